"""Counts for provincial staff: who came from where with what outcome, and how the scores lie."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.result import RankedApplication, TrackResult
from reviewdesk.domain.rounding import half_up
from reviewdesk.report.book_numbers import held
from reviewdesk.report.book_values import Cell, Workbook
from reviewdesk.report.ranking_rows import number
from reviewdesk.words import translator

_BANDS = 10


def region_rows(book: Workbook) -> list[list[Cell]]:
    """Return a row per track and city, by region code."""
    say = translator(book.language)
    tiers = _tiers(book)
    heads = [say("Track"), say("City"), say("Applications"), say("With a place"), *tiers]
    rows: list[list[Cell]] = [[*heads, say("Highest score"), say("Lowest score")]]
    for track, result in book.tracks:
        cities: dict[str, list[RankedApplication]] = {}
        for row in sorted(result.ranking, key=lambda r: (_region(book, r), r.application)):
            cities.setdefault(book.applications[row.application].city, []).append(row)
        for city, own in cities.items():
            placed = sum(row.place is not None for row in own)
            rows.append([track.name, city, len(own), placed, *_of_tiers(track, own, tiers), *_extremes(own)])
    return rows


def band_rows(book: Workbook) -> list[list[Cell]]:
    """Return a row per track and tenth of the full score, from the highest reached to the lowest."""
    say = translator(book.language)
    tiers = _tiers(book)
    heads = [say("Track"), say("Score from"), say("below"), say("Applications"), say("Share in percent")]
    rows: list[list[Cell]] = [[*heads, *tiers]]
    for track, result in book.tracks:
        if result.applied in ("mean", "trimmed", "median"):
            rows.extend(_bands(track, result, tiers))
    return rows


def _bands(track: Track, result: TrackResult, tiers: Sequence[str]) -> Iterator[list[Cell]]:
    full = track.rules.full if track.rules.form == "points" else Fraction(100)
    width = full / _BANDS
    scored = [row for row in result.ranking if row.published is not None]
    held_in: dict[int, list[RankedApplication]] = {}
    for row in scored:
        band = min(_BANDS - 1, Fraction(row.published or 0) // width)
        held_in.setdefault(band, []).append(row)
    for band in range(max(held_in, default=-1), min(held_in, default=0) - 1, -1):
        own = held_in.get(band, [])
        top = None if band == _BANDS - 1 else held((band + 1) * width)
        share = held(half_up(Fraction(100 * len(own), len(scored)), 1))
        ends: list[Cell] = [held(band * width), top]
        yield [track.name, *ends, len(own), share, *_of_tiers(track, own, tiers)]


def _tiers(book: Workbook) -> list[str]:
    return list(dict.fromkeys(tier.name for track, _ in book.tracks for tier in track.tiers))


def _of_tiers(track: Track, own: Sequence[RankedApplication], tiers: Sequence[str]) -> list[Cell]:
    named = {tier.id: tier.name for tier in track.tiers}
    standings = [next((name for t, name in named.items() if t == row.standing), "") for row in own]
    return [standings.count(tier) if tier in named.values() else None for tier in tiers]


def _extremes(own: Sequence[RankedApplication]) -> list[Cell]:
    scores = sorted((row.published for row in own if row.published is not None), key=Fraction)
    return [number(scores[-1]), number(scores[0])] if scores else [None, None]


def _region(book: Workbook, row: RankedApplication) -> str:
    return book.applications[row.application].region_code
