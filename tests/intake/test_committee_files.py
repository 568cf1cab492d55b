from pathlib import Path

import pytest
from openpyxl import Workbook

from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Committee, Conflict, Seat
from reviewdesk.domain.names import ApplicantId, ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.intake.admission import committee_findings
from reviewdesk.intake.committee import read_committee, read_conflicts, read_seats
from reviewdesk.words import sentence

TEXT = """schema = 1
[review_session]
title = "t"
witness = "supervisor"
[[track]]
id = "a"
name = "甲类"
[[track.criterion]]
id = "c"
max = "100"
[[track]]
id = "b"
name = "乙类"
[[track.criterion]]
id = "c"
max = "100"
"""
PLAN = read_plan(TEXT)
APPLICATION = Application(
    id=ApplicationId("A1"), track=TrackId("a"), applicant="x", applicant_id=ApplicantId("x")
)


def toml(folder: Path, text: str) -> Path:
    path = folder / "committee.toml"
    path.write_text(text, encoding="utf-8")
    return path


def read(folder: Path, text: str) -> Committee:
    return read_committee(toml(folder, text), PLAN, (APPLICATION,))


def codes(folder: Path, text: str) -> list[str]:
    with pytest.raises(Problems) as refused:
        read(folder, text)
    for problem in refused.value.problems:
        assert str(problem.data["place"]) in sentence(problem, "en")
    return [problem.code for problem in refused.value.problems]


def test_seats_of_the_office_are_added_where_the_file_lists_experts_alone(tmp_path: Path) -> None:
    committee = read(tmp_path, '[[seat]]\nid = "r1"\ntracks = ["乙类", "a"]\nname = "评委·𬱖"\n')
    assert committee.seats[0] == Seat(
        id=SeatId("r1"), role="reviewer", tracks=(TrackId("a"), TrackId("b")), name="评委·𬱖"
    )
    assert [seat.role for seat in committee.seats[1:]] == ["secretary", "chair", "witness", "reveal"]


def test_without_a_witness_nobody_else_holds_the_reveal_key(tmp_path: Path) -> None:
    plan = read_plan(TEXT.replace('"supervisor"', '"none"'))
    committee = read_committee(toml(tmp_path, '[[seat]]\nid = "r1"\ntracks = "a"\n'), plan)
    assert [seat.role for seat in committee.seats] == ["reviewer", "secretary", "chair"]


def test_a_spreadsheet_says_the_same_with_conflicts_on_its_second_sheet(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["席位", "姓名", "角色", "类别", "电话", "可任组长"])
    sheet.append(["r1", "李一", "评委", "甲类、乙类", 13800000000, "否"])
    sheet.append(["s1", None, "备用席", None, None, None])
    conflicts = book.create_sheet("回避")
    conflicts.append(["编号", "评委", "理由"])
    conflicts.append(["A1", "李一", "任职"])
    book.save(tmp_path / "committee.xlsx")
    committee = read_committee(tmp_path / "committee.xlsx", PLAN, (APPLICATION,))
    assert committee.seats[0].phone == "13800000000"
    assert not committee.seats[0].chair_eligible
    assert committee.seats[1].tracks == (TrackId("a"), TrackId("b"))
    assert committee.conflicts == (Conflict(ApplicationId("A1"), SeatId("r1"), "任职"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["committee-no-reviewer"]),
        ('[[seat]]\nid = "R1"\ntracks = ["a"]', ["committee-seat-id"]),
        ('[[seat]]\nid = "r1"\ntracks = ["a"]\n' * 2, ["committee-seat-twice"]),
        ('[[seat]]\nid = "r1"\nrole = "guest"\ntracks = ["a"]', ["committee-role"]),
        ('[[seat]]\nid = "r1"\ntracks = ["x"]', ["committee-track"]),
        ('[[seat]]\nid = "r1"', ["committee-no-track"]),
        ('[[seat]]\nid = "c"\nrole = "chair"\ntracks = ["a"]', ["committee-tracks-not-here"]),
        ('[[seat]]\nid = "r1"\ntracks = ["a"]\nchair_eligible = "perhaps"', ["committee-yes-or-no"]),
        ('[[seat]]\nid = "r1"\ntracks = ["a"]\nage = 7\n[other]', ["committee-key-unknown"] * 2),
        ('[[seat]]\nid = "r1"\ntracks = [1]', ["committee-value"]),
        (
            '[[seat]]\nid = "r1"\ntracks = ["a"]\n[[conflict]]\nseat = "r9"\napplication = "A9"',
            ["conflicts-seat", "conflicts-application", "conflicts-reason"],
        ),
    ],
)
def test_everything_wrong_is_named_by_its_place(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert codes(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("text", "code"), [("seat = ", "committee-problems"), ("schema = 2", "committee-schema")]
)
def test_a_file_that_is_no_committee_is_refused(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(ReviewDeskError, match=code):
        read(tmp_path, text)


def test_tables_without_their_columns_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(ReviewDeskError, match="committee-no-table"):
        read_committee(path, PLAN)
    with pytest.raises(ReviewDeskError, match="conflicts-no-table"):
        read_conflicts(path, Committee(()), ())


def test_a_supplement_brings_its_seats_alone(tmp_path: Path) -> None:
    path = toml(tmp_path, '[[seat]]\nid = "r9"\ntracks = "a"')
    assert [seat.id for seat in read_seats(path, PLAN)] == ["r9"]
    with pytest.raises(Problems):
        read_seats(toml(tmp_path, '[[seat]]\nid = "r9"'), PLAN)


def test_conflicts_stand_in_a_file_of_their_own(tmp_path: Path) -> None:
    committee = read(tmp_path, '[[seat]]\nid = "r1"\ntracks = ["a"]')
    path = tmp_path / "conflicts.csv"
    path.write_text("application,seat,reason\nA1,r1,任职\n", encoding="utf-8")
    assert read_conflicts(path, committee, (APPLICATION,)) == (
        Conflict(ApplicationId("A1"), SeatId("r1"), "任职"),
    )
    path.write_text("application,seat,reason\nA1,r1,x\nA1,r1,y\n", encoding="utf-8")
    with pytest.raises(Problems) as refused:
        read_conflicts(path, committee, (APPLICATION,))
    assert [problem.code for problem in refused.value.problems] == ["conflicts-twice"]
    assert refused.value.problems[0].data["place"] == "conflicts.csv!3"


def test_what_one_recusal_would_do_is_said_before_sealing(tmp_path: Path) -> None:
    seats = "".join(f'[[seat]]\nid = "r{n}"\ntracks = ["a"]\n' for n in range(1, 5))
    findings = committee_findings(read(tmp_path, seats), PLAN)
    for finding in findings:
        assert "{" not in sentence(finding.problem, "en")
    assert {finding.weight for finding in findings} == {"notice"}
    small, even, fallback = "admission-panel-small", "admission-panel-even", "admission-panel-below"
    assert [finding.code for finding in findings][:3] == [small, even, fallback]
