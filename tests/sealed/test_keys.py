"""Keys of a seat: stock tools take them, slots round-trip, the directory refuses what it must."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest, SeatId, TrackId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age, bech32
from reviewdesk.sealed.directory import check_directory, check_secret
from reviewdesk.sealed.keys import (
    SeatKeys,
    SeatSecret,
    draw_secret,
    secret_bytes,
    secret_from_bytes,
    signing_key,
)
from sealed.key_table import SESSION, Table

Change = Callable[[dict[str, object]], object]


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_ssh_keygen_takes_the_signing_key(table: Table, tmp_path: Path) -> None:
    key, message = tmp_path / "key", tmp_path / "message"
    key.write_text(table.secret("r1").ssh_private)
    key.chmod(0o600)
    message.write_bytes(b"ballot")
    read: list[str | Path] = ["ssh-keygen", "-y", "-f", key]
    public = subprocess.run(read, capture_output=True, check=True, text=True).stdout
    assert public.split()[:2] == (table.secret("r1").ssh_key or "").split()
    sign: list[str | Path] = ["ssh-keygen", "-Y", "sign", "-n", "x", "-f", key, message]
    subprocess.run(sign, capture_output=True, check=True)


@pytest.mark.parametrize("seat", ["secretary", "r1", "chair-2", "reveal"])
def test_a_slot_holds_what_was_put_in_and_shows_no_key(table: Table, seat: str) -> None:
    secret = table.secret(seat)
    assert secret_from_bytes(secret_bytes(secret)) == secret
    assert "SECRET" not in repr(secret)
    assert secret.signer == table.secret("secretary").ssh_key


def test_with_no_witness_the_chair_holds_the_reveal_identity_too(table: Table) -> None:
    reveal = table.secret("reveal").age_identity
    chair = draw_secret(SESSION, SeatId("chair"), "chair", signer="s", reveal_identity=reveal)
    assert secret_from_bytes(secret_bytes(chair)) == chair
    seats = _with(table, chair)
    check_secret(chair, seats, witness="none")
    assert _other_keys(chair, seats, witness="member")
    stranger = replace(chair, reveal_identity=age.new_identity()[0])
    assert _other_keys(stranger, seats, witness="none")
    silent = replace(chair, reveal_identity=None)
    assert _other_keys(silent, seats, witness="none")
    reviewer = replace(table.secret("r1"), roles=("reviewer", "reveal"), reveal_identity=reveal)
    assert _other_keys(reviewer, table.seats, witness="none")


def test_a_slot_whose_public_halves_differ_is_refused(table: Table) -> None:
    r1 = table.secret("r1")
    check_secret(r1, table.seats, witness="supervisor")
    for other in (
        replace(r1, age_identity=table.secret("r2").age_identity),
        replace(r1, ssh_private=table.secret("r2").ssh_private),
        replace(r1, roles=("chair",)),
        replace(r1, seat=SeatId("r9")),
    ):
        assert _other_keys(other, table.seats, witness="supervisor")


@pytest.mark.parametrize(
    "change",
    [
        lambda found: found.pop("signer"),
        lambda found: found.update(name="x"),
        lambda found: found.update(schema=0),
        lambda found: found.update(schema=True),
        lambda found: found.update(roles="reviewer"),
        lambda found: found.update(roles=[]),
        lambda found: found.update(roles=["king"]),
        lambda found: found.update(roles=[["reviewer"]]),
        lambda found: found.update(seat="R1"),
        lambda found: found.update(seat=None),
        lambda found: found.update(reveal=5),
        lambda found: found.update(reveal="AGE-SECRET-KEY-1"),
        lambda found: found.update(age="AGE-SECRET-KEY-1"),
        lambda found: found.update(ssh=""),
        lambda found: found.update(p256=""),
        lambda found: found.update(p256=_pem(ec.generate_private_key(ec.SECP384R1()))),
        lambda found: found.update(p256=_pem(Ed25519PrivateKey.generate())),
        lambda found: found.update(review_session="0"),
    ],
)
def test_a_slot_with_other_contents_is_refused(table: Table, change: Change) -> None:
    found = json.loads(secret_bytes(table.secret("r1")))
    change(found)
    assert _contents(canonical.encode(found)) == "slot-contents"


def test_a_reveal_slot_with_a_signing_key_or_a_newer_slot_is_refused(table: Table) -> None:
    reveal = replace(table.secret("reveal"), ssh_private=table.secret("r1").ssh_private)
    assert _contents(secret_bytes(reveal)) == "slot-contents"
    newer = json.loads(secret_bytes(table.secret("r1"))) | {"schema": 2}
    assert _contents(canonical.encode(newer)) == "slot-newer"
    assert _contents(b"{") == "slot-contents"


def test_a_private_key_of_another_kind_signs_nothing() -> None:
    other = ec.generate_private_key(ec.SECP256R1())
    text = other.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()).decode()
    with pytest.raises(ReviewDeskError, match="key-malformed"):
        signing_key(text)


def test_a_sound_directory_passes(table: Table) -> None:
    check_directory(tuple(table.seats.values()))


@pytest.mark.parametrize(
    ("seat", "change", "code"),
    [
        ("r1", {"ssh_key": None}, "key-missing"),
        ("chair", {"certificate": None}, "key-missing"),
        ("reveal", {"certificate": Digest("c" * 64)}, "key-not-needed"),
        ("reveal", {"ssh_key": "ssh-ed25519 AAAA"}, "key-not-needed"),
        ("chair", {"tracks": (TrackId("main"),)}, "seat-tracks"),
        ("r1", {"age_recipient": "age1"}, "key-malformed"),
        ("r1", {"age_recipient": bech32.encode("age", bytes(32))}, "key-small-order"),
        ("r1", {"ssh_key": "ssh-ed25519 AAAA"}, "key-malformed"),
        (
            "r1",
            {"ssh_key": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
            "key-small-order",
        ),
    ],
)
def test_a_weak_missing_or_needless_key_is_refused(
    table: Table, seat: str, change: dict[str, object], code: str
) -> None:
    changed = replace(table.seats[SeatId(seat)], **change)  # type: ignore[arg-type]
    refused = _directory(table, changed)
    assert (refused.code, refused.data["seat"]) == (code, seat)


@pytest.mark.parametrize("key", ["age_recipient", "ssh_key", "certificate"])
def test_one_key_in_two_seats_is_refused(table: Table, key: str) -> None:
    shared = getattr(table.seats[SeatId("r1")], key)
    refused = _directory(table, replace(table.seats[SeatId("r2")], **{key: shared}))
    assert (refused.code, refused.data) == ("key-in-two-seats", {"seat": "r1", "other": "r2"})


def _directory(table: Table, changed: SeatKeys) -> ReviewDeskError:
    with pytest.raises(ReviewDeskError) as refused:
        check_directory(tuple((table.seats | {changed.id: changed}).values()))
    return refused.value


def _with(table: Table, secret: SeatSecret) -> dict[SeatId, SeatKeys]:
    line = replace(table.seats[secret.seat], age_recipient=secret.age_recipient, ssh_key=secret.ssh_key)
    return table.seats | {secret.seat: line}


def _other_keys(secret: SeatSecret, seats: dict[SeatId, SeatKeys], *, witness: str) -> bool:
    with pytest.raises(ReviewDeskError, match="slot-other-keys"):
        check_secret(secret, seats, witness=witness)
    return True


def _contents(data: bytes) -> str:
    with pytest.raises(ReviewDeskError) as refused:
        secret_from_bytes(data)
    return refused.value.code


def _pem(key: Ed25519PrivateKey | ec.EllipticCurvePrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
