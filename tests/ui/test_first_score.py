"""Nobody waits to begin: in the sample, the first score is on disk soon after the package was opened."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from played import said
from reviewdesk.app import Program
from reviewdesk.desk.machine import seats_here
from reviewdesk.desk.reviewer.table import at_table
from reviewdesk.desk.reviewer.view import form_view
from reviewdesk.resources import resource
from window_way import Person, open_form

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
SECONDS, KEYS_A_SECOND = 90, 2


def sealed_sample(folder: Path) -> tuple[Path, str]:
    """Seal the bundled sample; return the package and the code on the slip of r1."""
    sample = resource("sample")
    given = {"plan": "plan.toml", "register": "register.xlsx", "dossiers": "dossiers"}
    given |= {"committee": "committee.toml", "conflicts": "conflicts.csv"}
    words = [word for name, file in given.items() for word in (f"--{name}", sample / file)]
    places = ("--slips", folder / "slips", "--slips-as-text", "--out", folder / "sealed")
    assert said("seal", *words, *places).exit_code == 0
    slip = (folder / "slips" / "r1.txt").read_text(encoding="utf-8").split()[-1]
    return folder / "sealed" / "batch.rdbatch", slip


def test_the_first_score_is_on_disk_within_ninety_seconds(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    batch, code = sealed_sample(tmp_path)
    person = Person(qtbot, program)
    begun = time.process_time()
    page = person.to_desk(batch, "r1", code)
    person.write("15")
    person.press(Qt.Key.Key_Return)
    person.settle()
    person.wait(lambda: page.status().saved != "")
    taken = time.process_time() - begun
    print(f"{taken:.1f} s and {person.pressed} keys to the first score")  # noqa: T201
    assert taken + person.pressed / KEYS_A_SECOND < SECONDS
    application, criterion = open_form(page).id, page.form.rows[0].criterion.id
    person.program.way.leave()
    person.settle()
    with at_table(seats_here()[0].folder, code) as table:
        assert form_view(table, application).draft.points == {criterion: "15"}
