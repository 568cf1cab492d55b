"""Every key a plan may have: how it is read, and what holds when it is left out (formats.md, "Plan")."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, cast

from reviewdesk.domain.plan import spelling
from reviewdesk.domain.plan.findings import UNREAD, Findings, Path
from reviewdesk.domain.plan.spelling import (
    Reader,
    flag,
    heading,
    integer,
    moment,
    number,
    one_of,
    optional_id,
    other_id,
    several,
    text,
)

SCHEMA: Final = 1
MANY: Final = 1_000_000
MEDIA: Final = "screen projector pdf workbook notice"
STAGES: Final = "criterion factored aggregate"

Given = dict[str, object]
"""The keys of a table that are written and sound; a table inside is Given again."""


@dataclass(frozen=True, slots=True)
class Key:
    """How a key is read; `default` None: left to what stands around it; `required`: no default."""

    read: Reader
    default: object = None
    required: bool = False


Spec = Mapping[str, Key]


def table(spec: Spec) -> Reader:
    """Return the reader of a table: keys not in `spec` are problems, missing required ones too."""

    def read(findings: Findings, path: Path, raw: object) -> object:
        if not isinstance(raw, dict):
            return findings.add(path, "plan-want-table")
        for name in raw:
            if name not in spec:
                findings.add((*path, name), "plan-unknown-key", known=", ".join(sorted(spec)))
        for name, key in spec.items():
            if key.required and name not in raw:
                findings.add((*path, name), "plan-missing-key")
        read_values = {
            name: key.read(findings, (*path, name), raw[name]) for name, key in spec.items() if name in raw
        }
        return {name: value for name, value in read_values.items() if value is not UNREAD}

    return read


def tables(spec: Spec, *, least: int = 0) -> Reader:
    """Return the reader of an array of tables; one that cannot be read stands empty in it."""
    one = table(spec)

    def read(findings: Findings, path: Path, raw: object) -> object:
        if not isinstance(raw, list):
            return findings.add(path, "plan-want-tables")
        if len(raw) < least:
            return findings.add(path, "plan-missing-key")
        values = [one(findings, (*path, index), element) for index, element in enumerate(raw)]
        return tuple({} if value is UNREAD else value for value in values)

    return read


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
    "organisers": Key(several(heading), ()),
    "venue": TEXT,
    "starts": Key(moment),
    "ends": Key(moment),
    "deadline": Key(moment),
    "received_by": Key(one_of("arrival postmark"), "arrival"),
    "copies": Key(integer(0, 1_000), 0),
    "language": Key(one_of("zh_CN en"), "zh_CN"),
    "timezone": Key(spelling.timezone, "Asia/Shanghai"),
    "arrangement": Key(one_of("strict standard one_laptop paper"), "standard"),
    "witness": Key(one_of("supervisor member none"), "supervisor"),
    "chair": Key(one_of("elected appointed"), "elected"),
    "signing": Key(one_of("ink digital both"), "both"),
    "handover": Key(one_of("full without_names"), "full"),
    "idle_lock_minutes": Key(integer(1, 1_440), 30),
    "excluded_regions": Key(several(heading), ()),
    "multiple": Key(one_of("allowed one"), "allowed"),
}
PRESETS: Final[Mapping[str, Given]] = {
    "strict": {"idle_lock_minutes": 10},
    "standard": {},
    "one_laptop": {"witness": "member", "idle_lock_minutes": 5},
    "paper": {"signing": "ink"},
}
"""What an arrangement changes in the defaults of the keys below it (sealed.md, "Arrangements")."""

ROUNDING: Final[Spec] = {
    "places": Key(integer(0, 6), 2),
    "stages": Key(several(one_of(STAGES), order=STAGES), ("aggregate",)),
}
ABNORMAL: Final[Spec] = {"ratio": Key(number(above_zero=True)), "absolute": Key(number(above_zero=True))}
VOTE: Final[Spec] = {
    "majority": Key(one_of("half two_thirds"), "half"),
    "base": Key(one_of("all present present_minus_recused"), "present"),
    "max_rounds": Key(integer(1, 9), 2),
}
AGGREGATES: Final = "mean trimmed median rank_sum z_score"
RULES: Final[Spec] = {
    "form": Key(one_of("points weights"), "points"),
    "full": Key(number(above_zero=True), Fraction(100)),
    "aggregate": Key(one_of(AGGREGATES), "trimmed"),
    "trim": Key(integer(0, 100), 1),
    "level": Key(one_of("total criterion"), "total"),
    "minimum_ballots": Key(integer(1, 1_000)),
    "fallback": Key(one_of("mean median rank_sum"), "mean"),
    "rounding": Key(table(ROUNDING)),
    "rank_on": Key(one_of("published exact"), "published"),
    "tie_chain": Key(several(heading), ("untrimmed_mean", "criteria_by_weight", "median", "head_to_head")),
    "end_rule": Key(one_of("vote share lot empty"), "vote"),
    "end_rule_after_vote": Key(one_of("share lot empty"), "lot"),
    "abnormal": Key(table(ABNORMAL), {"ratio": Fraction(1, 5)}),
    "comment": Key(one_of("none optional required"), "optional"),
    "vote": Key(table(VOTE)),
}
STAGE: Final[Spec] = {
    "kind": Key(one_of("score vote"), "score"),
    "rounds": Key(integer(1, 9), 1),
    "between": Key(one_of("nothing own"), "nothing"),
    "candidates": Key(spelling.candidates, "all"),
    "max_yes": Key(one_of("quota any"), "quota"),
    "secrecy": Key(one_of("named secret"), "named"),
    "threshold": Key(one_of("half two_thirds"), "half"),
    "base": Key(one_of("all present present_minus_recused"), "present"),
    "quorum": Key(spelling.share),
}
COMMITTEE: Final[Spec] = {
    "minimum": Key(integer(1, 1_000), 5),
    "odd": Key(flag, True),
    "quorum": Key(spelling.share, Fraction(2, 3)),
    "void_whole": Key(flag, False),
}
RECUSAL: Final[Spec] = {
    "scope": Key(one_of("application track"), "application"),
    "reasons": Key(several(heading)),
}
NOTICE: Final[Spec] = {
    "days": Key(integer(1, 366), 7),
    "kind": Key(one_of("calendar working"), "calendar"),
    "first_day": Key(one_of("next same"), "next"),
    "place": TEXT,
    "order": Key(one_of("region place"), "region"),
}
CONTACTS: Final[Spec] = {"phone": TEXT, "address": TEXT, "supervision_phone": TEXT}
REDACTION: Final[Spec] = {
    "reviewers": Key(several(one_of(MEDIA), order=MEDIA), ("projector", "notice")),
    "applicants": Key(several(one_of(MEDIA), order=MEDIA), ()),
}
ANNEX: Final[Spec] = {"diagnostics": Key(flag, False)}
PLEDGE_TABLE: Final[Spec] = {"text": Key(text)}

TIER: Final[Spec] = {
    "id": ID,
    "name": NAME,
    "quota": Key(integer(1, MANY), 1, required=True),
    "floor": Key(number()),
    "ordered": Key(flag, False),
    "promotes_to": Key(optional_id, ""),
}
BAND: Final[Spec] = {
    "name": Key(heading, "", required=True),
    "min": Key(number()),
    "max": Key(number(), Fraction(0), required=True),
}
CRITERION: Final[Spec] = {
    "id": ID,
    "name": NAME,
    "mode": Key(one_of("points bands deduction gate objective"), "points"),
    "max": Key(number(above_zero=True)),
    "step": Key(number(above_zero=True)),
    "factor": Key(number(above_zero=True, ratio=True), Fraction(1)),
    "weight": Key(number(ratio=True)),
    "group": Key(optional_id, ""),
    "reason": Key(one_of("never extremes always"), "never"),
    "guide": TEXT,
    "bands": Key(tables(BAND), ()),
}
REQUIREMENT: Final[Spec] = {
    "id": ID,
    "name": NAME,
    "minimum": Key(integer(0, 10**15)),
    "maximum": Key(integer(0, 10**15)),
}
NAMED: Final[Spec] = {"id": ID, "name": NAME}
DOCUMENT: Final[Spec] = {**NAMED, "required": Key(flag, True)}
TRACK: Final[Spec] = {
    "id": Key(spelling.track_id, "", required=True),
    "name": NAME,
    "contact": TEXT,
    "rules": Key(table(RULES)),
    "tier": Key(tables(TIER)),
    "criterion": Key(tables(CRITERION, least=1), required=True),
    "requirement": Key(tables(REQUIREMENT)),
    "preference": Key(tables(NAMED)),
    "document": Key(tables(DOCUMENT)),
    "eligibility": Key(tables(NAMED)),
}
PLAN: Final[Spec] = {
    "schema": Key(integer(SCHEMA, SCHEMA), required=True),
    "review_session": Key(table(SESSION)),
    "rules": Key(table(RULES)),
    "stage": Key(tables(STAGE)),
    "committee": Key(table(COMMITTEE)),
    "recusal": Key(table(RECUSAL)),
    "pledge": Key(table(PLEDGE_TABLE)),
    "notice": Key(table(NOTICE)),
    "contacts": Key(table(CONTACTS)),
    "redaction": Key(table(REDACTION)),
    "annex": Key(table(ANNEX)),
    "track": Key(tables(TRACK, least=1), required=True),
}
