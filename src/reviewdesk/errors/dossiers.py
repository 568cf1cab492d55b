"""Sentences of what gathering, checking and converting dossiers refuses or finds, and of eligibility."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "dossier-gone": N_(
        "{application}: {file} is no longer there. Put it back, or choose another file for {name}."
    ),
    "dossier-changed": N_("{application}: {file} was changed after it was checked. Check it again."),
    "dossier-unchecked": N_("{application}: {file} was not checked yet."),
    "dossiers-unchecked": N_("Documents not checked yet: {count}. Choose Check all."),
    "dossiers-loose": N_(
        "Files that belong to no document yet: {count}. Choose the document of each, or set it aside."
    ),
    "pdf-gone": N_("{application}: {file} was not there when it was to be checked. Check it again."),
    "todo-no-dossiers": N_("No dossier has been gathered yet. Add the folder in which the files are."),
}

__all__ = ["N_", "SENTENCES"]
