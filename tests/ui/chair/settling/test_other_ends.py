"""Other ends of a tie and of the ranking: dice, a second round, the plan's vote on candidates."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from chair_session import MARKS, PLAN, SEATS, Session, T, U, session
from reviewdesk.desk.chair.settlement import settlement
from reviewdesk.desk.chair.settling import result_of
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.ui.chair.settling.panel import SettlePanel
from reviewdesk.ui.chair.settling.stage_form import StageForm
from reviewdesk.ui.chair.settling.tie_form import TieForm
from sealed_session import applied, office, panel, seal
from settling_way import Chair, Sit, ranked, settled

TIED = {seat: {"A1": "70", "A2": "70", "A3": "70"} for seat in map(str, SEATS)}
PAIR = {seat: {"A1": "80", "A2": "70", "A3": "70"} for seat in map(str, SEATS)}
STAGE = '[[stage]]\nkind = "score"\n[[stage]]\nkind = "vote"\nsecrecy = "{secrecy}"\n[rules]'


def staged(secrecy: str) -> Session:
    """A session whose plan has a vote on the candidates after the scores."""
    text = PLAN.format(witness="none", handover="full", end_rule="share")
    plan = read_plan(text.replace("[rules]", STAGE.format(secrecy=secrecy)))
    applications = [applied(one, T if one.startswith("A") else U, f"p{one}", o="5") for one in MARKS]
    return seal(Session, plan, applications, (*office("none"), *panel((T, U), *SEATS, "spare1")))


def tie_form(chair: Chair) -> TieForm:
    form = chair.panel(SettlePanel).form
    assert isinstance(form, TieForm)
    return form


def counted(chair: Chair, done: Callable[[], bool]) -> None:
    chair.panel(SettlePanel).count.click()
    chair.wait(done)


def standings(chair: Chair, track: str = "t") -> dict[str, str]:
    return {row.application: row.standing for row in result_of(chair.seating.room).track(track).ranking}


def test_dice_are_typed_and_the_order_follows_only_from_the_record(sit: Sit, tmp_path: Path) -> None:
    held = session("none", "lot")
    chair = sit(held, ranked(held, tmp_path / "chair", tmp_path / "b", PAIR))
    form = tie_form(chair)
    assert form.dice is not None
    chair.press(Qt.Key.Key_Return)
    chair.write("12345")
    panel_ = chair.panel(SettlePanel)
    panel_.count.click()
    assert "十枚骰子" in panel_.refusal.text()
    form.dice.setFocus()
    chair.write("6 1234")
    panel_.count.click()
    assert standings(chair)["A2"] == "tied_at_line"
    chair.confirm()
    chair.wait(chair.is_free)
    listed = [name for name, standing in standings(chair).items() if standing == "listed"]
    assert len(listed) == 2
    assert chair.seating.room.entries[-1].kind == "lot"


def test_a_second_round_is_asked_for_among_those_still_tied(sit: Sit, tmp_path: Path) -> None:
    held = session()
    chair = sit(held, ranked(held, tmp_path / "chair", tmp_path / "b", TIED))
    form = tie_form(chair)
    first = form.box
    marked = [(0, 1), (0, 2), (1, 1), (1, 3), (2, 1), (2, 2), (3, 1), (3, 3), (4, 4)]
    chair.mark(first.names, marked)
    counted(chair, lambda: form.box is not first)
    assert not chair.panel(SettlePanel).record.isEnabled()
    assert not first.names.isEnabled()
    chair.mark(form.box.names, [(0, 2), (1, 2), (2, 2), (3, 1), (4, 3)])
    counted(chair, chair.panel(SettlePanel).record.isEnabled)
    chair.panel(SettlePanel).record.click()
    chair.confirm("两轮表决", witness=held.code("witness"))
    chair.wait(chair.is_free)
    assert standings(chair) == {"A1": "listed", "A2": "not_listed", "A3": "listed"}
    (record,) = result_of(chair.seating.room).decisions
    rounds = record.record["round"]
    assert isinstance(rounds, list | tuple)
    assert len(rounds) == 2


@pytest.mark.parametrize("secrecy", ["named", "secret"])
def test_the_plans_vote_on_the_candidates_is_taken(sit: Sit, tmp_path: Path, secrecy: str) -> None:
    held = staged(secrecy)
    open_desk(tmp_path / "chair", [held.batch], "chair", held.code("chair"))
    with held.room(tmp_path / "chair") as room:
        settled(held, room, tmp_path / "b", {})
    chair = sit(held, tmp_path / "chair")
    panel_ = chair.panel(SettlePanel)
    form = panel_.form
    assert isinstance(form, StageForm)
    if secrecy == "named":
        assert not form.box.on_paper
        form.box.names.setFocus()
        for seat in range(5):
            form.box.names.setCurrentIndex(form.box.names.model().index(seat, 1))
            chair.write("2ya")
    else:
        assert form.box.on_paper
        model = form.box.counts.model()
        for row, number in enumerate((5, 5, 5, 0, 5, 0, 5, 0, 0, 0, 0, 5)):
            for column in (0, 1):
                assert model.setData(model.index(row, column), str(number))
    counted(chair, panel_.record.isEnabled)
    assert "A2" in panel_.outlook.count.text()
    panel_.record.click()
    chair.confirm("候选项目表决")
    chair.wait(chair.is_free)
    assert standings(chair) == {"A1": "not_listed", "A2": "listed", "A3": "not_listed"}
    assert settlement(chair.seating.room).ranked[T]
    panel_.open_matter("stage:u")
    assert isinstance(panel_.form, StageForm)
