"""The doctor's look at an encrypted workspace."""

from pathlib import Path

import pytest

from reviewdesk.store import workspace
from reviewdesk.store.probe import encrypts


def test_a_workspace_holds_and_nothing_is_left(tmp_path: Path) -> None:
    assert encrypts(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_one_that_any_key_opens_does_not_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = workspace._engine
    monkeypatch.setattr(workspace, "_engine", lambda path, key: engine(path, bytes(32)))
    assert not encrypts(tmp_path)
