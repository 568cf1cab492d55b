"""Brings the board to its panel, and files that arrive to the desk: looked at first, then taken in."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from reviewdesk.desk.chair import offers
from reviewdesk.desk.chair.board import Board, Known, board
from reviewdesk.desk.chair.collecting import Collection
from reviewdesk.desk.chair.paper_ticks import tick_paper
from reviewdesk.desk.chair.verdicts import ALREADY, Verdict
from reviewdesk.desk.machine import collecting_inbox
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.roll import Cell
from reviewdesk.ui.casting.places import Place, sticks
from reviewdesk.ui.chair.bench import ChairBench
from reviewdesk.ui.chair.collect.offer_dialog import OfferDialog
from reviewdesk.ui.chair.collect.panel import CollectPanel
from reviewdesk.ui.chair.collect.watching import Watching
from reviewdesk.ui.chair.words import named
from reviewdesk.ui.file_asking import ask_files, ask_folder
from reviewdesk.ui.settings import Settings
from reviewdesk.ui.speech import say


class CollectPresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: CollectPanel, bench: ChairBench, settings: Settings) -> None:
        super().__init__(panel)
        self._panel, self._bench, self._settings = panel, bench, settings
        self._known: Known = {}
        self._waiting: tuple[Path, ...] = ()
        self._inbox = Path()
        self._settled: set[offers.Stamp] = set()
        self._watching = Watching(self)
        self._watching.turned.connect(self._look_at_folders)
        panel.offered.connect(self.offer)
        panel.choosing.connect(self._choose)
        panel.from_stick.connect(lambda: bench.tasks.run(sticks, self._take_stick))
        panel.watching.connect(lambda: ask_folder(panel, say("Watch a folder…"), self._watch))
        panel.arrived.connect(lambda: self.offer(self._waiting))
        panel.ticked.connect(self._tick)
        bench.changed.connect(self.refresh)
        self.refresh()
        bench.ask(lambda room: collecting_inbox(room.lineage.review_session), self._begin)

    def refresh(self) -> None:
        """Read the board anew."""
        self._bench.ask_long(say("Checking ballots"), lambda room: board(room, self._known), self._show)

    def offer(self, paths: Sequence[Path]) -> None:
        """Find the ballots among files and folders, and say what would become of each."""
        self._bench.ask(lambda _: offers.ballot_files(paths), self._look)

    def _begin(self, inbox: Path) -> None:
        if isValid(self):
            self._inbox = inbox
            self._watch_all()

    def _watch_all(self) -> None:
        inbox, folder = self._inbox, self._settings.watched_folder
        self._bench.tasks.run(
            lambda: inbox.mkdir(parents=True, exist_ok=True),
            lambda _: self._watch_these((inbox, *((Path(folder),) if folder else ()))),
        )

    def _watch_these(self, folders: Sequence[Path]) -> None:
        if isValid(self):
            self._watching.watch(folders)

    def _watch(self, folder: Path) -> None:
        self._settings.watched_folder = str(folder)
        self._panel.tell(
            say("Watching {folder}; ballots that arrive there are announced here.", folder=folder)
        )
        self._watch_all()

    def _look_at_folders(self) -> None:
        folders = [folder for folder in self._watching.folders if folder.is_dir()]
        self._bench.ask(
            lambda room: offers.unseen(room, folders, self._settled), self._announce, otherwise=lambda _: None
        )

    def _announce(self, found: Sequence[Path]) -> None:
        if isValid(self):
            self._waiting = tuple(found)
            self._panel.show_inbox(len(found))

    def _show(self, found: Board) -> None:
        if isValid(self):
            self._panel.show_board(_named(found, self._bench.view.plan))

    def _choose(self) -> None:
        kinds = say("Ballots") + " (*.rdballot)"
        ask_files(self._panel, say("Choose files…"), kinds, self.offer)

    def _take_stick(self, found: Sequence[Place]) -> None:
        if not isValid(self):
            return
        folders = [place.folder for place in found if place.folder is not None]
        if not folders:
            self._panel.tell(say("There is no stick. Plug one in, then try again."))
        elif len(folders) == 1:
            self.offer(folders)
        else:
            menu = QMenu(self._panel)
            for folder in folders:
                menu.addAction(str(folder)).triggered.connect(lambda _, one=folder: self.offer([one]))
            menu.popup(self._panel.stick.mapToGlobal(self._panel.stick.rect().bottomLeft()))

    def _look(self, files: Sequence[Path]) -> None:
        if not isValid(self):
            return
        if not files:
            self._panel.tell(say("There is no ballot in what was named."))
            return
        self._bench.tasks.run_long(
            say("Checking ballots"),
            len(files),
            lambda progress: self._bench.look(lambda room: offers.look(room, files, progress)),
            lambda found: self._ask(files, found),
        )

    def _ask(self, files: Sequence[Path], found: Collection) -> None:
        if not isValid(self):
            return
        if all(verdict.problem.code == ALREADY for verdict in found.verdicts):
            self._panel.tell(_summary(found.verdicts))
            self._look_at_folders()
            return
        plan = self._bench.view.plan
        verdicts = [replace(one, problem=named(one.problem, plan)) for one in found.verdicts]
        dialog = OfferDialog(verdicts, self._panel)
        dialog.agreed.connect(lambda: self._take(files))
        dialog.open()

    def _take(self, files: Sequence[Path]) -> None:
        self._bench.act_long(
            say("Taking ballots in"),
            len(files),
            lambda room, progress: offers.take(room, files, progress),
            self._taken,
        )

    def _taken(self, found: Collection) -> None:
        if isValid(self):
            self._panel.tell(_summary(found.verdicts))
            self._look_at_folders()

    def _tick(self, cell: Cell, signed: bool) -> None:
        self._bench.act(lambda room: tick_paper(room, cell, signed=signed), lambda _: None)


def _named(found: Board, plan: Plan) -> Board:
    refused, late = (
        tuple(replace(one, problem=named(one.problem, plan)) for one in files)
        for files in (found.refused, found.late)
    )
    return replace(found, refused=refused, late=late)


def _summary(verdicts: Sequence[Verdict]) -> str:
    already = sum(verdict.problem.code == ALREADY for verdict in verdicts)
    good = sum(verdict.good for verdict in verdicts) - already
    return say(
        "Taken in: {good}; in already: {already}; refused: {refused}.",
        good=good,
        already=already,
        refused=len(verdicts) - good - already,
    )
