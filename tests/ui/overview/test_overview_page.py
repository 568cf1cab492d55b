from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.desk.reviewer.casting import cast
from reviewdesk.desk.reviewer.declaring import recuse
from reviewdesk.desk.reviewer.overview import overview
from reviewdesk.desk.reviewer.seating import Seating
from reviewdesk.domain.own_ranking import spread
from reviewdesk.ui import theme
from reviewdesk.ui.overview.model import APPLICANT, MARKS, NOTES, PLACE, TOTAL, RankingModel
from reviewdesk.ui.overview.page import OverviewPage
from reviewdesk.ui.overview.painting import filled, places
from reviewdesk.ui.overview.presenter import OverviewPresenter
from reviewdesk.ui.overview.remarks import remarks
from reviewdesk.ui.overview.spread_chart import Cut, SpreadChart, across, bars
from reviewdesk.ui.tasks import Tasks
from seated import GREEN, MAIN, TIED

Enter = Callable[[str], None]
Show = Callable[[], tuple[OverviewPage, OverviewPresenter]]
FIELD = QRectF(10, 20, 100, 60)


def words(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def column(model: RankingModel, number: int) -> list[str]:
    return [model.index(row, number).data() for row in range(model.rowCount())]


@pytest.fixture
def show(qtbot: QtBot, tasks: Tasks, seating: Seating) -> Show:
    def made() -> tuple[OverviewPage, OverviewPresenter]:
        page = OverviewPage()
        qtbot.addWidget(page)
        page.resize(1366, 692)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        presenter = OverviewPresenter(page, tasks, seating)
        qtbot.waitUntil(lambda: page.table.ranking.rowCount() > 0)
        page.table.setFocus()
        return page, presenter

    return made


def test_the_ranking_is_one_of_own_totals(show: Show, enter: Enter, seating: Seating) -> None:
    enter(TIED + GREEN)
    recuse(seating.table, "A3", "其他")
    page, _ = show()
    model = page.table.ranking
    assert column(model, PLACE) == ["1", "1", ""]
    assert column(model, APPLICANT) == ["单位p1  A1", "单位p2  A2", "单位p3  A3"]
    assert column(model, TOTAL) == ["68", "68", ""]
    assert column(model, MARKS)[0] == "路径 41、队伍 20、指数 7"
    assert "线上同分" in column(model, NOTES)[0]
    assert "列入线" in column(model, NOTES)[0]
    assert "回避" in column(model, NOTES)[2]


def test_enter_on_a_row_goes_to_the_application(qtbot: QtBot, show: Show, enter: Enter) -> None:
    enter(MAIN)
    page, presenter = show()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(presenter.wanted) as told:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert told.args == ["A2"]


def test_a_click_on_a_row_goes_there_once(qtbot: QtBot, show: Show, enter: Enter) -> None:
    enter(MAIN)
    page, presenter = show()
    told: list[str] = []
    presenter.wanted.connect(told.append)
    middle = page.table.visualRect(page.table.ranking.index(2, TOTAL)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert told == ["A3"]


def test_a_recused_row_leads_nowhere(qtbot: QtBot, show: Show, seating: Seating) -> None:
    recuse(seating.table, "A3", "其他")
    page, presenter = show()
    page.table.selectRow(2)
    with qtbot.assertNotEmitted(presenter.wanted):
        qtbot.keyClick(page.table, Qt.Key.Key_Return)


def test_tracks_are_turned_by_key_and_by_button(qtbot: QtBot, show: Show, enter: Enter) -> None:
    enter(GREEN)
    page, _ = show()
    assert page.group.button(0).text() == "综合  第 1 轮  0/3"
    qtbot.keyClick(page.table, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.group.checkedId() == 1
    assert column(page.table.ranking, TOTAL) == ["60", "50"]
    page.group.button(0).click()
    assert column(page.table.ranking, TOTAL) == ["", "", ""]
    assert page.status().progress == "已评 0 / 3"


def test_a_round_that_is_cast_stays_to_be_looked_at(show: Show, enter: Enter, seating: Seating) -> None:
    enter(MAIN)
    cast(seating.table, "main")
    page, _ = show()
    assert page.group.button(0).text() == "综合  第 1 轮  已封存提交"
    assert column(page.table.ranking, TOTAL) == ["68.5", "66", "64"]
    assert "缺项" not in words(page.side)
    page.show_track(1)
    assert column(page.table.ranking, NOTES) == ["未评", "未评", "未评"]


def test_gaps_lead_to_their_applications(qtbot: QtBot, show: Show, enter: Enter) -> None:
    enter("A2,plan,40\n")
    page, presenter = show()
    said = words(page.side)
    assert "A2 单位p2：队伍" in said
    assert "尚未评分：2 家" in said
    assert "总分分布显示在这里" in said
    with qtbot.waitSignal(presenter.wanted) as told:
        qtbot.keyClick(page.side.goes[0], Qt.Key.Key_Return)
    assert told.args == ["A2"]


def test_equal_points_and_ties_are_named(show: Show, enter: Enter, seating: Seating) -> None:
    enter("A1,plan,41\nA1,team,20\nA2,plan,41\nA2,team,20\nA3,plan,30\nA3,team,20\n")
    page, _ = show()
    said = words(page.side)
    assert "第 1 名：A1 单位p1、A2 单位p2" in said
    assert "各家分值相同：队伍" in said
    enter("A3,plan,41\n")
    assert remarks(overview(seating.table).tracks[0])[-1].text == "各申报项目的分值完全相同。"


def test_the_way_on_and_the_way_back(qtbot: QtBot, show: Show) -> None:
    page, presenter = show()
    with qtbot.waitSignal(presenter.back):
        qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    action = page.heading().primary
    assert action is not None
    with qtbot.waitSignal(presenter.checking):
        action.trigger()


def test_bars_are_as_high_as_their_counts_and_fill_the_field() -> None:
    found = spread([Fraction(n) for n in (60, 60, 61, 70)])
    assert found is not None
    drawn = bars(found, FIELD)
    assert [round(bar.height() / FIELD.height() * max(found.counts)) for bar in drawn] == list(found.counts)
    assert drawn[0].left() == FIELD.left()
    assert drawn[-1].right() == pytest.approx(FIELD.right())
    assert {bar.bottom() for bar in drawn} == {FIELD.bottom()}
    assert across(found, FIELD, found.start) == FIELD.left()


def test_a_share_fills_its_part_of_a_bar_from_below_or_above() -> None:
    (place,) = places(FIELD, 1)
    half = filled(place, Fraction(1, 2))
    assert (half.height(), half.bottom()) == (place.height() / 2, place.bottom())
    assert filled(place, Fraction(1, 2), from_above=True).top() == place.top()


@pytest.mark.parametrize("dark", [False, True])
def test_the_distribution_is_painted_in_the_colours_in_force(
    qtbot: QtBot, qapp: QApplication, dark: bool
) -> None:
    theme.apply(qapp, dark=dark)
    chart = SpreadChart()
    qtbot.addWidget(chart)
    chart.resize(320, 180)
    chart.show_spread(spread([Fraction(60), Fraction(61)]), (Cut("列入", Fraction(61)),))
    image = chart.grab().toImage()
    assert colours(image) >= {theme.tokens().accent.lower(), theme.tokens().warn.lower()}
    assert "60" in chart.accessibleDescription()
    chart.show_spread(None, ())
    assert chart.isHidden()


def colours(image: QImage) -> set[str]:
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


def test_ten_thousand_rows_are_shown_without_delay(
    qtbot: QtBot, show: Show, enter: Enter, seating: Seating
) -> None:
    enter(MAIN)
    page, _ = show()
    found = overview(seating.table)
    main = found.tracks[0]
    many = replace(main, ranking=replace(main.ranking, rows=main.ranking.rows * 3334))
    page.show_overview(replace(found, tracks=(many,)))
    assert page.table.ranking.rowCount() == 10_002
    page.table.scrollToBottom()
    page.grab()
