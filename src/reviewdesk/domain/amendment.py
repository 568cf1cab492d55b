"""What a committee cannot amend: quotas, deadline and eligibility come from the notice and stay."""

from reviewdesk.domain.plan.values import Plan, Track

_SESSION = ("deadline", "received_by", "copies", "excluded_regions", "multiple", "witness")


def fixed_by_notice(before: Plan, after: Plan) -> tuple[str, ...]:
    """Return the keys that an amended plan changes although the notice fixes them, in plan order."""
    old, new = before.review_session, after.review_session
    changed = [f"review_session.{key}" for key in _SESSION if getattr(old, key) != getattr(new, key)]
    if [track.id for track in before.tracks] != [track.id for track in after.tracks]:
        return (*changed, "track")
    for one, other in zip(before.tracks, after.tracks, strict=True):
        changed += [f"{one.id}.{key}" for key in _changed(one, other)]
    return tuple(changed)


def _changed(one: Track, other: Track) -> list[str]:
    pairs = {
        "tier.quota": ([(t.id, t.quota) for t in one.tiers], [(t.id, t.quota) for t in other.tiers]),
        "eligibility": (one.eligibility, other.eligibility),
        "requirement": (one.requirements, other.requirements),
    }
    return [key for key, (old, new) in pairs.items() if old != new]
