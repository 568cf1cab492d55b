"""What a result says in words: standings, states, flags, alarms, the evidence of ties and decisions."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, get_args

from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import TierId
from reviewdesk.domain.plan.values import Aggregate, Plan, Track
from reviewdesk.domain.result import Alarm, DecisionRecord, RankedApplication, TrackResult
from reviewdesk.errors.marker import N_
from reviewdesk.report.rules_words import aggregate_words, link_words
from reviewdesk.words import translator

STANDINGS: Final = {
    "not_listed": N_("not listed"),
    "below_floor": N_("below the floor"),
    "rejected": N_("rejected"),
    "unscored": N_("unscored"),
    "withdrawn": N_("withdrawn"),
    "listed_elsewhere": N_("listed in another track"),
    "tied_at_line": N_("tied at the line"),
}
MARKS: Final = {
    "recused": N_("Rec."),
    "absent": N_("Abs."),
    "void": N_("Void"),
    "withdrawn": N_("Wdn."),
    "not_assigned": N_("–"),
}
FLAGS: Final = {
    "abnormal": N_("abnormal score"),
    "objective": N_("objective value objected to"),
    "corrected": N_("corrected"),
    "replaced": N_("score replaced"),
    "gate_divergent": N_("divided on a pass-or-fail criterion"),
    "fallback": N_("fallback rule"),
}
ALARMS: Final = {
    "tie_at_line": N_("tie at the line of {boundary}: {applications}; places left: {left}"),
    "tie_in_tier": N_("tie inside the ordered tier {boundary}: {applications}"),
    "objection": N_("objection to an objective value ({boundary}): {applications}"),
    "gate_even": N_("votes even on the pass-or-fail criterion {boundary}: {applications}"),
    "minimum_ballots": N_("fewer valid ballots than the plan asks for: {applications}"),
    "unfilled": N_("places of {boundary} stay empty: {left}"),
}
ROLES: Final = {
    "secretary": N_("Secretary"),
    "reviewer": N_("Reviewer"),
    "chair": N_("Chair"),
    "witness": N_("Witness"),
    "reveal": N_("Reveal seat"),
    "spare": N_("Spare reviewer"),
}
STATES: Final = {
    "trial": N_("Trial"),
    "revealed": N_("Revealed, not settled"),
    "resolved": N_("Settled, not final"),
    "final": N_("Final"),
}
DECISIONS: Final = {
    "withdraw": N_("Withdrawal"),
    "void": N_("Void"),
    "correct": N_("Correction"),
    "vote": N_("Vote"),
    "lot": N_("Lot"),
}
KEYS: Final = {
    "application": N_("application"),
    "seat": N_("seat"),
    "track": N_("track"),
    "tier": N_("tier"),
    "correction": N_("kind"),
    "criterion": N_("criterion"),
    "value": N_("value"),
    "vote": N_("vote"),
    "digits": N_("dice"),
    "id": N_("number"),
    "motion": N_("motion"),
    "present": N_("present"),
    "recused": N_("recused"),
    "round": N_("rounds"),
    "ballots": N_("ballots"),
    "counts": N_("counts"),
    "handed_out": N_("handed out"),
    "returned": N_("returned"),
    "valid": N_("valid"),
    "yes": N_("yes"),
    "no": N_("no"),
    "abstain": N_("abstain"),
    "pass": N_("pass"),
    "fail": N_("fail"),
    "transcription": N_("transcription"),
    "range": N_("mark out of range"),
    "objective": N_("objective value"),
    "abnormal": N_("abnormal score"),
    "eligibility": N_("eligibility"),
    "line": N_("places at a line"),
    "stage": N_("vote stage"),
    "empty": N_("leave places empty"),
    "aggregate": N_("which result holds"),
    "gate": N_("pass or fail"),
    "void": N_("making void"),
    "place": N_("place"),
    "places": N_("places"),
    "published": N_("score"),
    "standing": N_("standing"),
    "applied": N_("applied"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One application's place, standing and score before and after a decision, in words."""

    track: str
    application: str
    before: str
    after: str


def rehearsal_mark(state: str, language: str) -> str:
    """Return what stands on everything that came of a rehearsal, "" on the result of a review session."""
    say = translator(language)
    return say("Rehearsal, not a result") if state == "trial" else ""


def seat_words(seat: Seat, language: str) -> str:
    """Return how a seat is called on paper: its person, else its role and id."""
    return seat.name or f"{translator(language)(ROLES[seat.role])} {seat.id}"


def standing_words(row: RankedApplication, track: Track, language: str) -> str:
    """Return a standing with the number inside its tier."""
    say = translator(language)
    tiers = {tier.id: tier.name for tier in track.tiers}
    if row.standing in STANDINGS:
        return say(STANDINGS[row.standing])
    name = next((name for tier, name in tiers.items() if tier == row.standing), row.standing)
    return f"{name} {row.number}" if row.number is not None else name


def evidence_words(row: RankedApplication, track: Track, language: str) -> str:
    """Return the links that decided a tie, each with this application's value."""
    links = [f"{link_words(link.link, track, language)} {readable(link.value)}" for link in row.tie_break]
    return translator(language)("; ").join(links)


def deciding_words(row: RankedApplication, track: Track, language: str) -> str:
    """Return the link that settled a tie, alone: what fits a narrow column."""
    if not row.tie_break:
        return ""
    last = row.tie_break[-1]
    return f"{link_words(last.link, track, language)} {readable(last.value)}"


