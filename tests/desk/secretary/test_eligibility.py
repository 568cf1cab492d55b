"""The checklist: decided line by line or all at once; a failed application stays in the record."""

from pathlib import Path

import pytest

import office_scene as scene
from office_scene import office
from reviewdesk.desk.secretary.eligibility import Examined, counts, decide, examined, pass_undecided
from reviewdesk.desk.secretary.office import Office, keep, reopen
from reviewdesk.desk.secretary.todo import todos
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.errors import ReviewDeskError

PLAN = read_plan(scene.PLAN)


def rows(made: Office) -> dict[str, Examined]:
    return {row.application.id: row for row in examined(made, PLAN)}


def test_every_application_stands_somewhere(tmp_path: Path) -> None:
    found = rows(office(tmp_path))
    assert [(id_, row.state, row.undecided) for id_, row in found.items()] == [
        ("A001", "undecided", 2),
        ("A002", "undecided", 2),
        ("A003", "undecided", 1),
        ("G001", "undecided", 1),
    ]
    assert [(f.requirement.id, f.declared, f.within) for f in found["A001"].figures] == [
        ("robots", 12, True),
        ("networks", 9, False),
    ]
    assert found["A003"].short == 2
    assert found["A001"].facts == (("工业强县试点", True),)


def test_a_line_is_decided_changed_and_taken_back(tmp_path: Path) -> None:
    made = decide(office(tmp_path), "A001", "funds", "waived", " 专题会议同意 ")
    made = decide(made, "A001", "工业强县试点单位", "fail")
    row = rows(made)["A001"]
    assert [(line.verdict, line.reason) for line in row.lines] == [("fail", ""), ("waived", "专题会议同意")]
    assert (row.state, row.application.eligible) == ("failed", False)
    assert [v.item for v in row.application.eligibility] == ["county", "funds"]
    back = decide(decide(made, "A001", "county", "pass"), "A001", "funds", "")
    assert (rows(back)["A001"].state, rows(back)["A001"].undecided) == ("undecided", 1)


def test_a_waiver_needs_its_reason_and_lines_must_be_there(tmp_path: Path) -> None:
    made = office(tmp_path)
    for code, given in {
        "eligibility-reason": ("A001", "funds", "waived", "  "),
        "eligibility-item": ("G001", "funds", "pass", ""),
        "eligibility-application": ("A9", "funds", "pass", ""),
    }.items():
        with pytest.raises(ReviewDeskError, match=code):
            decide(made, *given)  # type: ignore[arg-type]


def test_all_that_is_undecided_passes_and_nothing_else_changes(tmp_path: Path) -> None:
    made = decide(office(tmp_path), "A002", "county", "fail", "不在名单")
    one = pass_undecided(made, application="A001")
    assert {id_: row.state for id_, row in rows(one).items()} == {
        "A001": "passed", "A002": "failed", "A003": "undecided", "G001": "undecided",
    }  # fmt: skip
    track = pass_undecided(made, track="main")
    assert counts(examined(track, PLAN)) == {"passed": 2, "failed": 1, "undecided": 1}
    assert rows(track)["A002"].lines[0].verdict == "fail"
    assert counts(examined(pass_undecided(made), PLAN)) == {"passed": 3, "failed": 1}


def test_what_is_undecided_is_worth_a_look_and_leaves_the_list_once_decided(tmp_path: Path) -> None:
    made = office(tmp_path)
    open_ = [todo for todo in todos(made) if todo.step == "eligibility"]
    assert {todo.application for todo in open_} == {"A001", "A002", "A003", "G001"}
    assert not any(todo.red for todo in open_)
    done = keep(pass_undecided(made), made)
    assert not [todo for todo in todos(reopen(tmp_path)) if todo.step == "eligibility"]
    assert reopen(tmp_path) == done
