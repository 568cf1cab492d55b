"""Sentences of the self-audit, the signing round and what follows it, as the window shows them."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "audit-recused-scored": N_(
        "The sheet of seat {seat} holds marks for {application}, from which it is recused. A vote can make that row void."
    ),
    "audit-deviations": N_("Abnormal scores: {count}; answers on record: {answered}."),
    "sign-words-long": N_(
        "A dissent or a refusal has at most {most} characters; this one has {found}. Shorten it and name a paper with the rest."
    ),
    "scan-not-a-page": N_(
        "{file} is neither a PDF nor a JPEG or PNG picture. Scan the page again and choose such a file."
    ),
    "scan-too-large": N_(
        "{file} is larger than {limit} MB. Scan it with 300 dots per inch, or fewer pages at a time."
    ),
    "scan-unreadable": N_(
        "{file} cannot be opened as a picture of paper: it is damaged, locked or holds more than pages. "
        "Scan the page again."
    ),
    "scan-too-much": N_(
        "The scans together may have {limit} MB, and {file} would exceed it. Scan in grey, or take one away first."
    ),
    "scan-twice": N_("{file} is attached already, as scan {number}."),
    "scan-no-answer": N_("Seat {seat} has not answered yet. Record the answer first, then attach the page."),
    "scan-unknown": N_("There is no scan {number} to the result in force."),
    "scan-published": N_(
        "Scan {number} lies in an archive that is published, so it stays. Attach the other page beside it."
    ),
    "scan-reason": N_("Why is the scan taken away? The reason stands in the record."),
    "scan-unlawful": N_("Entry {index} of the record, about a scan, cannot stand where it stands."),
    "audit-extended": N_(
        "Track {track}: {line} has {filled} instead of {quota}, because a tie shares the last place."
    ),
}
