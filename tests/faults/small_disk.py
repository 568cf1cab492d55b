"""A disk of a few hundred kilobytes that can be filled to its last page, and given room again."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PAGE = 4096


class NotPermittedError(Exception):
    """This account may not mount."""


@dataclass(frozen=True)
class SmallDisk:
    """A mounted tmpfs."""

    folder: Path

    def fill(self, pages: int = 0) -> None:
        """Fill the disk but for a number of pages."""
        stat = os.statvfs(self.folder)
        with (self.folder / ".filler").open("wb") as file:
            file.write(bytes((stat.f_bavail - pages) * stat.f_frsize))

    def give_room(self) -> None:
        """Take away what filled it."""
        (self.folder / ".filler").unlink()

    def clear(self) -> None:
        """Remove everything that lies on it."""
        for path in self.folder.iterdir():
            shutil.rmtree(path)


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[SmallDisk]:
    """Mount one for as long as the block runs.

    Raises:
        NotPermittedError: where this account may not mount, with the system's reason.
    """
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotPermittedError(done.stderr.strip())
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", str(folder)], check=True)
