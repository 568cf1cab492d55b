"""The first step of an import: the file's first rows, what each column is taken for, what is wrong."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from reviewdesk.desk.secretary.register_import import KEPT, UNWANTED
from reviewdesk.desk.secretary.register_view import ColumnView, LookView
from reviewdesk.errors import Problem
from reviewdesk.ui.parts import button, column, hairline, label, row, surface
from reviewdesk.ui.rows_table import RowsModel, RowsTable, TableRow
from reviewdesk.ui.secretary.register_words import column_name
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.theme import scaled

_SIDE = 400
_PREVIEW = 20
_PROBLEMS = 5
_HEADERS = 40


class RegisterLookPage(QWidget):
    """Signals: a sheet, a header row, a column's meaning was chosen; go on; go back."""

    sheet_chosen = Signal(str)
    header_chosen = Signal(int)
    meaning_chosen = Signal(int, str)
    going_on = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: LookView | None = None
        self._words: Mapping[str, str] = {}
        self._title, self._said = label("", "title"), label("", "muted-base", wrap=True)
        self.sheet, self.header = QComboBox(), QComboBox()
        self.header.addItems([str(number) for number in range(1, _HEADERS + 1)])
        self.meaning = QComboBox()
        self.preview = RowsTable(
            say("First rows of the file"), RowsModel(right=(0,)), widths=(56, *[130] * 60), stretch=-1
        )
        self.columns = RowsTable(
            say("What the columns mean"),
            RowsModel((say("Column"), say("Means"))),
            widths=(190, 190),
            stretch=1,
        )
        self.problems = RowsTable(say("Problems"), RowsModel(("",)), widths=(400,), stretch=0)
        self.problems.horizontalHeader().hide()
        self.go_on = button(say("See what would change"), "primary", shortcut="Ctrl+Shift+Return")
        self._back = button(say("Put this file away"), "secondary")
        self._count = label("", "bad")
        self._asked = label("", "strong")
        self._connect()
        self._lay_out()

    def show_look(self, shown: LookView, words: Mapping[str, str]) -> None:
        """Show a file; `words` are all meanings that a column may have."""
        self._shown, self._words = shown, words
        self._title.setText(say("Import: {file}", file=shown.file))
        self._said.setText("\n".join(map(say_error, shown.notes)))
        self._said.setVisible(bool(shown.notes))
        with QSignalBlocker(self.sheet), QSignalBlocker(self.header):
            self.sheet.clear()
            self.sheet.addItems(list(shown.sheets))
            self.sheet.setCurrentText(shown.sheet)
            self.header.setCurrentIndex(shown.header_row - 1)
        self._fill_preview(shown, words)
        self.columns.show_rows([_column_row(one, words) for one in shown.columns])
        self._fill_problems(shown.problems)
        self.go_on.setEnabled(not shown.problems)
        self._ask()

    def first_focus(self) -> QWidget:
        """Begin where the next thing is to do."""
        return self.columns if self._shown is not None and self._shown.problems else self.go_on

    def _fill_preview(self, shown: LookView, words: Mapping[str, str]) -> None:
        heads = [say("Row")]
        heads += [f"{one.letter}  {one.header}\n→ {words.get(one.meaning, '')}" for one in shown.columns]
        places = [one.index for one in shown.columns]
        rows = [
            TableRow(number, (str(number), *(cells[at] if at < len(cells) else "" for at in places)))
            for number, cells in shown.rows[:_PREVIEW]
        ]
        self.preview.show_rows(rows, heads)
        self.preview.widen(scaled(280))

    def _fill_problems(self, problems: Sequence[Problem]) -> None:
        self._count.setText(say("To correct before it can be taken in: {count}", count=len(problems)))
        self.problems.show_rows(
            [TableRow(number, (say_error(problem),), "bad") for number, problem in enumerate(problems)]
        )
        for one in (self._count, self.problems):
            one.setVisible(bool(problems))
        self.problems.setFixedHeight(scaled(36) * min(len(problems), _PROBLEMS) + 6)

    def _ask(self) -> None:
        """Ask about the column that is the current one."""
        shown, index = self._shown, self.columns.current
        found = None if shown is None else next((c for c in shown.columns if c.index == index), None)
        self.meaning.setEnabled(found is not None)
        if found is None:
            return
        self._asked.setText(say("Column {column} means", column=column_name(found)))
        with QSignalBlocker(self.meaning):
            self.meaning.clear()
            for meaning, words in self._words.items():
                self.meaning.addItem(words, meaning)
            self.meaning.setCurrentIndex(self.meaning.findData(found.meaning))
        self.meaning.setAccessibleName(self._asked.text())

    def _mean(self) -> None:
        index = self.columns.current
        if index is not None:
            self.meaning_chosen.emit(index, self.meaning.currentData())

    def _pick_column(self, index: QModelIndex) -> None:
        if self._shown is not None and index.column() > 0:
            self.columns.go_to(self._shown.columns[index.column() - 1].index)

    def _connect(self) -> None:
        self.sheet.textActivated.connect(self.sheet_chosen)
        self.header.activated.connect(lambda place: self.header_chosen.emit(place + 1))
        self.columns.picked.connect(lambda _: self._ask())
        self.columns.chosen.connect(lambda _: self.meaning.setFocus())
        self.meaning.activated.connect(self._mean)
        self.preview.clicked.connect(self._pick_column)
        self.go_on.clicked.connect(self.going_on)
        self._back.clicked.connect(self.back)

    def _lay_out(self) -> None:
        names = [label(say("Sheet")), label(say("Column names in row"))]
        for name, field in zip(names, (self.sheet, self.header), strict=True):
            name.setBuddy(field)
            field.setAccessibleName(name.text())
        self._asked.setBuddy(self.meaning)
        self.sheet.setMinimumWidth(scaled(140))
        self.preview.setWordWrap(False)
        self.preview.setMinimumHeight(scaled(240))
        self.preview.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        head = column(
            row(self._title, None, names[0], self.sheet, 8, names[1], self.header, spacing=8),
            self._said,
            spacing=6,
            margins=(20, 14, 20, 12),
        )
        side = surface(
            column(
                self.columns,
                hairline(),
                column(self._asked, self.meaning, spacing=6, margins=(16, 10, 16, 12)),
                spacing=0,
            ),
            "surface",
        )
        side.setFixedWidth(scaled(_SIDE))
        middle = row(self.preview, hairline(upright=True), side, spacing=0)
        middle.setStretch(0, 1)
        foot = column(
            self._count,
            self.problems,
            row(self._back, None, self.go_on),
            spacing=8,
            margins=(20, 10, 20, 12),
        )
        page = column(
            surface(head, "surface"), hairline(), middle, hairline(), surface(foot, "surface"), spacing=0
        )
        page.setStretch(2, 1)
        self.setLayout(page)


def _column_row(found: ColumnView, words: Mapping[str, str]) -> TableRow:
    cells = (column_name(found), words.get(found.meaning, ""))
    return TableRow(found.index, cells, "muted" if found.meaning in (KEPT, UNWANTED) else "")
