"""How the rules that may be tried are called, as the rules of a preparation are."""

from collections.abc import Sequence

from reviewdesk.domain.plan.findings import Path
from reviewdesk.domain.plan.offering import Offer
from reviewdesk.domain.plan.values import Plan, Track
from reviewdesk.ui.secretary.rules.vocabulary import choice_name, label_of
from reviewdesk.ui.speech import say

Named = list[tuple[str, str]]


def tracks(plan: Plan) -> Named:
    """Return id and name of every track."""
    return [(track.id, track.name) for track in plan.tracks]


def parts(track: Track) -> Named:
    """Return id and name of what has rules in a track: itself, its tiers, its criteria."""
    own = [("", say("the whole track"))]
    tiers = [(str(tier.id), say("tier “{name}”", name=tier.name)) for tier in track.tiers]
    return own + tiers + [(str(one.id), say("criterion “{name}”", name=one.name)) for one in track.criteria]


def rules(offered: Sequence[Offer], track: Track) -> Named:
    """Return key and name of every rule of one part."""
    return [(offer.key, label_of(path_of(offer, track))) for offer in offered]


def values(offer: Offer, track: Track) -> Named:
    """Return id and name of every value a rule can have; nothing where it is typed."""
    path = path_of(offer, track)
    flags = {"false": say("no"), "true": say("yes")}
    return [(one, flags.get(one) or choice_name(path, one)) for one in offer.choices]


def value_name(offer: Offer, track: Track, value: str) -> str:
    """Return what a value is called."""
    return dict(values(offer, track)).get(value, value) or "–"


def path_of(offer: Offer, track: Track) -> Path:
    """Return where the words of a rule lie."""
    inner = tuple(offer.rule.split("."))
    if not offer.part:
        return ("rules", *inner)
    tier = any(offer.part == one.id for one in track.tiers)
    return ("track", 0, "tier" if tier else "criterion", 0, *inner)
