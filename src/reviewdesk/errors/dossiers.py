"""Sentences of what gathering, checking and converting dossiers refuses or finds, and of eligibility."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "dossier-gone": N_(
        "{application}: {file} is no longer there. Put it back, or choose another file for {name}."
    ),
    "dossier-changed": N_("{application}: {file} was changed after it was checked. Check it again."),
    "dossier-source-changed": N_(
        "{application}: {file} was changed after a PDF was made of it. Make the PDF again, or choose another file."
    ),
    "dossier-unchecked": N_("{application}: {file} was not checked yet."),
    "dossiers-unchecked": N_("Documents not checked yet: {count}. Choose Check all."),
    "dossiers-loose": N_(
        "Files that belong to no document yet: {count}. Choose the document of each, or set it aside."
    ),
    "convert-failed": N_(
        "{application}: no PDF could be made of {file}. Open it yourself, save it as PDF, and choose that file."
    ),
    "convert-slow": N_(
        "{application}: making a PDF of {file} took too long. Open it yourself, save it as PDF, and choose that file."
    ),
    "dossiers-many-files": N_(
        "{folder} holds more than {limit} files. Choose the folder in which the dossiers alone are."
    ),
    "dossiers-names": N_(
        "{folder}: names that this computer cannot read: {count}. Rename these files, or unpack the archive with "
        "the encoding GBK."
    ),
    "dossiers-name": N_("{file}: the name cannot be read."),
    "dossiers-no-column": N_("The register has no column {column}. It has: {known}."),
    "dossier-no-application": N_("The register has no application {application}."),
    "dossier-no-document": N_("The track has no document {document}. It has: {known}."),
    "dossier-no-file": N_("{path} is no file."),
    "dossier-received": N_('"{value}" is not a date. Write it like 2014-07-08 or 2014-07-08 09:30.'),
    "dossier-copies": N_('"{value}" is not a whole number.'),
    "pdf-gone": N_("{application}: {file} was not there when it was to be checked. Check it again."),
    "eligibility-application": N_("The register has no application {application} in a track of the plan."),
    "eligibility-item": N_("The checklist of this track has no line {item}. It has: {known}."),
    "eligibility-reason": N_("A line that is waived needs its reason."),
    "eligibility-which": N_(
        "Name a line of the checklist with --item, or let all that is undecided pass: --verdict pass with either "
        "--application or --track."
    ),
    "todo-no-dossiers": N_("No dossier has been gathered yet. Add the folder in which the files are."),
}

__all__ = ["N_", "SENTENCES"]
