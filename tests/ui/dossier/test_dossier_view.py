"""The viewer: tabs, failures, and what it forgets."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import pdf_samples
from dossier_desk import Desk
from reviewdesk.ui.dossier.shelf import KEPT_DOCUMENTS

Opened = Callable[..., None]


def sentence(desk: Desk) -> str:
    shown = desk.view._stack.currentWidget()
    assert shown is not None
    return " ".join(label.text() for label in shown.findChildren(QLabel))


def desk_shows(desk: Desk, qtbot: QtBot, pages: int) -> None:
    qtbot.waitUntil(lambda: desk.view.pages.pages == pages, timeout=10_000)


def test_only_the_document_on_show_is_wanted(desk: Desk, opened: Opened) -> None:
    opened()
    assert desk.wanted == ["a"]
    assert desk.view.bar.tabs.count() == 2


def test_the_document_last_read_comes_first_again(desk: Desk, opened: Opened) -> None:
    opened(current="b")
    assert desk.wanted == ["b"]
    assert desk.view.pages.pages == 3


def test_a_tab_changes_the_document_and_back_costs_no_second_asking(
    desk: Desk, opened: Opened, qtbot: QtBot
) -> None:
    opened()
    desk.view.bar.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: desk.view.pages.pages == 3, timeout=10_000)
    desk.view.bar.tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: desk.view.pages.pages == 12, timeout=10_000)
    assert desk.wanted == ["a", "b"]


def test_only_a_few_documents_are_kept(desk: Desk, opened: Opened, qtbot: QtBot) -> None:
    names = [str(number) for number in range(KEPT_DOCUMENTS + 2)]
    opened({name: pdf_samples.good(int(name) + 1) for name in names})
    for number in (*range(1, len(names)), 0):
        desk.view.bar.tabs.setCurrentIndex(number)
        desk_shows(desk, qtbot, number + 1)
    assert desk.wanted == [*names, "0"]


@pytest.mark.parametrize(
    ("data", "word"),
    [(b"nothing", "不是 PDF"), (pdf_samples.encrypted("x"), "密码"), (pdf_samples.good(3)[:500], "损坏")],
)
def test_a_broken_document_says_why_in_its_tab_and_the_others_go_on(
    desk: Desk, opened: Opened, qtbot: QtBot, data: bytes, word: str
) -> None:
    opened({"a": pdf_samples.good(2), "bad": data})
    desk.view.bar.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "此文件无法显示" in sentence(desk), timeout=10_000)
    assert word in sentence(desk)
    desk.view.bar.tabs.setCurrentIndex(0)
    qtbot.waitUntil(lambda: desk.view.pages.pages == 2, timeout=10_000)
    desk.view.bar.tabs.setCurrentIndex(1)
    assert word in sentence(desk)


def test_bytes_that_cannot_be_had_are_told_and_asked_for_again(desk: Desk, qtbot: QtBot) -> None:
    desk.show({})
    desk.view.show_documents([type("D", (), {"id": "x", "name": "X"})()])
    desk.view.show_failure("x", "The stick is gone.")
    assert "The stick is gone." in sentence(desk)
    shown = desk.view._stack.currentWidget()
    assert shown is not None
    again = shown.findChild(QPushButton)
    assert again is not None
    desk.files = {"x": pdf_samples.good(1)}
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.view.pages.pages == 1, timeout=10_000)
    assert desk.wanted == ["x", "x"]


def test_bytes_that_come_too_late_change_nothing(desk: Desk, opened: Opened) -> None:
    opened()
    desk.view.show_bytes("gone", pdf_samples.good(7))
    desk.view.show_failure("gone", "Too late.")
    assert desk.view.pages.pages == 12


def test_without_documents_the_viewer_says_so(desk: Desk) -> None:
    desk.show({})
    assert sentence(desk) == "此处没有文件。"
    assert desk.view.document() == ""


def test_everything_that_takes_the_focus_has_a_name(desk: Desk, opened: Opened) -> None:
    opened()
    desk.view.search()
    nameless = [
        widget
        for widget in desk.view.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not isinstance(widget, QPushButton)
    ]
    assert nameless == []
