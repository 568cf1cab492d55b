"""What a proposal comes to, before it is recorded: the count, and every place that would move."""

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame

from reviewdesk.desk import spoken
from reviewdesk.desk.chair.polls import Poll
from reviewdesk.desk.chair.settlement import Outlook
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.ui.chair.settling.form import applicants
from reviewdesk.ui.chair.settling.vote_model import ANSWERS, said
from reviewdesk.ui.parts import column, label
from reviewdesk.ui.speech import language, say

_SHOWN = 8


class OutlookCard(QFrame):
    """The count in large figures, and before → after of the places."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.count = label("", "title", wrap=True)
        self.moves = label("", wrap=True)
        self.setLayout(column(self.count, self.moves, spacing=6, margins=(16, 10, 16, 10)))
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.hide()

    def show_outlook(self, outlook: Outlook, view: ChairView) -> None:
        """Show the count and the moves."""
        counted = "" if outlook.poll is None else poll_words(outlook.poll, view)
        self.count.setText(counted)
        self.count.setVisible(bool(counted))
        self.moves.setText("\n".join(_shown(list(move_words(outlook, view)))))
        self.show()


def move_words(outlook: Outlook, view: ChairView) -> Iterator[str]:
    """Yield one sentence for every place that would move."""
    called = applicants(view)
    for record in outlook.records:
        for move in spoken.moves(record, view.plan, language()):
            name = called.get(move.application, move.application)
            moved = f"{move.before} → {move.after}"
            yield say("{what}: {said}", what=name, said=moved)


def void_words(view: ChairView, changes: int) -> Iterator[str]:
    """Yield what finalising again makes void, and what it leaves alone."""
    yield say(
        "Result and rankings are made anew as number {sequence}, with so many changes: {count}. The earlier "
        "ones are kept.",
        sequence=view.course.finalised + 1,
        count=changes,
    )
    answers = 0
    for entry in view.entries:
        answers = 0 if entry.kind == "finalise" else answers + (entry.kind in ("sign", "deemed", "left"))
    yield say(
        "Void become: the rankings with every signature, the joint signature page, the scans of both, and "
        "the answers given so far: {count}. Everybody signs again.",
        count=answers,
    )
    yield say("Personal score sheets are bound to their ballots: they stay, and so do the ballots.")
    if view.entries and any(entry.kind == "publish" for entry in view.entries):
        yield say("A folder was published already. It holds the earlier result; publish again afterwards.")


def poll_words(poll: Poll, view: ChairView) -> str:
    """Return the count of a vote, its threshold and what comes of it."""
    called = applicants(view)
    votes = say(", ").join(f"{called.get(name) or said(name)} {n}" for name, n in _sorted(poll.votes))
    threshold = say("needed: {needed} of {base}", needed=poll.needed, base=poll.base)
    return f"{votes} · {threshold} · {_comes_of(poll, view)}"


def _comes_of(poll: Poll, view: ChairView) -> str:
    called = applicants(view)
    if poll.line is not None:
        names = say(", ").join(called[one] for one in poll.line.elected)
        if not names:
            return say("nobody is in yet")
        left = say("; places left: {left}", left=poll.line.left) if poll.line.left > 0 else ""
        return say("in: {names}", names=names) + left
    if poll.stage is not None:
        names = say(", ").join(called[one] for group in poll.stage.passed for one in group)
        return say("passed: {names}", names=names or "—")
    return say("carried") if poll.carried else say("not carried; only the vote is recorded")


def _sorted(votes: object) -> list[tuple[str, int]]:
    pairs = list(dict(votes).items())  # type: ignore[call-overload]
    return pairs if all(name in ANSWERS for name, _ in pairs) else sorted(pairs, key=lambda p: (-p[1], p[0]))


def _shown(moves: list[str]) -> list[str]:
    if not moves:
        return [say("No place moves.")]
    more = len(moves) - _SHOWN
    return [
        say("Places that move: {count}", count=len(moves)),
        *moves[:_SHOWN],
        *([say("and {count} more", count=more)] if more > 0 else []),
    ]
