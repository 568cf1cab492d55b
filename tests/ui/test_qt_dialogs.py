"""Qt's own dialogs speak the language of the window, also after it was changed at once."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFileDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reviewdesk.app import Program

HAN, LETTERS = re.compile(r"[一-鿿]"), re.compile(r"[A-Za-z]{2}")


def file_dialog() -> QDialog:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    return dialog


def message_box() -> QDialog:
    box = QMessageBox()
    kinds = QMessageBox.StandardButton
    box.setStandardButtons(kinds.Ok | kinds.Cancel | kinds.Save | kinds.Discard | kinds.Yes | kinds.Close)
    box.setDetailedText("—")
    return box


def print_dialog() -> QDialog:
    return QPrintDialog(QPrinter())


def said(dialog: QWidget) -> list[str]:
    """Every word on a dialog, without the key that is underlined."""
    found = [one.text() for one in dialog.findChildren(QAbstractButton)]
    found += [one.toolTip() for one in dialog.findChildren(QAbstractButton)]
    found += [one.text() for one in dialog.findChildren(QLabel)]
    found += [one.title() for one in dialog.findChildren(QGroupBox)]
    found += [one.tabText(n) for one in dialog.findChildren(QTabWidget) for n in range(one.count())]
    for head in dialog.findChildren(QHeaderView):
        found += [str(head.model().headerData(n, head.orientation())) for n in range(head.count())]
    return [re.sub(r"\(&\w\)|&", "", text) for text in found if text.strip("—").strip()]


@pytest.mark.parametrize("made", [file_dialog, message_box, print_dialog])
def test_a_dialog_of_qt_changes_its_language_at_once(
    program: Program, qtbot: QtBot, made: Callable[[], QDialog]
) -> None:
    for language, wanted, unwanted in (
        ("zh_CN", HAN, LETTERS),
        ("en", LETTERS, HAN),
        ("zh_CN", HAN, LETTERS),
    ):
        program.settings.language = language
        program.menu.looks.emit()
        dialog = made()
        qtbot.addWidget(dialog)
        words = said(dialog)
        assert [one for one in words if wanted.search(one)]
        assert [one for one in words if unwanted.search(one)] == []


def test_the_menu_of_a_field_changes_its_language_at_once(program: Program, qtbot: QtBot) -> None:
    for language, copy in (("zh_CN", "复制"), ("en", "Copy")):
        program.settings.language = language
        program.menu.looks.emit()
        field = QLineEdit()
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        assert any(copy in one.text().replace("&", "") for one in menu.actions())
        menu.deleteLater()
