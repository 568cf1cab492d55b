"""The result as a file, frozen or as it stands."""

from dataclasses import dataclass
from pathlib import Path

from reviewdesk.desk.chair.frozen import RESULT, frozen
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.settling import result_of
from reviewdesk.desk.outputs import need_result
from reviewdesk.domain.result import Result, result_json
from reviewdesk.sealed.atomic import write_atomically


@dataclass(frozen=True, slots=True)
class ResultFile:
    """A result and its bytes; the frozen ones once it is final."""

    result: Result
    data: bytes


def result_file(room: Room) -> ResultFile:
    """Return the result as it stands.

    Raises:
        ReviewDeskError: "order-before-ranking" before stage two.
    """
    if room.course.frozen:
        return ResultFile(result_of(room, state="final"), frozen(room)[RESULT])
    found = result_of(room)
    return ResultFile(found, result_json(found))


def write(found: ResultFile, target: Path) -> None:
    """Write result.json, whole or not at all, at most over one of before.

    Raises:
        ReviewDeskError: "output-foreign", or as `write_atomically`.
    """
    need_result(target, "revealed", "resolved", "final")
    write_atomically(target, found.data)
