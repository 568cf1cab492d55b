"""The signing round as the screen shows it: who answered how, and who is still left."""

from collections.abc import Mapping
from dataclasses import dataclass

from reviewdesk.desk.chair.finalising import signers
from reviewdesk.desk.chair.opening import named_seats
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.scanning import held_scans
from reviewdesk.desk.chair.signing import signing_round
from reviewdesk.domain.names import SeatId
from reviewdesk.domain.scans import JOINT, Scan


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """One member, or the witness.

    Attributes:
        tracks: names of the tracks whose ranking they sign.
        answer: signed, dissent, refused, deemed, left; "" while waiting.
        at: when it was recorded, "" while waiting.
        waited_for: False for the witness, who may sign beside the members.
        scans: pages signed in ink that lie with the answer.
    """

    seat: SeatId
    name: str
    tracks: tuple[str, ...]
    answer: str
    at: str
    waited_for: bool = True
    scans: tuple[Scan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningView:
    """The round since the latest finalisation.

    Attributes:
        joint: scans of the joint signature page.
    """

    sequence: int
    signers: tuple[Signer, ...]
    joint: tuple[Scan, ...] = ()

    @property
    def waiting(self) -> int:
        """Return how many members have not answered."""
        return sum(one.waited_for and not one.answer for one in self.signers)


def signing_view(room: Room) -> SigningView:
    """Return how the round stands; nobody before finalising."""
    if not room.course.finalised:
        return SigningView(sequence=0, signers=())
    names = {seat.id: seat.name for seat in named_seats(room)}
    tracks: dict[SeatId, list[str]] = {}
    for track in room.plan.tracks:
        for seat in signers(room, track.id)[1:]:
            tracks.setdefault(seat, []).append(track.name)
    answers, moments = signing_round(room).answers, _moments(room)
    members = {seat.id for seat in room.members}
    scans = held_scans(room)
    return SigningView(
        sequence=room.course.finalised,
        signers=tuple(
            Signer(
                seat=seat,
                name=names.get(seat, ""),
                tracks=tuple(held),
                answer=answers.get(seat, ""),
                at=moments.get(seat, ""),
                waited_for=seat in members,
                scans=tuple(scan for scan in scans if scan.seat == seat),
            )
            for seat, held in sorted(tracks.items(), key=lambda pair: (pair[0] not in members, pair[0]))
        ),
        joint=tuple(scan for scan in scans if scan.seat == JOINT),
    )


def _moments(room: Room) -> Mapping[SeatId, str]:
    found: dict[SeatId, str] = {}
    for entry in room.entries:
        if entry.kind == "finalise":
            found = {}
        elif entry.kind in ("sign", "deemed", "left"):
            found[SeatId(str(entry.data["seat"]))] = entry.at
    return found
