"""A scan of an inked page that somebody chose: what it is, and whether anybody can open it again."""

from pathlib import Path
from typing import Final

from reviewdesk.domain.scans import Kind
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.system import file_error, open_file
from reviewdesk.intake.findings import WAIVABLE
from reviewdesk.intake.pdf_check import PdfCheck
from reviewdesk.intake.watched import ChildFailed, WatchedChild

MOST_BYTES: Final = 20 * 2**20
"""A page of A4 in colour at 300 dots to the inch has one to three."""
SECONDS: Final = 60.0
_MARKS: Final[dict[bytes, Kind]] = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}
_PICTURES: Final = "reviewdesk.intake.image_child"
_HARMLESS: Final = WAIVABLE - {"pdf-script", "pdf-launch", "pdf-attachment"}
"""What may be said of a PDF that is a picture of paper all the same."""


def read_scan(path: Path) -> tuple[Kind, bytes]:
    """Return what a file is and its bytes, once a child process has opened every page of it.

    Raises:
        ReviewDeskError: "scan-not-a-page", "scan-too-large", "scan-unreadable" or "file-unreadable".
    """
    try:
        with open_file(path) as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise file_error(error) from error
    if len(data) > MOST_BYTES:
        raise ReviewDeskError("scan-too-large", file=path.name, limit=MOST_BYTES // 2**20)
    kind = next((kind for mark, kind in _MARKS.items() if data.startswith(mark)), None)
    if kind is None:
        raise ReviewDeskError("scan-not-a-page", file=path.name)
    if not (_is_paper(path) if kind == "pdf" else _is_picture(path)):
        raise ReviewDeskError("scan-unreadable", file=path.name)
    return kind, data


def _is_paper(path: Path) -> bool:
    with PdfCheck(document_seconds=SECONDS) as check:
        return all(trouble["code"] in _HARMLESS for trouble in check.look(path).troubles)


def _is_picture(path: Path) -> bool:
    request = {"path": str(path.absolute()), "target": ""}
    try:
        with WatchedChild(_PICTURES) as child:
            return child.ask(request, step_seconds=SECONDS, seconds=SECONDS) == ""
    except ChildFailed:
        return False
