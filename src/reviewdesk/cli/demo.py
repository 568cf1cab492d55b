"""The bundled sample session, played command by command; every printed line can be typed by hand.

`resources/sample/commands.txt` is the story: `reviewdesk …` lines, each its own process, and `cp`
lines, the sticks that carry files from one seat's folder through `transfer/` to another's. Ctrl-C
stops between two commands, never inside one.
"""

import argparse
import shlex
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from reviewdesk.cli.frame import Reply, Verbs, say
from reviewdesk.cli.story import play, words_of
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.marker import N_
from reviewdesk.resources import resource

STORY = "commands.txt"
if sys.platform == "win32":  # pragma: no cover
    _APART: Final = subprocess.CREATE_NEW_PROCESS_GROUP
else:
    _APART: Final = 0


def register(verbs: Verbs) -> None:
    """Add `demo`."""
    parser = verbs.add(
        "demo", run, help=N_("play the bundled sample session from register to verified archive")
    )
    parser.add_argument(
        "--out", type=Path, default=Path("reviewdesk-demo"), metavar="DIR", help=say(N_("new folder for it"))
    )


def run(args: argparse.Namespace) -> Reply:
    """Play the whole story in a new folder; stop at the first refusal."""
    out: Path = args.out
    if out.exists():
        raise ReviewDeskError("demo-exists", path=str(out))
    shutil.copytree(resource("sample"), out / "sample", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    story = (out / "sample" / STORY).read_text(encoding="utf-8").splitlines()
    started = time.monotonic()
    if not args.json:
        print("\n".join(f"$ {line}" for line in _approach(out)), flush=True)
    with _interrupts() as interrupts:
        for number, line in enumerate(story, start=1):
            if interrupts and words_of(line):
                raise ReviewDeskError("demo-interrupted", folder=str(out), line=number, command=line)
            _play(line, out, quiet=args.json)
    commands = [line for line in story if words_of(line)]
    seconds = round(time.monotonic() - started)
    published = out / "province" / "published"
    return Reply(
        message=say(
            N_("The sample session is complete: {count} commands in {seconds} s."),
            count=len(commands),
            seconds=seconds,
        ),
        data={"folder": str(out), "commands": len(commands), "published": str(published)},
        lines=_what_to_open(published),
    )


def _what_to_open(published: Path) -> tuple[str, ...]:
    papers = sorted(published.glob("ranking-*.pdf"))
    return (
        say(N_("Open next:")),
        *(f"  {paper}" for paper in papers),
        f"  {published / 'workbook.xlsx'}",
        f"  {published / 'archive.rdarchive'}",
        say(
            N_("Verify it yourself: {command}"),
            command=f"reviewdesk verify {published / 'archive.rdarchive'}",
        ),
    )


def _approach(out: Path) -> Iterator[str]:
    """Yield what a person types first, so that every later line does what it does here."""
    if shutil.which("reviewdesk") is None:
        scripts = sysconfig.get_path("scripts")
        if sys.platform == "win32":  # pragma: no cover
            yield f'$env:Path = "{scripts};$env:Path"'
        else:
            yield f'export PATH={shlex.quote(scripts)}:"$PATH"'
    yield f"cd {shlex.quote(str(out))}"


@contextmanager
def _interrupts() -> Iterator[list[int]]:
    """Collect Ctrl-C instead of dying of it."""
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    try:
        yield came
    finally:
        signal.signal(signal.SIGINT, before)


def _play(line: str, out: Path, *, quiet: bool) -> None:
    words = words_of(line)
    if not quiet:
        print(f"$ {line}" if words else line, flush=True)
    if words:
        play(words, out, lambda arguments: _process(arguments, out, quiet=quiet))


def _process(arguments: Sequence[str], out: Path, *, quiet: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reviewdesk", *arguments],
        cwd=out,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if quiet else None,
        start_new_session=True,
        # A Ctrl-C at the terminal must not reach the command that is running.
        creationflags=_APART,
    )
    if done.returncode:
        raise ReviewDeskError("demo-stopped", command=shlex.join(["reviewdesk", *arguments]))
