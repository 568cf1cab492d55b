"""What the examination of a machine finds, and what a window tells of itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from reviewdesk.errors import Problem
from reviewdesk.errors.marker import N_
from reviewdesk.words import sentence, translator

Subject = Literal[
    "program", "libraries", "primitives", "workspace", "disk", "clock", "fonts", "window", "screen",
    "printers", "input", "converter",
]  # fmt: skip
State = Literal["good", "note", "bad"]
SUBJECTS: Final[dict[Subject, str]] = {
    "program": N_("Program"),
    "libraries": N_("Libraries"),
    "primitives": N_("Cryptography"),
    "workspace": N_("Encrypted workspace"),
    "disk": N_("Disk"),
    "clock": N_("Clock"),
    "fonts": N_("Fonts"),
    "window": N_("Window"),
    "screen": N_("Screen"),
    "printers": N_("Printer"),
    "input": N_("Input method"),
    "converter": N_("Word files"),
}
MARKS: Final[dict[State, str]] = {"good": "✓", "note": "!", "bad": "✗"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing examined.

    Attributes:
        state: good; note: worth knowing, and no hindrance; bad: to be mended first.
    """

    subject: Subject
    state: State
    told: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowFacts:
    """What the window's side knows of this machine; only it may ask Qt.

    Attributes:
        screens: width and height in points of the screen, and its scale in percent.
        input_method: what brings Chinese characters; "" where none is announced.
    """

    platform: str
    version: str
    screens: tuple[tuple[int, int, int], ...]
    printers: tuple[str, ...]
    input_method: str


def found(subject: Subject, state: State, code: str, data: Mapping[str, object] | None = None) -> Finding:
    """Return a finding with its sentence."""
    return Finding(subject, state, Problem(code, data or {}))


def report(findings: tuple[Finding, ...], language: str) -> tuple[str, ...]:
    """Return the lines of a report that can be copied to whoever helps."""
    say = translator(language)
    line = "{mark} " + say("{name}: {words}")
    return tuple(
        line.format(
            mark=MARKS[one.state], name=say(SUBJECTS[one.subject]), words=sentence(one.told, language)
        )
        for one in findings
    )
