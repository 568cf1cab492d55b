"""A hostile or broken document says why in its tab, and nothing else of the window minds."""

import os
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

import pdf_samples
from broken_dossiers import KINDS, Broken
from dossier_desk import Desk
from reviewdesk.ui.dossier.reader import Reader
from reviewdesk.ui.dossier.reasons import unshown_page

LONG = bool(os.environ.get("REVIEWDESK_LONG"))
"""Then the window's longest pause is held below 100 ms: that asks for a machine with nothing else to do."""


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    made = Reader(open_seconds=5, page_seconds=1.5)
    yield made
    made.stop()


class Pulse(QTimer):
    """Beats at each turn of the event loop; remembers the longest pause between two beats."""

    def __init__(self) -> None:
        super().__init__(interval=0)
        self.longest, self._clock = 0, QElapsedTimer()
        self.timeout.connect(self._beat)
        self._clock.start()
        self.start()

    def _beat(self) -> None:
        self.longest = max(self.longest, self._clock.restart())


def said(desk: Desk) -> str:
    """What stands in the tab on show, or on the sheet of its first page."""
    shown = desk.view._stack.currentWidget()
    assert shown is not None
    reason = desk.view.reader.unshown.get((desk.view.reader.document, 0))
    texts = [one.text() for one in shown.findChildren(QLabel)]
    return " ".join(texts) + ("" if reason is None else unshown_page(reason))


def shows(desk: Desk, qtbot: QtBot, pages: int) -> None:
    qtbot.waitUntil(lambda: desk.view.pages.pages == pages, timeout=20_000)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_it_says_why_in_its_tab_and_the_rest_goes_on(desk: Desk, qtbot: QtBot, kind: Broken) -> None:
    entry = QLineEdit()
    qtbot.addWidget(entry)
    desk.show({"good": pdf_samples.good(2), "bad": kind.made(), "other": pdf_samples.good(3)})
    shows(desk, qtbot, 2)
    pulse = Pulse()
    desk.view.bar.tabs.setCurrentIndex(1)
    qtbot.keyClicks(entry, "12345")
    assert entry.text() == "12345"
    qtbot.waitUntil(lambda: "无法显示" in said(desk), timeout=20_000)
    assert kind.word in said(desk)
    assert ("此文件" in said(desk)) is kind.whole
    for tab, pages in ((2, 3), (0, 2)):
        desk.view.bar.tabs.setCurrentIndex(tab)
        shows(desk, qtbot, pages)
        assert "无法显示" not in said(desk)
    desk.view.bar.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: kind.word in said(desk), timeout=20_000)
    pulse.stop()
    if LONG:
        assert pulse.longest < 100
    print(f"{kind}: longest turn of the event loop {pulse.longest} ms")  # noqa: T201


def test_a_window_that_pauses_is_noticed(qtbot: QtBot) -> None:
    pulse = Pulse()
    QTimer.singleShot(20, lambda: time.sleep(0.15))
    qtbot.waitUntil(lambda: pulse.longest >= 150, timeout=5_000)
