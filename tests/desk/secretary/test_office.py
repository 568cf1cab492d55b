import json
from dataclasses import replace
from pathlib import Path

import pytest

from reviewdesk.desk.plans import new_plan, own_profiles, profile_titles
from reviewdesk.desk.secretary.arrangement import Answers
from reviewdesk.desk.secretary.office import (
    PLAN,
    Office,
    at_work,
    begin,
    is_preparation,
    keep,
    plan_of,
    reopen,
    titled,
)
from reviewdesk.desk.secretary.office_files import NAMES
from reviewdesk.desk.secretary.waivers import Waiver
from reviewdesk.domain import canonical
from reviewdesk.domain.application import Application, EligibilityVerdict
from reviewdesk.domain.committee import Committee, Conflict, Seat
from reviewdesk.domain.names import ApplicantId, ApplicationId, SeatId, TrackId
from reviewdesk.errors import ReviewDeskError

ANSWERS = Answers("each", "member")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return begin(tmp_path / "review", "award", ANSWERS)


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path / "state"))


def full(office: Office) -> Office:
    """An office with one of everything in it."""
    application = Application(
        id=ApplicationId("A1"),
        track=TrackId("award"),
        applicant="甲县",
        applicant_id=ApplicantId("g1"),
        declared={"projects": 12},
        eligibility=(EligibilityVerdict("x", "waived", "理由"),),
    )
    committee = Committee(
        (Seat(id=SeatId("r1"), role="reviewer", tracks=(TrackId("award"),), name="评委01"),),
        (Conflict(ApplicationId("A1"), SeatId("r1"), "近亲属"),),
    )
    waiver = Waiver(problem="admission-late", application="A1", document="", reason="同意接收")
    return replace(
        office,
        applications=(application,),
        headers={"单位": "applicant"},
        committee=committee,
        waivers=(waiver,),
    )


def test_a_preparation_begins_as_its_profile_with_the_answers_in_it(office: Office) -> None:
    plan, problems = plan_of(office)
    assert plan is not None
    assert problems == ()
    assert (plan.review_session.arrangement, plan.review_session.witness) == ("standard", "member")
    assert "# 五人打分" in office.plan_text
    assert is_preparation(office.folder)
    assert reopen(office.folder) == office
    assert titled(office) == "年度优秀成果奖评审"


def test_everything_that_was_kept_comes_back(office: Office) -> None:
    after = keep(full(office), office)
    assert reopen(office.folder) == after


def test_only_what_a_verb_changed_is_written(office: Office) -> None:
    before = {path: path.stat().st_ino for path in office.folder.iterdir()}
    keep(replace(office, headers={"单位": "applicant"}), office)
    changed = [path.name for path, inode in before.items() if path.stat().st_ino != inode]
    assert changed == ["preparation.json"]
    keep(replace(office, plan_text=office.plan_text + "\n"), replace(office, headers={"单位": "applicant"}))
    assert (office.folder / PLAN).read_text("utf-8") == office.plan_text + "\n"


def test_a_whole_office_is_kept_where_nothing_stands_yet(office: Office) -> None:
    for name in (*NAMES, PLAN):
        (office.folder / name).unlink()
    keep(office)
    assert reopen(office.folder) == office


def test_a_folder_that_holds_anything_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("mine")
    with pytest.raises(ReviewDeskError, match="preparation-exists"):
        begin(tmp_path, "award", ANSWERS)
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    assert begin(folder, "award", ANSWERS).folder == folder


def test_an_unknown_profile_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ReviewDeskError, match="plan-unknown-profile"):
        begin(tmp_path / "new", "nothing", ANSWERS)
    assert not (tmp_path / "new").exists()


def test_a_plan_file_that_was_chosen_is_what_the_preparation_begins_from(tmp_path: Path) -> None:
    file = tmp_path / "last-year.toml"
    file.write_text(new_plan("award").replace("年度优秀成果奖评审", "去年的评审"), encoding="utf-8")
    assert titled(begin(tmp_path / "new", file, ANSWERS)) == "去年的评审"


def test_a_file_that_is_no_plan_makes_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "letter.toml"
    file.write_text("Dear Sir,", encoding="utf-8")
    with pytest.raises(ReviewDeskError, match="plan-not-editable"):
        begin(tmp_path / "new", file, ANSWERS)
    assert not (tmp_path / "new").exists()


def test_own_profiles_stand_beside_the_programs(tmp_path: Path) -> None:
    own_profiles().mkdir(parents=True)
    text = new_plan("award").replace("年度优秀成果奖评审", "我们的评审")
    (own_profiles() / "ours.toml").write_text(text, encoding="utf-8")
    (own_profiles() / "broken.toml").write_text("title = ", encoding="utf-8")
    (own_profiles() / "award.toml").write_text(text, encoding="utf-8")
    own = [(one.name, one.title) for one in profile_titles() if one.own]
    assert own == [("broken", "broken"), ("ours", "我们的评审")]
    assert titled(begin(tmp_path / "a", "ours", ANSWERS)) == "我们的评审"
    assert titled(begin(tmp_path / "b", "award", ANSWERS)) == "年度优秀成果奖评审"


def test_two_never_work_in_one_folder(office: Office) -> None:
    with at_work(office.folder) as first:
        assert first == office
        with pytest.raises(ReviewDeskError, match="workspace-in-use"), at_work(office.folder):
            pass
    with at_work(office.folder):
        pass


def test_a_folder_without_the_mark_is_no_preparation(tmp_path: Path) -> None:
    with pytest.raises(ReviewDeskError, match="preparation-none"), at_work(tmp_path):
        pass


@pytest.mark.parametrize("name", [name for name in NAMES if name != "preparation.json"])
def test_a_missing_file_is_named(office: Office, name: str) -> None:
    (office.folder / name).unlink()
    with pytest.raises(ReviewDeskError, match="preparation-damaged") as refused:
        reopen(office.folder)
    assert refused.value.data["file"] == name


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_file_is_named(office: Office, name: str) -> None:
    (office.folder / name).write_bytes(b"{")
    with pytest.raises(ReviewDeskError, match="malformed"):
        reopen(office.folder)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_a_newer_program_is_refused(office: Office, name: str) -> None:
    path = office.folder / name
    path.write_bytes(canonical.encode({**json.loads(path.read_bytes()), "schema": 99}))
    with pytest.raises(ReviewDeskError, match="newer"):
        reopen(office.folder)


def test_a_plan_with_problems_is_kept_and_called_after_its_folder(office: Office) -> None:
    broken = keep(replace(office, plan_text="schema = 1\n[review_session\n"), office)
    plan, problems = plan_of(reopen(office.folder))
    assert plan is None
    assert problems[0].line == 2
    assert titled(broken) == "review"
