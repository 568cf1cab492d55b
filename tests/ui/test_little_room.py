"""Small screens and large text: facts give way, actions do not, and what has no room can be scrolled to."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.ui.bars import TopBar
from reviewdesk.ui.page import Chip, Heading, Page
from reviewdesk.ui.settings import Settings
from reviewdesk.ui.window import Window


class Wide(Page):
    """A page that needs more than a small window has."""

    def __init__(self) -> None:
        super().__init__()
        self.far = QPushButton("far away")
        box = QWidget()
        box.setMinimumSize(QSize(2_000, 1_500))
        body = QVBoxLayout(self)
        body.addWidget(box)
        body.addWidget(self.far)

    def heading(self) -> Heading:
        return Heading(place="A place")


def test_a_page_too_large_for_the_window_scrolls_to_what_has_the_focus(
    qtbot: QtBot, settings: Settings
) -> None:
    window, page = Window(settings), Wide()
    qtbot.addWidget(window)
    window.resize(800, 500)
    window.show_page(page)
    window.show()
    assert window.width() == 800
    room = window.findChildren(QScrollArea)[0]
    assert room.horizontalScrollBar().maximum() > 0
    room.ensureWidgetVisible(page.far)
    assert not page.far.visibleRegion().isEmpty()


def test_the_facts_of_the_top_bar_give_way_one_after_the_other(qtbot: QtBot) -> None:
    frame, bar, act = QWidget(), TopBar(), QAction("Go on with what comes next")
    qtbot.addWidget(frame)
    bar.setParent(frame)
    chips = (Chip("Seat", "r1"), Chip("Package", "AAAA-BBBB-CCCC-DDDD"))
    bar.show_heading(Heading(place="A place", subject="A session", chips=chips, primary=act))
    bar.resize(900, 48)
    frame.show()

    def shown() -> list[str]:
        found = [one for one in bar.findChildren(QLabel) if one.property("kind") == "chip"]
        return [one.text() for one in found if one.isVisible()]

    assert shown() == ["Seat  r1", "Package  AAAA-BBBB-CCCC-DDDD"]
    least = bar.minimumSizeHint().width()
    bar.resize(least + 90, 48)
    assert shown() == ["Seat  r1"]
    bar.resize(least, 48)
    assert shown() == []
    (button,) = bar.findChildren(QPushButton)
    assert button.isVisible()
    bar.resize(900, 48)
    assert len(shown()) == 2


def test_the_accent_is_left_to_the_page_where_it_asks_for_it(qtbot: QtBot) -> None:
    bar, act = TopBar(), QAction("Next step")
    qtbot.addWidget(bar)
    for leading, kind in ((True, "primary"), (False, "secondary")):
        bar.show_heading(Heading(place="A place", primary=act, leading=leading))
        shown = [one for one in bar.findChildren(QPushButton) if not one.isHidden()]
        assert [one.property("kind") for one in shown] == [kind]
