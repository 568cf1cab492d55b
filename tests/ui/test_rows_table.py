"""A table over frozen rows: a model that Qt accepts, quick to narrow and sort, worked with keys."""

import time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewdesk.ui.rows_table import RowsModel, RowsTable, TableRow

ROWS = [
    TableRow("a", ("A10", "云溪县"), "muted", "x"),
    TableRow("b", ("A9", "安陵县"), "", "y"),
    TableRow("c", ("A1", "北渚县"), "bad", "x"),
]


@pytest.fixture
def table(qtbot: QtBot) -> RowsTable:
    made = RowsTable("表", RowsModel(("编号", "名称"), right=(0,)), widths=(80, 80), stretch=1, sortable=True)
    qtbot.addWidget(made)
    made.show()
    made.show_rows(ROWS)
    return made


def shown(table: RowsTable) -> list[object]:
    return [table.rows.row(place).key for place in range(table.rows.rowCount())]


def test_rows_have_their_tone_and_columns_their_heads(table: RowsTable) -> None:
    assert table.rows.index(0, 0).data(Qt.ItemDataRole.ForegroundRole) is not None
    assert table.rows.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole) == "名称"


def test_rows_are_ordered_as_people_order_numbers_and_names(table: RowsTable) -> None:
    assert shown(table) == ["a", "b", "c"]
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert shown(table) == ["c", "b", "a"]
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert shown(table) == ["b", "c", "a"]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert shown(table) == ["a", "c", "b"]
    table.show_rows(ROWS[1:])
    assert shown(table) == ["c", "b"]
    table.rows.sort(-1)
    assert shown(table) == ["b", "c"]


def test_the_current_row_stays_while_others_go(table: RowsTable) -> None:
    assert table.go_to("c")
    table.narrow("县", "x")
    assert (shown(table), table.current, table.selected) == (["a", "c"], "c", ["c"])
    table.narrow("云溪")
    assert table.current == "a"
    table.narrow("没有")
    assert (table.current, table.selected, table.go_to("c")) == (None, [], False)


def test_enter_chooses_and_delete_asks_for_removal(table: RowsTable, qtbot: QtBot) -> None:
    table.go_to("b")
    with qtbot.waitSignal(table.chosen) as chosen:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == ["b"]
    with qtbot.waitSignal(table.removing):
        qtbot.keyClick(table, Qt.Key.Key_Delete)
    with qtbot.waitSignal(table.picked) as picked:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert picked.args == ["c"]


def test_the_first_sort_of_ten_thousand_names_keeps_nobody_waiting() -> None:
    """Thirty milliseconds of work; the bound is for machines that are slow or busy."""
    model = RowsModel(("编号", "名称"))
    names = (f"{'云溪临泽东屿'[n % 6]}{'平川南浦青崖'[n // 6 % 6]}县{n}" for n in range(10_000))
    model.show_rows([TableRow(n, (f"A{n * 7919 % 10_000}", name)) for n, name in enumerate(names)])
    for column in (0, 1):
        start = time.process_time()
        model.sort(column)
        assert time.process_time() - start < 2


def test_ten_thousand_rows_are_narrowed_and_sorted(table: RowsTable) -> None:
    table.show_rows([TableRow(n, (f"A{n}", f"第{n % 97}县"), "", str(n % 3)) for n in range(10_000)])
    table.narrow("第5县", "1")
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert shown(table)[0] == max(n for n in range(10_000) if n % 97 == 5 and n % 3 == 1)
