"""Sentences of the editor of the rules, and of what will surprise in the room."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "rules-want-moment": N_("{key} must be a day and a time. Write it like 2014-07-10 17:30."),
    "rules-want-integer": N_("{key} must be a whole number."),
    "rules-minimum-ballots": N_(
        "With {trim} dropped at each end at least {needed} ballots are needed. Raise the fewest valid ballots, or drop fewer."
    ),
    "rules-promotes-to": N_(
        "“{value}” is the short name of no tier above this one. Correct it, or leave it empty."
    ),
    "rules-promotes-unordered": N_(
        "The tier {value} moves up by number, so its order matters. Tick that numbers inside matter."
    ),
    "rules-rounding-stage": N_(
        "Rounding there needs scores that are computed for each criterion. Untick it, or compute by criterion."
    ),
    "rules-level-aggregate": N_(
        "This score compares whole totals. Compute on totals, or choose another score."
    ),
    "rules-weights-full": N_("With weights the full mark is always 100. Empty the field."),
    "rules-bands-missing": N_("This criterion is marked by bands and has none. Add them."),
    "rules-weight-unused": N_("A criterion marked in this way has no weight. Empty the field."),
    "rules-no-value": N_("“{assignment}” sets nothing. Write KEY=VALUE, such as rules.trim=2."),
    "rules-no-key": N_(
        "{key}: a plan has no “{part}” there. Write it as in the plan's text, ids between the points, such as track.ID.tier.ID.quota."
    ),
    "misfit-track": N_(
        "{application} {applicant}: its track “{track}” is no longer in the plan. Put it into another track, or put the track back."
    ),
    "misfit-objective": N_(
        "{application} {applicant}: the register has no value for {name}. Import it again with that column."
    ),
    "misfit-verdict": N_(
        "{application} {applicant}: “{item}” was decided, but the checklist no longer has that line. Decide anew, or put the line back."
    ),
    "misfit-column": N_(
        "{application} {applicant}: the register says something under “{column}”, which the plan no longer asks for."
    ),
    "misfit-seat": N_(
        "Seat {seat} {name}: the track “{track}” is no longer in the plan. Give the seat another track, or put the track back."
    ),
    "surprise-deadline": N_(
        "The deadline lies after the review begins: dossiers may still arrive while it is going on."
    ),
    "surprise-minimum": N_(
        "{track}: a panel of {committee} would be lawful, but its rule needs more ballots and would never apply. Raise the fewest members."
    ),
    "surprise-never-mean": N_(
        "{track}: {size} reviewers are fewer than the {minimum} ballots the rule needs; the mean applies from the beginning."
    ),
    "surprise-never-median": N_(
        "{track}: {size} reviewers are fewer than the {minimum} ballots the rule needs; the median applies from the beginning."
    ),
    "surprise-never-rank_sum": N_(
        "{track}: {size} reviewers are fewer than the {minimum} ballots the rule needs; the sum of ranks applies from the beginning."
    ),
    "surprise-recusal-mean": N_(
        "{track}: with {size} reviewers a single recusal changes the rule of the whole track to the mean."
    ),
    "surprise-recusal-median": N_(
        "{track}: with {size} reviewers a single recusal changes the rule of the whole track to the median."
    ),
    "surprise-recusal-rank_sum": N_(
        "{track}: with {size} reviewers a single recusal changes the rule of the whole track to the sum of ranks."
    ),
    "surprise-trim": N_(
        "{track}: of {size} scores only {left} are left after the highest and lowest are dropped; one reviewer decides much."
    ),
    "surprise-gate": N_(
        "{track}: {size} reviewers can split evenly on pass or fail; such a tie has to be settled by vote."
    ),
    "surprise-quorum": N_(
        "{track}: all {size} members must be present; one who falls ill stops the session."
    ),
    "surprise-places": N_(
        "{track}: {places} places for {count} applications; whoever reaches the lowest score is listed."
    ),
    "surprise-z": N_(
        "{track}: standardised scores say little with {count} applications; {least} or more are meant."
    ),
    "surprise-minutes": N_(
        "{track}: {count} applications in {minutes} minutes leave {each} minutes for each dossier."
    ),
    "surprise-factor": N_(
        "{track}: “{criterion}” has the factor {factor}, which counts for nothing where criteria are weighted."
    ),
    "surprise-floor-scale": N_(
        "{track}: the lowest score {floor} of “{tier}” is meant in points, but this rule gives ranks or standardised scores."
    ),
    "surprise-floor-order": N_(
        "{track}: “{tier}” asks for a higher score than “{above}”, which stands above it."
    ),
    "surprise-promotes": N_("{track}: “{tier}” moves up past “{above}”. Check whether that is meant."),
    "surprise-exact": N_(
        "{track}: the tie chain compares the unrounded value, which the ranking itself already uses."
    ),
    "surprise-preferences": N_("{track}: the tie chain compares preferences, but the track has none."),
}

__all__ = ["N_", "SENTENCES"]
