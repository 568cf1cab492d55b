"""Equal numbers are told apart by a declared chain, and every link leaves its value as evidence."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from reviewdesk.domain.aggregates import Value, better, mean, means, median, untrimmed
from reviewdesk.domain.head_to_head import balances
from reviewdesk.domain.marks import Exact, Rubric
from reviewdesk.domain.merge import Tally
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.plan.values import Aggregate, Criterion
from reviewdesk.domain.result import TieLink

Group = tuple[ApplicationId, ...]
Evidence = dict[ApplicationId, list[TieLink]]
Link = Callable[[Group], Mapping[ApplicationId, Exact]]


@dataclass(frozen=True)
class Contest:
    """All that a tie chain may ask about the applications of one track."""

    rubric: Rubric
    tallies: Mapping[ApplicationId, Tally]
    values: Mapping[ApplicationId, Value]
    aggregate: Aggregate
    preferences: Mapping[ApplicationId, Sequence[str]]

    def links(self) -> list[tuple[str, int, Link]]:
        """Return the chain: each link's name, 1 or -1 for whether high or low wins, and its values."""
        return [link for name in self.rubric.track.rules.tie_chain for link in self._expanded(name)]

    def mean_of(self, application: ApplicationId, criterion: str) -> Fraction:
        """Return the untrimmed mean of one criterion in its own points."""
        tally, rubric = self.tallies[application], self.rubric
        for position, scored in enumerate(rubric.scored):
            if scored.id == criterion:
                return mean(rubric, tally, position)
        return means(rubric, tally)[criterion]

    def _expanded(self, name: str) -> list[tuple[str, int, Link]]:
        kind, _, argument = name.partition(":")
        if kind == "criteria_by_weight":
            return [self._criterion(c) for c in _heaviest_first(self.rubric)]
        if kind == "criterion":
            return [self._criterion(c) for c in self.rubric.track.criteria if c.id == argument]
        each: dict[str, Callable[[ApplicationId], Exact]] = {
            "untrimmed_mean": lambda a: untrimmed(self.rubric, self.tallies[a]),
            "median": lambda a: _median(self.rubric, self.tallies[a]),
            "exact": lambda a: self.values[a].exact,
            "components": lambda a: self._components(a, argument),
            "preferences": lambda a: len(self.preferences.get(a, ())),
        }
        if kind == "head_to_head":
            return [(name, 1, lambda group: balances(self._originals(group)))]
        value = each[kind]
        wins = better(self.aggregate) if kind == "exact" else 1
        return [(name, wins, lambda group: {a: value(a) for a in group})]

    def _originals(self, group: Group) -> dict[ApplicationId, dict[str, Exact]]:
        return {a: _original_totals(self.tallies[a]) for a in group}

    def _criterion(self, criterion: Criterion) -> tuple[str, int, Link]:
        wins = -1 if criterion.mode == "deduction" else 1
        name = f"criterion:{criterion.id}"
        return name, wins, lambda group: {a: self.mean_of(a, criterion.id) for a in group}

    def _components(self, application: ApplicationId, group: str) -> Fraction:
        criteria = (*self.rubric.scored, *self.rubric.objective)
        parts = self.values[application].parts
        return sum(
            (
                parts[i][1] if parts else self.mean_of(application, c.id) * self.rubric.multiplier(c)
                for i, c in enumerate(criteria)
                if c.group == group and c.mode != "gate"
            ),
            Fraction(0),
        )


def ordered(contest: Contest) -> tuple[list[Group], Evidence]:
    """Return the applications best first, still-equal ones together by id, and the evidence of each tie."""
    wins = better(contest.aggregate)
    evidence: Evidence = defaultdict(list)
    key = {a: -wins * value.ranked for a, value in contest.values.items()}
    groups: list[Group] = []
    links = contest.links()
    for group in _equal(contest.values, key):
        groups += [group] if len(group) == 1 else _broken(group, links, contest, evidence)
    return groups, evidence


def _broken(
    group: Group, links: list[tuple[str, int, Link]], contest: Contest, evidence: Evidence
) -> list[Group]:
    if len(group) == 1 or not links:
        return [group]
    name, wins, values_of = links[0]
    values = values_of(group)
    for application in group:
        text = contest.values[application].text if name == "exact" else str(values[application])
        evidence[application].append(TieLink(name, text))
    parts = _equal(group, {a: -wins * value for a, value in values.items()})
    return [left for part in parts for left in _broken(part, links[1:], contest, evidence)]


def _equal(
    applications: Sequence[ApplicationId] | Mapping[ApplicationId, Value], key: Mapping[ApplicationId, Exact]
) -> list[Group]:
    in_order = sorted(sorted(applications), key=key.__getitem__)
    return [tuple(group) for _, group in groupby(in_order, key=key.__getitem__)]


def _heaviest_first(rubric: Rubric) -> list[Criterion]:
    counting = [c for c in rubric.track.criteria if c.mode in ("points", "bands", "objective")]
    return sorted(counting, key=lambda c: -rubric.multiplier(c) * c.max)


def _median(rubric: Rubric, tally: Tally) -> Fraction:
    if rubric.track.rules.level == "total":
        return median(tally.totals) / rubric.scale
    columns = [column for i, column in enumerate(tally.columns) if i in rubric.adding]
    middle = sum((median(column) for column in columns), Fraction(0)) + sum(tally.objective)
    return max(Fraction(0), middle / rubric.scale)


def _original_totals(tally: Tally) -> dict[str, Exact]:
    pairs = enumerate(zip(tally.reviewers, tally.totals, strict=True))
    return {seat: total for i, (seat, total) in pairs if i not in tally.replaced}
