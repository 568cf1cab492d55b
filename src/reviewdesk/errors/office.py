"""Sentences of the refusals of what the office gathers: register, committee, conflicts, dossiers."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "register-problems": N_(
        "The register {file} was not taken in; problems: {count}. Correct them and try again."
    ),
    "register-no-table": N_(
        "{file} has no row of column names with id, track and applicant. Name these three columns and "
        "try again."
    ),
    "register-empty": N_("{file}, sheet {sheet}: there is no application below the column names."),
    "register-too-long": N_("{file} holds more than {limit} applications."),
    "register-id": N_(
        '{sheet}, row {row}, column {column}: "{value}" is not an id. Use letters, digits, dots, '
        "hyphens, at most 40."
    ),
    "register-id-twice": N_(
        "{sheet}, row {row}, column {column}: the id {value} stands already in row {first}."
    ),
    "register-blank": N_("{sheet}, row {row}, column {column} is blank."),
    "register-track": N_(
        '{sheet}, row {row}, column {column}: "{value}" is no track of the plan. Its tracks: {known}.'
    ),
    "register-date": N_(
        '{sheet}, row {row}, column {column}: "{value}" is not a date. Write it like 2014-07-08 or '
        "2014-07-08 09:30."
    ),
    "register-whole-number": N_('{sheet}, row {row}, column {column}: "{value}" is not a whole number.'),
    "register-yes-or-no": N_(
        '{sheet}, row {row}, column {column}: "{value}" says neither yes nor no. Write 是 or 否, or '
        "leave it blank."
    ),
    "register-objective": N_(
        '{sheet}, row {row}, column {column}: "{value}" is not a number; the criterion {criterion} '
        "needs its value here."
    ),
    "register-objective-range": N_(
        "{sheet}, row {row}, column {column}: {value} is above {max} or off the step of {step}."
    ),
    "register-item": N_(
        '{sheet}, row {row}, column {column}: "{value}" is not on this track\'s checklist. It has: {known}.'
    ),
    "register-verdict": N_('{sheet}, row {row}, column {column}: "{value}" is none of pass, fail, waived.'),
    "register-waiver-reason": N_("{sheet}, row {row}, column {column}: a waiver needs its reason."),
    "register-verdict-twice": N_(
        "{sheet}, row {row}, column {column}: {value} is decided twice for {application}."
    ),
    "register-verdict-stranger": N_(
        "{sheet}, row {row}, column {column}: {value} is not on the sheet {register}."
    ),
    "admission-late": N_("{application} {applicant} arrived {received}, after the deadline {deadline}."),
    "admission-copies": N_("{application} {applicant}: {copies} copies received, {needed} are asked for."),
    "admission-excluded-region": N_(
        "{application} {applicant}: {region} is an excluded region of this plan."
    ),
    "admission-private-use": N_(
        "{application} {applicant}: the name has characters that print differently elsewhere ({characters})."
    ),
    "admission-figure": N_(
        "{application} {applicant}: {name} is {figure}; the plan asks for {minimum} to {maximum}."
    ),
    "admission-figure-low": N_(
        "{application} {applicant}: {name} is {figure}; the plan asks for at least {minimum}."
    ),
    "admission-figure-high": N_(
        "{application} {applicant}: {name} is {figure}; the plan allows at most {maximum}."
    ),
    "admission-figure-blank": N_("{application} {applicant}: the register does not say {name}."),
    "admission-undecided": N_('{application} {applicant}: the checklist line "{name}" is not decided.'),
    "admission-panel-small": N_("{track}: the panel has {size} reviewers, fewer than {minimum}."),
    "admission-panel-even": N_("{track}: the panel has {size} reviewers, an even number."),
    "admission-panel-fallback": N_(
        "{track}: with {size} reviewers a single recusal changes the aggregate of the whole track (it "
        "needs {minimum} ballots)."
    ),
    "committee-problems": N_(
        "The committee file {file} was not taken in; problems: {count}. Correct them and try again."
    ),
    "committee-no-table": N_("{file} has no row of column names with seat and role."),
    "committee-schema": N_("{file} was written by a newer ReviewDesk (schema {schema}); update the program."),
    "committee-key-unknown": N_('{place}: "{key}" is not known here; remove it or correct its name.'),
    "committee-value": N_("{place}, {key}: {value} is neither text nor a list of texts."),
    "committee-seat-id": N_(
        '{place}, {key}: "{value}" is not a seat id. Use a small letter, then small letters, digits '
        "or _, at most 16."
    ),
    "committee-seat-twice": N_("{place}, {key}: the seat {value} stands there twice."),
    "committee-role": N_(
        '{place}, {key}: "{value}" is none of reviewer, spare, chair, witness, reveal, secretary.'
    ),
    "committee-yes-or-no": N_('{place}, {key}: "{value}" says neither yes nor no.'),
    "committee-track": N_('{place}, {key}: "{word}" is no track of the plan. Its tracks: {known}.'),
    "committee-no-track": N_("{place}, {key}: a reviewer sits in at least one track. The tracks: {known}."),
    "committee-tracks-not-here": N_(
        "{place}, {key}: a seat with the role {role} scores nothing; leave its tracks out."
    ),
    "committee-no-reviewer": N_("{place} lists no reviewer."),
    "conflicts-problems": N_(
        "The list of conflicts {file} was not taken in; problems: {count}. Correct them and try again."
    ),
    "conflicts-no-table": N_("{file} has no row of column names with application and seat."),
    "conflicts-seat": N_('{place}, {key}: "{value}" is no reviewer\'s or spare seat.'),
    "conflicts-application": N_('{place}, {key}: "{value}" is not in the register.'),
    "conflicts-reason": N_("{place}, {key}: a conflict needs its reason."),
    "conflicts-twice": N_("{place}, {key}: {value} and {application} stand there twice."),
    "dossiers-no-folder": N_("{folder} is not a folder."),
    "dossiers-too-many": N_("There are more than {limit} documents."),
    "dossier-entry-unknown": N_(
        "{file} belongs to no application of the register; name the folder by the application's id."
    ),
    "dossier-folder-twice": N_("{application}: the folders {other} and {file} both belong to it. Keep one."),
    "dossier-missing": N_("{application} {applicant}: nothing of its dossier was found."),
    "dossier-document-missing": N_("{application}: {name} ({document}.pdf) is missing."),
    "dossier-document-twice": N_("{application}: {other} and {file} are both {document}. Keep one."),
    "dossier-file-unknown": N_(
        "{application}: {file} is none of the documents the plan names; it would be left out."
    ),
    "dossier-not-pdf": N_("{application}: {file} is not a PDF and would be left out. Save it as PDF."),
    "pdf-empty": N_("{application}, {file}: the file is empty. It broke off on the way; ask for it again."),
    "pdf-not-a-pdf": N_(
        "{application}, {file}: this is not a PDF, whatever its name says. Export it as PDF again."
    ),
    "pdf-unreadable": N_("{application}, {file}: the PDF is damaged. Export it again."),
    "pdf-encrypted": N_("{application}, {file}: the PDF needs a password. Ask for one without."),
    "pdf-restricted": N_("{application}, {file}: the PDF is encrypted, though it opens without a password."),
    "pdf-pages": N_("{application}, {file}: the PDF has {pages} pages; 1 to {limit} are possible."),
    "pdf-page-size": N_(
        "{application}, {file}: page {page} has no usable size; the longest side may be {limit} cm."
    ),
    "pdf-page-unreadable": N_("{application}, {file}: page {page} cannot be drawn. Export the PDF again."),
    "pdf-too-large": N_("{application}, {file}: the PDF is larger than {limit} MB. Reduce the scans."),
    "pdf-too-many-objects": N_(
        "{application}, {file}: the PDF has far more parts than a document needs. Print it to a new PDF."
    ),
    "pdf-slow": N_(
        "{application}, {file}: a page took longer than the limit to draw; it would stop the reader in "
        "the room. Print it to a new PDF."
    ),
    "pdf-memory": N_("{application}, {file}: drawing it takes too much memory. Print it to a new PDF."),
    "pdf-died": N_("{application}, {file}: drawing it made the reader crash. Print it to a new PDF."),
    "pdf-script": N_("{application}, {file}: the PDF contains a script. Print it to a new PDF."),
    "pdf-launch": N_(
        "{application}, {file}: the PDF can start a program or send data. Print it to a new PDF."
    ),
    "pdf-attachment": N_(
        "{application}, {file}: files or media are attached inside the PDF. Print it to a new PDF."
    ),
    "pdf-font-missing": N_(
        "{application}, {file}: fonts are not embedded ({fonts}); the text may be blank elsewhere. "
        "Export it with fonts embedded."
    ),
}

__all__ = ["N_", "SENTENCES"]
