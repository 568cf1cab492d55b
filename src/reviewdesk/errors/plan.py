"""Sentences of everything that can be wrong with a plan."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "plan-floor-above-full": N_("The floor is above {full}, which no total can exceed. Lower it."),
    "plan-problems": N_("Problems in the plan: {count}. Correct them all, then check it again."),
    "plan-not-normalised": N_("The plan in this file is damaged or was altered. Ask for the file again."),
    "plan-newer-schema": N_(
        "The plan is of schema {schema}, this program knows {known}. Use a newer ReviewDesk."
    ),
    "plan-unknown-profile": N_("There is no profile {name}. Choose one of: {known}."),
    "plan-exists": N_("{path} is already there and was left alone. Choose another name with --out."),
    "profile-name": N_(
        "ReviewDesk has a profile called {name}, which would hide this one. Choose another name."
    ),
    "plan-not-toml": N_(
        "This line cannot be read from column {column} on. Check its quotes, brackets and equals sign, and the line before."
    ),
    "plan-written-twice": N_("This key or table is written twice. Keep one of the two."),
    "plan-unknown-key": N_("{key} is no key of a plan. Remove it, or use one of: {known}."),
    "plan-missing-key": N_("{key} is missing. Add it here."),
    "plan-want-table": N_("{key} must be a table. Write [{key}], or braces."),
    "plan-want-tables": N_("{key} must be a list of tables. Write [[{key}]] above each."),
    "plan-want-array": N_("{key} must be a list. Put its values in square brackets."),
    "plan-want-text": N_("{key} must be text. Put it in quotes."),
    "plan-want-heading": N_("{key} must say something on one line. Fill it in."),
    "plan-control-character": N_("{key} holds a character that cannot be printed. Type the text again."),
    "plan-want-number-in-quotes": N_("{key} must be a number in quotes. Write “{value}” in quotes."),
    "plan-want-number": N_(
        "{key} cannot be “{value}”. Write at most nine digits, a point and at most six decimals."
    ),
    "plan-want-ratio": N_(
        "{key} cannot be “{value}”. Write a decimal such as 0.25, or a fraction such as 1/4."
    ),
    "plan-want-above-zero": N_("{key} must be above 0. Write a larger number."),
    "plan-want-share": N_("{key} cannot be “{value}”. Write a share above 0 and at most 1, such as 2/3."),
    "plan-want-integer": N_("{key} must be a whole number without quotes."),
    "plan-integer-range": N_("{key} cannot be {value}. Write a number from {least} to {most}."),
    "plan-want-flag": N_("{key} must be true or false, without quotes."),
    "plan-want-choice": N_("{key} cannot be “{value}”. Choose one of: {choices}."),
    "plan-want-moment": N_(
        "{key} must be a date and time with offset, without quotes, such as 2014-07-10T17:30:00+08:00."
    ),
    "plan-want-timezone": N_("{key} must be the name of a time zone, such as Asia/Shanghai."),
    "plan-want-candidates": N_(
        "{key} cannot be “{value}”. Write all, or top: and a factor of at least 1, such as top:1.2."
    ),
    "plan-repeated": N_("“{value}” stands twice in {key}. Keep one of the two."),
    "plan-track-id": N_(
        "{key} cannot be “{value}”. Begin with a small letter; at most 16 of a–z, 0–9 and _."
    ),
    "plan-id": N_(
        "{key} cannot be “{value}”. Begin with a letter or digit; at most 64 of A–Z, a–z, 0–9, _ and -."
    ),
    "plan-duplicate-id": N_("“{value}” is used twice as {key}. Give one of the two another name."),
    "plan-column-taken": N_(
        "“{value}” already names another column of the register. Give {key} another name."
    ),
    "plan-ends-before-start": N_("{key} is not after the start. Check both times."),
    "plan-stages": N_("The stages must be one of kind score, then at most one of kind vote."),
    "plan-tier-reserved": N_("“{value}” is a word the result itself uses. Give the tier another id."),
    "plan-promotes-to": N_("The tier names “{value}” in promotes_to, which is no tier above it. Correct it."),
    "plan-promotes-unordered": N_(
        "The tier {value} moves up by number, so its order matters. Add ordered = true."
    ),
    "plan-maximum-below-minimum": N_("{key} is below the minimum. Check both figures."),
    "plan-minimum-ballots": N_(
        "With trim = {trim} at least {needed} ballots are needed. Raise minimum_ballots or lower trim."
    ),
    "plan-rounding-stage": N_(
        "Rounding at the stage {stage} needs level = criterion. Remove the stage or change level."
    ),
    "plan-level-aggregate": N_("{aggregate} compares whole totals. Use it with level = total."),
    "plan-tie-link": N_("The tie chain cannot hold “{value}”. Remove it or correct its spelling."),
    "plan-tie-criterion": N_(
        "The tie chain names the criterion “{value}”, which gives no points in track {track}. Correct it."
    ),
    "plan-tie-group": N_(
        "The tie chain names the group “{value}”, which no criterion of track {track} belongs to. Correct it."
    ),
    "plan-weight-unused": N_("A criterion of mode {mode} has no weight. Remove the weight."),
    "plan-step": N_("The maximum {max} is no multiple of the step {step}. Change one of the two."),
    "plan-bands-missing": N_("A criterion of mode bands needs bands. Add them."),
    "plan-bands-overlap": N_("The band “{value}” overlaps the one below it. Move its limits."),
    "plan-band-reversed": N_("The band “{value}” has its min above its max. Swap them."),
    "plan-band-above": N_("The band “{value}” reaches beyond the maximum {max}. Lower it."),
    "plan-band-off-step": N_("{key} of the band “{value}” is no multiple of the step {step}. Move it."),
    "plan-band-name": N_(
        "The band “{value}” is named like other points than its own. Give it a name in words."
    ),
    "plan-full": N_(
        "The criteria of track {track} add up to {total}, the full mark is {full}. Make them agree."
    ),
    "plan-weights": N_("The weights of track {track} add up to {total}. They must add up to 1."),
    "plan-weights-full": N_("With form = weights the full mark is always 100. Remove full."),
}
