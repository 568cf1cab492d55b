"""The official numbers: one value per application from its tally, by the aggregate a plan declares."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reviewdesk.domain.marks import Exact, Rubric, fixed_text
from reviewdesk.domain.merge import Tally
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.plan.values import Aggregate, RoundingStage, Rules
from reviewdesk.domain.rounding import half_up, half_up_scaled
from reviewdesk.domain.standard_scores import rank_sums, z_scores


@dataclass(frozen=True, slots=True)
class Value:
    """The aggregate of one application.

    Attributes:
        exact: before the last rounding; for a z-score the 30 digits kept.
        text: how `exact` is printed.
        published: as printed, fixed places.
        ranked: the number it is ranked on.
        dropped: reviewers trimmed away, by id; none at level criterion.
        parts: at level criterion, what each criterion (scored, then objective) shows and adds to the total.
    """

    exact: Fraction
    text: str
    published: str
    ranked: Exact
    dropped: tuple[SeatId, ...] = ()
    parts: tuple[tuple[str, Fraction], ...] = ()


def ballots(rubric: Rubric, tally: Tally) -> int:
    """Return n: valid ballots; at level criterion the least number of marks any criterion has."""
    if tally.scorers is None:
        return len(tally.reviewers)
    counted = [len(scorers) for i, scorers in enumerate(tally.scorers) if i not in rubric.gates]
    return min(counted, default=len(tally.reviewers))


def applied(rules: Rules, counts: Iterable[int]) -> Aggregate:
    """Return the aggregate for a track: the fallback as soon as one application has too few ballots.

    Args:
        rules: the track's.
        counts: n of each application; none at all (n = 0) is no reason for a fallback.
    """
    short = any(0 < n < rules.minimum_ballots for n in counts)
    return rules.fallback if short else rules.aggregate


def better(aggregate: Aggregate) -> int:
    """Return 1 where a higher number is better, -1 where a lower one is (rank sum)."""
    return -1 if aggregate == "rank_sum" else 1


def values(rubric: Rubric, active: Sequence[Tally], aggregate: Aggregate) -> dict[ApplicationId, Value]:
    """Return the value of each application that takes part in the ranking."""
    rules = rubric.track.rules
    if aggregate == "rank_sum":
        sums = rank_sums({t.application: dict(zip(t.reviewers, t.totals, strict=True)) for t in active})
        return {a: _value(rules, total) for a, total in sums.items()}
    if aggregate == "z_score":
        scores = z_scores({t.application: dict(zip(t.reviewers, t.totals, strict=True)) for t in active})
        return {a: replace(_value(rules, Fraction(z)), text=format(z, "f")) for a, z in scores.items()}
    if rules.level == "criterion":
        return {t.application: _by_criterion(rubric, t, aggregate) for t in active}
    return {t.application: _by_total(rubric, t, aggregate) for t in active}


def trimmed_positions(marks: Sequence[Exact], trim: int) -> tuple[int, ...]:
    """Return the positions of the `trim` lowest and highest, equals in order of position (reviewer id).

    Never so many that nothing is left: a void after the reveal does not change the aggregate.
    """
    k = min(trim, max(0, (len(marks) - 1) // 2))
    if k == 1:
        return tuple(sorted((marks.index(min(marks)), len(marks) - 1 - marks[::-1].index(max(marks)))))
    order = sorted(range(len(marks)), key=marks.__getitem__)
    return tuple(sorted(order[:k] + order[len(order) - k :])) if k else ()


def median(marks: Sequence[Exact]) -> Fraction:
    """Return the middle mark, or the mean of the two middle ones."""
    ordered = sorted(marks)
    middle = len(ordered) // 2
    low = ordered[middle] if len(ordered) % 2 else ordered[middle - 1]
    return Fraction(low + ordered[middle]) / 2


def _by_total(rubric: Rubric, tally: Tally, aggregate: Aggregate) -> Value:
    rules, totals, n = rubric.track.rules, tally.totals, len(tally.totals)
    if aggregate == "median":
        return _value(rules, median(totals) / rubric.scale)
    dropped = trimmed_positions(totals, rules.trim) if aggregate == "trimmed" else ()
    rest = sum(totals) - sum([totals[i] for i in dropped])
    exact = _ratio(rest, (n - len(dropped)) * rubric.scale)
    return _value(rules, exact, tuple(tally.reviewers[i] for i in dropped))


def _by_criterion(rubric: Rubric, tally: Tally, aggregate: Aggregate) -> Value:
    rules = rubric.track.rules
    parts: list[tuple[str, Fraction]] = []
    for criterion, marks in zip(
        (*rubric.scored, *rubric.objective), (*tally.columns, *((v,) for v in tally.objective)), strict=True
    ):
        if criterion.mode == "gate":
            parts.append(("", Fraction(0)))
            continue
        own = _centre(marks, aggregate, rules.trim) / rubric.unit(criterion)
        own, shown = _stage(rules, "criterion", own)
        factor = rubric.multiplier(criterion)
        factored, _ = _stage(rules, "factored", own * abs(factor))
        parts.append((shown, factored if factor >= 0 else -factored))
    total = max(Fraction(0), sum((part for _, part in parts), Fraction(0)))
    return replace(_value(rules, total), parts=tuple(parts))


def _centre(marks: Sequence[Exact], aggregate: Aggregate, trim: int) -> Fraction:
    if aggregate == "median":
        return median(marks)
    dropped = trimmed_positions(marks, trim) if aggregate == "trimmed" else ()
    return _ratio(sum(marks) - sum(marks[i] for i in dropped), len(marks) - len(dropped))


def _stage(rules: Rules, stage: RoundingStage, value: Fraction) -> tuple[Fraction, str]:
    if stage not in rules.rounding.stages:
        return value, str(value)
    places = rules.rounding.places
    return half_up(value, places), fixed_text(half_up_scaled(value, places), places)


def _value(rules: Rules, exact: Fraction, dropped: tuple[SeatId, ...] = ()) -> Value:
    scaled = half_up_scaled(exact, rules.rounding.places)
    rounded = "aggregate" in rules.rounding.stages and rules.rank_on == "published"
    ranked = scaled if rounded else exact * 10**rules.rounding.places
    return Value(exact, str(exact), fixed_text(scaled, rules.rounding.places), ranked, dropped)


def _ratio(numerator: Exact, denominator: int) -> Fraction:
    return Fraction(numerator.numerator, numerator.denominator * denominator)


def untrimmed(rubric: Rubric, tally: Tally) -> Fraction:
    """Return the mean of all that counts: of the totals, or at level criterion the sum of the means."""
    if rubric.track.rules.level == "total":
        return _ratio(sum(tally.totals), len(tally.totals) * rubric.scale)
    own = means(rubric, tally)
    total = sum((own[c.id] * rubric.multiplier(c) for c in rubric.track.criteria if c.id in own), Fraction(0))
    return max(Fraction(0), total)


def means(rubric: Rubric, tally: Tally) -> dict[str, Fraction]:
    """Return criterion id → untrimmed mean of its marks in its own points; gates have none."""
    own: dict[str, Fraction] = {
        c.id: mean(rubric, tally, i)
        for i, c in enumerate(rubric.scored)
        if c.mode != "gate" and tally.marked(i)
    }
    for criterion, value in zip(rubric.objective, tally.objective, strict=True):
        own[criterion.id] = value / rubric.unit(criterion)
    return own


def mean(rubric: Rubric, tally: Tally, position: int) -> Fraction:
    """Return the untrimmed mean of one scored criterion in its own points."""
    unit = rubric.units[position]
    total = tally.sums[position]
    return Fraction(
        total.numerator * unit.denominator, total.denominator * unit.numerator * tally.marked(position)
    )
