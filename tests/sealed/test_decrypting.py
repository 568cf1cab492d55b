"""Decryption that is pulled agrees with the age format and refuses every change."""

import io

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age, stream
from reviewdesk.sealed.decrypting import Decrypting

IDENTITY, RECIPIENT = age.new_identity()


def whole(data: bytes, identity: str = IDENTITY) -> bytes:
    source = Decrypting(io.BytesIO(data), identity)
    return b"".join(iter(lambda: source.read(50_000), b""))


@pytest.mark.parametrize("size", [0, 1, stream.CHUNK - 1, stream.CHUNK, stream.CHUNK + 1, 3 * stream.CHUNK])
def test_what_was_encrypted_comes_out(size: int) -> None:
    plain = bytes(range(251)) * (size // 251 + 1)
    assert whole(age.encrypt(plain[:size], [RECIPIENT])) == plain[:size]
    source = Decrypting(io.BytesIO(age.encrypt(b"all at once", [RECIPIENT])), IDENTITY)
    assert (source.read(), source.read()) == (b"all at once", b"")


@pytest.mark.parametrize("where", [3, 40, 80, 130, 200, 215, 240])
def test_a_changed_byte_is_refused(where: int) -> None:
    data = bytearray(age.encrypt(b"x" * 100, [RECIPIENT]))
    data[where] ^= 4
    with pytest.raises(ReviewDeskError):
        whole(bytes(data))


def test_cut_and_lengthened_files_are_refused() -> None:
    data = age.encrypt(b"x" * stream.CHUNK, [RECIPIENT])
    for changed in (data[:-1], data[:-20], data + b"x", data[:100], data + bytes(40)):
        with pytest.raises(ReviewDeskError):
            whole(changed)


def test_an_empty_chunk_at_the_end_is_refused() -> None:
    file_key = bytes(16)
    target = io.BytesIO()
    age.encrypt_stream(io.BytesIO(b""), target, [RECIPIENT])
    assert whole(target.getvalue()) == b""
    header = stream.header([age._stanza(RECIPIENT, file_key)], file_key)
    nonce = bytes(16)
    cipher = ChaCha20Poly1305(stream.derived(nonce, b"payload", file_key))
    first = cipher.encrypt(bytes(12), bytes(stream.CHUNK), None)
    last = cipher.encrypt((1).to_bytes(11) + b"\x01", b"", None)
    with pytest.raises(ReviewDeskError, match="age-damaged"):
        whole(header + nonce + first + last)


def test_keys_that_do_not_fit_are_refused() -> None:
    data = age.encrypt(b"x", [RECIPIENT])
    with pytest.raises(ReviewDeskError, match="age-wrong-key"):
        whole(data, age.new_identity()[0])
    with pytest.raises(ReviewDeskError, match="key-malformed"):
        whole(data, "AGE-SECRET-KEY-1")


def test_a_header_with_another_seal_is_refused() -> None:
    data = age.encrypt(b"x", [RECIPIENT])
    other = age.encrypt(b"x", [RECIPIENT])
    with pytest.raises(ReviewDeskError, match="age-damaged"):
        whole(data[:123] + other[123:])
