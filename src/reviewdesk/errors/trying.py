"""Sentences of what staff try on archives: other rules for cast ballots, and one year beside another."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "trial-sources": N_(
        "Give either a plan with its table of scores (--plan, --scores), or an archive (--archive) with what is to be set (--set)."
    ),
    "trial-not-finalised": N_(
        "{file} is no archive of a finished review session. A what-if is possible only after finalising, on the archive that publishing writes."
    ),
    "trial-plan-problems": N_("These rules do not go together; problems: {count}. Set others."),
    "trial-key-twice": N_(
        "{key} could be a tier or a criterion. Write the whole name, such as track.ID.tier.ID.quota."
    ),
    "trial-rule-fixed": N_(
        "{key} cannot be tried: it was settled before anybody scored, or no place follows from it. Set a rule, a tier, a criterion or a vote stage."
    ),
    "trial-mark-unlawful": N_(
        "Under these rules the mark {value} that seat {seat} gave {application} for {criterion} would not be lawful, so nothing can be concluded from the ballots."
    ),
    "trial-value-unlawful": N_(
        "Under these rules the value {value} of {application} for {criterion} would not be lawful, so nothing can be concluded from the ballots."
    ),
    "trial-no-tie": N_("Under these rules no tie at a line of {tier} waits for it."),
    "trial-other-question": N_("Under these rules it would be about other applications or other places."),
    "trial-vote-gone": N_("The vote it rests on, {vote}, does not apply any more."),
    "trial-not-abnormal": N_(
        "Under these rules the score of {seat} for {application} is not far from the others."
    ),
    "trial-asked-abnormal": N_(
        "{seat}, {application}: under these rules this score is far from the others; nobody was asked about it."
    ),
    "trial-asked-range": N_(
        "{seat}, {application}: under these rules a mark of this typed sheet is out of range, so the row is left out."
    ),
    "compare-unsound": N_("{file} does not hold, so nothing is compared with it."),
    "compare-same": N_(
        "Both archives are of one review session. Give the archive of the year before with --last."
    ),
    "compare-order": N_("{last} was sealed later than {file}. Give the later one first."),
    "compare-not-xlsx": N_("{file} must be a workbook. Let its name end in .xlsx."),
}

__all__ = ["N_", "SENTENCES"]
