"""The short code that unlocks the window while the program keeps running (product.md, "Unlocking").

It protects a desk somebody walked away from, nothing more: the keys stay in memory, the slip's code is
needed again after a restart or five errors.
"""

import hashlib
import hmac
import secrets
import unicodedata

LENGTH = 6
LIMIT = 5
_WORK = {"n": 1 << 14, "r": 8, "p": 1}


class Pin:
    """Six digits chosen on this laptop, kept in memory only, as a salted hash."""

    __slots__ = ("_hash", "_salt", "errors")

    def __init__(self, digits: str) -> None:
        """Choose a PIN; `digits` must satisfy `is_pin`."""
        self._salt = secrets.token_bytes(16)
        self._hash = self._of(plain(digits))
        self.errors = 0

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


def plain(text: str) -> str:
    """Return digits as typed, full-width ones and blanks forgiven."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def is_pin(text: str) -> bool:
    """Whether a text is six digits."""
    digits = plain(text)
    return len(digits) == LENGTH and digits.isascii() and digits.isdigit()
