"""Sentences of the refusals at a reviewer's desk, and of opening a workspace."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "open-folder-taken": N_("{folder} already holds something else. Name an empty or new folder."),
    "open-older": N_(
        "This seat has already opened {known} supplements of this review session on this machine, but only "
        "{found} were named. Name all supplements after the review package."
    ),
    "open-role": N_(
        "Seat {seat} has no desk of its own. Reviewers, spare seats, chair and witness open the review package."
    ),
    "open-other-batch": N_(
        "This is not the review package, or not a supplement, that this workspace was opened from."
    ),
    "open-other-seat": N_("This workspace does not belong to seat {seat}. Name this seat's own folder."),
    "reviewer-only": N_("Seat {seat} does not score. This is done at a reviewer's desk."),
    "reviewer-pledge": N_("The pledge was not agreed to. Read it, then declare again with --pledge-agreed."),
    "reviewer-not-declared": N_(
        "Pledge and declaration of recusals are still missing. Declare first; the dossiers open after that."
    ),
    "reviewer-other-track": N_("Track {track} is not one this seat scores. Check its name."),
    "reviewer-other-application": N_(
        "Application {application} is not one this seat scores. Check its number."
    ),
    "recusal-problems": N_(
        "The recusals in {file} were not taken in; problems: {count}. Correct them and try again."
    ),
    "recusal-no-header": N_("{file} has no row of column names with application and reason."),
    "recusal-application": N_("Row {row}: there is no application {application} in this review session."),
    "recusal-reasons-problems": N_(
        "The recusals in {file} were not taken in; problems: {count}. The reasons must be among: {reasons}. "
        "Correct them and try again."
    ),
    "recusal-row-reason": N_('Row {row}: the reason "{reason}" is not among them.'),
    "recusal-reason": N_(
        'The reason "{reason}" is none of: {reasons}. Use one of them; words may follow after a colon.'
    ),
    "recusal-cast": N_(
        "Application {application} is in a ballot that is already cast. Tell the chair: chair and witness reopen it."
    ),
    "skip-notice": N_("{notice} is not the number of a notice of the chair, such as 1."),
    "skip-cast": N_(
        "Application {application} is in a ballot that is already cast. Nothing needs to be done: once the chair "
        "has recorded the withdrawal, its marks count nowhere."
    ),
    "score-problems": N_("Nothing in {file} was saved; problems: {count}. Correct them and try again."),
    "score-application": N_("Row {row}: application {application} is not one this seat scores."),
    "score-criterion": N_(
        "Row {row}, application {application}: there is no criterion {criterion} in its rubric."
    ),
    "score-recused": N_(
        "Row {row}: this seat is recused from application {application} and may not score it."
    ),
    "score-cast": N_(
        "Row {row} and what follows of track {track}: its ballot is already cast. If it must change, chair and "
        "witness reopen it."
    ),
    "score-state": N_(
        "Row {row}, application {application}: the sheet says {state}, the desk does not. Use the verbs recuse or "
        "skip first."
    ),
    "score-objective": N_(
        "Row {row}, application {application}: the value of {criterion} comes from the register and is locked. "
        "An objection in words is possible."
    ),
    "score-objection": N_(
        "Row {row}, application {application}: an objection is only possible to a value from the register, and "
        "{criterion} is scored by the reviewer."
    ),
    "score-blank": N_("Row {row}, application {application}, criterion {criterion}: there are no points."),
    "score-not-a-number": N_(
        "Row {row}, application {application}, criterion {criterion}: {value} is not a number such as 17.5."
    ),
    "score-below": N_(
        "Row {row}, application {application}, criterion {criterion}: {value} is below {limit}."
    ),
    "score-above": N_(
        "Row {row}, application {application}, criterion {criterion}: {value} is above the maximum of {limit}."
    ),
    "score-off-step": N_(
        "Row {row}, application {application}, criterion {criterion}: {value} is not a multiple of {limit}."
    ),
    "score-not-a-band": N_(
        "Row {row}, application {application}, criterion {criterion}: {value} is none of the levels {limit}."
    ),
    "score-not-a-verdict": N_(
        "Row {row}, application {application}, criterion {criterion}: {value} is none of {limit}."
    ),
    "enter-recused": N_("This seat is recused from application {application}. Nothing was entered."),
    "enter-cast": N_("Application {application} is in a ballot that is already cast. Nothing was entered."),
    "enter-field": N_("Application {application} has no such field to enter. Nothing was entered."),
    "document-closed": N_("The dossier of application {application} is not open to this seat."),
    "cast-problems": N_("Track {track} cannot be cast yet; missing: {count}."),
    "cast-gap": N_("Application {application}, criterion {criterion}: not scored yet."),
    "cast-unlawful": N_(
        "Application {application}, criterion {criterion}: the mark does not fit the plan in force. Score it again."
    ),
    "cast-reason": N_("Application {application}, criterion {criterion}: this mark needs a reason."),
    "cast-comment": N_("Application {application}: the plan asks for a comment."),
    "cast-confirm": N_(
        "Application {application}: a document was added after it was scored. Look at it and score it again."
    ),
    "cast-round": N_("There is no round {round}; the plan has {rounds}."),
    "cast-order": N_("Round {round} cannot be cast before round {open}."),
    "export-gone": N_(
        "{folder} is no longer there. Put the stick in again or choose another place; the ballot stays cast."
    ),
    "export-full": N_("{folder} is full. Make room there or choose another place; the ballot stays cast."),
    "export-locked": N_(
        "{folder} cannot be written to. Take off the stick's write protection or choose another place; the "
        "ballot stays cast."
    ),
    "reopen-nothing": N_("Track {track} has no ballot that is cast, so there is nothing to reopen."),
    "reopen-reason": N_("Say why the draft is reopened."),
}

__all__ = ["N_", "SENTENCES"]
