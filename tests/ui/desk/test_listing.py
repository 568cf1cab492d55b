from fractions import Fraction

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from reviewdesk.desk.reviewer.sheets import Row
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.domain.own_ranking import RowState
from reviewdesk.ui.desk.initials import learn
from reviewdesk.ui.desk.list_panel import ListPanel
from reviewdesk.ui.desk.listing import ListModel
from reviewdesk.ui.desk.row_words import spoken
from reviewdesk.ui.speech import set_language

MAIN, GREEN, ALL = TrackId("main"), TrackId("green"), TrackId("")


def row(number: int, name: str, state: RowState = "unscored", total: str = "", track: str = "main") -> Row:
    return Row(
        application=ApplicationId(f"ZH-{number:02}"),
        track=TrackId(track),
        applicant=name,
        county=name,
        position=number,
        state=state,
        entered=2 if state == "partial" else 0,
        needed=6,
        total=total,
        value=Fraction(total) if total else None,
    )


ROWS = (
    row(1, "云溪县", "scored", "86.5"),
    row(2, "重庆市", "partial"),
    row(3, "长兴县", "scored", "100"),
    row(4, "安陵县", "recused"),
    row(5, "Ningbo", track="green"),
)


@pytest.fixture
def model() -> ListModel:
    return ListModel(ROWS)


def names(model: ListModel) -> list[str]:
    return [row.applicant for row in model.shown]


def test_it_finds_by_text_number_and_every_reading_of_an_initial(model: ListModel) -> None:
    model.narrow(ALL, "zh-03")
    assert names(model) == ["长兴县"]
    model.narrow(ALL, "cq")
    assert names(model) == []
    model.learn(learn([one.applicant for one in ROWS]))
    assert names(model) == ["重庆市"]
    for needle in ("cxx", "ZXX"):
        model.narrow(ALL, needle)
        assert names(model) == ["长兴县"]
    model.narrow(ALL, "ning")
    assert names(model) == ["Ningbo"]
    model.narrow(ALL, "(")
    assert names(model) == []


def test_it_sorts_by_dictionary_total_and_state(model: ListModel) -> None:
    model.narrow(MAIN, "")
    model.arrange_by("name")
    assert names(model)[0] == "安陵县"
    assert names(model).index("云溪县") > names(model).index("重庆市")
    model.arrange_by("total")
    assert names(model) == ["长兴县", "云溪县", "重庆市", "安陵县"]
    model.arrange_by("state")
    assert names(model) == ["重庆市", "云溪县", "长兴县", "安陵县"]
    model.arrange_by("list")
    assert names(model) == ["云溪县", "重庆市", "长兴县", "安陵县"]


def test_a_row_that_changes_stays_where_it_is(model: ListModel, qtbot: QtBot) -> None:
    model.arrange_by("total")
    with qtbot.waitSignal(model.dataChanged) as told:
        model.replace(row(3, "长兴县", "scored", "1"))
    assert told.args is not None
    assert told.args[0].row() == 0
    assert names(model)[0] == "长兴县"
    model.narrow(GREEN, "")
    with qtbot.assertNotEmitted(model.dataChanged):
        model.replace(row(3, "长兴县", "scored", "2"))


def test_the_counts_follow_the_track_and_leave_recused_ones_out(qtbot: QtBot) -> None:
    panel = ListPanel(ROWS, {MAIN: "综合", GREEN: "绿色"})
    qtbot.addWidget(panel)
    assert [chip.text() for chip in panel._chips.buttons()] == ["全部 2/4", "综合 2/3", "绿色 0/1"]
    panel.show_track(GREEN)
    assert names(panel.model) == ["Ningbo"]
    panel.show_row(row(5, "Ningbo", "scored", "3", track="green"))
    assert panel._chips.buttons()[2].text() == "绿色 1/1"


def test_a_search_without_a_find_says_so(qtbot: QtBot) -> None:
    panel = ListPanel(ROWS, {MAIN: "综合", GREEN: "绿色"})
    qtbot.addWidget(panel)
    panel.search.setText("nowhere")
    said = [one.text() for one in panel.findChildren(QLabel) if not one.isHidden()]
    assert "没有符合的申报项目。" in said
    panel.search.clear()
    assert panel._none.isHidden()


def test_the_next_unscored_goes_round_and_then_beyond_the_search(qtbot: QtBot) -> None:
    panel = ListPanel(ROWS, {MAIN: "综合", GREEN: "绿色"})
    qtbot.addWidget(panel)
    panel.open(ApplicationId("ZH-03"))
    assert panel.next_unscored() == "ZH-05"
    panel.open(ApplicationId("ZH-05"))
    assert panel.next_unscored() == "ZH-02"
    panel.search.setText("云溪")
    assert panel.next_unscored() == "ZH-02"


def test_a_screen_reader_hears_state_and_total() -> None:
    set_language("en")
    assert spoken(ROWS[0]) == "云溪县, ZH-01, scored, 86.5"
    assert spoken(ROWS[1]) == "重庆市, ZH-02, 2/6 marked"
    assert spoken(ROWS[3]) == "安陵县, ZH-04, Recused"
