import pytest
from PySide6.QtCore import Qt

from desk_round import Round
from opening_way import DIGITS, ENTER, ESC, Way
from reviewdesk.desk.machine import seats_here, workspace_folder
from reviewdesk.desk.reviewer.arriving import arrive
from reviewdesk.desk.reviewer.declaring import declare
from reviewdesk.desk.reviewer.outside import outside
from reviewdesk.domain.names import ApplicationId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store import dossiers
from reviewdesk.ui.opening.confirm import ConfirmPage
from reviewdesk.ui.opening.declaration import DeclarationPage
from reviewdesk.ui.opening.fingerprint import FingerprintPage, StoppedPage
from reviewdesk.ui.opening.pin import PinPage
from reviewdesk.ui.opening.pledge import PledgePage
from reviewdesk.ui.opening.reveal_mark import RevealMarkPage
from reviewdesk.ui.opening.seat import SeatPage
from reviewdesk.ui.opening.slip import SlipPage
from reviewdesk.ui.speech import set_language

DOWN, TAB = Qt.Key.Key_Down, Qt.Key.Key_Tab


def test_a_reviewer_gets_from_the_file_to_the_dossiers_by_keys_alone(way: Way, held: Round) -> None:
    way.to_declaration(held.batch, "r1", held.code("r1").lower())
    way.press(ENTER)
    way.on(ConfirmPage)
    way.press(ENTER)
    assert way.end() == "declared"
    table = way.arrivals[0].reviewing.table
    assert table.pledged
    assert table.recused() == frozenset()
    assert dossiers.kept(table.workspace).keys() == {"A1", "A2", "A3", "G1", "G2"}
    assert way.pins[0].matches(DIGITS)


def test_recusing_by_digits_closes_every_dossier_of_that_applicant(way: Way, held: Round) -> None:
    page = way.to_declaration(held.batch, "r2", held.code("r2"))
    way.press(DOWN)
    way.type("2")
    assert "G1" in page.panel.also.text()
    assert "2" in page.primary.text()
    page.panel.words.setFocus()
    way.paste("曾任顾问")
    way.press(ENTER)
    confirm = way.on(ConfirmPage)
    assert "2" in confirm.title.text()
    way.press(ENTER)
    assert way.end() == "declared"
    table = way.arrivals[0].reviewing.table
    assert table.recused() == {"A2", "A3", "G1"}
    assert dossiers.kept(table.workspace).keys() == {"A1", "G2"}


def test_going_back_keeps_what_was_chosen(way: Way, held: Round) -> None:
    way.to_declaration(held.batch, "r1", held.code("r1"))
    way.type("1")
    way.press(DOWN)
    way.type("1")
    way.type("0")
    way.press(ENTER)
    way.on(ConfirmPage)
    way.press(ESC)
    page = way.on(DeclarationPage)
    assert [row.candidate.application for row in page.rows if row.reason] == ["A1"]
    way.press(ESC)
    way.on(PledgePage)
    way.press(ESC)
    way.on(PinPage)
    way.press(ESC)
    way.on(RevealMarkPage)
    assert not way.arrivals[0].reviewing.table.pledged


def test_back_leads_from_the_slip_to_the_start(way: Way, held: Round) -> None:
    way.to_slip(held.batch, "r1")
    way.press(ESC)
    way.on(SeatPage)
    way.press(ESC)
    way.on(FingerprintPage)
    way.press(ESC)
    assert way.end() == "left"


def test_a_fingerprint_that_does_not_agree_stops_the_opening(way: Way, held: Round) -> None:
    way.flow.begin([held.batch])
    page = way.on(FingerprintPage)
    page.stop.setFocus()
    way.press(ENTER)
    way.on(StoppedPage)
    way.press(ESC)
    way.on(FingerprintPage).stop.setFocus()
    way.press(ENTER)
    way.on(StoppedPage)
    way.press(ENTER)
    assert way.end() == "left"
    assert seats_here() == ()


def test_a_mark_that_does_not_agree_stops_before_anything_is_declared(way: Way, held: Round) -> None:
    way.to_slip(held.batch, "r1")
    way.type(held.code("r1"))
    way.press(ENTER)
    way.on(RevealMarkPage).stop.setFocus()
    way.press(ENTER)
    way.on(StoppedPage)
    way.press(ENTER)
    assert way.end() == "left"
    assert not way.arrivals[0].reviewing.table.pledged


def test_a_scan_on_the_page_of_seats_chooses_the_seat_and_unlocks_it(way: Way, held: Round) -> None:
    found = outside([held.batch])
    way.to_seat(held.batch)
    way.type(f"RD1 {found.session_mark} r2 {held.code('r2')}")
    way.on(RevealMarkPage)
    assert way.arrivals[0].seat == "r2"


@pytest.mark.parametrize(
    ("scan", "words"),
    [
        ("RD1 0000-0000 r2 {code}", "标识"),
        ("RD1 {mark} secretary {chair}", "不评分"),
        ("RD1 {mark} r2", "二维码"),
    ],
)
def test_a_scan_of_another_slip_is_named(way: Way, held: Round, scan: str, words: str) -> None:
    mark = outside([held.batch]).session_mark
    way.to_seat(held.batch)
    way.paste(scan.format(mark=mark, code=held.code("r2"), chair=held.code("chair")))
    way.press(ENTER)
    way.refused(words)


