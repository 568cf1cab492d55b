"""The signing round: each member signs, signs with dissent, refuses, is deemed to agree, or has left."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from reviewdesk.desk.chair.acts import Act, commit, permit
from reviewdesk.desk.chair.finalising import credential, signers, stamp
from reviewdesk.desk.chair.frozen import PACKET, frozen
from reviewdesk.desk.chair.room import Code, Room, seat_secret, second_person
from reviewdesk.desk.clock import now
from reviewdesk.domain import canonical
from reviewdesk.domain.answers import answers
from reviewdesk.domain.names import SeatId, TrackId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.marker import N_
from reviewdesk.intake.texts import text_of
from reviewdesk.report.signing import approve
from reviewdesk.store import chair_papers

Answer = Literal["signed", "dissent", "refused"]
LONGEST: Final = 10_000
"""Characters of a dissent or a refusal; longer reasons belong in a paper of their own."""
_WORDS = {"signed": N_("signed"), "dissent": N_("signed, with dissent")}


@dataclass(frozen=True, slots=True)
class Round:
    """How the signing round stands: seat → signed, dissent, refused, deemed, left, or "" while waiting.

    The witness may sign beside the members, and is not waited for.

    Attributes:
        missing: characters of the stamp just printed that no bundled font has; 〓 stands for them.
    """

    answers: Mapping[SeatId, str]
    missing: tuple[str, ...] = ()

    @property
    def waiting(self) -> tuple[SeatId, ...]:
        """Who has not answered yet."""
        return tuple(seat for seat, answer in self.answers.items() if not answer)


def sign(
    room: Room,
    *,
    seat: str,
    seat_slip: Code,
    answer: Answer = "signed",
    statement: Path | str | None = None,
) -> tuple[Room, Round]:
    """Add a member's signature to the packet and the rankings of their tracks, or record their refusal.

    Args:
        room: the desk.
        seat: whose answer it is.
        seat_slip: asks for that seat's code.
        answer: signed, signed with dissent, or refused.
        statement: the dissent or the reasons, or a text file with them.

    Raises:
        ReviewDeskError: "sign-not-a-signer", "sign-answered", "chair-seat-slip", "sign-statement-empty",
            "sign-statement-long", an "order-…" code, or as `text_of`.
    """
    permit(room, Act("sign"))
    signer = _waiting(room, seat)
    own = seat_secret(room, seat_slip(), (signer,), "chair-seat-slip")
    at = now()
    text = "" if statement is None else _said(statement)
    papers: dict[str, bytes] = {}
    missing: frozenset[str] = frozenset()
    if answer != "refused" and room.plan.review_session.signing != "ink":
        mark = stamp(room, signer, at, _WORDS[answer])
        held, missing = frozen(room), mark.missing
        papers = {
            name: approve(held[name], signer, credential(room, own), mark)
            for name in _names(room, signer)
            if name in held
        }
    data = {
        "seat": signer,
        "outcome": answer,
        "sequence": room.course.finalised,
        "papers": {name: canonical.digest(paper) for name, paper in papers.items()},
    }
    sequence = room.course.finalised
    after = commit(
        room,
        [Act("sign", data, text)],
        own=own,
        effect=lambda: chair_papers.keep(room.workspace, sequence, papers),
        at=at,
    )
    return after, replace(signing_round(after), missing=tuple(sorted(missing)))


def record_silence(
    room: Room, *, seat: str, kind: Literal["deemed", "left"], reason: str, witness: Code
) -> tuple[Room, Round]:
    """Record that a member is deemed to agree, or left before signing.

    Raises:
        ReviewDeskError: "sign-not-a-signer", "sign-answered" or an "order-…" code.
    """
    permit(room, Act(kind))
    signer = _waiting(room, seat)
    data = {"seat": signer, "sequence": room.course.finalised}
    after = commit(room, [Act(kind, data, reason)], witness=second_person(room, witness))
    return after, signing_round(after)


def signing_round(room: Room) -> Round:
    """Return how the round stands since the latest finalisation."""
    return Round(answers(room.roll, room.entries))


def _waiting(room: Room, seat: str) -> SeatId:
    signer = SeatId(seat)
    if all(signer not in signers(room, track.id)[1:] for track in room.plan.tracks):
        raise ReviewDeskError("sign-not-a-signer", seat=seat)
    answer = signing_round(room).answers.get(signer)
    if answer:
        raise ReviewDeskError("sign-answered", seat=seat, answer=answer)
    return signer


def _said(statement: Path | str) -> str:
    text = (statement if isinstance(statement, str) else text_of(statement)).strip()
    if not text:
        raise ReviewDeskError("sign-statement-empty", path=str(statement))
    if len(text) > LONGEST and isinstance(statement, str):
        raise ReviewDeskError("sign-words-long", most=LONGEST, found=len(text))
    if len(text) > LONGEST:
        raise ReviewDeskError("sign-statement-long", path=str(statement), most=LONGEST, found=len(text))
    return text


def _names(room: Room, seat: SeatId) -> tuple[str, ...]:
    tracks: list[TrackId] = [t.id for t in room.plan.tracks if seat in signers(room, t.id)[1:]]
    return (*(f"ranking-{track}.pdf" for track in tracks), PACKET)
