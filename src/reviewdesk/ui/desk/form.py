"""The right column: one criterion under another, the total and the two keys at the foot."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QWidget

from reviewdesk.desk.reviewer.sheets import Form, Row
from reviewdesk.desk.reviewer.view import TrackView
from reviewdesk.domain.draft import WHOLE_ROW, Edit, Field
from reviewdesk.domain.names import ApplicationId, CriterionId, TrackId
from reviewdesk.ui.desk.criterion_row import CriterionRow
from reviewdesk.ui.desk.form_head import FormHead
from reviewdesk.ui.desk.whole_row import WholeRow
from reviewdesk.ui.parts import button, column, hairline, label, leave_drops, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_ROOMY: Final = 120
"""Percent of text up to which the keys stand on the buttons."""


class FormPanel(QFrame):
    """Shows one application; made of new rows only when the track changes.

    Signals:
        edited: an Edit.
        focused: the criterion that has the focus now.
        save_and_next, skip: the two keys at the foot.
    """

    edited = Signal(object)
    focused = Signal(str)
    save_and_next = Signal()
    skip = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.head = FormHead()
        self.whole = WholeRow()
        self.rows: tuple[CriterionRow, ...] = ()
        self._form: Form | None = None
        self._track = TrackId("")
        self._kept: dict[tuple[ApplicationId, CriterionId], str] = {}
        self._list, self._scroll = column(spacing=0), QScrollArea()
        body = QFrame()
        body.setProperty("kind", "surface")
        body.setLayout(column(self._list, self.whole, None, spacing=0))
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._entered, self._total = label("", "muted"), label("", "total")
        self._next, self._skip = _foot_buttons()
        self.setLayout(column(self.head, hairline(), self._scroll, hairline(), self._foot(), spacing=0))
        self._connect()

    def show_form(self, track: TrackView, form: Form, line: Row) -> None:
        """Show an application as it stands; what is keyed in already where it is the same one stays."""
        self._keep()
        if track.track.id != self._track:
            self._make_rows(track)
        is_new = self._form is None or self._form.id != form.id
        self._form = form
        self.head.show_form(track, form)
        for one in self.rows:
            one.show_form(form, self._kept.get((form.id, one.id), ""))
        self.whole.show_form(track.track.rules.comment, form)
        self.show_line(line)
        if is_new:
            self._scroll.verticalScrollBar().setValue(0)

    def show_line(self, line: Row) -> None:
        """Show how far it is, and the total once it is whole."""
        self._entered.setText(say("{entered} of {needed} marked", entered=line.entered, needed=line.needed))
        self._total.setText(line.total or "—")
        self._total.setAccessibleName(say("Own total {total}", total=line.total or "—"))

    def put_back(self, edit: Edit) -> None:
        """Let go of what was keyed in and could not be saved: undo has set the field."""
        self._kept.pop((edit.application, edit.criterion), None)
        for one in self.rows:
            if one.id == edit.criterion and edit.field == "points":
                one.field.setText(edit.value)

    def focus(self, criterion: CriterionId = WHOLE_ROW) -> None:
        """Put the cursor into a criterion; by itself into the first that wants a mark, else the first."""
        wanted = next((one for one in self.rows if one.id == criterion and criterion), None)
        found = wanted or self._first_open() or next((r for r in self.rows if not r.objective), None)
        if found is not None:
            found.take_focus()

    def focus_wrong(self) -> bool:
        """Put the cursor where something is wrong; False where nothing is."""
        wrong = next((one for one in self.rows if one.is_wrong), None)
        if wrong is not None:
            wrong.take_focus()
        return wrong is not None

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("kind", "surface")
        self._total.setAlignment(Qt.AlignmentFlag.AlignRight)
        left = column(self._entered, self._total, spacing=0)
        foot.setLayout(row(left, None, self._skip, self._next, spacing=8, margins=(16, 8, 16, 8)))
        return foot

    def _connect(self) -> None:
        self._next.clicked.connect(self.save_and_next)
        self._skip.clicked.connect(self.skip)
        self.whole.edited.connect(lambda field, value: self._announce(WHOLE_ROW, field, value))
        self.whole.entered.connect(lambda: self._open(None))
        self.whole.onward.connect(self.save_and_next)

    def _make_rows(self, track: TrackView) -> None:
        for old in self.rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._track = track.track.id
        self.rows = tuple(CriterionRow(n, c) for n, c in enumerate(track.track.criteria, start=1))
        for place, one in enumerate(self.rows):
            self._list.addWidget(one)
            one.edited.connect(lambda field, value, id_=one.id: self._announce(id_, field, value))
            one.entered.connect(lambda one=one: self._open(one))
            one.onward.connect(lambda place=place: self._onward(place))
            one.back.connect(lambda place=place: self._back(place))
        self._order_tabs()
        leave_drops(self)

    def _order_tabs(self) -> None:
        chain: list[QWidget] = []
        for one in self.rows:
            chain += [one.field, one.words]
        chain += [*self.whole.fields, self._skip, self._next]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _announce(self, criterion: CriterionId, field: Field, value: str) -> None:
        if self._form is not None and not self._form.locked:
            self._kept.pop((self._form.id, criterion), None)
            self.edited.emit(Edit(self._form.id, criterion, field, value))

    def _open(self, opened: CriterionRow | None) -> None:
        for one in self.rows:
            one.set_open(one is opened)
        self.focused.emit(opened.id if opened else WHOLE_ROW)
        if opened is not None:
            self._scroll.ensureWidgetVisible(opened, 0, 8)

    def _onward(self, place: int) -> None:
        following = [one for one in self.rows[place + 1 :] if not one.objective]
        found = following[0] if following else self._first_open()
        if found is not None:
            found.take_focus()
        elif self.whole.wants_words:
            self.whole.take_focus()
        else:
            self._next.setFocus(Qt.FocusReason.TabFocusReason)

    def _back(self, place: int) -> None:
        before = [one for one in self.rows[:place] if not one.objective]
        if before:
            before[-1].take_focus()

    def _first_open(self) -> CriterionRow | None:
        if self._form is None:
            return None
        points: Mapping[CriterionId, str] = self._form.draft.points
        texts = ((one, one.field.text()) for one in self.rows if not one.objective)
        return next((one for one, text in texts if not text or (one.is_wrong and one.id not in points)), None)

    def _keep(self) -> None:
        """Hold on to what stands in a field and cannot be saved."""
        if self._form is not None:
            for one in self.rows:
                if one.is_wrong:
                    self._kept[self._form.id, one.id] = one.field.text()


def _foot_buttons() -> tuple[QPushButton, QPushButton]:
    """Return both with their keys, unless the text is so large that they would not fit."""
    words = {say("Save and next"): "  Ctrl+↵", say("Skip"): "  Esc"}
    if scaled(100) > _ROOMY:
        words = dict.fromkeys(words, "")
    onward, skip = (name + key for name, key in words.items())
    tips = say("Save and next unscored  Ctrl+Enter"), say("Next without scoring  Esc")
    return button(onward, "primary", tip=tips[0]), button(skip, tip=tips[1])
