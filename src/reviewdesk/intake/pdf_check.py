"""Whether a PDF somebody sent can be opened in the room: asked of a child that may hang or swell."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Final, Self, cast

from reviewdesk.errors import Problem
from reviewdesk.intake.findings import WAIVABLE, Finding, Weight
from reviewdesk.intake.watched import RESIDENT_LIMIT, ChildFailed, WatchedChild

PAGE_SECONDS: Final = 10.0
DOCUMENT_SECONDS: Final = 300.0
MAX_BYTES: Final = 100 * 2**20
_CHILD: Final = "reviewdesk.intake.pdf_child"


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
        about = {"file": path.name, "application": application, "document": document}
        return tuple(
            Finding(
                problem=Problem(
                    str(trouble["code"]), about | {k: v for k, v in trouble.items() if k != "code"}
                ),
                weight=_weight(str(trouble["code"])),
                application=application,
                document=document,
            )
            for trouble in self._troubles(path, on_step)
        )

    def _troubles(self, path: Path, on_step: Callable[[], None]) -> list[Mapping[str, object]]:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return [{"code": "pdf-too-large", "limit": MAX_BYTES // 2**20}]
        request = {"path": str(path.absolute())}
        try:
            found = self._child.ask(
                request, step_seconds=self._page_seconds, seconds=self._document_seconds, on_step=on_step
            )
        except ChildFailed as failed:
            return [{"code": f"pdf-{failed.failure}"}]
        return cast("list[Mapping[str, object]]", found)


def _weight(code: str) -> Weight:
    return "waivable" if code in WAIVABLE else "must"


def _without_code(trouble: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in trouble.items() if key != "code"}
