"""Sentences of what gathering register and committee refuses, and of what it asks to look at."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {
    "register-column-needed": N_(
        "{sheet}, row {row}: no column is taken for {column}. Choose the column that holds it."
    ),
    "register-column-unnamed": N_(
        "{sheet}, row {row}, column {column} has no column name; it is left out. Choose what it means if it is needed."
    ),
    "register-merged-across": N_(
        "{sheet}, row {row}, columns {column} are merged into one cell; its text counts for the first of them alone."
    ),
    "register-map-unknown": N_('{file} has no column "{header}" that could be mapped. Its columns: {known}.'),
    "register-map-spelling": N_('"{word}" maps nothing. Write the header, an equals sign, and the column.'),
    "register-map-meaning": N_(
        '"{meaning}" is not a column of a register of this plan. Write + to keep the column, - to leave it out, or one of: {known}.'
    ),
    "application-unknown": N_("The register has no application {application}."),
    "application-blank": N_("{application} needs the name of its applicant."),
    "application-date": N_('"{value}" is not a date. Write it like 2014-07-08 or 2014-07-08 09:30.'),
    "application-copies": N_('"{value}" is not a whole number of copies.'),
    "seat-id": N_(
        '"{value}" is not a seat id. Use a small letter, then small letters, digits or _, at most 16.'
    ),
    "seat-twice": N_("The seat {seat} is there already."),
    "seat-unknown": N_("The committee has no seat {seat}."),
    "seat-no-track": N_("A reviewer sits in at least one track. Choose the tracks of {seat}."),
    "seat-reserve": N_(
        "The seat {seat} bears the name of one that sealing adds in reserve. Give it another."
    ),
    "conflict-seat": N_("{seat} is no reviewer's or spare seat."),
    "conflict-reason": N_("A conflict needs its reason."),
    "todo-look-alike": N_(
        "{first} and {second} may be the same applicant ({applications}). Say whether they are."
    ),
    "todo-one-code": N_(
        "{first} and {second} have one code, {code} ({applications}), and unlike names. Say whether they are one applicant."
    ),
    "look-alike-unknown": N_("The register has no applicant {name}."),
    "look-alike-one": N_("A name is always the same as itself. Give two different ones."),
    "todo-conflicts-suggested": N_(
        "Reviewers may have to do with applicants by organisation or region: {count} cases. Say of each whether it is a conflict."
    ),
    "admission-panel-mean": N_(
        "{track}: with {size} reviewers a single recusal turns the whole track to the plain mean (it needs {minimum} ballots)."
    ),
    "admission-panel-below": N_(
        "{track}: {size} reviewers cannot give the {minimum} ballots that the aggregate needs; the fallback holds from the start."
    ),
    "admission-panel-quorum": N_(
        "{track}: with {size} reviewers nobody may be missing; a vote needs {present} present."
    ),
    "admission-conflicts-many": N_(
        "{application} {applicant}: known conflicts leave {left} reviewers; the track {track} needs {minimum} ballots."
    ),
}

__all__ = ["N_", "SENTENCES"]
