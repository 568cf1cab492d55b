"""Step 6: applicants by name alone; no relation to any, or recusal from some with a reason of the plan."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QWidget

from reviewdesk.desk.reviewer.declaration import Declaration
from reviewdesk.domain.names import ApplicationId
from reviewdesk.ui.desk.initials import Initials
from reviewdesk.ui.opening.applicants import ApplicantDelegate, ApplicantModel, ApplicantRow, Filtered
from reviewdesk.ui.opening.reasons import ReasonPanel
from reviewdesk.ui.opening.step import RECUSAL, StepPage
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import column, hairline, label, row, surface
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_NAMED = 6


@dataclass(frozen=True, slots=True)
class Chosen:
    """A reason of the plan, and words after it."""

    reason: str
    words: str = ""


Choices = Mapping[ApplicationId, Chosen]


def reasons_of(found: Declaration, choices: Choices) -> Mapping[ApplicationId, str]:
    """Return each choice as one reason, worded as the plan's language does."""
    return {id_: found.worded(one.reason, one.words) for id_, one in choices.items()}


class DeclarationPage(StepPage):
    """Signals: something is declared about an application; the declaration is to be confirmed."""

    reasoned = Signal(str, str, str)
    finished = Signal()

    def __init__(self, found: Declaration, *, seat: str) -> None:
        super().__init__(
            RECUSAL,
            say("Have you a relation to any of these applicants?"),
            say("Only names are open so far. Mark those you must recuse from; their dossiers stay closed."),
            subject=found.title,
            seat=seat,
        )
        self._found, self._choices = found, dict[ApplicationId, Chosen]()
        self._model = ApplicantModel([ApplicantRow(one, found.tracks[one.track]) for one in found.rows])
        self._filtered = Filtered(self._model)
        self.list = QListView()
        self.list.setModel(self._filtered)
        self.list.setItemDelegate(ApplicantDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(say("Applicants"))
        self.list.installEventFilter(self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Name, number, initials  Ctrl+F"))
        self.search.setAccessibleName(say("Search by name, number or initials"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._narrow())
        self.search.installEventFilter(self)
        self.tracks = QComboBox()
        self._fill_tracks()
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.search.setFocus)
        self.panel = ReasonPanel(found.reasons)
        self.panel.chosen.connect(self._reason)
        self.summary = label("", "strong")
        self.primary.clicked.connect(self.finished)
        self.list.selectionModel().currentChanged.connect(lambda now, _: self._show(now))
        self.lay_out(self._columns(), wide=True, foot=(16, self.summary))
        self.show_declared({}, frozenset())
        self.list.setCurrentIndex(self._filtered.index(0, 0))

    def keys(self) -> tuple[Key, ...]:
        """Return the keys of declaring, too."""
        own = (
            Key("↑ ↓", say("Choose an applicant")),
            Key("1 2 3 …", say("Recuse, with this reason")),
            Key("0", say("No relation to this applicant")),
            Key("Ctrl+F", say("Search by name, number or initials")),
        )
        return own + super().keys()

    @property
    def rows(self) -> tuple[ApplicantRow, ...]:
        """Return every row as it is shown."""
        return self._model.rows

    def first_focus(self) -> QWidget:
        """Start in the list."""
        return self.list

    def learn(self, initials: Initials) -> None:
        """Find applicants by the initials of their pinyin, too."""
        self._filtered.learn(initials)

    def show_declared(self, choices: Choices, covered: frozenset[ApplicationId]) -> None:
        """Show what is chosen and what goes with it."""
        self._choices = dict(choices)
        self._model.declare(reasons_of(self._found, choices), covered)
        count = sum(row.recused and not row.candidate.struck for row in self._model.rows)
        self.primary.setText(
            say("Recuse from {count}, no relation to the others…", count=count)
            if choices
            else say("No relation to any of them…")
        )
        carried = count - len(choices)
        self.summary.setText(
            say("Marked for recusal: {count}; {carried} more go with it", count=len(choices), carried=carried)
            if carried
            else say("Marked for recusal: {count}", count=len(choices))
        )
        self._show(self.list.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list the greater part."""
        super().resizeEvent(event)
        self._side.setFixedWidth(min(scaled(400), event.size().width() * 9 // 20))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take digits in the list as reasons, and the arrows of the search as the list's."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if watched is self.search and event.key() in _MOVING:
            self.list.setFocus()
            self.list.event(event)
            return True
        text = event.text()
        digit = int(text) if len(text) == 1 and text.isascii() and text.isdigit() else -1
        return (watched is self.list and self.panel.press(digit)) or super().eventFilter(watched, event)

    def _columns(self) -> QWidget:
        bar = row(self.search, self.tracks, spacing=10, margins=(16, 10, 16, 10))
        bar.setStretch(0, 1)
        left = surface(column(bar, hairline(), self.list, spacing=0, margins=1))
        right = surface(column(self.panel, margins=1))
        self._side = right
        whole = QWidget()
        line = row(left, right, spacing=16)
        line.setStretch(0, 1)
        whole.setLayout(line)
        return whole

    def _fill_tracks(self) -> None:
        rows = self._found.rows
        self.tracks.addItem(say("All tracks, {count}", count=len(rows)), "")
        for track, name in self._found.tracks.items():
            self.tracks.addItem(f"{name}  {sum(one.track == track for one in rows)}", track)
        self.tracks.setAccessibleName(say("Track"))
        self.tracks.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.tracks.setMinimumContentsLength(14)
        self.tracks.currentIndexChanged.connect(lambda _: self._narrow())

    def _narrow(self) -> None:
        self._filtered.narrow(track=self.tracks.currentData(), text=self.search.text())
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._filtered.index(0, 0))

    def _show(self, now: QModelIndex) -> None:
        self.panel.setEnabled(now.isValid())
        if now.isValid():
            shown: ApplicantRow = now.data(Qt.ItemDataRole.UserRole)
            one = self._choices.get(shown.candidate.application, Chosen(""))
            self.panel.show_row(shown, one.reason, one.words, self._consequence(shown))

    def _consequence(self, shown: ApplicantRow) -> str:
        if shown.candidate.struck:
            return say("This conflict was known before; the dossier never opens here.")
        reached = self._found.covered([shown.candidate.application])
        others = [
            one for one in self._found.rows if one.application in reached - {shown.candidate.application}
        ]
        if not others:
            return ""
        names = "、".join(f"{one.applicant} {one.application}" for one in others[:_NAMED])
        if self._found.rules.scope == "track":
            return say(
                "By the plan a recusal covers the whole track: {count} more, {names}",
                count=len(others),
                names=names,
            )
        return say("All applications of this applicant go with it: {names}", names=names)

    def _reason(self, reason: str, words: str) -> None:
        now = self.list.currentIndex()
        if now.isValid():
            shown: ApplicantRow = now.data(Qt.ItemDataRole.UserRole)
            self.reasoned.emit(shown.candidate.application, reason, words)


class DeclarationPresenter(QObject):
    """Keeps what is chosen until it is confirmed.

    Signals:
        changed: the choices, application → `Chosen`.
        finished: they are to be confirmed.
    """

    changed = Signal(object)
    finished = Signal()

    def __init__(self, page: DeclarationPage, found: Declaration, choices: Choices) -> None:
        super().__init__(page)
        self._page, self._found, self._choices = page, found, dict(choices)
        page.reasoned.connect(self._choose)
        page.finished.connect(self.finished)
        self._show()

    def _choose(self, application: str, reason: str, words: str) -> None:
        id_ = ApplicationId(application)
        if reason:
            self._choices[id_] = Chosen(reason, words)
        else:
            self._choices.pop(id_, None)
        self.changed.emit(dict(self._choices))
        self._show()

    def _show(self) -> None:
        self._page.show_declared(self._choices, self._found.covered(self._choices))
