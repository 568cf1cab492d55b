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
    "file-unreadable": N_(
        "{path} cannot be read or written: {reason}. Check the path and the stick, then try again."
    ),
    "disk-full": N_(
        "The disk is full while writing {path}. Nothing was lost; free some space and try again."
    ),
    "interrupted": N_("Stopped. Nothing half written was left behind; run the command again when ready."),
}

__all__ = ["N_", "SENTENCES"]
