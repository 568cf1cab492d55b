"""The award profile on one laptop, from the register to the signed ranking, by a person who clicks."""

import json
import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import TypeVar

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

import pdf_samples
from clicking import Clicker
from offices import register
from reviewdesk.app import Program
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.desk.secretary.inspection import inspect
from reviewdesk.ui.casting.check_page import CheckPage
from reviewdesk.ui.casting.receipt_page import ReceiptPage
from reviewdesk.ui.chair.close.panel import ClosePanel
from reviewdesk.ui.chair.collect.panel import CollectPanel
from reviewdesk.ui.chair.ending.audit_panel import AuditPanel
from reviewdesk.ui.chair.ending.publish_panel import PublishPanel
from reviewdesk.ui.chair.ending.sign_panel import SignPanel
from reviewdesk.ui.chair.opening.panel import CHAIR, PLAN, PLEDGE, OpeningPanel
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.chair.ranking.panel import RankingPanel
from reviewdesk.ui.chair.reveal.panel import RevealPanel
from reviewdesk.ui.chair.settling.panel import SettlePanel
from reviewdesk.ui.chair.settling.tie_form import TieForm
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

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
A_CLICK, A_KEY, MINUTES = 1.0, 0.4, 15
"""Seconds of a slow person's hands. Nobody's reading, and no deliberation, is counted."""
JUDGES = ("r1", "r2", "r3", "r4", "r5")
MARKS = (
    ("33", 35, "20"), ("32", 32, "20"), ("32", 32, "20"), ("31", 31, "16"), ("30", 29, "16"),
    ("30", 27, "16"), ("29", 26, "16"), ("28", 25, "16"), ("28", 24, "12"), ("27", 23, "12"),
    ("27", 21, "12"), ("26", 20, "12"),
)  # fmt: skip
"""Of twelve entries; each judge gives one point more for the second criterion than the one before."""
ENTRIES = tuple(f"A{n:02}" for n in range(1, len(MARKS) + 1))
TIED = ("A02", "A03")
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


def open_meeting(person: Everybody) -> None:
    """Names, pledge, chair and witness, the plan."""
    opening = person.step(OpeningPanel)
    person.click(opening.sign_in.everybody)
    person.click(opening.sign_in.record)
    for part in (PLEDGE, CHAIR, PLAN):
        person.click_on("下一步")
        assert opening.sections.place == part
        if part == PLEDGE:
            person.click(opening.pledge.read)
        elif part == CHAIR:
            for voter in range(len(JUDGES)):
                person.click_cell(opening.chairing.pad.named_view, voter, 0)
            person.click(opening.chairing.record)
            person.choose_in(opening.chairing.witness, 4)
            person.click(opening.chairing.record)
    person.click(opening.adopting.pad.on_paper)
    person.click_cell(opening.adopting.pad.counted_view, 0, 0)
    person.write("5")
    person.press(ENTER)
    person.wait(lambda: opening.adopting.pad.counted.counts == {"yes": 5})
    person.click(opening.adopting.record)
    person.attest("witness")
    person.click_on("下一步")


def count(person: Everybody) -> None:
    """Ballots in, closed, opened, ranked."""
    collecting = person.step(CollectPanel)
    person.click(collecting.inbox)
    person.dialog()
    person.press(ENTER)
    person.step(CollectPanel)
    person.click_on("下一步")
    person.click(person.step(ClosePanel).close_all)
    person.attest("witness")
    person.click_on("下一步")
    revealing = person.step(RevealPanel)
    person.click(revealing.open_button)
    person.attest("reveal", "witness")
    person.click(revealing.rank_button)
    person.attest("witness")
    assert revealing.ranking_button.hasFocus()
    person.press(ENTER)
    person.step(RankingPanel)
    person.click_on("下一步")


def settle(person: Everybody) -> None:
    """Two tied within a tier are put to the vote, then the result is frozen."""
    settling = person.step(SettlePanel)
    form = settling.form
    assert isinstance(form, TieForm)
    for voter, choice in enumerate((2, 2, 1, 2, 1)):
        person.click_cell(form.box.names, voter, choice)
    person.click(settling.count)
    person.click(settling.record)
    person.attest("witness", reason="tie")
    assert settling.list.hasFocus()
    person.click_on("下一步")
    audit = person.step(AuditPanel)
    person.click(audit.finalise)
    person.attest("witness")
    person.click_on("下一步")


def sign_and_publish(person: Everybody) -> Path:
    """Every judge signs at this machine; the folder is written and verified."""
    signing = person.step(SignPanel)
    for seat in JUDGES:
        person.click(signing.buttons["signed"])
        person.attest(seat)
    person.click_on("下一步")
    publishing = person.step(PublishPanel)
    folder = Path(publishing.folder.text())
    person.click(publishing.publish)
    person.wait(publishing.open.isVisible)
    return folder


def test_an_award_takes_less_than_fifteen_minutes_of_clicking(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    program.window.resize(1366, 768)
    person, begun = Everybody(qtbot, program), time.process_time()
    seal(person, tmp_path)
    for seat in JUDGES:
        judge(person, seat)
    person.unlock("chair")
    open_meeting(person)
    count(person)
    settle(person)
    published = sign_and_publish(person)
    waited = time.process_time() - begun
    minutes = person.minutes(a_click=A_CLICK, a_key=A_KEY) + waited / 60
    print(f"{person.clicked} clicks, {person.pressed} keys, {waited:.0f} s waited: {minutes:.1f} min")  # noqa: T201
    assert minutes < MINUTES
    assert person.strays.found == []
    assert signed_and_verified(published, tmp_path) == ["A01", "A03", "A02"]


def signed_and_verified(published: Path, folder: Path) -> list[str]:
    """Hold what was published against the package; return the first three in their order."""
    batch = next((folder / "Documents").rglob("batch.rdbatch"))
    verify(published / "archive.rdarchive", inspect(batch).fingerprint)
    if shutil.which("pdfsig"):
        told = subprocess.run(
            ["pdfsig", published / "ranking-award.pdf"], capture_output=True, text=True, check=False
        ).stdout
        assert told.count("Signature is Valid") == told.count("Signature #") > 0
    result = json.loads((published / "result.json").read_bytes())
    places = {row["application"]: row["place"] for row in result["tracks"][0]["ranking"]}
    return sorted(places, key=places.__getitem__)[:3]
