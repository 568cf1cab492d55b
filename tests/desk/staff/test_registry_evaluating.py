"""The yearly evaluation: who holds a title becomes the register of a new preparation folder."""

from pathlib import Path

import pytest

from played import profile, said
from registered import DOCUMENT
from registry_scene import (
    ANJI,
    COMPREHENSIVE,
    GREEN,
    HAINING,
    LINAN,
    LISTED,
    PILOT,
    WHEN,
    cancelled,
    confirmed,
    entry,
    recommended,
    submitted,
)
from reviewdesk.desk.secretary.arrangement import Answers
from reviewdesk.desk.secretary.office import Office, planned, reopen
from reviewdesk.desk.secretary.todo import todos
from reviewdesk.desk.staff.registry_evaluating import EvaluationOrder, evaluate
from reviewdesk.domain.registry import Named
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.plan_editing import with_value
from reviewdesk.store.registry_database import Place, opened
from reviewdesk.store.registry_entering import enter

FIRST, SECOND = COMPREHENSIVE, GREEN


@pytest.fixture
def titled(place: Place) -> Place:
    """Hold titles of two sessions and two tracks; one was cancelled, one came a year later."""
    held = confirmed(LISTED, "2014-09-10", DOCUMENT)
    one = (
        entry("A001", LINAN, held, track=FIRST),
        entry("A002", HAINING, cancelled(held, "2015-02-01"), track=FIRST),
        entry("G001", ANJI, confirmed(PILOT, "2014-09-10", DOCUMENT), track=SECOND),
    )
    two = (
        entry("A001", HAINING, held, track=FIRST),
        entry("A002", ANJI, confirmed(LISTED, "2015-09-10"), track=FIRST),
        entry("A003", LINAN, recommended(LISTED), track=FIRST),
    )
    with opened(place, create=True) as registry:
        enter(registry, submitted("一", addenda=["1"], rows=one), WHEN)
        enter(registry, submitted("二", addenda=["1"], rows=two), WHEN)
    return place


def ordered(
    out: Path, *, year: int = 2014, profile: str = "zhejiang-2014", track: str = "", into: str = ""
) -> EvaluationOrder:
    answers = Answers("each", "supervisor")
    return EvaluationOrder(year=year, profile=profile, out=out, track=track, into=into, answers=answers)


def rows(office: Office) -> list[str]:
    return [f"{one.id} {one.track} {one.applicant}" for one in office.applications]


def test_everybody_who_holds_a_title_is_in_the_register(titled: Place, tmp_path: Path) -> None:
    office = evaluate(titled, ordered(tmp_path / "evaluation"))
    assert rows(office) == [
        f"E001 {FIRST.id} 临安市人民政府",
        f"E002 {FIRST.id} 海宁市人民政府",
        f"E003 {SECOND.id} 安吉县 Anji",
    ]
    one = office.applications[0]
    assert (one.applicant_id, one.county, one.city, one.region_code) == (
        "330185",
        "临安市",
        "杭州市",
        "330185",
    )
    assert dict(one.further) == {
        "原评审结论": "入围",
        "文号": DOCUMENT,
        "认定日期": "2014-09-10",
        "原评审会": "2014年评审一",
        "原申报编号": "A001",
    }
    assert planned(office).review_session.title == "2014年度评价"
    assert reopen(tmp_path / "evaluation") == office


def test_what_is_to_do_goes_on_from_there(titled: Place, tmp_path: Path) -> None:
    office = evaluate(titled, ordered(tmp_path / "evaluation"))
    assert {todo.problem.code for todo in todos(office)} >= {"todo-no-reviewer"}
    answer = said("prepare", "todo", tmp_path / "evaluation")
    assert answer.exit_code == 0
    assert "todo-no-register" not in {one["code"] for one in answer.data["todos"]}


def test_a_later_year_or_one_track_alone(titled: Place, tmp_path: Path) -> None:
    later = evaluate(titled, ordered(tmp_path / "later", year=2015))
    assert len(later.applications) == 4
    alone = evaluate(titled, ordered(tmp_path / "alone", track=SECOND.name))
    assert rows(alone) == [f"E001 {SECOND.id} 安吉县 Anji"]


def test_all_may_be_evaluated_in_one_track(titled: Place, tmp_path: Path) -> None:
    office = evaluate(titled, ordered(tmp_path / "one", into=SECOND.id))
    assert {one.track for one in office.applications} == {SECOND.id}
    plan = tmp_path / "plan.toml"
    plan.write_text(profile("award"), encoding="utf-8")
    single = evaluate(titled, ordered(tmp_path / "single", profile=str(plan)))
    assert {one.track for one in single.applications} == {planned(single).tracks[0].id}


@pytest.mark.parametrize("into", ["", "nowhere"])
def test_a_profile_without_the_track_is_refused_and_nothing_is_made(
    titled: Place, tmp_path: Path, into: str
) -> None:
    plan = tmp_path / "plan.toml"
    text = profile("zhejiang-2014")
    for number in range(3):
        text = with_value(text, ("track", number, "id"), f"other{number}")
        text = with_value(text, ("track", number, "name"), f"其他{number}")
    plan.write_text(text, encoding="utf-8")
    with pytest.raises(ReviewDeskError) as caught:
        evaluate(titled, ordered(tmp_path / "none", profile=str(plan), into=into))
    assert caught.value.code == "registry-evaluate-track"
    assert caught.value.data["track"] == (into or FIRST.name)
    assert not (tmp_path / "none").exists()


def test_where_nobody_holds_a_title_there_is_nothing_to_evaluate(titled: Place, tmp_path: Path) -> None:
    with pytest.raises(ReviewDeskError, match="registry-no-holders"):
        evaluate(titled, ordered(tmp_path / "none", year=2013))


def test_a_folder_that_is_in_use_is_left_alone(titled: Place, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ReviewDeskError, match="preparation-exists"):
        evaluate(titled, ordered(tmp_path))


def test_more_titles_than_a_register_takes_are_refused(tmp_path: Path) -> None:
    place = tmp_path / "registry"
    held = confirmed(LISTED, "2014-09-10")
    many = tuple(entry(f"A{n}", LINAN, held, track=Named("t", "类")) for n in range(10_001))
    with opened(place, create=True) as registry:
        enter(registry, submitted(addenda=["1"], rows=many), WHEN)
    with pytest.raises(ReviewDeskError, match="register-too-long"):
        evaluate(place, ordered(tmp_path / "none"))
