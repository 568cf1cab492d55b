"""What an exception would do to ballots, minimum, quorum and aggregate, said before anybody confirms it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reviewdesk.desk import spoken
from reviewdesk.desk.chair.motions import share_of
from reviewdesk.desk.chair.seats import Place
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import ApplicationId, Digest, SeatId
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.roll import Outcome, Roll, extended, rounds
from reviewdesk.errors import Problem

Kind = Literal["reopen", "absent", "void", "replaced"]
_GONE = ("absent", "void", "replaced", "unused")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceptional:
    """An exception somebody thinks of; `substitute` is the spare seat of a replacement."""

    kind: Kind
    place: Place
    substitute: str = ""


def touched(view: ChairView, wanted: Exceptional) -> tuple[Outcome, ...]:
    """Return the cells an exception speaks of, as the verbs of `desk.chair.seats` choose them."""
    place = wanted.place
    cells = [
        cell
        for cell in view.roll.of_seat(place.seat)
        if place.track in (None, cell.track) and place.round in (None, cell.round) and cell.state != "unused"
    ]
    if wanted.kind == "absent":
        cells = [cell for cell in cells if cell.state is None and not cell.disputed]
    elif wanted.kind == "replaced":
        whole = view.plan.committee.void_whole
        leaving = (None, "absent", "void", *(("counted", "typed") if whole else ()))
        cells = [cell for cell in cells if cell.state in leaving]
    return tuple(cells)


def effects(view: ChairView, wanted: Exceptional, language: str) -> tuple[Problem, ...]:
    """Return what an exception does, a sentence each: to the seat's own sheets, then per track."""
    cells = touched(view, wanted)
    after = _after(view, wanted, cells)
    sentences = list(_own(view, wanted, cells))
    tracks = {cell.track for cell in cells}
    for track in view.plan.tracks:
        if track.id in tracks:
            sentences += _track(view, track, after, wanted.place.application, language)
    return tuple(sentences)


def withdrawal_effects(view: ChairView, application: str, number: int) -> tuple[Problem, ...]:
    """Return what withdrawing an application does."""
    track = next(a.track for a in view.applications if a.id == application)
    left = [
        a
        for a in view.applications
        if a.track == track and a.id != application and a.id not in view.withdrawn
    ]
    where = {"track": view.plan.track(track).name, "left": len(left)}
    return (
        Problem("effect-withdrawn", {"application": application, "number": number}),
        Problem("effect-quota-stays", where),
    )


def next_withdrawal(view: ChairView) -> int:
    """Return the number the next withdrawal gets."""
    return max(view.withdrawn.values(), default=0) + 1


def still_scoring(view: ChairView, found: Roll, track: Track) -> int:
    """Return how many seats score a track, or still may, in its last round."""
    last = rounds(view.plan)
    cells = [cell for cell in found.outcomes if (cell.track, cell.round) == (track.id, last)]
    return sum(cell.state not in _GONE for cell in cells)


def panel_size(view: ChairView, found: Roll, track: Track) -> int:
    """Return how many seats belong to a track's panel: all that score it, and those that do not any more."""
    last = rounds(view.plan)
    cells = [cell for cell in found.outcomes if (cell.track, cell.round) == (track.id, last)]
    return sum(cell.state not in ("unused", "replaced") for cell in cells)


def _after(view: ChairView, wanted: Exceptional, cells: Sequence[Outcome]) -> Roll:
    found = view.roll
    for data in _records(wanted, cells):
        entry = Entry(index=0, kind=wanted.kind, at="", data=data, head=Digest(""))
        found = extended(found, entry)
    return found


def _records(wanted: Exceptional, cells: Sequence[Outcome]) -> Iterator[Mapping[str, object]]:
    place = wanted.place
    if wanted.kind == "reopen":
        for cell in cells:
            where = {"seat": cell.seat, "track": cell.track, "round": cell.round}
            yield {**where, "sequence": cell.sequence + 1}
        return
    data: dict[str, object] = {"seat": place.seat, "cells": [[cell.track, cell.round] for cell in cells]}
    if wanted.kind == "replaced":
        data["substitute"] = wanted.substitute
    if place.application is not None:
        data["application"] = place.application
    yield data


