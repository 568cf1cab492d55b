"""Sentences of the refusals of batches, supplements and ballots, as they travel between desks."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "document-newer": N_(
        "{part} was written by a newer version of ReviewDesk. Use that version, or a newer one."
    ),
    "document-malformed": N_("{part} does not hold what it should. Ask for the file again."),
    "lineage-no-batch": N_("The first file must be the batch itself; supplements come after it."),
    "lineage-second-batch": N_("Two batches were named. Name one batch and its supplements, in order."),
    "lineage-foreign": N_("One of the supplements belongs to another batch. Leave it out."),
    "lineage-order": N_("Supplement {number} stands twice or too late. Name the supplements in order."),
    "lineage-gap": N_(
        "Supplement {missing} is missing before supplement {found}. Name all supplements in order."
    ),
    "lineage-branch": N_(
        "Supplement {number} does not follow the one before it: two different ones were made. "
        "Ask the secretary which one holds."
    ),
    "lineage-plan": N_("File {number} of this review session names another plan than it carries."),
    "lineage-other-slip": N_(
        "This is not the batch this slip belongs to. Compare the session mark on slip and batch."
    ),
    "lineage-part": N_("{part} is missing from the batch, or not meant for this seat."),
    "lineage-content": N_(
        "{part} does not hold what the batch promises. Ask the secretary for the file again."
    ),
    "lineage-seat-twice": N_("Seat {seat} stands in two files of this review session. Ask the secretary."),
    "lineage-section": N_("The batch names a section that it does not have: {part}."),
    "section-altered": N_(
        "The dossier of {application} is not the one that was sealed. Copy the batch again."
    ),
    "section-no-key": N_("This seat has no key to the dossier of {application}."),
    "section-too-large": N_("{file} has more than {limit} MiB. Make it smaller."),
    "batch-seat-unknown": N_("There is no seat {seat} in this batch. Check the name of the seat."),
    "supplement-empty": N_("Nothing has changed, so there is nothing to seal."),
    "supplement-application": N_("There is no application {application} in this batch."),
    "supplement-withdrawn": N_("Application {application} is already withdrawn."),
    "supplement-seat": N_("Seat {seat} is already in this batch. Give the new seat another id."),
    "supplement-role": N_(
        "A seat added later can be a reviewer, a spare or a witness; seat {seat} is a {role}."
    ),
    "supplement-not-secretary": N_("Only the secretary's slip makes a supplement."),
    "supplement-problems": N_("Added documents that cannot be sealed as they are: {count}."),
    "supplement-fixed": N_(
        "Changed in the amended plan though the notice fixes it: {count}. Leave it as it was."
    ),
    "supplement-fixed-key": N_("{key} comes from the notice and stays."),
    "supplement-slips": N_("New seats need slips. Name a folder for them with --slips."),
    "supplement-document": N_(
        "{text} does not name a document. Write APPLICATION/ID=FILE with a file that is there."
    ),
    "waivers-no-table": N_("{file} has no table with the columns problem and reason."),
    "waivers-problems": N_("Problems in the waivers of {file}: {count}."),
    "waivers-blank": N_(
        "{sheet}, row {row}: {column} is blank. Name the problem and say why it does not matter."
    ),
    "waivers-unknown": N_(
        '{sheet}, row {row}, column {column}: "{value}" is no problem that may be waived. These may: {known}.'
    ),
    "waivers-application": N_(
        '{sheet}, row {row}, column {column}: there is no application "{value}" in the register.'
    ),
    "seal-problems": N_(
        "Problems in the way of sealing: {count}. Mend them, or waive those that may be waived, each with a "
        "reason, in the file of --waivers."
    ),
    "seal-exists": N_("{path} is already there. Choose another folder; nothing is ever sealed over."),
    "seal-running": N_("{holder} is sealing into {path} just now. Wait until that has ended."),
    "seal-slips-inside": N_(
        "The slips must not lie where the review package lies. Choose a folder for --slips outside {out}."
    ),
    "seal-reveal-unneeded": N_(
        "This plan has no witness, so there is no reveal seat to bring. Leave out --reveal."
    ),
    "seal-reveal-unreadable": N_("{path} is not what a reveal seat made elsewhere brings. Make it again."),
    "ballot-other-batch": N_("This ballot belongs to another batch. It does not count here."),
    "ballot-other-plan": N_(
        "This ballot was cast under another plan than the one in force. "
        "Seat {seat} must open the supplement and cast track {track} again."
    ),
    "ballot-signer": N_("This ballot does not bear the signature of seat {seat}. It does not count."),
    "ballot-track": N_("Seat {seat} does not score track {track} in this round. The ballot does not count."),
    "ballot-parts": N_("The ballot of seat {seat}, track {track} does not have the parts it should."),
    "ballot-sequence": N_("The ballot of seat {seat}, track {track} does not say which one it replaces."),
    "ballot-statement": N_(
        "The statement in the ballot of seat {seat}, track {track} cannot be opened here. "
        "Ask for the file again."
    ),
    "ballot-outer": N_(
        "The scores in the ballot of seat {seat}, track {track} are not locked as they should be. "
        "Ask for the file again."
    ),
    "ballot-altered": N_(
        "The ballot of seat {seat}, track {track} is altered: it does not hold what its signature covers."
    ),
    "ballot-identity": N_(
        "The ballot of seat {seat}, track {track} holds something of another ballot. It does not count."
    ),
    "ballot-lineage": N_(
        "The ballot of seat {seat}, track {track} was cast with a supplement that is not open here. "
        "Open that supplement first."
    ),
    "ballot-dossier": N_(
        "The ballot of seat {seat}, track {track} scores another state of the dossier of {application}. "
        "Seat {seat} must look at the new document and cast again."
    ),
    "ballot-incomplete": N_(
        "The ballot of seat {seat}, track {track} is incomplete: applications or criteria are missing."
    ),
    "ballot-log": N_("The record in the ballot of seat {seat}, track {track} is broken. It does not count."),
    "ballot-counts": N_("The ballot of seat {seat}, track {track} does not hold as many scores as it says."),
    "ballot-unreadable": N_(
        "The scores of seat {seat}, track {track} cannot be read. Declare the ballot void and type the "
        "signed sheet."
    ),
}
