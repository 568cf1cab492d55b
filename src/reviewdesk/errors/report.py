"""Sentences of the refusals that `reviewdesk.report` raises."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "report-no-field": N_(
        "This paper has no place for a signature of seat {seat}. Choose a seat that signs it."
    ),
    "report-already-signed": N_("Seat {seat} has signed this paper already; a signature is given once."),
    "report-pdf-unreadable": N_("This is not a whole PDF file. Copy it again from where it was published."),
}

__all__ = ["N_", "SENTENCES"]
