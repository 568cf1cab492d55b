"""The bundled sample session, played command by command; every printed line can be typed by hand.

`resources/sample/commands.txt` is the story: `reviewdesk …` lines, each its own process, and `cp`
lines, the sticks that carry files from one seat's folder through `transfer/` to another's.
"""

import argparse
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from reviewdesk.cli.frame import Reply, Verbs, say
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.marker import N_
from reviewdesk.resources import resource

STORY = "commands.txt"


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
    commands = [line for line in story if line and not line.startswith("#")]
    for line in story:
        _play(line, out, quiet=args.json)
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


def _play(line: str, out: Path, *, quiet: bool) -> None:
    if not quiet:
        print(line if line.startswith("#") or not line else f"$ {line}", flush=True)
    words = shlex.split(line, comments=True)
    if not words:
        return
    if words[0] == "cp":
        _carry([out / word for word in words[1:]])
    else:
        _process(words[1:], out, quiet=quiet)


def _carry(paths: Sequence[Path]) -> None:
    *sources, target = paths
    target.mkdir(parents=True, exist_ok=True)
    for pattern in sources:
        for source in sorted(pattern.parent.glob(pattern.name)):
            shutil.copy2(source, target)


def _process(arguments: Sequence[str], out: Path, *, quiet: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reviewdesk", *arguments],
        cwd=out,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if quiet else None,
    )
    if done.returncode:
        raise ReviewDeskError("demo-stopped", command=shlex.join(["reviewdesk", *arguments]))
