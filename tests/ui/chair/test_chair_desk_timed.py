"""With 60 applications × 15 reviewers × 10 criteria, every step of the chair's desk answers at once.

The whole table, and larger ones, come from bench/chair_desk.py; sealing the session takes most of the time.
"""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from chair_desk import play
from large_session import Size, made
from timed_desk import TimedDesk

SECOND, TURN = 3.0, 2.0
"""Far above what bench/chair_desk.py measures, for other tests share the machine and this process."""


def test_every_step_answers_in_under_a_second(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path / "state"))
    desk = TimedDesk(qapp)
    play(desk, made(Size(60, 15, 10), tmp_path), signers=2)
    desk.close()
    assert len(desk.steps) > 45
    assert [one for one in desk.steps if one.seconds > SECOND or one.turn > TURN] == []
