"""Carries what is done with the register to its verbs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.register_editing import (
    amended,
    application_of,
    names_decided,
    texts,
    without_application,
)
from reviewdesk.desk.secretary.register_import import meanings
from reviewdesk.desk.secretary.register_view import (
    LookView,
    changes_of,
    taken,
    view,
    with_header,
    with_meaning,
    with_sheet,
)
from reviewdesk.domain.likeness import NamePair, look_alikes
from reviewdesk.domain.names import ApplicationId
from reviewdesk.ui.secretary.application_dialog import ApplicationDialog
from reviewdesk.ui.secretary.bench import Bench
from reviewdesk.ui.secretary.likeness_dialog import LikenessDialog
from reviewdesk.ui.secretary.register_panel import RegisterPanel
from reviewdesk.ui.secretary.register_words import meaning_words
from reviewdesk.ui.speech import say

Correct = Callable[[LookView, Office], LookView]


class RegisterPresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: RegisterPanel, bench: Bench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        self._shown: LookView | None = None
        panel.wanted.connect(self.look)
        panel.look.sheet_chosen.connect(lambda name: self._correct(lambda s, o: with_sheet(s, o, name)))
        panel.look.header_chosen.connect(lambda number: self._correct(lambda s, o: with_header(s, o, number)))
        panel.look.meaning_chosen.connect(self._mean)
        panel.look.going_on.connect(self._compare)
        panel.changes.taken.connect(self._take)
        panel.list.editing.connect(self._edit)
        panel.list.removing.connect(self._remove)
        panel.list.comparing.connect(self._ask_names)

    def look(self, path: Path) -> None:
        """Read a file in the background and show it."""
        office = self._bench.office
        self._bench.tasks.run_long(
            say("Reading {file}", file=path.name),
            0,
            lambda progress: view(path, office, lambda: progress(0)),
            self._show,
        )

    def _show(self, shown: LookView) -> None:
        self._shown = shown
        self._panel.show_look(shown, meaning_words(meanings(self._bench.office)))

    def _mean(self, index: int, meaning: str) -> None:
        self._correct(lambda shown, office: with_meaning(shown, office, index, meaning))

    def _correct(self, correct: Correct) -> None:
        shown, office = self._shown, self._bench.office
        if shown is not None:
            self._bench.tasks.run(lambda: correct(shown, office), self._show)

    def _compare(self) -> None:
        shown, office = self._shown, self._bench.office
        if shown is not None:
            self._bench.tasks.run(lambda: changes_of(shown, office), self._panel.show_changes)

    def _take(self, remove_gone: bool) -> None:
        if self._shown is not None:
            verb = taken(self._shown, remove_gone=remove_gone)
            self._bench.change_long(
                say("Taking in the register"), 0, lambda office, _: verb(office), self._panel.put_back
            )

    def _edit(self, application: str) -> None:
        id_ = ApplicationId(application)
        one = application_of(self._bench.office, id_)
        dialog = ApplicationDialog(f"{one.id}  {one.applicant}", texts(one), self._panel)

        def keep() -> None:
            typed = dialog.typed
            self._bench.change(
                lambda office: amended(office, id_, typed), dialog.accept, otherwise=dialog.refuse
            )

        dialog.keeping.connect(keep)
        dialog.open()

    def _remove(self, application: str) -> None:
        self._bench.change(lambda office: without_application(office, ApplicationId(application)))

    def _ask_names(self) -> None:
        office = self._bench.office
        pairs = look_alikes(office.applications, office.names)
        if pairs:
            dialog = LikenessDialog(pairs, office.applications, self._panel)
            dialog.decided.connect(self._decide)
            dialog.open()

    def _decide(self, names: NamePair, same: bool) -> None:
        self._bench.change(lambda office: names_decided(office, names, same=same))
