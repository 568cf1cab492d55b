"""Why a document or a page cannot be shown, in words."""

from reviewdesk.errors.marker import N_
from reviewdesk.ui.dossier.child import MAX_PAGES
from reviewdesk.ui.speech import say

_REASONS = {
    "not-a-pdf": N_("It is not a PDF file."),
    "encrypted": N_("It is locked with a password."),
    "damaged": N_("It is damaged."),
    "pages": N_("It has more than {limit} pages."),
    "page-size": N_("Its size is not that of a page."),
    "page": N_("It is damaged."),
    "slow": N_("Drawing it takes too long."),
    "memory": N_("Drawing it takes too much memory."),
    "died": N_("Drawing it fails."),
}


def why(reason: str) -> str:
    """Return the sentence of a reason; an unknown one counts as damage."""
    return say(_REASONS.get(reason, _REASONS["damaged"]), limit=MAX_PAGES)


def unshown_document(reason: str) -> str:
    """Return what stands where the pages of a document would."""
    return say("This document cannot be shown. {why} The other documents are not affected.", why=why(reason))


def unshown_page(reason: str) -> str:
    """Return what stands on a page that cannot be drawn."""
    return say("This page cannot be shown. {why}", why=why(reason))
