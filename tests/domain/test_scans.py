"""Which scans hold, read from the log: attached, replaced, taken away, published, or voided."""

import pytest

from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.domain.scans import JOINT, attached, scans
from reviewdesk.errors import ReviewDeskError

AT, HEAD = "2026-11-23T21:10:06Z", Digest("00" * 32)
SIGNERS = frozenset({SeatId("r1")})
Said = tuple[str, dict[str, object]]
FINAL: Said = ("finalise", {})
PUBLISH: Said = ("publish", {})


def scan(number: int, seat: str = "r1", sequence: int = 1, **more: object) -> Said:
    said = {"number": number, "seat": seat, "kind": "jpg", "size": 9, "digest": f"{number:064x}"}
    return "scan", {**said, "sequence": sequence, **more}


def gone(number: object, sequence: int = 1) -> Said:
    return "unscan", {"number": number, "sequence": sequence, "text": "ab" * 32}


def log(*said: Said) -> list[Entry]:
    return [
        Entry(index=n, kind=kind, at=AT, data=data, head=HEAD) for n, (kind, data) in enumerate(said, start=1)
    ]


def numbers(*said: Said) -> list[int]:
    return [one.number for one in scans(log(*said), SIGNERS)]


def test_scans_hold_until_they_are_replaced_taken_away_or_voided() -> None:
    assert numbers(FINAL, scan(1), scan(2, JOINT)) == [1, 2]
    assert numbers(FINAL, scan(1), scan(2), scan(3, replaces=1)) == [2, 3]
    assert numbers(FINAL, scan(1), gone(1), scan(2)) == [2]
    assert numbers(FINAL, scan(1), PUBLISH, FINAL, scan(2, sequence=2)) == [2]
    assert attached(log(FINAL, scan(1), gone(1), scan(2))) == 2


def test_what_is_published_stays() -> None:
    found = scans(log(FINAL, scan(1), PUBLISH, scan(2)), SIGNERS)
    assert [one.published for one in found] == [True, False]
    assert (found[0].seat, found[0].kind, found[0].size, found[0].at) == ("r1", "jpg", 9, AT)


@pytest.mark.parametrize(
    "said",
    [
        (FINAL, scan(2)),
        (FINAL, scan(1, sequence=2)),
        (FINAL, scan(1, "r2")),
        (FINAL, scan(1, more=1)),
        (FINAL, scan(1), gone(2)),
        (FINAL, scan(1), gone("1")),
        (FINAL, scan(1), gone(1, sequence=2)),
        (FINAL, scan(1), gone(1), gone(1)),
        (FINAL, scan(1), PUBLISH, gone(1)),
        (FINAL, scan(1), PUBLISH, scan(2, replaces=1)),
        (FINAL, scan(1), ("unscan", {"number": 1})),
        (FINAL, scan(1), FINAL, gone(1, sequence=2)),
    ],
)
def test_what_cannot_stand_where_it_does_is_named_by_its_index(said: tuple[Said, ...]) -> None:
    with pytest.raises(ReviewDeskError, match="scan-unlawful") as caught:
        scans(log(*said), SIGNERS)
    assert caught.value.data["index"] == len(said)
