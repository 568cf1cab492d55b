"""Collecting and closing in pictures: the board, files of every kind, exceptions, typed sheets, the roll."""

from pathlib import Path

import chair_ballots
from camera import Camera
from chair_seat import code, confirm, enter, panel
from chair_wall import picture_wall
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from reviewdesk.desk.chair.effects import Kind
from reviewdesk.ui.chair.close.panel import ClosePanel
from reviewdesk.ui.chair.collect.panel import CollectPanel
from reviewdesk.ui.chair.collect.typing_dialog import TypingDialog

ABSENT = ("r1", "r2", "r3", "r5", "r6", "r7", "r8", "r9")


def picture_collecting(camera: Camera, folder: Path) -> None:
    """Withdraw, take ballots in, and picture every exception before it is done."""
    witness = code(folder / "slips" / "witness.txt")
    enter(camera, "collect")
    camera.all("60-collect-empty")
    withdrawing(camera, witness)
    stick = chair_ballots.good(folder)
    camera.program.open_files([stick])
    camera.settle()
    camera.now("63-offer")
    take_in(camera)
    camera.all("64-board")
    for row in range(2):
        cell = board(camera).model.cell(board(camera).model.index(row, 0))
        board(camera).model.ticked.emit((cell.seat, cell.track, cell.round), True)
    camera.settle()
    exceptions(camera)
    ask(camera, "reopen", "r3", "comprehensive")
    confirm(camera, witness, reason="评委发现一项分值填错")
    chair_ballots.second_version(folder, stick)
    every_kind(camera, folder, stick)
    ask(camera, "void", "r5", "electronics")
    confirm(camera, witness, reason="同一席交来两份不同的评分表")
    typing(camera)
    for seat in ABSENT:
        absent(camera, seat, witness)
    closing(camera, witness)


def withdrawing(camera: Camera, witness: str) -> None:
    """Picture a withdrawal, and the number that is read aloud."""
    board(camera).withdraw.click()
    QTest.qWait(150)
    box = chosen_list()
    box.setCurrentIndex(next(at for at in range(box.count()) if "A023" in box.itemText(at)))
    camera.now("61-withdraw")
    confirm(camera, witness, reason="申报单位书面撤回")
    camera.now("62-withdrawn-number")
    camera.put_away()


def exceptions(camera: Camera) -> None:
    """Picture what is behind a place, and what each exception says of itself; do none of them."""
    select(camera, "r3", "comprehensive")
    camera.now("65-board-detail")
    for name, kind, seat in (
        ("66-reopen", "reopen", "r3"),
        ("66-absent", "absent", "r1"),
        ("66-void", "void", "r3"),
        ("66-replace", "replaced", "r1"),
    ):
        camera.open_all(name, lambda kind=kind, seat=seat: ask(camera, kind, seat, "comprehensive"))


def every_kind(camera: Camera, folder: Path, stick: Path) -> None:
    """Picture the sentence each kind of file is met with, and the board with a conflict."""
    camera.program.open_files([stick])
    camera.settle()
    take_in(camera)
    kinds = chair_ballots.of_every_kind(folder, stick)
    camera.open_all("67-offer-every-kind", lambda: (camera.program.open_files([kinds]), camera.settle()))
    camera.program.open_files([kinds])
    camera.settle()
    take_in(camera)
    camera.all("68-board-problem", again=lambda: select(camera, "r5", "electronics"))
    picture_wall(camera, "90-wall-board")
    camera.all("69-refused", again=lambda: (board(camera).filters["refused"].click(), camera.settle()))
    board(camera).filters["all"].click()


def take_in(camera: Camera) -> None:
    """Agree to what is offered."""
    camera.dialog_button("primary").click()
    for _ in range(3):
        camera.settle()


def typing(camera: Camera) -> None:
    """Picture a sheet that two people typed differently."""
    select(camera, "r1", "comprehensive")
    board(camera).side.type_sheet.click()
    camera.settle()
    QTest.qWait(200)
    found = QApplication.activeModalWidget()
    assert isinstance(found, TypingDialog)
    edit, (first, second) = Qt.ItemDataRole.EditRole, found.models
    marks = [place for place, column in enumerate(first.columns) if column.kind == "mark"]
    for model in found.models:
        for row in range(model.rowCount()):
            for place in marks:
                model.setData(model.index(row, place), "7", edit)
    camera.now("70-typing-first")
    found.hand_over.click()
    second.setData(second.index(4, marks[0]), "x", edit)
    found.hand_over.click()
    camera.now("71-typing-refused")
    second.setData(second.index(4, marks[0]), "7", edit)
    second.setData(second.index(2, marks[2]), "6.5", edit)
    second.setData(second.index(6, marks[1]), "8", edit)
    found.hand_over.click()
    camera.now("72-typing-differs")
    camera.put_away()


def closing(camera: Camera, witness: str) -> None:
    """Picture the roll before and after the close, and the list to print."""
    enter(camera, "close")
    camera.all("80-close-ready")
    panel(camera, ClosePanel).close_all.click()
    camera.now("81-close-confirm")
    confirm(camera, witness)
    camera.all("82-closed")
    picture_wall(camera, "90-wall-closed")
    panel(camera, ClosePanel).print.click()
    camera.until("PaperPreview")
    camera.render()
    camera.all("83-closed-list", render=True)
    camera.press(Qt.Key.Key_Escape)
    camera.until("ChairPage")


def ask(camera: Camera, kind: Kind, seat: str, track: str) -> None:
    """Ask for an exception of a place."""
    select(camera, seat, track)
    board(camera).side.acts[kind].click()
    QTest.qWait(150)


def absent(camera: Camera, seat: str, witness: str) -> None:
    """Record a seat as absent, all of it that is not in."""
    model = board(camera).model
    cells = [model.cell(model.index(at, 0)) for at in range(model.rowCount())]
    track = next(cell.track for cell in cells if cell.seat == seat and cell.glance == "waiting")
    ask(camera, "absent", seat, track)
    box = chosen_list()
    box.setCurrentIndex(box.count() - 1)
    confirm(camera, witness, reason="因病离席")


def select(camera: Camera, seat: str, track: str) -> None:
    """Go to a place of the board."""
    camera.settle()
    model = board(camera).model
    cells = [model.cell(model.index(at, 0)) for at in range(model.rowCount())]
    board(camera).table.selectRow(
        next(at for at, c in enumerate(cells) if (c.seat, c.track) == (seat, track))
    )


def chosen_list() -> QComboBox:
    """Return the list of the dialog on show."""
    found = QApplication.activeModalWidget()
    assert found is not None
    box = found.findChild(QComboBox)
    assert box is not None
    return box


def board(camera: Camera) -> CollectPanel:
    """Return the board as it is now."""
    return panel(camera, CollectPanel)
