"""Every page and dialog can be worked by keyboard alone and says what is what, in both languages."""

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QToolButton, QWidget
from pytestqt.qtbot import QtBot

import reviewdesk.ui
from accessible import reachable
from accessible_dialogs import BALLOT, DIALOGS
from desk_round import sealed_round
from dossier_samples import chapters
from inspector import LANGUAGES, Inspector
from reviewdesk.app import Program
from reviewdesk.desk.chair.closing_down import WipeReceipt
from reviewdesk.desk.doctor.examine import examine
from reviewdesk.desk.plans import Profile
from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.casting.check_page import CheckPage
from reviewdesk.ui.casting.confirm import ConfirmCast
from reviewdesk.ui.casting.receipt_page import ReceiptPage
from reviewdesk.ui.chair.ending.wipe_page import WipePage
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.desk.page import DeskPage
from reviewdesk.ui.dialog import Dialog
from reviewdesk.ui.doctor.page import DoctorPage
from reviewdesk.ui.dossier.preview import PaperPreview
from reviewdesk.ui.dossier.view import DossierView
from reviewdesk.ui.lock import LockPage
from reviewdesk.ui.opening.change_over import ask_change_over
from reviewdesk.ui.opening.confirm import ConfirmPage
from reviewdesk.ui.opening.declaration import DeclarationPage
from reviewdesk.ui.opening.dossiers import DossiersPage
from reviewdesk.ui.opening.fingerprint import FingerprintPage, StoppedPage
from reviewdesk.ui.opening.pin import PinPage
from reviewdesk.ui.opening.pledge import PledgePage
from reviewdesk.ui.opening.reveal_mark import RevealMarkPage
from reviewdesk.ui.opening.seat import SeatPage
from reviewdesk.ui.opening.slip import SlipPage
from reviewdesk.ui.overview.page import OverviewPage
from reviewdesk.ui.page import Page
from reviewdesk.ui.parts import EmptyState
from reviewdesk.ui.registry.page import RegistryPage
from reviewdesk.ui.secretary.beginning import BeginningPage
from reviewdesk.ui.secretary.page import SecretaryPage
from reviewdesk.ui.speech import set_language
from reviewdesk.ui.staff.page import StaffPage
from reviewdesk.ui.start.file_page import FilePage
from reviewdesk.ui.start.page import StartPage
from reviewdesk.ui.verifying.page import VerifyPage
from window_way import ENTER, PIN, SPACE, Person

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
WAY_IN = (
    StartPage,
    FingerprintPage,
    SeatPage,
    SlipPage,
    RevealMarkPage,
    PinPage,
    PledgePage,
    DeclarationPage,
    ConfirmPage,
)
FILLED = (ChairPage, SecretaryPage, StaffPage)
"""Pages that show nothing alone; test_accessible_chair, _secretary and _staff fill them."""
AT = "2026-11-23T21:10:06Z"
DESK = (DeskPage, OverviewPage, CheckPage, ReceiptPage, PaperPreview, LockPage)


def waiting_dossiers() -> Page:
    page = DossiersPage(subject="", seat="r1")
    page.show_waiting(["A1"])
    page.show_stopped("refused")
    return page


def refused_archive() -> Page:
    page = VerifyPage([Path("archive.rdarchive")])
    page.show_refused(ReviewDeskError("archive-manifest", part="batch"))
    return page


def examined_machine() -> Page:
    page = DoctorPage()
    page.show_findings(examine(None, "no display"))
    return page


ALONE: dict[type[Page], Callable[[], Page]] = {
    FilePage: lambda: FilePage(BALLOT),
    StoppedPage: lambda: StoppedPage(0, "1", "2"),
    DossiersPage: waiting_dossiers,
    VerifyPage: refused_archive,
    DoctorPage: examined_machine,
    RegistryPage: lambda: RegistryPage("registry"),
    BeginningPage: lambda: BeginningPage([Profile("award", "1", own=False)] * 2, Path("home"), Path("own")),
    WipePage: lambda: WipePage(WipeReceipt(folder="f", at=AT, archive=Digest("ab" * 32), slots=("r1",))),
}


@pytest.fixture
def person(qtbot: QtBot, program: Program) -> Iterator[Person]:
    found = Person(qtbot, program, sealed_round("一轮评审会", rounds=1))
    yield found
    assert found.strays.found == []


@pytest.fixture
def inspector(person: Person) -> Inspector:
    return Inspector(person)


def test_every_page_and_dialog_is_looked_at() -> None:
    modules = pkgutil.walk_packages(reviewdesk.ui.__path__, "reviewdesk.ui.")
    found = [value for one in modules for value in vars(import_module(one.name)).values()]
    classes = {one for one in found if isinstance(one, type) and issubclass(one, Page | Dialog)}
    bases = {base for one in classes for base in one.__mro__[1:]}
    assert classes - bases == {*WAY_IN, *DESK, *ALONE, *DIALOGS, *FILLED, ConfirmCast}


