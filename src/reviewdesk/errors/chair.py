"""Sentences of the refusals at the chair's desk, and of the lawful order and the roll behind it."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "order-adjourned": N_("The review session is adjourned. Resume it first."),
    "order-not-adjourned": N_("The review session is not adjourned, so there is nothing to resume."),
    "order-adopt-late": N_(
        "Scores are already in, so the plan can no longer be adopted or amended. "
        "The plan in force stays as it is."
    ),
    "order-after-close": N_(
        "The collecting is closed: nothing enters and no seat changes any more. "
        "After the reveal a row or seat can be void by a recorded vote."
    ),
    "order-close-twice": N_("The collecting is already closed. Go on with the reveal."),
    "order-before-close": N_("The collecting is not closed yet. Close it first, then open the envelope."),
    "order-reveal-twice": N_("The scores are already revealed. Go on with the flagged rows or the ranking."),
    "order-before-reveal": N_("The scores are not revealed yet. Do this after the reveal."),
    "order-before-ranking": N_("There is no ranking yet. Build it first: reveal --ranking."),
    "order-ranking-twice": N_("The ranking is already built. See it with the result."),
    "order-ranking-done": N_(
        "The ranking is already built, so flagged rows can no longer be answered. Use a correction instead."
    ),
    "order-ranking-typed": N_(
        "The ranking is already built, so no typed sheet can replace an unreadable ballot any more."
    ),
    "order-void-needs-vote": N_(
        "After the reveal only a recorded vote makes a row or seat void. Record the vote, then name it."
    ),
    "order-frozen": N_(
        "The result is final and frozen. Before the notice an error is set right by finalising again."
    ),
    "order-finalise-twice": N_(
        "The result is already final. To set an error right, finalise again by motion."
    ),
    "order-before-finalise": N_("The result is not final yet. Finalise first."),
    "order-unlawful": N_("Entry {index} of the record ({kind}) cannot stand where it stands."),
    "order-unknown-kind": N_("The record holds an act this program does not know: {kind}."),
    "roll-no-such-cell": N_(
        "Seat {seat} has no place in track {track}, round {round}. Check the seat and track."
    ),
    "roll-settled": N_(
        "Seat {seat}, track {track} is already settled ({state}). Reopen it first if it must change."
    ),
    "roll-not-held": N_("Seat {seat}, track {track} has nothing in, so there is nothing to reopen."),
    "roll-nothing-open": N_("Seat {seat} has no open track. Nothing needs to change."),
    "roll-seat-unknown": N_("Seat {seat} is not a reviewer's seat of this review session."),
    "roll-not-a-spare": N_(
        "Seat {seat} is not an unused spare seat of these tracks. Name another spare seat."
    ),
    "roll-incomplete": N_("Places on the roll without an outcome: {count}."),
    "roll-open-cell": N_("Seat {seat}, track {track}, round {round}: no outcome yet."),
    "roll-disputed-cell": N_(
        "Seat {seat}, track {track}, round {round}: two different ballots are in; reopen or void it."
    ),
    "roll-pending-cell": N_(
        "Seat {seat}, track {track}, round {round}: the ballot marks an application as withdrawn that is not, or "
        "under a wrong number; record the withdrawal and collect again, or reopen the ballot."
    ),
    "collect-accepted": N_("Accepted: seat {seat}, track {track}, receipt code {code}."),
    "collect-already": N_("Already in: seat {seat}, track {track}, receipt code {code}."),
    "collect-older": N_("Older than the one held: seat {seat}, track {track}. It does not count."),
    "collect-conflict": N_(
        "Conflicts with the one held: seat {seat}, track {track}. Neither counts until the chair and the "
        "witness reopen or void it."
    ),
    "collect-not-reopened": N_(
        "Seat {seat}, track {track}: a newer ballot than expected came in, but nobody reopened the one held. "
        "Reopen it first, with chair and witness."
    ),
    "collect-settled": N_(
        "Seat {seat}, track {track} is already settled ({state}), so this ballot does not count."
    ),
    "collect-withdrawal-unknown": N_(
        "Seat {seat}, track {track}: application {application} is marked as withdrawn under a number the "
        "chair has not recorded. Record the withdrawal if it is due, then collect again; otherwise reopen the "
        "ballot, and the reviewer casts again with the right number."
    ),
    "collect-refused": N_("Ballots accepted: {accepted}; not accepted: {count}."),
    "collect-waits": N_(
        "Not in yet: seat {seat}, track {track}. The chair's own ballots (seat {own}) come first; collect those, "
        "then this one again."
    ),
    "collect-own-first": N_(
        "The chair's own ballots come first. Collect those of seat {seat}, track {track}, then the others."
    ),
    "chair-only": N_("This slip is not a chair's. Use the slip of the chair seat."),
    "chair-witness-slip": N_("The second slip is not a witness's. Use the slip of the witness seat."),
    "chair-reveal-slip": N_("This is not the slip from the sealed envelope. Use the reveal slip."),
    "chair-seat-slip": N_("This slip is not that of seat {seat}. Use the slip of seat {seat}."),
    "chair-same-person": N_(
        "Chair and witness must be two persons, but seat {seat} is named as both. Elect another witness."
    ),
    "motion-unreadable": N_(
        "The motion file cannot be read from line {line}, column {column} on. Check the quotes, brackets and "
        "equals signs there and in the line before."
    ),
    "motion-problems": N_("Problems in the motion: {count}."),
    "motion-unknown-key": N_("Unknown key {key}. Remove it or correct its name."),
    "motion-missing-key": N_("The key {key} is missing."),
    "motion-value": N_("{key} = {value} is not possible here."),
    "motion-shape": N_("The key {key} cannot be written like that. README shows how motions are written."),
    "motion-round": N_(
        "The motion has no [[round]] with ballots (seat and vote) or counts (vote and whole number)."
    ),
    "motion-counts": N_("{votes} votes were counted, but only {present} members are present."),
    "motion-present-twice": N_("Under present a seat is named twice. Name each seat once."),
    "motion-no-quorum": N_(
        "Only {present} of {members} members are present; {needed} are needed for a vote."
    ),
    "motion-not-carried": N_("The motion is not carried: {yes} of {base} votes, {needed} are needed."),
    "motion-member-unknown": N_("{seat} is not a member of the committee, or not present at this vote."),
    "chair-application-unknown": N_("There is no application {application} in this review session."),
    "chair-track-unknown": N_("There is no track {track} in this review session."),
    "withdraw-twice": N_("Application {application} is already withdrawn, under number {number}."),
    "typed-differs": N_("The two typed copies differ; cells: {count}. Compare both with the signed sheet."),
    "typed-cell": N_("{application} {criterion}: {first} in the first copy, {second} in the second."),
    "typed-problems": N_("Problems in the typed sheet: {count}."),
    "typed-application": N_("{application} is not to be scored in this track."),
    "typed-criterion": N_("{criterion} is not a criterion that reviewers mark in this track."),
    "typed-blank": N_("{application} {criterion}: no mark. A blank is not zero."),
    "typed-reason": N_(
        "{application} {criterion}: the plan demands a reason for this mark, and there is none."
    ),
    "typed-comment": N_("{application}: the plan demands a comment, and there is none."),
    "typed-value": N_("{application} {criterion}: {value} is not a lawful mark."),
    "reveal-waiting": N_("The ranking cannot be built yet; open matters: {count}."),
    "reveal-unreadable": N_(
        "Seat {seat}, track {track}, round {round}: the ballot cannot be read. "
        "Make it void and type in the signed sheet."
    ),
    "reveal-row-waiting": N_(
        "Seat {seat}, application {application}: the score lies far from the others and is not answered. "
        "Let the seat confirm or explain it, or overrule it."
    ),
    "reveal-not-flagged": N_("Seat {seat}, application {application} waits for no answer."),
    "lot-not-due": N_(
        "Track {track}: no tie on the line of {line} waits for a lot. "
        "Lots are drawn only where the plan says so and the chain and votes have not decided."
    ),
    "audit-tie-at-line": N_("Track {track}: a tie on the line of {line} is not settled ({applications})."),
    "audit-tie-in-tier": N_(
        "Track {track}: a tie inside {line}, where numbers matter, is not settled ({applications})."
    ),
    "audit-objection": N_(
        "Track {track}: an objection to an objective value is not settled ({applications})."
    ),
    "audit-gate-even": N_("Track {track}: as many say pass as fail; a vote must settle it ({applications})."),
    "audit-minimum-ballots": N_(
        "Track {track}: too few ballots for the way of counting fixed at the close; a vote must settle it "
        "({applications})."
    ),
    "audit-stage-unvoted": N_(
        "Track {track}: the plan's vote on the candidates is not on record. Record it first."
    ),
    "audit-result-differs": N_("The result is not the one that follows from the ballots. Do not sign."),
    "audit-range-open": N_(
        "Track {track}: the mark of seat {seat} for {application} ({criterion}) is out of range. "
        "Correct it, or make the row void by a recorded vote."
    ),
    "audit-no-election": N_("No election of a chair is on record."),
    "audit-no-adoption": N_(
        "No vote on criteria and procedure is on record; the plan as sealed is in force."
    ),
    "audit-panel-small": N_("Track {track}: ballots that count: {count}; the plan asks for {needed}."),
    "audit-panel-even": N_(
        "Track {track}: an even number of ballots counts ({count}), the plan asks for an odd one."
    ),
    "audit-unscored": N_("Track {track}: nobody scored {applications}."),
    "audit-unfilled": N_("Track {track}: places of {line} that stay empty: {left}."),
    "finalise-blocked": N_("The result cannot be final yet; unsettled matters: {count}."),
    "sign-not-a-signer": N_("Seat {seat} does not sign any ranking."),
    "sign-answered": N_("Seat {seat} has already answered."),
    "sign-statement-empty": N_(
        "{path} is empty, but a dissent or a refusal has its words. Write them into it as plain text."
    ),
    "sign-statement-long": N_(
        "{path} has {found} characters; a dissent or a refusal has at most {most}. Shorten it and name a paper with the rest."
    ),
    "paper-kind-unknown": N_("There is no paper called {kind}. Choose one of these: {known}."),
    "publish-exists": N_("{path} is already there and not empty. Choose a new folder."),
    "close-down-unpublished": N_("The result is not published yet, so nothing is erased. Publish it first."),
    "close-down-later": N_(
        "Something is on record that the published archive lacks, such as a signature; nothing is erased. "
        "Publish again into a new folder first."
    ),
    "motion-not-eligible": N_("Seat {seat} cannot be elected chair."),
}
