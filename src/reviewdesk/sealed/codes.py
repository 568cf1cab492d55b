"""Codes for eyes and fingers: slip codes, fingerprints, receipt codes, session marks."""

import re
import secrets
import unicodedata
from dataclasses import dataclass

from reviewdesk.domain.names import SEAT_OR_TRACK, Digest, SeatId
from reviewdesk.errors import ReviewDeskError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_BITS = 80
CODE_LENGTH = 16
_FORGIVEN = str.maketrans("OIL", "011")
_BLANKS = re.compile(r"[\s\u200b\u2060\ufeff\u00ad‐-―−_.·-]+")
_SCANNED = re.compile(r"RD1 (\S+) (\S+) (\S+)")
_MARK_BITS = 40


@dataclass(frozen=True, slots=True)
class SlipEntry:
    """What was typed or scanned from a key slip; a scan also says whose slip it is.

    Attributes:
        code: 16 symbols, the passphrase of the slot.
        seat: the seat the slip belongs to; None when only the code was typed.
        session_mark: the review session's mark on the slip; None when only the code was typed.
    """

    code: str
    seat: SeatId | None = None
    session_mark: str | None = None


def draw_code() -> str:
    """Return 80 random bits as 16 symbols of Crockford base32, without hyphens."""
    return crockford(secrets.token_bytes(CODE_BITS // 8))


def crockford(data: bytes) -> str:
    """Return whole 5-bit groups of `data`, first bit first; its length must be a multiple of 5 bytes."""
    number = int.from_bytes(data)
    return "".join(ALPHABET[number >> shift & 31] for shift in range(len(data) * 8 - 5, -1, -5))


def hyphenated(code: str) -> str:
    """Return a code in groups of four, as it is printed."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def fingerprint(digest: Digest) -> str:
    """Return the first 80 bits of a digest as XXXX-XXXX-XXXX-XXXX: F of a batch, receipt of a ballot."""
    return hyphenated(crockford(bytes.fromhex(digest)[: CODE_BITS // 8]))


def session_mark(review_session: str) -> str:
    """Return the mark of a review session (32 hex digits) that stands on its slips: XXXX-XXXX."""
    return hyphenated(crockford(bytes.fromhex(review_session)[: _MARK_BITS // 8]))


def parse_code(text: str) -> str:
    """Return the 16 symbols of a code as somebody typed it.

    Forgives case, blanks, hyphens, full-width characters, O for 0, and I or L for 1.

    Raises:
        ReviewDeskError: "code-wrong-symbol" or "code-wrong-length".
    """
    code = spelled(text)
    strange = next((symbol for symbol in code if symbol not in ALPHABET), None)
    if strange is not None:
        raise ReviewDeskError("code-wrong-symbol", symbol=strange)
    if len(code) != CODE_LENGTH:
        raise ReviewDeskError("code-wrong-length", length=len(code), expected=CODE_LENGTH)
    return code


def spelled(text: str) -> str:
    """Return a code, or its beginning, with all that is forgiven put right; other symbols stay."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text)).upper().translate(_FORGIVEN)


def slip_text(code: str, seat: SeatId, review_session: str) -> str:
    """Return what the QR on a slip says."""
    return f"RD1 {session_mark(review_session)} {seat} {hyphenated(code)}"


def parse_slip(text: str) -> SlipEntry:
    """Return what a slip says, from the bare code or the text of its QR.

    Raises:
        ReviewDeskError: "slip-unreadable" for a QR of something else, or as `parse_code`.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain.upper().startswith("RD1 "):
        return SlipEntry(parse_code(plain))
    found = _SCANNED.fullmatch(plain)
    if found is None or SEAT_OR_TRACK.fullmatch(found[2]) is None:
        raise ReviewDeskError("slip-unreadable")
    return SlipEntry(parse_code(found[3]), SeatId(found[2]), found[1])
