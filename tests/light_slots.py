"""Slots that are cheap to open, for every test that is about something else; or the command line with them.

They are the same files with a small work factor in their line. What the program ships is asked for by
`shipped`, and held in tests/sealed/test_slot.py; the long form of the demo's journey runs at it.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from reviewdesk.sealed import slot

LIGHT = 4
_SHIPPED = (slot.WORK_FACTOR, slot.ALLOWED_WORK_FACTORS)


def lighten() -> None:
    """Make slots light from now on in this process; those of the program's own work factors open as well."""
    vars(slot)["WORK_FACTOR"], vars(slot)["ALLOWED_WORK_FACTORS"] = LIGHT, (LIGHT, *_SHIPPED[1])


@contextmanager
def shipped() -> Iterator[None]:
    """Make and open slots as the program does where nobody tests it."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in zip(("WORK_FACTOR", "ALLOWED_WORK_FACTORS"), _SHIPPED, strict=True):
            patch.setattr(slot, name, value)
        yield


if __name__ == "__main__":
    from reviewdesk.__main__ import main

    lighten()
    sys.exit(main())
