"""The ranking of one track as a table, with the line of every tier across it."""

from collections.abc import Iterator

from reviewdesk.domain.application import Application
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.result import RankedApplication, TrackResult
from reviewdesk.report.ranking_rows import ordered
from reviewdesk.report.result_words import FLAGS, deciding_words, standing_words
from reviewdesk.report.table import Column, Row, Table
from reviewdesk.report.values import RankingPaper
from reviewdesk.words import translator


def ranking_table(paper: RankingPaper, track: Track, result: TrackResult) -> Table:
    """Return a row per application in order, and across the table the line of each tier."""
    language = paper.plan.review_session.language
    say = translator(language)
    columns = (
        Column(say("Place"), "center"),
        Column(say("Number"), "center"),
        Column(say("Applicant"), least=110, weight=2),
        Column(say("City"), least=48),
        Column(say("Score"), "right"),
        Column(say("Ballots"), "center"),
        Column(say("Standing"), "center"),
        Column(say("Remarks"), least=86),
    )
    return Table(columns, tuple(_ranking_rows(paper, track, result)), first=(0, 1, 4))


def _ranking_rows(paper: RankingPaper, track: Track, result: TrackResult) -> Iterator[Row]:
    language = paper.plan.review_session.language
    rows = ordered(result)
    lines = _lines_after(rows, track, result, language)
    yield from lines[-1]
    for number, row in enumerate(rows):
        application = paper.applications[row.application]
        yield Row(
            (
                "—" if row.place is None else str(row.place),
                row.application,
                application.applicant,
                application.city,
                row.published or "—",
                str(row.ballots),
                standing_words(row, track, language),
                _remarks(row, application, track, language),
            )
        )
        yield from lines[number]


def _lines_after(
    rows: tuple[RankedApplication, ...], track: Track, result: TrackResult, language: str
) -> dict[int, list[Row]]:
    """Map the index of a row to the lines drawn below it; -1 is above the first."""
    say = translator(language)
    lines: dict[int, list[Row]] = {number: [] for number in range(-1, len(rows))}
    last = -1
    for tier, fill in zip(track.tiers, result.tiers, strict=True):
        last = max([last, *(n for n, row in enumerate(rows) if row.standing == tier.id)])
        text = say("line of {tier}: {quota} places, {filled} filled").format(
            tier=tier.name, quota=fill.quota, filled=fill.filled
        )
        lines[last].append(Row((text,), kind="line"))
    return lines


def _remarks(row: RankedApplication, application: Application, track: Track, language: str) -> str:
    say = translator(language)
    parts = [deciding_words(row, track, language)] if row.tie_break else []
    parts += [say(FLAGS[flag]) for flag in row.flags]
    if row.counted_elsewhere:
        parts.append(say("counted in track {track}").format(track=row.counted_elsewhere))
    named = {preference.id: preference.name for preference in track.preferences}
    parts += [named[held] for held in application.preferences if held in named]
    return say("; ").join(parts)