def test_a_seat_nobody_has_is_said_at_the_entry(way: Way, held: Round) -> None:
    way.to_seat(held.batch)
    way.type("r9")
    way.press(ENTER)
    way.refused("r9")
    way.press(Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    way.press(DOWN, ENTER)
    assert "r2" in way.on(SlipPage).entry.accessibleName()


def test_a_wrong_code_is_told_and_can_be_put_right_at_once(way: Way, held: Round) -> None:
    way.to_slip(held.batch, "r1")
    page = way.on(SlipPage)
    for code, words in ((held.code("r2"), "其他评审席"), ("7" * 16, "标识"), ("7" * 15, "15")):
        way.type(code)
        way.press(ENTER)
        way.refused(words)
        assert page.entry.hasFocus()
        assert page.entry.hasSelectedText()
    way.type(held.code("r1"))
    assert not page.refusal.isVisible()
    way.press(ENTER)
    way.on(RevealMarkPage)


def test_a_code_falls_into_groups_however_it_is_typed(way: Way, held: Round) -> None:
    way.to_slip(held.batch, "r1")
    entry = way.on(SlipPage).entry
    way.type("abco lx")
    assert entry.text() == "ABC0-1X"
    way.press(Qt.Key.Key_Home)
    way.type("9")
    assert (entry.text(), entry.cursorPosition()) == ("9ABC-01X", 1)
    way.press(Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    assert entry.text() == "9ABC-0"
    entry.selectAll()
    way.paste("ｑｑｑｑ　1111")
    assert entry.text() == "QQQQ-1111"
    way.type("u")
    way.refused("U")


def test_two_pins_that_differ_are_typed_again(way: Way, held: Round) -> None:
    way.to_pin(held.batch, "r1", held.code("r1"))
    way.type("246813246814")
    way.press(ENTER)
    way.refused("不一致")
    way.type("12345")
    way.press(TAB)
    way.type("12345")
    way.press(ENTER)
    way.refused("六位")
    way.type(DIGITS * 2)
    way.press(ENTER)
    way.on(PledgePage)


def test_a_desk_that_is_there_asks_for_the_slip_and_goes_on_where_it_was(way: Way, held: Round) -> None:
    folder = workspace_folder(outside([held.batch]).review_session, "r1")
    arrived = arrive(folder, [held.batch], "r1", held.code("r1"))
    declare(arrived.reviewing.table, [held.batch], None, pledged=True)
    arrived.seating.close()
    way.flow.resume(seats_here()[0])
    way.on(SlipPage)
    way.type(held.code("r1"))
    way.press(ENTER)
    way.on(PinPage)
    way.type(DIGITS * 2)
    way.press(ENTER)
    assert way.end() == "declared"


def test_a_desk_left_before_the_pledge_goes_on_with_the_marks(way: Way, held: Round) -> None:
    folder = workspace_folder(outside([held.batch]).review_session, "r1")
    arrive(folder, [held.batch], "r1", held.code("r1")).seating.close()
    way.flow.resume(seats_here()[0])
    way.on(SlipPage)
    way.press(ESC)
    assert way.end() == "left"
    way.flow.resume(seats_here()[0])
    way.on(SlipPage)
    way.type(held.code("r1"))
    way.press(ENTER)
    way.on(RevealMarkPage)


def test_another_language_shows_the_same_step_with_what_was_chosen(way: Way, held: Round) -> None:
    page = way.to_declaration(held.batch, "r1", held.code("r1"))
    way.type("1")
    chinese = page.primary.text()
    set_language("en")
    way.flow.show_again()
    again = way.on(DeclarationPage)
    assert again is not page
    assert again.primary.text() != chinese
    assert [row.candidate.application for row in again.rows if row.reason] == ["A1"]


def test_a_file_that_is_no_package_is_refused_in_the_one_place(way: Way, held: Round) -> None:
    way.flow.begin([held.supplement])
    way.qtbot.waitUntil(lambda: bool(way.failures))
    failure = way.failures.pop()
    assert isinstance(failure, ReviewDeskError)
    assert failure.code == "lineage-no-batch"
    assert way.end() == "left"


def test_a_supplement_that_comes_later_finds_its_package_and_its_seat(way: Way, held: Round) -> None:
    folder = workspace_folder(outside([held.batch]).review_session, "r1")
    arrived = arrive(folder, [held.batch], "r1", held.code("r1"))
    declare(arrived.reviewing.table, [held.batch], None, pledged=True)
    arrived.seating.close()
    way.to_slip(held.supplement, "r1")
    way.type(held.code("r1"))
    way.press(ENTER)
    way.on(PinPage)
    way.type(DIGITS * 2)
    way.press(ENTER)
    assert way.end() == "declared"
    table = way.arrivals[0].reviewing.table
    assert table.lineage.sequence == 2
    assert len(dossiers.kept(table.workspace)[ApplicationId("A1")].documents) == 2
