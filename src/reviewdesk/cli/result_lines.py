"""A result as the command line prints it: the ranking of every track, and what the alarms say."""

import unicodedata
from collections.abc import Iterator, Sequence

from reviewdesk.cli.frame import language, say
from reviewdesk.desk import spoken
from reviewdesk.domain.plan.values import Plan, Track
from reviewdesk.domain.result import Alarm, RankedApplication, Result, TrackResult
from reviewdesk.errors.marker import N_

STANDINGS = {
    "not_listed": N_("not listed"),
    "below_floor": N_("below the floor"),
    "rejected": N_("rejected"),
    "unscored": N_("no valid ballot"),
    "withdrawn": N_("withdrawn"),
    "listed_elsewhere": N_("listed in another track"),
    "tied_at_line": N_("tied at the line"),
}
ALARMS = {
    "tie_at_line": N_("Tie at the line of {boundary}: {applications}; places left: {places}"),
    "tie_in_tier": N_("Tie inside {boundary}: {applications}"),
    "objection": N_("Objection to the value of {boundary}: {applications}"),
    "gate_even": N_("As many pass as fail at {boundary}: {applications}"),
    "minimum_ballots": N_("Fewer valid ballots than the plan asks for: {applications}"),
    "unfilled": N_("places of {boundary} not filled: {places}"),
}


def result_lines(plan: Plan, result: Result) -> Iterator[str]:
    """Yield the ranking of every track and its alarms, in the language of the command line."""
    for track in result.tracks:
        planned = plan.track(track.id)
        yield ""
        yield f"{planned.name} ({track.id}) · {_rule(planned, track)}"
        yield from aligned([_heads(), *(_cells(planned, row) for row in track.ranking)])
        yield from (f"! {_alarm(planned, alarm)}" for alarm in track.alarms)
    yield from (f"! {line}" for line in _several(plan, result))


def _rule(planned: Track, track: TrackResult) -> str:
    used, meant = (
        spoken.aggregate(planned.rules, name, language()) for name in (track.applied, track.declared)
    )
    return used if used == meant else say(N_("{applied} instead of {declared}"), applied=used, declared=meant)


def _heads() -> tuple[str, ...]:
    return tuple(
        say(text)
        for text in (
            N_("Place"),
            N_("Application"),
            N_("Points"),
            N_("Ballots"),
            N_("Standing"),
            N_("Tie decided by"),
        )
    )


def _cells(track: Track, row: RankedApplication) -> tuple[str, ...]:
    return (
        "–" if row.place is None else str(row.place),
        row.application,
        row.published or "–",
        str(row.ballots),
        _standing(track, row),
        "; ".join(f"{spoken.link(link.link, track, language())} {link.value}" for link in row.tie_break),
    )


def _standing(track: Track, row: RankedApplication) -> str:
    if row.standing in STANDINGS:
        return say(STANDINGS[row.standing])
    name = next(tier.name for tier in track.tiers if tier.id == row.standing)
    return f"{name} {row.number}"


def _alarm(track: Track, alarm: Alarm) -> str:
    names = {tier.id: tier.name for tier in track.tiers} | {c.id: c.name for c in track.criteria}
    said = say(
        ALARMS[alarm.kind],
        boundary=names.get(alarm.boundary, ""),  # type: ignore[call-overload]
        applications=", ".join(alarm.applications),
        places=alarm.places_left,
    )
    if alarm.resolved_by is None:
        return said
    return f"{said} — {say(N_('settled by {by}'), by=spoken.link(alarm.resolved_by, track, language()))}"


def _several(plan: Plan, result: Result) -> Iterator[str]:
    """Applicants that hold places in more than one track are worth a notice where the plan allows it."""
    held: dict[str, list[str]] = {}
    for track in result.tracks:
        for row in track.ranking:
            if row.number is not None:
                held.setdefault(row.application, []).append(plan.track(track.id).name)
    for application, tracks in sorted(held.items()):
        if len(tracks) > 1:
            yield say(
                N_("{application} holds a place in {tracks}"),
                application=application,
                tracks=", ".join(tracks),
            )


def aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return rows with their columns one below the other, Chinese being twice as wide."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(_padded(c, w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
