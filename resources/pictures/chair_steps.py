"""The chair's desk in pictures: opening, collecting with its exceptions, and the close."""

import subprocess
import sys
from pathlib import Path
from typing import TypeVar

from camera import Camera
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from reviewdesk.desk.chair.effects import Kind
from reviewdesk.resources import resource
from reviewdesk.ui.chair.act_dialog import ActDialog
from reviewdesk.ui.chair.close.panel import ClosePanel
from reviewdesk.ui.chair.collect.panel import CollectPanel
from reviewdesk.ui.chair.collect.typing_dialog import TypingDialog
from reviewdesk.ui.chair.opening.panel import CHAIR, PAUSE, PLAN, PLEDGE, OpeningPanel
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.chair.panel import ChairPanel

ENTER = Qt.Key.Key_Return
PIN = "246813"


def play(camera: Camera, folder: Path, slips: Path) -> None:
    """Come in as the chair and picture each step."""
    come_in(camera, folder / "sealed" / "batch.rdbatch", code(slips, "chair"))
    opening(camera, folder, slips)
    collecting(camera, folder, slips)
    closing(camera, slips)


def code(slips: Path, seat: str) -> str:
    """Return the code of a seat's slip."""
    return (slips / f"{seat}.txt").read_text(encoding="utf-8").split()[-1]


def come_in(camera: Camera, batch: Path, slip: str) -> None:
    """Go from the package to the chair's open desk."""
    camera.program.open_files([batch])
    camera.until("FingerprintPage")
    camera.press(ENTER)
    camera.until("SeatPage")
    camera.write("chair")
    camera.press(ENTER)
    camera.until("SlipPage")
    camera.write(slip)
    camera.press(ENTER)
    camera.until("RevealMarkPage", "PinPage")
    if camera.on("RevealMarkPage"):
        camera.press(ENTER)
        camera.until("PinPage")
    camera.write(PIN * 2)
    camera.press(ENTER)
    camera.until("ChairPage")


def opening(camera: Camera, folder: Path, slips: Path) -> None:
    """Sign in, elect, adopt the amended plan, adjourn and resume."""
    camera.all("50-opening-sign-in")
    panel(camera, OpeningPanel).sign_in.everybody.click()
    panel(camera, OpeningPanel).sign_in.record.click()
    camera.settle()
    camera.all("51-opening-signed-in")
    section(camera, PLEDGE)
    panel(camera, OpeningPanel).pledge.read.click()
    pictures(camera, "52-opening-pledge", PLEDGE)
    section(camera, CHAIR)
    votes = panel(camera, OpeningPanel).chairing.pad.named
    for row in range(votes.rowCount()):
        votes.vote(votes.index(row, 2))
    camera.now("53-opening-votes")
    panel(camera, OpeningPanel).chairing.record.click()
    camera.settle()
    pictures(camera, "54-opening-chair", CHAIR)
    camera.program.open_files([folder / "sealed" / "supplement-1.rdsupplement"])
    camera.settle()
    camera.now("55-opening-amended")
    plan = panel(camera, OpeningPanel).adopting.pad.named
    for row in range(plan.rowCount()):
        plan.vote(plan.index(row, 0))
    panel(camera, OpeningPanel).adopting.record.click()
    camera.now("56-opening-adopt")
    confirm(camera, code(slips, "witness"))
    pictures(camera, "57-opening-adopted", PLAN)
    section(camera, PAUSE)
    panel(camera, OpeningPanel).pause.adjourn.click()
    camera.now("58-opening-adjourn")
    confirm(camera, code(slips, "witness"), reason="tomorrow at nine")
    pictures(camera, "59-opening-adjourned", PAUSE)
    panel(camera, OpeningPanel).pause.resume.click()
    confirm(camera, code(slips, "witness"))


def collecting(camera: Camera, folder: Path, slips: Path) -> None:
    """Withdraw, take ballots in, and picture every exception before it is done."""
    step(camera, "collect")
    camera.all("60-collect-empty")
    board(camera).withdraw.click()
    QTest.qWait(150)
    choose(camera, "A023")
    camera.now("61-withdraw")
    confirm(camera, code(slips, "witness"), reason="withdrawn in writing")
    camera.now("62-withdrawn-number")
    camera.put_away()
    sticks = cast(folder, slips)
    damaged = sticks / "damaged.rdballot"
    damaged.write_bytes(next(sticks.glob("*.rdballot")).read_bytes()[:-1] + b"x")
    camera.program.open_files([sticks])
    camera.settle()
    camera.now("63-offer")
    camera.dialog_button("primary").click()
    camera.settle()
    camera.settle()
    camera.all("64-board")
    for row in range(2):
        board(camera).model.ticked.emit(place(camera, row), True)
    camera.settle()
    picture_act(camera, "65-reopen", "reopen", row=4)
    picture_act(camera, "66-absent", "absent", row=0)
    picture_act(camera, "67-void", "void", row=4)
    board(camera).filters["refused"].click()
    camera.all("68-refused", again=lambda: refused(camera))
    board(camera).filters["all"].click()
    typing(camera)
    for name in ("r1", "r2", "r3", "r5", "r6", "r7", "r8", "r9"):
        absent(camera, name, code(slips, "witness"))


def refused(camera: Camera) -> None:
    """Show the files that were turned away."""
    board(camera).filters["refused"].click()
    camera.settle()


