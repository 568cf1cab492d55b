"""Two archives side by side: both are verified, and only a new workbook is written."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from archives import Archive
from reviewdesk.cli.comparing import comparison_lines
from reviewdesk.desk import spoken_comparisons
from reviewdesk.desk.handover import ARCHIVE
from reviewdesk.desk.staff.comparing import YearsCompared, compare, write_comparison
from reviewdesk.domain.comparison import comparison
from reviewdesk.domain.names import ApplicationId
from reviewdesk.errors import Problems, ReviewDeskError
from two_years import year


@pytest.fixture(scope="module")
def found(signed: Archive, lone: Archive) -> YearsCompared:
    return compare(signed.path, lone.path)


def test_two_years_are_matched_and_spoken_of(found: YearsCompared) -> None:
    rows = spoken_comparisons.compared_rows(found, "en")
    assert [(row.application, row.last_place, row.change, row.remark) for row in rows] == [
        ("A1", 1, 0, "by code"),
        ("A2", 2, 0, "by code"),
        ("A3", 3, 0, "by code"),
        ("B1", 1, 0, "by code"),
        ("B2", 2, 0, "by code"),
    ]
    assert rows[0].last_standing == "列入 1" and rows[0].matched
    assert spoken_comparisons.gone_rows(found, "en") == ()
    assert spoken_comparisons.warnings(found, "en") == ()


def test_who_has_no_counterpart_and_what_is_not_comparable_is_said(
    found: YearsCompared, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "en")
    last = year({"t": {"L1": ("甲", ""), "L2": ("乙", "")}}, {"t": "Zones"}, full=150)
    this = year({"t": {"A": ("丙", ""), "B": ("甲", ""), "N": ("乙", "")}}, {"t": "Zones"})
    other = replace(found, this=this, last=last, comparison=comparison(this, last))
    lines = list(comparison_lines(other))
    assert (
        lines[0] == "! Scores are not comparable in Zones: last year full mark 150, this year full mark 100"
    )
    assert "A 丙 (Zones): new this year" in lines
    assert [line.split() for line in lines if line.startswith(("B ", "N "))] == [
        ["B", "not", "listed", "2", "99.00", "t1", "1", "1", "150.00", "-1"],
        ["N", "unscored", "–", "–", "not", "listed", "2", "149.00", "–"],
    ]
    back = replace(found, this=last, last=this, comparison=comparison(last, this))
    lines = list(comparison_lines(back))
    assert "A 丙 (Zones, t1 1): not again this year" in lines
    assert next(line for line in lines if line.startswith("L1 ")).endswith("+1")


def test_the_workbook_is_a_copy_with_last_year_in_it(
    found: YearsCompared, signed: Archive, tmp_path: Path
) -> None:
    target = tmp_path / "new" / "both.xlsx"
    write_comparison(found, target)
    file = load_workbook(target)
    mine = load_workbook(BytesIO(signed.parts["report/workbook.xlsx"]))
    assert file.sheetnames == ["与上年对照", "上年申报今年未申报", *mine.sheetnames]
    assert file["总名单"]["O2"].value == 0
    with pytest.raises(ReviewDeskError) as there:
        write_comparison(found, target)
    assert there.value.code == "output-exists"
    with pytest.raises(ReviewDeskError) as kind:
        write_comparison(found, tmp_path / "both.rdarchive")
    assert kind.value.code == "compare-not-xlsx"


def test_an_archive_without_names_is_compared_too(signed: Archive, nameless: Archive) -> None:
    published = nameless.path.parents[1] / ARCHIVE
    assert compare(published, signed.path).comparison.matched("code") == 5


@pytest.mark.parametrize("hiding", ["this", "last"])
def test_whom_one_year_hides_the_other_does_not_name(found: YearsCompared, hiding: str) -> None:
    years = {"this": found.this, "last": found.last}
    plan = years[hiding].plan
    hidden = replace(plan, redaction=replace(plan.redaction, applicants=("workbook",)))
    years[hiding] = replace(years[hiding], plan=hidden)
    both = replace(found, this=years["this"], last=years["last"])
    book = both.book("workbook")
    assert {one.applicant for one in book.names.values()} == {f"申报单位0{n}" for n in range(1, 6)}
    assert {one.applicant for one in book.last_names.values()} == {f"上年申报单位0{n}" for n in range(1, 6)}
    assert both.book("screen").names[ApplicationId("A1")].applicant == "单位pA1"


def test_one_session_is_not_compared_with_itself(signed: Archive) -> None:
    with pytest.raises(ReviewDeskError) as same:
        compare(signed.path, signed.path)
    assert same.value.code == "compare-same"


def test_what_does_not_hold_is_named_and_not_compared(signed: Archive, lone: Archive, tmp_path: Path) -> None:
    forged = lone.forged(tmp_path / "last.rdarchive", {"manifest.json": None, "result.json": b"{}"})
    for last in (forged, signed.held.batch):
        with pytest.raises(Problems) as refused:
            compare(signed.path, last)
        assert (refused.value.code, refused.value.data["file"]) == ("compare-unsound", last.name)
        assert len(refused.value.problems) == 1
    with pytest.raises(Problems) as other:
        compare(signed.path, lone.path, last_fingerprint="AAAA-AAAA-AAAA-AAAA")
    assert other.value.problems[0].code == "verify-fingerprint"
