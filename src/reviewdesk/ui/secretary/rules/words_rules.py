"""Words for the counting rules: what each field asks, and what each answer means."""

from collections.abc import Mapping
from typing import Final

from reviewdesk.errors.marker import N_
from reviewdesk.ui.secretary.rules.asked import Asked

WORDS: Final[Mapping[str, Asked]] = {
    "rules.form": Asked(
        N_("Form of the rubric"),
        N_("How points become a total."),
        {
            "points": (N_("Points added"), N_("Points are added; the maxima must add up to the full mark.")),
            "weights": (N_("Weights"), N_("Each criterion counts by its weight; weights must add up to 1.")),
        },
    ),
    "rules.full": Asked(N_("Full mark"), N_("What the maxima of the criteria must add up to.")),
    "rules.aggregate": Asked(
        N_("Score of an application"),
        N_("How the reviewers' totals become one score."),
        {
            "mean": (N_("Mean"), N_("The mean of all valid ballots; every opinion counts the same.")),
            "trimmed": (
                N_("Trimmed mean"),
                N_("The highest and lowest totals are dropped first; one reviewer alone moves little."),
            ),
            "median": (N_("The median"), N_("The middle total; extremes do not matter at all.")),
            "rank_sum": (
                N_("Sum of ranks"),
                N_("Each reviewer's order counts, not the points; the lowest sum wins."),
            ),
            "z_score": (
                N_("Standardised scores"),
                N_("Generous and severe reviewers are put on one scale; for eight applications or more."),
            ),
        },
    ),
    "rules.trim": Asked(N_("How many to drop at each end"), N_("1 drops one highest and one lowest.")),
    "rules.level": Asked(
        N_("Where it is computed"),
        N_("Whether totals or single criteria are aggregated."),
        {
            "total": (N_("Totals"), N_("Each reviewer's total is taken as one number.")),
            "criterion": (
                N_("Each criterion"),
                N_("Each criterion is aggregated by itself, then added; the winner can differ."),
            ),
        },
    ),
    "rules.minimum_ballots": Asked(
        N_("Fewest valid ballots"),
        N_("With fewer for any application the whole track uses the other rule below."),
    ),
    "rules.fallback": Asked(
        N_("Rule when there are fewer"),
        N_("Holds for the whole track and is printed."),
        {
            "mean": (N_("Mean"), N_("The mean of all valid ballots.")),
            "median": (N_("The median"), N_("The middle total.")),
            "rank_sum": (N_("Sum of ranks"), N_("Each reviewer's order counts.")),
        },
    ),
    "rules.rounding.places": Asked(
        N_("Decimals"), N_("The published score is rounded half up to so many places.")
    ),
    "rules.rounding.stages": Asked(
        N_("Rounded at"),
        N_("Exact everywhere else."),
        {
            "criterion": (
                N_("Each criterion's mean"),
                N_("Each criterion's mean is rounded first; only when computed by criterion."),
            ),
            "factored": (
                N_("Each weighted criterion"),
                N_("Each weighted criterion is rounded; only when computed by criterion."),
            ),
            "aggregate": (N_("The published score"), N_("Only the final score is rounded.")),
        },
    ),
    "rules.rank_on": Asked(
        N_("Ranked by"),
        N_("Which number decides the order."),
        {
            "published": (
                N_("Published score"),
                N_("What anybody can read; equal printed scores are a tie."),
            ),
            "exact": (N_("Unrounded value"), N_("A difference nobody can read on paper decides.")),
        },
    ),
    "rules.tie_chain": Asked(
        N_("Ties are decided by"),
        N_("In this order, until one decides; each is printed with its values."),
        {
            "untrimmed_mean": (N_("Untrimmed mean"), N_("The mean of all ballots, the dropped ones too.")),
            "criteria_by_weight": (
                N_("Criteria from the heaviest on"),
                N_("The heaviest criterion, then the next heaviest, and so on."),
            ),
            "median": (N_("The median"), N_("The higher middle total goes first.")),
            "head_to_head": (N_("Head to head"), N_("Who more reviewers put first, among those tied.")),
            "exact": (N_("Unrounded value"), N_("The score before rounding.")),
            "preferences": (N_("Preferences"), N_("Who fulfils more of the track's preferences.")),
            "criterion": (N_("Criterion: {name}"), N_("The mean of this criterion.")),
            "components": (N_("Group: {name}"), N_("The sum of the criteria of this group.")),
        },
    ),
    "rules.end_rule": Asked(
        N_("Still equal at a line"),
        N_("What happens when nothing above has decided."),
        {
            "vote": (N_("Named vote"), N_("The committee votes in the room.")),
            "share": (N_("Shared place"), N_("All of them are listed; the quota grows.")),
            "lot": (N_("Lot"), N_("Drawn in the room before everybody.")),
            "empty": (N_("Left empty"), N_("None of them is listed.")),
        },
    ),
    "rules.end_rule_after_vote": Asked(
        N_("When votes do not settle it"),
        N_("After the most rounds of votes."),
        {
            "share": (N_("Shared place"), N_("All of them are listed; the quota grows.")),
            "lot": (N_("Lot"), N_("Drawn in the room before everybody.")),
            "empty": (N_("Left empty"), N_("None of them is listed.")),
        },
    ),
    "rules.abnormal.ratio": Asked(
        N_("Abnormal beyond this share"),
        N_("0.20: over 20 % away from the mean of the others; to be confirmed, never changed in silence."),
    ),
    "rules.abnormal.absolute": Asked(
        N_("Abnormal beyond these points"), N_("So many points away from the mean of the others.")
    ),
    "rules.comment": Asked(
        N_("Comment on each application"),
        N_("What a reviewer writes beside the points."),
        {
            "none": (N_("None"), N_("There is no field for it.")),
            "optional": (N_("Optional"), N_("Whoever wants may write.")),
            "required": (N_("Required"), N_("A ballot cannot be cast without it.")),
        },
    ),
    "rules.vote.majority": Asked(
        N_("Majority of a vote"),
        N_("How many must agree in a vote on a line."),
        {
            "half": (N_("More than half"), N_("Yes by more than half of the base.")),
            "two_thirds": (N_("At least two thirds"), N_("Yes by at least two thirds of the base.")),
        },
    ),
    "rules.vote.base": Asked(
        N_("Base of a vote"),
        N_("Of whom the majority is taken."),
        {
            "all": (N_("All members"), N_("Absent members count as if they had not agreed.")),
            "present": (N_("Members present"), N_("Only those in the room count.")),
            "present_minus_recused": (
                N_("Present without recused"),
                N_("Those in the room, without who is recused from the matter."),
            ),
        },
    ),
    "rules.vote.max_rounds": Asked(N_("Most rounds of votes"), N_("After them the next rule decides.")),
}
