"""Runs verbs of the command line in children that die by SIGKILL at a numbered moment.

A moment is just before a file of the given folder is opened for writing, renamed or removed, a folder
made, and just before and after a commit of the database. One line of JSON asks, one answers:
{"words", "folder", "die", "after", "settings"} → {"signal", "code", "moments", "told", "complaint"}; with
`die` 0 the verb ends, unless `after` so many seconds it dies wherever it is.
"""

import gc
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from threading import Timer
from typing import Any

from sqlalchemy.engine.default import DefaultDialect

from faults.careless import plant
from light_slots import lighten
from reviewdesk.cli.main import VERBS, main

_EVENTS = ("os.rename", "os.mkdir", "os.rmdir", "os.remove")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def serve() -> None:
    """Answer every line of standard input, on a machine whose habit is to let everybody read files."""
    os.umask(0)
    gc.freeze()  # or the first collection of every child would copy all that was imported
    for line in sys.stdin:
        asked = json.loads(line)
        sys.stdout.write(json.dumps(_answer(**asked)) + "\n")
        sys.stdout.flush()


def _answer(
    *, words: list[str], folder: str, die: int, after: float, settings: dict[str, str]
) -> dict[str, object]:
    told, complaint, counted = notes = [Path(folder, f".{name}") for name in ("told", "complaint", "moments")]
    for path in notes:
        path.unlink(missing_ok=True)
    child = os.fork()
    if not child:
        os.environ.update(settings)
        plant()
        if after:
            Timer(after, lambda: os.kill(os.getpid(), signal.SIGKILL)).start()
        _run(words, folder, die, notes)
    _, status = os.waitpid(child, 0)
    ended = os.waitstatus_to_exitcode(status)
    return {
        "signal": -ended if ended < 0 else 0,
        "code": ended,
        "moments": counted.read_text().splitlines() if counted.exists() else [],
        "told": told.read_text(),
        "complaint": complaint.read_text(),
    }


def _run(words: list[str], folder: str, die: int, notes: list[Path]) -> None:
    out, error, counted = (os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND) for path in notes)
    os.dup2(out, 1)
    os.dup2(error, 2)
    _watch(folder, die, counted)
    code = 70
    try:
        code = main(words)
    except Exception:  # noqa: BLE001
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _watch(folder: str, die: int, notes: int) -> None:
    passed, last = 0, ""

    def moment(name: str) -> None:
        nonlocal passed, last
        if name == last:
            return
        passed, last = passed + 1, name
        os.write(notes, f"{name}\n".encode())
        if passed == die:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(_files(folder, moment))
    _commits(moment)


def _files(folder: str, moment: Callable[[str], None]) -> Callable[[str, tuple[Any, ...]], None]:
    def heard(event: str, said: tuple[Any, ...]) -> None:
        named = event in _EVENTS or (event == "open" and said[2] is not None and said[2] & _WRITING)
        if named and str(said[0]).startswith(folder):
            moment(f"{event} {Path(str(said[0])).name}")

    return heard


def _commits(moment: Callable[[str], None]) -> None:
    commit = DefaultDialect.do_commit

    def watched(dialect: DefaultDialect, connection: Any) -> None:
        moment("before commit")
        commit(dialect, connection)  # type: ignore[no-untyped-call]
        moment("after commit")

    DefaultDialect.do_commit = watched  # type: ignore[method-assign]


if __name__ == "__main__":
    for module in VERBS:
        import_module(f"reviewdesk.cli.{module}")
    lighten()
    serve()
