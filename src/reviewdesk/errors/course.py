"""Sentences of what may follow an archive, and in what order: decision, notice, objections, titles."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "course-undecided": N_("There is no decision on this recommendation yet. Record the decision first."),
    "course-decided": N_(
        "The decision has been made public, so it stays as it is. What changes now comes by an objection."
    ),
    "course-application": N_(
        "The archive ranks no application {application} in track {track}. Compare the number with the ranking."
    ),
    "course-nowhere": N_(
        "The archive ranks no application {application}. Compare the number with the ranking."
    ),
    "course-standing": N_(
        "“{standing}” is no tier of the track of {application}. Name one of its tiers, or not_listed."
    ),
    "course-before": N_(
        "The committee recommended “{standing}” for {application}; the decision says something else. Record it anew."
    ),
    "course-unchanged": N_("The decision leaves {application} as recommended. Leave it out of the changes."),
    "course-change-twice": N_("The decision names {application} twice. Keep one of the two lines."),
    "course-not-ranked": N_(
        "{application} was withdrawn, rejected or not scored, so no place can rest on its ranking."
    ),
    "course-over-quota": N_(
        "{track}: the decision gives “{tier}” to {count}, but there are {quota} places. Take somebody out, or leave the recommendation."
    ),
    "course-twice": N_(
        "The plan gives one place to one applicant; the decision gives {applicant} two. Leave one of them."
    ),
    "course-confirmed": N_(
        "The titles are confirmed already. What changes now is a cancellation of a title."
    ),
    "course-noticed": N_(
        "The public notice is out already. Only a supplementary notice of those who moved up may follow."
    ),
    "course-not-noticed": N_("There was no public notice yet. Make the notice first."),
    "course-nobody-moved-up": N_("Nobody moved up since the last notice, so there is nothing to add to it."),
    "course-list": N_(
        "The list is not the one that follows from the decision and the objections. Do not rely on it."
    ),
    "course-period": N_(
        "By the rule it names, this notice would lie open from {first} to {last}. Do not rely on it."
    ),
    "course-no-vacancy": N_(
        "No place of tier {tier} in track {track} was vacated, so nobody moves up to it."
    ),
    "course-not-next": N_("{application} is not the next to move up to {tier}. By number it is {next}."),
    "course-next-objected": N_(
        "Objection {number} against {application}, who would move up, is still open. Conclude it first."
    ),
    "course-objection-open": N_("Objection {number} is still open. Conclude it first."),
    "course-rereview-due": N_(
        "Objection {number} waits for a re-review. Link the archive of the re-review first."
    ),
    "course-promotion-due": N_(
        "A place of tier {tier} was vacated, and by the plan {application} moves up to it. Record that first."
    ),
    "course-promotion-untold": N_("{application} moved up. Make the supplementary notice first."),
    "course-notice-runs": N_(
        "The public notice lies open to the end of {last}; {date} is too early. Confirm after that day."
    ),
    "course-not-confirmed": N_(
        "No title is confirmed yet, so there is none to cancel. Before the confirmation an objection is the way."
    ),
    "course-no-title": N_("{application} holds no confirmed title."),
    "course-objection-number": N_("There is no objection {number}. The next new one has the number {next}."),
    "course-objection-concluded": N_("Objection {number} is concluded already, and stays so."),
    "course-objection-changed": N_(
        "Objection {number} was received with another date, sender or application. Leave those as they were."
    ),
    "course-objection-again": N_(
        "Objection {number} is in the ledger already. Add its conclusion, or a new one."
    ),
    "course-late": N_(
        "Objection {number} says the wrong thing on whether it came in time. Do not rely on it."
    ),
    "course-conclusion": N_(
        "Objection {number}: only a concluded objection has an effect and a reply, and only a sustained one removes or is reviewed again."
    ),
    "course-confirmed-cancel": N_(
        "The titles are confirmed. If {application} is to lose its title, cancel it instead."
    ),
    "course-holds-nothing": N_("{application} holds no place, so there is none to take away."),
    "course-rereview-none": N_("No open objection with the number {number} asked for a re-review."),
    "course-rereview-objection": N_(
        "The re-review does not cover {application}, against which the objection is."
    ),
    "course-nobody-next": N_("No place was vacated that somebody moves up to; it stays empty."),
    "decision-reason": N_("A change needs a written reason. Give one for {application}."),
    "objection-who": N_("A stamped or signed objection names its sender. Enter who it is from."),
    "objection-ground": N_("An objection states a ground. Enter it in a sentence."),
    "again-none": N_("No open objection asks for a re-review. Name the applications to review again."),
    "rereview-same": N_("This is the archive itself. Choose the archive of the new review session."),
    "rereview-other": N_(
        "The other review session did not review {applicant}. Choose the archive of the re-review."
    ),
    "notice-day-twice": N_("{date} is given as a day off and as a working day. Keep one of the two."),
    "notice-days": N_("A public notice lies open for 1 to 366 days, not {days}."),
    "entered-date": N_("{date} cannot be the date that is meant. Enter it as it stands on the paper."),
    "entered-before": N_("{date} lies before {before}, the date of what it follows. Correct the date."),
    "confirm-document": N_("An announcement has a document number. Enter it as it stands on the paper."),
    "cancel-reason": N_("A cancellation needs a written reason. Enter it."),
}
