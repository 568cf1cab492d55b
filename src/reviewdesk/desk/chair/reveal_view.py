"""What the screen of the reveal shows: deviations, who has yet to answer, own marks to their own seat."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reviewdesk.desk.chair.revealing import StageOne, revealed, stage_one
from reviewdesk.desk.chair.room import Code, Room, seat_secret
from reviewdesk.domain.draft import DraftRow
from reviewdesk.domain.marks import Rubric
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.domain.own_ranking import total_text
from reviewdesk.domain.reveal import Deviation
from reviewdesk.domain.self_check import total
from reviewdesk.errors import ReviewDeskError

Answer = Literal["none", "waits", "confirmed", "explained", "overruled"]


@dataclass(frozen=True, slots=True)
class FlaggedRow:
    """One deviation, whose it is, and how it was answered; only abnormal scores need an answer."""

    deviation: Deviation
    applicant: str
    answer: Answer

    @property
    def waits(self) -> bool:
        """Whether its reviewer has yet to answer."""
        return self.answer == "waits"


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealView:
    """The reveal as it stands.

    Attributes:
        envelope: whether the code from the envelope is needed to open the ballots.
        counted: ballots and sheets that count.
        stage: None before the envelope is opened.
        rows: the deviations, in order.
        ranked: whether the ranking was allowed.
    """

    envelope: bool
    counted: int
    stage: StageOne | None
    rows: tuple[FlaggedRow, ...]
    ranked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRow:
    """What a reviewer sees of an own flagged row: the own marks, and on which side of the others it lies."""

    applicant: str
    marks: tuple[tuple[str, str], ...]
    total: str
    direction: Literal["high", "low"]


def reveal_view(room: Room) -> RevealView:
    """Return what the screen shows; before the envelope is opened no more than a count."""
    stage = stage_one(room) if room.course.revealed else None
    answers = _answers(room)
    applicants = {one.id: one.applicant for one in room.lineage.applications}
    return RevealView(
        envelope=room.secret.reveal_identity is None,
        counted=len(room.roll.counted()),
        stage=stage,
        rows=tuple(
            FlaggedRow(d, applicants.get(d.application, "") if d.application else "", _answer(d, answers))
            for d in (stage.flagged if stage else ())
        ),
        ranked=room.course.ranked,
    )


def own_row(room: Room, seat: str, application: str, seat_slip: Code) -> OwnRow:
    """Return a flagged row to its own seat, under its own slip.

    Raises:
        ReviewDeskError: "reveal-not-flagged", "chair-seat-slip" or an "order-…" code.
    """
    waiting = [
        d
        for d in stage_one(room).flagged
        if (d.seat, d.application, d.kind) == (seat, application, "abnormal") and d.direction is not None
    ]
    if not waiting:
        raise ReviewDeskError("reveal-not-flagged", seat=seat, application=application)
    seat_secret(room, seat_slip(), (SeatId(seat),), "chair-seat-slip")
    track = room.plan.track(waiting[0].track)
    rubric, id_ = Rubric(track), room.application(application)
    found = next(one for one in room.lineage.applications if one.id == id_)
    cast = max(
        (b for b in revealed(room).ballots if id_ in b.scores and b.seat == seat), key=lambda b: b.round
    )
    points = {c.id: mark for c, mark in zip(rubric.scored, cast.scores[id_], strict=True)}
    return OwnRow(
        applicant=found.applicant,
        marks=tuple((criterion.name, points[criterion.id]) for criterion in rubric.scored),
        total=total_text(track, total(rubric, found, DraftRow(points=points))),
        direction=waiting[0].direction or "high",
    )


def _answers(room: Room) -> Mapping[tuple[str, str], Answer]:
    known: dict[str, Answer] = {"confirmed": "confirmed", "explained": "explained"}
    return {
        (str(e.data.get("seat")), str(e.data.get("application"))): "overruled"
        if e.kind == "overrule"
        else known.get(str(e.data.get("answer")), "explained")
        for e in room.entries
        if e.kind in ("explain", "overrule")
    }


def _answer(found: Deviation, answers: Mapping[tuple[str, str], Answer]) -> Answer:
    if found.kind != "abnormal":
        return "none"
    return answers.get((found.seat, found.application or ApplicationId("")), "waits")
