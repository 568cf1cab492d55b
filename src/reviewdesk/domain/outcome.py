"""A ranked track with its tiers filled, spelled as it is printed."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from reviewdesk.domain.abnormal import abnormal
from reviewdesk.domain.aggregates import ballots, better, means
from reviewdesk.domain.marks import Exact, decimal_text
from reviewdesk.domain.merge import Tally
from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.domain.ranking import Ranking
from reviewdesk.domain.result import (
    Alarm,
    AlarmKind,
    Excluded,
    Flag,
    RankedApplication,
    SeatOutcome,
    TrackResult,
)
from reviewdesk.domain.tiers import Filling


class _Totals(dict[Exact, str]):
    """Scaled total → its shortest spelling, each worked out once."""

    def __init__(self, scale: int) -> None:
        super().__init__()
        self.scale = scale

    def __missing__(self, scaled: Exact) -> str:
        self[scaled] = decimal_text(Fraction(scaled) / self.scale)
        return self[scaled]


class _Means(dict[Exact, str]):
    """Scaled sum of a criterion's marks → their mean as p/q."""

    def __init__(self, divisor: Fraction) -> None:
        super().__init__()
        self.divisor = divisor

    def __missing__(self, total: Exact) -> str:
        self[total] = str(total / self.divisor)
        return self[total]


class _Spelling:
    """How the numbers of one track are printed."""

    def __init__(self, ranking: Ranking) -> None:
        self.ranking = ranking
        self.panel = ranking.sheet.panel
        self.totals = _Totals(ranking.rubric.scale)
        self.marked = [i for i, c in enumerate(ranking.rubric.scored) if c.mode != "gate"]
        self.ids = [ranking.rubric.scored[i].id for i in self.marked]
        self.means: dict[int, list[_Means]] = {}

    def mean_texts(self, tally: Tally) -> dict[str, str]:
        """Return criterion → mean, where every reviewer marked every criterion."""
        n = len(tally.reviewers)
        if n not in self.means:
            self.means[n] = [_Means(n * self.ranking.rubric.units[i]) for i in self.marked]
        texts = [table[tally.sums[i]] for table, i in zip(self.means[n], self.marked, strict=True)]
        return dict(zip(self.ids, texts, strict=True))


def track_result(
    ranking: Ranking, filling: Filling, elsewhere: Mapping[ApplicationId, TrackId], settled: Mapping[str, str]
) -> TrackResult:
    """Return the track as result.json has it.

    Args:
        ranking: the ordered track.
        filling: its tiers.
        elsewhere: application → earlier track where its applicant holds a place.
        settled: "objective:application:criterion", "gate:application:gate" or "aggregate" → id of the vote.
    """
    track, sheet = ranking.rubric.track, ranking.sheet
    return TrackResult(
        id=track.id,
        tiers=tuple(filling.tiers),
        declared=track.rules.aggregate,
        applied=ranking.aggregate,
        better="low" if better(ranking.aggregate) < 0 else "high",
        seats=tuple(SeatOutcome(seat, sheet.seats[seat]) for seat in sorted(sheet.seats)),
        alarms=(*filling.alarms, *_alarms(ranking, settled)),
        ranking=tuple(_rows(ranking, filling, elsewhere)),
    )


def _alarms(ranking: Ranking, settled: Mapping[str, str]) -> Iterator[Alarm]:
    for application, criterion in sorted({(a, c) for _, a, c in ranking.sheet.objections}):
        yield _alarm(
            "objection", criterion, (application,), settled.get(f"objective:{application}:{criterion}")
        )
    for application, gate in ranking.even:
        yield _alarm("gate_even", gate, (application,), settled.get(f"gate:{application}:{gate}"))
    if ranking.short:
        yield _alarm("minimum_ballots", "", ranking.short, settled.get("aggregate"))


def _alarm(kind: AlarmKind, boundary: str, applications: tuple[ApplicationId, ...], by: str | None) -> Alarm:
    return Alarm(kind=kind, boundary=boundary, applications=applications, places_left=0, resolved_by=by)


