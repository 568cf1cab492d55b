"""What the further sheets of the workbook hold, read from the written file."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from typing import Literal

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generated_books import books
from reviewdesk.domain.marks import Rubric
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.plan.values import Aggregate, Rounding, RoundingStage
from reviewdesk.report.book_method import method_rows
from reviewdesk.report.book_numbers import Dropped, held, shown
from reviewdesk.report.book_values import Workbook
from reviewdesk.report.counted import counted_marks
from reviewdesk.report.workbook import workbook
from reviewdesk.report.workbook_readback import workbook_difference
from second_tables import tables


@pytest.fixture(scope="module")
def trimmed() -> Workbook:
    return next(books(range(2, 3)))


def sheet_of(book: Workbook, title: str) -> Worksheet:
    found = load_workbook(BytesIO(workbook(book).data))[title]
    assert isinstance(found, Worksheet)
    return found


def told(book: Workbook, title: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in sheet_of(book, title).iter_rows(min_row=2, values_only=True)]


def test_the_matrix_has_every_total_and_brackets_what_was_dropped(trimmed: Workbook) -> None:
    sheet = sheet_of(trimmed, "打分矩阵")
    ranked = [row for track in trimmed.result.tracks for row in track.ranking]
    by_id = {str(line[1].value): line for line in sheet.iter_rows(min_row=2)}
    assert len(by_id) == len(ranked)
    for row in ranked:
        cells = by_id[row.application]
        numbers = Counter(
            float(str(c.value)) for c in cells[4:-5] if c.data_type == "n" and c.value is not None
        )
        assert numbers == Counter(map(float, row.totals.values()))
        assert sum(str(c.number_format).startswith("(") for c in cells) == len(row.dropped)
    assert any(row.dropped for row in ranked)


def test_a_total_that_no_decimal_ends_stays_text_in_the_matrix() -> None:
    book = next(books(range(10, 11)))
    totals = [t for track in book.result.tracks for row in track.ranking for t in row.totals.values()]
    fractions = {total for total in totals if "/" in total}
    cells = {str(cell) for row in told(book, "打分矩阵") for cell in row}
    assert fractions
    assert fractions <= cells


def test_the_methods_say_every_rule_and_criterion(trimmed: Workbook) -> None:
    rows = told(trimmed, "方法与公式")
    names = {row[1] for row in rows}
    assert {c.name for track in trimmed.plan.tracks for c in track.criteria} <= names
    assert any(str(name).startswith("ROUND((SUM(") for name in names)
    assert all(cell.data_type != "f" for row in sheet_of(trimmed, "方法与公式").rows for cell in row)


@pytest.mark.parametrize(
    ("level", "applied", "stages", "formulas"),
    [
        ("total", "median", ("aggregate",), ["ROUND(MEDIAN(各评委合计),2)"]),
        ("total", "rank_sum", ("aggregate",), ["SUM((SUMPRODUCT(--(该评委全部合计>合计))+(SUMPRODUCT("
         "--(该评委全部合计=合计))+1)/2))"]),
        ("total", "z_score", ("aggregate",), ["50+10*AVERAGE(IF(MAX(该评委全部合计)=MIN(该评委全部合计),0,"
         "(合计-AVERAGE(该评委全部合计))/STDEV(该评委全部合计)))"]),
        ("criterion", "mean", ("criterion", "factored"),
         ["ROUND(AVERAGE(各评委分值),2)", "SUM(ROUND(指标得分*系数,2))"]),
        ("criterion", "mean", ("aggregate",), ["AVERAGE(各评委分值)", "ROUND(SUM(指标得分*系数),2)"]),
    ],
)  # fmt: skip
def test_every_way_to_form_a_score_is_told_as_formulas(
    trimmed: Workbook, level: Literal["total", "criterion"], applied: Aggregate,
    stages: tuple[RoundingStage, ...], formulas: list[str],
) -> None:  # fmt: skip
    track = trimmed.plan.tracks[0]
    rules = replace(track.rules, level=level, rounding=Rounding(2, stages))
    plan = replace(trimmed.plan, tracks=(replace(track, rules=rules), *trimmed.plan.tracks[1:]))
    results = (replace(trimmed.result.tracks[0], applied=applied), *trimmed.result.tracks[1:])
    book = replace(trimmed, plan=plan, result=replace(trimmed.result, tracks=results))
    rows = [row for row in method_rows(book) if row[0] == track.name]
    assert [row[1] for row in rows if row[2] == "公式"] == formulas


def test_recusals_and_objections_are_listed_with_their_words() -> None:
    found = [book for book in books(range(14)) if any(b.objections for b in book.ballots)]
    book = found[0]
    recused = [
        (excluded.reviewer, row.application)
        for track in book.result.tracks
        for row in track.ranking
        for excluded in row.excluded
        if excluded.state == "recused"
    ]
    rows = told(replace(book, reasons={recused[0]: "本人申报：同乡"}), "回避与异议")
    kinds = Counter(row[3] for row in rows)
    assert kinds["回避"] == len(recused)
    assert kinds["异议"] == sum(len(said) for b in book.ballots for said in b.objections.values())
    assert {"本人申报：同乡", "与名册不符"} <= {row[7] for row in rows}


def test_reasons_that_the_archive_withholds_do_not_make_it_differ(trimmed: Workbook) -> None:
    book = next(book for book in books(range(14)) if told(book, "回避与异议"))
    row = told(book, "回避与异议")[0]
    reasons = {(SeatId(str(row[4])), ApplicationId(str(row[1]))): "密封前已知：7"}
    assert workbook_difference(workbook(replace(book, reasons=reasons)).data, book) is None
    assert workbook_difference(workbook(trimmed).data, trimmed) is None


def test_cities_and_bands_add_up_to_all_applications(trimmed: Workbook) -> None:
    everybody = sum(len(track.ranking) for track in trimmed.result.tracks)
    scored = sum(row.published is not None for track in trimmed.result.tracks for row in track.ranking)
    cities, bands = told(trimmed, "分地区"), told(trimmed, "分分数段")
    assert sum(int(str(row[2])) for row in cities) == everybody
    assert sum(int(str(row[3])) for row in bands) == scored
    for row in bands:
        assert row[2] is None or float(str(row[1])) < float(str(row[2]))
    tiers = {tier.id for track in trimmed.plan.tracks for tier in track.tiers}
    listed = sum(row.standing in tiers for track in trimmed.result.tracks for row in track.ranking)
    counted = sum(int(str(cell)) for row in cities for cell in row[4:-2] if cell is not None)
    assert counted == listed


def test_a_city_where_nobody_has_a_score_shows_no_extremes(book_without_scores: Workbook) -> None:
    assert all(row[-1] is None for row in told(book_without_scores, "分地区"))
    assert told(book_without_scores, "分分数段") == []


@pytest.fixture
def book_without_scores(trimmed: Workbook) -> Workbook:
    tracks = tuple(
        replace(t, ranking=tuple(replace(r, published=None, exact=None, totals={}) for r in t.ranking))
        for t in trimmed.result.tracks
    )
    return replace(trimmed, result=replace(trimmed.result, tracks=tracks))


def test_nothing_to_check_is_not_called_right(book_without_scores: Workbook) -> None:
    assert [row[6] for row in told(book_without_scores, "自检")] == [None]


def test_a_total_without_marks_is_computed_as_nothing(trimmed: Workbook) -> None:
    rows = told(replace(trimmed, ballots=()), "自检")
    assert {row[5] for row in rows if row[2] == "合计"} == {"=0"}


def test_only_the_check_sheet_has_formulas_and_figures_show_two_places(trimmed: Workbook) -> None:
    file = load_workbook(BytesIO(workbook(trimmed).data))
    formulas = {
        sheet.title
        for sheet in file.worksheets
        for row in sheet.iter_rows()
        for c in row
        if c.data_type == "f"
    }
    assert formulas == {"自检"}
    assert file["总名单"]["A2"].number_format == "0_)"
    assert file["总名单"]["G2"].number_format == "0.00_)"
    assert file["总名单"]["B2"].data_type == "s"
    assert {cell.number_format for cell in file["评分明细"]["J"][1:]} <= {"0.00_)", "General"}


def test_marks_on_further_sheets_are_still_found(trimmed: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewdesk.report.workbook.MOST", 7)
    cells = {str(row[5]) for row in told(trimmed, "自检") if row[2] == "合计"}
    assert any("'评分明细 2'!" in cell for cell in cells)
    assert not any("!J9" in cell for cell in cells)


def test_an_unlawful_mark_of_a_typed_sheet_counts_as_nothing() -> None:
    table = next(table for _, table in tables(range(2, 3)))
    track = table.plan.tracks[0]
    sheet = table.sheets[track.id]
    seat, rows = next((s, r) for s, r in sheet.rows.items() if r)
    application = next(iter(rows))
    odd = replace(
        sheet, rows={**sheet.rows, seat: {**rows, application: ("777", None)[: len(rows[application])]}}
    )
    assert counted_marks(Rubric(track), odd, seat, application) == {}


def test_a_score_replaced_by_vote_counts_as_the_exact_mean_of_the_others() -> None:
    table = next(table for _, table in tables(range(2, 3)))
    track = table.plan.tracks[0]
    sheet = table.sheets[track.id]
    seat, rows = next((s, r) for s, r in sheet.rows.items() if r)
    application = next(iter(rows))
    mean = (Fraction(100, 3),) * len(rows[application])
    counted = replace(sheet, replaced={(seat, application): mean})
    assert set(counted_marks(Rubric(track), counted, seat, application).values()) == {Fraction(100, 3)}
    book = replace(next(books(range(2, 3))), marks={**table.sheets, track.id: counted})
    last = [row for row in told(book, "评分明细") if row[13] is not None]
    assert [(row[1], row[3], float(str(row[13]))) for row in last] == [(application, seat, 33.333333333)]


def test_numbers_show_two_places_or_all_they_have() -> None:
    assert [shown(held(text)) for text in ("80", "80.5", "80.125", "1/3", "0")] == [
        "0.00_)", "0.00_)", "0.000_)", "0.000000000_)", "0.00_)",
    ]  # fmt: skip
    assert shown(Dropped("80.5")) == "(0.00)"


def test_a_later_wording_of_the_rules_is_no_difference(trimmed: Workbook) -> None:
    file = load_workbook(BytesIO(workbook(trimmed).data))
    file["方法与公式"]["B2"].value = "满分100分。"
    file["方法与公式"].append([trimmed.plan.tracks[0].name, "另有一条规则。"])
    file.save(saved := BytesIO())
    assert workbook_difference(saved.getvalue(), trimmed) is None


def test_a_changed_formula_is_told(trimmed: Workbook) -> None:
    file = load_workbook(BytesIO(workbook(trimmed).data))
    file["自检"]["G3"].value = "=TRUE"
    file.save(saved := BytesIO())
    found = workbook_difference(saved.getvalue(), trimmed)
    assert found is not None
    assert (found.sheet, found.cell, found.theirs) == ("自检", "G3", "=TRUE")
    assert found.ours.startswith("=AND(")


def test_a_workbook_from_before_the_further_sheets_still_reads_back(trimmed: Workbook) -> None:
    file = load_workbook(BytesIO(workbook(trimmed).data))
    for title in file.sheetnames[file.sheetnames.index("评分明细") + 1 :]:
        file.remove(file[title])
    file["评分明细"].delete_cols(14)
    file.save(early := BytesIO())
    assert workbook_difference(early.getvalue(), trimmed) is None
    file["评分明细"]["J2"].value = 1
    file.save(wrong := BytesIO())
    assert workbook_difference(wrong.getvalue(), trimmed) is not None


def test_standardised_scores_are_formed_from_each_reviewers_list() -> None:
    book = next(books(range(3, 4)))
    tracks = tuple(replace(track, applied="z_score") for track in book.result.tracks)
    rows = told(replace(book, result=replace(book.result, tracks=tracks)), "自检")
    scores = [str(row[5]) for row in rows if row[2] == "未舍入得分"]
    assert scores
    assert all(score.startswith("=ROUND(50+10*(IF(MAX(") for score in scores)
