"""What verifying an archive says, in the order in which it is checked."""

from collections.abc import Iterator
from pathlib import Path

from reviewdesk.desk import spoken
from reviewdesk.desk.auditor.verify import Verified
from reviewdesk.ui.speech import say


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
