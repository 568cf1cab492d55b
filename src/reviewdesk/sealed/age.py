"""What only the holder of a key may read: age v1 to X25519 recipients, in streams of any size."""

import io
import secrets
from collections.abc import Sequence
from functools import lru_cache

import pyrage
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import bech32, stream
from reviewdesk.sealed.stream import Progress, Readable, Writable

_LABEL = b"age-encryption.org/v1/X25519"


def new_identity() -> tuple[str, str]:
    """Return a new pair: identity ("AGE-SECRET-KEY-1…", secret) and recipient ("age1…", public)."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def recipient_of(identity: str) -> str:
    """Return the recipient of an identity.

    Raises:
        ReviewDeskError: "key-malformed".
    """
    try:
        return str(pyrage.x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError as error:
        raise ReviewDeskError("key-malformed") from error


@lru_cache(maxsize=1024)
def check_recipient(recipient: str) -> None:
    """Refuse what is not the one spelling of a sane X25519 recipient.

    Raises:
        ReviewDeskError: "key-malformed" or "key-small-order".
    """
    _shared(X25519PrivateKey.generate(), _raw(recipient))


def encrypt(data: bytes, recipients: Sequence[str]) -> bytes:
    """Return `data` as an age file for every recipient."""
    target = io.BytesIO()
    encrypt_stream(io.BytesIO(data), target, recipients)
    return target.getvalue()


def encrypt_stream(
    source: Readable, target: Writable, recipients: Sequence[str], progress: Progress = lambda _: None
) -> None:
    """Encrypt `source` into `target` with flat memory; its size is `encrypted_size`."""
    file_key = secrets.token_bytes(stream.FILE_KEY)
    target.write(stream.header([_stanza(recipient, file_key) for recipient in recipients], file_key))
    stream.seal_payload(source, target, file_key, progress)


def encrypted_size(size: int, recipients: int = 1) -> int:
    """Return how long the age file of `size` bytes for so many recipients is."""
    stanza = ("X25519 " + stream.base64_text(bytes(32)), bytes(32))
    return len(stream.header([stanza] * recipients, bytes(16))) + stream.payload_size(size)


def decrypt(data: bytes, identity: str) -> bytes:
    """Return the plaintext of an age file.

    Raises:
        ReviewDeskError: "age-wrong-key", "age-damaged" or "key-malformed".
    """
    target = io.BytesIO()
    decrypt_stream(io.BytesIO(data), target, identity)
    return target.getvalue()


def decrypt_stream(
    source: Readable, target: Writable, identity: str, progress: Progress = lambda _: None
) -> None:
    """Decrypt `source` into `target` with flat memory.

    What reaches `target` is authentic piece by piece, but complete only once this returns.

    Raises:
        ReviewDeskError: "age-wrong-key", "age-damaged" or "key-malformed".
    """
    recipient_of(identity)
    reader, writer = _Source(source), _Target(target, progress)
    try:
        pyrage.decrypt_io(reader, writer, [pyrage.x25519.Identity.from_str(identity)])
    except (pyrage.DecryptError, OSError) as error:
        raised = reader.raised or writer.raised
        if raised is not None:
            raise raised from None
        wrong = "No matching keys" in str(error)
        raise ReviewDeskError("age-wrong-key" if wrong else "age-damaged") from error


class _Source:
    """Keeps what reading raised, because pyrage reports it (Ctrl-C as well) as a damaged file."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self.raised: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            return self._source.read(size)
        except BaseException as error:
            self.raised = error
            raise


class _Target:
    """Counts what is written, and keeps what writing raised."""

    def __init__(self, target: Writable, progress: Progress) -> None:
        self._target = target
        self._progress = progress
        self.raised: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            self._target.write(data)
            self._progress(len(data))
        except BaseException as error:
            self.raised = error
            raise
        return len(data)

    def flush(self) -> None:
        """Pyrage asks for it; nothing is held back here."""


def _stanza(recipient: str, file_key: bytes) -> tuple[str, bytes]:
    ephemeral = X25519PrivateKey.generate()
    share = ephemeral.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    raw = _raw(recipient)
    key = stream.derived(share + raw, _LABEL, _shared(ephemeral, raw))
    body = ChaCha20Poly1305(key).encrypt(bytes(12), file_key, None)
    return f"X25519 {stream.base64_text(share)}", body


def _raw(recipient: str) -> bytes:
    try:
        return bech32.decode("age", recipient)
    except ValueError as error:
        raise ReviewDeskError("key-malformed") from error


def _shared(private: X25519PrivateKey, public: bytes) -> bytes:
    try:
        return private.exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError as error:
        raise ReviewDeskError("key-small-order") from error
