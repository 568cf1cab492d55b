"""The rankings, a track after the other, each with its facts above and the line of every tier."""

from reviewdesk.domain.plan.values import Track
from reviewdesk.report.leaf import LANDSCAPE, OFFICIAL, PORTRAIT, SMALL
from reviewdesk.report.packet.method import method_words
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.packet.wording import CHAPTER, FACT, OF, WIDE, day_words
from reviewdesk.report.page import Draft
from reviewdesk.report.ranking_table import ranking_table
from reviewdesk.report.score_table import set_score_tables
from reviewdesk.report.table import set_table
from reviewdesk.words import translator

_CLERKS = 58.0
"""Height of the lines for those who counted and checked."""


def set_ranking(draft: Draft, packet: Packet, track: Track) -> None:
    """Set the ranking of one track from a new page on."""
    say = translator(packet.language)
    draft.turn(PORTRAIT, OFFICIAL)
    _set_head(draft, packet, track, say("Rankings"), say("Ranking of the track {track}"))
    result = packet.result.track(track.id)
    set_table(draft, ranking_table(packet.ranking(track.id), track, result))


def set_scores(draft: Draft, packet: Packet, track: Track) -> None:
    """Set the score summary of one track, and the lines for those who counted and checked it."""
    say = translator(packet.language)
    draft.turn(LANDSCAPE, WIDE)
    _set_head(draft, packet, track, say("Score summary"), say("Score summary of the track {track}"))
    result = packet.result.track(track.id)
    set_score_tables(draft, packet.ranking(track.id), track, result, below=_CLERKS)
    _set_clerks(draft, packet)


def _set_head(draft: Draft, packet: Packet, track: Track, chapter: str, title: str) -> None:
    say = translator(packet.language)
    first = track.id == packet.plan.tracks[0].id
    if first:
        draft.mark(chapter)
    draft.mark(track.name, 1)
    draft.paragraph(packet.plan.review_session.title, OF)
    draft.paragraph(title.format(track=track.name), CHAPTER)
    result = packet.result.track(track.id)
    places = say("; ").join(
        say("{tier}: {quota} places, {filled} filled").format(
            tier=tier.name, quota=fill.quota, filled=fill.filled
        )
        for tier, fill in zip(track.tiers, result.tiers, strict=True)
    )
    facts = (
        (say("Track"), track.name),
        (say("Places"), places),
        (say("Scoring method"), method_words(packet, track)),
        (say("Date of review"), day_words(packet.at, packet.language)),
    )
    line = "    ".join(say("{label}: {value}").format(label=k, value=v) for k, v in facts if v)
    draft.paragraph(line, FACT)
    draft.gap(4)


def _set_clerks(draft: Draft, packet: Packet) -> None:
    say = translator(packet.language)
    draft.gap(6)
    words = (say("Counted by"), say("Checked by"), say("Witness"), say("Chair"), say("Date"))
    draft.paragraph(say("Signatures below the score summary"), SMALL)
    draft.gap(26)
    draft.write_rooms(words, FACT)
    draft.gap(12)
