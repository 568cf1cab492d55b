"""Vacated places and who moves up to them by number; objections that were reviewed again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.spoken_chain import called, objections, vacancy_words
from reviewdesk.errors.marker import N_
from reviewdesk.ui.flow import Flow
from reviewdesk.ui.parts import button, column, hairline, label, relabel, surface
from reviewdesk.ui.rows_table import RowsModel, RowsTable, TableRow
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.staff.panel import StaffPanel
from reviewdesk.ui.staff.record_list import RecordList
from reviewdesk.ui.staff.side import sheet
from reviewdesk.ui.steps import Mark
from reviewdesk.ui.theme import scaled


class PromotionPanel(StaffPanel):
    """Signals: let the next by number move up; link the archive of a re-review; prepare one."""

    step = "promotion"
    name = N_("Promotion, re-review")
    promoted = Signal()
    linking = Signal()
    preparing = Signal()

    def __init__(self) -> None:
        super().__init__()
        heads = (say("Track"), say("Tier"), say("Place vacated by"), say("Moves up by number"))
        self.table = RowsTable(
            say("Vacated places"), RowsModel(heads), widths=(160, 120, 220, 220), stretch=3
        )
        self.table.setFixedHeight(scaled(150))
        self.places_told = label("", wrap=True)
        self.up = button("", "primary", tip=say("Let the next by number move up"))
        self.up.clicked.connect(self.promoted)
        self.untold = label("", "warn", wrap=True)
        self.tell = button(say("To the supplementary notice"), "primary")
        self.tell.clicked.connect(lambda: self.elsewhere.emit("notice"))
        self.again_told = label("", wrap=True)
        self.link = button(say("Link the archive of the re-review…"))
        self.link.clicked.connect(self.linking)
        self.prepare = button(say("Prepare the re-review…"))
        self.prepare.clicked.connect(self.preparing)
        self.how = label(
            say(
                "A re-review is a review session of its own. Prepare it here: the sealed rules and the "
                "applications concerned are taken over; dossiers and another committee are chosen there. "
                "Seal and hold it like the first, then link its archive here with what was decided on it."
            ),
            "muted-base",
            wrap=True,
        )
        self.records = RecordList()
        self.records.wanted.connect(self.papers)
        self._lay_out()

    def show_chain(self, chain: Chain) -> None:
        """Show what is vacated, who is to be told, and what waits for a re-review."""
        course = chain.course
        vacancies = course.vacancies()
        self.table.show_rows(
            [
                TableRow(at, (*words[:3], words[3] or say("nobody; it stays empty")))
                for at, words in enumerate(vacancy_words(course, one, language()) for one in vacancies)
            ]
        )
        self.table.setVisible(bool(vacancies))
        moving = next((one for one in vacancies if one.next is not None), None)
        self.up.setVisible(moving is not None)
        if moving is not None and moving.next is not None:
            name = called(course, (moving.track, moving.next))
            relabel(self.up, say("{name} moves up…", name=name))
        if not vacancies:
            told = say("No place is vacated. A sustained objection or a re-review that removes vacates one.")
        elif moving is None:
            told = say("By the plan nobody moves up to these places; they stay empty.")
        else:
            told = say("By the plan the next by number of the tier below moves up.")
        self.places_told.setText(told)
        names = say(", ").join(called(course, one.key) for one in course.unnoticed())
        self.untold.setText(say("Moved up, and in no notice yet: {names}", names=names))
        for part in (self.untold, self.tell):
            part.setVisible(bool(names))
        again = [one for one in objections(chain, language()) if one.rereview]
        for part in (self.link, self.prepare):
            part.setEnabled(bool(again))
        waiting = say(", ").join(say("objection {number}", number=one.number) for one in again)
        self.again_told.setText(
            say("To be reviewed again: {waiting}", waiting=waiting)
            if again
            else say("No objection waits for a re-review.")
        )
        self.records.show_chain(chain, ("promote", "rereview"))

    def say_prepared(self, text: str) -> None:
        """Say what was done."""
        self.again_told.setText(text)

    @staticmethod
    def mark(chain: Chain) -> tuple[Mark, int]:
        """Counts who has to move up, and what has to be reviewed again."""
        course = chain.course
        waiting = sum(one.next is not None for one in course.vacancies())
        waiting += sum(one.open and one.effect == "rereview" for one in course.objections)
        if waiting:
            return "look", waiting
        return ("done" if course.promotions or course.confirmed else "open"), 0

    @staticmethod
    def waits_for(chain: Chain) -> str:
        """After the notice."""
        return "" if chain.course.notices else "notice"

    def first_focus(self) -> QWidget | None:
        """Begin at what is to do."""
        for part in (self.up, self.tell, self.link):
            if part.isVisibleTo(self) and part.isEnabled():
                return part
        return None

    def _lay_out(self) -> None:
        places = surface(
            column(
                label(say("Vacated places"), "title"),
                self.places_told,
                self.table,
                Flow(self.up),
                self.untold,
                Flow(self.tell),
                self.said,
                spacing=10,
                margins=24,
            )
        )
        again = surface(
            column(
                label(say("Re-review"), "title"),
                self.again_told,
                Flow(self.prepare, self.link),
                hairline(),
                label(say("How a re-review is prepared"), "strong"),
                self.how,
                spacing=10,
                margins=24,
            )
        )
        body = column(places, again, self.records, None, spacing=16, margins=24)
        self.setLayout(column(sheet(say("Promotion, re-review"), body)))
