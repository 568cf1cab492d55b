"""The arithmetic of a track in words that a member can check and sign."""

from collections.abc import Callable
from fractions import Fraction
from typing import Final

from reviewdesk.domain.plan.values import Rules, Stage, Track
from reviewdesk.errors.marker import N_
from reviewdesk.words import translator

AGGREGATES: Final = {
    "mean": N_("the mean of all valid ballots"),
    "trimmed": N_("the mean after dropping the {trim} highest and the {trim} lowest"),
    "median": N_("the median of all valid ballots"),
    "rank_sum": N_("the sum of ranks; the lowest sum wins"),
    "z_score": N_("the mean of standardised scores (50 + 10 z)"),
}
LINKS: Final = {
    "untrimmed_mean": N_("untrimmed mean"),
    "criteria_by_weight": N_("criteria from the heaviest on"),
    "median": N_("median"),
    "head_to_head": N_("head to head"),
    "exact": N_("unrounded value"),
    "preferences": N_("preferences that hold"),
    "vote": N_("named vote"),
    "lot": N_("lot"),
}
END_RULES: Final = {
    "vote": N_("a named vote of the committee decides"),
    "share": N_("the place is shared and the quota extends"),
    "lot": N_("a lot decides"),
    "empty": N_("the places tied for stay empty"),
}
ROUNDING: Final = {
    "criterion": N_("each criterion"),
    "factored": N_("each weighted criterion"),
    "aggregate": N_("the published score"),
}
MAJORITIES: Final = {"half": N_("more than half"), "two_thirds": N_("at least two thirds")}
BASES: Final = {
    "all": N_("all members"),
    "present": N_("the members present"),
    "present_minus_recused": N_("the members present without those recused"),
}
MODES: Final = {
    "points": N_("points"),
    "bands": N_("bands"),
    "deduction": N_("deduction"),
    "gate": N_("pass or fail"),
    "objective": N_("objective value"),
}


def plain_number(value: Fraction) -> str:
    """Return an exact number as the shortest decimal, or p/q where no decimal ends."""
    for places in range(10):
        scaled = value * 10**places
        if scaled.denominator == 1:
            digits = f"{abs(scaled.numerator):0{places + 1}d}"
            sign = "-" if value < 0 else ""
            return sign + (digits if not places else f"{digits[:-places]}.{digits[-places:]}")
    return f"{value.numerator}/{value.denominator}"


def rule_sentences(track: Track, stages: tuple[Stage, ...], applied: str, language: str) -> tuple[str, ...]:
    """Return the rules of a track, a sentence each, with the aggregate that was applied."""
    say = translator(language)
    rules = track.rules
    sentences = [
        _form(rules, say),
        say("The score is {aggregate}.").format(aggregate=aggregate_words(rules, rules.aggregate, language)),
        _level(rules, say),
        _shares(applied, say),
        say(
            "Fewer than {minimum} valid ballots for any application: the whole track uses {fallback}."
        ).format(minimum=rules.minimum_ballots, fallback=aggregate_words(rules, rules.fallback, language)),
        _rounding(rules, say),
        _ties(track, language),
        _abnormal(rules, say),
    ]
    if applied != rules.aggregate:
        sentences.insert(
            2,
            say("Applied to this track at the close: {aggregate}.").format(
                aggregate=aggregate_words(rules, applied, language)
            ),
        )
    sentences += [_vote_stage(stage, say) for stage in stages if stage.kind == "vote"]
    return tuple(sentence for sentence in sentences if sentence)


def aggregate_words(rules: Rules, aggregate: str, language: str) -> str:
    """Return an aggregate by name, with how many scores it drops."""
    return translator(language)(AGGREGATES[aggregate]).format(trim=rules.trim)


def link_words(link: str, track: Track, language: str) -> str:
    """Return one link of the tie chain by name."""
    say = translator(language)
    kind, _, target = link.partition(":")
    if kind == "criterion":
        names = [criterion.name for criterion in track.criteria if criterion.id == target]
        return say("criterion {name}").format(name=names[0] if names else target)
    if kind == "components":
        return say("sum of the group {name}").format(name=target)
    return say(LINKS[link]) if link in LINKS else link


def _form(rules: Rules, say: Callable[[str], str]) -> str:
    if rules.form == "weights":
        return say("Each ballot gives 100 times the weighted share of every criterion's maximum.")
    return say("Each ballot's score is the sum of its criteria, {full} points at most.").format(
        full=plain_number(rules.full)
    )


def _level(rules: Rules, say: Callable[[str], str]) -> str:
    if rules.level == "criterion":
        return say("It is formed criterion by criterion and then added up.")
    return ""


def _shares(applied: str, say: Callable[[str], str]) -> str:
    """A sum of ranks is no measure where one list is longer than another."""
    if applied != "rank_sum":
        return ""
    return say(
        "Where a member is recused, the score is the mean over the reviewers' lists of (rank − 0.5) / length."
    )


def _rounding(rules: Rules, say: Callable[[str], str]) -> str:
    stages = say(", ").join(say(ROUNDING[stage]) for stage in rules.rounding.stages)
    rank = (
        say("Places follow the published score.")
        if rules.rank_on == "published"
        else say("Places follow the unrounded score.")
    )
    rounded = say("Rounded half up to {places} places: {stages}.").format(
        places=rules.rounding.places, stages=stages
    )
    return say("{first} {second}").format(first=rounded, second=rank) if stages else rank


def _ties(track: Track, language: str) -> str:
    say = translator(language)
    rules = track.rules
    names = [link_words(link, track, language) for link in rules.tie_chain]
    end = say(END_RULES[rules.end_rule])
    return say("Equal scores are decided by: {links}; then {end}.").format(
        links=say(", ").join(names), end=end
    )


def _abnormal(rules: Rules, say: Callable[[str], str]) -> str:
    limits = rules.abnormal
    parts = []
    if limits.ratio is not None:
        parts.append(say("{ratio} % of it").format(ratio=plain_number(limits.ratio * 100)))
    if limits.absolute is not None:
        parts.append(say("{points} points").format(points=plain_number(limits.absolute)))
    if not parts:
        return ""
    return say(
        "A score is flagged as abnormal when it differs from the mean of the others by more than {limits}."
    ).format(limits=say(" or ").join(parts))


def _vote_stage(stage: Stage, say: Callable[[str], str]) -> str:
    return say("A vote follows: an application passes with {majority} of {base}.").format(
        majority=say(MAJORITIES[stage.threshold]), base=say(BASES[stage.base])
    )
