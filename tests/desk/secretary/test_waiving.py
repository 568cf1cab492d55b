"""Problems of a preparation waived for a reason, and taken back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reviewdesk.desk.secretary.office import Office, at_work
from reviewdesk.desk.secretary.sealing import outlook, ready
from reviewdesk.desk.secretary.todo import todos
from reviewdesk.desk.secretary.waivers import Waiver
from reviewdesk.desk.secretary.waiving import covered_by, unwaive_todo, waive_problem, waive_todo
from reviewdesk.domain.committee import Committee
from reviewdesk.errors import Problems, ReviewDeskError
from sealing_scene import arrived, filled_small

LATE = Waiver("admission-late", "A1", "", "主办方同意")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    filled_small(tmp_path / "office")
    with at_work(tmp_path / "office") as found:
        yield found


def test_what_is_red_or_missing_stands_in_the_way(office: Office) -> None:
    with pytest.raises(Problems) as caught:
        ready(replace(office, applications=(), committee=Committee(())))
    found = {problem.code for problem in caught.value.problems}
    assert found >= {"todo-no-register", "todo-no-reviewer"}
    with pytest.raises(Problems, match="plan-problems"):
        outlook(replace(office, plan_text="schema = 1"))
    late = replace(office, applications=tuple(arrived(one, "A1") for one in office.applications))
    with pytest.raises(Problems, match="office-problems"):
        ready(late)
    assert [one.reason for one in ready(waive_problem(late, LATE)).waived] == ["主办方同意"]
    (office.folder / "dossiers" / "A1" / "plan.pdf").unlink()
    with pytest.raises(Problems, match=r"(seal|office)-problems"):
        ready(office)


@pytest.mark.parametrize(
    ("waiver", "code"),
    [
        (Waiver("todo-no-register", "", "", "x"), "waive-not-waivable"),
        (Waiver("admission-late", "", "", "  "), "waive-reason"),
        (Waiver("admission-late", "Z9", "", "x"), "waive-application"),
    ],
)
def test_a_waiver_needs_a_waivable_problem_and_a_reason(office: Office, waiver: Waiver, code: str) -> None:
    with pytest.raises(ReviewDeskError, match=code):
        waive_problem(office, waiver)


def test_a_waiver_is_given_replaced_and_taken_back(office: Office) -> None:
    late = replace(office, applications=tuple(arrived(one, "A1") for one in office.applications))
    (todo,) = [one for one in todos(late) if one.problem.code == "admission-late"]
    assert (todo.red, covered_by(todo, todos(late))) == (True, 1)
    waived = waive_todo(waive_todo(late, todo, "先"), todo, " 已由主办方同意 ")
    assert waived.waivers == (Waiver("admission-late", "A1", "", "已由主办方同意"),)
    (shown,) = [one for one in todos(waived) if one.problem.code == "admission-late"]
    assert (shown.red, shown.reason) == (False, "已由主办方同意")
    assert unwaive_todo(waived, shown).waivers == ()
