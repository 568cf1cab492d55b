"""Sentences of the refusals that `reviewdesk.intake` raises."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "scores-problems": N_("{file} was not computed; problems: {count}. Correct them and try again."),
    "scores-not-utf8": N_("{file} is not a text file in UTF-8. Save it as CSV UTF-8 or as xlsx."),
    "scores-columns": N_(
        "The table needs the columns track, application, reviewer, criterion, points and state; it has {found}."
    ),
    "scores-empty": N_(
        "{file} holds no scores. Give a row per reviewer, application and criterion under the columns "
        "track, application, reviewer, criterion, points and state."
    ),
    "scores-track-empty": N_(
        "The table has no row of the track {track}. Add its rows, or try a plan without this track."
    ),
    "scores-control-character": N_(
        "The column {column} holds a character that cannot be printed. Type the cell again."
    ),
    "scores-row-long": N_("The row has more cells than the table has columns; the first of them is {value}."),
    "scores-track-unknown": N_("The plan has no track {track} (application {application})."),
    "scores-state-unknown": N_(
        "The state {state} is none of scored, recused, absent, void, withdrawn "
        "(application {application}, reviewer {reviewer})."
    ),
    "scores-no-application": N_("The row names no application (reviewer {reviewer}, criterion {criterion})."),
    "scores-no-reviewer": N_(
        "The row names no reviewer; only objective values and preferences have none "
        "(application {application}, criterion {criterion})."
    ),
    "scores-no-criterion": N_(
        "The row has a mark but names no criterion (application {application}, reviewer {reviewer}, "
        "value {value})."
    ),
    "scores-criterion-unknown": N_(
        "The track has no criterion {criterion} (application {application}, reviewer {reviewer})."
    ),
    "scores-objective-reviewer": N_(
        "{criterion} is an objective criterion: one row with an empty reviewer holds its value "
        "(application {application}, reviewer {reviewer})."
    ),
    "scores-preference": N_(
        "A preference is 1 or 0, not {value} (application {application}, preference {criterion})."
    ),
    "scores-twice": N_(
        "The cell is given twice: application {application}, reviewer {reviewer}, criterion {criterion}. "
        "Keep one row."
    ),
    "scores-row-missing": N_(
        "A row is missing: application {application}, reviewer {reviewer}, criterion {criterion}. "
        "Add the mark or a state."
    ),
    "scores-mixed": N_(
        "Application {application}, reviewer {reviewer}: some criteria are scored and others are not "
        "({states}). Give one state for all, or score all."
    ),
    "scores-mark-blank": N_(
        "The mark is blank: application {application}, reviewer {reviewer}, criterion {criterion}. "
        "Enter it or give a state."
    ),
    "scores-mark-not-a-number": N_(
        "{value} is not a number: application {application}, reviewer {reviewer}, criterion {criterion}."
    ),
    "scores-mark-below": N_(
        "{value} is below {limit}: application {application}, reviewer {reviewer}, criterion {criterion}."
    ),
    "scores-mark-above": N_(
        "{value} is above the maximum of {limit}: application {application}, reviewer {reviewer}, "
        "criterion {criterion}."
    ),
    "scores-mark-off-step": N_(
        "{value} is not a multiple of {limit}: application {application}, reviewer {reviewer}, "
        "criterion {criterion}."
    ),
    "scores-mark-not-a-band": N_(
        "{value} is none of the levels {limit}: application {application}, reviewer {reviewer}, "
        "criterion {criterion}."
    ),
    "scores-mark-not-a-verdict": N_(
        "{value} is none of {limit}: application {application}, reviewer {reviewer}, criterion {criterion}."
    ),
    "sheet-problems": N_(
        "The score sheet {file} was not taken in; problems: {count}. Correct them and try again."
    ),
    "sheet-no-header": N_(
        "{file} has no row of column names with an application column; the names are application, "
        "criterion, "
        "points, reason, comment, objection, state."
    ),
    "sheet-column-unknown": N_(
        "The column {column} is not one of a score sheet; remove it or correct its name."
    ),
    "sheet-no-application": N_("Row {row} names no application."),
    "sheet-row-twice": N_(
        "Row {row} repeats row {first}: application {application}, criterion {criterion}. Keep one of them."
    ),
    "sheet-state-unknown": N_(
        "Row {row}: the state {state} of application {application} is none of scored, recused, withdrawn."
    ),
    "sheet-no-criterion": N_(
        "Row {row}: application {application} has points, a reason or an objection without a criterion."
    ),
    "table-problems": N_(
        "{file} was not taken in; cells that cannot be trusted: {count}. Correct them and try again."
    ),
    "table-too-large": N_(
        "{file} is larger than {megabytes} MB; a register or a list never is. Check that it is the "
        "right file."
    ),
    "table-bomb": N_(
        "{file} was refused: unpacked it would be far larger than any real spreadsheet. Save it again "
        "from Excel or WPS."
    ),
    "table-entities": N_(
        "{file} was refused: it contains declarations that no spreadsheet needs. Save it again from "
        "Excel or WPS."
    ),
    "table-too-far": N_(
        "{file}, sheet {sheet}: cells stand beyond row {rows} or beyond {columns} columns. Delete the "
        "far cells and save again."
    ),
    "table-encrypted": N_("{file} is protected by a password. Save a copy without password."),
    "table-unreadable": N_(
        "{file} cannot be read as a spreadsheet. Open it in Excel or WPS and save it as xlsx."
    ),
    "table-slow": N_(
        "{file} was refused: reading it took too long. Save it again from Excel or WPS, with the values "
        "alone."
    ),
    "table-memory": N_(
        "{file} was refused: reading it needs too much memory. Save it again from Excel or WPS, with "
        "the values alone."
    ),
    "table-died": N_(
        "{file} was refused: the program that reads spreadsheets gave up on it. Save it again from "
        "Excel or WPS."
    ),
    "table-csv-broken": N_(
        "{file} is broken at row {row}: a quotation mark is not closed, or a cell is far too long."
    ),
    "table-header-twice": N_("{sheet}, row {row}: the columns {column} mean the same. Keep one of them."),
    "table-row-long": N_(
        "{sheet}, row {row}, column {column} has no column name above it. Put a text with a comma in quotation marks."
    ),
    "table-control-character": N_(
        "{sheet}, row {row}, column {column} holds a character that cannot be printed. Type the text again."
    ),
    "table-error-cell": N_(
        "{sheet}, row {row}, column {column} shows the error {value}. Put the value itself there."
    ),
    "table-formula-uncalculated": N_(
        "{sheet}, row {row}, column {column} holds a formula without a result. Open the file in Excel "
        "or WPS and save it, or put the value there."
    ),
    "table-rounded-number": N_(
        "{sheet}, row {row}, column {column} holds a number of more than 15 digits; its last digits are "
        "lost. Format the column as text and type the number again."
    ),
    "table-renamed-text": N_("{file} is a text file under the name of a spreadsheet; it was read as text."),
    "table-gb18030": N_("{file} is not in UTF-8; it was read as GB18030. Check the names."),
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
    "dossier-missing": N_("{application} {applicant}: there is no folder with its dossier."),
    "dossier-document-missing": N_("{application}: {name} ({document}.pdf) is missing."),
    "dossier-document-twice": N_("{application}: {other} and {file} are both {document}. Keep one."),
    "dossier-file-unknown": N_(
        "{application}: {file} is none of the documents the plan names; it would be left out."
    ),
    "dossier-not-pdf": N_("{application}: {file} is not a PDF and would be left out. Save it as PDF."),
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
