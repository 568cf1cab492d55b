"""The reviewer's desk in pictures: empty, in mid-work, checked, cast, and what stands over it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from camera import Camera, wait
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from reviewer_opening import ENTER, PIN, come_in, open_with_pictures
from sealed_sample import part_of_sheet, reviewdesk, slip

from reviewdesk.desk.machine import SeatHere, seats_here
from reviewdesk.domain.names import ApplicationId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.casting.places import Place
from reviewdesk.ui.casting.receipt_page import ReceiptPage
from reviewdesk.ui.desk.page import DeskPage
from reviewdesk.ui.dossier.view import DossierView
from reviewdesk.ui.keys import KeySheet
from reviewdesk.ui.parts import EmptyState

TRACKS = ("comprehensive", "green")
OPEN = frozenset(f"A{number:03}" for number in range(13, 29)) | {"A007"}
"""What the first sitting leaves without a score; A007 is recused from."""
W = TypeVar("W", bound=QWidget)


def tour(camera: Camera, folder: Path) -> None:
    """Sit down as two reviewers, one after the other, and picture all they meet."""
    open_with_pictures(camera, folder, "r2")
    first_minutes(camera)
    leave(camera)
    come_in(camera, folder, "r1")
    leave(camera)
    score_first_half(folder)
    camera.all("12-start-seats")
    reopen(camera, folder, picture="13-slip-again")
    mid_work(camera)
    dialogs(camera)
    leave(camera)
    score_the_rest(folder)
    reopen(camera, folder)
    casting(camera, folder)


def first_minutes(camera: Camera) -> None:
    """Picture a desk on which nothing is scored yet."""
    camera.all("11-desk-new", render=True)
    desk(camera).list.search.setText("没有")
    camera.now("11-desk-nothing-found")
    desk(camera).list.search.clear()


def mid_work(camera: Camera) -> None:
    """Picture a desk half scored: a dossier open, wrong points, a recused row, a withdrawn one."""
    open_row(camera, "A013")
    camera.press(Qt.Key.Key_Home)
    camera.marks(("17", "13.5", "12"))
    camera.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    camera.all("20-desk-scored", render=True)
    camera.write("999")
    camera.now("21-desk-wrong-points")
    camera.select_all()
    camera.write("7")
    camera.settle()
    camera.all("22-desk-pages", render=True, again=lambda: (camera.key(Qt.Key.Key_F4), camera.render()))
    camera.key(Qt.Key.Key_F4)
    camera.all("23-desk-search", render=True, again=lambda: search(camera))
    camera.press(Qt.Key.Key_Escape)
    camera.all("24-desk-cannot-be-shown", again=lambda: spoil(camera))
    camera.open_all("25-more", lambda: menu_of(desk(camera).form.head).popup(camera.window.pos()))
    open_row(camera, "A023")
    camera.all("26-desk-withdrawn", render=True)
    open_row(camera, "A013")


def dialogs(camera: Camera) -> None:
    """Picture what stands over the desk, the check of an unfinished desk, and the lock."""
    camera.open_all("30-recuse", lambda: camera.more(0))
    camera.open_all("30-leave-out", lambda: camera.more(1))
    camera.open_all("31-keys", lambda: KeySheet(camera.window.page, camera.window).open())
    camera.open_all("31-about", camera.program.menu.about.emit)
    camera.open_all("31-view-menu", lambda: view_menu(camera).popup(camera.window.pos()))
    camera.open_all("31-error", lambda: camera.program.failures.show(ReviewDeskError("window-locked")))
    camera.open_all("31-bug", lambda: camera.program.failures.show(RuntimeError("a picture of a bug")))
    camera.key(Qt.Key.Key_F7)
    camera.until("OverviewPage")
    camera.all("32-overview-unfinished")
    camera.key(Qt.Key.Key_Escape)
    camera.until("DeskPage")
    camera.key(Qt.Key.Key_F8)
    camera.until("CheckPage")
    camera.all("33-check-missing")
    camera.locked("34-locked", PIN)


def casting(camera: Camera, folder: Path) -> None:
    """Picture the own overview, check, cast, receipt, delivery and preview of a desk where all is scored."""
    camera.all("40-desk-all-scored", render=True)
    camera.key(Qt.Key.Key_F7)
    camera.until("OverviewPage")
    camera.all("41-overview")
    camera.key(Qt.Key.Key_Escape)
    camera.until("DeskPage")
    camera.key(Qt.Key.Key_F8)
    camera.until("CheckPage")
    camera.all("42-check")
    camera.open_all("43-cast-confirm", lambda: first_open(camera.cast_buttons()).click())
    cast(camera)
    camera.all("44-receipt")
    delivering(camera, folder)
    receipt(camera).print_button.click()
    camera.until("PaperPreview")
    camera.render()
    camera.all("46-preview", render=True)
    camera.press(Qt.Key.Key_Escape)
    camera.until("ReceiptPage")
    camera.press(Qt.Key.Key_Escape)
    camera.until("CheckPage", "DeskPage")
    camera.all("47-check-one-cast")
    if camera.on("DeskPage"):
        camera.key(Qt.Key.Key_F8)
        camera.until("CheckPage")
    cast(camera)
    camera.press(Qt.Key.Key_Escape)
    camera.until("CheckPage", "DeskPage")
    if camera.on("CheckPage"):
        camera.all("47-check-all-cast")
        camera.press(Qt.Key.Key_Escape)
        camera.until("DeskPage")
    camera.all("48-desk-cast", render=True)
    leave(camera)
    camera.all("49-start-cast")


def delivering(camera: Camera, folder: Path) -> None:
    """Picture a stick that is there, one that is full, and a ballot that has arrived."""
    stick = Place(kind="stick", folder=folder / "KINGSTON", name="KINGSTON", free=3_900_000_000)
    fixed = (Place(kind="desk"), Place(kind="folder"))

    def show() -> None:
        receipt(camera).show_places((stick, *fixed))

    def full() -> None:
        show()
        receipt(camera).delivery.tell_refused(ReviewDeskError("export-full", folder=str(stick.folder)))

    def arrived() -> None:
        show()
        receipt(camera).delivery.tell_written(stick, folder / "KINGSTON" / "comprehensive-r2.rdballot")

    for name, again in (("stick", show), ("full", full), ("written", arrived)):
        camera.all(f"45-receipt-{name}", again=again)


def cast(camera: Camera) -> None:
    """Cast the next track."""
    first_open(camera.cast_buttons()).click()
    camera.dialog_button("danger", "primary").click()
    camera.until("ReceiptPage")


def score_first_half(folder: Path) -> None:
    """Fill half of the second seat's draft from its sheets on the command line, and mark a withdrawal."""
    own = own_desk(folder)
    for track in TRACKS:
        sheet = part_of_sheet(folder / f"half-{track}.csv", f"r2-{track}.csv", OPEN)
        if track == "comprehensive":
            reviewdesk("score", *own, "--from", sheet)
    reviewdesk("skip", *own, "--application", "A023", "--notice", "1")


