"""Which fields stand in which section of the editor, in the order in which people think of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from reviewdesk.desk.secretary.rules import Rules
from reviewdesk.domain.plan.findings import Path
from reviewdesk.errors.marker import N_
from reviewdesk.ui.speech import say

RULES: Final = (
    "form", "full", "aggregate", "trim", "level", "minimum_ballots", "fallback", "rounding.places",
    "rounding.stages", "rank_on", "abnormal.ratio", "abnormal.absolute", "comment",
)  # fmt: skip
TIES: Final = (
    "tie_chain", "end_rule", "end_rule_after_vote", "vote.majority", "vote.base", "vote.max_rounds",
)  # fmt: skip
SITTING: Final = (
    "title", "basis", "organisers", "venue", "starts", "ends", "deadline", "received_by", "copies",
    "excluded_regions", "multiple", "arrangement", "witness", "chair", "signing", "handover",
    "idle_lock_minutes", "language", "timezone",
)  # fmt: skip
ITEMS: Final = {
    "track": ("name", "id", "contact"),
    "tier": ("name", "id", "quota", "floor", "ordered", "promotes_to"),
    "requirement": ("name", "id", "minimum", "maximum"),
    "preference": ("name", "id"),
    "document": ("name", "id", "required"),
    "eligibility": ("name", "id"),
    "bands": ("name", "min", "max"),
}
CRITERION: Final = {
    "points": ("max", "step", "share", "group", "reason", "guide", "bands"),
    "bands": ("bands", "share", "group", "reason", "guide"),
    "deduction": ("max", "step", "group", "reason", "guide"),
    "gate": ("reason", "guide"),
    "objective": ("max", "share", "group", "guide"),
}
STAGE: Final = {
    "score": ("kind", "rounds", "between"),
    "vote": ("kind", "candidates", "max_yes", "secrecy", "threshold", "base", "quorum"),
}
PARTS: Final = (
    ("tier", N_("Tiers and places")),
    ("criterion", N_("Rubric")),
    ("requirement", N_("Declared figures")),
    ("preference", N_("Preferences")),
    ("document", N_("Documents")),
    ("eligibility", N_("Eligibility")),
)


@dataclass(frozen=True, slots=True)
class Head:
    """A heading between fields."""

    text: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A field for one key; a choice is spread out where all its answers are to be in sight."""

    path: Path
    spread: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """Fields side by side on one line."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A list of the elements of an array, with a form for the one that is chosen."""

    path: Path


