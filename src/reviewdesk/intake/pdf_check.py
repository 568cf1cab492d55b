"""Whether a PDF somebody sent can be opened in the room: asked of a child that may hang or swell."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, cast

from reviewdesk.errors import Problem
from reviewdesk.intake.findings import WAIVABLE, Finding, Weight
from reviewdesk.intake.watched import RESIDENT_LIMIT, ChildFailed, WatchedChild

PAGE_SECONDS: Final = 10.0
DOCUMENT_SECONDS: Final = 300.0
MAX_BYTES: Final = 100 * 2**20
_CHILD: Final = "reviewdesk.intake.pdf_child"

Trouble = Mapping[str, str | int]
"""One thing that is wrong inside: "code", and the data of its sentence."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of pages, in whole millimetres as they lie, and how many have it."""

    width: int
    height: int
    pages: int


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look inside found.

    Attributes:
        pages: how many; 0 where they could not be counted.
        papers: the sizes of the pages, the most frequent first; empty where they were not all drawn.
        troubles: the worst first.
    """

    pages: int = 0
    papers: tuple[Paper, ...] = ()
    troubles: tuple[Trouble, ...] = ()


class PdfCheck:
    """A child process kept for many documents, so that each costs milliseconds."""

    def __init__(
        self,
        *,
        page_seconds: float = PAGE_SECONDS,
        document_seconds: float = DOCUMENT_SECONDS,
        resident_limit: int = RESIDENT_LIMIT,
    ) -> None:
        self._page_seconds = page_seconds
        self._document_seconds = document_seconds
        self._child = WatchedChild(_CHILD, resident_limit=resident_limit)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._child.__exit__(kind, error, trace)

    def findings(
        self,
        path: Path,
        *,
        application: str = "",
        document: str = "",
        on_step: Callable[[], None] = lambda: None,
    ) -> tuple[Finding, ...]:
        """Return what is wrong with one PDF, in bounded time and memory."""
        looked = self.look(path, on_step=on_step)
        return findings_of(looked.troubles, path.name, application=application, document=document)

    def look(
        self,
        path: Path,
        *,
        on_step: Callable[[], None] = lambda: None,
        on_wait: Callable[[], None] = lambda: None,
    ) -> Looked:
        """Return what is inside one PDF, in bounded time and memory.

        Args:
            path: the file.
            on_step: called at every page.
            on_wait: called many times a second; what it raises ends the look and the child.
        """
        size = path.stat().st_size
        if size > MAX_BYTES:
            return Looked(troubles=({"code": "pdf-too-large", "limit": MAX_BYTES // 2**20},))
        if not size:
            return Looked(troubles=({"code": "pdf-empty"},))
        request = {"path": str(path.absolute())}
        try:
            found = self._child.ask(
                request,
                step_seconds=self._page_seconds,
                seconds=self._document_seconds,
                on_step=on_step,
                on_wait=on_wait,
            )
        except ChildFailed as failed:
            return Looked(troubles=({"code": f"pdf-{failed.failure}"},))
        return _looked(cast("Mapping[str, Any]", found))


def findings_of(
    troubles: Iterable[Trouble], file: str, *, application: str = "", document: str = ""
) -> tuple[Finding, ...]:
    """Return what a look inside found as findings about a document."""
    about = {"file": file, "application": application, "document": document}
    return tuple(
        Finding(
            problem=Problem(str(trouble["code"]), about | {k: v for k, v in trouble.items() if k != "code"}),
            weight=_weight(str(trouble["code"])),
            application=application,
            document=document,
        )
        for trouble in troubles
    )


def _looked(found: Mapping[str, Any]) -> Looked:
    return Looked(found["pages"], tuple(Paper(*paper) for paper in found["papers"]), tuple(found["troubles"]))


def _weight(code: str) -> Weight:
    return "waivable" if code in WAIVABLE else "must"
