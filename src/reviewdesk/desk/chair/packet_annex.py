"""The diagnostics of every track as tables of words and figures, for the packet of a plan that wants them."""

from collections.abc import Iterator
from math import isnan

from reviewdesk.desk.chair.diagnosing import METHODS, Diagnosis, diagnose
from reviewdesk.desk.chair.ranking_view import ranking_view
from reviewdesk.desk.chair.room import Room
from reviewdesk.diagnostics.methods import Swap
from reviewdesk.report.packet.values import AnnexTable
from reviewdesk.words import translator


def annex(room: Room) -> tuple[AnnexTable, ...]:
    """Return the tables of all tracks; empty where the plan wants none."""
    if not room.plan.annex_diagnostics:
        return ()
    language = room.plan.review_session.language
    found: list[AnnexTable] = []
    for view in ranking_view(room, language, "pdf").tracks:
        found += _tables(diagnose(view), language)
    return tuple(found)


def _tables(found: Diagnosis, language: str) -> Iterator[AnnexTable]:
    say = translator(language)
    track = found.view.track.name
    names = found.view.seats
    yield AnnexTable(
        title=say("{track}: other ways to form the score").format(track=track),
        heads=(say("Method"), say("Would be listed"), say("Would not be listed")),
        rows=tuple((say(METHODS[m]), *_swap(s, language)) for m, s in found.methods.items()),
        note=_facts(found, language),
    )
    yield AnnexTable(
        title=say("{track}: without one reviewer").format(track=track),
        heads=(say("Reviewer"), say("Would be listed"), say("Would not be listed")),
        rows=tuple((names.get(seat, seat), *_swap(swap, language)) for seat, swap in found.without.items()),
    )
    yield AnnexTable(
        title=say("{track}: reviewers beside each other").format(track=track),
        heads=(
            say("Reviewer"),
            say("Scored"),
            say("Own mean less the mean of all"),
            say("Spread ratio"),
            say("Agreement with the others"),
        ),
        rows=tuple(
            (
                names.get(card.reviewer, card.reviewer),
                str(card.scored),
                *(_figure(value, 2) for value in (card.severity, card.spread, card.agreement)),
            )
            for card in found.cards
        ),
    )
    if found.stability:
        yield AnnexTable(
            title=say("{track}: how firmly each stands").format(track=track),
            heads=(say("Number"), say("Share of draws listed"), say("Places in 90 % of draws")),
            rows=tuple((s.application, _figure(s.listed, 3), f"{s.low}–{s.high}") for s in found.stability),
        )


def _facts(found: Diagnosis, language: str) -> str:
    say = translator(language)
    parts = [say("Krippendorff's alpha {value}.").format(value=_figure(found.alpha, 3))]
    if found.concordance is not None:
        parts.append(say("Kendall's W {value}.").format(value=_figure(found.concordance.w, 3)))
    if found.icc is not None:
        parts.append(say("ICC(C,k) {value}.").format(value=_figure(found.icc.c_k, 3)))
    return " ".join(parts)


def _figure(value: float, places: int) -> str:
    return "—" if isnan(value) else f"{value:.{places}f}"


def _swap(swap: Swap, language: str) -> tuple[str, str]:
    say = translator(language)
    return say(", ").join(swap.joins) or "—", say(", ").join(swap.leaves) or "—"
