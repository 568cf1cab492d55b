"""Carries what is wanted of the dossiers to the desk, and brings the table back from the background."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox
from shiboken6 import isValid

from reviewdesk.desk.secretary.checking import check, check_again
from reviewdesk.desk.secretary.converting import convert
from reviewdesk.desk.secretary.dossier_table import DossierTable, dossier_table
from reviewdesk.desk.secretary.dossiers import gather, leave_out, place, receive, set_aside, take_away
from reviewdesk.desk.secretary.office import Office
from reviewdesk.ui.secretary.bench import Bench
from reviewdesk.ui.secretary.dossiers.panel import DossiersPanel
from reviewdesk.ui.secretary.dossiers.viewing import DocumentDialog
from reviewdesk.ui.speech import say


class DossiersPresenter(QObject):
    """Between the bench and the panel, whose child it is."""

    def __init__(self, panel: DossiersPanel, bench: Bench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        self._shown: Office | None = None
        self._table: DossierTable | None = None
        bench.changed.connect(self._refresh)
        panel.entered.connect(self._look)
        panel.added.connect(self.add)
        panel.placed.connect(lambda path, a, d: bench.change(lambda office: place(office, path, a, d)))
        panel.away.connect(lambda path: bench.change(lambda office: take_away(office, path)))
        panel.again.connect(self._check_again)
        panel.convert.connect(lambda path: self._agree(lambda: self._convert(path), 1))
        panel.viewed.connect(self._view)
        panel.loose.aside.connect(
            lambda paths, aside: bench.change(lambda office: set_aside(office, paths, aside=aside))
        )
        panel.details.paper.noted.connect(
            lambda a, when, copies: bench.change(lambda office: receive(office, a, when, copies))
        )
        head = panel.head
        head.look_again.connect(lambda: self.add([]))
        head.check.connect(self.check)
        head.convert.connect(self._convert_all)
        head.left_out.connect(lambda folder: bench.change(lambda office: leave_out(office, Path(folder))))
        head.column.connect(lambda name: self._gather([], name))
        self._look()

    def add(self, places: list[Path]) -> None:
        """Look in further places, or in the known ones again."""
        self._gather(places, None)

    def check(self) -> None:
        """Look inside everything that was not looked into yet."""
        size = 0 if self._table is None else self._table.unchecked_size
        self._bench.change_long(
            say("Checking documents"),
            size,
            lambda office, progress: check(office, advance=progress),
            self._go_on,
        )

    def _gather(self, places: list[Path], column: str | None) -> None:
        self._bench.change_long(
            say("Looking for files"),
            0,
            lambda office, progress: gather(office, places, column=column, advance=progress),
            self._go_on,
        )

    def _check_again(self, path: Path) -> None:
        self._bench.change_long(
            say("Checking documents"), 0, lambda office, progress: check_again(office, path, advance=progress)
        )

    def _convert_all(self) -> None:
        count = 0 if self._table is None else self._table.convertible
        self._agree(lambda: self._convert(None), count)

    def _convert(self, only: Path | None) -> None:
        total = 1 if only or self._table is None else self._table.convertible
        self._bench.change_long(
            say("Making PDFs"), total, lambda office, progress: convert(office, only, advance=progress)
        )

    def _agree(self, then: Callable[[], None], count: int) -> None:
        """Ask first: a copy may look different from what was sent."""
        box = QMessageBox(
            QMessageBox.Icon.NoIcon,
            say("Make PDFs"),
            say("Copies as PDF will be made: {count}. What was sent stays as it is.", count=count),
            parent=self._panel.window(),
        )
        box.setInformativeText(say("Open each copy afterwards: lines and pages may break in other places."))
        yes = box.addButton(say("Make PDFs"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(say("Not now"), QMessageBox.ButtonRole.RejectRole)
        yes.clicked.connect(lambda _: then())
        box.open()

    def _view(self, path: Path, name: str) -> None:
        """Show a PDF here, and leave anything else to the program it belongs to."""
        if path.suffix.casefold() != ".pdf":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
            return
        DocumentDialog(path, name, tasks=self._bench.tasks, parent=self._panel.window()).open()

    def _go_on(self) -> None:
        """Give the keys back to the panel: the panel of the progress had them."""
        if isValid(self._panel) and self._panel.isVisible():
            focus = self._panel.first_focus()
            if focus is not None:
                focus.setFocus()

    def _refresh(self) -> None:
        """Look anew where something the table is made of has changed."""
        old, new = self._shown, self._bench.office
        if old is None or _sources(old) != _sources(new):
            self._look()

    def _look(self) -> None:
        office = self._shown = self._bench.office
        self._bench.tasks.run(lambda: dossier_table(office), self._show)

    def _show(self, table: DossierTable | None) -> None:
        if isValid(self) and isValid(self._panel):
            self._table = table
            self._panel.show_table(table)


def _sources(office: Office) -> tuple[int, ...]:
    """What the table is made of, told apart by identity: verbs leave alone what they do not change."""
    return (id(office.plan_text), id(office.applications), id(office.dossiers), id(office.waivers))
