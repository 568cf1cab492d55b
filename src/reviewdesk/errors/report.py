"""Sentences of the refusals that `reviewdesk.report` raises."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "report-no-field": N_(
        "This paper has no place for a signature of seat {seat}. Choose a seat that signs it."
    ),
    "report-already-signed": N_("Seat {seat} has signed this paper already; a signature is given once."),
    "report-pdf-unreadable": N_("This is not a whole PDF file. Copy it again from where it was published."),
    "report-pdf-encrypted": N_(
        "This PDF is encrypted; papers of a review session never are. Take the one that was published."
    ),
    "report-pdf-unsigned": N_(
        "This PDF bears no digital signature. Take the one that was published, not a print or a copy made from it."
    ),
    "report-pdf-strange": N_(
        "This PDF is signed, but not by a seat of a review session. It is not a paper of ReviewDesk."
    ),
}

__all__ = ["N_", "SENTENCES"]
