"""Workspaces of the small session at every stage, made once; tests work on copies."""

import tempfile
from functools import cache
from pathlib import Path

from chair_session import Session, all_ballots, copy_of, opened, session
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.finalising import finalise
from reviewdesk.desk.chair.revealing import rank, reveal
from reviewdesk.desk.reviewer.declaring import declare
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.reviewer.scoring import score
from reviewdesk.desk.reviewer.table import at_table

SHEET = "application,criterion,points,comment\n" + "".join(
    f"{application},c,{points},此件扎实可行，进度与预算清楚\n"
    for application, points in (("A1", 80), ("A2", 70), ("A3", 60), ("B1", 75), ("B2", 65))
)


@cache
def reviewer(stage: str) -> Path:
    """Return r1's workspace: "opened", "declared" or "scored"."""
    held, folder = session("none"), Path(tempfile.mkdtemp(prefix="faults-")) / "desk"
    if stage == "opened":
        open_desk(folder, [held.batch], "r1", held.code("r1"))
        return folder
    copy_of(reviewer("opened" if stage == "declared" else "declared"), folder)
    with at_table(folder, held.code("r1")) as table:
        if stage == "declared":
            declare(table, [held.batch], None, pledged=True)
        else:
            score(table, sheet(folder.parent))
    return folder


@cache
def chair(stage: str) -> Path:
    """Return the chair's workspace: "opened", "collected", "closed", "revealed" or "finalised"."""
    if stage == "opened":
        return opened("none")
    before = {"collected": "opened", "closed": "collected", "revealed": "closed", "finalised": "revealed"}
    folder = copy_of(chair(before[stage]), Path(tempfile.mkdtemp(prefix="faults-")) / "chair")
    held = session("none")
    with held.room(folder) as room:
        if stage == "collected":
            collect(room, ballots())
        elif stage == "closed":
            close(room, held.witness)
        elif stage == "revealed":
            room, _ = reveal(room, held.envelope, held.witness)
            rank(room, held.witness)
        else:
            finalise(room, held.witness)
    return folder


@cache
def ballots() -> tuple[Path, ...]:
    """Return every reviewer's ballot files."""
    held: Session = session("none")
    return tuple(all_ballots(held, Path(tempfile.mkdtemp(prefix="faults-")) / "ballots"))


def sheet(folder: Path, text: str = SHEET) -> Path:
    """Write a score sheet."""
    path = folder / "sheet.csv"
    path.write_text(text, encoding="utf-8")
    return path
