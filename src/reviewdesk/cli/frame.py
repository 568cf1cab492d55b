"""What all verbs of the command line share: arguments, replies, language, slip files, progress."""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Never

from tqdm import tqdm

from reviewdesk import words
from reviewdesk.desk.slips import slip_in
from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.errors.marker import N_
from reviewdesk.errors.system import file_error

REFUSED = 1
MISUSE = 64


@dataclass(frozen=True, slots=True)
class Reply:
    """What a verb answers: one sentence, lines below it, and the data of --json. Exit 0 unless said.

    `code` is what --json calls an answer that is not good.
    """

    message: str
    data: dict[str, object] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    exit_code: int = 0
    code: str = "not-in-order"


Run = Callable[[argparse.Namespace], Reply]
Advance = Callable[[int], None]


class Verbs:
    """The table of verbs; each module of a seat adds its own."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._commands = parser.add_subparsers(dest="verb", metavar=say(N_("VERB")))

    def add(self, name: str, run: Run, *, help: str) -> argparse.ArgumentParser:
        """Return the parser of a new verb; `help` is an English source string."""
        text = say(help)
        parser = self._commands.add_parser(name, help=text, description=text)
        parser.add_argument("--json", action="store_true", help=say(N_("answer as one JSON object")))
        parser.set_defaults(run=run)
        return parser


def language() -> str:
    """Return the language of the command line: REVIEWDESK_LANGUAGE, or Chinese."""
    return "en" if os.environ.get("REVIEWDESK_LANGUAGE", "").startswith("en") else "zh_CN"


def say(text: str, **data: object) -> str:
    """Return an English source string in the language of the command line, filled with `data`."""
    translated = words.translator(language())(text)
    return translated.format_map(data) if data else translated


def workspace_arguments(parser: argparse.ArgumentParser) -> None:
    """Add W: the workspace folder and the slip that opens it."""
    parser.add_argument(
        "--workspace", type=Path, required=True, metavar="DIR", help=say(N_("workspace folder"))
    )
    parser.add_argument("--slip-file", type=Path, metavar="F", help=say(N_("file with the code of the slip")))


def witness_argument(parser: argparse.ArgumentParser) -> None:
    """Add S: the second person's slip."""
    parser.add_argument(
        "--witness-slip-file", type=Path, metavar="F", help=say(N_("file with the witness's code"))
    )


def slip(path: Path | None, prompt: str = N_("Code of the slip: ")) -> str:
    """Return the text of a slip file, or ask for the code; it is never an argument."""
    if path is not None:
        return slip_in(path)
    if not sys.stdin.isatty():
        raise ReviewDeskError("slip-file-needed")
    return getpass.getpass(say(prompt))


@contextmanager
def progress(text: str, total: int, unit: str = "") -> Iterator[Advance]:
    """Show progress on a terminal; the value given is called with each step's size."""
    with tqdm(
        desc=say(text), total=total, unit=unit, unit_scale=total > 10_000, delay=1.0, leave=False,
        disable=None if sys.stderr.isatty() else True,
    ) as bar:  # fmt: skip
        yield lambda step: _advance(bar, step)


def run_verb(args: argparse.Namespace) -> int:
    """Run one verb and print its reply; return the exit code."""
    try:
        reply: Reply = args.run(args)
    except ReviewDeskError as error:
        return _refuse(error, as_json=args.json)
    except OSError as error:
        return _refuse(file_error(error), as_json=args.json)
    except MemoryError:
        return _refuse(ReviewDeskError("memory-full"), as_json=args.json)
    except RecursionError:
        return _refuse(ReviewDeskError("nested-too-deep"), as_json=args.json)
    except KeyboardInterrupt:
        return _refuse(ReviewDeskError("interrupted"), as_json=args.json)
    good = reply.exit_code == 0
    if args.json:
        code = "ok" if good else reply.code
        print(envelope(ok=good, code=code, message=reply.message, data=reply.data))
    if not args.json or not good:
        print("\n".join((reply.message, *reply.lines)), file=sys.stdout if good else sys.stderr)
    return reply.exit_code


def envelope(*, ok: bool, code: str, message: str, data: Mapping[str, object]) -> str:
    """Return what --json prints for every reply and every refusal."""
    answer = {"ok": ok, "code": code, "message": message, "data": data}
    return json.dumps(answer, ensure_ascii=False, sort_keys=True, default=str)


def _refuse(error: ReviewDeskError, *, as_json: bool) -> int:
    message = words.sentence(error, language())
    problems = error.problems if isinstance(error, Problems) else ()
    listed = [
        {"code": p.code, "line": p.line, "message": words.sentence(p, language()), "data": dict(p.data)}
        for p in problems
    ]
    exit_code = error.exit_code
    if as_json:
        data = {**error.data, **({"problems": listed} if problems else {})}
        print(envelope(ok=False, code=error.code, message=message, data=data))
    lines = [message, *(f"  {_where(p)}{words.sentence(p, language())}{_waiver(p)}" for p in problems)]
    print("\n".join(lines), file=sys.stderr)
    return exit_code


def _where(problem: Problem) -> str:
    if problem.line is not None and "{row}" not in words.SENTENCES[problem.code]:
        return say(N_("line {line}: "), line=problem.line)
    file = str(words.shown(problem.data.get("file", "")))
    return f"{file}: " if file not in words.sentence(problem, "en") else ""


def _waiver(problem: Problem) -> str:
    """Say how the file of waivers would have to call it, where it may be waived."""
    waivable = problem.data.get("waivable") is True
    return say(N_(" (may be waived as {problem})"), problem=problem.code) if waivable else ""


def _advance(bar: "tqdm[Never]", step: int) -> None:
    bar.update(step)
