"""Sentences of the refusals that `reviewdesk.report` raises."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {}

__all__ = ["N_", "SENTENCES"]
