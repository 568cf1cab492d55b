"""What offices really send is read right, or each bad cell is named."""

from dataclasses import replace
from pathlib import Path

import pytest

import bad_registers
from bad_registers import NAMED, RIGHT, TEXTS
from hostile_registers import HOSTILE
from register_changes import SAMPLE, rare
from reviewdesk.domain.application import Application
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.admission import register_findings
from reviewdesk.intake.register import read_register
from reviewdesk.intake.register_look import RegisterLook, looked, opened
from reviewdesk.words import sentence

PLAN = read_plan((SAMPLE.parent / "plan.toml").read_text(encoding="utf-8"))
GOOD = read_register(SAMPLE, PLAN)


def look(path: Path) -> RegisterLook:
    return looked(opened(path), PLAN, {})


def said(found: RegisterLook) -> list[str]:
    return [sentence(problem, "en") for problem in (*found.problems, *found.notes)]


def without_checks(applications: tuple[Application, ...]) -> tuple[Application, ...]:
    return tuple(replace(one, eligibility=()) for one in applications)


@pytest.mark.parametrize("name", RIGHT)
def test_a_bad_variant_reads_as_the_sample_does(tmp_path: Path, name: str) -> None:
    found = look(RIGHT[name](tmp_path / name))
    assert said(found) == []
    assert found.applications == GOOD
    assert read_register(tmp_path / name, PLAN) == GOOD


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_reads_as_the_sample_without_its_checks(tmp_path: Path, name: str) -> None:
    found = look(TEXTS[name](tmp_path / name))
    assert found.problems == ()
    assert found.applications == without_checks(GOOD)
    renamed = ["table-renamed-text"] if name.endswith("xls") else []
    other = ["table-gb18030"] if "gb18030" in name or renamed else []
    assert [note.code for note in found.notes] == renamed + other


@pytest.mark.parametrize("name", NAMED)
def test_every_bad_cell_is_named_once(tmp_path: Path, name: str) -> None:
    make, places = NAMED[name]
    found = look(make(tmp_path / name))
    named = [
        (p.code, p.data["sheet"], p.data["row"], str(p.data["column"]).split(" ")[0]) for p in found.problems
    ]
    assert named == list(places)
    for problem in found.problems:
        told = sentence(problem, "zh_CN")
        assert all(str(problem.data[key]) in told for key in ("sheet", "row", "column"))


def test_rare_characters_are_kept_and_those_of_one_computer_are_pointed_out(tmp_path: Path) -> None:
    found = look(bad_registers.changed(tmp_path / "rare.xlsx", rare))
    assert [one.applicant for one in found.applications[:2]] == [
        "（样例）𬱖䶮县人民政府",
        "（样例）㐂县人民政府",
    ]
    findings = register_findings(found.applications, PLAN)
    odd = [finding for finding in findings if finding.code == "admission-private-use"]
    assert [(finding.application, finding.problem.data["characters"]) for finding in odd] == [
        ("A003", "U+E5CF")
    ]


def test_five_thousand_rows_are_taken_in(tmp_path: Path) -> None:
    found = look(bad_registers.many(tmp_path / "many.xlsx"))
    assert said(found) == []
    assert len(found.applications) == 5000


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_by_name(tmp_path: Path, name: str) -> None:
    data, code = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(data())
    with pytest.raises(ReviewDeskError) as refused:
        look(path)
    assert refused.value.code == code
    assert name in sentence(refused.value, "zh_CN")
