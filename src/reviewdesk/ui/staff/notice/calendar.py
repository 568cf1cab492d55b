"""A month in which days off and make-up workdays are marked, and the days of the notice are seen."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget

from reviewdesk.domain.addenda.period import DayRule, Period
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.theme import scaled, tokens


class DayPad(QCalendarWidget):
    """Signals: another day is chosen; a day is to be turned into a day off or a working day, or back."""

    chosen = Signal()
    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rule: DayRule | None = None
        self._period: Period | None = None
        self.setLocale(QLocale(language()))
        self.setAccessibleName(say("Days off and working days"))
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setMinimumHeight(scaled(270))
        weekend = QTextCharFormat()
        weekend.setForeground(QColor(tokens().muted))
        head = QTextCharFormat()
        head.setForeground(QColor(tokens().muted))
        head.setBackground(QColor(tokens().surface))
        self.setHeaderTextFormat(head)
        for one in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(one, weekend)
        self.selectionChanged.connect(self.chosen)
        self.activated.connect(lambda _: self.turned.emit())

    @property
    def day(self) -> date:
        """Return the day that is chosen."""
        return _day(self.selectedDate())

    def show_days(self, rule: DayRule, lies: Period) -> None:
        """Show which days count and on which the notice lies open."""
        self._rule, self._period = rule, lies
        self.updateCells()

    def paintCell(self, painter: QPainter, rect: QRect, date: QDate) -> None:
        """Paint the days of the notice on a soft ground, and say at a changed day what it is."""
        super().paintCell(painter, rect, date)
        rule, lies, day = self._rule, self._period, _day(date)
        if rule is None or lies is None:
            return
        painter.save()
        if lies.first <= day <= lies.last and rule.counts(day):
            painter.fillRect(rect.x() + 2, rect.bottom() - 3, rect.width() - 4, 3, QColor(tokens().accent))
        word = ""
        if day in rule.holidays:
            word = say("off")
        elif day in rule.workdays:
            word = say("work")
        if word and rule.kind == "working":
            font = painter.font()
            font.setPixelSize(scaled(10))
            painter.setFont(font)
            painter.setPen(QColor(tokens().warn))
            corner = rect.adjusted(0, 1, -3, 0)
            painter.drawText(corner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, word)
        painter.restore()


def _day(found: QDate) -> date:
    return date(found.year(), found.month(), found.day())
