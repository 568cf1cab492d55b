"""Puts the dossier of the open application into the viewer, and remembers page and zoom of each document."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.reviewer.place import Reading, recall_reading, remember_reading
from reviewdesk.desk.reviewer.sheets import Form
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.desk.reviewer.view import document
from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.desk.presenter import DeskPresenter
from reviewdesk.ui.dossier.layout import Place
from reviewdesk.ui.dossier.view import DossierView
from reviewdesk.ui.speech import say_error
from reviewdesk.ui.tasks import Tasks

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as the viewer knows it: by its digest, which no other document has."""

    id: str
    name: str


class ReadingPresenter(QObject):
    """Between the desk's presenter and the viewer in its middle."""

    def __init__(self, desk: DeskPresenter, viewer: DossierView, *, tasks: Tasks, table: Table) -> None:
        super().__init__(desk)
        self._desk, self._viewer, self._tasks, self._table = desk, viewer, tasks, table
        self._form: Form | None = None
        desk.opened.connect(self._show)
        desk.page.page_turn.connect(viewer.turn_page)
        viewer.wanted.connect(self._fetch)
        viewer.chosen.connect(desk.note_document)
        viewer.moved.connect(self._moved)
        if desk.form is not None:
            self._show(desk.form)

    def _show(self, form: Form) -> None:
        before, self._form = self._form, form
        if before is None or (before.id, before.documents) != (form.id, form.documents):
            papers = [Paper(one.digest, one.name) for one in form.documents]
            self._viewer.show_documents(papers, self._desk.document)

    def _fetch(self, digest: str) -> None:
        form, table, viewer = self._form, self._table, self._viewer
        if form is None:
            return

        def read() -> tuple[bytes, Reading]:
            return document(table, form.id, Digest(digest)), recall_reading(table, Digest(digest))

        self._run(
            read,
            lambda found: viewer.show_bytes(digest, *found),
            lambda error: viewer.show_failure(digest, say_error(error)),
        )

    def _moved(self, digest: str, place: Place) -> None:
        table, reading = self._table, Reading(place.page, place.zoom, place.rotation, place.down)
        self._run(lambda: remember_reading(table, Digest(digest), reading), lambda _: None, lambda _: None)

    def _run(
        self, work: Callable[[], T], then: Callable[[T], None], otherwise: Callable[[ReviewDeskError], None]
    ) -> None:
        self._tasks.run(
            work,
            lambda found: then(found) if isValid(self) else None,
            otherwise=lambda error: otherwise(error) if isValid(self) else None,
        )