def test_the_way_in(inspector: Inspector) -> None:
    person = inspector.person
    assert person.held is not None
    held = person.held
    inspector.look(StartPage)
    person.open_file(held.batch)
    inspector.look(FingerprintPage)
    person.press(ENTER)
    inspector.look(SeatPage)
    person.write("r1")
    person.press(ENTER)
    inspector.look(SlipPage)
    person.write(held.code("r1"))
    person.press(ENTER)
    inspector.look(RevealMarkPage)
    person.press(ENTER)
    inspector.look(PinPage)
    person.write(PIN * 2)
    person.press(ENTER)
    inspector.look(PledgePage)
    person.press(SPACE, ENTER)
    inspector.look(DeclarationPage)
    person.press(ENTER)
    inspector.look(ConfirmPage)
    assert set(inspector.seen) == set(WAY_IN)
    assert inspector.found == {}


def test_the_desk_and_what_follows(inspector: Inspector) -> None:
    person = inspector.person
    person.sit_down()
    desk = inspector.look(DeskPage, lambda page: everything_unfolded(page, person.wait))
    assert isinstance(desk, DeskPage)
    desk.form.focus()
    person.at_desk()
    for marks in (("41", "20"), ("40", "19"), ("39", "18"), ("70",), ("80",)):
        for points in marks:
            person.write(points)
            person.press(ENTER)
        person.ctrl(ENTER)
    person.program.way.lock()
    inspect_lock(inspector)
    person.press(Qt.Key.Key_F7)
    inspector.look(OverviewPage)
    person.press(Qt.Key.Key_F8)
    check = inspector.look(CheckPage)
    assert isinstance(check, CheckPage)
    for tick in check.cards[0].ticks:
        tick.setChecked(True)
    check.cards[0].cast_button.click()
    inspector.note(person.dialog(), "ConfirmCast")
    person.answers("封存提交")
    receipt = inspector.look(ReceiptPage)
    assert isinstance(receipt, ReceiptPage)
    receipt.print_button.click()
    inspector.look(PaperPreview)
    assert set(inspector.seen) == set(DESK)
    assert inspector.found == {}


def everything_unfolded(page: QWidget, wait: Callable[[Callable[[], bool]], None]) -> None:
    """Show a dossier once its own, which is no PDF, has been tried; its search and its pages, too."""
    assert isinstance(page, DeskPage)
    view = page.middle
    assert isinstance(view, DossierView)
    wait(lambda: bool(view.document()) and any(one.isVisible() for one in view.findChildren(EmptyState)))
    view.show_bytes(view.document(), chapters())
    wait(lambda: view.pages.pages == 6)
    view.search()
    if not view.side.isVisible():
        next(one for one in view.findChildren(QToolButton) if "F4" in one.toolTip()).click()
    assert len(reachable(view)) > 12


def inspect_lock(inspector: Inspector) -> None:
    window = inspector.program.window
    assert isinstance(window.front, LockPage)
    inspector.inspect(window.front, "zh_CN")
    window.front.entry.setFocus()
    inspector.person.write(PIN)
    inspector.person.at_desk()


@pytest.mark.parametrize("kind", ALONE)
def test_pages_off_the_way(kind: type[Page], inspector: Inspector) -> None:
    for language in LANGUAGES:
        set_language(language)
        page = ALONE[kind]()
        assert type(page) is kind
        inspector.program.window.show_page(page)
        inspector.inspect(inspector.person.on(kind), language)
    assert inspector.found == {}


@pytest.mark.parametrize("kind", DIALOGS)
def test_dialogs(kind: type[QDialog], inspector: Inspector) -> None:
    for language in LANGUAGES:
        set_language(language)
        dialog = DIALOGS[kind](inspector.program)
        assert type(dialog) is kind
        inspector.note_dialog(dialog, f"{kind.__name__} {language}")
    assert inspector.found == {}


def test_questions_and_failures(inspector: Inspector) -> None:
    window, failures = inspector.program.window, inspector.program.failures
    asking: tuple[Callable[[], object], ...] = (
        lambda: ask_change_over(window, "r1", lambda: None, lambda: None),
        lambda: failures.show(ReviewDeskError("window-locked")),
        lambda: failures.show(ValueError("a fault of ours")),
        lambda: inspector.program.menu.about.emit(),  # noqa: PLW0108
    )
    for ask in asking:
        ask()
        dialog = inspector.person.dialog()
        inspector.note(dialog, dialog.windowTitle())
        dialog.close()
    assert inspector.found == {}
