"""header.json: every key known and of its shape, one spelling, a newer schema named as such."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest, TrackId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import header, sshsig
from reviewdesk.sealed.header import Header, PartEntry
from sealed.key_table import Table

Change = Callable[[dict[str, object]], object]
PART = {"path": "a.age", "size": 1, "sha256": "a" * 64, "content": "b" * 64}


@pytest.fixture(scope="module")
def ballot(ballot_header: Header, table: Table) -> Header:
    part = PartEntry(path="a.age", size=1, sha256=Digest("a" * 64), content=Digest("b" * 64))
    return replace(ballot_header, signer=table.secret("r1").ssh_key or "", parts=(part,))


@pytest.fixture(scope="module")
def batch(batch_header: Header, table: Table) -> Header:
    return replace(batch_header, signer=table.secret("secretary").signer)


def test_what_is_written_is_read_again(ballot: Header, batch: Header) -> None:
    assert header.read_header(header.header_bytes(ballot)) == ballot
    assert {seat.id for seat in header.read_header(header.header_bytes(batch)).seats} == {
        seat.id for seat in batch.seats
    }
    supplement = replace(batch, kind="supplement", batch_digest=Digest("b" * 64), sequence=2, seats=())
    assert header.read_header(header.header_bytes(supplement)) == supplement
    assert supplement.part("x") is None
    assert ballot.part("a.age") == ballot.parts[0]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("kind", "letter"),
        ("kind", None),
        ("kind", "archive"),
        ("schema", 0),
        ("schema", True),
        ("schema", "1"),
        ("review_session", "ABCDEF" * 6),
        ("sequence", 0),
        ("sequence", True),
        ("sequence", 1 << 63),
        ("previous_digest", "zz"),
        ("created", "2026-13-01T00:00:00Z"),
        ("created", "2026-11-23 21:10:06"),
        ("created", 5),
        ("signer", 7),
        ("batch_digest", None),
        ("plan_digest", "5" * 63),
        ("seat", "Chair"),
        ("track", "a-3"),
        ("round", 0),
        ("title", "secret"),
        ("parts", {}),
        ("parts", [1]),
        ("parts", [PART, PART]),
        ("parts", [PART | {"path": "../a"}]),
        ("parts", [PART | {"path": "header.json"}]),
        ("parts", [PART | {"size": -1}]),
        ("parts", [PART | {"sha256": "A" * 64}]),
        ("parts", [PART | {"content": None}]),
        ("parts", [PART | {"recipient": "age1"}]),
    ],
)
def test_an_unknown_key_or_a_wrong_shape_is_refused(ballot: Header, key: str, value: object) -> None:
    assert _refusal(ballot, lambda found: found.update({key: value})) == "container-header"


@pytest.mark.parametrize("key", ["kind", "schema", "parts", "seat", "signer"])
def test_a_missing_key_is_refused(ballot: Header, key: str) -> None:
    assert _refusal(ballot, lambda found: found.pop(key)) == "container-header"


def test_a_newer_schema_has_its_own_sentence(ballot: Header) -> None:
    assert _refusal(ballot, lambda found: found.update(schema=2, future="yes")) == "container-newer"


def test_another_spelling_of_the_same_header_is_refused(ballot: Header) -> None:
    data = header.header_bytes(ballot)
    for other in (json.dumps(json.loads(data)).encode(), data + b"\n", data[:-1] + b',"seat":"r1"}'):
        with pytest.raises(ReviewDeskError, match="container-header"):
            header.read_header(other)


def test_parts_and_headers_have_limits(ballot: Header) -> None:
    large = PART | {"size": 8 * 1024**3}
    slot = PART | {"path": "slot-r1.age", "size": 16 * 1024 + 1}
    many = [PART | {"path": f"s{n}"} for n in range(6000)]
    for parts in ([large], [slot], many):
        assert _refusal(ballot, lambda found, parts=parts: found.update(parts=parts)) == (  # type: ignore[misc]
            "container-too-large"
        )


@pytest.mark.parametrize(
    "change",
    [
        lambda seat: seat.update(name="x"),
        lambda seat: seat.update(id="X"),
        lambda seat: seat.update(id=5),
        lambda seat: seat.update(role="king"),
        lambda seat: seat.update(tracks="main"),
        lambda seat: seat.update(tracks=["Main"]),
        lambda seat: seat.update(recipient=None),
        lambda seat: seat.update(ssh_key=3),
        lambda seat: seat.update(certificate="c"),
    ],
)
def test_a_malformed_seat_is_refused(batch: Header, change: Change) -> None:
    assert _refusal(batch, lambda found: change(found["seats"][0])) == "container-header"  # type: ignore[index]


@pytest.mark.parametrize("seats", [{}, "all", [4], None])
def test_a_directory_that_is_no_list_of_seats_is_refused(batch: Header, seats: object) -> None:
    assert _refusal(batch, lambda found: found.update(seats=seats)) == "container-header"


def test_seats_out_of_order_or_twice_are_refused(batch: Header) -> None:
    def backwards(found: dict[str, object]) -> None:
        found["seats"] = list(reversed(found["seats"]))  # type: ignore[call-overload]

    def twice(found: dict[str, object]) -> None:
        found["seats"] = [found["seats"][0], *found["seats"]]  # type: ignore[index,misc]

    assert _refusal(batch, backwards) == _refusal(batch, twice) == "container-header"


def test_a_batch_signed_by_another_seat_than_its_secretary_is_refused(batch: Header, table: Table) -> None:
    other = replace(batch, signer=table.secret("chair").ssh_key or "")
    with pytest.raises(ReviewDeskError, match="signer-not-secretary"):
        header.read_header(header.header_bytes(other))


def test_a_signer_of_small_order_is_refused(ballot: Header) -> None:
    weak = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    assert _refusal(ballot, lambda found: found.update(signer=weak)) == "key-small-order"


def test_a_stored_header_is_checked_with_its_signature(ballot: Header, table: Table) -> None:
    data = header.header_bytes(ballot)
    signature = sshsig.sign(data, table.secret("r1").signing_key, header.namespace("ballot")).encode()
    assert header.read_signed_header(data, signature, "ballot") == ballot
    later = header.header_bytes(replace(ballot, track=TrackId("other")))
    with pytest.raises(ReviewDeskError, match="signature-wrong"):
        header.read_signed_header(later, signature)


def _refusal(sound: Header, change: Change) -> str:
    found = json.loads(header.header_bytes(sound))
    change(found)
    with pytest.raises(ReviewDeskError) as refused:
        header.read_header(canonical.encode(found))
    return refused.value.code
