"""Importing again merges by id and shows what changes; nothing is taken in before a person says so."""

from dataclasses import replace
from pathlib import Path

import pytest

from offices import ROW, SAMPLE, office, register, sample_office, taken_in
from reviewdesk.desk.secretary.office import keep, reopen
from reviewdesk.desk.secretary.register_editing import amended
from reviewdesk.desk.secretary.register_import import (
    KEPT,
    UNWANTED,
    Changes,
    compare,
    corrected,
    look,
    mapped,
    meanings,
    take_in,
)
from reviewdesk.desk.secretary.todo import todos
from reviewdesk.domain.application import EligibilityVerdict
from reviewdesk.domain.committee import Committee, Conflict
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.intake.register_look import Reading


def counts(changes: Changes) -> tuple[int, ...]:
    return len(changes.new), len(changes.changed), len(changes.gone), len(changes.same)


def test_the_sample_is_taken_in_and_kept(tmp_path: Path) -> None:
    before = sample_office(tmp_path)
    found = look(SAMPLE / "register.xlsx", before)
    assert counts(compare(found, before)) == (60, 0, 0, 0)
    assert reopen(before.folder).applications == ()
    after = keep(take_in(before, found, remove_gone=False), before)
    assert reopen(after.folder) == after
    assert counts(compare(look(SAMPLE / "register.xlsx", after), after)) == (0, 0, 0, 60)


def test_every_field_that_differs_is_shown_before_and_after(tmp_path: Path) -> None:
    before = taken_in(office(tmp_path), tmp_path / "a.xlsx", ROW, {**ROW, "编号": "A2"})
    row = {
        **ROW, "申报单位": "清潭区", "收到时间": "2014-07-09", "份数": None, "机器换人项目": 9,
        "试验区": "否", "融合指数": "18", "备注": "二",
    }  # fmt: skip
    path = register(
        tmp_path / "b.xlsx", [row, {**ROW, "编号": "A3"}], [("A1", "资金已落实", "豁免", "已承诺")]
    )
    changes = compare(look(path, before), before)
    assert [one.id for one in changes.new] == ["A3"]
    assert [one.id for one in changes.gone] == ["A2"]
    (one,) = changes.changed
    assert [(f.column, f.name, f.before, f.after) for f in one.fields] == [
        ("applicant_id", "", "清潭县", "清潭区"),
        ("applicant", "", "清潭县", "清潭区"),
        ("received", "", "2014-07-08 09:30", "2014-07-09"),
        ("copies", "", "5", ""),
        ("robots", "机器换人项目", "12", "9"),
        ("index", "融合指数", "17", "18"),
        ("zone", "试验区", "yes", "no"),
        ("备注", "备注", "一", "二"),
        ("funds", "资金已落实", "", "waived 已承诺"),
    ]


def test_who_is_gone_stays_unless_the_person_removes_it_with_its_conflicts(tmp_path: Path) -> None:
    before = taken_in(office(tmp_path), tmp_path / "a.xlsx", ROW, {**ROW, "编号": "A2"})
    conflict = Conflict(ApplicationId("A2"), SeatId("r1"), "任职")
    before = replace(before, committee=Committee((), (conflict,)))
    kept = taken_in(before, tmp_path / "b.xlsx", ROW)
    assert [one.id for one in kept.applications] == ["A1", "A2"]
    assert kept.committee.conflicts == (conflict,)
    removed = taken_in(before, tmp_path / "b.xlsx", ROW, remove_gone=True)
    assert [one.id for one in removed.applications] == ["A1"]
    assert removed.committee.conflicts == ()


def test_what_the_file_does_not_speak_of_stays(tmp_path: Path) -> None:
    before = taken_in(office(tmp_path), tmp_path / "a.xlsx", {**ROW, "单位代码": "7"})
    (one,) = before.applications
    decided = (EligibilityVerdict("funds", "fail", "无"), EligibilityVerdict("zone_ok", "pass"))
    before = replace(before, applications=(replace(one, eligibility=decided),))
    spare = {key: ROW[key] for key in ("编号", "类别", "申报单位", "融合指数")}
    path = register(tmp_path / "b.xlsx", [spare])
    assert counts(compare(look(path, before), before)) == (0, 0, 0, 1)
    path = register(tmp_path / "b.xlsx", [spare], [("A1", "资金已落实", "通过", None)])
    after = take_in(before, look(path, before), remove_gone=False)
    assert after.applications == (
        replace(
            one, eligibility=(EligibilityVerdict("funds", "pass"), EligibilityVerdict("zone_ok", "pass"))
        ),
    )


