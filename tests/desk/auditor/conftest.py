from pathlib import Path

import pytest

from archive_scene import lone, own_state, signed

__all__ = ["lone", "own_state", "signed"]


@pytest.fixture
def forged(tmp_path: Path) -> Path:
    return tmp_path / "forged.rdarchive"
