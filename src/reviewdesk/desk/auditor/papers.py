"""Step 10 of verifying: every signature on the papers holds, and what they print is the result."""

from collections.abc import Callable, Iterable
from datetime import datetime

from reviewdesk.desk.auditor.outcome import settled_marks
from reviewdesk.desk.auditor.sitting import Sitting
from reviewdesk.desk.auditor.verdict import DIFFERS, MISSING, Verdict, expect, judging
from reviewdesk.desk.sheet_paper import sheet_figures
from reviewdesk.domain import canonical
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.names import ApplicationId, Digest, SeatId
from reviewdesk.domain.redaction import by_id, in_force, redacted_applications
from reviewdesk.domain.result import Result
from reviewdesk.report.book_values import Workbook
from reviewdesk.report.packet.readback import packet_differences
from reviewdesk.report.readback import (
    Difference,
    Pages,
    lines_of,
    pages_of,
    ranking_differences,
    strange_page,
)
from reviewdesk.report.signature_page import field_name
from reviewdesk.report.signatures import SignatureReport, check_signatures
from reviewdesk.report.workbook_readback import workbook_difference
from reviewdesk.sealed.archive import PACKET, RECORD, REPORT, certificate_path
from reviewdesk.sealed.codes import fingerprint
from reviewdesk.sealed.container import SealedFile
from reviewdesk.words import translator

WORKBOOK = f"{REPORT}workbook.xlsx"


def ranking_path(track: str) -> str:
    """Return where the ranking PDF of a track lies."""
    return f"{REPORT}ranking-{track}.pdf"


def check_papers(
    archive: SealedFile,
    sitting: Sitting,
    result: Result,
    ballots: tuple[Ballot, ...],
    advance: Callable[[int], None] = lambda _: None,
) -> dict[str, tuple[str, ...]]:
    """Return paper → seats whose signatures on it hold.

    Raises:
        Verdict: 3 when a paper is missing; 2 with the first signature, place, value or cell that differs.
    """
    _check_names(archive, result)
    signers = {}
    for track in result.tracks:
        path = ranking_path(track.id)
        paper = archive.read_part(path)
        signers[path] = _check_signed(path, paper, archive, sitting, advance)
        pages = _read(path, paper)
        _check_footers(path, pages, archive, sitting)
        with judging(DIFFERS, path):
            differences = ranking_differences(lines_of(pages), track)
        _check_printed(path, differences, track.id)
    signers |= _check_packet(archive, sitting, result, ballots, advance)
    _check_workbook(archive, sitting, result, ballots, advance)
    return signers


def _check_workbook(
    archive: SealedFile,
    sitting: Sitting,
    result: Result,
    ballots: tuple[Ballot, ...],
    advance: Callable[[int], None],
) -> None:
    lineage = sitting.lineage
    say = translator(lineage.plan.review_session.language)
    hidden = in_force(lineage.plan)
    applications = redacted_applications(hidden, "workbook", lineage.applications, say("Applicant "))
    book = Workbook(
        plan=lineage.plan,
        result=result,
        applications=by_id(applications),
        seats=lineage.committee.seats,
        ballots=ballots,
        marks=settled_marks(sitting, ballots),
    )
    with judging(DIFFERS, WORKBOOK):
        found = workbook_difference(archive.read_part(WORKBOOK), book, advance)
    if found is not None:
        where = {"sheet": found.sheet, "cell": found.cell}
        raise Verdict(
            DIFFERS, "verify-workbook", part=WORKBOOK, theirs=found.theirs, ours=found.ours, **where
        )


def _check_names(archive: SealedFile, result: Result) -> None:
    expected = {ranking_path(track.id) for track in result.tracks} | {WORKBOOK}
    there = {path for path in archive.members if path.startswith(REPORT)}
    for path in sorted(expected - there):
        raise Verdict(MISSING, "verify-part-missing", part=path)
    for path in sorted(there - expected):
        raise Verdict(DIFFERS, "verify-malformed", part=path)


