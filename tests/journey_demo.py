"""What the demo left behind, for everything that looks at it."""

from dataclasses import dataclass
from pathlib import Path

PROMPT = "$ "


@dataclass(frozen=True)
class Journey:
    """What the demo left behind, and how it ended.

    Attributes:
        stopped: copies of the folder as it stood before certain commands, by the words they begin with.
        state: what the machine remembered, REVIEWDESK_STATE.
    """

    folder: Path
    exit_code: int
    printed: str
    connects: Path
    scratch: Path
    stopped: Path
    state: Path

    @property
    def published(self) -> Path:
        return self.folder / "province" / "published"

    @property
    def archive(self) -> Path:
        return self.published / "archive.rdarchive"

    def code(self, seat: str) -> str:
        return (self.folder / "secretary" / "slips" / f"{seat}.txt").read_text(encoding="utf-8")

    @property
    def commands(self) -> list[str]:
        """Everything the demo printed to be typed, from the way into its folder on."""
        return [line.removeprefix(PROMPT) for line in self.printed.splitlines() if line.startswith(PROMPT)]
