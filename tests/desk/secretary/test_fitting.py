from dataclasses import replace
from pathlib import Path

import pytest

from reviewdesk.desk.plans import new_plan
from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.rules import remove_part, set_rule
from reviewdesk.desk.secretary.todo import Todo, todos
from reviewdesk.domain.application import Application, EligibilityVerdict
from reviewdesk.domain.committee import Committee, Seat
from reviewdesk.domain.names import ApplicantId, ApplicationId, CriterionId, SeatId, TrackId

GREEN = TrackId("green")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    application = Application(
        id=ApplicationId("C1"),
        track=GREEN,
        applicant="甲县",
        applicant_id=ApplicantId("g1"),
        declared={"green_projects": 12},
        preferences=("key_park",),
        eligibility=tuple(
            EligibilityVerdict(item, "pass") for item in ("park_defined", "funds_secured", "policies_secured")
        ),
    )
    seat = Seat(id=SeatId("r1"), role="reviewer", tracks=(GREEN,), name="评委01")
    return Office(
        folder=tmp_path,
        plan_text=new_plan("zhejiang-2014"),
        applications=(application,),
        committee=Committee((seat,)),
    )


def misfit(office: Office) -> list[Todo]:
    return [one for one in todos(office) if one.problem.code.startswith("misfit-")]


def test_what_fits_is_not_named(office: Office) -> None:
    assert misfit(office) == []


def test_a_removed_track_leaves_its_applications_and_seats_to_do(office: Office) -> None:
    office = remove_part(office, ("track", 2))
    found = misfit(office)
    assert [(one.problem.code, one.step, one.red) for one in found] == [
        ("misfit-track", "register", True),
        ("misfit-seat", "committee", True),
    ]
    assert (found[0].application, found[1].seat) == ("C1", "r1")
    assert office.applications


def test_a_renamed_track_leaves_them_too(office: Office) -> None:
    assert len(misfit(set_rule(office, ("track", 2, "id"), "clean"))) == 2


def test_a_removed_line_of_the_checklist_leaves_its_verdict_to_do(office: Office) -> None:
    found = misfit(remove_part(office, ("track", 2, "eligibility", 1)))
    assert [(one.problem.code, one.step, one.red) for one in found] == [
        ("misfit-verdict", "eligibility", True)
    ]
    assert found[0].problem.data["item"] == "funds_secured"


def test_figures_the_plan_no_longer_asks_for_are_worth_a_look(office: Office) -> None:
    application = replace(office.applications[0], objective={CriterionId("gdp"): "3"})
    office = replace(office, applications=(application,))
    office = remove_part(remove_part(office, ("track", 2, "requirement", 0)), ("track", 2, "preference", 1))
    found = misfit(office)
    assert [one.problem.data["column"] for one in found] == ["green_projects", "key_park", "gdp"]
    assert not any(one.red for one in found)


def test_surprises_are_worth_a_look_at_the_plan(office: Office) -> None:
    found = [one for one in todos(office) if one.problem.code.startswith("surprise-")]
    assert found
    assert {(one.step, one.red) for one in found} == {("plan", False)}
    said = [one.problem.code for one in todos(office)]
    assert "surprise-never-mean" not in said, "the committee's step says it"
    assert "admission-panel-below" in said
