"""Files offered to the collecting desk: looked at first, then taken in; what was refused is remembered."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.desk.chair.collecting import Collection, collect
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.verdicts import ALREADY, Verdict, sentence_data
from reviewdesk.desk.clock import now
from reviewdesk.errors import Problem, ReviewDeskError
from reviewdesk.sealed import ballot as ballots
from reviewdesk.store import facts

Advance = Callable[[int], None]
_NAME, _MOST = "refused-files", 200
LATE = ("collect-late", "collect-unknown-late")


@dataclass(frozen=True, slots=True)
class Noted:
    """A file that was not taken in, when, and why."""

    file: str
    at: str
    problem: Problem

    @property
    def late(self) -> bool:
        """Whether it came after the close."""
        return self.problem.code in LATE


def ballot_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the ballot files among these, and all that lie anywhere in the folders among them."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob("*.rdballot")) if path.is_dir() else [path]
        found |= dict.fromkeys(one for one in inside if one.is_file())
    return tuple(found)


def look(room: Room, files: Sequence[Path], advance: Advance = lambda _: None) -> Collection:
    """Return what would become of each file, nothing stored; after the close all are late."""
    if room.course.closed:
        return Collection(tuple(_late(room, file, advance) for file in files), room.roll)
    return collect(room, files, dry_run=True, advance=advance)[1]


def take(room: Room, files: Sequence[Path], advance: Advance = lambda _: None) -> tuple[Room, Collection]:
    """Take in what is good, in one transaction, and remember what is not; raises as `collect`."""
    if room.course.closed:
        found = look(room, files, advance)
        after = room
    else:
        after, found = collect(room, files, advance=advance)
    if found.refused:
        _remember(after, found.refused)
    return after, found


def noted(room: Room) -> tuple[Noted, ...]:
    """Return the files that were not taken in, the latest first."""
    found = facts.recall(room.workspace, _NAME)
    lines = found if isinstance(found, list) else []
    return tuple(
        Noted(str(line["file"]), str(line["at"]), Problem(str(line["code"]), line["data"]))
        for line in reversed(lines)
    )


def _remember(room: Room, refused: Sequence[Verdict]) -> None:
    kept = facts.recall(room.workspace, _NAME)
    lines = list(kept) if isinstance(kept, list) else []
    known = {(line["file"], line["code"]) for line in lines}
    at = now()
    for verdict in refused:
        file = Path(verdict.file).name
        if (file, verdict.problem.code) not in known:
            known.add((file, verdict.problem.code))
            data = {key: _plain(value) for key, value in verdict.problem.data.items()}
            lines.append({"file": file, "at": at, "code": verdict.problem.code, "data": data})
    facts.remember(room.workspace, _NAME, lines[-_MOST:])


def _plain(value: object) -> str | int:
    return value if isinstance(value, int) else str(value)


def _late(room: Room, file: Path, advance: Advance) -> Verdict:
    advance(1)
    try:
        ballot = ballots.examine(file, room.lineage, room.secret)
    except ReviewDeskError:
        return Verdict(str(file), Problem("collect-unknown-late", {"file": file.name}))
    held = room.roll.outcome(ballot.seat, ballot.track, ballot.round)
    code = ALREADY if ballot.digest == held.digest else "collect-late"
    return Verdict(str(file), Problem(code, sentence_data(held, ballot, room.elected or "")))
