"""What the verbs of staff share: the archive first, then what followed it."""

import argparse
from pathlib import Path

from reviewdesk.cli.frame import say
from reviewdesk.errors.marker import N_


def chain_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the archive with its later records."""
    parser.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="FILE",
        help=say(N_("the archive and its later records, in order")),
    )


def fingerprint_argument(parser: argparse.ArgumentParser) -> None:
    """Add the fingerprint to compare with."""
    parser.add_argument("--fingerprint", metavar="F", help=say(N_("the fingerprint from the signed paper")))
