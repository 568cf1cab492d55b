import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewdesk.desk.plans import new_plan
from reviewdesk.desk.secretary.made_up import made_up_applications, made_up_scores
from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.rehearsal import foreseen, rehearse_made_up, rehearse_scores
from reviewdesk.domain.application import Application, EligibilityVerdict
from reviewdesk.domain.committee import Committee, Seat
from reviewdesk.domain.marks import Rubric, mark
from reviewdesk.domain.names import ApplicantId, ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.result import result_json
from reviewdesk.errors import Problems

NAMES = ("award", "research-fund", "zhejiang-2014")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(folder=tmp_path, plan_text=new_plan("award"))


def application(number: int, *, failed: bool = False) -> Application:
    verdicts = (EligibilityVerdict("x", "fail"),) if failed else ()
    return Application(
        id=ApplicationId(f"A{number}"),
        track=TrackId("award"),
        applicant=f"单位{number}",
        applicant_id=ApplicantId(f"g{number}"),
        eligibility=verdicts,
    )


@settings(deadline=None, max_examples=25)
@given(st.sampled_from(NAMES), st.integers(1, 12), st.integers(0, 10**6))
def test_every_made_up_mark_is_lawful(name: str, reviewers: int, seed: int) -> None:
    plan = read_plan(new_plan(name))
    table = made_up_scores(plan, made_up_applications(plan, ()), reviewers, seed)
    for track in plan.tracks:
        sheet = table.sheets[track.id]
        assert len(sheet.rows) == reviewers
        for row in (marks for each in sheet.rows.values() for marks in each.values()):
            for criterion, text in zip(Rubric(track).scored, row, strict=True):
                assert isinstance(text, str)
                mark(criterion, text)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_seed_gives_the_same_ranking(tmp_path: Path, name: str) -> None:
    office = Office(folder=tmp_path, plan_text=new_plan(name))
    first, again = (rehearse_made_up(office, 7, 3) for _ in range(2))
    assert result_json(first.result) == result_json(again.result)
    assert result_json(first.result) != result_json(rehearse_made_up(office, 7, 4).result)
    assert all(track.ranking for track in first.result.tracks)


def test_the_registers_applications_are_rehearsed_but_for_those_that_failed(office: Office) -> None:
    office = replace(
        office, applications=(*(application(n) for n in range(1, 8)), application(9, failed=True))
    )
    found = rehearse_made_up(office, 5)
    assert sorted(row.application for row in found.result.tracks[0].ranking) == [f"A{n}" for n in range(1, 8)]
    assert found.names["A1"] == "单位1"
    assert "surprise-recusal-median" in [one.code for one in found.warnings]


def test_a_table_of_scores_is_rehearsed(office: Office, tmp_path: Path) -> None:
    table = tmp_path / "scores.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["track", "application", "reviewer", "criterion", "points"])
        for number, one in enumerate(("A1", "A2")):
            for reviewer in ("r1", "r2", "r3", "r4"):
                marks = {"originality": 30 + number, "effect": 30, "presentation": 16, "late": 0}
                rows.writerows(["award", one, reviewer, c, points] for c, points in marks.items())
    found = rehearse_scores(office, table)
    assert [row.application for row in found.result.tracks[0].ranking] == ["A2", "A1"]
    assert {"surprise-never-median", "surprise-places"} <= {one.code for one in found.warnings}
    assert not found.made_up


def test_a_plan_with_problems_is_not_rehearsed(office: Office) -> None:
    with pytest.raises(Problems, match="plan-problems"):
        rehearse_made_up(replace(office, plan_text="schema = 1"), 5)


def test_what_will_surprise_is_foreseen_from_committee_and_register(office: Office) -> None:
    seats = tuple(Seat(id=SeatId(f"r{n}"), role="reviewer", tracks=(TrackId("award"),)) for n in range(1, 6))
    office = replace(office, committee=Committee(seats), applications=(application(1),))
    plan = read_plan(office.plan_text)
    codes = {one.code for one in foreseen(office, plan)}
    assert codes == {"surprise-recusal-median", "surprise-quorum", "surprise-places"}
