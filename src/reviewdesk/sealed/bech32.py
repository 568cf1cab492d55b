"""Bech32 as the age format uses it, because age keys travel as text (BIP 173)."""

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_KEY_SYMBOLS = 52
_CHECK_SYMBOLS = 6


def encode(prefix: str, key: bytes) -> str:
    """Return 32 bytes under a lower-case prefix such as "age"."""
    number = int.from_bytes(key) << 4
    values = [number >> shift & 31 for shift in range(5 * (_KEY_SYMBOLS - 1), -1, -5)]
    check = _polymod([*_expanded(prefix), *values, *[0] * _CHECK_SYMBOLS]) ^ 1
    values += [check >> shift & 31 for shift in range(25, -1, -5)]
    return prefix + "1" + "".join(_ALPHABET[value] for value in values)


def decode(prefix: str, text: str) -> bytes:
    """Return the 32 bytes of `text`.

    Raises:
        ValueError: not the one spelling of 32 bytes under this prefix.
    """
    body = text.removeprefix(prefix + "1")
    if len(body) != _KEY_SYMBOLS + _CHECK_SYMBOLS:
        raise ValueError("wrong length")
    number = 0
    for symbol in body[:_KEY_SYMBOLS]:
        number = number << 5 | _ALPHABET.index(symbol)
    key = (number >> 4).to_bytes(32)
    if encode(prefix, key) != text:
        raise ValueError("wrong check symbols or spelling")
    return key


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, term in enumerate(_GENERATOR):
            check ^= term if top >> bit & 1 else 0
    return check


def _expanded(prefix: str) -> list[int]:
    return [ord(symbol) >> 5 for symbol in prefix] + [0] + [ord(symbol) & 31 for symbol in prefix]
