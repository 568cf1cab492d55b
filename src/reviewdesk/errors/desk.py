"""Sentences of the refusals that `reviewdesk.desk` raises."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "slip-file-needed": N_(
        "A code is needed, but nobody sits at a keyboard here. Name the file that holds it (--slip-file, --witness-slip-file and so on)."
    ),
    "demo-exists": N_("{path} is already there. Remove it, or choose another folder with --out."),
    "demo-stopped": N_(
        "The sample session stopped at this command: {command}. What went wrong stands above it."
    ),
    "demo-interrupted": N_(
        "The sample session was stopped. To go on by hand, type the lines of sample/commands.txt in the folder {folder}, from line {line} on: {command}"
    ),
    "output-exists": N_("{path} is already there. Choose another name; nothing is written over."),
    "output-foreign": N_(
        "{path} is already there and is not an earlier file of the same kind. Choose another name."
    ),
    "file-unreadable": N_(
        "{path} cannot be read or written: {reason}. Check the path and the stick, then try again."
    ),
    "folder-strange": N_(
        "{folder} holds no workspace, no preparation and nothing that was published. Choose another folder."
    ),
    "file-not-text": N_(
        "{path} is not a text file in UTF-8. Check that it is the right file, or save it as plain text."
    ),
    "file-too-large": N_(
        "{path} has more than {limit} bytes, which nothing that is needed here has. Check that it is the right file."
    ),
    "memory-full": N_(
        "This computer has too little memory free for that. Nothing half written was left behind; close other programs and try again."
    ),
    "nested-too-deep": N_(
        "A file that was named is nested so deeply that it cannot be read. Check that it is the right file."
    ),
    "disk-full": N_(
        "The disk is full while writing {path}. Nothing was lost; free some space and try again."
    ),
    "window-locked": N_(
        "This desk is locked. Enter the PIN, or choose Change person, and open the file then."
    ),
    "interrupted": N_("Stopped. Nothing half written was left behind; run the command again when ready."),
}

__all__ = ["N_", "SENTENCES"]
