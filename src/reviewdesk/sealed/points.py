"""Refuses Ed25519 public keys that are no proper points: under some of them anybody can sign.

RFC 8032, section 5.1.3; Chalkias, Garillot, Nikolaenko 2020, "Taming the many EdDSAs".
"""

from functools import lru_cache

_P = 2**255 - 19
_D = -121665 * pow(121666, -1, _P) % _P
_ORDER_EIGHT = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_SMALL_ORDER = frozenset({0, 1, _P - 1, _ORDER_EIGHT, _P - _ORDER_EIGHT})
"""The y coordinates of the eight points whose order divides 8."""


@lru_cache(maxsize=1024)
def is_proper(key: bytes) -> bool:
    """Whether 32 bytes are the canonical spelling of a point on the curve, not of small order."""
    y = int.from_bytes(key, "little") & ((1 << 255) - 1)
    if len(key) != 32 or y >= _P or y in _SMALL_ORDER:
        return False
    x_squared = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    return pow(x_squared, (_P - 1) // 2, _P) == 1
