"""What must hold between the keys of a plan: sums, order, references; one function per sentence or two."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final, Protocol

from reviewdesk.domain.plan import rubric
from reviewdesk.domain.plan.findings import Findings
from reviewdesk.domain.plan.values import Plan, ReviewSession, Rules, Stage, Tier, Track

STANDINGS: Final = (
    "not_listed", "below_floor", "rejected", "unscored", "withdrawn", "listed_elsewhere", "tied_at_line",
)  # fmt: skip
COLUMNS: Final = (
    "id", "track", "applicant", "applicant_id", "county", "city", "region_code", "contact", "received",
    "copies", "order",
)  # fmt: skip
LINKS: Final = (
    "untrimmed_mean", "criteria_by_weight", "median", "head_to_head", "exact", "preferences",
)  # fmt: skip
WHOLE_LISTS: Final = ("rank_sum", "z_score")
"""Aggregates that compare totals of a reviewer's whole list, so that level must be total."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def check(plan: Plan, findings: Findings) -> None:
    """Note everything that does not hold in an otherwise readable plan."""
    _times(plan.review_session, findings)
    _stages(plan.stages, findings)
    findings.once((("track", i, "id"), track.id) for i, track in enumerate(plan.tracks))
    _columns(plan, findings)
    for index, track in enumerate(plan.tracks):
        _ids(track, index, findings)
        _tiers(track.tiers, index, findings)
        _floors(track, index, findings)
        _requirements(track, index, findings)
        _rules(track.rules, index, findings)
        _tie_chain(track, index, findings)
        rubric.check(track, index, findings)


def _times(session: ReviewSession, findings: Findings) -> None:
    if session.starts and session.ends and session.ends <= session.starts:
        findings.add(("review_session", "ends"), "plan-ends-before-start")


def _stages(stages: tuple[Stage, ...], findings: Findings) -> None:
    kinds = [stage.kind for stage in stages]
    if findings.sound(("stage",)) and kinds not in (["score"], ["score", "vote"]):
        findings.add(("stage", len(kinds) - 1), "plan-stages")


def _columns(plan: Plan, findings: Findings) -> None:
    meaning = dict.fromkeys(COLUMNS, "")
    for index, track in enumerate(plan.tracks):
        objective = [c.mode == "objective" for c in track.criteria]
        for kind in ("requirement", "preference", "criterion"):
            for at, item in enumerate(_lists(track)[kind]):
                if kind == "criterion" and not objective[at]:
                    continue
                if meaning.setdefault(item.id, kind) != kind:
                    findings.add(("track", index, kind, at, "id"), "plan-column-taken", value=item.id)


def _ids(track: Track, index: int, findings: Findings) -> None:
    for kind, items in _lists(track).items():
        findings.once((("track", index, kind, at, "id"), item.id) for at, item in enumerate(items))


def _lists(track: Track) -> Mapping[str, Sequence[_Named]]:
    return {
        "tier": track.tiers,
        "criterion": track.criteria,
        "requirement": track.requirements,
        "preference": track.preferences,
        "document": track.documents,
        "eligibility": track.eligibility,
    }


def _tiers(tiers: tuple[Tier, ...], index: int, findings: Findings) -> None:
    above: set[str] = set()
    for at, tier in enumerate(tiers):
        path = ("track", index, "tier", at)
        if tier.id in STANDINGS:
            findings.add((*path, "id"), "plan-tier-reserved", value=tier.id)
        if tier.promotes_to is not None and tier.promotes_to not in above:
            findings.add((*path, "promotes_to"), "plan-promotes-to", value=tier.promotes_to)
        if tier.promotes_to is not None and not tier.ordered:
            findings.add((*path, "ordered"), "plan-promotes-unordered", value=tier.id)
        above.add(tier.id)


def _floors(track: Track, index: int, findings: Findings) -> None:
    """Where the number ranked on is a total, no tier may ask for more than a total can be."""
    most = track.rules.full if track.rules.form == "points" else Fraction(100)
    for at, tier in enumerate(track.tiers):
        if track.rules.aggregate not in WHOLE_LISTS and tier.floor is not None and tier.floor > most:
            findings.add(("track", index, "tier", at, "floor"), "plan-floor-above-full", full=str(most))


def _requirements(track: Track, index: int, findings: Findings) -> None:
    for at, need in enumerate(track.requirements):
        if need.minimum is not None and need.maximum is not None and need.maximum < need.minimum:
            findings.add(("track", index, "requirement", at, "maximum"), "plan-maximum-below-minimum")


def _rules(rules: Rules, index: int, findings: Findings) -> None:
    needed = 2 * rules.trim + 1
    if rules.aggregate == "trimmed" and rules.minimum_ballots < needed:
        at = findings.rule(index, "minimum_ballots")
        findings.add(at, "plan-minimum-ballots", needed=needed, trim=rules.trim)
    early = [stage for stage in rules.rounding.stages if stage != "aggregate"]
    if rules.level == "total" and early:
        at = findings.rule(index, "rounding", "stages")
        findings.add(at, "plan-rounding-stage", stage=early[0])
    for key, aggregate in (("aggregate", rules.aggregate), ("fallback", rules.fallback)):
        if rules.level == "criterion" and aggregate in WHOLE_LISTS:
            findings.add(findings.rule(index, key), "plan-level-aggregate", aggregate=aggregate)


def _tie_chain(track: Track, index: int, findings: Findings) -> None:
    criteria = {criterion.id for criterion in track.criteria if criterion.mode != "gate"}
    groups = {criterion.group for criterion in track.criteria if criterion.mode != "gate"} - {""}
    path = findings.rule(index, "tie_chain")
    for at, link in enumerate(track.rules.tie_chain):
        place, (kind, _, name) = (*path, at), link.partition(":")
        if kind == "criterion" and name:
            if name not in criteria:
                findings.add(place, "plan-tie-criterion", value=name, track=track.id)
        elif kind == "components" and name:
            if name not in groups:
                findings.add(place, "plan-tie-group", value=name, track=track.id)
        elif link not in LINKS:
            findings.add(place, "plan-tie-link", value=link)
