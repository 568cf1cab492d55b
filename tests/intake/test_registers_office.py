"""A register that LibreOffice saved anew says what it said before."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import libreoffice
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.errors import Problem
from reviewdesk.intake.register import read_register
from reviewdesk.resources import resource

PLAN = read_plan(resource("sample", "plan.toml").read_text(encoding="utf-8"))


@libreoffice.needed
@pytest.mark.parametrize("kind", ["xlsx", "xls", libreoffice.CSV])
def test_the_sample_saved_by_libreoffice_is_the_same_register(tmp_path: Path, kind: str) -> None:
    source = Path(shutil.copy(resource("sample", "register.xlsx"), tmp_path))
    wanted = read_register(source, PLAN)
    if kind == libreoffice.CSV:  # which has one sheet, and eligibility stands on the second
        wanted = tuple(replace(one, eligibility=()) for one in wanted)
    notes: list[Problem] = []
    assert read_register(libreoffice.saved_as(source, kind), PLAN, notes.append) == wanted
    assert notes == []
