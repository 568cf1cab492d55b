"""What a sealed file is, from its header alone: no key is needed, and nothing secret can be seen."""

from dataclasses import dataclass
from pathlib import Path

from reviewdesk.domain.names import Digest
from reviewdesk.domain.plan.normal import from_normalised
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.codes import fingerprint, session_mark
from reviewdesk.sealed.container import SealedFile, open_sealed
from reviewdesk.sealed.header import Header
from reviewdesk.sealed.lineage import PLAN
from reviewdesk.sealed.stream import Progress


@dataclass(frozen=True, slots=True)
class Inspection:
    """A sealed file seen from outside; its form, signature and digests hold.

    Attributes:
        digest: of the file.
        fingerprint: F of the batch it belongs to; of a ballot, see `receipt`.
        receipt: receipt code of a ballot, "" for other files.
        session_mark: as it stands on the slips.
        size: of the file, in bytes.
        title: of the review session, where the file brings a plan that can be read; else "".
    """

    header: Header
    digest: Digest
    fingerprint: str
    receipt: str
    session_mark: str
    size: int
    title: str = ""


def inspect(path: Path, progress: Progress = lambda _: None) -> Inspection:
    """Return what a sealed file is; raises as `open_sealed`."""
    sealed = open_sealed(path, absent_allowed=True, progress=progress)
    header = sealed.header
    if sealed.absent and header.kind != "archive":
        raise ReviewDeskError("container-missing", file=path.name, part=sealed.absent[0], offset=0)
    return Inspection(
        header=header,
        digest=sealed.digest,
        fingerprint=fingerprint(header.batch_digest or sealed.digest),
        receipt=fingerprint(sealed.digest) if header.kind == "ballot" else "",
        session_mark=session_mark(header.review_session),
        size=path.stat().st_size,
        title=title_of(sealed),
    )


def title_of(sealed: SealedFile) -> str:
    """Return the title that the plan of a batch or supplement gives; "" where none can be read."""
    if PLAN not in sealed.members or sealed.header.kind not in ("batch", "supplement"):
        return ""
    try:
        return from_normalised(sealed.read_part(PLAN)).review_session.title
    except ReviewDeskError:
        return ""
