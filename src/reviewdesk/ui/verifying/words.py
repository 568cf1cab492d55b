"""What verifying says: what all files come to, and of an archive what was checked, in that order."""

from collections.abc import Iterator
from pathlib import Path

from reviewdesk.desk import spoken, spoken_papers
from reviewdesk.desk.auditor.files import Checked, CheckedFile
from reviewdesk.desk.auditor.verdict import DIFFERS, MISSING, NO_ARCHIVE
from reviewdesk.desk.auditor.verify import Verified
from reviewdesk.ui.speech import say


def kind_of(file: CheckedFile) -> str:
    """Return what a file is."""
    kinds = {
        "archive": say("Archive"),
        "record": say("Later record"),
        "paper": say("Signed PDF"),
        "list": say("Checksums"),
        "other": say("Other file"),
        "stray": say("Not published"),
    }
    return kinds[file.kind]


def meaning(found: Checked, language: str) -> tuple[str, str, str]:
    """Return the kind of the card, its title, and what that means for who holds the paper."""
    code, alone = found.exit_code, len(found.files) == 1
    if code == 0:
        title = spoken_papers.summary(found, language)
        if alone and found.files[0].archive is not None and found.compared:
            title = say("The archive agrees with itself and with the fingerprint on paper.")
        return "card-good", f"✓ {title}", _compared(found)
    if alone and found.unsettled:
        title = say("The signatures hold; whose they are is not compared yet.")
        told = say(
            "Put the PDF beside its archive, or compare the SHA-256 of the certificate with what was "
            "handed over."
        )
        return "card-warn", f"? {title}", told
    if not alone:
        kind = "card-warn" if len(found.unsettled) == len(found.wrong) else "card-bad"
        sign = "?" if kind == "card-warn" else "✗"
        return kind, f"{sign} {spoken_papers.summary(found, language)}", _compared(found)
    meanings = {
        DIFFERS: say("Something differs. Checking stopped at the first difference."),
        MISSING: say("Something is missing. Checking stopped there."),
        NO_ARCHIVE: say("This is not an archive of a review session."),
    }
    if found.files[0].kind == "paper":
        meanings |= {
            DIFFERS: say("Do not rely on this PDF."),
            MISSING: say("Do not rely on this PDF."),
            NO_ARCHIVE: say("This is not a paper of a review session."),
        }
    title = meanings.get(code, say("The file could not be checked."))
    return "card-bad", f"✗ {title}", spoken_papers.verdict(found.files[0], language)


def _compared(found: Checked) -> str:
    if found.compared and found.fingerprint:
        return say("The fingerprint agrees with the one on paper: it is that review session.")
    if found.compared:
        return say("The certificate agrees with the one handed over: it is that review session.")
    return say("Compare the fingerprint below with the one on the signed paper.")


def checked(found: Verified) -> Iterator[str]:
    """Yield what was checked and holds."""
    yield say("Every part is listed, has its digest, and the header is signed by the chair's seat.")
    yield say("Review package, supplements and the keys of every seat belong together.")
    yield say("The log is one chain, every act lawful where it stands, attested by those it needs.")
    yield say("Every ballot that counts is signed by its seat and was opened; none is added or missing.")
    yield say("The ranking derived anew from the ballots is the published one, place by place.")
    yield say("Every printed place, every number of the workbook and every signature on paper agrees.")
    if found.sequence > 1:
        yield say(
            "It is result number {sequence}; the earlier ones stand in the log.", sequence=found.sequence
        )


def counted(found: Verified, language: str) -> str:
    """Return how many places on the roll had which outcome."""
    counts = (f"{spoken.outcome(state, language)} {count}" for state, count in found.counts.items())
    return say("Ballots: {counts}", counts=say(", ").join(counts))


def signed_by(found: Verified) -> Iterator[str]:
    """Yield whose signatures hold on each paper, the scans, who gave no answer, and what is withheld."""
    for paper, seats in found.signers.items():
        yield say("{paper}: signed by {seats}", paper=Path(paper).name, seats=say(", ").join(seats))
    if found.scans:
        yield say("Scans of pages signed in ink: {count}.", count=found.scans)
    if found.unanswered:
        yield say(
            "No answer in the signing round is on record: {seats}. Ask them.",
            seats=say(", ").join(found.unanswered),
        )
    if found.withheld:
        yield say("Names and texts are withheld as a group: {count} parts.", count=len(found.withheld))
