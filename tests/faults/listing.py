"""A folder as it stands: what a refused command must not have changed."""

import hashlib
from pathlib import Path


def listing(folder: Path) -> dict[str, str]:
    """Return every path below a folder with its mode and what it holds, but not the notes of `dying`."""
    return {
        str(path.relative_to(folder)): f"{path.lstat().st_mode:o} {_held(path)}"
        for path in sorted(folder.rglob("*"))
        if path.name not in (".told", ".complaint", ".moments")
    }


def _held(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"


def modes(folder: Path) -> dict[str, tuple[str, int]]:
    """Return of a folder and of every path below it whether it is a folder or a file, and its mode."""
    return {
        str(path.relative_to(folder)): ("folder" if path.is_dir() else "file", path.stat().st_mode & 0o7777)
        for path in (folder, *folder.rglob("*"))
    }
