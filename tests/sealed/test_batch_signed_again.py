"""Batches taken apart, changed and signed with true keys are refused still."""

from dataclasses import replace

import pytest

import sealed_session
import sitting
from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest, SeatId, TrackId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age, keyring, listing, people
from reviewdesk.sealed.keys import draw_secret
from reviewdesk.sealed.lineage import fold
from reviewdesk.sealed.writing import build_sealed, part_of_bytes
from sealed.taken_apart import folded, parts_of
from sitting import A1


def test_a_batch_signed_again_by_a_stranger_with_the_true_slots_is_refused() -> None:
    held = sitting.sitting()
    header, parts = parts_of(held.batch)
    stranger = draw_secret(header.review_session, SeatId("secretary"), "secretary")
    seats = tuple(replace(s, ssh_key=stranger.ssh_key) if s.id == "secretary" else s for s in header.seats)
    data = build_sealed(replace(header, seats=seats), list(parts.values()), stranger.signing_key)
    with pytest.raises(ReviewDeskError, match="lineage-other-slip"):
        folded(data, held.secrets["r1"])


def test_the_slip_of_another_batch_of_the_same_office_is_refused() -> None:
    with pytest.raises(ReviewDeskError, match="lineage-other-slip"):
        fold(sitting.sitting().files, sitting.other_sitting().secrets["r1"])


def test_keys_that_are_not_those_of_the_directory_are_refused() -> None:
    held = sitting.sitting()
    header, parts = parts_of(held.batch)
    other = draw_secret(header.review_session, SeatId("r1"), "reviewer")
    seats = tuple(replace(s, ssh_key=other.ssh_key) if s.id == "r1" else s for s in header.seats)
    key = held.secrets["secretary"].signing_key
    data = build_sealed(replace(header, seats=seats), list(parts.values()), key)
    with pytest.raises(ReviewDeskError, match="slot-other-keys"):
        folded(data, held.secrets["r1"])


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (
            {"ssh_key": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
            "key-small-order",
        ),
        ({"ssh_key": None}, "key-missing"),
        ({"tracks": (), "role": "reveal"}, "key-not-needed"),
    ],
)
def test_weak_missing_and_unneeded_keys_are_refused_at_sealing(changes: dict[str, object], code: str) -> None:
    header, parts = parts_of(sitting.sitting().batch)
    seats = tuple(replace(s, **changes) if s.id == "r1" else s for s in header.seats)  # type: ignore[arg-type]
    key = sitting.sitting().secrets["secretary"].signing_key
    with pytest.raises(ReviewDeskError) as caught:
        build_sealed(replace(header, seats=seats), list(parts.values()), key)
    assert caught.value.code == code


def test_one_key_in_two_seats_is_refused() -> None:
    header, parts = parts_of(sitting.sitting().batch)
    one = next(s for s in header.seats if s.id == "r1")
    seats = tuple(replace(s, age_recipient=one.age_recipient) if s.id == "r2" else s for s in header.seats)
    key = sitting.sitting().secrets["secretary"].signing_key
    with pytest.raises(ReviewDeskError, match="key-in-two-seats"):
        build_sealed(replace(header, seats=seats), list(parts.values()), key)


@pytest.mark.parametrize(
    ("path", "document", "code"),
    [
        (people.PATH, people.people_bytes(people.People((), {})), "certificate-other"),
        (people.PATH, people.people_bytes(people.People((), {SeatId("r1"): "x"})), "certificate-malformed"),
        (
            people.PATH,
            people.people_bytes(people.People(sitting.seats_of("none")[:1] * 2, {})),
            "document-malformed",
        ),
        (
            listing.PATH,
            listing.listing_bytes(listing.Listing(applications=(), sections={A1: ()})),
            "document-malformed",
        ),
        (
            listing.PATH,
            listing.listing_bytes(
                listing.Listing(
                    applications=(sealed_session.applied("A1", TrackId("t"), "p"),),
                    sections={A1: (listing.Place(1, "s09999.age"),)},
                )
            ),
            "document-malformed",
        ),
        (
            keyring.path(SeatId("r1")),
            keyring.keyring_bytes(keyring.Keyring(SeatId("r2"), {}), [A1]),
            "document-malformed",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "document",
)
def test_a_document_out_of_shape_is_refused_though_signed(path: str, document: bytes, code: str) -> None:
    held = sitting.sitting()
    header, parts = parts_of(held.batch)
    recipients = [s.age_recipient for s in header.seats]
    parts[path] = part_of_bytes(path, age.encrypt(document, recipients), canonical.digest(document))
    data = build_sealed(header, list(parts.values()), held.secrets["secretary"].signing_key)
    with pytest.raises(ReviewDeskError) as caught:
        folded(data, held.secrets["r1"])
    assert caught.value.code == code


def test_a_section_that_the_list_names_and_nobody_sealed_is_said() -> None:
    held = sitting.sitting()
    header, parts = parts_of(held.batch)
    del parts["s00001.age"]
    data = build_sealed(header, list(parts.values()), held.secrets["secretary"].signing_key)
    with pytest.raises(ReviewDeskError, match="lineage-section"):
        folded(data, held.secrets["r1"])


def test_a_part_that_is_not_the_promised_one_is_refused() -> None:
    held = sitting.sitting()
    header, parts = parts_of(held.batch)
    part = parts[listing.PATH]
    parts[listing.PATH] = replace(part, entry=replace(part.entry, content=Digest("0" * 64)))
    data = build_sealed(header, list(parts.values()), held.secrets["secretary"].signing_key)
    with pytest.raises(ReviewDeskError, match="lineage-content"):
        folded(data, held.secrets["r1"])
