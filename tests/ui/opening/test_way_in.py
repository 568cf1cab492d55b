from PySide6.QtCore import Qt

from desk_round import Round
from opening_way import Way
from reviewdesk.store import dossiers
from reviewdesk.ui.opening.confirm import ConfirmPage
from reviewdesk.ui.opening.declaration import DeclarationPage
from reviewdesk.ui.opening.fingerprint import FingerprintPage
from reviewdesk.ui.opening.pin import PinPage
from reviewdesk.ui.opening.pledge import PledgePage
from reviewdesk.ui.opening.reveal_mark import RevealMarkPage
from reviewdesk.ui.opening.seat import SeatPage
from reviewdesk.ui.opening.slip import SlipPage

ENTER = Qt.Key.Key_Return


def to_declaration(way: Way, held: Round, seat: str = "r1") -> None:
    way.flow.begin([held.batch])
    way.on(FingerprintPage)
    way.press(ENTER)
    way.on(SeatPage)
    way.type(seat)
    way.press(ENTER)
    way.on(SlipPage)
    way.type(held.code(seat).lower())
    way.press(ENTER)
    way.on(RevealMarkPage)
    way.press(ENTER)
    way.on(PinPage)
    way.type("246813246813")
    way.press(ENTER)
    page = way.on(PledgePage)
    assert isinstance(page, PledgePage)
    way.qtbot.waitUntil(page.agree.hasFocus)
    way.press(Qt.Key.Key_Space, ENTER)
    way.on(DeclarationPage)


def test_a_reviewer_gets_from_the_file_to_the_dossiers_by_keys_alone(way: Way, held: Round) -> None:
    to_declaration(way, held)
    way.press(ENTER)
    way.on(ConfirmPage)
    way.press(ENTER)
    assert way.end() == "declared"
    table = way.arrivals[0].seating.table
    assert table.pledged
    assert table.recused() == frozenset()
    assert dossiers.kept(table.workspace).keys() == {"A1", "A2", "A3", "G1", "G2"}
    assert way.pins[0].matches("246813")
