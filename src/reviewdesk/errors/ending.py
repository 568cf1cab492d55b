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
    "audit-extended": N_(
        "Track {track}: {line} has {filled} instead of {quota}, because a tie shares the last place."
    ),
}
