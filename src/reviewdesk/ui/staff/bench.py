"""The archive in hand with what followed it: drafts are made and signed here, in the background."""

from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.slips import slip_in
from reviewdesk.desk.spoken_chain import paper_title
from reviewdesk.desk.staff.appending import Appended, Draft, Hand, append, take_hand
from reviewdesk.desk.staff.following import FOLDER
from reviewdesk.ui.dossier.preview import Paper
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.tasks import Otherwise, Tasks

T = TypeVar("T")
Making = Callable[[Chain], Draft]
Keys = tuple[Path, str | Path]
"""Review package, and the secretary's slip: what was typed, or the file that holds it."""


class StaffBench(QObject):
    """Keeps the chain that every step shows, and the hand that signs while the page is open.

    Signals:
        changed: one more record follows.
        papers: show these papers, then come back to the step.

    Attributes:
        folder: takes the records.
        package: the review package, as far as it is known.
    """

    changed = Signal()
    papers = Signal(object)

    def __init__(self, tasks: Tasks, chain: Chain, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._chain = tasks, chain
        self._hand: Hand | None = None
        self.package = _package_near(chain.archive)
        self.folder = chain.files[-1].parent if chain.files else chain.archive.parent / FOLDER

    @property
    def chain(self) -> Chain:
        """Return what is shown."""
        return self._chain

    @property
    def tasks(self) -> Tasks:
        """Return the background thread."""
        return self._tasks

    @property
    def armed(self) -> bool:
        """Whether the secretary's slip was given already since the page was opened."""
        return self._hand is not None

    def ask(
        self,
        look: Callable[[Chain], T],
        then: Callable[[T], None],
        *,
        otherwise: Otherwise | None = None,
        busy: str = "",
    ) -> None:
        """Look at the chain in the background; a draft is made so too. `busy` says what may take long."""
        chain, shown = self._chain, self._if_alive(then)
        if busy:
            self._tasks.run_long(busy, 0, lambda _: look(chain), shown, otherwise=otherwise, stoppable=False)
        else:
            self._tasks.run(lambda: look(chain), shown, otherwise=otherwise)

    def sign(
        self,
        draft: Draft,
        keys: Keys | None,
        folder: Path,
        then: Callable[[Appended], None],
        *,
        otherwise: Otherwise,
    ) -> None:
        """Sign a draft and write it into a folder.

        Args:
            draft: made of the chain on show.
            keys: batch and the secretary's slip; None once they were given.
            folder: takes record and papers.
            then: once the new state is shown.
            otherwise: what to do with a refusal.
        """
        chain, hand = self._chain, self._hand

        def work() -> tuple[Hand, Appended]:
            used = hand if keys is None else _taken(*keys)
            assert used is not None
            return used, append(chain, used, draft, folder)

        def show(found: tuple[Hand, Appended]) -> None:
            self._hand, self._chain, self.folder = found[0], found[1].chain, folder
            self.changed.emit()
            then(found[1])

        self._tasks.run_long(
            say("Signing"), 0, lambda _: work(), self._if_alive(show), otherwise=otherwise, stoppable=False
        )

    def preview(self, papers: Mapping[str, bytes], missing: tuple[str, ...] = ()) -> None:
        """Show the pages among the papers of a record, with the characters that no font has."""
        shown = tuple(
            Paper(paper_title(path, language()), PurePosixPath(path).name, data, missing)
            for path, data in papers.items()
            if path.endswith(".pdf")
        )
        if shown:
            self.papers.emit(shown)

    def _if_alive(self, then: Callable[[T], None]) -> Callable[[T], None]:
        return lambda found: then(found) if isValid(self) else None


def _taken(batch: Path, slip: str | Path) -> Hand:
    return take_hand(batch, slip_in(slip) if isinstance(slip, Path) else slip)


def _package_near(archive: Path) -> Path | None:
    """Return the one review package that lies beside the archive."""
    found = sorted(archive.parent.glob("*.rdbatch"))
    return found[0] if len(found) == 1 else None
