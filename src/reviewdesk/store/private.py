"""Files of a workspace are the business of one account alone, whatever the machine's habits are."""

import os


def private(path: str, flags: int) -> int:
    """Open a file that only its owner may read; an opener for `open`."""
    return os.open(path, flags, 0o600)
