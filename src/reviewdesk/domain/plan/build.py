"""A plan's values made from what its file says: presets, inherited keys and every default filled in."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, cast

from reviewdesk.domain.plan import schema, values
from reviewdesk.domain.plan.schema import Given, filled, inner, rows
from reviewdesk.domain.plan.wording import PLEDGE, REASONS

COUNTED = ("points", "bands", "objective")
"""Modes whose points add up to `full`, or whose weights add up to 1."""

STEPS = {"points": Fraction(1, 2), "deduction": Fraction(1, 2), "gate": Fraction(1)}
FINEST = Fraction(1, 1_000_000)


def build(given: Given) -> values.Plan:
    """Return the plan that these keys lead to; unsound ones have been noted and stand at their default."""
    session = _session(inner(given, "review_session"))
    committee = values.CommitteeNeeds(**_all(schema.COMMITTEE, inner(given, "committee")))
    recusal = filled(schema.RECUSAL, inner(given, "recusal"))
    if recusal["reasons"] is None:
        recusal["reasons"] = REASONS[session.language]
    return values.Plan(
        review_session=session,
        stages=tuple(_stage(stage, committee) for stage in rows(given, "stage") or ({},)),
        committee=committee,
        recusal=values.RecusalRules(**cast(Any, recusal)),
        pledge=cast(str, inner(given, "pledge").get("text", PLEDGE[session.language])),
        notice=values.Notice(**_all(schema.NOTICE, inner(given, "notice"))),
        contacts=values.Contacts(**_all(schema.CONTACTS, inner(given, "contacts"))),
        redaction=values.Redaction(**_all(schema.REDACTION, inner(given, "redaction"))),
        annex_diagnostics=cast(bool, filled(schema.ANNEX, inner(given, "annex"))["diagnostics"]),
        tracks=tuple(_track(track, inner(given, "rules")) for track in rows(given, "track")),
    )


def _all(spec: schema.Spec, given: Given) -> dict[str, Any]:
    return filled(spec, given)


def _session(given: Given) -> values.ReviewSession:
    preset = schema.PRESETS[cast(str, given.get("arrangement", "standard"))]
    return values.ReviewSession(**_all(schema.SESSION, {**preset, **given}))


def _stage(given: Given, committee: values.CommitteeNeeds) -> values.Stage:
    return values.Stage(**_all(schema.STAGE, {"quorum": committee.quorum, **given}))


def _track(given: Given, common: Given) -> values.Track:
    criteria = rows(given, "criterion")
    return values.Track(
        **_named(schema.NAMED, given),
        contact=cast(str, given.get("contact", "")),
        rules=_rules(common, inner(given, "rules")),
        tiers=tuple(_tier(tier) for tier in rows(given, "tier")),
        criteria=tuple(_criterion(c, _weight(c, criteria)) for c in criteria),
        requirements=tuple(
            values.Requirement(**_named(schema.REQUIREMENT, r)) for r in rows(given, "requirement")
        ),
        preferences=tuple(values.Preference(**_named(schema.NAMED, p)) for p in rows(given, "preference")),
        documents=tuple(values.Document(**_named(schema.DOCUMENT, d)) for d in rows(given, "document")),
        eligibility=tuple(
            values.EligibilityItem(**_named(schema.NAMED, item)) for item in rows(given, "eligibility")
        ),
    )


def _named(spec: schema.Spec, given: Given) -> dict[str, Any]:
    return _all(spec, {"name": given.get("id", ""), **given})


def _rules(common: Given, own: Given) -> values.Rules:
    rules = _all(schema.RULES, {**common, **own})
    if rules["minimum_ballots"] is None:
        rules["minimum_ballots"] = max(5, 2 * rules["trim"] + 1)
    rules["rounding"] = values.Rounding(**_all(schema.ROUNDING, _inherited(common, own, "rounding")))
    rules["vote"] = values.VoteRules(**_all(schema.VOTE, _inherited(common, own, "vote")))
    rules["abnormal"] = values.AbnormalLimits(**_all(schema.ABNORMAL, rules["abnormal"]))
    return values.Rules(**rules)


def _inherited(common: Given, own: Given, name: str) -> Given:
    return {**inner(common, name), **inner(own, name)}


def _tier(given: Given) -> values.Tier:
    tier = _named(schema.TIER, given)
    return values.Tier(**{**tier, "promotes_to": tier["promotes_to"] or None})


def _criterion(given: Given, weight: Fraction) -> values.Criterion:
    criterion = _named(schema.CRITERION, given)
    mode = criterion["mode"]
    bands = tuple(_band(band) for band in criterion["bands"])
    if criterion["max"] is None:
        criterion["max"] = max((band.max for band in bands), default=Fraction(0)) or Fraction(1)
    if criterion["step"] is None:
        criterion["step"] = STEPS.get(mode, FINEST)
    return values.Criterion(**{**criterion, "bands": bands, "weight": weight})


def _band(given: Given) -> values.Band:
    band = _all(schema.BAND, given)
    return values.Band(**{**band, "min": band["max"] if band["min"] is None else band["min"]})


def _weight(given: Given, criteria: tuple[Given, ...]) -> Fraction:
    if "weight" in given or not counts(given):
        return cast(Fraction, given.get("weight", Fraction(0)))
    counted = [criterion for criterion in criteria if counts(criterion)]
    written = any("weight" in criterion for criterion in counted)
    return Fraction(0) if written else Fraction(1, len(counted))


def counts(given: Mapping[str, object]) -> bool:
    """Whether a criterion's points are part of `full` and its weight part of 1."""
    return given.get("mode", "points") in COUNTED
