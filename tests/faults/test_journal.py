"""Control: a workspace killed in the middle of a transaction is whole with our journal, and broken without.

It shows that the kills of the other tests hit where it hurts: what they find whole, the journal kept whole.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from reviewdesk.errors import ReviewDeskError
from reviewdesk.store import facts, workspace

KEY, OLD = bytes(range(32)), "old" * 300
DYING = """
import os, signal, sys
from pathlib import Path
from reviewdesk.store import facts, workspace

folder, journal = Path(sys.argv[1]), sys.argv[2]
workspace._PRAGMAS = (
    *(f"journal_mode = {journal}" if "journal" in one else one for one in workspace._PRAGMAS),
    "cache_size = 1",
)
with workspace.opened(folder, bytes(range(32))) as mine:
    with mine.transaction():
        for number in range(300):
            facts.remember(mine, f"fact{number}", "new" * 300)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def killed(folder: Path, journal: str) -> None:
    """Change three hundred facts in one transaction, and die before it ends."""
    workspace.create(folder, KEY)
    with workspace.opened(folder, KEY) as mine, mine.transaction():
        for number in range(300):
            facts.remember(mine, f"fact{number}", OLD)
    done = subprocess.run(
        [sys.executable, "-c", DYING, str(folder), journal], capture_output=True, text=True, check=False
    )
    assert done.returncode == -9, done.stderr


def whole(folder: Path) -> bool:
    """Whether a sound workspace holds what was told as saved, and nothing of what never was."""
    try:
        with workspace.opened(folder, KEY) as mine:
            return all(facts.recall(mine, f"fact{number}") == OLD for number in range(300))
    except ReviewDeskError:
        return False


@pytest.mark.parametrize(("journal", "holds"), [("wal", True), ("off", False)])
def test_only_with_its_journal_does_a_workspace_survive_a_kill(
    journal: str, holds: bool, tmp_path: Path
) -> None:
    killed(tmp_path, journal)
    assert whole(tmp_path) == holds
