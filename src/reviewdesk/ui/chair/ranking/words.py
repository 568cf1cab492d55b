"""Few words about one row of a ranking: its standing as a chip, its ballots, its open alarms."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from reviewdesk.desk import spoken_results
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.result import RankedApplication
from reviewdesk.ui.speech import language, say

ChipKind = Literal["good", "accent", "warn", "bad", "plain"]


@dataclass(frozen=True, slots=True)
class StandingChip:
    """A standing in words, and its colour's meaning."""

    text: str
    kind: ChipKind


def standing_chip(track: Track, row: RankedApplication) -> StandingChip:
    """Return the chip of a row: the first tier is good, later ones accent, a tie on a line amber."""
    tiers = [tier.id for tier in track.tiers]
    text = spoken_results.standing(row, track, language())
    if row.standing in tiers:
        return StandingChip(text, "good" if row.standing == tiers[0] else "accent")
    kinds: dict[str, ChipKind] = {"tied_at_line": "warn", "rejected": "bad", "unscored": "warn"}
    return StandingChip(text, kinds.get(row.standing, "plain"))


def ballots_words(row: RankedApplication) -> str:
    """Return how many ballots count, and why others do not: "8 recused 1"."""
    away = Counter("recused" if one.state == "recused" else "other" for one in row.excluded)
    words = [str(row.ballots)]
    if row.standing == "withdrawn":
        return words[0]
    if away["recused"]:
        words.append(say("recused {count}", count=away["recused"]))
    if away["other"]:
        words.append(say("not counted {count}", count=away["other"]))
    return " ".join(words)
