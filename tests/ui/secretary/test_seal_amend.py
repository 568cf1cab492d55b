"""A supplement as it is filled in: late document, withdrawal and seat, each only where it is named."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

import sitting
from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.supplementing import LateDocument
from reviewdesk.domain.names import ApplicationId
from reviewdesk.ui.secretary.seal_amend import SealAmend

CODE = "0123-4567-89AB-CDEF"


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[SealAmend]:
    made = SealAmend()
    qtbot.addWidget(made)
    text = sitting.PLAN_TEXT.format(witness="supervisor")
    made.show_office(Office(folder=Path(), plan_text=text, applications=sitting.APPLICATIONS), amended=False)
    made.show()
    yield made


def choose(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(box.findData(value))


def test_what_is_left_blank_is_not_amended(form: SealAmend) -> None:
    form.code.setText(CODE)
    asked = form.amendment()
    assert (asked.slip, asked.own_plan, asked.plan) == (CODE, False, None)
    assert (asked.documents, asked.withdraw, asked.seats, asked.slips) == ((), (), (), None)
    assert not form.own.isEnabled()
    assert not form.late.isEnabled()


def test_everything_at_once(form: SealAmend, qtbot: QtBot) -> None:
    choose(form.late_to, "B1")
    form.late.propose(Path("late.pdf"))
    choose(form.withdraw, "A2")
    qtbot.keyClicks(form.seat, "r9")
    qtbot.keyClicks(form.person, "N. N.")
    form.slips.propose(Path("slips"))
    form.code.setText(CODE)
    with qtbot.waitSignal(form.amended) as caught:
        form.seal_button.click()
    (asked,) = caught.args
    late = LateDocument(application=ApplicationId("B1"), document="plan", file=Path("late.pdf"))
    assert (asked.documents, asked.withdraw, asked.slips) == ((late,), ("A2",), Path("slips"))
    (seat,) = asked.seats
    assert (seat.id, seat.role, seat.name, seat.tracks) == ("r9", "reviewer", "N. N.", ("t", "u"))
    choose(form.role, "witness")
    assert form.amendment().seats[0].tracks == ()


def test_without_a_code_nothing_is_asked_for(form: SealAmend, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.amended):
        form.seal_button.click()
    assert form.refusal.text()
    form.code.setFocus()
    qtbot.keyClicks(form.code, "01ul")
    assert "U" in form.refusal.text()


def test_the_edited_plan_is_offered_where_there_is_one(form: SealAmend) -> None:
    text = sitting.PLAN_TEXT.format(witness="supervisor")
    form.show_office(Office(folder=Path(), plan_text=text), amended=True)
    form.plan.propose(Path("other.toml"))
    assert form.amendment().own_plan
    assert form.amendment().plan is None
