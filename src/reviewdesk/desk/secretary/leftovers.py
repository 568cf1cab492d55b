"""What a killed run of `seal` or `supplement` left behind: listed beforehand, cleared by the next."""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from reviewdesk.domain import canonical
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.system import about, resolved
from reviewdesk.store import lock

Job = Literal["seal", "supplement"]
PLACE: Final = ".sealing"
_LIST: Final = "files"


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """Where a run writes: names in the folder that travels, names in the folder of slips."""

    job: Job
    out: Path
    files: tuple[str, ...]
    slips: Path | None = None
    slip_files: tuple[str, ...] = ()


@contextmanager
def unfinished(output: Output) -> Iterator[Path]:
    """Keep a list of what is being written for as long as the block runs; its removal is what completes.

    Gives a folder for what is only needed meanwhile. Folders that were made for the run go when it fails.

    Raises:
        ReviewDeskError: "seal-running" while another run writes here.
    """
    place = output.out / PLACE
    with _new_folders(output), _alone(place):
        try:
            with about(place), (place / _LIST).open("wb") as file:
                file.write(_listed(output))
                file.flush()
                os.fsync(file.fileno())
            yield place
        finally:
            (place / _LIST).unlink(missing_ok=True)


def clear(job: Job, out: Path, slips: Path | None) -> None:
    """Remove what a killed run of this job left in these folders; what any other run wrote stays.

    Raises:
        ReviewDeskError: "seal-running" while another run writes here.
    """
    place = out / PLACE
    if not place.is_dir() or _list(place).get("job", job) != job:
        return
    with _alone(place):
        for path in _left(_list(place), out, slips):
            path.unlink(missing_ok=True)


@contextmanager
def _new_folders(output: Output) -> Iterator[None]:
    """Make the folder that travels; where the block fails, what is new and empty goes again."""
    folders = [output.out] if output.slips is None else [output.out, output.slips]
    every = {one for folder in folders for one in (folder, *folder.parents)}
    new = sorted((one for one in every if not one.exists()), key=lambda one: -len(one.parts))
    try:
        (output.out / PLACE).mkdir(mode=0o700, parents=True, exist_ok=True)
        yield
    except BaseException:
        for one in new:
            with suppress(OSError):
                one.rmdir()
        raise


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Hold the place for the block, and remove it afterwards."""
    mine = False
    try:
        with lock.held(place):
            mine = True
            yield
    except ReviewDeskError as refusal:
        if refusal.code != "workspace-in-use":
            raise
        raise ReviewDeskError("seal-running", path=str(place.parent), **refusal.data) from refusal
    finally:
        if mine:
            shutil.rmtree(place, ignore_errors=True)


def _listed(output: Output) -> bytes:
    slips = "" if output.slips is None else str(resolved(output.slips))
    names = {"files": output.files, "slip_files": output.slip_files}
    return canonical.encode({"job": output.job, "slips": slips, **names})


def _list(place: Path) -> Mapping[str, object]:
    """Return the list of a run; one that is missing or cut short means that nothing was written."""
    try:
        return canonical.decode_map((place / _LIST).read_bytes())
    except (OSError, ReviewDeskError):
        return {}


def _left(listed: Mapping[str, object], out: Path, slips: Path | None) -> Iterator[Path]:
    """Yield what the list names, and what had no name yet."""
    if listed:
        yield from _in(out, listed.get("files"))
    if slips is not None and listed.get("slips") == str(resolved(slips)):
        yield from _in(slips, listed.get("slip_files"))


def _in(folder: Path, names: object) -> Iterator[Path]:
    listed: Iterable[object] = names if isinstance(names, list) else ()
    yield from (folder / Path(str(name)).name for name in listed)
    yield from folder.glob(".*.part")