def concerns(decision: DecisionRecord, track: TrackResult) -> bool:
    """Whether a decision belongs on the paper of a track: it names it, one of its rows, or moved one."""
    if decision.track is not None:
        return decision.track == track.id
    application = decision.record.get("application")
    own = any(row.application == application for row in track.ranking)
    return application is None or own or track.id in {*decision.before, *decision.after}


def readable(exact: str) -> str:
    """Return an exact fraction with its value to four places: "1537/18 ≈ 85.3889"."""
    numerator, slash, denominator = exact.partition("/")
    if not slash:
        return exact
    top, bottom = int(numerator), int(denominator)
    scaled = (2 * abs(top) * 10_000 + bottom) // (2 * bottom)
    return f"{exact} ≈ {'-' if top < 0 else ''}{scaled // 10_000}.{scaled % 10_000:04}"


def alarm_words(alarm: Alarm, track: Track, language: str) -> str:
    """Return an alarm and what settled it."""
    say = translator(language)
    named = {tier.id: tier.name for tier in track.tiers} | {c.id: c.name for c in track.criteria}
    boundary = next((name for key, name in named.items() if key == alarm.boundary), alarm.boundary)
    text = say(ALARMS[alarm.kind]).format(
        boundary=boundary, applications=say(", ").join(alarm.applications), left=alarm.places_left
    )
    if alarm.resolved_by is None:
        return say("{alarm}. Open").format(alarm=text)
    by = link_words(alarm.resolved_by, track, language)
    return say("{alarm}. Settled by {settled}").format(alarm=text, settled=by)


def decision_words(
    decision: DecisionRecord, plan: Plan, language: str, people: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Return what was decided and the places it moved, before and after; `people`: seat → name."""
    say = translator(language)
    record = _spelled(decision.record, {**people, **_names(plan), **_counting(decision, plan, language)}, say)
    text = say("{kind}: {record}").format(
        kind=say(DECISIONS.get(decision.kind, decision.kind)), record=record
    )
    moved = say("; ").join(f"{m.application} {m.before} → {m.after}" for m in moves(decision, plan, language))
    return say("{text}. Moved: {moved}").format(text=text, moved=moved) if moved else text


def decision_head(
    decision: DecisionRecord, plan: Plan, language: str, people: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Return what was decided in a few words: its kind, the motion or correction, and what it is about."""
    say = translator(language)
    named = {**people, **_names(plan), **_counting(decision, plan, language)}
    keys = ("motion", "correction", "track", "tier", "seat", "application", "criterion", "value")
    parts = [_called(key, decision.record[key], named, say) for key in keys if key in decision.record]
    text = say(DECISIONS.get(decision.kind, decision.kind))
    return say("{kind}: {record}").format(kind=text, record=say(", ").join(parts))


def moves(decision: DecisionRecord, plan: Plan, language: str) -> Iterator[Move]:
    """Yield every place a decision moved, in words, in order of track and application."""
    for track in plan.tracks:
        before, after = (_rows(side.get(track.id)) for side in (decision.before, decision.after))
        for application in sorted(before.keys() | after.keys()):
            old, new = (_stood(rows.get(application), track, language) for rows in (before, after))
            yield Move(track=track.name, application=application, before=old, after=new)


def _rows(value: object) -> dict[str, object]:
    return dict(value) if isinstance(value, Mapping) else {}


def _stood(row: object, track: Track, language: str) -> str:
    say = translator(language)
    if not isinstance(row, Mapping):
        return "—"
    tiers = {tier.id: tier.name for tier in track.tiers}
    standing = str(row.get("standing"))
    named = tiers.get(TierId(standing)) or say(STANDINGS.get(standing, standing))
    place = "—" if row.get("place") is None else say("place {place}").format(place=row.get("place"))
    return say("{place} ({standing}, {published})").format(
        place=place, standing=named, published=row.get("published") or "—"
    )


def _names(plan: Plan) -> dict[str, str]:
    """Return id → name, and the same by what the id is of: a track and a criterion may share one."""
    named: dict[str, str] = {}
    for track in plan.tracks:
        of: dict[str, dict[str, str]] = {
            "track": {str(track.id): track.name},
            "tier": {str(tier.id): tier.name for tier in track.tiers},
            "criterion": {str(criterion.id): criterion.name for criterion in track.criteria},
        }
        for kind, names in of.items():
            named |= {**names, **{f"{kind} {own}": name for own, name in names.items()}}
    return named


def _counting(decision: DecisionRecord, plan: Plan, language: str) -> dict[str, str]:
    """Return the way of counting that a motion names, in words, by its id."""
    rules = next((track.rules for track in plan.tracks if track.id == decision.record.get("track")), None)
    if rules is None or decision.record.get("motion") != "aggregate":
        return {}
    return {name: aggregate_words(rules, name, language) for name in get_args(Aggregate)}


def _called(key: object, value: object, named: Mapping[str, str], say: Callable[[str], str]) -> str:
    """Spell a value by what its key says it is."""
    return named.get(f"{key} {value}") or _spelled(value, named, say)


def _spelled(value: object, named: Mapping[str, str], say: Callable[[str], str]) -> str:
    if isinstance(value, Mapping):
        parts = [f"{_spelled(k, named, say)} {_called(k, v, named, say)}".strip() for k, v in value.items()]
        return say(", ").join(parts)
    if isinstance(value, list | tuple):
        inner = say(", ").join(_spelled(part, named, say) for part in value)
        return say("({list})").format(list=inner)
    text = str(value)
    known = KEYS | STANDINGS
    return say(known[text]) if text in known else named.get(text, text)
