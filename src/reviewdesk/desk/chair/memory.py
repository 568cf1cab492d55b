"""What was worked out of the record once and holds until something in it changes: reading it anew takes long.

It lives and ends with the open room, and nothing of it is ever written down.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final, TypeVar

from reviewdesk.domain.log import Entry

T = TypeVar("T")
SILENT: Final = frozenset({"audit", "finalise", "sign", "deemed", "left", "scan", "unscan", "publish"})
"""Entries that touch no ballot, no decision and no name."""


class Memory:
    """Answers by their question; `basis` is what the record stands on, another one forgets everything."""

    __slots__ = ("_answers", "_basis", "_mark", "_settled")

    def __init__(self) -> None:
        self._basis: object = None
        self._mark = ""
        self._answers: dict[Hashable, Any] = {}
        self._settled: dict[Hashable, Any] = {}

    def always(self, basis: object, question: Hashable, work: Callable[[], T]) -> T:
        """Return an answer that no entry can change, such as what a ballot of a digest says."""
        self._stand_on(basis)
        if question not in self._settled:
            self._settled[question] = work()
        found: T = self._settled[question]
        return found

    def recall(self, basis: object, entries: Sequence[Entry], question: Hashable, work: Callable[[], T]) -> T:
        """Return an answer, worked out unless it is known for this state of the record."""
        self._stand_on(basis)
        mark = next((str(e.head) for e in reversed(entries) if e.kind not in SILENT), "")
        if mark != self._mark:
            self._mark, self._answers = mark, {}
        if question not in self._answers:
            self._answers[question] = work()
        found: T = self._answers[question]
        return found

    def _stand_on(self, basis: object) -> None:
        if basis is not self._basis:
            self._basis, self._mark, self._answers, self._settled = basis, "", {}, {}
