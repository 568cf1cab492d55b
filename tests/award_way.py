"""Office and judges of an award at one laptop: to the sealed package, and through every judge's turn."""

import re
from pathlib import Path
from typing import TypeVar

from pypdf import PdfReader

import pdf_samples
from clicking import Clicker
from offices import register
from reviewdesk.ui.casting.check_page import CheckPage
from reviewdesk.ui.casting.receipt_page import ReceiptPage
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.dossier.preview import PaperPreview
from reviewdesk.ui.opening.confirm import ConfirmPage
from reviewdesk.ui.opening.declaration import DeclarationPage
from reviewdesk.ui.opening.fingerprint import FingerprintPage
from reviewdesk.ui.opening.pin import PinPage
from reviewdesk.ui.opening.pledge import PledgePage
from reviewdesk.ui.opening.reveal_mark import RevealMarkPage
from reviewdesk.ui.opening.seat import SeatPage
from reviewdesk.ui.opening.slip import SlipPage
from reviewdesk.ui.secretary.beginning import BeginningPage
from reviewdesk.ui.secretary.committee_panel import CommitteePanel
from reviewdesk.ui.secretary.dossiers.panel import DossiersPanel
from reviewdesk.ui.secretary.eligibility.panel import EligibilityPanel
from reviewdesk.ui.secretary.page import SecretaryPage
from reviewdesk.ui.secretary.panel import StepPanel
from reviewdesk.ui.secretary.register_panel import RegisterPanel
from reviewdesk.ui.secretary.seal_panel import SealPanel
from reviewdesk.ui.secretary.todo_panel import TodoPanel
from reviewdesk.ui.start.page import StartPage
from window_way import ENTER, PIN, TAB

JUDGES = ("r1", "r2", "r3", "r4", "r5")
MARKS = (
    ("33", 35, "20"), ("32", 32, "20"), ("32", 32, "20"), ("31", 31, "16"), ("30", 29, "16"),
    ("30", 27, "16"), ("29", 26, "16"), ("28", 25, "16"), ("28", 24, "12"), ("27", 23, "12"),
    ("27", 21, "12"), ("26", 20, "12"),
)  # fmt: skip
"""Of twelve entries; each judge gives one point more for the second criterion than the one before."""
ENTRIES = tuple(f"A{n:02}" for n in range(1, len(MARKS) + 1))
CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}")
S = TypeVar("S", bound=StepPanel)
P = TypeVar("P", bound=ChairPanel)


class Everybody(Clicker):
    """Office, judges and recorder, one after the other at the same laptop; codes come from printed slips."""

    slips: Path

    def code(self, seat: str) -> None:
        """Type the code off a slip."""
        text = "".join(page.extract_text() for page in PdfReader(self.slips / f"{seat}.pdf").pages)
        self.write(CODE.findall(text)[-1].replace("-", "").lower())

    def step(self, kind: type[P]) -> P:
        """Find the step of the chair's desk that is on show."""
        self.back()
        panel = self.on(ChairPage).panel
        assert isinstance(panel, kind)
        return panel

    def office(self, kind: type[S]) -> S:
        """Find the step of the office that is on show, once files were looked at."""
        for _ in range(3):
            self.settle()
        panel = self.on(SecretaryPage).panel
        assert isinstance(panel, kind)
        return panel

    def attest(self, *seats: str, reason: str = "") -> None:
        """Fill in the dialog of an act and press Enter."""
        self.dialog()
        if reason:
            self.write(reason)
            self.press(TAB)
        for seat in seats:
            self.code(seat)
            self.press(ENTER if seat == seats[-1] else TAB)
        self.back()

    def unlock(self, seat: str) -> None:
        """From the code that is read aloud to the PIN."""
        self.on(FingerprintPage)
        self.press(ENTER)
        self.on(SeatPage)
        self.write(seat)
        self.press(ENTER)
        self.on(SlipPage)
        self.code(seat)
        self.press(ENTER)
        self.on(RevealMarkPage)
        self.press(ENTER)
        self.on(PinPage)
        self.write(PIN * 2)
        self.press(ENTER)


def prepared(folder: Path) -> tuple[Path, Path]:
    """What the office has before it begins: a register, and a folder of dossiers for each entry."""
    dossiers = folder / "材料"
    rows = [{"编号": one, "类别": "优秀成果奖", "申报单位": f"单位{one}"} for one in ENTRIES]
    for one in ENTRIES:
        (dossiers / one).mkdir(parents=True)
        (dossiers / one / "推荐书.pdf").write_bytes(pdf_samples.good())
    return register(folder / "名册.xlsx", rows), dossiers


def seal(person: Everybody, folder: Path) -> None:
    """From the start page to the sealed package, opened where it lies."""
    table, dossiers = prepared(folder)
    person.slips = folder / "stick"
    person.slips.mkdir()
    person.on(StartPage)
    person.click_on("新建评审会…")
    person.on(BeginningPage)
    person.click_on("共用一台，轮流使用")
    person.click_on("与组长一同推选的评委")
    person.click_on("开始筹备")
    person.on(SecretaryPage)
    person.click_on("下一步")
    names = person.office(RegisterPanel)
    person.choose_file(names.choose, table)
    person.click(names.look.go_on)
    person.click(names.changes.take)
    person.click_on("下一步")
    files = person.office(DossiersPanel)
    person.choose_file(files.empty_button, dossiers)
    person.click(files.head.check_button)
    person.wait(lambda: not files.head.check_button.isEnabled())
    person.office(DossiersPanel)
    person.click_on("下一步")
    person.office(EligibilityPanel)
    person.click_on("下一步")
    person.office(CommitteePanel)
    for number in range(1, len(JUDGES) + 1):
        person.click_on("添加评审席…")
        person.dialog()
        person.write(f"Judge {number}")
        person.press(ENTER)
        person.back()
    person.click_on("下一步")
    assert not any(todo.red for todo in person.office(TodoPanel).shown)
    person.click_on("下一步")
    sealing = person.office(SealPanel)
    person.choose_file(sealing.before.slips.choose, person.slips)
    person.click(sealing.before.seal_button)
    person.click_on("冻结并密封")
    person.wait(sealing.after.isVisible)
    person.click(sealing.after.slips)
    person.on(PaperPreview)
    person.click_on("关闭")
    person.on(SecretaryPage)
    person.click_on("在本机打开材料包")


def judge(person: Everybody, seat: str) -> None:
    """One judge: in, no relation to anybody, twelve entries, cast to the desk here, and up again."""
    person.unlock(seat)
    pledge = person.on(PledgePage)
    person.click(pledge.agree)
    for kind in (PledgePage, DeclarationPage, ConfirmPage):
        person.on(kind)
        person.press(ENTER)
    for originality, effect, presentation in MARKS:
        person.at_desk()
        for points in (originality, str(effect + JUDGES.index(seat)), presentation, "0"):
            person.write(points)
            person.press(ENTER)
        person.ctrl(ENTER)
    person.settle()
    person.click_on("自查与封存提交…")
    check = person.on(CheckPage)
    person.wait(lambda: bool(check.cards))
    for tick in check.cards[0].ticks:
        person.click(tick)
    person.click(check.cards[0].cast_button)
    person.click_on("封存提交")
    receipt = person.on(ReceiptPage)
    person.click_on("本机的收取席")
    person.wait(lambda: receipt.delivery.told.property("kind") == "good")
    person.click_on("完成，继续")
    person.on(CheckPage)
    person.click_on("换人")
    person.on(StartPage)
    person.click_on("batch.rdbatch")
