"""Carries what a reviewer does at the desk to its verbs, and what they say back to the page."""

from collections.abc import Callable
from datetime import datetime
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from reviewdesk.desk.reviewer.declaring import recuse
from reviewdesk.desk.reviewer.entering import confirm
from reviewdesk.desk.reviewer.place import Place, remember_place
from reviewdesk.desk.reviewer.scoring import skip, take_up
from reviewdesk.desk.reviewer.sheets import Form, Row, edited, row_of, value_of
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.desk.reviewer.view import DeskView, TrackView, desk_view
from reviewdesk.domain.draft import Edit
from reviewdesk.domain.names import ApplicationId, CriterionId, TrackId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.desk.dialogs import NoticeDialog, RecuseDialog
from reviewdesk.ui.desk.drafting import Drafting
from reviewdesk.ui.desk.initials import Initials, learn
from reviewdesk.ui.desk.listing import name_ranks
from reviewdesk.ui.desk.page import DeskPage
from reviewdesk.ui.speech import say_error
from reviewdesk.ui.tasks import Tasks

T = TypeVar("T")
_REST: Final = 400
"""Milliseconds after which the place is remembered."""


class DeskPresenter(QObject):
    """Keeps every form in memory, so that switching waits for nothing; the disk follows every key.

    Signals:
        opened: the Form of the application that is open now, for the dossier.
        overview, cast: the person wants to go there.
    """

    opened = Signal(object)
    overview = Signal()
    cast = Signal()

    def __init__(
        self, page: DeskPage, view: DeskView, *, tasks: Tasks, table: Table, drafting: Drafting
    ) -> None:
        super().__init__(page)
        self.page = page
        self._tracks: dict[TrackId, TrackView] = {one.track.id: one for one in view.tracks}
        self._forms = dict(view.forms)
        self._view, self._tasks, self._table, self._drafting = view, tasks, table, drafting
        self._place = view.place or Place(ApplicationId(""))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._remember)
        self._connect()
        self._open_first()
        self._learn()

    @property
    def form(self) -> Form | None:
        """Return what is open."""
        return self._forms.get(self._place.application)

    @property
    def place(self) -> Place:
        """Return where the work stands."""
        return self._place

    @property
    def document(self) -> str:
        """Return the document that was last on show for what is open; "" where none was."""
        return self._place.document

    def open(self, application: str) -> None:
        """Open an application, unless this seat is recused from it."""
        form = self._forms.get(ApplicationId(application))
        if form is None or form.locked == "recused":
            return
        if form.id != self._place.application:
            self._place = Place(form.id)
        self._drafting.begin_stretch()
        self._show(form)
        self._rest.start()
        self.opened.emit(form)

    def note_document(self, document: str) -> None:
        """Remember which document is on show."""
        self._place = Place(self._place.application, self._place.criterion, document)
        self._rest.start()

    def settle(self) -> None:
        """Remember the place now if that is still to come."""
        if self._rest.isActive():
            self._rest.stop()
            self._remember()

    def _connect(self) -> None:
        page, head, drafting = self.page, self.page.form.head, self._drafting
        page.chosen.connect(self.open)
        page.edited.connect(self._edit)
        page.focused.connect(self._focused)
        page.undo.connect(drafting.stack.undo)
        page.redo.connect(drafting.stack.redo)
        for asked, announce in ((page.overview_asked, self.overview), (page.cast_asked, self.cast)):
            asked.connect(self._remember)
            asked.connect(announce)
        head.recuse.connect(self._ask_recusal)
        head.leave_out.connect(self._ask_notice)
        head.take_up.connect(lambda: self._change(take_up))
        head.confirm.connect(lambda: self._change(confirm))
        head.retry.connect(drafting.retry)
        drafting.waiting.connect(page.show_waiting)
        drafting.saved.connect(self._saved)
        drafting.refused.connect(self._refused)
        drafting.restored.connect(self._restored)

    def _open_first(self) -> None:
        place = self._place
        rows = self._view.rows
        unscored = (row.application for row in rows if row.state in ("unscored", "partial"))
        others = (row.application for row in rows if row.state != "recused")
        first = place.application or next(unscored, None) or next(others, None)
        if first is not None:
            self.open(first)
            QTimer.singleShot(0, self.page, lambda: self.page.focus_form(place.criterion))

    def _learn(self) -> None:
        names = [form.application.applicant for form in self._forms.values()]
        model = self.page.list.model

        def look() -> tuple[Initials, list[int]]:
            return learn(names), name_ranks(names)

        self._run(look, lambda found: model.learn(*found))

    def _line(self, form: Form) -> Row:
        return row_of(self._tracks[form.application.track].track, form)

    def _show(self, form: Form) -> None:
        self.page.show_form(self._tracks[form.application.track], form, self._line(form))

    def _edit(self, edit: Edit) -> None:
        before = value_of(self._forms[edit.application], edit)
        if before != edit.value:
            self._set(edit)
            self.settle()
            self._drafting.edit(edit, before)

    def _set(self, edit: Edit) -> None:
        form = edited(self._forms[edit.application], edit)
        self._put(form)

    def _put(self, form: Form) -> None:
        self._forms[form.id] = form
        is_open = form.id == self._place.application
        self.page.show_line(self._line(form), is_open=is_open)
        if is_open:
            self.page.form.head.show_form(self._tracks[form.application.track], form)

    def _restored(self, edit: Edit) -> None:
        self._set(edit)
        self.page.form.put_back(edit)
        self._drafting.begin_stretch()
        if edit.application == self._place.application:
            self._show(self._forms[edit.application])
        else:
            self.open(edit.application)
        self.page.focus_form(edit.criterion)

    def _focused(self, criterion: str) -> None:
        self._drafting.begin_stretch()
        self._place = Place(self._place.application, CriterionId(criterion), self._place.document)
        self._rest.start()

    def _remember(self) -> None:
        place, table = self._place, self._table
        if place.application:
            self._tasks.run(lambda: remember_place(table, place), lambda _: None)

    def _saved(self, at: str) -> None:
        local = datetime.fromisoformat(at).astimezone()
        self.page.show_saved(local.strftime("%H:%M:%S"))

    def _refused(self, error: ReviewDeskError) -> None:
        self.page.show_unsaved(say_error(error))
        if self._drafting.is_saved:
            table = self._table
            self._run(lambda: desk_view(table), self._start_over)

    def _ask_recusal(self) -> None:
        dialog = RecuseDialog(self._open_form.application.applicant, self._view.recusal_reasons)
        dialog.setParent(self.page, dialog.windowFlags())
        dialog.accepted.connect(lambda: self._recuse(dialog.reason))
        dialog.open()

    def _recuse(self, reason: str) -> None:
        self._drafting.forget()
        self._change(lambda table, application: recuse(table, application, reason))

    def _ask_notice(self) -> None:
        dialog = NoticeDialog(self._open_form.application.applicant)
        dialog.setParent(self.page, dialog.windowFlags())
        dialog.accepted.connect(lambda: self._leave_out(dialog.notice))
        dialog.open()

    def _leave_out(self, notice: str) -> None:
        self._change(lambda table, application: skip(table, application, notice))

    @property
    def _open_form(self) -> Form:
        return self._forms[self._place.application]

    def _change(self, verb: Callable[[Table, str], object]) -> None:
        table, application = self._table, self._place.application

        def act() -> DeskView:
            verb(table, application)
            return desk_view(table)

        self._run(act, self._reloaded)

    def _run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run in the background; what comes back once the page is gone is let go."""
        self._tasks.run(work, lambda found: then(found) if isValid(self) else None)

    def _reloaded(self, view: DeskView) -> None:
        for id_, found in view.forms.items():
            held = self._forms[id_]
            if (found.locked, found.stale, found.documents) != (held.locked, held.stale, held.documents):
                self._put(found)
        self._go_on()

    def _start_over(self, view: DeskView) -> None:
        """Show what the disk holds: what was keyed in has been refused for good."""
        for id_, found in view.forms.items():
            if found != self._forms[id_]:
                self._put(found)
        self._go_on()

    def _go_on(self) -> None:
        if self._open_form.locked == "recused":
            self.opened.emit(self._open_form)
            self.page.leave_form()
        else:
            self._show(self._open_form)
            self.opened.emit(self._open_form)
