"""The step of the plan: its sections at the left, the one in hand at the right, what is wrong above it."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.rules import rules_of
from reviewdesk.desk.secretary.todo import Todo
from reviewdesk.domain.plan.findings import Path, spelled
from reviewdesk.errors import Problem
from reviewdesk.errors.marker import N_
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import button, column, hairline, label, row
from reviewdesk.ui.secretary.panel import StepPanel
from reviewdesk.ui.secretary.rules.form import Form
from reviewdesk.ui.secretary.rules.layout import Section, sections
from reviewdesk.ui.secretary.rules.preview_view import PreviewView
from reviewdesk.ui.secretary.rules.rehearse_view import RehearseView
from reviewdesk.ui.secretary.rules.section_model import SectionModel, covers
from reviewdesk.ui.secretary.rules.text_view import TextView
from reviewdesk.ui.secretary.rules.vocabulary import label_of, sentence_of
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_LIST = 236
_MORE = "Ctrl+M"
_SHOWN = 3


class RulesPanel(StepPanel):
    """Signals: a value changed; an element was added, taken away, moved; another text or section; save it."""

    step = "plan"
    name = N_("Rules")
    changed = Signal(object, object)
    added = Signal(object)
    removed = Signal(object)
    moved = Signal(object, int)
    retold = Signal(str)
    turned = Signal(str)
    saving = Signal()

    def __init__(self, section: str = "first") -> None:
        """Lay the step out; `section` is the one that is on show at first."""
        super().__init__()
        self._first = section
        self._rules = rules_of("")
        self._all: tuple[Section, ...] = ()
        self.model = SectionModel()
        self.list = _list(self.model)
        self.more = button(say("More rules"), shortcut=_MORE)
        self.more.setCheckable(True)
        self.save = button(
            say("Save as a profile…"), tip=say("A plain file to start the next review session from")
        )
        self._saved = label("", "muted", wrap=True)
        self._saved.hide()
        self.form, self.text = Form(), TextView()
        self.preview, self.rehearse = PreviewView(), RehearseView()
        self._title = label("", "title")
        self._faults: QVBoxLayout = column(spacing=2, margins=8)
        self._strip = QFrame()
        self._strip.setProperty("kind", "card-bad")
        self._strip.setLayout(self._faults)
        self._stack, self._scroll = QStackedWidget(), QScrollArea()
        self._lay_out()
        self._connect()

    def show_office(self, office: Office, todos: tuple[Todo, ...]) -> None:
        """Show the rules as they stand."""
        self._rules = rules_of(office.plan_text)
        self._all = sections(self._rules)
        self._fill()

    def go_to(self, todo: Todo) -> None:
        """Go to the field a problem of the plan is about."""
        found = [path for path, problem in self._rules.faults if problem == todo.problem]
        if found:
            self.jump(found[0])

    def keys(self) -> tuple[Key, ...]:
        """Return the editor's keys."""
        return (
            Key("Enter", say("From the list into the form")),
            Key("Enter, Tab", say("Take what was typed")),
            Key("Alt+↑ / Alt+↓", say("Move what is chosen up or down")),
            Key("Delete", say("Take away what is chosen")),
            Key("Ctrl+M", say("More rules")),
        )

    def first_focus(self) -> QWidget | None:
        """Begin in the list of sections."""
        return self.list

    def leaving(self) -> bool:
        """Take what was typed in the field that has the focus."""
        focus = self.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()
        return True

    @property
    def section(self) -> Section | None:
        """Return the section on show."""
        at = self.list.currentIndex().row()
        return self.model.sections[at] if 0 <= at < len(self.model.sections) else None

    def choose(self, section: str) -> None:
        """Show a section by its id, behind “more rules” too."""
        wanted = next((one for one in self._all if one.id == section), None)
        if wanted is None:
            return
        if not wanted.often and not self.more.isChecked():
            self.more.setChecked(True)
        ids = [one.id for one in self.model.sections]
        index = self.model.index(ids.index(section), 0)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def jump(self, path: Path) -> None:
        """Put the cursor into the field of a place; the text where no form has it."""
        near = {one.id: covers(one, self._rules, path) for one in self._all}
        ways = [found for found, length in near.items() if length == max(near.values()) > 0]
        self.choose(ways[0] if ways else "text")
        if not (ways and self.form.focus(path)):
            (self.form if ways else self.text).setFocus(Qt.FocusReason.OtherFocusReason)
        focus = self.focusWidget()
        if ways and focus is not None:
            self._scroll.ensureWidgetVisible(focus, 0, scaled(60))

    def tell_saved(self, words: str) -> None:
        """Say where the profile went."""
        self._saved.setText(words)
        self._saved.show()

    def show_kind(self, section: Section) -> None:
        """Show a section's own view; kinds that are not a form have theirs in the stack."""
        self._title.setText(_titled(section, self._all))
        if section.kind == "form":
            self.form.show_entries(section.entries(self._rules), self._rules)
            self._stack.setCurrentWidget(self._scroll)
        elif section.kind == "text":
            self._stack.setCurrentWidget(self.text)
        elif section.kind == "preview":
            self.preview.show_track(self._rules, section.path)
            self._stack.setCurrentWidget(self.preview)
        else:
            self._stack.setCurrentWidget(self.rehearse)

    def _fill(self) -> None:
        before = self.section
        wanted = [one for one in self._all if one.often or self.more.isChecked()]
        if self.model.show_sections(wanted, self._rules):
            ids = [one.id for one in wanted]
            self.choose(before.id if before is not None and before.id in ids else self._first)
            self._first = "first"
        self.text.show_rules(self._rules)
        self.rehearse.show_rules(self._rules)
        self._show_faults()
        self._show_section()

    def _show_section(self) -> None:
        section = self.section
        if section is not None:
            self.show_kind(section)

    def _show_faults(self) -> None:
        while (item := self._faults.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for path, problem in self._rules.faults[:_SHOWN]:
            go = button(_told(path, problem), "quiet")
            go.clicked.connect(lambda _=False, path=path: self.jump(path))
            self._faults.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        rest = len(self._rules.faults) - _SHOWN
        if rest > 0:
            more = button(say("{count} more: see them in the text", count=rest), "quiet")
            more.clicked.connect(lambda: self.choose("text"))
            self._faults.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._strip.setVisible(bool(self._rules.faults))

    def _connect(self) -> None:
        for signal, own in (
            (self.form.changed, self.changed),
            (self.form.added, self.added),
            (self.form.removed, self.removed),
            (self.form.moved, self.moved),
            (self.text.changed, self.retold),
        ):
            signal.connect(own)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._turn())
        self.more.toggled.connect(self._show_more)
        self.list.activated.connect(lambda _: self._enter())
        self.more.setShortcut(_MORE)
        self.save.clicked.connect(self.saving)

    def _show_more(self, more: bool) -> None:
        self.more.setText(say("Fewer rules") if more else say("More rules"))
        self.more.setShortcut(_MORE)
        self._fill()

    def _enter(self) -> None:
        """Go from the list into what it shows."""
        shown = self._stack.currentWidget()
        target = self.form.first() if shown is self._scroll else shown
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _turn(self) -> None:
        self._show_section()
        self._scroll.verticalScrollBar().setValue(0)
        if self.section is not None:
            self.turned.emit(self.section.id)

    def _lay_out(self) -> None:
        body = QWidget()
        body.setLayout(column(self.form, None, margins=(0, 0, 16, 24)))
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for one in (self._scroll, self.text, self.preview, self.rehearse):
            self._stack.addWidget(one)
        right = column(self._strip, self._title, self._stack, spacing=12, margins=(24, 16, 8, 8))
        left = QFrame()
        left.setProperty("kind", "surface")
        left.setFixedWidth(scaled(_LIST))
        foot = column(self.more, self.save, self._saved, spacing=8, margins=8)
        left.setLayout(column(self.list, foot, spacing=0))
        whole = row(left, hairline(upright=True), spacing=0)
        whole.addLayout(right, 1)
        self.setLayout(whole)


def _told(path: Path, problem: Problem) -> str:
    """Return a sentence that names its field, or its line where there is no field."""
    sentence, name = sentence_of(path, problem), label_of(path)
    if not path or name == spelled(path):
        return say("Line {line}: {sentence}", line=problem.line, sentence=sentence)
    return sentence if name in sentence else say("{field}: {sentence}", field=name, sentence=sentence)


def _list(model: SectionModel) -> QListView:
    made = QListView()
    made.setModel(model)
    made.setAccessibleName(say("Sections of the rules"))
    made.setProperty("kind", "sections")
    made.setSpacing(1)
    return made


def _titled(section: Section, everything: tuple[Section, ...]) -> str:
    above = next((one for one in everything if one.path == section.path and one.level == 0), section)
    return section.title if not section.level else f"{above.title} · {section.title}"
