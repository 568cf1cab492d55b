from reviewdesk.report.fonts import width
from reviewdesk.report.leaf import BODY, CELL, TITLE
from reviewdesk.report.page import Draft
from reviewdesk.report.painting import merged
from reviewdesk.report.table import Column, Row, Table, set_table
from reviewdesk.report.wrapping import balanced, wrapped


def test_a_latin_word_breaks_only_when_no_line_holds_it() -> None:
    assert wrapped("编号 A00123", CELL, 40) == ["编号", "A00123"]
    assert len(wrapped("A" * 40, CELL, 40)) > 4


def test_closing_signs_never_begin_a_line() -> None:
    lines = wrapped("评审委员会成员，" * 8, CELL, 9.5 * 7 + 1)
    assert all(not line.startswith("，") for line in lines)


def test_no_line_is_wider_than_its_room_and_none_ends_with_an_opening_sign() -> None:
    text = "理由见《回避情况表》（附件四）。指标“水平”ICC，得分" * 9
    for room in (60, 83, 97, 131):
        lines = wrapped(text, CELL, room)
        assert "".join(lines) == text
        assert all(width(line, CELL.face, CELL.size) <= room + 0.01 for line in lines)
        assert not [line for line in lines if line[0] in "，。》）”" or line[-1] in "《（“"]


def test_a_word_that_fills_the_line_leaves_its_comma_to_the_next() -> None:
    assert wrapped("AAAAAA，一", CELL, width("AAAAAA", CELL.face, CELL.size)) == ["AAAAAA", "，一"]


def test_a_heading_is_broken_into_lines_of_about_the_same_length() -> None:
    lines = balanced("一二三四五六七八九十一二", TITLE, 22 * 10)
    assert [len(line) for line in lines] == [6, 6]


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrapped("", CELL, 40) == [""]


def test_long_text_and_long_tables_run_over_pages_and_repeat_the_head() -> None:
    draft = Draft("t", "en")
    draft.turn()
    draft.paragraph("words " * 2000, BODY)
    pages = len(draft.leaves)
    assert pages > 2
    rows = tuple(Row((str(n), "x\ny")) for n in range(80))
    set_table(draft, Table((Column("No."), Column("Content", least=50)), rows))
    heads = sum(text == "No." for leaf in draft.leaves for _, _, text, *_ in leaf.texts)
    assert heads == len(draft.leaves) - pages + 1


def test_a_table_without_rows_is_its_head() -> None:
    draft = Draft("t", "en")
    draft.turn()
    set_table(draft, Table((Column("编号"), Column("")), ()))
    assert [text for _, _, text, *_ in draft.leaf.texts] == ["编号"]


def test_an_upright_line_that_goes_on_is_one_stroke() -> None:
    level = (0.0, 5.0, 9.0, 5.0, 0.5)
    lines = [(1.0, 9.0, 1.0, 5.0, 0.5), level, level, (1.0, 5.0, 1.0, 2.0, 0.5), (1.0, 2.0, 1.0, 0.0, 1.0)]
    assert merged(lines) == [level, (1.0, 9.0, 1.0, 2.0, 0.5), (1.0, 2.0, 1.0, 0.0, 1.0)]