Entry = Head | Ask | Side | Part
Kind = Literal["form", "text", "preview", "rehearse"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One line of the list at the left.

    Attributes:
        id: by which it is found again when the plan has changed.
        level: how far it is set in.
        often: whether it shows without “more rules”.
        path: of the track it belongs to, () for none.
    """

    id: str
    title: str
    level: int = 0
    kind: Kind = "form"
    often: bool = False
    path: Path = ()
    entries: Callable[[Rules], tuple[Entry, ...]] = lambda _: ()


def sections(rules: Rules) -> tuple[Section, ...]:
    """Return all sections of a plan."""
    return (
        Section(id="first", title=say("Most needed"), often=True, entries=first_page),
        _common("session", say("The sitting"), ("review_session",), SITTING),
        _common("rules", say("Counting"), ("rules",), RULES),
        _common("ties", say("Ties and votes"), ("rules",), TIES),
        Section(id="stage", title=say("Stages"), entries=lambda _: (Part(("stage",)),)),
        _common("committee", say("Committee"), ("committee",), ("minimum", "odd", "quorum", "void_whole")),
        Section(id="recusal", title=say("Recusal and pledge"), entries=lambda _: _RECUSAL),
        Section(id="notice", title=say("Notice and contacts"), entries=lambda _: _notice()),
        Section(id="tracks", title=say("Tracks"), entries=lambda _: (Part(("track",)),)),
        *(one for index in range(rules.count(("track",))) for one in _track(rules, index)),
        Section(id="rehearse", title=say("Rehearse"), kind="rehearse", often=True),
        Section(id="text", title=say("Plan as text"), kind="text", often=True),
    )


def first_page(rules: Rules) -> tuple[Entry, ...]:
    """Return what most need, for all tracks on one page."""
    return (
        *_asked(("review_session",), ("title", "basis", "organisers", "deadline")),
        Head(say("Score")),
        Ask(("rules", "aggregate"), spread=True),
        *_asked(("rules",), ("trim",) if rules.in_force(("rules", "aggregate")) == "trimmed" else ()),
        *_asked(("rules",), ("minimum_ballots", "fallback")),
        Head(say("Ties")),
        Ask(("rules", "end_rule"), spread=True),
        *(entry for index in range(rules.count(("track",))) for entry in _places(rules, index)),
    )


def item_entries(rules: Rules, path: Path) -> tuple[Entry, ...]:
    """Return the fields of one element of an array."""
    kind = str(path[-2])
    if kind == "criterion":
        return tuple(_criterion(rules, path))
    if kind == "stage":
        return _asked(path, STAGE.get(str(rules.in_force((*path, "kind"))), ("kind",)))
    return _asked(path, ITEMS[kind])


def _criterion(rules: Rules, path: Path) -> Iterator[Entry]:
    yield from _asked(path, ("name", "id", "mode"))
    weighted = rules.in_force((*path[:2], "rules", "form")) == "weights"
    for name in CRITERION.get(str(rules.in_force((*path, "mode"))), ()):
        if name == "bands":
            yield Head(say("Bands"))
            yield Part((*path, name))
        elif name == "share":
            yield Ask((*path, "weight" if weighted else "factor"))
        else:
            yield Ask((*path, name))


def _places(rules: Rules, index: int) -> Iterator[Entry]:
    track: Path = ("track", index)
    yield Head(str(rules.value((*track, "name")) or rules.value((*track, "id")) or index + 1))
    for at in range(rules.count((*track, "tier"))):
        tier = (*track, "tier", at)
        yield Side(((*tier, "name"), (*tier, "quota"), (*tier, "floor")))


def _track(rules: Rules, index: int) -> Iterator[Section]:
    path: Path = ("track", index)
    name = str(rules.value((*path, "name")) or rules.value((*path, "id")) or index + 1)
    yield Section(
        id=f"track.{index}", title=name, path=path, often=True, entries=lambda _: _asked(path, ITEMS["track"])
    )
    for key, title in PARTS:
        part = (*path, key)
        yield Section(
            id=f"track.{index}.{key}", title=say(title), level=1, often=key in ("tier", "criterion"),
            path=path, entries=_only(Part(part)),
        )  # fmt: skip
    own = (*path, "rules")
    yield Section(
        id=f"track.{index}.rules", title=say("Own rules"), level=1, path=path,
        entries=lambda _: _asked(own, (*RULES, *TIES)),
    )  # fmt: skip
    yield Section(
        id=f"track.{index}.preview", title=say("Preview as a reviewer"), level=1, kind="preview",
        often=True, path=path,
    )  # fmt: skip


def _only(entry: Entry) -> Callable[[Rules], tuple[Entry, ...]]:
    return lambda _: (entry,)


def _common(name: str, title: str, path: Path, keys: tuple[str, ...]) -> Section:
    return Section(id=name, title=title, entries=lambda _: _asked(path, keys))


def _asked(path: Path, keys: tuple[str, ...]) -> tuple[Ask, ...]:
    return tuple(Ask((*path, *key.split("."))) for key in keys)


_RECUSAL: Final = (*_asked(("recusal",), ("scope", "reasons")), Ask(("pledge", "text")))


def _notice() -> tuple[Entry, ...]:
    return (
        *_asked(("notice",), ("days", "kind", "first_day", "place", "order")),
        Head(say("Contacts")),
        *_asked(("contacts",), ("phone", "address", "supervision_phone")),
        Head(say("Names and annex")),
        *_asked(("redaction",), ("reviewers", "applicants")),
        Ask(("annex", "diagnostics")),
    )
