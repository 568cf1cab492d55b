"""Carries what is done with the committee to its verbs."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox
from shiboken6 import isValid

from reviewdesk.desk.secretary.committee_editing import (
    added_seats,
    committee_taken_in,
    conflicts_taken_in,
    next_seat_id,
    said_unrelated,
    seat_of,
    suggested,
    with_conflicts,
    with_seat,
    without_conflicts,
    without_seat,
)
from reviewdesk.desk.secretary.office import plan_of
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.suggestions import Suggestion
from reviewdesk.ui.secretary.bench import Bench
from reviewdesk.ui.secretary.committee_panel import CommitteePanel
from reviewdesk.ui.secretary.conflict_dialogs import ConflictDialog, SuggestionsDialog
from reviewdesk.ui.secretary.seat_dialog import SeatDialog
from reviewdesk.ui.speech import say


class CommitteePresenter(QObject):
    """Child of its panel."""

    def __init__(self, panel: CommitteePanel, bench: Bench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        self._suggestions: SuggestionsDialog | None = None
        panel.wanted.connect(self.take_in)
        panel.conflicts_wanted.connect(
            lambda path: bench.change(lambda office: conflicts_taken_in(office, path))
        )
        panel.adding.connect(self._add)
        panel.editing.connect(self._edit)
        panel.removing.connect(lambda seat: bench.change(lambda office: without_seat(office, SeatId(seat))))
        panel.conflict_adding.connect(self._add_conflict)
        panel.conflicts_removing.connect(
            lambda pairs: bench.change(lambda office: without_conflicts(office, pairs))
        )
        panel.suggesting.connect(self._suggest)
        bench.changed.connect(self._fill)
        self._fill()

    def take_in(self, path: Path) -> None:
        """Take a file in; where seats are listed already, ask whether they stay."""
        if not self._bench.office.committee.seats:
            self._take(path, add=False)
            return
        box = QMessageBox(
            QMessageBox.Icon.NoIcon,
            say("Import the committee"),
            say("Seats are listed already. Do those stay that {file} does not name?", file=path.name),
            parent=self._panel,
        )
        box.setInformativeText(say("Seats that it names are replaced either way; Ctrl+Z takes it back."))
        replace = box.addButton(say("Replace the list"), QMessageBox.ButtonRole.DestructiveRole)
        add = box.addButton(say("Add to the list"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(say("Back"), QMessageBox.ButtonRole.RejectRole)
        replace.clicked.connect(lambda: self._take(path, add=False))
        add.clicked.connect(lambda: self._take(path, add=True))
        box.open()

    def _take(self, path: Path, *, add: bool) -> None:
        self._bench.change_long(
            say("Reading {file}", file=path.name),
            0,
            lambda office, _: committee_taken_in(office, path, add=add),
        )

    def _fill(self) -> None:
        office = self._bench.office
        plan, _ = plan_of(office)
        self._panel.show_seats(office, () if plan is None else added_seats(office))
        dialog = self._suggestions
        if dialog is not None and isValid(dialog):
            self._find(dialog)

    @property
    def _tracks(self) -> tuple[Track, ...]:
        plan, _ = plan_of(self._bench.office)
        return () if plan is None else plan.tracks

    @property
    def _reasons(self) -> tuple[str, ...]:
        plan, _ = plan_of(self._bench.office)
        return () if plan is None else plan.recusal.reasons

    def _add(self) -> None:
        office = self._bench.office
        tracks = tuple(track.id for track in self._tracks)
        seat = Seat(id=next_seat_id(office, "reviewer"), role="reviewer", tracks=tracks)
        dialog = SeatDialog(
            seat, self._tracks, lambda role: next_seat_id(self._bench.office, role), self._panel
        )
        self._open(dialog, None)

    def _edit(self, seat: str) -> None:
        id_ = SeatId(seat)
        self._open(SeatDialog(seat_of(self._bench.office, id_), self._tracks, None, self._panel), id_)

    def _open(self, dialog: SeatDialog, replacing: SeatId | None) -> None:
        def keep() -> None:
            typed = dialog.typed
            self._bench.change(
                lambda office: with_seat(office, typed, replacing=replacing),
                dialog.accept,
                otherwise=dialog.refuse,
            )

        dialog.keeping.connect(keep)
        dialog.open()

    def _add_conflict(self) -> None:
        office = self._bench.office
        dialog = ConflictDialog(office.committee, office.applications, self._reasons, self._panel)

        def keep() -> None:
            application, seat, reason = dialog.typed
            pair: tuple[ApplicationId, SeatId] = (application, seat)
            self._bench.change(
                lambda office: with_conflicts(office, [pair], reason), dialog.accept, otherwise=dialog.refuse
            )

        dialog.keeping.connect(keep)
        dialog.open()

    def _suggest(self) -> None:
        dialog = self._suggestions = SuggestionsDialog(self._reasons, self._panel)
        dialog.accepted_as.connect(self._accept)
        dialog.refused.connect(lambda rows: self._bench.change(lambda office: said_unrelated(office, rows)))
        dialog.open()
        self._find(dialog)

    def _find(self, dialog: SuggestionsDialog) -> None:
        office = self._bench.office

        def show(found: tuple[Suggestion, ...]) -> None:
            if isValid(dialog):
                dialog.show_suggestions(found, office.committee, office.applications)

        self._bench.tasks.run(lambda: suggested(office), show)

    def _accept(self, rows: Sequence[Suggestion], reason: str) -> None:
        pairs = [(one.application, one.seat) for one in rows]
        self._bench.change(lambda office: with_conflicts(office, pairs, reason))