def _own(view: ChairView, wanted: Exceptional, cells: Sequence[Outcome]) -> Iterator[Problem]:
    seat, application = wanted.place.seat, wanted.place.application
    if wanted.kind == "void" and application is not None:
        yield Problem("effect-row-only", {"seat": seat, "application": application})
        return
    if any(cell.digest or cell.pending or cell.disputed for cell in cells):
        yield Problem("effect-old-kept", {"seat": seat})
    for cell in cells:
        where = {"seat": seat, "track": view.plan.track(cell.track).name, "round": cell.round}
        if wanted.kind == "reopen":
            yield Problem("effect-casts-again", where)
        elif wanted.kind == "replaced":
            rows = [a for a in view.applications if a.track == cell.track and a.id not in view.withdrawn]
            yield Problem("effect-substitute", {**where, "substitute": wanted.substitute, "rows": len(rows)})
        else:
            yield Problem("effect-not-scored", where)


def _track(
    view: ChairView, track: Track, after: Roll, application: str | None, language: str
) -> Iterator[Problem]:
    rules, needs, name = track.rules, view.plan.committee, track.name
    most = still_scoring(view, after, track)
    if application is not None:
        yield _row(view, track, after, ApplicationId(application), language)
        return
    counts = {"before": _in(view, view.roll, track), "after": _in(view, after, track), "most": most}
    yield Problem("effect-ballots", {"track": name, **counts})
    words = {
        "aggregate": spoken.aggregate(rules, rules.aggregate, language),
        "fallback": spoken.aggregate(rules, rules.fallback, language),
    }
    missed = most < rules.minimum_ballots
    yield Problem(
        "effect-fallback" if missed else "effect-minimum",
        {"track": name, "most": most, "minimum": rules.minimum_ballots, **words},
    )
    members = panel_size(view, after, track)
    needed = share_of(needs.quorum, members)
    yield Problem(
        "effect-quorum" if most >= needed else "effect-quorum-missed",
        {"track": name, "left": most, "members": members, "needed": needed},
    )
    if most < needs.minimum:
        yield Problem("effect-small", {"track": name, "left": most, "minimum": needs.minimum})
    if needs.odd:
        yield Problem("effect-even" if most % 2 == 0 else "effect-odd", {"track": name, "left": most})


def _row(view: ChairView, track: Track, after: Roll, application: ApplicationId, language: str) -> Problem:
    rules = track.rules
    void = {seat for seat, row in after.void_rows if row == application}
    last = rounds(view.plan)
    scoring = {
        cell.seat
        for cell in after.outcomes
        if (cell.track, cell.round) == (track.id, last) and cell.state not in _GONE
    }
    most = len(scoring - void)
    name = rules.fallback if most < rules.minimum_ballots else rules.aggregate
    return Problem(
        "effect-rows",
        {
            "track": track.name,
            "application": application,
            "most": most,
            "minimum": rules.minimum_ballots,
            "aggregate": spoken.aggregate(rules, name, language),
        },
    )


def _in(view: ChairView, found: Roll, track: Track) -> int:
    last = rounds(view.plan)
    return sum((cell.track, cell.round) == (track.id, last) for cell in found.counted())


def spares(view: ChairView, wanted: Exceptional) -> tuple[SeatId, ...]:
    """Return the spare seats that can score all that a replacement leaves open."""
    wide = {(cell.track, cell.round) for cell in touched(view, wanted)}
    free: dict[SeatId, set[tuple[str, int]]] = {}
    for cell in view.roll.outcomes:
        if cell.state == "unused":
            free.setdefault(cell.seat, set()).add((cell.track, cell.round))
    return tuple(sorted(seat for seat, open_ in free.items() if wide <= open_))
