"""Sentences of the refusals that `reviewdesk.domain` raises."""

from reviewdesk.errors.marker import N_

SENTENCES: dict[str, str] = {}

__all__ = ["N_", "SENTENCES"]
