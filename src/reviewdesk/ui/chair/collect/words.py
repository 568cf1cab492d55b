"""What the board says of a place: three states at a glance, and the facts behind them."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from reviewdesk.desk import spoken
from reviewdesk.desk.chair.board import GLANCES, SIGNS, BoardCell, Glance
from reviewdesk.errors import Problem
from reviewdesk.ui.chair.words import clock_words
from reviewdesk.ui.speech import language, say, say_error

Clock = Callable[[str], str]
"""Writes a moment."""
KINDS: dict[Glance, str] = {"waiting": "chip", "in": "chip-good", "problem": "chip-bad", "apart": "chip-warn"}


def glance_words(cell: BoardCell) -> str:
    """Return a place's state in a word, with its sign."""
    if cell.glance == "apart":
        return f"{SIGNS['apart']} {spoken.outcome(cell.outcome.state or '', language())}"
    return f"{SIGNS[cell.glance]} {say(GLANCES[cell.glance])}"


def pledge_words(cell: BoardCell, clock: Clock = clock_words) -> str:
    """Return when the pledge was given, "" while nobody can know."""
    if cell.stated is not None:
        return clock(cell.stated.pledged)
    return say("on this machine") if cell.pledged else ""


def recusal_words(cell: BoardCell) -> str:
    """Return how many applications are recused; they are named behind the click."""
    count = sum(state == "recused" for state in cell.unscored.values())
    return str(count) if count else ("0" if cell.verified else "")


def cast_words(cell: BoardCell, clock: Clock = clock_words) -> str:
    """Return when it was cast, or that it was typed."""
    if cell.outcome.state == "typed":
        return say("typed twice")
    if cell.stated is not None:
        return clock(cell.stated.cast)
    return {"scoring": say("scoring here"), "cast": say("cast here")}.get(cell.here or "", "")


def verified_words(cell: BoardCell) -> str:
    """Return how many of how many rows the ballot speaks of, all checks passed."""
    if not cell.verified:
        return ""
    spoken_of = cell.stated.rows if cell.stated is not None else cell.rows
    return f"✓ {spoken_of} / {max(spoken_of, cell.rows)}"


def detail(cell: BoardCell) -> Iterator[tuple[str, str]]:
    """Yield the facts behind a place, label and value, those that are known."""
    facts = (
        (say("Track"), cell.track_name),
        (say("Round"), str(cell.outcome.round) if cell.outcome.round > 1 else ""),
        (say("Pledge"), pledge_words(cell)),
        (say("Cast"), cast_words(cell)),
        (say("Is in"), clock_words(cell.received)),
        (say("Version"), str(cell.outcome.sequence) if cell.outcome.sequence else ""),
        (say("Rows"), verified_words(cell)),
        (say("Receipt code"), cell.code),
        (say("Substitute"), cell.outcome.substitute or ""),
        (say("Superseded"), str(len(cell.outcome.superseded)) if cell.outcome.superseded else ""),
    )
    yield from ((name, value) for name, value in facts if value)
    reasons = cell.stated.recusals if cell.stated is not None else {}
    for application, state in sorted(cell.unscored.items()):
        words = {"recused": say("recused"), "withdrawn": say("withdrawn")}.get(state, state)
        reason = next((why for a, why in reasons.items() if a == application), "")
        yield application, f"{words}  {reason}".strip()


_SHORTER = {"container-altered": "collect-altered", "container-short": "collect-incomplete"}
"""A file stands beside its sentence, and nobody here counts its bytes."""


def file_words(problem: Problem) -> str:
    """Return the one sentence a file is met with, where its name stands beside it."""
    shorter = _SHORTER.get(problem.code)
    return say_error(problem if shorter is None else Problem(shorter, {}))


def trouble(cell: BoardCell) -> str:
    """Return what stands in the way of a place, or ""."""
    if cell.problem is None:
        return ""
    return say_error(replace(cell.problem, data={**cell.problem.data, "track": cell.track_name}))
