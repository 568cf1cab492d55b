"""Fields by hand; look-alike names offered, decided, and never asked again."""

from pathlib import Path

import pytest

from offices import ROW, office, taken_in
from reviewdesk.desk.secretary.office import Office, keep, reopen
from reviewdesk.desk.secretary.register_editing import (
    amended,
    named_pair,
    names_decided,
    texts,
    without_application,
)
from reviewdesk.desk.secretary.todo import ONE_APPLICANT, todos
from reviewdesk.domain.likeness import pair
from reviewdesk.domain.names import ApplicationId
from reviewdesk.errors import ReviewDeskError

A1 = ApplicationId("A1")
PAIR = pair("清潭县", "清潭")


def alike(folder: Path) -> Office:
    return taken_in(office(folder), folder / "a.xlsx", ROW, {**ROW, "编号": "A2", "申报单位": "清潭"})


def asked(found: Office) -> list[str]:
    return [todo.application for todo in todos(found) if todo.problem.code == "todo-look-alike"]


def test_fields_are_typed_over(tmp_path: Path) -> None:
    before = taken_in(office(tmp_path), tmp_path / "a.xlsx", ROW)
    after = amended(
        before, A1, {"applicant": " 松溪县 ", "received": "2014年7月9日", "copies": "", "county": "松溪县"}
    )
    (one,) = after.applications
    assert (one.applicant, one.applicant_id, one.received, one.copies, one.county, one.city) == (
        "松溪县", "松溪县", "2014-07-09", None, "松溪县", "东江市",
    )  # fmt: skip
    assert amended(after, A1, {"applicant_id": "'007"}).applications[0].applicant_id == "007"
    assert texts(before.applications[0])["received"] == "2014-07-08 09:30"
    assert amended(before, A1, {}) == before


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"applicant": " "}, "application-blank"),
        ({"received": "昨天"}, "application-date"),
        ({"copies": "五"}, "application-copies"),
    ],
)
def test_what_is_no_value_is_refused(tmp_path: Path, typed: dict[str, str], code: str) -> None:
    before = taken_in(office(tmp_path), tmp_path / "a.xlsx", ROW)
    with pytest.raises(ReviewDeskError, match=code):
        amended(before, A1, typed)


def test_an_application_is_taken_out(tmp_path: Path) -> None:
    before = alike(tmp_path)
    assert [one.id for one in without_application(before, A1).applications] == ["A2"]
    with pytest.raises(ReviewDeskError, match="application-unknown"):
        without_application(before, ApplicationId("Z9"))


def test_look_alikes_are_amber_until_they_are_decided(tmp_path: Path) -> None:
    before = alike(tmp_path)
    assert asked(before) == ["A2"]
    assert not any(todo.red for todo in todos(before) if todo.problem.code == "todo-look-alike")
    for same in (True, False):
        after = keep(names_decided(before, PAIR, same=same), before)
        assert asked(after) == []
        assert reopen(after.folder) == after
        keep(before, after)
        ids = {one.applicant_id for one in after.applications}
        assert ids == ({"清潭"} if same else {"清潭", "清潭县"})


def test_one_code_under_unlike_names_is_asked_about_and_never_joined_in_silence(tmp_path: Path) -> None:
    row = {**ROW, "单位代码": "33-07"}
    other = {**row, "编号": "A2", "申报单位": "松溪县"}
    before = taken_in(office(tmp_path), tmp_path / "a.xlsx", row, other)
    assert [one.problem.code for one in todos(before) if one.problem.code in ONE_APPLICANT] == [
        "todo-one-code"
    ]
    for same, ids in ((True, ["33-07", "33-07"]), (False, ["清潭县", "松溪县"])):
        after = names_decided(before, named_pair(before, "清潭县", "松溪县"), same=same)
        assert [one.applicant_id for one in after.applications] == ids
        assert not [one for one in todos(after) if one.problem.code in ONE_APPLICANT]
        again = taken_in(after, tmp_path / "a.xlsx", row, other)
        assert again.applications == after.applications
    with pytest.raises(ReviewDeskError, match="look-alike-unknown"):
        named_pair(before, "清潭县", "甲县")
    with pytest.raises(ReviewDeskError, match="look-alike-one"):
        named_pair(before, "清潭县", "清潭县")


def test_what_was_decided_holds_for_the_next_file(tmp_path: Path) -> None:
    before = names_decided(alike(tmp_path), PAIR, same=True)
    again = taken_in(
        before, tmp_path / "a.xlsx", ROW, {**ROW, "编号": "A2", "申报单位": "清潭"}, {**ROW, "编号": "A3"}
    )
    assert {one.applicant_id for one in again.applications} == {"清潭"}
    assert asked(again) == []
    undone = names_decided(again, PAIR, same=False)
    assert [one.same for one in undone.names] == [False]
