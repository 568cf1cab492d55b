"""The brief for the leaders: counts, who is recommended, where the lines lie, what was unusual."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from reviewdesk.domain.drill import is_drill
from reviewdesk.domain.marks import decimal_text
from reviewdesk.domain.plan.values import Tier, Track
from reviewdesk.domain.result import RankedApplication, TrackResult
from reviewdesk.report.leaf import MM, PORTRAIT, Rectangle, Style
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.packet.wording import day_words
from reviewdesk.report.page import Draft
from reviewdesk.report.ranking_rows import ordered
from reviewdesk.report.table import Column, Row, Table, set_table
from reviewdesk.report.values import Paper
from reviewdesk.words import translator

_MARGINS: Final[Rectangle] = (18 * MM, 22 * MM, 18 * MM, 14 * MM)
_SIZES: Final = (10.5, 9.5, 8.5, 7.5, 6.5)
_BANDS: Final = tuple(Fraction(share, 10) for share in (9, 8, 7, 6))
"""Where a band of scores begins, as a share of full marks; below the last is one more."""
_ON_POINTS: Final = frozenset({"mean", "trimmed", "median"})


@dataclass(frozen=True, slots=True)
class _Scale:
    """How small the brief is set, and whether there is room for the names of all who are recommended."""

    size: float
    names: bool = True

    @property
    def text(self) -> Style:
        return Style("plain", self.size, self.size * 1.45)

    @property
    def head(self) -> Style:
        return Style("head", self.size + 1.5, (self.size + 1.5) * 1.6)


def leaders_brief(packet: Packet, *, final: bool = True) -> Paper:
    """Return the brief: one page, set as small as it takes; with too many names, numbers stand for them."""
    scales = (*map(_Scale, _SIZES), _Scale(_SIZES[0], names=False), _Scale(_SIZES[-1], names=False))
    drafts = [_set(packet, scales[0], final=final)]
    for scale in scales[1:]:
        if len(drafts[-1].leaves) == 1:
            break
        drafts.append(_set(packet, scale, final=final))
    return min(drafts, key=lambda draft: len(draft.leaves)).finished()


def _set(packet: Packet, scale: _Scale, *, final: bool) -> Draft:
    session = packet.plan.review_session
    say = translator(packet.language)
    title = say("Brief for the leaders")
    drill = say("Drill") if is_drill(session.title) else ""
    draft = Draft(
        say("{title}: {paper}").format(title=session.title, paper=title),
        packet.language,
        digest=packet.record,
        watermark=drill or ("" if final else say("Not final")),
        note=say("Fingerprint {fingerprint}").format(fingerprint=packet.fingerprint),
    )
    draft.turn(PORTRAIT, _MARGINS)
    draft.paragraph(title, Style("title", 19, 28, "center"))
    draft.paragraph(session.title, Style("plain", 12, 18, "center"))
    of = (say(", ").join(session.organisers), day_words(packet.at, packet.language))
    draft.paragraph("    ".join(filter(None, of)), Style("plain", 9.5, 16, "center", grey=0.3))
    _set_counts(draft, packet, scale)
    _set_bands(draft, packet, scale)
    _set_recommended(draft, packet, scale)
    if cities := _cities(packet):
        draft.paragraph(say("Places by city"), scale.head, bookmark=True)
        draft.paragraph(cities, scale.text)
    draft.paragraph(say("Out of the ordinary"), scale.head, bookmark=True)
    for line in _matters(packet):
        draft.paragraph(line, scale.text)
    return draft


def _set_counts(draft: Draft, packet: Packet, scale: _Scale) -> None:
    say = translator(packet.language)
    draft.paragraph(say("Counts and lines"), scale.head, bookmark=True)
    heads = (
        say("Applied"),
        say("Admitted"),
        say("Reviewed"),
        say("Recommended"),
        say("Highest"),
        say("Lowest"),
        say("At the line"),
        say("Gap below"),
    )
    columns = (Column(say("Track"), least=90), *(Column(head, "center") for head in heads))
    rows = tuple(Row(tuple(_counts(packet, track))) for track in packet.plan.tracks)
    set_table(draft, Table(columns, rows, scale.text))


def _counts(packet: Packet, track: Track) -> Iterator[str]:
    own = packet.of_track(track.id)
    result = packet.result.track(track.id)
    placed = _placed(result)
    edges = list(_edges(track, placed))
    yield track.name
    yield str(len(own))
    yield str(sum(one.eligible for one in own))
    yield str(sum(row.ballots > 0 for row in result.ranking))
    yield str(sum(len(_listed(result, tier)) for tier in track.tiers))
    yield placed[0].published or "" if placed else "—"
    yield placed[-1].published or "" if placed else "—"
    yield " / ".join(line for line, _ in edges) or "—"
    yield " / ".join(gap for _, gap in edges) or "—"


def _edges(track: Track, placed: list[RankedApplication]) -> Iterator[tuple[str, str]]:
    """Yield, tier after tier, the score of the last one in and how far behind the next one is."""
    for tier in track.tiers:
        inside = [number for number, row in enumerate(placed) if row.standing == tier.id]
        if inside:
            last = str(placed[inside[-1]].published)
            following = placed[inside[-1] + 1 : inside[-1] + 2]
            yield last, str(abs(Decimal(last) - Decimal(str(following[0].published)))) if following else "—"


def _set_bands(draft: Draft, packet: Packet, scale: _Scale) -> None:
    say = translator(packet.language)
    for full in dict.fromkeys(_full(packet, track) for track in packet.plan.tracks):
        if full is None:
            continue
        starts = [full * share for share in _BANDS]
        heads = [say("from {points}").format(points=decimal_text(start)) for start in starts]
        heads.append(say("below {points}").format(points=decimal_text(starts[-1])))
        columns = (
            Column(say("Score bands"), least=90),
            *(Column(head, "center", least=50, weight=0.4) for head in heads),
        )
        rows = []
        for track in packet.plan.tracks:
            if _full(packet, track) == full:
                scores = [Fraction(str(row.published)) for row in _placed(packet.result.track(track.id))]
                found = Counter(sum(score < start for start in starts) for score in scores)
                rows.append(Row((track.name, *(str(found[number]) for number in range(len(heads))))))
        draft.gap(4)
        set_table(draft, Table(columns, tuple(rows), scale.text))


def _full(packet: Packet, track: Track) -> Fraction | None:
    """Return full marks of a track; None where its score is not on that scale."""
    if packet.result.track(track.id).applied not in _ON_POINTS:
        return None
    return Fraction(100) if track.rules.form == "weights" else Fraction(track.rules.full)


def _set_recommended(draft: Draft, packet: Packet, scale: _Scale) -> None:
    say = translator(packet.language)
    draft.gap(3)
    draft.paragraph(say("Recommended"), scale.head, bookmark=True)
    for tier, names in _recommended(packet, scale):
        draft.paragraph(tier, replace(scale.text, face="head"), below=scale.text.leading)
        draft.paragraph(names, scale.text)


def _recommended(packet: Packet, scale: _Scale) -> Iterator[tuple[str, str]]:
    say = translator(packet.language)
    for track in packet.plan.tracks:
        result = packet.result.track(track.id)
        for tier in track.tiers:
            listed = _listed(result, tier)
            head = say("{track}, {tier} ({filled} of {quota} places)").format(
                track=track.name, tier=tier.name, filled=len(listed), quota=tier.quota
            )
            names = say("; ").join(_named(packet, row) for row in listed)
            if not scale.names:
                names = say("as in the ranking of the track") if listed else ""
            yield head, names or say("nobody")


def _named(packet: Packet, row: RankedApplication) -> str:
    say = translator(packet.language)
    one = packet.applications[row.application]
    name = say("{name} ({reason})").format(name=one.applicant, reason=one.city) if one.city else one.applicant
    return " ".join(filter(None, (name, row.published)))


def _cities(packet: Packet) -> str:
    """Return how many places went where, most first; "" where cities are hidden or unknown."""
    say = translator(packet.language)
    found = Counter(
        packet.applications[row.application].city
        for track in packet.plan.tracks
        for tier in track.tiers
        for row in _listed(packet.result.track(track.id), tier)
    )
    known = sorted(((city, count) for city, count in found.items() if city), key=lambda p: (-p[1], p[0]))
    return say(", ").join(f"{city} {count}" for city, count in known)


def _matters(packet: Packet) -> Iterator[str]:
    say = translator(packet.language)
    counts = (
        (say("Members kept from an application"), len(packet.recused)),
        (say("Abnormal scores"), len(packet.answered)),
        (say("Motions voted on"), len(packet.votes)),
        (say("Corrections"), sum(one.kind == "correct" for one in packet.result.decisions)),
        (say("Withdrawn"), sum(one.kind == "withdraw" for one in packet.result.decisions)),
    )
    yield say("; ").join(say("{label}: {value}").format(label=label, value=count) for label, count in counts)
    yield say("{label}: {value}").format(label=say("Dissent"), value=_dissent(packet))


def _dissent(packet: Packet) -> str:
    say = translator(packet.language)
    last = max((event.index for event in packet.happened("finalise")), default=None)
    if last is None:
        return say("nobody has signed yet")
    given = [event for event in packet.happened("sign", "deemed", "left") if event.index > last]
    stated = sum(event.data.get("outcome") in ("dissent", "refused") for event in given)
    if stated:
        return say("yes, stated by {count}").format(count=stated)
    return say("none so far") if given else say("nobody has signed yet")


def _listed(result: TrackResult, tier: Tier) -> list[RankedApplication]:
    return [row for row in ordered(result) if row.standing == tier.id]


def _placed(result: TrackResult) -> list[RankedApplication]:
    return [row for row in ordered(result) if row.place is not None and row.published is not None]