def score_the_rest(folder: Path) -> None:
    """Fill the rest."""
    for track in TRACKS:
        sheet = part_of_sheet(folder / f"whole-{track}.csv", f"r2-{track}.csv", {"A007"})
        reviewdesk("score", *own_desk(folder), "--from", sheet)


def own_desk(folder: Path) -> tuple[str | Path, ...]:
    """Return how the command line names the second seat's desk."""
    return ("--workspace", here().folder, "--slip-file", folder / "slips" / "r2.txt")


def here() -> SeatHere:
    """Return the second seat on this machine."""
    return next(one for one in seats_here() if one.seat == "r2")


def reopen(camera: Camera, folder: Path, picture: str = "") -> None:
    """Go on where the second seat was left."""
    camera.program.way.go_on(here())
    camera.until("SlipPage")
    if picture:
        camera.all(picture)
    camera.write(slip(folder, "r2"))
    camera.press(ENTER)
    camera.until("PinPage", "DeskPage")
    if camera.on("PinPage"):
        camera.write(PIN * 2)
        camera.press(ENTER)
    camera.until("DeskPage")
    camera.render()


def leave(camera: Camera) -> None:
    """Change person."""
    camera.program.menu.other_person.emit()
    camera.until("StartPage")


def desk(camera: Camera) -> DeskPage:
    """Return the desk on show; another look makes another."""
    return part(camera.window.page, DeskPage)


def receipt(camera: Camera) -> ReceiptPage:
    """Return the receipt on show."""
    return part(camera.window.page, ReceiptPage)


def part(found: object, kind: type[W]) -> W:
    """Return a widget as what it is."""
    assert isinstance(found, kind)
    return found


def open_row(camera: Camera, application: str) -> None:
    """Open an application from the list."""
    desk(camera).chosen.emit(ApplicationId(application))
    camera.render()


def search(camera: Camera) -> None:
    """Look for a word in the dossier."""
    part(desk(camera).middle, DossierView).search()
    camera.write("2014")
    camera.press(ENTER)


def spoil(camera: Camera) -> None:
    """Let the document on show arrive as something that is no PDF."""
    view = part(desk(camera).middle, DossierView)
    camera.render()
    view.show_bytes(view.document(), b"MZ" + bytes(4_000))
    wait(lambda: view.findChild(EmptyState) is not None and not view.pages.isVisible(), 5_000)


def menu_of(widget: QWidget) -> QMenu:
    """Return the menu behind a button."""
    button = next(one for one in widget.findChildren(QPushButton) if one.menu() is not None)
    return button.menu()


def view_menu(camera: Camera) -> QMenu:
    """Return the menu with language, colours and size of text."""
    menus = [action.menu() for action in camera.window.menuBar().actions() if isinstance(action, QAction)]
    return part(menus[2], QMenu)


def first_open(buttons: Sequence[QPushButton]) -> QPushButton:
    """Return the first button that can be pressed."""
    return next(one for one in buttons if one.isEnabled() and one.isVisible())
