"""age: what one key seals only its holder opens, and every damaged file is refused by code."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest

from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age, bech32, stream

AGE = pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed")


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 200_000])
def test_every_recipient_opens_what_was_sealed_and_the_size_was_known(size: int) -> None:
    pairs = [age.new_identity(), age.new_identity()]
    data = bytes(range(256)) * (size // 256) + bytes(size % 256)
    sealed = age.encrypt(data, [recipient for _, recipient in pairs])
    assert len(sealed) == age.encrypted_size(size, 2)
    assert [age.decrypt(sealed, identity) for identity, _ in pairs] == [data, data]


@AGE
def test_the_age_program_opens_our_file_and_we_open_its(tmp_path: Path) -> None:
    identity, recipient = age.new_identity()
    key, sealed, theirs = tmp_path / "key", tmp_path / "ours.age", tmp_path / "theirs.age"
    key.write_text(identity + "\n")
    sealed.write_bytes(age.encrypt(b"x" * 70_000, [recipient]))
    opened = subprocess.run(["age", "-d", "-i", key, sealed], capture_output=True, check=True)
    assert opened.stdout == b"x" * 70_000
    subprocess.run(["age", "-r", recipient, "-o", theirs], input=b"hello", check=True)
    assert age.decrypt(theirs.read_bytes(), identity) == b"hello"


@AGE
def test_age_inside_age_opens_with_the_age_program_in_two_steps(tmp_path: Path) -> None:
    (chair, outer), (reveal, inner) = age.new_identity(), age.new_identity()
    (tmp_path / "chair").write_text(chair)
    (tmp_path / "reveal").write_text(reveal)
    sealed = age.encrypt(age.encrypt(b"scores", [inner]), [outer])
    first = subprocess.run(
        ["age", "-d", "-i", tmp_path / "chair"], input=sealed, capture_output=True, check=True
    )
    second = subprocess.run(
        ["age", "-d", "-i", tmp_path / "reveal"], input=first.stdout, capture_output=True, check=True
    )
    assert second.stdout == b"scores"


def test_every_bit_flip_truncation_and_appended_byte_is_refused() -> None:
    identity, recipient = age.new_identity()
    sealed = age.encrypt(b"mark", [recipient])
    spoiled = [
        sealed[:at] + bytes([sealed[at] ^ 1 << bit]) + sealed[at + 1 :]
        for at in range(len(sealed))
        for bit in range(8)
    ]
    spoiled += [sealed[:end] for end in range(len(sealed))] + [sealed + b"\0", sealed + sealed]
    codes = {_refusal(data, identity) for data in spoiled}
    assert codes == {"age-damaged", "age-wrong-key"}


def test_another_key_opens_nothing() -> None:
    sealed = age.encrypt(b"mark", [age.new_identity()[1]])
    assert _refusal(sealed, age.new_identity()[0]) == "age-wrong-key"


def test_an_identity_that_is_none_is_refused() -> None:
    assert _refusal(b"", "AGE-SECRET-KEY-1NONSENSE") == "key-malformed"


@pytest.mark.parametrize("wrong", ["", "age1", "age1" + "q" * 58, "age1" + "b" * 58, "ssh-ed25519 AAAA"])
def test_a_recipient_with_another_spelling_is_refused(wrong: str) -> None:
    with pytest.raises(ReviewDeskError, match="key-malformed"):
        age.check_recipient(wrong)


def test_a_recipient_in_upper_case_is_refused() -> None:
    with pytest.raises(ReviewDeskError, match="key-malformed"):
        age.encrypt(b"", [age.new_identity()[1].upper()])


@pytest.mark.parametrize("point", [0, 1])
def test_a_recipient_of_small_order_is_refused(point: int) -> None:
    with pytest.raises(ReviewDeskError, match="key-small-order"):
        age.check_recipient(bech32.encode("age", point.to_bytes(32, "little")))


def test_a_good_recipient_passes_and_is_the_identitys() -> None:
    identity, recipient = age.new_identity()
    age.check_recipient(recipient)
    assert age.recipient_of(identity) == recipient
    assert bech32.encode("age", bech32.decode("age", recipient)) == recipient


class Dribble:
    """Gives three bytes at a time, as pipes do."""

    def __init__(self, data: bytes) -> None:
        self._stream = io.BytesIO(data)

    def read(self, size: int = -1) -> bytes:
        return self._stream.read(3 if size < 0 else min(3, size))


def test_a_stream_that_dribbles_is_sealed_whole_with_progress() -> None:
    identity, recipient = age.new_identity()
    sealed, opened, done = io.BytesIO(), io.BytesIO(), [0, 0]
    age.encrypt_stream(Dribble(b"z" * 1000), sealed, [recipient], lambda n: _count(done, 0, n))
    age.decrypt_stream(Dribble(sealed.getvalue()), opened, identity, lambda n: _count(done, 1, n))
    assert opened.getvalue() == b"z" * 1000
    assert done == [1000, 1000]


class Interrupted:
    """A source or target at which Ctrl-C arrives."""

    def read(self, _size: int = -1) -> bytes:
        raise KeyboardInterrupt

    def write(self, _data: bytes) -> int:
        raise KeyboardInterrupt


def test_ctrl_c_while_reading_or_writing_is_no_damaged_file() -> None:
    identity, recipient = age.new_identity()
    with pytest.raises(KeyboardInterrupt):
        age.decrypt_stream(Interrupted(), io.BytesIO(), identity)
    with pytest.raises(KeyboardInterrupt):
        age.decrypt_stream(io.BytesIO(age.encrypt(b"x", [recipient])), Interrupted(), identity)


def test_a_payload_of_more_than_one_chunk_is_no_slot() -> None:
    with pytest.raises(ValueError, match="chunk"):
        stream.open_payload(bytes(stream.NONCE + stream.CHUNK + stream.TAG + 1), bytes(16))


def _refusal(data: bytes, identity: str) -> str:
    with pytest.raises(ReviewDeskError) as refused:
        age.decrypt(data, identity)
    return refused.value.code


def _count(done: list[int], index: int, size: int) -> None:
    done[index] += size
