"""The key directory of a batch, `header.seats`: the only place that says whose key is whose."""

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from reviewdesk.domain.committee import Role
from reviewdesk.domain.names import SEAT_OR_TRACK, Digest, SeatId, TrackId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age, sshsig
from reviewdesk.sealed.keys import ROLES, SeatKeys, SeatSecret
from reviewdesk.sealed.shapes import is_digest

_KEYS = {"id", "role", "tracks", "recipient", "ssh_key", "certificate"}
_SCORING_ROLES = {"reviewer", "spare"}


def directory_lines(seats: Iterable[SeatKeys]) -> list[dict[str, object]]:
    """Return `header.seats` as JSON, by seat id."""
    return [
        {
            "id": seat.id,
            "role": seat.role,
            "tracks": list(seat.tracks),
            "recipient": seat.age_recipient,
            "ssh_key": seat.ssh_key,
            "certificate": seat.certificate,
        }
        for seat in sorted(seats, key=lambda seat: seat.id)
    ]


def read_directory(lines: object) -> tuple[SeatKeys, ...]:
    """Return the seats that JSON lists.

    Raises:
        ReviewDeskError: "container-header", or as `check_directory`.
    """
    if not isinstance(lines, list):
        raise ReviewDeskError("container-header")
    seats = tuple(_seat(line) for line in lines)
    if [seat.id for seat in seats] != sorted({seat.id for seat in seats}):
        raise ReviewDeskError("container-header")
    check_directory(seats)
    return seats


def check_directory(seats: Sequence[SeatKeys]) -> None:
    """Refuse weak keys, one key in two seats, and keys that a role lacks or does not need.

    Raises:
        ReviewDeskError: "key-malformed", "key-small-order", "key-in-two-seats", "key-missing",
            "key-not-needed" or "seat-tracks", each with the seat.
    """
    holders: dict[str, SeatId] = {}
    for seat in seats:
        _check_seat(seat)
        for key in filter(None, (seat.age_recipient, seat.ssh_key, seat.certificate)):
            if key in holders:
                raise ReviewDeskError("key-in-two-seats", seat=holders[key], other=seat.id)
            holders[key] = seat.id


def check_secret(secret: SeatSecret, seats: Mapping[SeatId, SeatKeys], *, witness: str) -> None:
    """Refuse a slot whose public halves are not those of the directory.

    Args:
        secret: what the slot holds.
        seats: the directory.
        witness: the plan's `witness`; only "none" puts the reveal identity into a chair's slot.

    Raises:
        ReviewDeskError: "slot-other-keys".
    """
    line = seats.get(secret.seat)
    same = line is not None and (secret.roles[0], secret.age_recipient, secret.ssh_key) == (
        line.role,
        line.age_recipient,
        line.ssh_key,
    )
    if not (same and _may_reveal(secret, seats.values(), witness)):
        raise ReviewDeskError("slot-other-keys", seat=secret.seat)


def _may_reveal(secret: SeatSecret, seats: Iterable[SeatKeys], witness: str) -> bool:
    if secret.reveal_identity is None:
        return secret.roles[1:] == ()
    recipients = {seat.age_recipient for seat in seats if seat.role == "reveal"}
    known = age.recipient_of(secret.reveal_identity) in recipients
    return known and witness == "none" and secret.roles == ("chair", "reveal")


def _check_seat(seat: SeatKeys) -> None:
    if seat.tracks and seat.role not in _SCORING_ROLES:
        raise ReviewDeskError("seat-tracks", seat=seat.id)
    signing = (seat.ssh_key, seat.certificate)
    if seat.role == "reveal" and signing != (None, None):
        raise ReviewDeskError("key-not-needed", seat=seat.id)
    if seat.role != "reveal" and None in signing:
        raise ReviewDeskError("key-missing", seat=seat.id)
    try:
        age.check_recipient(seat.age_recipient)
        if seat.ssh_key is not None:
            sshsig.public_raw(seat.ssh_key)
    except ReviewDeskError as error:
        raise ReviewDeskError(error.code, seat=seat.id) from error


def _seat(line: object) -> SeatKeys:
    if not (isinstance(line, dict) and line.keys() == _KEYS and _is_seat(line)):
        raise ReviewDeskError("container-header")
    return SeatKeys(
        id=SeatId(line["id"]),
        role=cast(Role, line["role"]),
        tracks=tuple(TrackId(track) for track in line["tracks"]),
        age_recipient=line["recipient"],
        ssh_key=line["ssh_key"],
        certificate=None if line["certificate"] is None else Digest(line["certificate"]),
    )


def _is_seat(line: Mapping[str, object]) -> bool:
    tracks = line["tracks"]
    return (
        all(isinstance(line[key], str) for key in ("id", "role", "recipient"))
        and SEAT_OR_TRACK.fullmatch(str(line["id"])) is not None
        and line["role"] in ROLES
        and isinstance(tracks, list)
        and all(isinstance(track, str) and SEAT_OR_TRACK.fullmatch(track) for track in tracks)
        and (line["ssh_key"] is None or isinstance(line["ssh_key"], str))
        and (line["certificate"] is None or is_digest(line["certificate"]))
    )
