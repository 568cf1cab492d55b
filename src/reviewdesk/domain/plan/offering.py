"""What of a sealed plan may be tried: every rule of its tracks, tiers and criteria with what is in force."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reviewdesk.domain.names import TrackId
from reviewdesk.domain.plan.defaults import document
from reviewdesk.domain.plan.editing import choices_of, key_at, kind_of
from reviewdesk.domain.plan.findings import Path
from reviewdesk.domain.plan.normal import said_in
from reviewdesk.domain.plan.rule_names import Said, held_at
from reviewdesk.domain.plan.schema import CRITERION, RULES, TIER, Spec, Table, Tables
from reviewdesk.domain.plan.trying import as_typed, bears, called, keys_of
from reviewdesk.domain.plan.values import Plan, Track

_CALLED: Final = ("name", "group")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A rule that may be tried.

    Attributes:
        track: whose it is.
        part: id of its tier or criterion; "" for a rule of the whole track.
        rule: what it is called there, such as "quota" or "rounding.places".
        key: its whole name, which `tried` takes.
        value: what is in force, as `tried` takes it; "" where nothing is.
        choices: the words it is one of; none where it is typed.
    """

    track: TrackId
    part: str
    rule: str
    key: str
    value: str
    choices: tuple[str, ...]


def offers(plan: Plan) -> tuple[Offer, ...]:
    """Return what may be tried of each track, its tiers and its criteria, in the order of the plan."""
    said = said_in(document(plan))
    return tuple(
        _offer(said, plan.tracks[at].id, part, path)
        for at in range(len(plan.tracks))
        for part, table, spec in _tables(plan.tracks[at], at)
        for path in _leaves(table, spec)
    )


def _tables(track: Track, at: int) -> Iterator[tuple[str, Path, Spec]]:
    yield "", ("track", at, "rules"), RULES
    for number, tier in enumerate(track.tiers):
        yield tier.id, ("track", at, "tier", number), TIER
    for number, criterion in enumerate(track.criteria):
        yield criterion.id, ("track", at, "criterion", number), CRITERION


def _offer(said: Said, track: TrackId, part: str, path: Path) -> Offer:
    choices = ("false", "true") if kind_of(key_at(path).read) == "flag" else choices_of(key_at(path).read)
    return Offer(
        track=track,
        part=part,
        rule=".".join(map(str, path[4 if part else 3 :])),
        key=called(said, path),
        value=as_typed(held_at(said, path)),
        choices=choices,
    )


def _leaves(path: Path, spec: Spec) -> Iterator[Path]:
    """Yield the places below a table that may be tried, but for what things are called."""
    for name, key in spec.items():
        inside = (*path, name)
        if isinstance(key.read, Table):
            yield from _leaves(inside, key.read.spec)
        elif not isinstance(key.read, Tables) and name not in _CALLED and bears(keys_of(inside)):
            yield inside
