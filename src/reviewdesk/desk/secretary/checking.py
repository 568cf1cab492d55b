"""Looks inside every dossier, in a child process; what was looked at stays known when the rest is put off."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from reviewdesk.desk.secretary.dossier_findings import is_pdf
from reviewdesk.desk.secretary.gathered import Checked, Stamp, stamp
from reviewdesk.desk.secretary.office import Office, keep
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.pdf_check import Looked, PdfCheck

KEEP_SECONDS: Final = 10.0
"""How much work of the check a crash may cost."""


def unchecked(office: Office) -> tuple[tuple[Path, Stamp], ...]:
    """Return the PDFs placed that were not looked into as they are now; those that are gone are left out."""
    checked = office.dossiers.checked
    found = []
    for path in dict.fromkeys(one.path for one in office.dossiers.placed if is_pdf(one)):
        now = stamp(path)
        if now is not None and (path not in checked or checked[path].stamp != now):
            found.append((path, now))
    return tuple(found)


def bytes_of(files: Sequence[tuple[Path, Stamp]]) -> int:
    """Return how much there is to check, so that progress has an end; each file counts for one more."""
    return sum(one.size + 1 for _, one in files)


def check(
    office: Office,
    *,
    advance: Callable[[int], None] = lambda size: None,
    check: PdfCheck | None = None,
    keep_seconds: float = KEEP_SECONDS,
) -> Office:
    """Look into every PDF that was not looked into as it is now.

    What was found is on disk every few seconds. A person who cancels (`advance` raises "interrupted")
    keeps what was looked at so far; Ctrl+C keeps it on disk and goes on.

    Args:
        office: as it stands on disk.
        advance: told of bytes that are done, and of 0 many times a second.
        check: the child process to use; a fresh one with the usual limits otherwise.
        keep_seconds: how often what was found goes to disk.
    """
    gathered = office.dossiers
    placed = {one.path for one in gathered.placed}
    known = {path: one for path, one in gathered.checked.items() if path in placed}
    kept, at = office, time.monotonic()
    try:
        with check or PdfCheck() as opened:
            for path, now in unchecked(office):
                known[path] = _checked(opened, path, now, advance)
                advance(now.size + 1)
                if time.monotonic() - at > keep_seconds:
                    kept, at = keep(_with(office, known), kept), time.monotonic()
    except ReviewDeskError as error:
        if error.code != "interrupted":
            raise
    except KeyboardInterrupt:
        keep(_with(office, known), kept)
        raise
    return _with(office, known)


def check_again(office: Office, path: Path, *, advance: Callable[[int], None] = lambda size: None) -> Office:
    """Look into one file anew."""
    without = {one: found for one, found in office.dossiers.checked.items() if one != path}
    return check(_with(office, without), advance=advance)


def _checked(opened: PdfCheck, path: Path, now: Stamp, advance: Callable[[int], None]) -> Checked:
    try:
        looked = opened.look(path, on_wait=lambda: advance(0))
    except OSError:
        looked = Looked(troubles=({"code": "pdf-gone"},))
    return Checked(stamp=now, pages=looked.pages, papers=looked.papers, troubles=looked.troubles)


def _with(office: Office, known: dict[Path, Checked]) -> Office:
    return replace(office, dossiers=replace(office.dossiers, checked=dict(known)))
