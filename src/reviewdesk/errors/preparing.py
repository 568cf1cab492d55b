"""Sentences of what the preparation folder refuses, and of its list of things to do."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "preparation-exists": N_("{folder} is not empty. Choose a new folder for the preparation."),
    "preparation-none": N_(
        "{folder} is no preparation folder. Choose the folder that was made for the review session, or begin a new one."
    ),
    "preparation-damaged": N_(
        "{folder} is not whole: {file} is missing. Put it back from a copy of the folder, or begin a new one."
    ),
    "preparation-elsewhere": N_(
        "A reviewer's desk is open here. Leave it (menu Seat, Change person) before you open a preparation."
    ),
    "plan-not-editable": N_(
        "The plan's text has no place for {key}. Correct the plan in a text editor, or begin from a profile."
    ),
    "todo-no-register": N_("No application has been taken in yet. Import the register."),
    "todo-no-reviewer": N_("Nobody sits on the committee yet. Import its list, or type it in."),
}

__all__ = ["N_", "SENTENCES"]
