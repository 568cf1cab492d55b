from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.ui.flow import Flow


def test_a_row_breaks_where_there_is_no_room_and_never_widens_what_it_is_in(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    buttons = [QPushButton(f"button {number}") for number in range(6)]
    flow = Flow(*buttons)
    box.setLayout(flow)
    box.show()
    one = buttons[0].sizeHint()
    assert flow.minimumSize().width() < 2 * one.width()
    assert flow.heightForWidth(10_000) == one.height()
    flow.setGeometry(QRect(0, 0, one.width() * 2 + 20, 400))
    rows = sorted({button.y() for button in buttons})
    assert len(rows) == 3
    assert flow.heightForWidth(one.width() * 2 + 20) > 2 * one.height()
    buttons[5].hide()
    buttons[4].hide()
    assert flow.heightForWidth(one.width() * 2 + 20) < 3 * one.height()
    assert flow.itemAt(9) is None
    assert flow.takeAt(0) is not None
    assert flow.count() == 5
