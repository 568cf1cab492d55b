from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from chair_session import SEATS, Session, session
from reviewdesk.desk.chair.settling import result_of
from reviewdesk.domain.decisions import PAPERS
from reviewdesk.ui.chair.settling.change_form import ChangeForm
from reviewdesk.ui.chair.settling.panel import SettlePanel
from reviewdesk.ui.chair.settling.tie_form import TieForm
from settling_way import Chair, Sit, choose, ranked
from window_way import words

TIED = {seat: {"A1": "70", "A2": "70", "A3": "70"} for seat in map(str, SEATS)}


@pytest.fixture(scope="module")
def held() -> Session:
    return session()


@pytest.fixture(scope="module")
def tied(held: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("tied")
    return ranked(held, base / "chair", base / "ballots", TIED)


def standings(chair: Chair) -> dict[str, str]:
    return {row.application: row.standing for row in result_of(chair.seating.room).track("t").ranking}


def test_three_tied_for_two_places_are_put_to_the_vote(sit: Sit, held: Session, tied: Path) -> None:
    chair = sit(held, tied)
    panel = chair.panel(SettlePanel)
    form = panel.form
    assert isinstance(form, TieForm)
    chair.press(Qt.Key.Key_Return)
    assert form.box.names.hasFocus()
    chair.mark(form.box.names, [(0, 1), (0, 2), (1, 1), (1, 3), (2, 1), (2, 2), (3, 1), (3, 2)])
    chair.ctrl(Qt.Key.Key_P)
    chair.wait(lambda: "评委r5" in panel.refusal.text())
    chair.mark(form.box.names, [(4, 4)])
    chair.ctrl(Qt.Key.Key_P)
    chair.wait(panel.record.isEnabled)
    assert panel.refusal.text() == ""
    assert "A1" in panel.outlook.count.text()
    chair.ctrl(Qt.Key.Key_R)
    chair.confirm("三项并列，两个名额", witness=held.code("chair"))
    assert not chair.is_free()
    chair.dialog().entries["witness"].clear()
    chair.confirm(witness=held.code("witness"))
    chair.wait(chair.is_free)
    assert standings(chair) == {"A1": "listed", "A2": "listed", "A3": "not_listed"}
    assert panel.list.count() > 3


@pytest.fixture(scope="module")
def plain(held: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reviewer 1 lies far below the others for A1; nobody is tied."""
    base = tmp_path_factory.mktemp("plain")
    return ranked(held, base / "chair", base / "ballots", {})


def settle(chair: Chair, key: str, **fields: str) -> ChangeForm:
    """Open a lawful change and fill in its fields."""
    panel = chair.panel(SettlePanel)
    panel.open_matter(key)
    form = panel.form
    assert isinstance(form, ChangeForm)
    for name, value in fields.items():
        choose(next(part for field, part in form.fields.parts.items() if field == name), value)
    return form


def recorded(chair: Chair, reason: str = "经核对") -> None:
    """Count, look at what moves, and record with the witness's code."""
    panel = chair.panel(SettlePanel)
    panel.count.click()
    chair.wait(panel.record.isEnabled)
    panel.record.click()
    chair.confirm(reason, witness=chair.held.code("witness"))
    chair.wait(chair.is_free)


def test_a_withdrawal_says_who_moves_up_before_it_is_recorded(sit: Sit, held: Session, plain: Path) -> None:
    chair = sit(held, plain)
    settle(chair, "change:withdraw", application="A1")
    panel = chair.panel(SettlePanel)
    panel.count.click()
    chair.wait(panel.record.isEnabled)
    assert "A3" in panel.outlook.moves.text()
    assert standings(chair)["A1"] == "listed"
    recorded(chair, "申报单位撤回")
    assert standings(chair) == {"A1": "withdrawn", "A2": "listed", "A3": "listed"}
    panel.open_matter("decided:1")
    assert "A3" in words(panel)


def test_a_transcription_shows_what_stands_there_and_takes_the_signed_value(
    sit: Sit, held: Session, plain: Path
) -> None:
    chair = sit(held, plain)
    form = settle(chair, "change:transcription", application="A3", seat="r3", criterion="c", value="90")
    assert "62" in form.fields.now.text()
    recorded(chair, "签字表为90")
    (record,) = result_of(chair.seating.room).decisions
    assert record.record["value"] == "90"
    assert [entry.attested for entry in chair.seating.room.entries if entry.kind == "correct"] == [
        ("chair", "witness")
    ]


def test_a_row_is_made_void_with_its_vote_in_one_act(sit: Sit, held: Session, plain: Path) -> None:
    chair = sit(held, plain)
    form = settle(chair, "change:void_row", application="A1", seat="r1")
    assert form.box is not None
    chair.say(form.box.names, "11121")
    recorded(chair, "未申报回避")
    kinds = [entry.kind for entry in chair.seating.room.entries if entry.kind in ("vote", "void")]
    assert kinds == ["vote", "void"]
    assert result_of(chair.seating.room).track("t").ranking[0].ballots == 4


def test_a_motion_that_is_not_carried_changes_nothing_but_is_on_record(
    sit: Sit, held: Session, plain: Path
) -> None:
    chair = sit(held, plain)
    form = settle(chair, "change:eligibility", application="A1", verdict="fail")
    assert form.box is not None
    chair.say(form.box.names, "12223")
    recorded(chair)
    assert [entry.kind for entry in chair.seating.room.entries if entry.kind in ("vote", "correct")] == [
        "vote"
    ]
    assert standings(chair)["A1"] == "listed"


def test_a_secret_vote_on_paper_is_typed_from_two_readings(sit: Sit, held: Session, plain: Path) -> None:
    chair = sit(held, plain)
    form = settle(chair, "change:objective", application="A3", objective="o", value="10")
    assert form.box is not None
    form.box.ways[1].click()
    model = form.box.counts.model()
    for row, number in enumerate((5, 5, 5, 4, 1, 0)):
        for column in (0, 1):
            assert model.setData(model.index(row, column), str(number + (row == 3 and column == 0)))
    panel = chair.panel(SettlePanel)
    panel.count.click()
    assert "两遍录入不一致" in panel.refusal.text()
    assert model.setData(model.index(3, 0), "4")
    assert not model.setData(model.index(3, 0), "x")
    recorded(chair)
    (record,) = result_of(chair.seating.room).decisions
    rounds = record.record["round"]
    assert isinstance(rounds, list | tuple)
    assert rounds[0] == {"counts": {"yes": 4, "no": 1, "abstain": 0}, **dict.fromkeys(PAPERS, 5)}


def test_another_application_asks_for_the_vote_anew(sit: Sit, held: Session, plain: Path) -> None:
    chair = sit(held, plain)
    form = settle(chair, "change:eligibility", application="A1", verdict="fail")
    assert form.box is not None
    chair.say(form.box.names, "11111")
    choose(form.fields.parts["application"], "A2")
    assert "尚未表决" in form.problem()


def test_only_the_lawful_changes_are_offered(sit: Sit, held: Session, plain: Path) -> None:
    chair = sit(held, plain)
    panel = chair.panel(SettlePanel)
    texts = [panel.list.item(line).text().strip() for line in range(panel.list.count())]
    assert texts == [
        "准许的更正（此外不得更改）", "录入差错", "客观值", "资格审查有误", "单项评分作废", "整个评审席作废",
        "撤回申报项目", "名额空缺", "采用哪一种结果",
    ]  # fmt: skip


def test_counts_are_typed_by_keyboard_alone(sit: Sit, held: Session, plain: Path) -> None:
    chair = sit(held, plain)
    form = settle(chair, "change:eligibility", application="A1", verdict="fail")
    assert form.box is not None
    form.box.ways[1].click()
    counts = form.box.counts
    chair.wait(counts.isVisible)
    chair.window.activateWindow()
    chair.wait(chair.window.isActiveWindow)
    counts.setFocus()
    chair.wait(counts.hasFocus)
    numbers = ("5", "5", "5", "2", "3", "0")
    for number in (*numbers, *numbers):
        chair.write(number)
        chair.press(Qt.Key.Key_Return)
        chair.wait(counts.hasFocus)
    model = form.box.counts.model()
    typed = [[model.index(r, c).data() for c in (0, 1)] for r in range(6)]
    assert typed == [[n, n] for n in numbers]
    recorded(chair, "纸质表决")
    (record,) = result_of(chair.seating.room).decisions
    assert record.record["present"] == ["r1", "r2", "r3", "r4", "r5"]
    assert standings(chair)["A1"] == "listed"
