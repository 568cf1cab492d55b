"""Reads the figures of a sign packet back: its report, rankings and score tables, and every sheet in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from reviewdesk.domain.names import ApplicationId, Digest
from reviewdesk.domain.result import Result
from reviewdesk.report.printed import PrintedCell
from reviewdesk.report.ranking_rows import ordered
from reviewdesk.report.readback import (
    Difference,
    Pages,
    digests_of,
    lines_of,
    ranking_differences,
    to_the_right,
)

Figures = Mapping[ApplicationId, Sequence[str]]
"""Application → what its row on a sheet prints right of its id: marks and total, or why there are none."""
_PLACE: Final = re.compile(r"(?:(?:并列)?第|(?:joint )?place )(\d+)名?")
_POINTS: Final = re.compile(r"(-?\d+(?:\.\d+)?)(?:分| points)")
"""In the words of both languages; should these ever change, archives with the old ones stay."""


def packet_differences(
    pages: Pages, result: Result, sheets: Mapping[Digest, Figures]
) -> Iterator[Difference]:
    """Yield where a packet prints other figures than the result and the ballots.

    Args:
        pages: of the packet.
        result: places and scores.
        sheets: digest of each counted ballot or typed sheet → its figures.
    """
    bound = [_ballot(page) for page in pages]
    first = next((number for number, digest in enumerate(bound) if digest), len(pages))
    lines = lines_of(pages[:first])
    yield from _report(lines, result)
    for track in result.tracks:
        yield from ranking_differences(lines, track)
    yield from _sheets(pages, bound, sheets)


def _ballot(page: Sequence[PrintedCell]) -> str:
    """Return the digest of the ballot a page is bound to; the record's stands below it."""
    record, *others = digests_of(page) or [""]
    return next((digest for digest in others if digest != record), "")


def _report(lines: Sequence[Sequence[PrintedCell]], result: Result) -> Iterator[Difference]:
    """The tables of the report enter with place and score, in words around the figures."""
    printed = [found for line in lines if (found := _placed(line))]
    listed = [
        row
        for track in result.tracks
        for tier in track.tiers
        for row in ordered(track)
        if row.standing == tier.id
    ]
    if len(printed) != len(listed):
        yield Difference("", "rows", str(len(printed)), str(len(listed)))
        return
    for found, row in zip(printed, listed, strict=True):
        meant = (str(row.place), str(row.published))
        for field, shown, right in zip(("place", "published"), found, meant, strict=True):
            if shown != right:
                yield Difference(row.application, field, shown, right)


def _placed(line: Sequence[PrintedCell]) -> tuple[str, str] | None:
    if len(line) < 2:
        return None
    place, points = _PLACE.fullmatch(line[0].text), _POINTS.fullmatch(line[1].text)
    return (place[1], points[1]) if place and points else None


def _sheets(pages: Pages, bound: Sequence[str], sheets: Mapping[Digest, Figures]) -> Iterator[Difference]:
    for digest in sorted({*bound, *sheets} - {""}):
        own = [page for page, named in zip(pages, bound, strict=True) if named == digest]
        figures = sheets.get(Digest(digest))
        if figures is None or not own:
            yield Difference("", "sheet", digest if own else "", digest if figures is not None else "")
            continue
        printed: dict[str, list[str]] = {application: [] for application in figures}
        for line in lines_of(own):
            if line[0].text in printed:
                printed[line[0].text] += to_the_right(line)
        for application, meant in figures.items():
            left, right = " ".join(printed[application]), " ".join(meant)
            if left != right:
                yield Difference(application, "sheet", left, right)
