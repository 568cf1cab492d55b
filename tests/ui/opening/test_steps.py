from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk_round import Round
from opening_way import ENTER, Way
from reviewdesk.desk.reviewer.declaration import Candidate, Declaration
from reviewdesk.desk.reviewer.outside import SeatLine
from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicantId, ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.values import RecusalRules
from reviewdesk.store import dossiers
from reviewdesk.ui import theme
from reviewdesk.ui.desk.initials import learn
from reviewdesk.ui.opening.applicants import ApplicantDelegate, ApplicantRow
from reviewdesk.ui.opening.confirm import ConfirmPage
from reviewdesk.ui.opening.declaration import DeclarationPage, DeclarationPresenter
from reviewdesk.ui.opening.dossiers import DossiersPage
from reviewdesk.ui.opening.pledge import PledgePage
from reviewdesk.ui.opening.seats import SeatModel, SeatRow
from reviewdesk.ui.tasks import Progress

PAGE_DOWN = Qt.Key.Key_PageDown


def declaration(scope: str = "application", count: int = 4) -> Declaration:
    """Applicants P0, P1 … by turns in two tracks; P0 applies in both."""
    tracks = {TrackId("main"): "综合", TrackId("green"): "绿色"}
    ids = [ApplicationId(f"A{n}") for n in range(count)]
    track = {id_: list(tracks)[n % 2] for n, id_ in enumerate(ids)}
    who = {id_: f"单位{max(0, n - 1)}" for n, id_ in enumerate(ids)}
    rules = RecusalRules("track" if scope == "track" else "application", ("近亲属", "其他"))
    return Declaration(
        title="小评审会",
        language="zh_CN",
        pledge="",
        pledged="",
        tracks=tracks,
        rows=tuple(
            Candidate(
                application=id_,
                track=track[id_],
                applicant=who[id_],
                place="",
                struck="近亲属" if n == 3 else "",
                withdrawn=False,
            )
            for n, id_ in enumerate(ids)
        ),
        reasons=rules.reasons,
        rules=rules,
        _applications=tuple(
            Application(id=id_, track=track[id_], applicant=who[id_], applicant_id=ApplicantId(who[id_]))
            for id_ in ids
        ),
    )


def rows(count: int = 4) -> list[ApplicantRow]:
    found = declaration(count=count)
    return [ApplicantRow(one, found.tracks[one.track]) for one in found.rows]


def marked(page: DeclarationPage) -> dict[str, str]:
    return {row.candidate.application: row.mark for row in page.rows if row.mark}


@pytest.fixture
def page(qtbot: QtBot) -> DeclarationPage:
    made = DeclarationPage(declaration(), seat="r1")
    DeclarationPresenter(made, declaration(), {})
    qtbot.addWidget(made)
    made.show()
    made.list.setFocus()
    return made


@pytest.mark.parametrize(
    ("typed", "place"), [("r10", 2), ("10", 2), ("1", 0), ("02", 1), ("R2", 1), ("x", -1), ("", -1)]
)
def test_a_seat_is_found_by_id_number_or_beginning(typed: str, place: int) -> None:
    seats = [SeatRow(SeatLine(SeatId(f"r{n}"), "reviewer", n), here=False) for n in (1, 2, 10)]
    assert SeatModel(seats).place_like(typed) == place


def test_a_known_conflict_is_struck_and_cannot_be_taken_back(page: DeclarationPage, qtbot: QtBot) -> None:
    for _ in range(3):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
    qtbot.keyClicks(page.list, "0")
    qtbot.keyClicks(page.list, "2")
    assert marked(page) == {"A3": "已知回避：近亲属"}


def test_the_track_goes_along_where_the_plan_says_so(qtbot: QtBot) -> None:
    found = declaration("track")
    page = DeclarationPage(found, seat="r1")
    qtbot.addWidget(page)
    DeclarationPresenter(page, found, {})
    page.panel.press(1)
    assert marked(page) == {
        "A0": "回避：近亲属",
        "A1": "一并回避",
        "A2": "一并回避",
        "A3": "已知回避：近亲属",
    }


