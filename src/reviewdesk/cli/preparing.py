"""`prepare`: what the office does in a preparation folder before sealing, one verb per step."""

import argparse

from reviewdesk.cli import preparing_committee, preparing_new, preparing_register
from reviewdesk.cli.frame import Reply, Verbs, say
from reviewdesk.errors.marker import N_


def register(verbs: Verbs) -> None:
    """Add `prepare` with its verbs."""
    prepare = verbs.add("prepare", _nothing, help=N_("prepare a review session in a folder of its own"))
    inner = prepare.add_subparsers(dest="prepare_verb", metavar=say(N_("VERB")), required=True)
    preparing_new.register(inner)
    preparing_register.register(inner)
    preparing_committee.register(inner)


def _nothing(args: argparse.Namespace) -> Reply:
    raise AssertionError(args)
