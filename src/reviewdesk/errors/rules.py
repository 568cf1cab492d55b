"""Sentences of the editor of the rules, and of what will surprise in the room."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "rules-want-moment": N_("{key} must be a day and a time. Write it like 2014-07-10 17:30."),
    "rules-want-integer": N_("{key} must be a whole number."),
}

__all__ = ["N_", "SENTENCES"]