def typing(camera: Camera) -> None:
    """Picture a sheet that two people typed differently."""
    board(camera).table.selectRow(0)
    board(camera).side.type_sheet.click()
    camera.settle()
    QTest.qWait(200)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TypingDialog)
    edit, first, second = Qt.ItemDataRole.EditRole, *dialog.models
    marks = [place for place, column in enumerate(first.columns) if column.kind == "mark"]
    for model in dialog.models:
        for row in range(model.rowCount()):
            for place in marks:
                model.setData(model.index(row, place), "7", edit)
    camera.now("70-typing-first")
    dialog.hand_over.click()
    second.setData(second.index(2, marks[2]), "6.5", edit)
    second.setData(second.index(4, marks[0]), "5.5", edit)
    dialog.hand_over.click()
    camera.now("71-typing-differs")
    camera.put_away()


def closing(camera: Camera, slips: Path) -> None:
    """Picture the roll before and after the close, and the list to print."""
    step(camera, "close")
    camera.all("80-close-ready")
    page = camera.window.page
    assert isinstance(page, ChairPage)
    shown = page.panel
    assert isinstance(shown, ClosePanel)
    shown.close_all.click()
    camera.now("81-close-confirm")
    confirm(camera, code(slips, "witness"))
    camera.settle()
    camera.all("82-closed")
    panel(camera, ClosePanel).print.click()
    camera.until("PaperPreview")
    camera.render()
    camera.all("83-closed-list", render=True)
    camera.press(Qt.Key.Key_Escape)
    camera.until("ChairPage")


def cast(folder: Path, slips: Path) -> Path:
    """Let three reviewers cast on laptops of their own; return the stick with their ballots."""
    sample, sticks = resource("sample"), folder / "sticks"
    sealed = [folder / "sealed" / "batch.rdbatch", folder / "sealed" / "supplement-1.rdsupplement"]
    for seat, tracks in (
        ("r4", ("comprehensive", "green")),
        ("r3", ("comprehensive",)),
        ("r5", ("electronics",)),
    ):
        own = ("--workspace", folder / "laptops" / seat, "--slip-file", slips / f"{seat}.txt")
        run("open", *sealed, "--seat", seat, *own)
        recusals = sample / "recusals" / f"{seat}.csv"
        declared = ("--recusals", recusals) if recusals.is_file() else ("--none",)
        run("declare", *own, "--batch", sealed[0], *declared, "--pledge-agreed")
        for track in tracks:
            run("score", *own, "--from", sample / "sheets" / f"{seat}-{track}.csv")
        run("skip", *own, "--application", "A023", "--notice", "1")
        for track in tracks:
            run("cast", *own, "--track", track, "--out", sticks)
    return sticks


def run(*words: str | Path) -> None:
    """Run one command of the program."""
    subprocess.run([sys.executable, "-m", "reviewdesk", *words], check=True, stdout=subprocess.DEVNULL)


def step(camera: Camera, name: str) -> None:
    """Go to a step."""
    page = camera.window.page
    assert isinstance(page, ChairPage)
    page.enter(name)
    camera.settle()


def board(camera: Camera) -> CollectPanel:
    """Return the board."""
    return panel(camera, CollectPanel)


def place(camera: Camera, row: int) -> tuple[str, str, int]:
    """Return the place in a row of the board."""
    model = board(camera).model
    cell = model.cell(model.index(row, 0))
    return cell.seat, cell.track, cell.round


def choose(camera: Camera, text: str) -> None:
    """Choose from the list of the dialog on show."""
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    box = dialog.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(next(at for at in range(box.count()) if text in box.itemText(at)))


def picture_act(camera: Camera, name: str, kind: Kind, *, row: int) -> None:
    """Picture what an exception says of itself, in two languages, and do not do it."""

    def ask() -> None:
        board(camera).table.selectRow(row)
        board(camera).side.acts[kind].click()

    camera.open_all(name, ask)


def absent(camera: Camera, seat: str, witness: str) -> None:
    """Record a seat as absent, all of it."""
    model = board(camera).model
    cells = [model.cell(model.index(at, 0)) for at in range(model.rowCount())]
    row = next(at for at, cell in enumerate(cells) if cell.seat == seat and cell.glance == "waiting")
    board(camera).table.selectRow(row)
    board(camera).side.acts["absent"].click()
    QTest.qWait(150)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    box = dialog.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(box.count() - 1)
    confirm(camera, witness, reason="ill")
    camera.settle()


P = TypeVar("P", bound=ChairPanel)


def panel(camera: Camera, kind: type[P]) -> P:
    """Return the step on show."""
    page = camera.window.page
    assert isinstance(page, ChairPage)
    assert isinstance(page.panel, kind)
    return page.panel


def section(camera: Camera, place: int) -> None:
    """Go to a part of the opening."""
    panel(camera, OpeningPanel).sections.turn_to(place)
    camera.settle()


def pictures(camera: Camera, name: str, place: int) -> None:
    """Picture a part of the opening in every look; the page is made anew in each."""
    camera.all(name, again=lambda: section(camera, place))


def confirm(camera: Camera, witness: str, reason: str = "") -> None:
    """Fill in the dialog of two people, and wait until it is done."""
    QTest.qWait(150)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ActDialog)
    dialog.reason.setPlainText(reason)
    dialog.entries["witness"].setText(witness)
    dialog.submit.click()
    for _ in range(3):
        camera.settle()
