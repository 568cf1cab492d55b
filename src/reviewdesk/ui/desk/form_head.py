"""The head of the form: whose application it is, its figures against their minimums, what holds it up."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton

from reviewdesk.desk.reviewer.sheets import Declared, Form, declared_of, preferences_of
from reviewdesk.desk.reviewer.view import TrackView
from reviewdesk.ui.desk.flow import Flow
from reviewdesk.ui.desk.row_words import by_notice
from reviewdesk.ui.parts import button, chip, column, label, row
from reviewdesk.ui.speech import say


class FormHead(QFrame):
    """Name, number, chips, and a line where something is to be known or done.

    Signals:
        recuse, leave_out, take_up, confirm: what the person wants done with this application.
        retry: try again to save.
    """

    recuse = Signal()
    leave_out = Signal()
    take_up = Signal()
    confirm = Signal()
    retry = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self._name, self._sub = label("", "title", wrap=True), label("", "muted", wrap=True)
        self._chips = Flow()
        self._locked, self._stale, self._unsaved = _Note("card"), _Note("card-warn"), _Note("card-bad")
        self._take_up = button(say("Take it up again"), "quiet")
        self._locked.add(self._take_up)
        confirm = button(say("The marks stand"), "quiet")
        self._stale.add(confirm)
        again = button(say("Try again"), "quiet")
        self._unsaved.add(again)
        self._more = button(say("More"), "quiet", tip=say("Recuse, or leave out by notice"))
        menu = QMenu(self)
        self._recuse = menu.addAction(say("Recuse from this application…"), self.recuse.emit)
        self._leave_out = menu.addAction(say("Leave out by notice of the chair…"), self.leave_out.emit)
        self._more.setMenu(menu)
        top = row(self._name, self._more, spacing=8)
        top.setStretch(0, 1)
        self.setLayout(
            column(
                top, self._sub, self._chips, self._locked, self._stale, self._unsaved,
                spacing=6, margins=(16, 12, 12, 12),
            )
        )  # fmt: skip
        self._take_up.clicked.connect(self.take_up)
        confirm.clicked.connect(self.confirm)
        again.clicked.connect(self.retry)
        self.show_unsaved("")

    def show_form(self, track: TrackView, form: Form) -> None:
        """Show another application."""
        application = form.application
        self._name.setText(application.applicant)
        self._sub.setText(" · ".join(_sub_line(track, form)))
        figures = [_figure(one) for one in declared_of(track.track, application)]
        figures += [chip(name, "chip-accent") for name in preferences_of(track.track, application)]
        self._chips.fill(figures)
        self._chips.setVisible(bool(figures))
        self._locked.say(_lock_words(form))
        self._take_up.setVisible(form.locked == "withdrawn" and bool(form.notice))
        stale = form.stale and not form.locked
        self._stale.say(say("A document was added after you scored this. Look at it.") if stale else "")
        for action in (self._recuse, self._leave_out):
            action.setEnabled(not form.locked)
        self._more.setVisible(not form.locked)

    def show_unsaved(self, sentence: str) -> None:
        """Say that something could not be saved; "" takes it away."""
        self._unsaved.say(sentence)


class _Note(QFrame):
    """One line of words with a button behind it."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._words = label("", wrap=True)
        self._row = row(self._words, spacing=8, margins=(10, 4, 6, 4))
        self._row.setStretch(0, 1)
        self.setProperty("kind", kind)
        self.setLayout(self._row)

    def add(self, action: QPushButton) -> None:
        """Put a button at its end."""
        self._row.addWidget(action)

    def say(self, words: str) -> None:
        """Show words, or nothing."""
        self._words.setText(words)
        self.setVisible(bool(words))


def _sub_line(track: TrackView, form: Form) -> Iterator[str]:
    yield track.track.name
    yield form.id
    if form.application.county and form.application.county != form.application.applicant:
        yield form.application.county
    yield say("{number} of {count}", number=form.position, count=len(track.applications))
    if track.rounds > 1:
        yield say("round {number}", number=track.round)


def _figure(one: Declared) -> QLabel:
    sign, limit = ("≥", one.minimum) if one.minimum is not None else ("≤", one.maximum)
    if one.minimum is not None and one.value < one.minimum:
        sign = "<"
    elif one.maximum is not None and one.value > one.maximum:
        sign, limit = ">", one.maximum
    words = f"{one.name} {one.value}" if limit is None else f"{one.name} {one.value} {sign} {limit}"
    return chip(words, "chip-warn" if one.short else "chip-good")


def _lock_words(form: Form) -> str:
    if form.locked == "cast":
        return say("Cast. Everything here only shows.")
    if form.locked == "recused":
        return say("You are recused from this application.")
    return say("{notice}: it is not scored.", notice=by_notice(form.notice)) if form.locked else ""
