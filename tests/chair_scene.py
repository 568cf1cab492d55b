"""The chair's desk from the close on: folders that reached a stage, and a person who sits down at one."""

import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from PySide6.QtGui import QColor

from chair_session import Session, all_ballots, copy_of, opened, session
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.revealing import overrule, rank, reveal, stage_one
from reviewdesk.ui.chair.page import ChairPage
from reviewdesk.ui.opening.pin import PinPage
from reviewdesk.ui.opening.reveal_mark import RevealMarkPage
from reviewdesk.ui.opening.slip import SlipPage
from window_way import ENTER, PIN, Person

FAR: Mapping[str, Mapping[str, str]] = {
    "r1": {"A1": "55"},
    "r5": dict.fromkeys(("A1", "A2", "A3"), "70"),
}
"""Reviewer 1 far below the others for A1; reviewer 5 marks every application of a track alike."""
TIED: Mapping[str, Mapping[str, str]] = {
    seat: {"A1": "80", "A2": "70", "A3": "70", "B1": "75", "B2": "65"}
    for seat in ("r1", "r2", "r3", "r4", "r5")
}
"""A2 and A3 alike from everybody, on the line of two places."""


def scene(stage: str, marks: str = "plain", target: Path | None = None) -> tuple[Session, Path]:
    """Return the session and a copy of the chair's workspace at "closed", "revealed" or "ranked"."""
    folder = Path(tempfile.mkdtemp(prefix="scene-")) / "chair" if target is None else target
    return session(), copy_of(_reached(stage, marks), folder)


def at_chair(person: Person, held: Session, folder: Path) -> ChairPage:
    """Open the workspace through the program's door, by keyboard."""
    person.program.open_files([folder])
    person.on(SlipPage)
    person.write(held.code("chair"))
    person.press(ENTER)
    person.on(RevealMarkPage)
    person.press(ENTER)
    person.on(PinPage)
    person.write(PIN * 2)
    person.press(ENTER)
    page = person.on(ChairPage)
    person.settle()
    return page


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@cache
def _reached(stage: str, marks: str) -> Path:
    held, base = session(), Path(tempfile.mkdtemp(prefix="scene-"))
    given = {"plain": None, "far": FAR, "tied": TIED}[marks]
    if stage == "closed":
        folder = copy_of(opened(), base / "chair")
        with held.room(folder) as room:
            room, _ = collect(room, all_ballots(held, base / "ballots", marks=given))
            close(room, held.witness)
        return folder
    before = "closed" if stage == "revealed" else "revealed"
    folder = copy_of(_reached(before, marks), base / "chair")
    with held.room(folder) as room:
        if stage == "revealed":
            reveal(room, held.envelope, held.witness)
            return folder
        for seat, application in stage_one(room).waiting:
            room, _ = overrule(
                room, seat=seat, application=application, reason="已离场", witness=held.witness
            )
        rank(room, held.witness)
    return folder
