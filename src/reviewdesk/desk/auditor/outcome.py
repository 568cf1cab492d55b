"""Step 9 of verifying: the ranking follows from plan, ballots and decisions alone, byte for byte."""

import json
from collections.abc import Iterator, Mapping

from reviewdesk.desk.auditor.sitting import Sitting
from reviewdesk.desk.auditor.verdict import DIFFERS, Verdict, judging
from reviewdesk.domain import canonical
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.conclude import blocking, conclude, deviations, open_ranges, settled_sheets
from reviewdesk.domain.decisions import decisions
from reviewdesk.domain.names import TrackId
from reviewdesk.domain.result import Result, result_json
from reviewdesk.domain.reveal import RankableBallots, RevealedBallots
from reviewdesk.domain.sheet import Sheet
from reviewdesk.domain.stage_vote import unvoted
from reviewdesk.sealed.archive import RESULT
from reviewdesk.sealed.container import SealedFile


def recompute(archive: SealedFile, sitting: Sitting, ballots: tuple[Ballot, ...]) -> Result:
    """Return the result the ballots lead to, equal to the archived one.

    Raises:
        Verdict: 2 with the first application and field that differ, theirs and ours.
    """
    lineage = sitting.lineage
    with judging(DIFFERS, RESULT):
        rankable = rankable_of(sitting, ballots)
        flagged = rankable.flagged
        taken = decisions(sitting.entries)
        result = conclude(lineage.plan, lineage.applications, rankable, taken, "final")
    theirs, ours = archive.read_part(RESULT), result_json(result)
    if theirs != ours:
        raise _difference(theirs, ours)
    alarmed = (track for track, _ in blocking(lineage.plan, result))
    ranged = (mark.track for mark in open_ranges(flagged, taken))
    for track in (*alarmed, *ranged, *unvoted(lineage.plan, taken)):
        raise Verdict(DIFFERS, "verify-alarm", part=RESULT, track=track)
    return result


def settled_marks(sitting: Sitting, ballots: tuple[Ballot, ...]) -> Mapping[TrackId, Sheet]:
    """Return the marks of every track as the decisions leave them, once `recompute` has agreed."""
    lineage = sitting.lineage
    found = rankable_of(sitting, ballots)
    return settled_sheets(lineage.plan, lineage.applications, found, decisions(sitting.entries))


def rankable_of(sitting: Sitting, ballots: tuple[Ballot, ...]) -> RankableBallots:
    """Return the ballots with what stage one showed of them, as the log lets them be ranked.

    Raises:
        ReviewDeskError: as `RankableBallots`.
    """
    plan = sitting.lineage.plan
    witness = plan.review_session.witness
    revealed = RevealedBallots(entries=sitting.entries, ballots=ballots, witness=witness)
    flagged = deviations(plan, sitting.lineage.applications, revealed)
    return RankableBallots(revealed=revealed, flagged=flagged)


def _difference(theirs: bytes, ours: bytes) -> Verdict:
    with judging(DIFFERS, RESULT):
        found = canonical.decode(theirs)
    where, one, other = next(_differences(found, json.loads(ours), RESULT))
    return Verdict(DIFFERS, "verify-result", part=RESULT, where=where, theirs=one, ours=other)


def _differences(theirs: object, ours: object, where: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(theirs, dict) and isinstance(ours, dict):
        for key in sorted(theirs.keys() | ours.keys()):
            yield from _differences(theirs.get(key), ours.get(key), f"{where} › {key}")
    elif isinstance(theirs, list) and isinstance(ours, list) and len(theirs) == len(ours):
        for one, other in zip(theirs, ours, strict=True):
            yield from _differences(one, other, f"{where} › {_name(other)}")
    elif theirs != ours:
        yield where, _short(theirs), _short(ours)


def _name(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("application") or value.get("id") or value.get("kind") or "…")
    return "…"


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return text if len(text) <= 80 else f"{text[:79]}…"
