"""What followed an archive: its addenda in their order, each checked against all before it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reviewdesk.desk.auditor.form import misshapen
from reviewdesk.desk.auditor.verdict import DIFFERS, MISSING, Verdict, expect, judging
from reviewdesk.desk.auditor.verify import Verified, verify
from reviewdesk.desk.staff.papers import check_papers
from reviewdesk.domain import canonical
from reviewdesk.domain.addenda.course import Course, course_of
from reviewdesk.domain.addenda.entry import Addendum, read_entry
from reviewdesk.domain.addenda.steps import follow
from reviewdesk.domain.addenda.words import Words, read_words
from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.addendum import ENTRY, PAPERS, PRIVATE_PAPERS, TEXTS, open_addendum
from reviewdesk.sealed.container import SealedFile

_NAMELESS: Final = frozenset({"signature-malformed", "signature-wrong"})
Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """An archive that holds, and everything that is known to have followed it.

    Attributes:
        archive: the file.
        files: the addenda, in order.
        head: digest of the last file, which the next one names.
        words: number of an addendum → its names and free text, where they were handed over.
        papers: number of an addendum → path → bytes of the papers in it.
    """

    archive: Path
    verified: Verified
    files: tuple[Path, ...] = ()
    head: Digest
    course: Course = field(repr=False)
    words: Mapping[int, Words] = field(default_factory=dict, repr=False)
    papers: Mapping[int, Mapping[str, bytes]] = field(default_factory=dict, repr=False)


def open_chain(
    archive: Path, addenda: Sequence[Path] = (), wanted: str | None = None, advance: Advance = lambda _: None
) -> Chain:
    """Verify an archive and every addendum that followed it.

    Args:
        archive: the archive.
        addenda: in the order in which they followed it.
        wanted: the fingerprint from paper.
        advance: as `verify` tells it.

    Raises:
        Verdict: as `verify`; 2 for an addendum that is changed, foreign, out of order or unlawful where it
            stands, 3 for one that is missing, 4 for a file that is none. The file is named.
        ReviewDeskError: a file cannot be read.
    """
    chain = begun(archive, verify(archive, wanted, advance))
    for path in addenda:
        chain = joined(chain, path, advance)
    return chain


def begun(archive: Path, verified: Verified) -> Chain:
    """Return the chain of an archive that nothing has followed yet."""
    lineage = verified.lineage
    course = course_of(lineage.plan, lineage.applications, verified.result)
    return Chain(archive=archive, verified=verified, head=verified.digest, course=course)


def joined(chain: Chain, path: Path, advance: Advance = lambda _: None) -> Chain:
    """Return the chain with one more addendum; raises as `open_chain`."""
    sealed = _opened(path, advance)
    _check_place(chain, sealed)
    with judging(DIFFERS, sealed.name):
        kind, data = read_entry(sealed.read_part(ENTRY))
    addendum = Addendum(
        number=sealed.header.sequence, kind=kind, at=sealed.header.created, data=data, digest=sealed.digest
    )
    try:
        with judging(DIFFERS, sealed.name):
            course = follow(chain.course, addendum)
    except Verdict as why:
        raise Verdict(DIFFERS, "addendum-unlawful", file=sealed.name, why=why) from why
    words = dict(chain.words)
    if TEXTS in sealed.members:
        words[addendum.number] = _words(sealed, addendum)
    papers = _papers(sealed)
    with judging(DIFFERS, sealed.name):
        check_papers(course, addendum, papers, file=sealed.name, withheld=TEXTS not in sealed.members)
    return Chain(
        archive=chain.archive,
        verified=chain.verified,
        files=(*chain.files, path),
        head=sealed.digest,
        course=course,
        words=words,
        papers={**chain.papers, addendum.number: papers},
    )


def _opened(path: Path, advance: Advance) -> SealedFile:
    try:
        return open_addendum(path, advance)
    except ReviewDeskError as error:
        if error.code == "addendum-part":
            raise Verdict(MISSING, error.code, **error.data) from error
        raise misshapen(_named(error, path)) from error


def _named(error: ReviewDeskError, path: Path) -> ReviewDeskError:
    """Return a refusal that says which of several files it is about."""
    if error.code in _NAMELESS:
        return ReviewDeskError("addendum-signature", file=path.name)
    return error


def _check_place(chain: Chain, sealed: SealedFile) -> None:
    header, lineage, name = sealed.header, chain.verified.lineage, sealed.name
    bound = (header.review_session, header.batch_digest, header.plan_digest)
    ours = (lineage.review_session, lineage.batch, lineage.plan_digest)
    expect(bound == ours, "addendum-foreign", file=name)
    expect(header.signer == lineage.signer, "addendum-signer", file=name)
    expected, number = len(chain.files) + 1, header.sequence
    late, gap = number < expected, number > expected
    expect(not late, "addendum-first", file=name, number=number, expected=expected)
    expect(not gap, "addendum-missing", MISSING, file=name, number=number, expected=expected)
    expect(header.previous_digest == chain.head, "addendum-chain", file=name)


def _words(sealed: SealedFile, addendum: Addendum) -> Words:
    raw = sealed.read_part(TEXTS)
    expect(canonical.digest(raw) == addendum.data["text"], "addendum-words", file=sealed.name)
    with judging(DIFFERS, sealed.name):
        return read_words(addendum.kind, raw)


def _papers(sealed: SealedFile) -> dict[str, bytes]:
    return {
        path: sealed.read_part(path) for path in sealed.members if path.startswith((PAPERS, PRIVATE_PAPERS))
    }
