"""The public notice: its days by the plan's rule and the calendar of the year, and whom people ask."""

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.spoken_chain import called
from reviewdesk.desk.staff.drafting import NoticeOrder, day_rule_of
from reviewdesk.domain.addenda.period import Period
from reviewdesk.errors.marker import N_
from reviewdesk.ui.page import Key
from reviewdesk.ui.parts import button, column, hairline, label, row, surface
from reviewdesk.ui.speech import say
from reviewdesk.ui.staff.fields import Fields, Values
from reviewdesk.ui.staff.notice.calendar import DayPad
from reviewdesk.ui.staff.panel import StaffPanel
from reviewdesk.ui.staff.record_list import RecordList
from reviewdesk.ui.staff.side import sheet, side
from reviewdesk.ui.steps import Mark


class NoticePanel(StaffPanel):
    """Signals: something else is entered."""

    step = "notice"
    name = N_("Public notice")
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chain: Chain | None = None
        self._published: date | None = None
        self._off: frozenset[date] = frozenset()
        self._work: frozenset[date] = frozenset()
        self.fields, self.contacts = Fields(), Fields()
        self._add_fields()
        self.pad = DayPad()
        self.pad.chosen.connect(self._show_day)
        self.pad.turned.connect(self._turn_day)
        self.turn = button("")
        self.turn.clicked.connect(self._turn_day)
        self.told = label("", wrap=True)
        self.dates = label("", "total", wrap=True)
        self.dates_told = label("", "muted-base", wrap=True)
        self.calendar_told = label("", "muted", wrap=True)
        self.show_papers = button(say("Preview"), shortcut="Ctrl+P")
        self.show_papers.clicked.connect(self.previewed)
        self.sign = button(say("Sign the notice…"), "primary", shortcut="Ctrl+S")
        self.sign.clicked.connect(self.signed)
        self.open = button(say("Open the folder"))
        self.open.clicked.connect(self.folder)
        self.records = RecordList()
        self.records.wanted.connect(self.papers)
        self._lay_out()

    @property
    def supplementary(self) -> bool:
        """Whether the next notice tells only who moved up."""
        return self._chain is not None and bool(self._chain.course.notices)

    @property
    def order(self) -> NoticeOrder:
        """Return what stands on the page."""
        values: dict[str, Any] = {**self.fields.values(), **self.contacts.values()}
        return NoticeOrder(
            **values,
            supplementary=self.supplementary,
            holidays=tuple(sorted(self._off)),
            workdays=tuple(sorted(self._work)),
        )

    def show_chain(self, chain: Chain) -> None:
        """Show the form with the plan's values, or that nothing is to be told."""
        first = self._chain is None
        self._chain = chain
        if first:
            self._begin(chain)
        course = chain.course
        due = not course.notices or bool(course.unnoticed())
        self._form.setVisible(due)
        self._side.setVisible(due)
        names = say(", ").join(called(course, one.key) for one in course.unnoticed())
        if not course.notices:
            told = say("The notice lists everybody the decision gives a place to; it prints no scores.")
        elif due:
            told = say("A supplementary notice is due; it tells who moved up: {names}.", names=names)
        else:
            last = max(one.last for one in course.notices)
            told = say("The notice is out and lies open to {last}. Nothing is to be added to it.", last=last)
        self.told.setText(told)
        self.open.setVisible(bool(self.records.show_chain(chain, ("notice",))))
        if due:
            self._edited()

    def show_period(self, lies: Period) -> None:
        """Show from when to when the notice would lie open."""
        assert self._chain is not None
        rule = day_rule_of(self._chain.course.plan, self.order)
        self.pad.show_days(rule, lies)
        self.dates.setText(say("{first} to {last}", first=lies.first, last=lies.last))
        working = rule.kind == "working"
        told = say("{days} working days", days=rule.days) if working else say("{days} days", days=rule.days)
        self.dates_told.setText(told)
        self.turn.setEnabled(working)
        self.calendar_told.setText(
            say("Choose a day and press Enter: a working day becomes a day off, a weekend day a working day.")
            if working
            else say("Every day counts by this rule, so days off change nothing.")
        )
        self._show_day()

    @staticmethod
    def mark(chain: Chain) -> tuple[Mark, int]:
        """Ticked once all is told; a supplementary notice that is due counts."""
        due = len(chain.course.unnoticed())
        if due:
            return "look", due
        return ("done" if chain.course.notices else "open"), 0

    @staticmethod
    def waits_for(chain: Chain) -> str:
        """After the decision."""
        return "" if chain.course.decided is not None else "decision"

    @property
    def half_typed(self) -> bool:
        """Whether something was entered and not signed."""
        return self.fields.touched or self.contacts.touched or bool(self._off or self._work)

    def kept(self) -> Values:
        """Return what was entered."""
        if not self.half_typed:
            return {}
        return {**self.fields.values(), **self.contacts.values(), "off": self._off, "work": self._work}

    def put_back(self, values: Values) -> None:
        """Put back what was entered."""
        self._off, self._work = values.get("off", self._off), values.get("work", self._work)
        self.fields.fill(values)
        self.contacts.fill(values)

    def done(self) -> None:
        """Take what stands in the fields for kept: it is signed."""
        self.fields.begin()
        self.contacts.begin()
        self._off = self._work = frozenset()

    def keys(self) -> tuple[Key, ...]:
        """Return the step's keys."""
        return (
            Key("Enter", say("Day off or working day, in the calendar")),
            Key("Ctrl+P", say("Preview")),
            Key("Ctrl+S", say("Sign the notice…")),
        )

    def first_focus(self) -> QWidget:
        """Begin at the day of publication."""
        return self.fields.parts["published"] if self._form.isVisibleTo(self) else self.open

    def _begin(self, chain: Chain) -> None:
        """Propose what the plan says."""
        notice, asked = chain.course.plan.notice, chain.course.plan.contacts
        self.fields.fill({"days": notice.days, "kind": notice.kind, "first_day": notice.first_day})
        self.contacts.fill({"place": notice.place, "phone": asked.phone, "address": asked.address})
        self.contacts.fill({"supervision_phone": asked.supervision_phone})
        self.fields.begin()
        self.contacts.begin()
        self.fields.edited.connect(self._edited)

    def _add_fields(self) -> None:
        days, asked = self.fields, self.contacts
        days.day("published", say("Published on"), date.today())
        days.count("days", say("Days"), 1)
        kinds = (("calendar", say("every day counts")), ("working", say("working days only")))
        days.choice("kind", say("Which days"), kinds)
        firsts = (("next", say("the day after publication")), ("same", say("the day of publication")))
        days.choice("first_day", say("Counting begins"), firsts)
        asked.line("place", say("Where it is shown"))
        asked.line("contact", say("Contact person"))
        asked.line("phone", say("Phone"))
        asked.line("address", say("Address"))
        asked.line("supervision_phone", say("Phone of supervision"))

    def _lay_out(self) -> None:
        top = surface(
            column(label(say("Public notice"), "title"), self.told, spacing=8, margins=(24, 12, 24, 12)),
            "surface",
        )
        self._form = QWidget()
        self._form.setLayout(
            column(
                label(say("It lies open"), "strong"),
                self.dates,
                self.dates_told,
                self.pad,
                self.calendar_told,
                row(self.turn, None),
                spacing=8,
            )
        )
        left = column(top, hairline(), spacing=0)
        area = sheet(
            say("The days of the notice"),
            column(self._form, self.records, row(self.open, None), None, spacing=16, margins=24),
        )
        left.addWidget(area, 1)
        self._entered = QWidget()
        self._entered.setLayout(
            column(
                label(say("Days"), "strong"),
                self.fields,
                8,
                label(say("Where people ask and complain"), "strong"),
                self.contacts,
                spacing=8,
            )
        )
        content = column(self._entered, self.said, None, spacing=12, margins=20)
        body = row(spacing=0)
        body.addLayout(left, 1)
        self._side = side(say("What the notice says"), content, (self.show_papers, self.sign))
        body.addWidget(self._side)
        self.setLayout(body)

    def _edited(self) -> None:
        published = self.order.published
        if published != self._published:
            self._published = published
            self.pad.setSelectedDate(QDate(published.year, published.month, published.day))
        self.clear()
        self.edited.emit()

    def _show_day(self) -> None:
        day = self.pad.day
        if day in self._off or day in self._work:
            text = say("{day}: an ordinary day again", day=day)
        elif day.weekday() < 5:
            text = say("{day}: make it a day off", day=day)
        else:
            text = say("{day}: make it a working day", day=day)
        self.turn.setText(text)
        self.turn.setAccessibleName(text)

    def _turn_day(self) -> None:
        if not self.turn.isEnabled():
            return
        day = self.pad.day
        if day.weekday() < 5:
            self._off ^= {day}
        else:
            self._work ^= {day}
        self._edited()
