"""The dossier in the middle of the desk."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from reviewdesk.desk.reviewer.place import Reading, recall_reading
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.desk.reviewer.view import form_view
from reviewdesk.ui.desk.reading import ReadingPresenter
from reviewdesk.ui.dossier.layout import Place
from reviewdesk.ui.dossier.view import DossierView
from ui_desk import AtDesk, Sit


@pytest.fixture
def viewer(qapp: QApplication) -> DossierView:
    return DossierView()


@pytest.fixture
def reading(seating: Seating, sit: Sit, viewer: DossierView) -> Iterator[AtDesk]:
    found = sit(seating, viewer)
    ReadingPresenter(found.presenter, viewer, tasks=found.tasks, table=seating.table)
    found.qtbot.waitUntil(lambda: viewer.pages.pages == 2, timeout=20_000)
    yield found
    found.settle()


def test_the_dossier_of_the_open_application_is_shown(reading: AtDesk, viewer: DossierView) -> None:
    first = form_view(reading.seating.table, "ZH-01").documents
    assert viewer.document() == first[0].digest
    reading.presenter.open("LS-02")
    assert viewer.bar.tabs.count() == 1


def test_page_keys_turn_it_while_the_focus_stays_in_the_form(reading: AtDesk, viewer: DossierView) -> None:
    for _ in range(6):
        reading.press(Qt.Key.Key_PageDown)
    assert viewer.pages.place.page == 2
    assert reading.page.form.rows[0].field.hasFocus()
    reading.write("30")
    assert reading.disk("ZH-01").points == {"base": "30"}


def test_document_page_and_zoom_come_back(
    reading: AtDesk, viewer: DossierView, seating: Seating, sit: Sit, qtbot: QtBot
) -> None:
    second = form_view(seating.table, "ZH-01").documents[1].digest
    viewer.bar.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: viewer.document() == second)
    viewer.moved.emit(second, Place(2, 1.5, 90, 0.25))
    qtbot.wait(500)
    reading.settle()
    assert recall_reading(seating.table, second) == Reading(2, 1.5, 90, 0.25)
    assert sit(seating).presenter.document == second


def test_a_damaged_document_is_told_in_its_tab(reading: AtDesk, viewer: DossierView, qtbot: QtBot) -> None:
    documents = form_view(reading.seating.table, "ZH-01").documents
    path = reading.seating.table.workspace.blobs.path(documents[1].digest)
    path.write_bytes(path.read_bytes()[:-1])
    viewer.bar.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: any("损坏" in one.text() for one in viewer.findChildren(QLabel)))
    reading.write("30")
    assert reading.disk("ZH-01").points == {"base": "30"}
