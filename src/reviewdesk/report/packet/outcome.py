"""Section 6 of the report: who is recommended for what, track by track, and how close it was."""

from collections.abc import Iterator
from decimal import Decimal

from reviewdesk.domain.plan.values import Tier, Track
from reviewdesk.domain.result import RankedApplication, TrackResult
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.packet.wording import REPORT_CELL
from reviewdesk.report.ranking_rows import ordered
from reviewdesk.report.result_words import STANDINGS, standing_words
from reviewdesk.report.table import Column, Row, Table
from reviewdesk.words import translator


def recommendation(packet: Packet, track: Track, tier: Tier) -> str:
    """Return the sentence that recommends those in a tier, or says that nobody is."""
    say = translator(packet.language)
    listed = _in_tier(packet.result.track(track.id), tier)
    if not listed:
        return say("Nobody is recommended as {tier}; places {quota}.").format(
            tier=tier.name, quota=tier.quota
        )
    counties = all(packet.applications[row.application].county for row in listed)
    words = (
        say("Recommended as {tier}: the following {count} counties (cities, districts), highest score first")
        if counties
        else say("Recommended as {tier}: the following {count} applications, highest score first")
    )
    return words.format(tier=tier.name, count=len(listed))


def tier_table(packet: Packet, track: Track, tier: Tier) -> Table | None:
    """Return those in a tier: place, applicant, city, score, standing; None where there is nobody."""
    say = translator(packet.language)
    result = packet.result.track(track.id)
    listed = _in_tier(result, tier)
    columns = (
        Column(say("Place"), "center"),
        Column(say("Applicant"), least=150, weight=3),
        Column(say("City"), least=60),
        Column(say("Score"), "center"),
        Column(say("Standing"), "center", least=76, weight=0.3),
    )
    rows = []
    for row in listed:
        one = packet.applications[row.application]
        cells = (
            place_words(result, row, packet.language),
            one.applicant,
            one.city,
            points_words(row, packet.language),
            standing_words(row, track, packet.language),
        )
        rows.append(Row(cells))
    return Table(columns, tuple(rows), REPORT_CELL, first=(0, 3)) if rows else None


def remarks(packet: Packet, track: Track) -> Iterator[str]:
    """Yield what else a track came to: empty places, distances at the lines, who was not ranked."""
    result = packet.result.track(track.id)
    yield from _fills(packet, track, result)
    yield from _gaps(packet, track, result)
    yield from _others(packet, result)


def place_words(result: TrackResult, row: RankedApplication, language: str) -> str:
    """Return 第1名 or 并列第3名."""
    say = translator(language)
    shared = sum(other.place == row.place for other in result.ranking) > 1
    words = say("joint place {place}") if shared else say("place {place}")
    return "—" if row.place is None else words.format(place=row.place)


def points_words(row: RankedApplication, language: str) -> str:
    """Return 85.40分."""
    say = translator(language)
    return "—" if row.published is None else say("{score} points").format(score=row.published)


def _in_tier(result: TrackResult, tier: Tier) -> list[RankedApplication]:
    return [row for row in ordered(result) if row.standing == tier.id]


def _fills(packet: Packet, track: Track, result: TrackResult) -> Iterator[str]:
    say = translator(packet.language)
    for tier, fill in zip(track.tiers, result.tiers, strict=True):
        if fill.filled < fill.quota:
            yield say("{tier}: {quota} places, {filled} filled, {empty} left empty.").format(
                tier=tier.name, quota=fill.quota, filled=fill.filled, empty=fill.quota - fill.filled
            )


def _gaps(packet: Packet, track: Track, result: TrackResult) -> Iterator[str]:
    """At each line: by how much the last one in is ahead of the next."""
    say = translator(packet.language)
    placed = [row for row in ordered(result) if row.place is not None and row.published is not None]
    for tier in track.tiers:
        inside = [n for n, row in enumerate(placed) if row.standing == tier.id]
        if inside and inside[-1] + 1 < len(placed):
            last, following = placed[inside[-1]], placed[inside[-1] + 1]
            gap = abs(Decimal(str(last.published)) - Decimal(str(following.published)))
            yield say("At the line of {tier}: {last} and {next} are {gap} points apart.").format(
                tier=tier.name,
                last=place_words(result, last, packet.language),
                next=place_words(result, following, packet.language),
                gap=gap,
            )


def _others(packet: Packet, result: TrackResult) -> Iterator[str]:
    say = translator(packet.language)
    for standing, word in STANDINGS.items():
        found = [row.application for row in ordered(result) if row.standing == standing]
        if found and standing != "not_listed":
            names = say(", ").join(f"{a} {packet.applications[a].applicant}" for a in found)
            yield say("{standing}: {names}.").format(standing=say(word), names=names)
