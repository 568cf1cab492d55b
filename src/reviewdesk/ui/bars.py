"""The frame's two bars: where I am and what can be done above, what is safe below."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from reviewdesk.domain.drill import is_drill
from reviewdesk.ui.page import Heading, Status
from reviewdesk.ui.parts import button, chip, label, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_STATUS = 28
"""Pixels of the status bar, unless larger text wants more."""


class Elided(QLabel):
    """A label that gives way: it is cut with an ellipsis instead of widening the window."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much as there is room for."""
        painter, room = QPainter(self), self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.style().drawItemText(
            painter, room, self.alignment(), self.palette(), self.isEnabled(), shown, self.foregroundRole()
        )
        painter.end()

    def minimumSizeHint(self) -> QSize:
        """Return a width that hardly asks for anything."""
        return QSize(scaled(24), super().minimumSizeHint().height())


class TopBar(QFrame):
    """48 pixels: place, review session, facts, at most two actions."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self.setMinimumHeight(scaled(48))
        self._layout: QHBoxLayout = row(spacing=12, margins=(16, 6, 16, 6))
        self.setLayout(self._layout)
        self._shown: list[QWidget] = []
        self._chips: list[QLabel] = []
        self._heading: Heading | None = None

    def show_heading(self, heading: Heading) -> None:
        """Show another heading; the same one leaves the focus where it is."""
        if heading == self._heading:
            return
        self._heading = heading
        for old in self._shown:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        subject = Elided(heading.subject)
        subject.setProperty("kind", "muted-base")
        subject.setToolTip(heading.subject)
        self._shown = [label(heading.place, "place"), subject]
        if is_drill(heading.subject):
            self._shown.append(chip(say("Drill"), "chip-warn"))
        self._chips = [chip(f"{c.label}  {c.value}".strip(), c.kind) for c in heading.chips]
        self._shown += self._chips
        last = "primary" if heading.leading else "secondary"
        actions = ((heading.secondary, "secondary"), (heading.primary, last))
        self._shown += [_acting(action, kind) for action, kind in actions if action is not None]
        for place, widget in enumerate(self._shown):
            self._layout.addWidget(widget, 1 if place == 1 else 0, Qt.AlignmentFlag.AlignVCenter)
            widget.ensurePolished()
        self.setMinimumHeight(max(scaled(48), self._layout.sizeHint().height()))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the room of place and actions: the facts give way."""
        least = super().minimumSizeHint()
        facts = [one for one in self._chips if not one.isHidden()]
        return least - QSize(sum(one.sizeHint().width() + self._layout.spacing() for one in facts), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many facts as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for fact in self._chips:
            fact.setHidden(False)
        for fact in reversed(self._chips):
            if self._layout.minimumSize().width() <= self.width():
                return
            fact.hide()


class StatusBar(QFrame):
    """28 pixels: saved, progress, fingerprint, who sits here, the lock."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "bar")
        self.setMinimumHeight(_STATUS)
        self._saved, self._progress = label("", "saved"), label("", "muted")
        self._left, self._right = Elided(), label("", "muted")
        self._left.setProperty("kind", "muted")
        parts = (self._saved, self._progress, self._left, None, self._right)
        self._line = row(*parts, spacing=24, margins=(16, 4, 16, 4))
        self.setLayout(self._line)

    def show_status(self, status: Status) -> None:
        """Show another status."""
        for part, text in (
            (self._saved, f"● {status.saved}" if status.saved else ""),
            (self._progress, status.progress),
            (self._left, status.left),
            (self._right, status.right),
        ):
            part.setText(text)
            part.setVisible(bool(text))
            part.ensurePolished()
        self.setMinimumHeight(max(_STATUS, self._line.sizeHint().height()))


def _acting(action: QAction, kind: str) -> QPushButton:
    made = button(action.text(), kind, tip=action.toolTip())
    made.setEnabled(action.isEnabled())
    made.clicked.connect(action.trigger)
    action.enabledChanged.connect(made.setEnabled)
    keys = action.shortcut().toString()
    if keys:
        made.setToolTip(f"{action.toolTip()}  {keys}")
    return made
