"""Sentences of the refusals that `reviewdesk.store` raises."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "workspace-missing": N_(
        "{folder} is not a workspace: its data is not there. Name the folder in which this seat opened the "
        "batch, or open the batch first."
    ),
    "workspace-in-use": N_(
        "This workspace is in use by {holder}. Close the other window or wait until its command has ended."
    ),
    "workspace-newer": N_(
        "This workspace was written by a newer ReviewDesk (data version {found}, known here: {known}). "
        "Use the newer program."
    ),
    "workspace-damaged": N_(
        "The data in {folder} is damaged or was changed from outside, so nothing was read from it. Put back a "
        "good copy, or open the batch again in a new folder."
    ),
    "workspace-disk-full": N_(
        "The disk that holds {folder} is full. What was saved before is safe; free some space and try again."
    ),
    "workspace-unusable": N_(
        "{folder} cannot be written or read ({reason}). Check that the folder is on the local disk and may be "
        "written, then try again."
    ),
    "blob-missing": N_(
        "A document is missing from the workspace ({name}). Bring the dossiers in again from the batch file."
    ),
    "blob-damaged": N_(
        "A document in the workspace is damaged ({name}). Bring the dossiers in again from the batch file."
    ),
    "blob-differs": N_(
        "A document does not match the list of its dossier, so it was not kept. Copy the batch file again."
    ),
}

__all__ = ["N_", "SENTENCES"]
