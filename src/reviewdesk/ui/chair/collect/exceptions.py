"""Exceptions from the board: what each would do is said first, and said anew when the choice changes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QWidget
from shiboken6 import isValid

from reviewdesk.desk.chair import seats
from reviewdesk.desk.chair.board import BoardCell
from reviewdesk.desk.chair.effects import (
    Exceptional,
    Kind,
    effects,
    next_withdrawal,
    spares,
    withdrawal_effects,
)
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.seats import Place
from reviewdesk.desk.chair.settling import withdraw
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.errors import Problem
from reviewdesk.ui.chair.act_dialog import Asked, Given
from reviewdesk.ui.chair.acting import propose, witness_codes, witness_of
from reviewdesk.ui.chair.bench import ChairBench
from reviewdesk.ui.chair.collect.number import NumberDialog
from reviewdesk.ui.chair.collect.panel import CollectPanel
from reviewdesk.ui.parts import column, label
from reviewdesk.ui.speech import language, say, say_error


class Choice(QWidget):
    """One or two lists to choose from. Signals: the choice is another one."""

    turned = Signal()

    def __init__(self, lists: Sequence[tuple[str, Sequence[tuple[str, object]]]]) -> None:
        super().__init__()
        body = column(spacing=6)
        self.boxes: list[QComboBox] = []
        for name, lines in lists:
            box = QComboBox()
            for text, data in lines:
                box.addItem(text, data)
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.currentIndexChanged.connect(self.turned)
            title = label(name)
            title.setBuddy(box)
            body.addWidget(title)
            body.addWidget(box)
            self.boxes.append(box)
        self.setLayout(body)
        self.setFocusProxy(self.boxes[0])


class ExceptionPresenter(QObject):
    """Child of the board's panel."""

    def __init__(self, panel: CollectPanel, bench: ChairBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        panel.exception.connect(self._propose)
        panel.withdrawing.connect(self._withdraw)

    def _propose(self, kind: Kind, cell: BoardCell) -> None:
        view = self._bench.view
        lists = [(say("What it covers"), _places(view, kind, cell))]
        if kind == "replaced":
            free = spares(view, Exceptional(kind=kind, place=_place(cell)))
            if not free:
                self._panel.tell(say("No spare seat is left for this. Make the place void, or absent."))
                return
            lists.append((say("Substitute"), [(str(seat), str(seat)) for seat in free]))
        choice = Choice(lists)

        def wanted() -> Exceptional:
            substitute = choice.boxes[1].currentData() if len(choice.boxes) > 1 else ""
            return Exceptional(kind=kind, place=choice.boxes[0].currentData(), substitute=substitute)

        def said() -> list[str]:
            return _said(effects(view, wanted(), language()))

        asked = Asked(
            title=_title(kind),
            effects=said(),
            reason=True,
            codes=witness_codes(view.plan),
            danger=kind == "void",
        )
        chosen: list[Exceptional] = [wanted()]
        choice.turned.connect(lambda: chosen.__setitem__(0, wanted()))
        dialog = propose(
            self._bench,
            self._panel,
            asked,
            lambda room, given: (_done(room, chosen[0], given), None),
            lambda _: self._back(),
            choice=choice,
        )
        choice.turned.connect(lambda: dialog.show_effects(said()))

    def _back(self) -> None:
        """Go on at the board: what was pressed may not be possible any more."""
        if isValid(self):
            self._panel.table.setFocus()

    def _withdraw(self) -> None:
        view = self._bench.view
        left = [a for a in view.applications if a.eligible and not view.withdrawn.get(a.id)]
        if not left:
            self._panel.tell(say("There is no application left to withdraw."))
            return
        names = {str(a.id): f"{a.id}  {a.applicant}" for a in left}
        choice = Choice([(say("Application"), [(name, id_) for id_, name in names.items()])])
        chosen = [str(left[0].id)]

        def said() -> list[str]:
            return _said(withdrawal_effects(view, chosen[0], next_withdrawal(view)))

        def turn() -> None:
            chosen[0] = str(choice.boxes[0].currentData())
            dialog.show_effects(said())

        def done(number: int) -> None:
            if isValid(self):
                NumberDialog(number, names[chosen[0]], self._panel).open()

        asked = Asked(title=say("Withdraw"), effects=said(), reason=True, codes=witness_codes(view.plan))
        dialog = propose(
            self._bench,
            self._panel,
            asked,
            lambda room, given: withdraw(room, chosen[0], given.reason, witness_of(given)),
            done,
            choice=choice,
        )
        choice.turned.connect(turn)


def _done(room: Room, wanted: Exceptional, given: Given) -> Room:
    place, reason, code = wanted.place, given.reason, witness_of(given)
    if wanted.kind == "replaced":
        return seats.replace_seat(room, place, wanted.substitute, reason, code)
    verbs: dict[Kind, Callable[[], Room]] = {
        "reopen": lambda: seats.reopen(room, place, reason, code),
        "absent": lambda: seats.absent(room, place, reason, code),
        "void": lambda: seats.void(room, place, reason, code),
    }
    return verbs[wanted.kind]()


def _place(cell: BoardCell) -> Place:
    return Place(seat=cell.seat, track=cell.track, round=cell.round)


def _places(view: ChairView, kind: Kind, cell: BoardCell) -> list[tuple[str, object]]:
    """Return what an exception can cover: this place, the whole seat, or single rows of its ballot."""
    where = {"track": cell.track_name, "number": cell.round}
    lines: list[tuple[str, object]] = [(say("{track}, round {number}", **where), _place(cell))]
    several = len([one for one in view.roll.of_seat(cell.seat) if one.state != "unused"]) > 1
    if several and kind != "reopen":
        lines.append((say("Everything of seat {seat}", seat=cell.seat), Place(seat=cell.seat)))
    if kind in ("reopen", "void") and cell.verified:
        for one in view.applications:
            if one.track == cell.track and one.eligible and one.id not in view.withdrawn:
                row = Place(seat=cell.seat, track=cell.track, round=cell.round, application=one.id)
                name = f"{one.id}  {one.applicant}"
                lines.append((say("Only the row {row}", row=name), row))
    return lines


def _title(kind: Kind) -> str:
    return {
        "reopen": say("Send back"),
        "absent": say("Record as absent"),
        "void": say("Make void"),
        "replaced": say("Replace"),
    }[kind]


def _said(problems: Sequence[Problem]) -> list[str]:
    return [say_error(problem) for problem in problems]
