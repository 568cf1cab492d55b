"""What a ranking rests on, for the chair after stage two: read only, never a basis of the review.

Everything is taken from a `TrackView`, which exists only once the ranking was allowed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from reviewdesk.desk.chair.ranking_view import TrackView
from reviewdesk.diagnostics.adjusted import Adjusted, adjusted
from reviewdesk.diagnostics.agreement import Concordance, Icc, icc, kendall, krippendorff
from reviewdesk.diagnostics.bootstrap import Stability, bootstrap
from reviewdesk.diagnostics.cards import Card, cards
from reviewdesk.diagnostics.distance import Flip, edges, flip
from reviewdesk.diagnostics.matrix import Matrix, matrix
from reviewdesk.diagnostics.methods import Method, Swap, leave_one_out, method_sheet
from reviewdesk.diagnostics.recount import Counted
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.errors.marker import N_

Advance = Callable[[int], None]
METHODS: Final[Mapping[Method, str]] = {
    "mean": N_("mean"),
    "median": N_("median"),
    "trimmed_1": N_("one highest and one lowest dropped"),
    "trimmed_2": N_("two highest and two lowest dropped"),
    "criterion_trimmed": N_("one highest and one lowest dropped per criterion"),
}
"""Every method of the method sheet, as it is called."""
AT_ONCE: Final = 3_000
"""Cells, applications × reviewers, up to which the numbers at the foot come without being asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The two that the line of the first tier parts.

    Attributes:
        places: of upper and lower.
        points: by how much they differ, as published.
        flip: the smallest change of one ballot that turns them round; None where none can.
    """

    upper: ApplicationId
    lower: ApplicationId
    places: tuple[int, int]
    points: Fraction
    flip: Flip | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """Everything about one track.

    Attributes:
        without: per reviewer, what the list would be without that one.
        methods: per method, what it would make of the list.
        gap: None where nobody is listed, or everybody.
        counted: applications that every reviewer counts for; agreement is taken from these.
        ranked: ranked applications.
        adjusted: empty where every ballot counts everywhere, or the design hangs apart.
    """

    view: TrackView = field(repr=False)
    without: Mapping[SeatId, Swap]
    methods: Mapping[Method, Swap]
    gap: Gap | None
    stability: tuple[Stability, ...]
    counted: int
    ranked: int
    icc: Icc | None
    concordance: Concordance | None
    alpha: float
    cards: tuple[Card, ...]
    adjusted: tuple[Adjusted, ...]

    @property
    def changing(self) -> tuple[SeatId, ...]:
        """Return the reviewers without whom the list would be another one."""
        return tuple(seat for seat, swap in self.without.items() if swap.changes)


def comes_at_once(view: TrackView) -> bool:
    """Whether it is quick enough to be worked out unasked."""
    return len(view.rows) * len(view.sheet.panel) <= AT_ONCE


def steps(view: TrackView) -> int:
    """Return how many steps `diagnose` announces at most."""
    return 3 * len(view.sheet.panel) + len(METHODS) + 4


def diagnose(view: TrackView, advance: Advance = lambda _: None) -> Diagnosis:
    """Work out all diagnostics of one track.

    Args:
        view: the ranked track.
        advance: hears of each step; may raise to stop the work.
    """
    counted, table = _counted(view), matrix(view.result)
    whole = table.whole_rows()
    found = Diagnosis(
        view=view,
        without=leave_one_out(counted, advance),
        methods=method_sheet(counted, advance),
        gap=_gap(view, counted, advance),
        stability=_stability(view, table, advance),
        counted=len(whole),
        ranked=len(table.applications),
        icc=icc(whole),
        concordance=kendall(whole),
        alpha=krippendorff(table.values),
        cards=cards(table),
        adjusted=() if table.complete else adjusted(table),
    )
    advance(1)
    return found


def _counted(view: TrackView) -> Counted:
    """Return the marks under the aggregate that was fixed at the close, however few ballots are left."""
    applied = view.result.applied
    counted = Counted(view.plan, view.track.id, view.sheet)
    return counted.with_rules(aggregate=applied, fallback=applied, minimum_ballots=1)


def _gap(view: TrackView, counted: Counted, advance: Advance) -> Gap | None:
    upper, lower = edges(view.result)
    if upper is None or lower is None or upper.place is None or lower.place is None:
        return None
    between = Fraction(str(upper.published)) - Fraction(str(lower.published))
    return Gap(
        upper=upper.application,
        lower=lower.application,
        places=(upper.place, lower.place),
        points=abs(between),
        flip=flip(counted, upper.application, lower.application, advance),
    )


def _stability(view: TrackView, table: Matrix, advance: Advance) -> tuple[Stability, ...]:
    advance(1)
    if not view.track.tiers:
        return ()
    rules = view.track.rules
    return bootstrap(
        table, rules.aggregate, trim=rules.trim, quota=view.track.tiers[0].quota, seed=view.close_head
    )
