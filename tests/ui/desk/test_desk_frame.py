"""What stands around the desk: the status bar, and files that fall on it."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from reviewdesk.ui.bars import StatusBar
from ui_desk import AtDesk


def test_the_status_bar_says_what_is_saved_how_far_which_package_and_who(desk: AtDesk) -> None:
    desk.write("30")
    desk.qtbot.waitUntil(lambda: desk.page.status().saved != "")
    shown = [one.text() for one in desk.window.findChildren(StatusBar)[0].findChildren(QLabel)]
    assert shown[0].startswith("● 已保存")
    assert shown[1] == "已评 0 / 12（回避 1）"
    assert shown[2].endswith("r1 评委01")
    assert len(shown[2].split()[0]) == 19


@pytest.mark.filterwarnings("ignore:Function. 'QDragEnterEvent")
def test_a_file_that_falls_on_a_field_reaches_the_window(desk: AtDesk, qtbot: QtBot, tmp_path: Path) -> None:
    comment, data = desk.page.form.whole.comment, QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(3, 3), copy, data, left, none)
    QApplication.sendEvent(comment.viewport(), entering)
    assert entering.isAccepted()
    falling = QDropEvent(QPointF(3, 3), copy, data, left, none)
    with qtbot.waitSignal(desk.window.dropped) as told:
        QApplication.sendEvent(comment.viewport(), falling)
    assert told.args == [[str(tmp_path)]]
    assert comment.toPlainText() == ""