def _rows(
    ranking: Ranking, filling: Filling, elsewhere: Mapping[ApplicationId, TrackId]
) -> Iterator[RankedApplication]:
    spelling = _Spelling(ranking)
    place = 1
    for group in filling.groups:
        for application in sorted(group):
            yield _row(spelling, filling, application, place, elsewhere.get(application))
        place += len(group)
    for application in ranking.sheet.applications:
        if application not in ranking.values:
            yield _row(spelling, filling, application, None, None)


def _row(
    spelling: _Spelling,
    filling: Filling,
    application: ApplicationId,
    place: int | None,
    elsewhere: TrackId | None,
) -> RankedApplication:
    ranking = spelling.ranking
    value, tally = ranking.values.get(application), ranking.tallies.get(application)
    links = [*ranking.evidence.get(application, ()), *filling.evidence.get(application, ())]
    return RankedApplication(
        application=application,
        place=place,
        standing=_standing(ranking, filling, application, elsewhere),
        number=filling.number.get(application),
        published=value.published if value else None,
        exact=value.text if value else None,
        ballots=ballots(ranking.rubric, tally) if tally else 0,
        totals=_totals(spelling, tally),
        dropped=value.dropped if value else (),
        excluded=_excluded(spelling, application, tally),
        criteria=_criteria(spelling, application, tally),
        tie_break=tuple(links),
        flags=tuple(_flags(ranking, application, tally)),
        counted_elsewhere=elsewhere,
    )


def _standing(
    ranking: Ranking, filling: Filling, application: ApplicationId, elsewhere: TrackId | None
) -> str:
    if application in ranking.sheet.withdrawn:
        return "withdrawn"
    if application in ranking.rejected:
        return "rejected"
    if application not in ranking.values:
        return "unscored"
    if elsewhere is not None:
        return "listed_elsewhere"
    below = "below_floor" if filling.below_every_floor(application) else "not_listed"
    return filling.standing.get(application, below)


def _totals(spelling: _Spelling, tally: Tally | None) -> dict[SeatId, str]:
    if tally is None:
        return {}
    return dict(zip(tally.reviewers, map(spelling.totals.__getitem__, tally.totals), strict=True))


def _excluded(spelling: _Spelling, application: ApplicationId, tally: Tally | None) -> tuple[Excluded, ...]:
    counted, sheet = tally.reviewers if tally else (), spelling.ranking.sheet
    if len(counted) == len(spelling.panel):
        return ()
    return tuple(Excluded(s, sheet.state(s, application)) for s in spelling.panel if s not in counted)


def _criteria(spelling: _Spelling, application: ApplicationId, tally: Tally | None) -> dict[str, str]:
    ranking = spelling.ranking
    rubric, value = ranking.rubric, ranking.values.get(application)
    if tally is None:
        return {}
    if value is not None and value.parts:
        criteria = (*rubric.scored, *rubric.objective)
        shown = zip(criteria, value.parts, strict=True)
        return {c.id: text for c, (text, _) in shown if c.mode != "gate"}
    if rubric.objective or tally.scorers is not None:
        return {criterion: str(mean) for criterion, mean in means(rubric, tally).items()}
    return spelling.mean_texts(tally) if tally.reviewers else {}


def _flags(ranking: Ranking, application: ApplicationId, tally: Tally | None) -> Iterator[Flag]:
    sheet = ranking.sheet
    if tally is not None and abnormal(ranking.rubric, tally):
        yield "abnormal"
    if application in sheet.revalued or any(a == application for _, a, _ in sheet.objections):
        yield "objective"
    if application in sheet.corrected:
        yield "corrected"
    if tally is not None and tally.replaced:
        yield "replaced"
    if application in ranking.divergent:
        yield "gate_divergent"
    if application in ranking.values and ranking.aggregate != ranking.rubric.track.rules.aggregate:
        yield "fallback"
