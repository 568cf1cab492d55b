"""Names of files and folders as thirty counties choose them, and what each is taken for."""

from pathlib import Path, PurePosixPath

import pytest

from office_scene import application
from reviewdesk.domain.place_names import folded
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.intake.applicant_names import ApplicantNames
from reviewdesk.intake.matching import Match, Matching

PLAN = read_plan("""
schema = 1
[review_session]
title = "t"
[[track]]
id = "main"
name = "综合类"
[[track.criterion]]
id = "c"
name = "C"
max = "100"
[[track.document]]
id = "plan"
name = "方案"
[[track.document]]
id = "annex"
name = "方案附件"
[[track.document]]
id = "letter"
name = "政府文件"
[[track]]
id = "green"
name = "绿色类"
[[track.criterion]]
id = "c"
name = "C"
max = "100"
[[track.document]]
id = "report"
name = "申报书"
""")
APPLICATIONS = (
    application("A01", "浙江省临江县人民政府"),
    application("A012", "云和市"),
    application("7", "青石区"),
    application("8", "甲乙市第一人民医院"),
    application("G1", "云和市", "green"),
)


def matched(path: str, column: str = "") -> tuple[str, str, str]:
    root = Path("/d")
    found = Matching(APPLICATIONS, PLAN, column).match(root / PurePosixPath(path), root)
    return found.application, found.document, found.how


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("A01/方案.pdf", ("A01", "plan", "id")),
        ("A012 云和/方案.pdf", ("A012", "plan", "id")),
        ("A01-方案附件.pdf", ("A01", "annex", "id")),
        ("A01_letter.pdf", ("A01", "letter", "id")),
        ("Ａ０１－政府文件.PDF", ("A01", "letter", "id")),
        ("综合A012实施方案.pdf", ("A012", "plan", "id")),
        ("方案/A01.pdf", ("A01", "plan", "id")),
        ("7/1方案.pdf", ("7", "plan", "id")),
        ("7 青石/8政府文件.pdf", ("7", "letter", "id")),
        ("扫描7.pdf", ("", "", "")),
        ("A013/方案.pdf", ("", "", "")),
        ("浙江省临江县人民政府/方案.pdf", ("A01", "plan", "name")),
        ("青石-方案.pdf", ("7", "plan", "name")),
        ("青石方案.pdf", ("7", "plan", "name")),
        ("某省青石区/方案.pdf", ("7", "plan", "name")),
        ("丙丁市第一人民医院/方案.pdf", ("", "", "")),
        ("第一人民医院/方案.pdf", ("8", "plan", "name")),
        ("绿色类/云和市/申报书.pdf", ("G1", "report", "name")),
        ("G1/扫描.pdf", ("G1", "report", "id")),
        ("A01/扫描.pdf", ("A01", "", "id")),
        ("A01/方案和政府文件.pdf", ("A01", "", "id")),
    ],
)
def test_a_name_is_taken_for_what_it_says(path: str, expected: tuple[str, str, str]) -> None:
    assert matched(path) == expected


@pytest.mark.parametrize("path", ["云和市/方案.pdf", "A01/A012-方案.pdf", "青石与临江县人民政府/A.pdf"])
def test_what_names_several_is_not_guessed(path: str) -> None:
    root = Path("/d")
    found = Matching(APPLICATIONS, PLAN).match(root / path, root)
    assert found == Match(path=root / path, how=found.how, several=found.several)
    assert found.several or not found.application


def test_a_column_may_name_files_folders_and_paths() -> None:
    known = (
        application("A1", "甲", further={"材料": "甲.pdf；综合/甲二\\"}),
        application("A2", "乙", further={"材料": "第二组"}),
    )
    matching, root = Matching(known, PLAN, "材料"), Path("/d")
    for path, owner in (
        ("甲.pdf", "A1"),
        ("综合/甲二/方案.pdf", "A1"),
        ("第二组/方案.pdf", "A2"),
        ("第三组/方案.pdf", ""),
    ):
        assert matching.match(root / path, root).application == owner


def test_the_longest_name_in_a_text_counts() -> None:
    names = ApplicantNames((application("1", "临江"), application("2", "临江新区")))
    assert names.within(folded("临江新区材料")) == {"2"}
    assert names.within(folded("临江新区、临江")) == {"1", "2"}
    assert names.within("") == frozenset()
