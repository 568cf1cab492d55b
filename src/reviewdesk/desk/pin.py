"""The short code that unlocks the window while the program keeps running (product.md, "Unlocking").

It protects a desk somebody walked away from, nothing more: the keys stay in memory, the slip's code is
needed again after a restart or five errors. Between restarts it lies in the workspace, under the seat's key.
"""

import hashlib
import hmac
import secrets
import unicodedata

from reviewdesk.store import facts
from reviewdesk.store.workspace import Workspace

LENGTH = 6
LIMIT = 5
_WORK = {"n": 1 << 14, "r": 8, "p": 1}
_KEPT = "pin"


class Pin:
    """Six digits chosen on this laptop, kept as a salted hash."""

    __slots__ = ("_hash", "_salt", "errors")

    def __init__(self, digits: str) -> None:
        """Choose a PIN; `digits` must satisfy `is_pin`."""
        self._salt = secrets.token_bytes(16)
        self._hash = self._of(plain(digits))
        self.errors = 0

    @classmethod
    def restored(cls, salt: str, digest: str) -> "Pin":
        """Return a PIN from its salt and hash, in hexadecimal."""
        found = cls.__new__(cls)
        found._salt, found._hash = bytes.fromhex(salt), bytes.fromhex(digest)
        found.errors = 0
        return found

    @property
    def kept(self) -> tuple[str, str]:
        """Return salt and hash, in hexadecimal."""
        return self._salt.hex(), self._hash.hex()

    @property
    def exhausted(self) -> bool:
        """Whether the slip's code is needed again."""
        return self.errors >= LIMIT

    def matches(self, digits: str) -> bool:
        """Whether this is the PIN; an error is counted, a right answer forgives those before."""
        if self.exhausted:
            return False
        right = hmac.compare_digest(self._of(plain(digits)), self._hash)
        self.errors = 0 if right else self.errors + 1
        return right

    def _of(self, digits: str) -> bytes:
        return hashlib.scrypt(digits.encode(), salt=self._salt, **_WORK)


def keep_pin(workspace: Workspace, pin: Pin | None) -> None:
    """Keep the PIN of a seat for its next openings, or forget it."""
    if pin is None:
        facts.forget(workspace, _KEPT)
    else:
        facts.remember(workspace, _KEPT, list(pin.kept))


def kept_pin(workspace: Workspace) -> Pin | None:
    """Return the PIN chosen at an earlier opening, or None."""
    found = facts.recall(workspace, _KEPT)
    return Pin.restored(*map(str, found)) if isinstance(found, list) else None


def plain(text: str) -> str:
    """Return digits as typed, full-width ones and blanks forgiven."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def is_pin(text: str) -> bool:
    """Whether a text is six digits."""
    digits = plain(text)
    return len(digits) == LENGTH and digits.isascii() and digits.isdigit()
