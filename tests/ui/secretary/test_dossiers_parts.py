"""The tables of dossiers and eligibility as models: what they show, find and say aloud."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import office_scene as scene
from office_scene import application, gathered, office, table
from reviewdesk.desk.secretary.dossiers import set_aside
from reviewdesk.desk.secretary.eligibility import decide, examined
from reviewdesk.desk.secretary.todo import todos
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.ui.secretary.dossiers.details import DossierDetails
from reviewdesk.ui.secretary.dossiers.head import DossiersHead
from reviewdesk.ui.secretary.dossiers.loose_model import LooseModel
from reviewdesk.ui.secretary.dossiers.loose_part import LoosePart
from reviewdesk.ui.secretary.dossiers.model import DossierModel
from reviewdesk.ui.secretary.dossiers.panel import DossiersPanel
from reviewdesk.ui.secretary.dossiers.words import papers_word, size_word
from reviewdesk.ui.secretary.eligibility.model import EligibilityModel

TIP = Qt.ItemDataRole.ToolTipRole


def test_signs_say_how_every_document_stands(tmp_path: Path, qtbot: QtBot) -> None:
    model = DossierModel()
    model.show_track(table(gathered(tmp_path)).tracks[0])
    signs = [[model.index(row, column).data() for column in range(1, 4)] for row in range(3)]
    assert signs == [["!", "✓", "·"], ["!", "✓", "·"], ["?", "–", "·"]]
    assert model.index(0, 4).data() == "2014-07-08 09:30"
    assert "截止" in model.index(1, 4).data(TIP)
    assert "份数" in model.index(1, 5).data(TIP)
    assert model.index(2, 2).data(TIP) == "青石区、政府文件、缺项"
    assert model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) == "实施方案"


def test_a_search_and_what_is_open_narrow_the_table(tmp_path: Path, qtbot: QtBot) -> None:
    model = DossierModel()
    model.show_track(table(gathered(tmp_path)).tracks[0])
    model.narrow("云和", open_only=False)
    assert model.index(0, 0).data() == "云和市  A002"
    model.narrow("", open_only=True)
    assert model.rowCount() == 3
    assert model.place("A003", "letter").column() == 2
    assert not model.place("G001", "report").isValid()


def test_the_details_say_what_is_wrong_and_what_can_be_done(tmp_path: Path, qtbot: QtBot) -> None:
    found = table(gathered(tmp_path))
    details = DossierDetails()
    qtbot.addWidget(details)
    details.show()
    rows = found.tracks[0].rows

    def words() -> str:
        return "\n".join(one.text() for one in details.findChildren(QLabel) if one.isVisible())

    details.show_cell(rows[0], rows[0].cells[0], found)
    assert "脚本" in words()
    assert "1 页 · 35 × 35 mm" in words()
    assert not details.convert_button.isVisible()
    details.show_cell(rows[1], rows[1].cells[0], found)
    assert details.convert_button.isVisible()
    details.show_cell(rows[1], rows[1].cells[1], found)
    assert "原件已交" in words()
    assert not details.open_button.isEnabled()
    with qtbot.waitSignal(details.paper.noted) as told:
        details.paper.copies.setText("5")
        details.paper.copies.editingFinished.emit()
    assert told.args == ["A002", "2014-07-11", "5"]


def test_all_that_is_no_pdf_is_offered_to_become_one(tmp_path: Path, qtbot: QtBot) -> None:
    head = DossiersHead()
    qtbot.addWidget(head)
    head.show()
    found = table(gathered(tmp_path))
    head.show_table(found)
    assert found.convertible > 0
    assert head.convert_button.text() == f"转换为 PDF：{found.convertible}…"
    with qtbot.waitSignal(head.convert):
        head.convert_button.click()
    head.show_table(replace(found, convertible=0))
    assert not head.convert_button.isVisible()


def test_loose_files_are_proposed_where_their_names_point(tmp_path: Path, qtbot: QtBot) -> None:
    made = gathered(tmp_path)
    made = set_aside(made, [tmp_path / "d" / "scan.pdf"])
    part = LoosePart()
    qtbot.addWidget(part)
    part.show_table(table(made))
    model = LooseModel()
    model.show_files(made.dossiers.loose, (str(tmp_path / "d"),))
    assert [model.index(0, column).data() for column in range(3)] == [
        "notes.pdf", "d/A002", "A002  文件名中没有材料名称",
    ]  # fmt: skip
    assert part.application.currentData() == "A002"
    with qtbot.waitSignal(part.placed) as told:
        part.document.setCurrentIndex(1)
        part.place_button.click()
    assert told.args == [tmp_path / "d" / "A002" / "notes.pdf", "A002", "letter"]
    part.document.setCurrentIndex(0)
    part.application.setEditText("A00")
    assert not part.place_button.isEnabled()
    part.application.setEditText("青石")
    with qtbot.waitSignal(part.placed) as told:
        part.place_button.click()
    assert told.args[1:] == ["A003", "plan"]
    part.show_aside.setChecked(True)
    assert part.model.index(0, 0).data() == "scan.pdf"


def test_pages_and_bytes_are_said_shortly(tmp_path: Path) -> None:
    cell = table(gathered(tmp_path)).tracks[0].rows[0].cells[1]
    assert papers_word(cell) == "1 页 · A4"
    assert [size_word(size) for size in (0, 100, 3 * 2**20)] == ["0 KB", "1 KB", "3.0 MB"]


def test_eligibility_stands_in_a_table(tmp_path: Path, qtbot: QtBot) -> None:
    plan = read_plan(scene.PLAN)
    made = decide(office(tmp_path), "A001", "county", "fail")
    rows = [row for row in examined(made, plan) if row.track.id == "main"]
    model = EligibilityModel()
    model.show_rows(rows)
    assert [model.index(row, 1).data() for row in range(3)] == ["✗ 不通过", "○ 未定 2", "○ 未定 1"]
    assert model.index(0, 2).data() == "不足 1"
    model.narrow("", "failed")
    assert model.rowCount() == 1
    model.narrow("青石", "")
    assert model.place("A003") == 0


def test_a_thing_to_do_leads_to_its_place(tmp_path: Path, qtbot: QtBot) -> None:
    made = gathered(tmp_path)
    panel = DossiersPanel()
    qtbot.addWidget(panel)
    found = {todo.problem.code: todo for todo in todos(made) if todo.step == "dossiers"}
    panel.go_to(found["dossiers-loose"])
    panel.show_table(table(made))
    assert panel.head.tabs.currentIndex() == 1
    panel.filter.search.setText("nobody")
    panel.go_to(found["dossier-missing"])
    assert (panel.filter.track, panel.filter.search.text()) == ("green", "")
    assert panel.current[0] == "G001"
    panel.go_to(found["dossiers-unchecked"])
    panel.show_table(None)
    assert not panel.head.isVisibleTo(panel)
    panel.show_table(table(office(tmp_path / "other", applications=())))
    assert not panel.empty_button.isVisibleTo(panel)


def test_ten_thousand_applications_are_a_table_too(tmp_path: Path, qtbot: QtBot) -> None:
    many = tuple(application(f"A{number:05d}", f"单位{number}县") for number in range(10_000))
    model = DossierModel()
    model.show_track(table(office(tmp_path, applications=many)).tracks[0])
    assert model.rowCount() == 10_000
    model.narrow("单位9999县", open_only=False)
    assert model.index(0, 1).data() == "–"
