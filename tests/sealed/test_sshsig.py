"""Signatures: ssh-keygen agrees, one spelling only, and no key under which anybody can sign."""

import base64
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import points, sshsig

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
SIGNER = sshsig.public_line(KEY.public_key())
SPACE = "reviewdesk-test"
P = 2**255 - 19
SMALL_ORDER = [
    0,
    1,
    P - 1,
    0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826,
    0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7,
]
SSH_KEYGEN = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")


@SSH_KEYGEN
def test_ssh_keygen_verifies_our_signature(tmp_path: Path) -> None:
    signature, allowed = tmp_path / "sig", tmp_path / "allowed"
    signature.write_text(sshsig.sign(b"message", KEY, SPACE))
    allowed.write_text(f'desk namespaces="{SPACE}" {SIGNER}\n')
    command: list[str | Path] = ["ssh-keygen", "-Y", "verify", "-n", SPACE]
    command += ["-f", allowed, "-I", "desk", "-s", signature]
    assert subprocess.run(command, input=b"message", capture_output=True, check=False).returncode == 0
    assert subprocess.run(command, input=b"massage", capture_output=True, check=False).returncode != 0


def test_every_bit_of_the_armour_counts_and_every_truncation() -> None:
    armour = sshsig.sign(b"message", KEY, SPACE)
    sshsig.verify(armour, b"message", SIGNER, SPACE)
    raw = armour.encode()
    spoiled = [
        raw[:at] + bytes([raw[at] ^ 1 << bit]) + raw[at + 1 :] for at in range(len(raw)) for bit in range(8)
    ]
    spoiled += [raw[:end] for end in range(len(raw))] + [raw + b"\n", b"\n" + raw]
    codes = {_refusal(data.decode("latin-1"), b"message", SPACE) for data in spoiled}
    assert codes == {"signature-malformed", "signature-wrong"}


def test_other_line_ends_that_ssh_keygen_accepts_are_refused() -> None:
    armour = sshsig.sign(b"message", KEY, SPACE)
    lines = armour.splitlines()
    for other in (
        armour.replace("\n", "\r\n"),
        "\n".join([lines[0], "".join(lines[1:-1]), lines[-1], ""]),
        armour.rstrip("\n"),
    ):
        assert _refusal(other, b"message", SPACE) == "signature-malformed"


def test_another_message_namespace_or_signer_is_refused() -> None:
    armour = sshsig.sign(b"message", KEY, SPACE)
    stranger = sshsig.public_line(Ed25519PrivateKey.generate().public_key())
    assert _refusal(armour, b"massage", SPACE) == "signature-wrong"
    assert _refusal(armour, b"message", "reviewdesk-else") == "signature-malformed"
    with pytest.raises(ReviewDeskError, match="signature-malformed"):
        sshsig.verify(armour, b"message", stranger, SPACE)


@pytest.mark.parametrize("y", SMALL_ORDER)
@pytest.mark.parametrize("sign", [0, 1 << 255])
def test_keys_of_small_order_are_refused(y: int, sign: int) -> None:
    with pytest.raises(ReviewDeskError, match="key-small-order"):
        sshsig.public_raw(_line((y | sign).to_bytes(32, "little")))


@pytest.mark.parametrize("y", [P, P + 1, 2**255 - 1])
def test_a_point_with_a_second_spelling_is_refused(y: int) -> None:
    assert not points.is_proper(y.to_bytes(32, "little"))


def test_a_key_that_is_no_point_or_has_another_length_is_refused() -> None:
    off_curve = next(y for y in range(2, 50) if not points.is_proper(y.to_bytes(32, "little")))
    with pytest.raises(ReviewDeskError, match="key-small-order"):
        sshsig.public_raw(_line(off_curve.to_bytes(32, "little")))
    assert not points.is_proper(bytes(31))


@pytest.mark.parametrize(
    "line", ["", "ssh-ed25519 ", "ssh-ed25519 !!", SIGNER + " desk", SIGNER[12:], "ssh-rsa" + SIGNER[11:]]
)
def test_a_key_line_with_another_spelling_is_refused(line: str) -> None:
    with pytest.raises(ReviewDeskError, match="key-malformed"):
        sshsig.public_raw(line)


def test_a_good_key_line_gives_its_bytes() -> None:
    assert sshsig.public_raw(SIGNER) == KEY.public_key().public_bytes_raw()


def _line(raw: bytes) -> str:
    blob = b"\x00\x00\x00\x0bssh-ed25519\x00\x00\x00\x20" + raw
    return f"ssh-ed25519 {base64.b64encode(blob).decode()}"


def _refusal(armour: str, message: bytes, space: str) -> str:
    with pytest.raises(ReviewDeskError) as refused:
        sshsig.verify(armour, message, SIGNER, space)
    return refused.value.code