def test_search_and_track_narrow_the_list_and_a_choice_stays_with_its_row(
    page: DeclarationPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    qtbot.keyClicks(page.search, "a2")
    assert page.list.model().rowCount() == 1
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.list.hasFocus()
    qtbot.keyClicks(page.list, "2")
    page.search.clear()
    page.tracks.setCurrentIndex(2)
    assert [page.list.model().index(n, 0).data(Qt.ItemDataRole.UserRole).candidate.track
            for n in range(page.list.model().rowCount())] == ["green", "green"]  # fmt: skip
    assert marked(page)["A2"] == "回避：其他"


def test_a_name_is_found_by_the_initials_of_its_pinyin(page: DeclarationPage) -> None:
    page.search.setText("dw")
    assert page.list.model().rowCount() == 0
    page.learn(learn(["单位"]))
    assert page.list.model().rowCount() == 4


def test_a_search_without_result_leaves_nothing_to_declare_about(page: DeclarationPage) -> None:
    page.search.setText("zzz")
    assert not page.panel.isEnabled()
    page.search.clear()
    assert page.panel.isEnabled()


def test_ten_thousand_applicants_are_narrowed_and_declared_about_at_once(qtbot: QtBot) -> None:
    found = declaration(count=10_000)
    page = DeclarationPage(found, seat="r1")
    qtbot.addWidget(page)
    DeclarationPresenter(page, found, {})
    page.show()
    page.search.setText("A999")
    assert page.list.model().rowCount() == 11
    page.panel.press(1)
    assert len(marked(page)) == 2


def test_rows_grow_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    small = ApplicantDelegate().sizeHint(None, QModelIndex()).height()  # type: ignore[arg-type]
    theme.apply(qapp, dark=True, percent=150)
    assert ApplicantDelegate().sizeHint(None, QModelIndex()).height() == 1.5 * small  # type: ignore[arg-type]


@pytest.fixture
def long_pledge(qtbot: QtBot) -> PledgePage:
    made = PledgePage("遵守评审纪律。\n" * 200, subject="", seat="r1")
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    qtbot.waitUntil(lambda: made.text.verticalScrollBar().maximum() > 0)
    return made


def test_a_long_pledge_must_be_read_to_its_end(long_pledge: PledgePage, qtbot: QtBot) -> None:
    page, bar = long_pledge, long_pledge.text.verticalScrollBar()
    qtbot.wait(20)
    assert not page.agree.isEnabled()
    assert page.first_focus() is page.text
    for _ in range(100):
        qtbot.keyClick(page.text, PAGE_DOWN)
        if bar.value() < bar.maximum():
            assert not page.agree.isEnabled()
    assert bar.value() == bar.maximum()
    assert page.agree.isEnabled()
    assert not page.primary.isEnabled()
    qtbot.keyClick(page.agree, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.agreed):
        qtbot.keyClick(page.agree, ENTER)


def to_dossiers(way: Way, files: Sequence[Path], code: str) -> DossiersPage:
    way.to_declaration(files[0], "r1", code)
    way.press(ENTER)
    way.on(ConfirmPage)
    way.press(ENTER)
    return way.on(DossiersPage)


def test_a_stopped_run_keeps_what_came_and_goes_on(way: Way, held: Round) -> None:
    stopped: list[Progress] = []

    def stop(progress: Progress) -> None:
        if not stopped and way.arrivals and way.arrivals[0].seating.table.pledged:
            stopped.append(progress)
            progress.cancel()

    way.tasks.began.connect(stop)
    page = to_dossiers(way, [held.batch], held.code("r1"))
    way.qtbot.waitUntil(page.primary.isVisible)
    assert way.ends == []
    way.press(ENTER)
    assert way.end() == "declared"
    assert len(dossiers.kept(way.arrivals[0].seating.table.workspace)) == 5


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
def test_a_package_that_was_carried_away_is_asked_for(way: Way, held: Round, tmp_path: Path) -> None:
    stick = tmp_path / "stick.rdbatch"
    stick.write_bytes(held.batch.read_bytes())
    way.to_declaration(stick, "r1", held.code("r1"))
    way.press(ENTER)
    way.on(ConfirmPage)
    stick.unlink()
    way.press(ENTER)
    page = way.on(DossiersPage)
    way.qtbot.waitUntil(page.primary.isVisible)
    assert "stick.rdbatch" in page.refusal.text()
    page.choose.setFocus()
    way.press(ENTER)
    way.answer(held.batch)
    assert way.end() == "declared"


def test_dossiers_in_a_supplement_that_was_not_named_are_said(qtbot: QtBot) -> None:
    page = DossiersPage(subject="", seat="r1")
    qtbot.addWidget(page)
    page.show()
    page.show_waiting([f"A{n}" for n in range(20)])
    assert "20" in page.said.text()
    assert "A11…" in page.said.text()
    assert page.choose.isVisible()
    with qtbot.waitSignal(page.entered):
        qtbot.keyClick(page.begin, ENTER)
