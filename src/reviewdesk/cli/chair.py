"""The verbs of the chair and the witness."""

from reviewdesk.cli import (
    chair_collecting,
    chair_final,
    chair_opening,
    chair_revealing,
    chair_seats,
    chair_settling,
)
from reviewdesk.cli.frame import Verbs


def register(verbs: Verbs) -> None:
    """Add every verb of the chair, in the order of a sitting."""
    for group in (
        chair_opening,
        chair_collecting,
        chair_seats,
        chair_revealing,
        chair_settling,
        chair_final,
    ):
        group.register(verbs)
