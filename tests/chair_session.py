"""A small review session at the chair's desk: two tracks, five reviewers, one spare, real keys and files."""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from reviewdesk.desk.chair.room import Room, chair_room
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.domain.ballot import Ballot, CellState
from reviewdesk.domain.names import ApplicationId, Digest, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.recusal import Recusal
from reviewdesk.sealed import ballot, log
from reviewdesk.sealed.statement import Statement
from sealed_session import CREATED, TRACK, SealedSession, applied, office, panel, seal

T, U = TrackId("t"), TrackId("u")
SEATS = tuple(SeatId(f"r{n}") for n in range(1, 6))
PLAN = (
    'schema = 1\n[review_session]\ntitle = "小评审会"\nwitness = "{witness}"\nhandover = "{handover}"\n'
    '[rules]\naggregate = "trimmed"\nend_rule = "{end_rule}"\nend_rule_after_vote = "share"\n'
    + TRACK.format(id="t", quota=2)
    + TRACK.format(id="u", quota=1)
)
MARKS: Mapping[str, Mapping[str, str]] = {
    "A1": {"r1": "80", "r2": "81", "r3": "82", "r4": "83", "r5": "84"},
    "A2": {"r1": "70", "r2": "71", "r3": "72", "r4": "73", "r5": "74"},
    "A3": {"r1": "60", "r2": "61", "r3": "62", "r4": "63", "r5": "64"},
    "B1": {"r1": "75", "r2": "76", "r3": "77", "r4": "78", "r5": "79"},
    "B2": {"r1": "65", "r2": "66", "r3": "67", "r4": "68", "r5": "69"},
}

AGAIN = """
text = "统分有误"
present = ["r1", "r2", "r3", "r4", "r5"]
[[decision]]
kind = "correct"
correction = "transcription"
seat = "r3"
application = "A3"
criterion = "c"
value = "90"
text = "签字表为90"
"""
"""What is set right when a result is finalised again."""


class Session(SealedSession):
    """The same with what the chair's verbs ask for."""

    @contextmanager
    def room(self, folder: Path) -> Iterator[Room]:
        with chair_room(folder, self.code("chair")) as found:
            yield found

    @property
    def witness(self) -> Callable[[], str]:
        return lambda: self.code("witness")

    @property
    def envelope(self) -> Callable[[], str]:
        return lambda: self.code("reveal")


def session(witness: str = "supervisor", end_rule: str = "vote", handover: str = "full") -> Session:
    """Return a session sealed once per process."""
    return _session(witness, end_rule, handover)


def opened(witness: str = "supervisor", end_rule: str = "vote", handover: str = "full") -> Path:
    """Return the chair's workspace, opened once per process; tests work on copies of it."""
    return _opened(witness, end_rule, handover)


def dossier(application: str) -> bytes:
    """Return the one document of an application; no two have a run of 16 bytes in common."""
    return b"".join(hashlib.sha256(f"{application} {n}".encode()).digest() for n in range(100))


@cache
def _session(witness: str, end_rule: str, handover: str) -> Session:
    return sealed_anew(witness, end_rule, handover)


def sealed_anew(
    witness: str, end_rule: str = "vote", handover: str = "full", *, seats: Sequence[str] = (*SEATS, "spare1")
) -> Session:
    """Seal the same once more, with keys of its own."""
    plan = read_plan(PLAN.format(witness=witness, end_rule=end_rule, handover=handover))
    applications = [applied(one, T if one.startswith("A") else U, f"p{one}", o="5") for one in MARKS]
    committee = (*office(witness), *panel((T, U), *seats))
    return seal(Session, plan, applications, committee, dossier=dossier)


@cache
def _opened(witness: str, end_rule: str, handover: str) -> Path:
    held = session(witness, end_rule, handover)
    folder = held.folder / "chair"
    open_desk(folder, [held.batch], "chair", held.code("chair"))
    return folder


def copy_of(folder: Path, target: Path) -> Path:
    """Return a copy of a closed workspace."""
    return Path(shutil.copytree(folder, target))


def cast(
    held: Session,
    seat: str,
    track: str,
    folder: Path,
    *,
    marks: Mapping[str, str] | None = None,
    recused: Sequence[str] = (),
    skipped: Mapping[str, int] | None = None,
    sequence: int = 1,
    previous: str | None = None,
) -> Path:
    """Write the ballot file of a seat; marks not given are those of MARKS."""
    left = {**dict.fromkeys(recused, "recused"), **dict.fromkeys(skipped or {}, "withdrawn")}
    lineage = held.lineage(seat)
    scored = [a for a in lineage.rows(TrackId(track)) if a not in left]
    states: dict[ApplicationId, CellState] = {
        ApplicationId(a): "recused" if a in recused else "withdrawn" for a in left
    }
    sheet = Ballot(
        seat=SeatId(seat),
        track=TrackId(track),
        scores={a: ((marks or {}).get(a, MARKS[a].get(seat, "70")),) for a in scored},
        states=states,
    )
    entries = tuple(
        log.entry_bytes("skip", CREATED, {"application": a, "notice": n}) for a, n in (skipped or {}).items()
    )
    words = Statement(
        pledged=CREATED,
        recusals=tuple(Recusal(ApplicationId(a), "其他") for a in recused),
        log=(log.entry_bytes("open", CREATED, {}), *entries),
    )
    data = ballot.build(
        sheet,
        words,
        lineage,
        held.secret(seat),
        created=CREATED,
        sequence=sequence,
        previous=Digest(previous) if previous else None,
    )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{seat}-{track}-{sequence}-{len(list(folder.iterdir()))}.rdballot"
    path.write_bytes(data)
    return path


def all_ballots(
    held: Session, folder: Path, *, marks: Mapping[str, Mapping[str, str]] | None = None
) -> list[Path]:
    """Write every reviewer's ballots; `marks` = seat → application → mark instead of MARKS."""
    return [
        cast(held, seat, track, folder, marks=(marks or {}).get(seat)) for seat in SEATS for track in (T, U)
    ]


def motion(folder: Path, text: str, name: str = "motion.toml") -> Path:
    """Write a motion file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
