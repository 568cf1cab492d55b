"""How the register is put into words: columns, what they mean, what changes."""

from collections.abc import Mapping

from reviewdesk.desk.secretary.register_import import KEPT, UNWANTED, Changes, FieldChange
from reviewdesk.desk.secretary.register_view import ColumnView
from reviewdesk.desk.secretary.register_words import COLUMNS
from reviewdesk.ui.rows_table import TableRow
from reviewdesk.ui.speech import say


def meaning_words(meanings: Mapping[str, str]) -> dict[str, str]:
    """Return every meaning a column may have → its words, in the order in which it is offered.

    Args:
        meanings: the register's columns → their names in the plan.
    """
    named = {column: name or say(COLUMNS[column]) for column, name in meanings.items()}
    return {**named, KEPT: say("Keep as a further column"), UNWANTED: say("Leave this column out")}


def column_name(column: ColumnView) -> str:
    """Return a column as a person finds it in the file."""
    return f"{column.letter}  {column.header}".rstrip()


def change_rows(changes: Changes) -> tuple[TableRow, ...]:
    """Return one row per application that comes or goes, and one per field that changes."""
    came = [
        TableRow(("new", one.id), (say("New"), one.id, one.applicant, "", "", ""), "good")
        for one in changes.new
    ]
    gone = [
        TableRow(("gone", one.id), (say("No longer in the file"), one.id, one.applicant, "", "", ""), "warn")
        for one in changes.gone
    ]
    changed = [
        TableRow(
            (one.application.id, field.column),
            (say("Changed"), one.application.id, one.application.applicant, *_spelled(field)),
        )
        for one in changes.changed
        for field in one.fields
    ]
    return (*changed, *gone, *came)


def counts(changes: Changes) -> str:
    """Return how many come, change, go and stay, in one line."""
    return say(
        "{new} new, {changed} changed, {gone} no longer in the file, {same} the same",
        new=len(changes.new),
        changed=len(changes.changed),
        gone=len(changes.gone),
        same=len(changes.same),
    )


def _spelled(field: FieldChange) -> tuple[str, str, str]:
    words = {"": say("(blank)"), "yes": say("holds"), "no": say("does not hold")}
    name = field.name or say(COLUMNS[field.column])
    return name, words.get(field.before, field.before), words.get(field.after, field.after)
