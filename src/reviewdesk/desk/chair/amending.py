"""What an amended plan changes, in words the committee votes on before it is adopted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.desk import access
from reviewdesk.desk.chair.room import Room
from reviewdesk.domain.plan.values import Criterion, Plan, Track
from reviewdesk.report.rules_words import MODES, plain_number, rule_sentences
from reviewdesk.words import translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One thing that reads differently: "" where it is new, or gone.

    Attributes:
        track: its name; "" where it holds for the whole review session.
    """

    track: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A supplement that may be adopted."""

    path: Path
    sequence: int
    changes: tuple[Changed, ...]


def amendment(room: Room, path: Path, language: str) -> Amendment:
    """Return what a supplement would change; nothing is kept.

    Raises:
        ReviewDeskError: as `access.admit_supplement`.
    """
    after = access.weigh_supplement(room.workspace, room.secret, path)
    return Amendment(
        path=path, sequence=after.sequence, changes=tuple(changes(room.plan, after.plan, language))
    )


def changes(before: Plan, after: Plan, language: str) -> Iterator[Changed]:
    """Yield every criterion and rule that reads differently, track by track; then what all tracks share."""
    for track in after.tracks:
        old = next((one for one in before.tracks if one.id == track.id), None)
        if old is not None:
            yield from _criteria(old, track, language)
            yield from _rules(before, after, track.id, language)
    say = translator(language)
    shared = {
        say("Pledge"): (before.pledge, after.pledge),
        say("Reasons for recusal"): (
            say(", ").join(before.recusal.reasons),
            say(", ").join(after.recusal.reasons),
        ),
        say("Smallest panel"): (str(before.committee.minimum), str(after.committee.minimum)),
        say("Quorum"): (plain_number(before.committee.quorum), plain_number(after.committee.quorum)),
    }
    for what, (old_words, new_words) in shared.items():
        if old_words != new_words:
            yield Changed(track="", what=what, before=old_words, after=new_words)


def _criteria(old: Track, new: Track, language: str) -> Iterator[Changed]:
    before = {criterion.id: criterion for criterion in old.criteria}
    after = {criterion.id: criterion for criterion in new.criteria}
    for id_ in [*before, *(one for one in after if one not in before)]:
        one, other = before.get(id_), after.get(id_)
        if one != other:
            named = other or one
            reads, would = _criterion(one, language), _criterion(other, language)
            say = translator(language)
            yield Changed(
                track=new.name,
                what=named.name if named is not None else "",
                before=say(", ").join(_beside(reads, would)),
                after=say(", ").join(_beside(would, reads)),
            )


def _beside(words: Sequence[str], others: Sequence[str]) -> Sequence[str]:
    """Return what one reading has and the other has not; all of it where there is no other."""
    return [word for word in words if word not in others]


def _criterion(criterion: Criterion | None, language: str) -> Sequence[str]:
    if criterion is None:
        return ()
    say = translator(language)
    words = [
        criterion.name,
        say(MODES[criterion.mode]),
        say("at most {max} in steps of {step}").format(
            max=plain_number(criterion.max), step=plain_number(criterion.step)
        ),
    ]
    if criterion.factor != 1:
        words.append(say("times {factor}").format(factor=plain_number(criterion.factor)))
    if criterion.weight:
        words.append(say("weight {weight}").format(weight=plain_number(criterion.weight)))
    words += [f"{band.name} {plain_number(band.min)}–{plain_number(band.max)}" for band in criterion.bands]
    if criterion.guide:
        words.append(criterion.guide)
    return words


def _rules(before: Plan, after: Plan, track: str, language: str) -> Iterator[Changed]:
    old, new = _sentences(before, track, language), _sentences(after, track, language)
    gone = [sentence for sentence in old if sentence not in new]
    come = [sentence for sentence in new if sentence not in old]
    name = after.track(track).name
    say = translator(language)
    what = say("Rule")
    for at in range(max(len(gone), len(come))):
        yield Changed(track=name, what=what, before=_at(gone, at), after=_at(come, at))


def _sentences(plan: Plan, track: str, language: str) -> Sequence[str]:
    found = plan.track(track)
    return rule_sentences(found, plan.stages, found.rules.aggregate, language)


def _at(sentences: Sequence[str], at: int) -> str:
    return sentences[at] if at < len(sentences) else ""
