"""How a verb of `prepare` is added: the preparation folder first, and --json."""

import argparse
from pathlib import Path

from reviewdesk.cli.frame import Run, say
from reviewdesk.errors.marker import N_


def add_verb(
    inner: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, run: Run, text: str
) -> argparse.ArgumentParser:
    """Return the parser of a new verb of `prepare`; `text` is an English source string."""
    verb = inner.add_parser(name, help=say(text), description=say(text))
    verb.add_argument("folder", type=Path, metavar="DIR", help=say(N_("preparation folder")))
    verb.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help=say(N_("answer as one JSON object"))
    )
    verb.set_defaults(run=run)
    return verb
