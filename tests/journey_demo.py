"""What the demo left behind, for everything that looks at it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Journey:
    """What the demo left behind, and how it ended."""

    folder: Path
    exit_code: int
    printed: str
    connects: Path
    scratch: Path

    @property
    def published(self) -> Path:
        return self.folder / "province" / "published"

    @property
    def archive(self) -> Path:
        return self.published / "archive.rdarchive"

    def code(self, seat: str) -> str:
        return (self.folder / "secretary" / "slips" / f"{seat}.txt").read_text(encoding="utf-8")
