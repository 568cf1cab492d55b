"""The parts of the diagnostics, each with a sentence on what it means and what it does not, and its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reviewdesk.desk.chair.diagnosing import METHODS, Diagnosis
from reviewdesk.diagnostics.bootstrap import Stability
from reviewdesk.diagnostics.methods import Swap
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.errors.marker import N_
from reviewdesk.ui.chair.ranking.figures import percent_text, points_text, ratio_text, signed_text
from reviewdesk.ui.speech import say

_BANDS: Final = {"in": N_("listed in nearly all"), "between": N_("open"), "out": N_("listed in hardly any")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part.

    Attributes:
        means: what it says, and what it does not.
        right: columns of numbers.
        intervals: per row the interval of ranks that is painted in the last column.
    """

    name: str
    means: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: Sequence[int] = ()
    intervals: Sequence[Stability] = ()


def parts(found: Diagnosis) -> tuple[Part, ...]:
    """Return every part in the language of the window."""
    spoken = _Spoken(found)
    made = [_line(spoken), _left_out(spoken), _methods(spoken), _stability(spoken), _agreement(spoken)]
    made.append(_cards(spoken))
    if found.adjusted:
        made.append(_adjusted(spoken))
    return tuple(made)


class _Spoken:
    """Applications and reviewers by name."""

    def __init__(self, found: Diagnosis) -> None:
        self.found = found
        self._applicants = {row.row.application: row.applicant for row in found.view.rows}

    def application(self, application: ApplicationId) -> str:
        return f"{self._applicants.get(application, '')} {application}".strip()

    def reviewer(self, seat: SeatId) -> str:
        return self.found.view.seats.get(seat, seat)

    def swap(self, swap: Swap) -> tuple[str, str, str]:
        says = say("List changes") if swap.changes else say("List stays")
        joins, leaves = (say("; ").join(map(self.application, who)) for who in (swap.joins, swap.leaves))
        return says, joins, leaves


def _line(spoken: _Spoken) -> Part:
    gap, track = spoken.found.gap, spoken.found.view.track
    rows: list[tuple[str, str]] = []
    if gap is not None:
        rows = [
            (say("Last listed"), f"{gap.places[0]}  {spoken.application(gap.upper)}"),
            (say("First not listed"), f"{gap.places[1]}  {spoken.application(gap.lower)}"),
            (say("Difference"), points_text(track, gap.points)),
        ]
        if gap.flip is None:
            rows.append((say("Smallest change that turns them round"), say("No change of one ballot does.")))
        else:
            words = say(
                "{reviewer} for {application}: {points}",
                reviewer=spoken.reviewer(gap.flip.reviewer),
                application=spoken.application(gap.flip.application),
                points=signed_text(float(gap.flip.points)),
            )
            rows.append((say("Smallest change that turns them round"), words))
    return Part(
        name=say("Line"),
        means=say(
            "How far the last listed and the first not listed lie apart. A small gap says the two are nearly "
            "equal, not that the order is wrong."
        ),
        heads=(say("Measure"), say("Value")),
        rows=rows,
    )


def _left_out(spoken: _Spoken) -> Part:
    rows = [(spoken.reviewer(seat), *spoken.swap(swap)) for seat, swap in spoken.found.without.items()]
    return Part(
        name=say("One reviewer less"),
        means=say(
            "Who would be listed had one reviewer not sat. It shows where a list hangs on one person, not "
            "that this person scored wrongly. Compared with the list as counted, before any vote."
        ),
        heads=(say("Without"), say("The list"), say("Would join"), say("Would leave")),
        rows=rows,
    )


def _methods(spoken: _Spoken) -> Part:
    rows = [(say(METHODS[method]), *spoken.swap(swap)) for method, swap in spoken.found.methods.items()]
    return Part(
        name=say("Methods"),
        means=say(
            "What other ways of counting would make of the list. The plan's own was fixed before anybody saw "
            "a score; this is no choice between them."
        ),
        heads=(say("Counted by"), say("The list"), say("Would join"), say("Would leave")),
        rows=rows,
    )


def _stability(spoken: _Spoken) -> Part:
    found = spoken.found.stability
    rows = [
        (
            spoken.application(one.application),
            percent_text(one.listed),
            say(_BANDS[one.band]),
            f"{one.low} – {one.high}",
        )
        for one in found
    ]
    return Part(
        name=say("Other panels"),
        means=say(
            "2,000 panels drawn from these reviewers: how often each would be listed, and between which "
            "places (5 to 95 %). It speaks of chance in who sat, not of who deserves it."
        ),
        heads=(say("Applicant"), say("Listed in"), say("Band"), say("Places 5–95 %")),
        rows=rows,
        right=(1,),
        intervals=found,
    )


def _agreement(spoken: _Spoken) -> Part:
    found = spoken.found
    icc, w = found.icc, found.concordance
    rows = [
        (
            say("Kendall's W"),
            "–" if w is None else ratio_text(w.w),
            say("1: everybody orders alike; 0: no common order."),
        ),
        (
            say("ICC(C,k), the mean of all"),
            "–" if icc is None else ratio_text(icc.c_k),
            say("How far the mean order would come out again with reviewers like these."),
        ),
        (
            say("ICC(A,1), one reviewer"),
            "–" if icc is None else ratio_text(icc.a_1),
            say("How far one reviewer's points stand for another's, severity included."),
        ),
        (
            say("Krippendorff's α"),
            ratio_text(found.alpha),
            say("Agreement beyond chance in points, gaps allowed."),
        ),
    ]
    return Part(
        name=say("Agreement"),
        means=say(
            "How alike the reviewers scored, over {count} of {all} applications that all of them scored. "
            "Agreement is not correctness, and disagreement is no fault.",
            count=found.counted,
            all=found.ranked,
        ),
        heads=(say("Measure"), say("Value"), say("In words")),
        rows=rows,
        right=(1,),
    )


def _cards(spoken: _Spoken) -> Part:
    rows = [
        (
            spoken.reviewer(card.reviewer),
            str(card.scored),
            signed_text(card.severity),
            ratio_text(card.spread),
            ratio_text(card.agreement),
            say("the same everywhere") if card.identical else "",
        )
        for card in spoken.found.cards
    ]
    return Part(
        name=say("Reviewer cards"),
        means=say(
            "Observed differences between reviewers on the same applications. A strict or a wide scale is "
            "not an error, and nothing is corrected for it."
        ),
        heads=(
            say("Reviewer"),
            say("Scored"),
            say("Own mean − mean of all"),
            say("Spread ratio"),
            say("Order against the others"),
            say("All alike"),
        ),
        rows=rows,
        right=(1, 2, 3, 4),
    )


def _adjusted(spoken: _Spoken) -> Part:
    rows = [
        (
            spoken.application(one.application),
            str(one.ballots),
            ratio_text(one.plain),
            ratio_text(one.adjusted),
            signed_text(one.adjusted - one.plain),
        )
        for one in spoken.found.adjusted
    ]
    return Part(
        name=say("Effect of recusals"),
        means=say(
            "The plain mean beside one adjusted for who was recused from what. It shows what recusals may "
            "have moved; it is never the official number."
        ),
        heads=(say("Applicant"), say("Ballots"), say("Plain mean"), say("Adjusted"), say("Difference")),
        rows=rows,
        right=(1, 2, 3, 4),
    )
