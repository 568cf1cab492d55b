"""Sentences of what verifying papers and hand-over folders finds."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "paper-unread": N_("The signature in the field {field} cannot be read: it was damaged or replaced."),
    "paper-altered": N_(
        "What seat {seat} signed was altered afterwards: bytes under the signature are no longer the same."
    ),
    "paper-foreign": N_(
        "The signature of “{seat}” does not come from this review session: somebody else issued its certificate."
    ),
    "paper-unknown": N_(
        "The certificate of “{seat}” is not among those that were sealed for this review session."
    ),
    "paper-field": N_("The signature of seat {seat} stands in the field {field}, which is for another seat."),
    "paper-part": N_("The signature of seat {seat} does not cover the whole paper as it was then."),
    "paper-respelled": N_("The bytes of the signature of seat {seat} itself were altered."),
    "paper-pages": N_("After seat {seat} signed, these pages were changed: {pages}."),
    "paper-marked": N_("After seat {seat} signed, something was written over these pages: {pages}."),
    "paper-fields": N_("After seat {seat} signed, form fields were added or filled: {fields}."),
    "paper-moved": N_("After seat {seat} signed, pages were added, taken out or moved."),
    "paper-otherwise": N_("After seat {seat} signed, something was changed that shows on no page."),
    "paper-appended": N_("After the last signature, {count} bytes were appended that nobody signed."),
    "paper-uncertified": N_("The first signature does not certify the paper, as the chair's does."),
    "paper-not-chair": N_("Seat {seat} certified the paper, but it is not the chair's."),
    "paper-twice": N_("A seat signed twice, or the paper was certified twice."),
    "paper-not-archived": N_(
        "It is not a paper of the archive {fingerprint}: take the one that was published with it."
    ),
    "paper-unchecked": N_(
        "The signatures hold, but not yet whose they are: put the PDF beside its archive, or compare the SHA-256 of the review session's certificate with the one handed over: {authority}"
    ),
    "paper-authority": N_(
        "The signatures come from another review session: its certificate has the SHA-256 {found}, not {wanted}."
    ),
    "paper-too-large": N_("{file} is larger than {most} MB. No paper of a review session is."),
    "authority-unreadable": N_(
        "{path} is neither a certificate nor its SHA-256. Give session-ca.cer, or its 64 digits."
    ),
    "authority-for-papers": N_(
        "A certificate is for PDFs alone; an archive has its own. Compare its fingerprint with --fingerprint."
    ),
    "handover-none": N_(
        "{folder} is not a hand-over folder: there is no archive in it and no list of checksums."
    ),
    "handover-missing": N_("{file} is missing. Ask the organiser for the complete folder."),
    "handover-list": N_("{file} is not a list of checksums. Ask the organiser for the folder again."),
    "handover-sum": N_("{file} is not the file whose checksum was published. Ask for it again."),
    "handover-unlisted": N_("{file} was not published with this folder: nobody vouches for it."),
    "handover-paper": N_("{file} is not the paper that lies in the later record. Ask for it again."),
    "handover-differs": N_("{file} is not the one that lies in the archive. Ask for it again."),
    "handover-archives": N_("The two archives in this folder are of different results."),
}
