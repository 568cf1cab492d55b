"""Sentences of the refusals of tables: how they are written, score tables and score sheets."""

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
    "table-short-form": N_(
        "{sheet}, row {row}, column {column} holds a long number in short form; its last digits are "
        "lost. Format the column as text and type the number again."
    ),
    "table-unsearched": N_(
        "{file} could not be searched for error cells, which show as blank. Look at the preview, or save it as xlsx."
    ),
    "table-renamed-text": N_("{file} is a text file under the name of a spreadsheet; it was read as text."),
    "table-gb18030": N_("{file} is not in UTF-8; it was read as GB18030. Check the names."),
}
