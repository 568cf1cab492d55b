"""`prepare`: what the office does in a preparation folder before sealing, the same verbs as in the window."""

import argparse

from reviewdesk.cli import (
    preparing_again,
    preparing_committee,
    preparing_dossiers,
    preparing_eligibility,
    preparing_names,
    preparing_new,
    preparing_papers,
    preparing_register,
    preparing_rules,
    preparing_sealing,
)
from reviewdesk.cli.frame import Reply, Verbs, say
from reviewdesk.errors.marker import N_

_PARTS = (
    preparing_new,
    preparing_again,
    preparing_rules,
    preparing_register,
    preparing_names,
    preparing_dossiers,
    preparing_eligibility,
    preparing_committee,
    preparing_sealing,
    preparing_papers,
)


def register(verbs: Verbs) -> None:
    """Add `prepare` with all its verbs."""
    prepare = verbs.add("prepare", _nothing, help=N_("prepare a review session in a folder of its own"))
    inner = prepare.add_subparsers(dest="prepare_verb", metavar=say(N_("VERB")), required=True)
    for part in _PARTS:
        part.register(inner)


def _nothing(args: argparse.Namespace) -> Reply:  # pragma: no cover - argparse wants an inner verb
    raise AssertionError(args)
