"""A reviewer at the desk, in a window, on a workspace of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import desk_scene
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.desk.reviewer.view import desk_view
from reviewdesk.ui.desk.drafting import Drafting
from reviewdesk.ui.desk.page import DeskPage
from reviewdesk.ui.desk.presenter import DeskPresenter
from reviewdesk.ui.dossier.view import DossierView
from reviewdesk.ui.settings import Settings
from reviewdesk.ui.tasks import Tasks
from reviewdesk.ui.window import Window
from ui_desk import AtDesk, Sit


@pytest.fixture
def seating(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Seating]:
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path / "state"))
    found = desk_scene.seated(tmp_path / "desk")
    yield found
    found.close()


@pytest.fixture
def sit(qtbot: QtBot, settings: Settings, tasks: Tasks) -> Sit:
    """Show the desk of a seat; its middle is empty unless the test brings one."""

    def show(seating: Seating, middle: DossierView | None = None) -> AtDesk:
        window = Window(settings)

        def stop(_: object) -> None:
            if middle is not None:
                middle.stop()

        qtbot.addWidget(window, before_close_func=stop)
        view, drafting = desk_view(seating.table), Drafting(tasks, seating.table, window)
        page = DeskPage(view, middle or QLabel(), settings)
        presenter = DeskPresenter(page, view, tasks=tasks, table=seating.table, drafting=drafting)
        window.show_page(page)
        window.show()
        window.activateWindow()
        found = AtDesk(qtbot, window, page, presenter, seating, tasks)
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        found.settle()
        return found

    return show


@pytest.fixture
def desk(seating: Seating, sit: Sit) -> Iterator[AtDesk]:
    found = sit(seating)
    yield found
    found.settle()
