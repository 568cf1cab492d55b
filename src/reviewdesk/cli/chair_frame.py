"""What the chair's verbs share: opening the room, asking for the second person's code, listing problems."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from reviewdesk import words
from reviewdesk.cli.frame import Run, Verbs, language, say, slip, witness_argument, workspace_arguments
from reviewdesk.desk import spoken
from reviewdesk.desk.chair.room import Code, Room, chair_room
from reviewdesk.errors import Problem
from reviewdesk.errors.marker import N_


def chair_verb(
    verbs: Verbs, name: str, run: Run, help: str, *, two_persons: bool = True
) -> argparse.ArgumentParser:
    """Return the parser of a verb with W, and S where two must agree."""
    parser = verbs.add(name, run, help=help)
    workspace_arguments(parser)
    if two_persons:
        witness_argument(parser)
    return parser


def reason_argument(parser: argparse.ArgumentParser) -> None:
    """Add the reason that goes on record."""
    parser.add_argument("--reason", required=True, metavar="T", help=say(N_("reason, kept with the record")))


def seat_argument(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add the seat a verb is about."""
    parser.add_argument("--seat", required=required, metavar="ID", help=say(N_("seat")))


def application_argument(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add the application a verb is about."""
    parser.add_argument("--application", required=required, metavar="A", help=say(N_("application")))


@contextmanager
def room_of(args: argparse.Namespace) -> Iterator[Room]:
    """Open the chair's workspace named by the arguments."""
    with chair_room(args.workspace, slip(args.slip_file)) as room:
        yield room


def witness(args: argparse.Namespace) -> Code:
    """Return what asks for the witness's code, only when two must agree."""
    return lambda: slip(args.witness_slip_file, N_("Code of the witness's slip: "))


def listed(problems: Sequence[Problem]) -> tuple[str, ...]:
    """Return one line per problem, in the language of the command line."""
    return tuple(f"  {words.sentence(problem, language())}" for problem in problems)


def as_data(problems: Sequence[Problem]) -> list[dict[str, object]]:
    """Return problems for --json."""
    return [
        {"code": p.code, "message": words.sentence(p, language()), "data": dict(p.data)} for p in problems
    ]


def by_hand(missing: Sequence[str]) -> tuple[str, ...]:
    """Return the line that says which characters the papers print as 〓."""
    if not missing:
        return ()
    what = spoken.named_characters(missing)
    return (say(N_("  Printed as 〓, write them in by hand: {characters}"), characters=what),)
