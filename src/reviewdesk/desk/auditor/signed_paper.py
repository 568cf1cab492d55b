"""Verifying one PDF: who signed it, when by their own clock, what was done to it since, and whose it is.

Beside its archive a paper must be the very one that lies in there; with nothing but itself it can only be
whole, and whose it is remains to be compared with what was handed over.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from reviewdesk.desk.auditor.reference import Reference
from reviewdesk.desk.auditor.verdict import DIFFERS, MISSING, NO_ARCHIVE, Verdict
from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.errors import Problem, ReviewDeskError
from reviewdesk.errors.system import open_file
from reviewdesk.report.embedded_chain import embedded_chain
from reviewdesk.report.signature_page import field_name
from reviewdesk.report.signatures import Reach, SeatSignature, SignatureReport, check_signatures

LARGEST: Final = 512 * 1024 * 1024
"""Bytes; a packet of five hundred applications and fifteen reviewers has less than ten million."""
_NO_PAPER: Final = frozenset({"report-pdf-unreadable", "report-pdf-encrypted", "report-pdf-strange"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSignature:
    """One signature on a paper.

    Attributes:
        holder: whom its certificate names: the seat, or "" where it cannot be read.
        name, role, answer: of that seat, where an archive says so; else "".
        certifies: it is the one by which the paper was frozen.
        claimed: the time it claims, ISO 8601; nobody vouches for it.
        reach: it covers the whole file, the file as it was then, or less.
        later: who signed after it.
        problems: all that is wrong with it.
    """

    holder: str
    name: str
    role: str
    answer: str
    certifies: bool
    claimed: str
    reach: Reach
    later: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPaper:
    """A PDF that was looked into.

    Attributes:
        signatures: in the order made.
        waiting: seats with a place for a signature that did not sign → what they answered, or "".
        authority: SHA-256 of the authority's certificate that the signatures lead to.
        archive, fingerprint: which archive it was held against, and its F; "" without one.
        looked_up: that archive was not verified itself.
        compared: that was compared with paper; or an authority was named.
        problems: what is wrong with the paper as a whole, or was not checked.
    """

    signatures: tuple[PaperSignature, ...]
    waiting: dict[str, str]
    authority: Digest
    archive: str
    fingerprint: str
    looked_up: bool
    compared: bool
    problems: tuple[Problem, ...]

    @property
    def found(self) -> tuple[Problem, ...]:
        """All that is wrong: with its signatures in their order, then with the whole."""
        return (*(p for signature in self.signatures for p in signature.problems), *self.problems)

    @property
    def unsettled(self) -> bool:
        """Whether all that is wrong is that nothing was at hand to say whose the signatures are."""
        return {problem.code for problem in self.found} == {"paper-unchecked"}

    @property
    def exit_code(self) -> int:
        """As for archives: 0 all holds, 2 something differs, 3 what it was to be held against is missing."""
        if not self.found:
            return 0
        return MISSING if self.unsettled else DIFFERS


def check_paper(
    path: Path, against: Reference | Digest | None, advance: Callable[[int], None] = lambda _: None
) -> CheckedPaper:
    """Return what the signatures of a PDF say.

    Args:
        path: the PDF.
        against: the archive of its review session, the digest of its authority, or nothing.
        advance: called with 0 now and then; may raise to stop.

    Raises:
        Verdict: 3 it bears no signature; 4 it is no PDF, damaged, encrypted, or no paper of ours.
        ReviewDeskError: "file-unreadable".
    """
    paper = _read(path)
    try:
        chain = embedded_chain(paper)
        if isinstance(against, Reference):
            known = (against.ca_pem, against.certificates, against.moment)
        else:
            known = (chain.ca_pem, chain.certificates, chain.moment)
        report = check_signatures(paper, *known, advance)
    except ReviewDeskError as error:
        if not error.code.startswith("report-"):
            raise
        code = NO_ARCHIVE if error.code in _NO_PAPER else MISSING
        raise Verdict(code, error.code, file=path.name, **error.data) from error
    held = against if isinstance(against, Reference) else None
    signatures = tuple(_signature(one, held) for one in report.signatures)
    problems = tuple(_of_whole(report, held))
    if isinstance(against, Reference):
        problems += tuple(_in_archive(path.name, canonical.digest(paper), report, against))
    elif against is not None:
        problems += _of_authority(chain.authority, against)
    elif not problems and not any(one.problems for one in signatures):
        problems = (Problem("paper-unchecked", {"authority": chain.authority}),)
    return CheckedPaper(
        signatures=signatures,
        waiting=_waiting(report, held),
        authority=chain.authority,
        archive=held.name if held else "",
        fingerprint=held.fingerprint if held else "",
        looked_up=held is not None and not held.verified,
        compared=held.compared if held else against == chain.authority,
        problems=problems,
    )


def _read(path: Path) -> bytes:
    if path.stat().st_size > LARGEST:
        raise Verdict(NO_ARCHIVE, "paper-too-large", file=path.name, most=LARGEST // 1024 // 1024)
    with open_file(path) as file:
        return file.read()


def _signature(found: SeatSignature, held: Reference | None) -> PaperSignature:
    seat = found.seat or SeatId("")
    return PaperSignature(
        holder=found.holder,
        name=held.names.get(seat, "") if held else "",
        role=held.roles.get(seat, "") if held else "",
        answer=held.answers.get(seat, "") if held else "",
        certifies=found.certifies,
        claimed=_on_the_wall(found.signed_at, held),
        reach=found.reach,
        later=tuple(field.removeprefix(field_name(SeatId(""))) for field in found.after.signed),
        problems=tuple(_of_signature(found)),
    )


def _on_the_wall(moment: str, held: Reference | None) -> str:
    """Return a moment by the clocks of the review session, where it is known where that was."""
    if held is None or not moment:
        return moment
    return datetime.fromisoformat(moment).astimezone(held.timezone).isoformat()


def _of_signature(found: SeatSignature) -> Iterator[Problem]:
    who: dict[str, object] = {"seat": found.holder or "?"}
    if not found.holder:
        yield Problem("paper-unread", {"field": found.field})
        return
    if not found.intact:
        yield Problem("paper-altered", who)
    elif not found.trusted:
        yield Problem("paper-foreign", who)
    elif found.seat is None:
        yield Problem("paper-unknown", who)
    elif found.field != field_name(found.seat):
        yield Problem("paper-field", {**who, "field": found.field})
    if found.reach == "part":
        yield Problem("paper-part", who)
    elif found.intact and found.trusted and not found.whole:
        yield Problem("paper-respelled", who)
    if found.changed:
        yield from _of_changes(found, who)


def _of_changes(found: SeatSignature, who: dict[str, object]) -> Iterator[Problem]:
    after = found.after
    seen = False
    for code, key, values in (
        ("paper-pages", "pages", after.pages),
        ("paper-marked", "pages", after.marked),
        ("paper-fields", "fields", after.fields),
    ):
        if values:
            seen = True
            yield Problem(code, {**who, key: ", ".join(map(str, values))})
    if after.moved:
        yield Problem("paper-moved", who)
    elif not seen:
        yield Problem("paper-otherwise", who)


def _of_whole(report: SignatureReport, held: Reference | None) -> Iterator[Problem]:
    first, *others = report.signatures
    if not report.ends_signed:
        yield Problem("paper-appended", {"count": report.appended})
    if not first.certifies:
        yield Problem("paper-uncertified", {})
    elif held and first.seat is not None and held.roles.get(first.seat) != "chair":
        yield Problem("paper-not-chair", {"seat": first.seat})
    if any(one.certifies for one in others) or len(set(report.signers)) != len(report.signers):
        yield Problem("paper-twice", {})


def _in_archive(name: str, digest: Digest, report: SignatureReport, held: Reference) -> Iterator[Problem]:
    """Beside its archive only the very paper in there counts; say what sets another apart, if it shows."""
    found, logged = report.signers[1:], held.signers.get(name)
    if logged is not None and logged != found:
        said = {"found": ", ".join(found) or "—", "logged": ", ".join(logged) or "—"}
        yield Problem("verify-paper-signers", {"part": name, **said})
    elif digest not in held.files.values():
        yield Problem("paper-not-archived", {"fingerprint": held.fingerprint})


def _of_authority(found: Digest, wanted: Digest) -> tuple[Problem, ...]:
    return () if wanted == found else (Problem("paper-authority", {"found": found, "wanted": wanted}),)


def _waiting(report: SignatureReport, held: Reference | None) -> dict[str, str]:
    prefix = field_name(SeatId(""))
    seats = [SeatId(field.removeprefix(prefix)) for field in report.open_fields]
    return {seat: held.answers.get(seat, "") if held else "" for seat in seats}