def test_verdicts_and_figures_of_a_track_that_was_left_do_not_come_along(tmp_path: Path) -> None:
    before = taken_in(office(tmp_path), tmp_path / "a.xlsx", ROW)
    (one,) = before.applications
    before = replace(before, applications=(replace(one, eligibility=(EligibilityVerdict("funds", "pass"),)),))
    after = taken_in(before, tmp_path / "b.xlsx", {"编号": "A1", "类别": "乙类", "申报单位": "清潭县"})
    (moved,) = after.applications
    assert (moved.track, moved.declared, moved.objective, moved.preferences, moved.eligibility) == (
        "b", {}, {}, (), (),
    )  # fmt: skip


def test_nothing_with_a_problem_is_taken_in(tmp_path: Path) -> None:
    before = office(tmp_path)
    found = look(register(tmp_path / "a.xlsx", [{**ROW, "份数": "五"}]), before)
    assert [problem.code for problem in found.problems] == ["register-whole-number"]
    with pytest.raises(Problems) as refused:
        take_in(before, found, remove_gone=False)
    assert refused.value.code == "register-problems"


def test_what_a_header_was_said_to_mean_is_remembered_for_the_next_file(tmp_path: Path) -> None:
    before = office(tmp_path)
    odd = {{"申报单位": "全称（公章）", "备注": "乱"}.get(key, key): value for key, value in ROW.items()}
    found = look(register(tmp_path / "a.xlsx", [odd]), before)
    assert [problem.code for problem in found.problems] == ["register-column-needed"]
    found = mapped(found, before, {"全称": "applicant", "乱": UNWANTED, "县": KEPT})
    after = take_in(before, found, remove_gone=False)
    assert after.headers == {"全称（公章）": "applicant", "乱": "-", "县": "+"}
    assert after.applications[0].further == {"县": "清潭县"}
    again = look(register(tmp_path / "b.xlsx", [{**odd, "编号": "A2"}]), after)
    assert again.problems == ()
    plain = corrected(again, after, Reading(meanings={3: "county", 10: KEPT}))
    assert take_in(after, plain, remove_gone=False).headers == {"全称（公章）": "applicant"}


@pytest.mark.parametrize(
    ("said", "code"),
    [({"没有": "id"}, "register-map-unknown"), ({"编号": "没有"}, "register-map-meaning")],
)
def test_a_mapping_of_what_is_not_there_is_refused(tmp_path: Path, said: dict[str, str], code: str) -> None:
    before = office(tmp_path)
    with pytest.raises(ReviewDeskError, match=code):
        mapped(look(register(tmp_path / "a.xlsx", [ROW]), before), before, said)
    assert meanings(before)["robots"] == "机器换人项目"


def test_a_register_that_the_plan_has_outgrown_is_to_do(tmp_path: Path) -> None:
    before = taken_in(office(tmp_path), tmp_path / "a.xlsx", ROW, {**ROW, "编号": "B1", "类别": "乙类"})
    more = (
        '[[track.criterion]]\nid = "two"\nname = "二"\nmode = "objective"\nmax = "1"\n[[track.requirement]]'
    )
    plan = before.plan_text.replace("[[track.requirement]]", more, 1).replace('id = "b"', 'id = "bb"')
    plan = plan.replace('max = "80"', 'max = "79"')
    found = {
        (todo.problem.code, todo.application) for todo in todos(replace(before, plan_text=plan)) if todo.red
    }
    assert {("misfit-objective", "A1"), ("misfit-track", "B1")} <= found


def test_a_field_typed_in_the_window_is_shown_when_the_file_says_otherwise(tmp_path: Path) -> None:
    before = taken_in(office(tmp_path), tmp_path / "a.xlsx", ROW)
    typed = amended(before, ApplicationId("A1"), {"copies": "４"})
    changes = compare(look(tmp_path / "a.xlsx", typed), typed)
    assert [(f.column, f.before, f.after) for f in changes.changed[0].fields] == [("copies", "4", "5")]
