"""Sentences of the hand-over to the archives office."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "filing-exists": N_("{path} is there already. Name a new folder for the hand-over."),
    "filing-published": N_(
        "The published folder {folder} does not hold this archive. Name the folder that was published with it."
    ),
    "filing-inside": N_(
        "The hand-over would lie inside {folder}, which it copies. Name a folder somewhere else."
    ),
    "filing-retention": N_(
        "“{text}” does not say how long what is kept. Write KIND=TERM; kinds are {kinds}, terms {terms}."
    ),
}
