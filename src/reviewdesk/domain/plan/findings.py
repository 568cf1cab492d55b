"""What a reading of a plan has found wrong so far, each with the line where it stands."""

from collections.abc import Iterable, Mapping
from typing import Final

from reviewdesk.errors import Problem

Path = tuple[str | int, ...]
"""Where a value stands: keys, and positions in arrays."""

UNREAD: Final = object()
"""What a reader returns for a value it has noted a problem about."""


class Findings:
    """Collects problems, so that all of a plan's faults are shown together."""

    def __init__(self, lines: Mapping[Path, int]) -> None:
        self._lines = lines
        self._found: list[tuple[Path, Problem]] = []

    @property
    def placed(self) -> tuple[tuple[Path, Problem], ...]:
        """All problems with the places they are about, in the order of their lines."""
        return tuple(sorted(self._found, key=lambda found: found[1].line or 0))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, in the order of their lines."""
        return tuple(problem for _, problem in self.placed)

    def add(self, path: Path, code: str, **data: object) -> object:
        """Note a problem at `path`, or at the nearest thing above it that has a line; return UNREAD."""
        problem = (path, Problem(code, {"key": spelled(path), **data}, self._line(path)))
        if problem not in self._found:
            self._found.append(problem)
        return UNREAD

    def written(self, path: Path) -> bool:
        """Whether the plan itself says something at `path`."""
        return path in self._lines

    def sound(self, *paths: Path) -> bool:
        """Whether nothing at or below these paths, nor right at one above, has been found wrong."""
        return not any(_touch(found, path) for found, _ in self._found for path in paths)

    def rule(self, track: int, *key: str) -> Path:
        """Return where a track's rule is written: its own, a common one, or nowhere but in the track."""
        own: Path = ("track", track, "rules", *key)
        common: Path = ("rules", *key)
        return own if self.written(own) else common if self.written(common) else ("track", track)

    def once(self, ids: Iterable[tuple[Path, str]]) -> None:
        """Note every id that stands a second time, upper and lower case taken as one."""
        seen: set[str] = set()
        for path, name in ids:
            if name and name.casefold() in seen:
                self.add(path, "plan-duplicate-id", value=name)
            seen.add(name.casefold())

    def _line(self, path: Path) -> int:
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, 1)


def spelled(path: Path) -> str:
    """Return a path as a person writes it in a plan, positions left out."""
    return ".".join(part for part in path if isinstance(part, str))


def _touch(found: Path, path: Path) -> bool:
    shorter = min(len(found), len(path))
    return found[:shorter] == path[:shorter]
