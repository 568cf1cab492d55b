"""What may follow what in a review session, read from its log: one sentence for every refusal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from reviewdesk.domain.log import Entry
from reviewdesk.errors import ReviewDeskError

ANYTIME: Final = frozenset({"open", "attest", "audit", "people"})
BEFORE_BALLOTS: Final = frozenset({"adopt"})
BEFORE_CLOSE: Final = frozenset({"elect", "received", "refused", "absent", "reopen", "replaced", "close"})
BEFORE_FINAL: Final = frozenset({"withdraw"})
AFTER_REVEAL: Final = frozenset({"explain", "overrule", "ranking"})
AFTER_RANKING: Final = frozenset({"vote", "lot", "correct", "finalise"})
AFTER_FINAL: Final = frozenset({"sign", "deemed", "left", "scan", "unscan", "publish", "refinalise"})


@dataclass(frozen=True, slots=True)
class Course:
    """How far a review session has come.

    Attributes:
        ballots: whether a ballot or a typed sheet is in.
        finalised: number of times it was finalised.
        unfrozen: whether a refinalise is under way, so that decisions are lawful again.
    """

    ballots: bool = False
    adjourned: bool = False
    closed: bool = False
    revealed: bool = False
    ranked: bool = False
    finalised: int = 0
    unfrozen: bool = False
    published: bool = False

    @property
    def frozen(self) -> bool:
        """Whether the result is final and no decision can touch it."""
        return self.finalised > 0 and not self.unfrozen

    def permit(self, kind: str, data: Mapping[str, object]) -> None:
        """Check that an entry of this kind may come now.

        Raises:
            ReviewDeskError: an "order-…" code.
        """
        if kind in ANYTIME:
            return
        if self.adjourned and kind != "resume":
            raise ReviewDeskError("order-adjourned")
        _phase(self, kind, data)

    def after(self, entry: Entry) -> "Course":
        """Return the course once this entry stands in the log."""
        kind = entry.kind
        if kind in ("received", "typed"):
            return replace(self, ballots=True)
        if kind in ("adjourn", "resume"):
            return replace(self, adjourned=kind == "adjourn")
        if kind == "finalise":
            return replace(self, finalised=self.finalised + 1, unfrozen=False)
        moved = {
            "close": "closed",
            "reveal": "revealed",
            "ranking": "ranked",
            "refinalise": "unfrozen",
            "publish": "published",
        }.get(kind)
        return self if moved is None else replace(self, **{moved: True})


def course(entries: Iterable[Entry]) -> Course:
    """Return how far the log has come, without judging it."""
    reached = Course()
    for entry in entries:
        reached = reached.after(entry)
    return reached


def check_order(entries: Iterable[Entry]) -> Course:
    """Return how far the log has come, every step of it lawful.

    Raises:
        ReviewDeskError: "order-unlawful" with the index of the first entry that could not come there.
    """
    reached = Course()
    for entry in entries:
        try:
            reached.permit(entry.kind, entry.data)
        except ReviewDeskError as refusal:
            raise ReviewDeskError("order-unlawful", index=entry.index, kind=entry.kind) from refusal
        reached = reached.after(entry)
    return reached


def _phase(reached: Course, kind: str, data: Mapping[str, object]) -> None:
    if kind in BEFORE_BALLOTS:
        _refuse_if(reached.ballots or reached.closed, "order-adopt-late")
    elif kind in BEFORE_CLOSE:
        _refuse_if(reached.closed, "order-close-twice" if kind == "close" else "order-after-close")
    elif kind == "typed":
        _typed(reached, data)
    elif kind == "void":
        _void(reached, data)
    elif kind == "reveal":
        _refuse_if(not reached.closed, "order-before-close")
        _refuse_if(reached.revealed, "order-reveal-twice")
    else:
        _later(reached, kind)


def _typed(reached: Course, data: Mapping[str, object]) -> None:
    if reached.closed:
        _refuse_if("unreadable" not in data, "order-after-close")
        _after_reveal(reached)
        _refuse_if(reached.ranked, "order-ranking-typed")


def _void(reached: Course, data: Mapping[str, object]) -> None:
    _refuse_if(reached.frozen, "order-frozen")
    if reached.closed:
        _after_reveal(reached)
        if "unreadable" not in data:
            _refuse_if(not data.get("vote"), "order-void-needs-vote")
            _after_ranking(reached)


def _later(reached: Course, kind: str) -> None:
    if kind in AFTER_FINAL:
        _refuse_if(not reached.frozen, "order-before-finalise")
        return
    if kind == "resume":
        _refuse_if(not reached.adjourned, "order-not-adjourned")
        return
    if kind not in (*BEFORE_FINAL, *AFTER_REVEAL, *AFTER_RANKING, "adjourn"):
        raise ReviewDeskError("order-unknown-kind", kind=kind)
    _refuse_if(reached.frozen, "order-finalise-twice" if kind == "finalise" else "order-frozen")
    if kind in AFTER_REVEAL:
        _after_reveal(reached)
        _refuse_if(reached.ranked, "order-ranking-twice" if kind == "ranking" else "order-ranking-done")
    if kind in AFTER_RANKING:
        _after_ranking(reached)


def _after_reveal(reached: Course) -> None:
    _refuse_if(not reached.revealed, "order-before-reveal")


def _after_ranking(reached: Course) -> None:
    _after_reveal(reached)
    _refuse_if(not reached.ranked, "order-before-ranking")


def _refuse_if(refused: bool, code: str) -> None:
    if refused:
        raise ReviewDeskError(code)
