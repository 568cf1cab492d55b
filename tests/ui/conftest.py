"""Windows without a screen, dressed like the program; settings of their own for every test."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewdesk.app import Program
from reviewdesk.ui import theme
from reviewdesk.ui.settings import Settings
from reviewdesk.ui.speech import set_language
from reviewdesk.ui.tasks import Tasks


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Fonts, light colours and Chinese, as at a first start."""
    theme.load_fonts()
    theme.apply(qapp, dark=False, percent=100)
    set_language("zh_CN")
    yield
    # No event loop runs between tests: what was let go would stay, and be dressed anew with every test.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that nobody else reads."""
    return Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    """A background thread that is put away again."""
    made = Tasks()
    yield made
    made.stop()


@pytest.fixture
def program(
    qtbot: QtBot, qapp: QApplication, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """The whole program in its window, with an empty machine behind it."""
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path / "state"))
    made = Program(qapp, settings)
    qtbot.addWidget(made.window)
    made.window.show()
    yield made
    made.close()
    made.deleteLater()
