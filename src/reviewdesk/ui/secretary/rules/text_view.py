"""The plan as text: the way out where the forms do not reach, with every problem and its line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QTextCursor
from PySide6.QtWidgets import QListView, QWidget

from reviewdesk.desk.secretary.rules import Rules, rules_of
from reviewdesk.ui.inputs import Area
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.secretary.rules.problem_model import ProblemModel
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled


class TextView(QWidget):
    """Signals: the whole text is another one now."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.area = Area(10)
        self.area.setMinimumHeight(scaled(200))
        self.area.setMaximumHeight(16_777_215)
        self.area.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.area.setLineWrapMode(Area.LineWrapMode.NoWrap)
        self.area.setAccessibleName(say("Plan as text"))
        self.model = ProblemModel()
        self.problems = QListView()
        self.problems.setModel(self.model)
        self.problems.setWordWrap(True)
        self.problems.setMaximumHeight(scaled(130))
        self.problems.setProperty("kind", "framed")
        self.problems.setAccessibleName(say("Problems"))
        self.take, self.back = button(say("Take this text"), "primary"), button(say("As it was"))
        self._sum = label("", "strong")
        self._text = ""
        self.setLayout(
            column(
                label(say("For whoever knows the format. Everything can be changed here."), "muted"),
                self.area,
                row(self._sum, None, self.back, self.take),
                self.problems,
                spacing=8,
            )
        )
        self.setFocusProxy(self.area)
        self.area.textChanged.connect(self._look)
        self.take.clicked.connect(lambda: self.changed.emit(self.area.toPlainText()))
        self.back.clicked.connect(self._restore)
        self.problems.activated.connect(lambda index: self._go(self.model.line(index.row())))

    @property
    def touched(self) -> bool:
        """Whether the text was changed and not taken."""
        return self.area.toPlainText() != self._text

    def show_rules(self, rules: Rules) -> None:
        """Show the plan's text, unless somebody is writing in it."""
        if not self.touched or not self._text:
            self._text = rules.text
            self.area.setPlainText(rules.text)
        else:
            self._text = rules.text
        self._look()

    def _restore(self) -> None:
        self.area.setPlainText(self._text)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        found = rules_of(self.area.toPlainText())
        self.model.show_problems([problem for _, problem in found.faults])
        self.problems.setVisible(bool(found.faults))
        count = len(found.faults)
        self._sum.setText(
            say("Problems: {count}", count=count) if count else say("The plan has no problems.")
        )
        self._sum.setProperty("kind", "bad" if count else "good")
        self._sum.style().polish(self._sum)
        for one in (self.take, self.back):
            one.setEnabled(self.touched)

    def _go(self, line: int) -> None:
        cursor = QTextCursor(self.area.document().findBlockByNumber(line - 1))
        self.area.setTextCursor(cursor)
        self.area.centerCursor()
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)
