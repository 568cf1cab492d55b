"""`prepare register`: see what a register would change; change it with --yes."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from reviewdesk.cli.frame import Reply, language, say
from reviewdesk.cli.preparing_frame import still_to_do, verb
from reviewdesk.desk.secretary.office import Office, at_work, keep
from reviewdesk.desk.secretary.register_import import Changes, FieldChange, compare, look, mapped, take_in
from reviewdesk.desk.secretary.register_words import COLUMNS
from reviewdesk.errors import Problem, ReviewDeskError
from reviewdesk.errors.marker import N_
from reviewdesk.words import sentence

_SHOWN = 20


def register(inner: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `register`."""
    parser = verb(inner, "register", _register, N_("see what a register would change, and take it in"))
    parser.add_argument("file", type=Path, metavar="FILE", help=say(N_("register (xlsx, xls, csv)")))
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="HEADER=COLUMN",
        help=say(N_("what a column means: a register's column, + to keep it, - to leave it out; remembered")),
    )
    parser.add_argument(
        "--remove-gone",
        action="store_true",
        help=say(N_("remove applications that the file has no longer; without it they stay")),
    )
    parser.add_argument(
        "--yes", action="store_true", help=say(N_("take it in; without it nothing is changed"))
    )


def _register(args: argparse.Namespace) -> Reply:
    with at_work(args.folder) as office:
        found = mapped(look(args.file, office), office, dict(map(_pair, args.map)))
        changes = compare(found, office)
        after = take_in(office, found, remove_gone=args.remove_gone)
        if args.yes:
            keep(after, office)
    lines = (*_notes(found.notes), *_lines(changes))
    data = _data(changes, found.notes) | {"taken_in": args.yes}
    if not args.yes:
        hint = say(N_("Nothing was changed. Add --yes to take the register in."))
        return Reply(_counts(changes), data, (*lines, hint))
    return _taken_in(after, changes, data, lines)


def _taken_in(after: Office, changes: Changes, data: dict[str, object], lines: tuple[str, ...]) -> Reply:
    todo, said = still_to_do(after, "register")
    message = say(N_("Taken in: {counts}"), counts=_counts(changes))
    return Reply(message, {**data, "applications": len(after.applications), "todo": todo}, (*lines, *said))


def _pair(word: str) -> tuple[str, str]:
    header, found, meaning = word.rpartition("=")
    if not found:
        raise ReviewDeskError("register-map-spelling", word=word)
    return header, meaning.strip()


def _counts(changes: Changes) -> str:
    return say(
        N_("{new} new, {changed} changed, {gone} no longer in the file, {same} the same"),
        new=len(changes.new),
        changed=len(changes.changed),
        gone=len(changes.gone),
        same=len(changes.same),
    )


def _notes(notes: tuple[Problem, ...]) -> Iterator[str]:
    for note in notes:
        yield say(N_("Note: {what}"), what=sentence(note, language()))


def _lines(changes: Changes) -> Iterator[str]:
    lines = [
        *(f"+ {one.id}  {one.applicant}" for one in changes.new),
        *(
            f"~ {one.application.id}  {one.application.applicant}  {_spelled(field)}"
            for one in changes.changed
            for field in one.fields
        ),
        *(f"- {one.id}  {one.applicant}" for one in changes.gone),
    ]
    yield from lines[:_SHOWN]
    if len(lines) > _SHOWN:
        yield say(N_("and {count} more"), count=len(lines) - _SHOWN)


def _spelled(field: FieldChange) -> str:
    name = field.name or say(COLUMNS[field.column])
    blank = say(N_("(blank)"))
    return f"{name}: {field.before or blank} → {field.after or blank}"


def _data(changes: Changes, notes: tuple[Problem, ...]) -> dict[str, object]:
    return {
        "new": [one.id for one in changes.new],
        "changed": [
            {
                "application": one.application.id,
                "fields": [{"column": f.column, "before": f.before, "after": f.after} for f in one.fields],
            }
            for one in changes.changed
        ],
        "gone": [one.id for one in changes.gone],
        "same": len(changes.same),
        "notes": [{"code": note.code, "message": sentence(note, language())} for note in notes],
    }
