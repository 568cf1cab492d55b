"""One track from its sheet to an ordered list: who takes part, by which aggregate, in which order."""

from collections.abc import Iterator
from dataclasses import dataclass

from reviewdesk.domain.aggregates import Value, applied, ballots, values
from reviewdesk.domain.corrections import void_row
from reviewdesk.domain.marks import Rubric
from reviewdesk.domain.merge import Tally, tallies, unlawful
from reviewdesk.domain.names import ApplicationId, CriterionId
from reviewdesk.domain.plan.values import Aggregate, Track
from reviewdesk.domain.sheet import Sheet
from reviewdesk.domain.tiechain import Contest, Evidence, Group, ordered


@dataclass(frozen=True, slots=True)
class GateVote:
    """How many of the valid ballots failed an application at a gate."""

    application: ApplicationId
    gate: CriterionId
    failed: int
    voted: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """An ordered track, tiers not yet filled.

    Attributes:
        aggregate: the one applied.
        short: applications with too few ballots for the declared aggregate.
        rejected: not eligible, or failed at a gate.
        even: (application, gate) that as many passed as failed.
        divergent: applications on which reviewers disagreed at a gate.
        groups: best first, still-equal ones together.
    """

    rubric: Rubric
    sheet: Sheet
    tallies: dict[ApplicationId, Tally]
    aggregate: Aggregate
    short: tuple[ApplicationId, ...]
    rejected: frozenset[ApplicationId]
    even: tuple[tuple[ApplicationId, CriterionId], ...]
    divergent: frozenset[ApplicationId]
    values: dict[ApplicationId, Value]
    groups: list[Group]
    evidence: Evidence


def rank(track: Track, given: Sheet, aggregate: Aggregate | None) -> Ranking:
    """Return the ordered track.

    Args:
        track: with its rules.
        given: all its marks.
        aggregate: the one fixed at the close; None lets the number of ballots decide.
    """
    rubric = Rubric(track)
    sheet = countable(rubric, given)
    tallied = tallies(rubric, sheet)
    counts = {a: ballots(rubric, tally) for a, tally in tallied.items()}
    used = aggregate or applied(track.rules, counts.values())
    gates = [vote for tally in tallied.values() for vote in _gate_votes(rubric, tally)]
    rejected = sheet.ineligible | {g.application for g in gates if _rejects(g, sheet)}
    active = [tally for a, tally in tallied.items() if counts[a] > 0 and a not in rejected]
    found = values(rubric, active, used)
    contest = Contest(rubric, tallied, found, used, sheet.preferences)
    groups, evidence = ordered(contest)
    return Ranking(
        rubric=rubric,
        sheet=sheet,
        tallies=tallied,
        aggregate=used,
        short=tuple(a for a, n in counts.items() if 0 < n < track.rules.minimum_ballots),
        rejected=frozenset(rejected),
        even=tuple((g.application, g.gate) for g in gates if g.failed and 2 * g.failed == g.voted),
        divergent=frozenset(g.application for g in gates if 0 < g.failed < g.voted),
        values=found,
        groups=groups,
        evidence=evidence,
    )


def countable(rubric: Rubric, sheet: Sheet) -> Sheet:
    """Return the sheet without the rows of typed sheets that hold an unlawful mark, until it is corrected."""
    for seat in (s for s in sheet.panel if sheet.seats[s] == "typed"):
        for application, row in sorted(sheet.rows.get(seat, {}).items()):
            if unlawful(rubric, row) is not None:
                sheet = void_row(sheet, seat, application)
    return sheet


def _gate_votes(rubric: Rubric, tally: Tally) -> Iterator[GateVote]:
    for position in rubric.gates:
        voted = tally.marked(position)
        failed = voted - int(tally.sums[position])
        yield GateVote(tally.application, rubric.scored[position].id, failed, voted)


def _rejects(vote: GateVote, sheet: Sheet) -> bool:
    """More than half failed it, or just half and a motion did not let it pass."""
    if 2 * vote.failed == vote.voted:
        return not sheet.voted_gates.get((vote.application, vote.gate), True)
    return 2 * vote.failed > vote.voted
