"""What the verbs of `prepare` share: the folder first, the office held while it is changed, what is to do."""

import argparse
from collections.abc import Callable
from pathlib import Path

from reviewdesk.cli.frame import Run, language, say
from reviewdesk.desk.secretary.office import Office, at_work, keep
from reviewdesk.desk.secretary.todo import todos
from reviewdesk.errors.marker import N_
from reviewdesk.words import sentence


def verb(
    inner: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, run: Run, text: str
) -> argparse.ArgumentParser:
    """Return the parser of a new verb that takes the folder first; `text` is an English source string."""
    made = inner.add_parser(name, help=say(text), description=say(text))
    made.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help=say(N_("answer as one JSON object"))
    )
    made.add_argument("folder", type=Path, metavar="DIR", help=say(N_("preparation folder")))
    made.set_defaults(run=run)
    return made


def changed(folder: Path, change: Callable[[Office], Office]) -> Office:
    """Change a preparation by one verb; return it as it is on disk then."""
    with at_work(folder) as before:
        return keep(change(before), before)


def still_to_do(office: Office, step: str) -> tuple[list[dict[str, object]], tuple[str, ...]]:
    """Return what is to do in one step, as data and as lines."""
    own = [todo for todo in todos(office) if todo.step == step]
    said = [(todo, sentence(todo.problem, language())) for todo in own]
    data: list[dict[str, object]] = [
        {"code": todo.problem.code, "message": words, "red": todo.red, "data": dict(todo.problem.data)}
        for todo, words in said
    ]
    return data, tuple(
        say(N_("Missing: {what}") if todo.red else N_("Worth a look: {what}"), what=words)
        for todo, words in said
    )
