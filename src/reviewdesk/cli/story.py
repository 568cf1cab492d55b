"""A story: `reviewdesk …` lines, and `mkdir` and `cp` lines for the sticks between the seats' folders."""

import shlex
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

Run = Callable[[Sequence[str]], None]
"""Runs one command of the program, given its words after `reviewdesk`."""


def words_of(line: str) -> list[str]:
    """Return the words of a line; none of a comment or an empty line."""
    return shlex.split(line, comments=True)


def play(words: Sequence[str], folder: Path, run: Run) -> None:
    """Play one line whose paths are relative to a folder."""
    if words[0] == "mkdir":
        (folder / words[1]).mkdir(exist_ok=True)
    elif words[0] == "cp":
        _carry([folder / word for word in words[1:]])
    else:
        run(words[1:])


def _carry(paths: Sequence[Path]) -> None:
    *sources, target = paths
    for pattern in sources:
        for source in sorted(pattern.parent.glob(pattern.name)):
            shutil.copy2(source, target)
