"""The opening: people sign in, the chair is elected, the plan is adopted; and nights between two days."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reviewdesk.desk import access
from reviewdesk.desk.chair import motions
from reviewdesk.desk.chair.acts import Act, commit, permit
from reviewdesk.desk.chair.motions import MotionFile, Tally, read_motion
from reviewdesk.desk.chair.room import Code, Room, second_person
from reviewdesk.domain import canonical
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.domain.roll import roll_record
from reviewdesk.errors import Problem, Problems, ReviewDeskError
from reviewdesk.store import chair_words

_SIGNED_IN = ("reviewer", "spare", "chair", "witness", "secretary")


@dataclass(frozen=True, slots=True)
class Election:
    """Who chairs, and how the vote went."""

    seat: SeatId
    tally: Tally | None


@dataclass(frozen=True, slots=True)
class Adoption:
    """The plan in force from now on."""

    plan_digest: Digest
    amended: bool
    tally: Tally


@dataclass(frozen=True, slots=True)
class Custody:
    """What is printed when a sitting is adjourned, and compared when it goes on."""

    head: Digest
    open_cells: int
    ballots: int


def elect(room: Room, motion: Path | MotionFile) -> tuple[Room, Election]:
    """Record sign-in and election: who chairs, and which member is the witness where one is.

    Raises:
        ReviewDeskError: "motion-…", "chair-same-person" or an "order-…" code.
    """
    permit(room, Act("elect"))
    found = read_motion(motion)
    motions.check_keys(found, ("seat",), ("witness", "recorder", "person"))
    seat = _eligible(room, str(found.data["seat"]))
    _check_witness(room, found, seat)
    people = sign_in(room, found)
    tally = None
    if room.plan.review_session.chair == "elected" or "round" in found.data:
        tally = motions.count(room, found, seat)
    text = "\n".join(filter(None, (found.text, str(found.data.get("recorder", "")))))
    data = {k: v for k, v in found.data.items() if k not in ("person", "recorder")}
    acts = [Act("people", people=people), Act("elect", data, text)]
    return commit(room, acts), Election(seat, tally)


def adopt(
    room: Room, motion: Path | MotionFile, supplement: Path | None, witness: Code
) -> tuple[Room, Adoption]:
    """Record the vote that adopts the plan, as sealed or as a supplement amends it.

    Raises:
        ReviewDeskError: "motion-…", "adopt-…", an "order-…" code, or as the supplement is refused.
    """
    permit(room, Act("adopt"))
    found = read_motion(motion)
    motions.check_keys(found, ("round",))
    tally = motions.count(room, found, "yes")
    second = second_person(room, witness)
    with room.workspace.transaction():
        after = room if supplement is None else _supplemented(room, supplement)
        data = {
            **found.data,
            "plan": after.lineage.plan_digest,
            "head": after.lineage.head,
            "sequence": after.lineage.sequence,
        }
        after = commit(after, [Act("adopt", data, found.text)], witness=second)
    amended = after.lineage.plan_digest != room.lineage.plan_digest
    return after, Adoption(after.lineage.plan_digest, amended, tally)


def adjourn(room: Room, reason: str, witness: Code) -> tuple[Room, Custody]:
    """Stop for the night: the state of every seat is recorded and the head printed."""
    permit(room, Act("adjourn"))
    data = {"roll": roll_record(room.roll.outcomes), "lineage": room.lineage.head}
    after = commit(room, [Act("adjourn", data, reason)], witness=second_person(room, witness))
    return after, custody(after)


def resume(room: Room, witness: Code) -> tuple[Room, Custody]:
    """Go on: the head that was printed at adjourning is shown again for comparing."""
    permit(room, Act("resume"))
    before = custody(room)
    after = commit(room, [Act("resume", {"head": before.head})], witness=second_person(room, witness))
    return after, before


def custody(room: Room) -> Custody:
    """Return the head of the latest adjournment and what was in by then."""
    head = [entry.head for entry in room.entries if entry.kind == "adjourn"][-1]
    return Custody(head, len(room.roll.open_cells()), len(room.roll.counted()))


def sign_in(room: Room, motion: MotionFile | None = None) -> Mapping[str, Mapping[str, str]]:
    """Return the names of all seats: as sealed, and as signed in this morning.

    Raises:
        Problems: "motion-problems" for unknown seats or keys.
    """
    people = {str(s.id): _person(s) for s in room.lineage.committee.seats if s.role in _SIGNED_IN}
    people |= {seat: dict(person) for seat, person in known_people(room).items()}
    problems = []
    for line in motion.data.get("person", []) if motion is not None else []:
        seat = line.get("seat")
        problems += [
            Problem("motion-unknown-key", {"key": key}) for key in set(line) - {"seat", *motions.PERSON}
        ]
        if not isinstance(seat, str) or seat not in people:
            problems.append(motions.unlawful("seat", seat))
        else:
            people[seat] |= {key: str(value) for key, value in line.items() if key != "seat"}
    if problems:
        raise Problems("motion-problems", problems)
    return people


def known_people(room: Room) -> Mapping[str, Mapping[str, str]]:
    """Return the names signed in last; empty before anybody did."""
    digests = [Digest(str(e.data["people"])) for e in room.entries if e.kind == "people"]
    if not digests:
        return {}
    document = canonical.decode_map(chair_words.kept(room.workspace, "people")[digests[-1]])
    people = document["people"]
    return people if isinstance(people, dict) else {}


def named_seats(room: Room) -> tuple[Seat, ...]:
    """Return all seats with the names signed in."""
    people = known_people(room)
    return tuple(
        _named(seat, people[seat.id]) if seat.id in people else seat for seat in room.lineage.committee.seats
    )


def _named(seat: Seat, person: Mapping[str, str]) -> Seat:
    return replace(
        seat,
        name=person["name"],
        organisation=person["organisation"],
        title=person["title"],
        field=person["field"],
        region=person["region"],
        phone=person["phone"],
    )


def _person(seat: Seat) -> dict[str, str]:
    return {key: str(getattr(seat, key)) for key in motions.PERSON}


def _eligible(room: Room, seat: str) -> SeatId:
    found = room.seat(seat)
    if not found.chair_eligible or found not in room.members:
        raise ReviewDeskError("motion-not-eligible", seat=seat)
    return found.id


def _check_witness(room: Room, motion: MotionFile, chair: SeatId) -> None:
    witness = motion.data.get("witness")
    if witness is None:
        return
    if room.plan.review_session.witness != "member":
        raise Problems("motion-problems", [motions.unlawful("witness", witness)])
    if witness == chair:
        raise ReviewDeskError("chair-same-person", seat=chair)
    room.seat(str(witness))


def _supplemented(room: Room, supplement: Path) -> Room:
    """Take a supplement in; the transaction of the caller takes it back if the act fails."""
    return replace(room, lineage=access.admit_supplement(room.workspace, room.secret, supplement))
