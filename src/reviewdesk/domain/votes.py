"""Recorded votes are counted with integers against the base the plan names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from reviewdesk.domain.decisions import Decision
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.plan.values import Majority, VoteBase
from reviewdesk.errors import ReviewDeskError

Round = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Electorate:
    """Who may vote on a motion.

    Attributes:
        panel: the committee of the track.
        recused: those a motion touches.
    """

    panel: tuple[SeatId, ...]
    recused: frozenset[SeatId] = frozenset()

    def base(self, vote: Decision, base: VoteBase) -> int:
        """Return the number a majority is taken of."""
        if base == "all":
            return len(self.panel)
        present = _seats(vote, "present")
        return len(present if base == "present" else present - self.barred(vote))

    def barred(self, vote: Decision) -> frozenset[SeatId]:
        """Return the members without a vote on this motion."""
        return self.recused | _seats(vote, "recused")

    def check(self, vote: Decision) -> None:
        """Check that those present belong to the panel and that only entitled members voted.

        Raises:
            ReviewDeskError: "vote-stranger" or "vote-not-entitled" with vote and seat;
                "vote-papers" when a secret count holds more papers than voters.
        """
        present = _seats(vote, "present")
        for seat in sorted(present - set(self.panel)):
            raise ReviewDeskError("vote-stranger", vote=vote.text("id"), seat=seat)
        entitled = present - self.barred(vote)
        for each in rounds(vote):
            for seat in sorted(_ballots(each).keys() - entitled):
                raise ReviewDeskError("vote-not-entitled", vote=vote.text("id"), seat=seat)
            if not _papers_agree(each, len(entitled)):
                raise ReviewDeskError("vote-papers", vote=vote.text("id"))


def rounds(vote: Decision) -> Sequence[Round]:
    """Return the rounds of a vote, in order."""
    return cast(Sequence[Round], vote.record["round"])


def reached(yes: int, base: int, majority: Majority) -> bool:
    """Return whether `yes` is more than half, or at least two thirds, of the base."""
    return 2 * yes > base if majority == "half" else 3 * yes >= 2 * base


def carried(vote: Decision, electorate: Electorate, base: VoteBase, majority: Majority = "half") -> bool:
    """Return whether a yes-or-no motion passed in its last round."""
    electorate.check(vote)
    yes = answers_given(rounds(vote)[-1]).get("yes", 0)
    return reached(yes, electorate.base(vote, base), majority)


def check_names(each: Round, vote: Decision, places: int) -> None:
    """Check that every paper marks exactly as many names as there are places, or none.

    Raises:
        ReviewDeskError: "vote-names" with vote, seat and places.
    """
    for seat, names in sorted(_ballots(each).items()):
        if not _fits(names, places):
            raise ReviewDeskError("vote-names", vote=vote.text("id"), seat=seat, places=places)


def fits_papers(each: Round, places: int) -> bool:
    """Return whether every paper marks exactly as many names as there are places, or none."""
    return all(_fits(names, places) for names in _ballots(each).values())


def names_marked(each: Round) -> dict[ApplicationId, int]:
    """Return how many marked each name on a line."""
    if "counts" in each:
        return {
            ApplicationId(a): n for a, n in cast(Mapping[str, int], each["counts"]).items() if a != "abstain"
        }
    counted: dict[ApplicationId, int] = {}
    for _, names in sorted(cast(Mapping[str, Sequence[str]], each["ballots"]).items()):
        for name in names:
            counted[ApplicationId(name)] = counted.get(ApplicationId(name), 0) + 1
    return counted


def names_yes(each: Round) -> dict[ApplicationId, int]:
    """Return how many said yes to each candidate of a stage vote."""
    if "counts" in each:
        counts = cast(Mapping[str, Mapping[str, int]], each["counts"])
        return {ApplicationId(a): tally.get("yes", 0) for a, tally in counts.items()}
    counted: dict[ApplicationId, int] = {}
    for answers in cast(Mapping[str, Mapping[str, str]], each["ballots"]).values():
        for name, answer in answers.items():
            counted[ApplicationId(name)] = counted.get(ApplicationId(name), 0) + (answer == "yes")
    return counted


def answers_by_seat(each: Round) -> Mapping[SeatId, Mapping[ApplicationId, str]]:
    """Return what each member said to each candidate in a named round of a stage vote."""
    ballots = cast(Mapping[SeatId, Mapping[ApplicationId, str]], each.get("ballots", {}))
    return {seat: ballots[seat] for seat in sorted(ballots)}


def polled(each: Round) -> dict[ApplicationId, int]:
    """Return how many papers say yes or no to each candidate in a secret round of a stage vote."""
    counts = cast(Mapping[ApplicationId, Mapping[str, int]], each.get("counts", {}))
    return {a: tally.get("yes", 0) + tally.get("no", 0) for a, tally in counts.items()}


def yes_by_seat(each: Round) -> dict[SeatId, int]:
    """Return how many times each member said yes in a named round of a stage vote."""
    return {s: sum(a == "yes" for a in answers.values()) for s, answers in answers_by_seat(each).items()}


def answers_given(each: Round) -> dict[str, int]:
    """Return how many said yes, no or nothing in a round of a yes-or-no motion."""
    if "counts" in each:
        return dict(cast(Mapping[str, int], each["counts"]))
    answers = [str(answer) for answer in _ballots(each).values()]
    return {word: answers.count(word) for word in ("yes", "no", "abstain")}


def _fits(names: object, places: int) -> bool:
    marked = cast(Sequence[str], names)
    return not marked or len(marked) == len(set(marked)) == places


def _ballots(each: Round) -> Mapping[SeatId, object]:
    return cast(Mapping[SeatId, object], each.get("ballots", {}))


def _papers_agree(each: Round, voters: int) -> bool:
    """Return whether every count fits into the papers, and those into the members who may vote."""
    most = voters
    for key in ("handed_out", "returned", "valid"):
        papers = cast(int, each.get(key, 0))
        if papers > most:
            return False
        most = papers if key in each else most
    return _most_counted(cast(Mapping[str, object], each.get("counts", {}))) <= most


def _most_counted(counts: Mapping[str, object]) -> int:
    if counts.keys() <= {"yes", "no", "abstain"}:
        return sum(cast(int, count) for count in counts.values())
    return max(
        sum(count.values()) if isinstance(count, Mapping) else cast(int, count) for count in counts.values()
    )


def _seats(vote: Decision, key: str) -> frozenset[SeatId]:
    return frozenset(SeatId(seat) for seat in cast(Sequence[str], vote.record.get(key, ())))
