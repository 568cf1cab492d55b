"""`registry`: the register of verified archives that provincial staff keep across years."""

import argparse

from reviewdesk.cli import registry_archives, registry_reports, registry_searching
from reviewdesk.cli.frame import Reply, Verbs, say
from reviewdesk.errors.marker import N_

_PARTS = (registry_archives, registry_searching, registry_reports)


def register(verbs: Verbs) -> None:
    """Add `registry` with all its verbs."""
    registry = verbs.add(
        "registry", _nothing, help=N_("keep verified archives across years: search, reports, evaluation")
    )
    inner = registry.add_subparsers(dest="registry_verb", metavar=say(N_("VERB")), required=True)
    for part in _PARTS:
        part.register(inner)


def _nothing(args: argparse.Namespace) -> Reply:  # pragma: no cover - argparse wants an inner verb
    raise AssertionError(args)
