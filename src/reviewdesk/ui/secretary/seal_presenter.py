"""Carries sealing, drill, papers and supplements of the seal step to the desk."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk import spoken
from reviewdesk.desk.secretary.drill import drill
from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.seal import SealedSession, SealOrder
from reviewdesk.desk.secretary.sealed_papers import (
    Kind,
    SealedPaper,
    SealedView,
    papers_to_print,
    sealed_view,
)
from reviewdesk.desk.secretary.sealing import Outlook, outlook, proposed_folder, seal_office
from reviewdesk.desk.secretary.supplement import SealedSupplement
from reviewdesk.desk.secretary.supplementing import Amendment, amend_office, supplement_bytes
from reviewdesk.errors import ReviewDeskError
from reviewdesk.ui.dossier.preview import Paper
from reviewdesk.ui.secretary.bench import Bench
from reviewdesk.ui.secretary.seal_before import SealPlaces
from reviewdesk.ui.secretary.seal_panel import SealPanel
from reviewdesk.ui.speech import say, say_error
from reviewdesk.ui.tasks import Progress


@dataclass(slots=True)
class _Done:
    """What the background made, for the window to speak of once it is on disk."""

    session: SealedSession | None = None
    supplement: SealedSupplement | None = None


class SealPresenter(QObject):
    """The seal step's."""

    def __init__(self, panel: SealPanel, bench: Bench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        panel.seen.connect(self.look)
        panel.before.sealing.connect(self._seal)
        panel.before.drill.connect(self._drill)
        panel.after.drill.connect(self._drill)
        panel.after.paper.connect(self._show_paper)
        panel.amend.amended.connect(self._amend)

    def look(self) -> None:
        """Find out what would be sealed, or what was."""
        office = self._bench.office
        if office.sealed is None:
            self._bench.tasks.run(
                lambda: (outlook(office), proposed_folder(office, date.today())),
                self._show_outlook,
                otherwise=self._no_outlook,
            )
        else:
            self._bench.tasks.run(lambda: sealed_view(office), self._show_sealed)

    def _show_outlook(self, found: tuple[Outlook, Path]) -> None:
        if isValid(self):
            self._panel.show_outlook(*found)

    def _no_outlook(self, error: ReviewDeskError) -> None:
        if isValid(self):
            self._panel.show_outlook(None, None, say_error(error))

    def _show_sealed(self, view: SealedView) -> None:
        if isValid(self):
            self._panel.show_sealed(view)

    def _seal(self, places: SealPlaces) -> None:
        done = _Done()
        order = SealOrder(out=places.out, slips=places.slips, reveal=places.reveal)

        def verb(office: Office, progress: Progress) -> Office:
            after, done.session = seal_office(office, order, checked=lambda _: progress(0), sealed=progress)
            return after

        office = self._bench.office
        self._panel.before.show_busy(True)
        self._bench.tasks.run(
            lambda: outlook(office).work,
            lambda total: self._bench.change_long(
                say("Checking and sealing"),
                total,
                verb,
                lambda: self._sealed(done),
                otherwise=self._not_sealed,
            ),
            otherwise=self._not_sealed,
        )

    def _not_sealed(self, error: ReviewDeskError) -> None:
        if isValid(self):
            self._panel.before.show_busy(False, say("Nothing was sealed, and nothing of it is left."))
        if error.code != "interrupted":
            self._bench.tasks.failed.emit(error)

    def _sealed(self, done: _Done) -> None:
        if isValid(self) and done.session is not None:
            self._panel.before.show_busy(False)
            missing = _missing(done.session.missing)
            self._panel.show_done(say("The review session is sealed. Print the slips now.") + missing)

    def _drill(self, folder: Path) -> None:
        office = self._bench.office
        place = _unused(folder / say("Drill"))
        slips = place.with_name(say("{name} slips", name=place.name))
        self._bench.tasks.run_long(
            say("Making the drill"), 0, lambda progress: drill(office, place, slips, progress), self._drilled
        )

    def _drilled(self, session: SealedSession) -> None:
        if isValid(self):
            said = say("The drill is ready: {path}. Its slips lie beside it.", path=session.batch)
            self._panel.before.tell(said)
            self._panel.after.tell(said)

    def _show_paper(self, kind: Kind) -> None:
        office = self._bench.office
        self._bench.tasks.run(lambda: papers_to_print(office, kind), self._preview)

    def _preview(self, papers: tuple[SealedPaper, ...]) -> None:
        titles: dict[Kind, str] = {
            "minutes": say("Opening minutes"),
            "envelopes": say("Sheet of envelopes"),
            "slips": say("Key slips"),
            "emergency": say("Emergency pack of blank sheets"),
        }
        if isValid(self):
            self._panel.preview.emit(
                tuple(Paper(titles[one.kind], one.name, one.data, one.missing) for one in papers)
            )

    def _amend(self, amendment: Amendment) -> None:
        done = _Done()

        def verb(office: Office, progress: Progress) -> Office:
            after, done.supplement = amend_office(office, amendment, progress)
            return after

        office = self._bench.office
        self._bench.tasks.run(
            lambda: supplement_bytes(office),
            lambda total: self._bench.change_long(
                say("Sealing the supplement"),
                total,
                verb,
                lambda: self._amended(done),
                otherwise=self._refuse,
            ),
            otherwise=self._refuse,
        )

    def _amended(self, done: _Done) -> None:
        if isValid(self) and done.supplement is not None:
            said = say(
                "Supplement {number} is sealed: {path}",
                number=done.supplement.number,
                path=done.supplement.path,
            )
            self._panel.show_done(said + _missing(done.supplement.missing))

    def _refuse(self, error: ReviewDeskError) -> None:
        if isValid(self) and error.code != "interrupted":
            self._panel.amend.refuse(error)


def _missing(characters: tuple[str, ...]) -> str:
    if not characters:
        return ""
    what = spoken.named_characters(characters)
    return "\n" + say("No font has these characters, printed as 〓: {what}", what=what)


def _unused(folder: Path) -> Path:
    number, found = 2, folder
    while found.exists():
        found = folder.with_name(f"{folder.name} {number}")
        number += 1
    return found
