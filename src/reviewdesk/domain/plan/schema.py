"""Every key a plan may have: how it is read, and what holds when it is left out (formats.md, "Plan")."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, cast

from reviewdesk.domain.plan import spelling
from reviewdesk.domain.plan.findings import UNREAD, Findings, Path
from reviewdesk.domain.plan.spelling import (
    Integer,
    Number,
    OneOf,
    Reader,
    Several,
    flag,
    heading,
    moment,
    optional_id,
    other_id,
    text,
)

SCHEMA: Final = 1
MANY: Final = 1_000_000
MEDIA: Final = ("screen", "projector", "pdf", "workbook", "notice")
STAGES: Final = ("criterion", "factored", "aggregate")

Given = dict[str, object]
"""The keys of a table that are written and sound; a table inside is Given again."""


@dataclass(frozen=True, slots=True)
class Key:
    """How a key is read; `default` None: left to what stands around it; `required`: no default."""

    read: Reader
    default: object = None
    required: bool = False


Spec = Mapping[str, Key]


@dataclass(frozen=True, slots=True)
class Table:
    """The reader of a table: keys not in `spec` are problems, missing required ones too."""

    spec: Spec

    def __call__(self, findings: Findings, path: Path, raw: object) -> object:
        """Read a table."""
        if not isinstance(raw, dict):
            return findings.add(path, "plan-want-table")
        for name in raw:
            if name not in self.spec:
                findings.add((*path, name), "plan-unknown-key", known=", ".join(sorted(self.spec)))
        for name, key in self.spec.items():
            if key.required and name not in raw:
                findings.add((*path, name), "plan-missing-key")
        read_values = {
            name: key.read(findings, (*path, name), raw[name])
            for name, key in self.spec.items()
            if name in raw
        }
        return {name: value for name, value in read_values.items() if value is not UNREAD}


@dataclass(frozen=True, slots=True)
class Tables:
    """The reader of an array of tables; one that cannot be read stands empty in it."""

    spec: Spec
    least: int = 0

    def __call__(self, findings: Findings, path: Path, raw: object) -> object:
        """Read an array of tables."""
        if not isinstance(raw, list):
            return findings.add(path, "plan-want-tables")
        if len(raw) < self.least:
            return findings.add(path, "plan-missing-key")
        one = Table(self.spec)
        values = [one(findings, (*path, index), element) for index, element in enumerate(raw)]
        return tuple({} if value is UNREAD else value for value in values)


def filled(spec: Spec, given: Mapping[str, object]) -> Given:
    """Return every key of a table: what is given, else its default."""
    return {name: given.get(name, key.default) for name, key in spec.items()}


def inner(given: Mapping[str, object], name: str) -> Given:
    """Return the table that stands under a key, empty when it is not written."""
    return cast(Given, given.get(name, {}))


def rows(given: Mapping[str, object], name: str) -> tuple[Given, ...]:
    """Return the tables of an array, none when it is not written."""
    return cast(tuple[Given, ...], given.get(name, ()))


TITLE: Final = Key(heading, "", required=True)
NAME: Final = Key(heading)
TEXT: Final = Key(text, "")
ID: Final = Key(other_id, "", required=True)

SESSION: Final[Spec] = {
    "title": TITLE,
    "basis": TEXT,
    "organisers": Key(Several(heading), ()),
    "venue": TEXT,
    "starts": Key(moment),
    "ends": Key(moment),
    "deadline": Key(moment),
    "received_by": Key(OneOf(("arrival", "postmark")), "arrival"),
    "copies": Key(Integer(0, 1_000), 0),
    "language": Key(OneOf(("zh_CN", "en")), "zh_CN"),
    "timezone": Key(spelling.timezone, "Asia/Shanghai"),
    "arrangement": Key(OneOf(("strict", "standard", "one_laptop", "paper")), "standard"),
    "witness": Key(OneOf(("supervisor", "member", "none")), "supervisor"),
    "chair": Key(OneOf(("elected", "appointed")), "elected"),
    "signing": Key(OneOf(("ink", "digital", "both")), "both"),
    "handover": Key(OneOf(("full", "without_names")), "full"),
    "idle_lock_minutes": Key(Integer(1, 1_440), 30),
    "excluded_regions": Key(Several(heading), ()),
    "multiple": Key(OneOf(("allowed", "one")), "allowed"),
}
PRESETS: Final[Mapping[str, Given]] = {
    "strict": {"idle_lock_minutes": 10},
    "standard": {},
    "one_laptop": {"witness": "member", "idle_lock_minutes": 5},
    "paper": {"signing": "ink"},
}
"""What an arrangement changes in the defaults of the keys below it (sealed.md, "Arrangements")."""

ROUNDING: Final[Spec] = {
    "places": Key(Integer(0, 6), 2),
    "stages": Key(Several(OneOf(STAGES), ordered=True), ("aggregate",)),
}
ABNORMAL: Final[Spec] = {"ratio": Key(Number(above_zero=True)), "absolute": Key(Number(above_zero=True))}
VOTE: Final[Spec] = {
    "majority": Key(OneOf(("half", "two_thirds")), "half"),
    "base": Key(OneOf(("all", "present", "present_minus_recused")), "present"),
    "max_rounds": Key(Integer(1, 9), 2),
}
AGGREGATES: Final = ("mean", "trimmed", "median", "rank_sum", "z_score")
RULES: Final[Spec] = {
    "form": Key(OneOf(("points", "weights")), "points"),
    "full": Key(Number(above_zero=True), Fraction(100)),
    "aggregate": Key(OneOf(AGGREGATES), "trimmed"),
    "trim": Key(Integer(0, 100), 1),
    "level": Key(OneOf(("total", "criterion")), "total"),
    "minimum_ballots": Key(Integer(1, 1_000)),
    "fallback": Key(OneOf(("mean", "median", "rank_sum")), "mean"),
    "rounding": Key(Table(ROUNDING)),
    "rank_on": Key(OneOf(("published", "exact")), "published"),
    "tie_chain": Key(Several(heading), ("untrimmed_mean", "criteria_by_weight", "median", "head_to_head")),
    "end_rule": Key(OneOf(("vote", "share", "lot", "empty")), "vote"),
    "end_rule_after_vote": Key(OneOf(("share", "lot", "empty")), "lot"),
    "abnormal": Key(Table(ABNORMAL), {"ratio": Fraction(1, 5)}),
    "comment": Key(OneOf(("none", "optional", "required")), "optional"),
    "vote": Key(Table(VOTE)),
}
STAGE: Final[Spec] = {
    "kind": Key(OneOf(("score", "vote")), "score"),
    "rounds": Key(Integer(1, 9), 1),
    "between": Key(OneOf(("nothing", "own")), "nothing"),
    "candidates": Key(spelling.candidates, "all"),
    "max_yes": Key(OneOf(("quota", "any")), "quota"),
    "secrecy": Key(OneOf(("named", "secret")), "named"),
    "threshold": Key(OneOf(("half", "two_thirds")), "half"),
    "base": Key(OneOf(("all", "present", "present_minus_recused")), "present"),
    "quorum": Key(spelling.share),
}
COMMITTEE: Final[Spec] = {
    "minimum": Key(Integer(1, 1_000), 5),
    "odd": Key(flag, True),
    "quorum": Key(spelling.share, Fraction(2, 3)),
    "void_whole": Key(flag, False),
}
RECUSAL: Final[Spec] = {
    "scope": Key(OneOf(("application", "track")), "application"),
    "reasons": Key(Several(heading)),
}
NOTICE: Final[Spec] = {
    "days": Key(Integer(1, 366), 7),
    "kind": Key(OneOf(("calendar", "working")), "calendar"),
    "first_day": Key(OneOf(("next", "same")), "next"),
    "place": TEXT,
    "order": Key(OneOf(("region", "place")), "region"),
}
CONTACTS: Final[Spec] = {"phone": TEXT, "address": TEXT, "supervision_phone": TEXT}
REDACTION: Final[Spec] = {
    "reviewers": Key(Several(OneOf(MEDIA), ordered=True), ("projector", "notice")),
    "applicants": Key(Several(OneOf(MEDIA), ordered=True), ()),
}
ANNEX: Final[Spec] = {"diagnostics": Key(flag, False)}
PLEDGE_TABLE: Final[Spec] = {"text": Key(text)}

TIER: Final[Spec] = {
    "id": ID,
    "name": NAME,
    "quota": Key(Integer(1, MANY), 1, required=True),
    "floor": Key(Number()),
    "ordered": Key(flag, False),
    "promotes_to": Key(optional_id, ""),
}
BAND: Final[Spec] = {
    "name": Key(heading, "", required=True),
    "min": Key(Number()),
    "max": Key(Number(), Fraction(0), required=True),
}
CRITERION: Final[Spec] = {
    "id": ID,
    "name": NAME,
    "mode": Key(OneOf(("points", "bands", "deduction", "gate", "objective")), "points"),
    "max": Key(Number(above_zero=True)),
    "step": Key(Number(above_zero=True)),
    "factor": Key(Number(above_zero=True, ratio=True), Fraction(1)),
    "weight": Key(Number(ratio=True)),
    "group": Key(optional_id, ""),
    "reason": Key(OneOf(("never", "extremes", "always")), "never"),
    "guide": TEXT,
    "bands": Key(Tables(BAND), ()),
}
REQUIREMENT: Final[Spec] = {
    "id": ID,
    "name": NAME,
    "minimum": Key(Integer(0, 10**15)),
    "maximum": Key(Integer(0, 10**15)),
}
NAMED: Final[Spec] = {"id": ID, "name": NAME}
DOCUMENT: Final[Spec] = {**NAMED, "required": Key(flag, True)}
TRACK: Final[Spec] = {
    "id": Key(spelling.track_id, "", required=True),
    "name": NAME,
    "contact": TEXT,
    "rules": Key(Table(RULES)),
    "tier": Key(Tables(TIER)),
    "criterion": Key(Tables(CRITERION, least=1), required=True),
    "requirement": Key(Tables(REQUIREMENT)),
    "preference": Key(Tables(NAMED)),
    "document": Key(Tables(DOCUMENT)),
    "eligibility": Key(Tables(NAMED)),
}
PLAN: Final[Spec] = {
    "schema": Key(Integer(SCHEMA, SCHEMA), required=True),
    "review_session": Key(Table(SESSION)),
    "rules": Key(Table(RULES)),
    "stage": Key(Tables(STAGE)),
    "committee": Key(Table(COMMITTEE)),
    "recusal": Key(Table(RECUSAL)),
    "pledge": Key(Table(PLEDGE_TABLE)),
    "notice": Key(Table(NOTICE)),
    "contacts": Key(Table(CONTACTS)),
    "redaction": Key(Table(REDACTION)),
    "annex": Key(Table(ANNEX)),
    "track": Key(Tables(TRACK, least=1), required=True),
}
