"""Votes and corrections: what is open and what was decided at the left, the chosen one beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QScrollArea, QWidget

from reviewdesk.desk.chair.settlement import Outlook, Settlement
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.ui.chair.page import STEP_NAMES
from reviewdesk.ui.chair.panel import ChairPanel
from reviewdesk.ui.chair.settling.decided import DecidedCard
from reviewdesk.ui.chair.settling.form import DecisionForm
from reviewdesk.ui.chair.settling.matters import Kind, Matter, matters
from reviewdesk.ui.chair.settling.outlook import OutlookCard
from reviewdesk.ui.icons import sign_icon
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import EmptyState, button, column, hairline, label, leave_drops, restyle, row
from reviewdesk.ui.ring import RingedDelegate
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.theme import BASE, scaled

_WIDTH, _WIDEST, _BESIDE, _AROUND = 340, 400, 44, 64
_PLACE = Qt.ItemDataRole.UserRole


class SettlePanel(ChairPanel):
    """Signals: count a proposal and say what it would move; record it so; drop what was kept for later."""

    step = "settle"
    name = STEP_NAMES["settle"]
    tried = Signal(object)
    wanted = Signal(object, object)
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._view: ChairView | None = None
        self._found: Settlement | None = None
        self._matters: Sequence[Matter] = ()
        self._outlook: Outlook | None = None
        self.form: DecisionForm | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(say("What is open, what may be changed, what was decided"))
        self.list.setWordWrap(True)
        self.list.setIconSize(QSize(scaled(BASE), scaled(BASE)))
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setItemDelegate(RingedDelegate(self.list))
        self.list.setProperty("kind", "matters")
        self.list.setFixedWidth(min(scaled(_WIDTH), _WIDEST))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemActivated.connect(lambda _: self._into_form())
        self._title = label("", "title", wrap=True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.outlook = OutlookCard()
        self.refusal = label("", "bad", wrap=True)
        self.count = button(say("Count and preview"), shortcut="Ctrl+P")
        self.count.clicked.connect(self._try)
        self.record = button(say("Record…"), "primary", shortcut="Ctrl+R")
        self.record.clicked.connect(self._record)
        self._line = hairline()
        self._foot = row(self.refusal, self.count, self.record, spacing=8, margins=(24, 10, 24, 10))
        self._foot.setStretch(0, 1)
        self._kept, self.drop = label("", "warn", wrap=True), button(say("Drop these"), "quiet")
        self.drop.clicked.connect(self.dropped)
        banner = row(self._kept, self.drop, spacing=12, margins=(24, 10, 16, 0))
        banner.setStretch(0, 1)
        self.show_kept(0)
        right = column(
            banner,
            column(self._title, spacing=0, margins=(24, 16, 24, 8)),
            self._area,
            column(self.outlook, spacing=0, margins=(24, 0, 24, 12)),
            self._line,
            self._foot,
            spacing=0,
        )
        right.setStretch(2, 1)
        body = row(self.list, hairline(upright=True), spacing=0)
        body.addLayout(right, 1)
        self.setLayout(body)
        self._show_form(None)

    def show_view(self, view: ChairView) -> None:
        """Keep the room; what is open follows."""
        self._view = view
        frozen = view.course.frozen
        self.record.setText(say("Finalise again with this…") if frozen else say("Record…"))

    def show_kept(self, count: int) -> None:
        """Say how many changes wait to become final together with what is still open."""
        told = say(
            "Kept, not recorded yet: {count}. Settle what is still open; then all becomes final together.",
            count=count,
        )
        self._kept.setText(told if count else "")
        self._kept.setHidden(not count)
        self.drop.setHidden(not count)

    def settled(self, view: ChairView) -> bool:
        """Whether no vote and no correction is due any more."""
        return all(matter.kind != "open" for matter in self._matters)

    def show_settlement(self, found: Settlement) -> None:
        """List what is open, what may be changed and what was decided; go on at what is to be done."""
        if self._view is None:
            return
        before, known = self._matter(), self._found
        self._found, self._matters = found, matters(self._view, found)
        self.list.blockSignals(True)
        self.list.clear()
        heading: Kind | None = None
        for place, matter in enumerate(self._matters):
            kind: Kind = "open" if matter.kind == "look" else matter.kind
            if kind != heading:
                self._add_heading(kind)
                heading = kind
            self._add(place, matter)
        self.list.blockSignals(False)
        self.turned.emit()
        count = len(found.result.decisions)
        decided = known is not None and count > len(known.result.decisions)
        self._go_to(self._line_to_go_to(f"decided:{count}" if decided else before.key if before else ""))
        if self._matter() is None:
            self._show_form(None)
        self.keep_focus()

    def show_outlook(self, outlook: Outlook) -> None:
        """Say what a proposal comes to; another round may follow instead of the record."""
        self.refusal.setText("")
        if self._view is None or self.form is None:
            return
        ready = self.form.show_outlook(outlook)
        self.outlook.show_outlook(outlook, self._view)
        self._outlook = outlook if ready else None
        self._offer_record(ready)
        if ready:
            self.record.setFocus()
        else:
            self._look_into_form()

    def refuse(self, error: ReviewDeskError) -> None:
        """Say why a proposal cannot be."""
        listed = [say_error(one) for one in error.problems] if isinstance(error, Problems) else []
        self.refusal.setText("\n".join([say_error(error), *listed[:3]]))

    def open_matter(self, key: str) -> None:
        """Go to a line whose key begins so; from another step."""
        found = [matter.key for matter in self._matters if matter.key.startswith(key)]
        if found:
            self._go_to(found[0])

    def keys(self) -> tuple[Key, ...]:
        """Return the step's keys."""
        return (
            Key("↑ ↓", say("Choose a line")),
            Key("Enter", say("Go to its form")),
            Key("Ctrl+P", say("Count and preview")),
            Key("Ctrl+R", say("Record…")),
        )

    def first_focus(self) -> QWidget:
        """Begin in the list."""
        return self.list

    def _add_heading(self, kind: Kind) -> None:
        words: dict[Kind, str] = {
            "open": say("Still to be settled"),
            "change": say("Lawful changes, and no others"),
            "decided": say("Decided so far"),
        }
        item = QListWidgetItem(words[kind])
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = item.font()
        font.setPixelSize(scaled(12))
        item.setFont(font)
        item.setSizeHint(QSize(0, scaled(34)))
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.list.addItem(item)

    def _add(self, place: int, matter: Matter) -> None:
        sign = {"open": "!", "look": "○", "change": "", "decided": "✓"}[matter.kind]
        item = QListWidgetItem(sign_icon(sign), matter.text)
        item.setToolTip(matter.text)
        item.setData(_PLACE, place)
        room = QRect(0, 0, self.list.width() - scaled(_BESIDE) - scaled(BASE), 10_000)
        needed = self.list.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, item.text())
        item.setSizeHint(QSize(0, needed.height() + scaled(16)))
        self.list.addItem(item)

    def _line_to_go_to(self, wanted: str) -> str:
        """Return the line that was wanted; what is open comes before what was decided or is gone."""
        open_ = [matter.key for matter in self._matters if matter.kind in ("open", "look")]
        known = any(matter.key == wanted for matter in self._matters)
        if open_ and (not known or wanted.startswith("decided:")):
            return open_[0]
        return wanted if known else ""

    def _matter(self) -> Matter | None:
        item = self.list.currentItem()
        place = None if item is None else item.data(_PLACE)
        return None if place is None else self._matters[place]

    def _go_to(self, key: str) -> None:
        for line in range(self.list.count()):
            place = self.list.item(line).data(_PLACE)
            if place is not None and self._matters[place].key == key:
                self.list.setCurrentRow(line)
                return

    def _choose(self, _: int) -> None:
        self._show_form(self._matter())

    def _show_form(self, matter: Matter | None) -> None:
        self.form = None if matter is None or matter.form is None else matter.form()
        self._title.setText("" if matter is None else matter.text)
        content: QWidget
        if self.form is not None:
            self.form.edited.connect(self._stale)
            self.form.edited.connect(self._chain)
            content = QWidget()
            content.setLayout(column(self.form, spacing=0, margins=(24, 0, 24, 16)))
        elif matter is not None and matter.record is not None and self._view is not None:
            content = DecidedCard(matter.record, self._view)
        else:
            content = EmptyState(say("Nothing is open. Choose a line, or go on to the self-audit."))
        leave_drops(content)
        self._area.setWidget(content)
        for part in (self._line, self.count, self.record):
            part.setVisible(self.form is not None)
        self._stale()
        self._chain()

    def _into_form(self) -> None:
        if self.form is not None:
            self.form.first_focus().setFocus()
            self._look_into_form()

    def _look_into_form(self) -> None:
        """Bring where typing begins into sight; what was only just made has its place a moment later."""
        QTimer.singleShot(0, self, self._scroll)

    def _scroll(self) -> None:
        content = self._area.widget()
        if self.form is None or content is None:
            return
        part, bar, around = self.form.first_focus(), self._area.verticalScrollBar(), scaled(_AROUND)
        top = part.mapTo(content, QPoint()).y() - around
        bottom = top + part.height() + 2 * around - self._area.viewport().height()
        bar.setValue(min(top, max(bar.value(), bottom)))

    def _stale(self) -> None:
        """What was counted before no longer holds."""
        self._outlook = None
        self.outlook.clear()
        self.refusal.setText("")
        self._offer_record(False)

    def _offer_record(self, ready: bool) -> None:
        self.record.setEnabled(ready)
        restyle(self.count, "secondary" if ready else "primary")
        restyle(self.record, "primary" if ready else "secondary")

    def _chain(self) -> None:
        """Let Tab go from the form to what counts it; parts made anew would come after."""
        if self.form is None:
            return
        last: QWidget
        following: QWidget | None
        last, following = self.form, self.form.nextInFocusChain()
        while following is not None and self.form.isAncestorOf(following):
            last, following = following, following.nextInFocusChain()
        QWidget.setTabOrder(last, self.count)
        QWidget.setTabOrder(self.count, self.record)

    def _try(self) -> None:
        if self.form is None:
            return
        self.count.setFocus()  # what is still being typed in a cell is taken
        problem = self.form.problem()
        self.refusal.setText(problem)
        if not problem:
            proposal = self.form.proposal()
            if proposal.kind == "lot":
                self.wanted.emit(proposal, None)
            else:
                self.tried.emit(proposal)

    def _record(self) -> None:
        if self.form is not None and self._outlook is not None:
            self.wanted.emit(self.form.proposal(), self._outlook)