def _check_signed(
    path: str, paper: bytes, archive: SealedFile, sitting: Sitting, advance: Callable[[int], None]
) -> tuple[str, ...]:
    lineage = sitting.lineage
    certificates = {
        seat: keys.certificate for seat, keys in lineage.seats.items() if keys.certificate is not None
    }
    secretary = next(seat for seat, keys in lineage.seats.items() if keys.role == "secretary")
    with judging(DIFFERS, path):
        authority = archive.read_part(certificate_path(secretary))
        moment = datetime.fromisoformat(lineage.created)
        report = check_signatures(paper, authority, certificates, moment, advance)
    for signature in report.signatures:
        expect(signature.sound, "verify-paper-signature", part=path, reason=signature.field)
    expect(report.sound, "verify-paper-signature", part=path, reason="%%EOF")
    first = lineage.seats[report.signers[0]]
    expect(first.role == "chair", "verify-paper-signature", part=path, reason=field_name(first.id))
    _check_signers(path, paper, report, sitting)
    return tuple(report.signers)


def _check_signers(path: str, paper: bytes, report: SignatureReport, sitting: Sitting) -> None:
    """Those who signed are those whose signing the log holds, down to the last one's bytes."""
    logged = logged_signings(sitting, path.rpartition("/")[2])
    expect(
        list(report.signers[1:]) == [seat for seat, _ in logged],
        "verify-paper-signers",
        part=path,
        found=", ".join(report.signers[1:]),
        logged=", ".join(seat for seat, _ in logged),
    )
    last = logged[-1][1] if logged else canonical.digest(paper)
    expect(last == canonical.digest(paper), "verify-paper-signature", part=path, reason="SHA-256")


def logged_signings(sitting: Sitting, name: str) -> list[tuple[SeatId, str]]:
    """Return who signed a paper after it was frozen, with the digest that the paper had then."""
    frozen = sitting.last("finalise").index
    found = []
    for entry in sitting.entries:
        papers = entry.data.get("papers")
        if entry.kind == "sign" and entry.index > frozen and isinstance(papers, dict) and name in papers:
            found.append((SeatId(str(entry.data["seat"])), str(papers[name])))
    return found


def _read(path: str, paper: bytes) -> Pages:
    with judging(DIFFERS, path):
        return pages_of(paper)


def _check_footers(path: str, pages: Pages, archive: SealedFile, sitting: Sitting) -> None:
    """What was signed in ink names the record by its digest, so every page must bear this one's."""
    record = canonical.digest(archive.read_part(RECORD))
    found = strange_page(pages, record, fingerprint(sitting.lineage.batch))
    if found is not None:
        raise Verdict(
            DIFFERS, "verify-paper-record", part=path, page=found.number, theirs=found.printed, ours=record
        )


def _check_packet(
    archive: SealedFile,
    sitting: Sitting,
    result: Result,
    ballots: tuple[Ballot, ...],
    advance: Callable[[int], None],
) -> dict[str, tuple[str, ...]]:
    """The packet goes with the private group; the log says whether there was one, and what it was."""
    frozen = sitting.last("finalise").data.get("packet")
    expect((PACKET in archive.entries) or frozen is None, "verify-part-unlisted", MISSING, part=PACKET)
    expect((PACKET in archive.entries) == (frozen is not None), "verify-part-unknown", part=PACKET)
    if PACKET not in archive.members:
        return {}
    paper = archive.read_part(PACKET)
    signers = _check_signed(PACKET, paper, archive, sitting, advance)
    if not signers[1:]:
        same = canonical.digest(paper) == frozen
        expect(same, "verify-paper-signature", part=PACKET, reason="SHA-256")
    pages = _read(PACKET, paper)
    _check_footers(PACKET, pages, archive, sitting)
    with judging(DIFFERS, PACKET):
        differences = tuple(packet_differences(pages, result, _figures(sitting, ballots)))
    _check_printed(PACKET, differences, PACKET)
    return {PACKET: signers}


def _figures(
    sitting: Sitting, ballots: tuple[Ballot, ...]
) -> dict[Digest, dict[ApplicationId, tuple[str, ...]]]:
    lineage = sitting.lineage
    applications = {application.id: application for application in lineage.applications}
    cast = {(ballot.seat, ballot.track, ballot.round): ballot for ballot in ballots}
    return {
        Digest(str(cell.digest)): sheet_figures(
            lineage.plan, cast[cell.seat, cell.track, cell.round], applications
        )
        for cell in sitting.roll.counted()
    }


def _check_printed(path: str, differences: Iterable[Difference], otherwise: str) -> None:
    for found in differences:
        raise Verdict(
            DIFFERS,
            "verify-paper-text",
            part=path,
            application=found.application or otherwise,
            field=found.field,
            theirs=found.printed,
            ours=found.expected,
        )
