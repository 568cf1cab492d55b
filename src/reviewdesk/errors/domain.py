"""Sentences of the refusals that `reviewdesk.domain` raises."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "mark-blank": N_("The mark is blank. Enter it, or give the state of the cell."),
    "mark-not-a-number": N_("The mark is not a number such as 17.5."),
    "mark-below": N_("The mark is below {limit}."),
    "mark-above": N_("The mark is above the maximum of {limit}."),
    "mark-off-step": N_("The mark is not a multiple of {limit}."),
    "mark-not-a-band": N_("The mark is none of the levels {limit}."),
    "mark-not-a-verdict": N_("The mark is none of {limit}."),
    "mark-count": N_("The row does not have one mark per criterion."),
    "objective-missing": N_(
        "Application {application} has no value for the objective criterion {criterion}. "
        "Add it to the register or the table."
    ),
    "ballot-mark-unlawful": N_(
        "The ballot of seat {seat} holds an unlawful mark: application {application}, criterion "
        "{criterion}, value {value}. It cannot be counted; ask the seat to cast again or void it."
    ),
    "decision-problems": N_("The decisions cannot be read; problems: {count}. Correct them and try again."),
    "decision-not-toml": N_(
        "{file} cannot be read from line {line}, column {column} on. Check the quotes, brackets and equals signs "
        "there and in the line before."
    ),
    "decision-kind": N_(
        "Decision {number}: {kind} is no kind of decision; use withdraw, void, correct, vote or lot."
    ),
    "decision-key-unknown": N_("Decision {number}: the key {key} has no place here; remove it."),
    "decision-key-missing": N_("Decision {number}: the key {key} is missing; add it."),
    "decision-shape": N_(
        "Decision {number}: the key {key} cannot be written like that; README shows how decisions are written."
    ),
    "decision-value": N_("Decision {number}: {key} cannot be {value}; correct it."),
    "decision-names-nothing": N_(
        "A decision of kind {kind} names {name}, which does not exist there. Check the ids."
    ),
    "decision-without-vote": N_(
        "A decision of kind {kind} needs a vote that carried it; {vote} is none. Record the vote first."
    ),
    "decision-not-abnormal": N_(
        "{seat}, {application}: this score was not flagged as far from the others, so it is not replaced. "
        "A score that differs from the signed sheet is corrected as a transcription."
    ),
    "decision-newer": N_(
        "The decisions are written for a newer ReviewDesk (schema {schema}). Update the program."
    ),
    "decision-not-out-of-range": N_(
        "{seat}, {application}, {criterion}: only a mark out of range on a typed sheet is corrected like this. "
        "For any other mark compare the signed sheet (transcription), or vote."
    ),
    "vote-stranger": N_("Vote {vote}: {seat} is not a member of this panel. Correct who was present."),
    "vote-not-entitled": N_("Vote {vote}: {seat} was absent or recused and has no vote on this motion."),
    "vote-recused": N_(
        "Vote {vote}: {seat} is recused from {application} and has no vote on it. Leave that answer out."
    ),
    "vote-id-taken": N_("There is already a vote {vote}. Leave the id out, or choose another."),
    "vote-papers": N_("Vote {vote}: more papers were counted than members may vote. Count again."),
    "vote-names": N_("Vote {vote}: {seat} must mark exactly {places} names, or none to abstain."),
    "vote-round-too-many": N_(
        "Vote {vote} has a round after the line was settled or the rounds were used up."
    ),
    "vote-no-tie": N_(
        "Vote {vote}: no tie at a line of {tier} is open for it. Leave it out, or look which tie it is about."
    ),
    "vote-name-not-tied": N_("Vote {vote} counts {application}, which is not among the tied."),
    "vote-no-stage": N_("Vote {vote} is on a stage, but the plan has no vote stage."),
    "vote-no-quorum": N_(
        "Vote {vote} was taken without a quorum. Repeat it when enough members are present."
    ),
    "vote-not-a-candidate": N_("Vote {vote} counts {application}, which does not stand."),
    "vote-candidate-missing": N_(
        "Vote {vote} leaves out {application}, which stands. Give the votes of every candidate, 0 included."
    ),
    "vote-not-secret": N_(
        "Vote {vote} names who voted how, but the plan wants this vote secret. Give counts from the papers."
    ),
    "vote-stage-waits": N_(
        "Track {track} cannot be voted on yet: an earlier track with the same applicants is still open. "
        "Settle that one first."
    ),
    "vote-too-many-yes": N_("Vote {vote}: {seat} said yes more than {most} times."),
    "reveal-before-close": N_("The record shows a reveal before the close; nothing may be counted."),
    "reveal-not-attested": N_("The record holds no attested {kind}; nothing may be counted before it."),
    "reveal-ballots-differ": N_(
        "The closed list counts {expected} ballots, but {held} are here or they are of other seats."
    ),
    "reveal-ranking-missing": N_("The record does not say yet that the ranking is shown; reveal it first."),
    "reveal-unanswered": N_(
        "Seat {seat} has not yet confirmed or explained its score for {application}; "
        "ask it, or overrule with a reason."
    ),
}

__all__ = ["N_", "SENTENCES"]
