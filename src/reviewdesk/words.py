"""Translation at the edge: one gettext catalogue for window, command line, papers and errors."""

import gettext
from collections.abc import Callable
from functools import cache

from reviewdesk.errors import (
    Problem,
    ReviewDeskError,
    chair,
    desk,
    domain,
    intake,
    plan,
    report,
    reviewer,
    sealed,
    store,
    travel,
    verify,
)
from reviewdesk.resources import resource

LANGUAGES = ("zh_CN", "en")
SENTENCES = {
    code: sentence
    for room in (domain, plan, intake, sealed, travel, store, report, desk, reviewer, chair, verify)
    for code, sentence in room.SENTENCES.items()
}


@cache
def translator(language: str) -> Callable[[str], str]:
    """Return the function that puts an English source string into `language` ("zh_CN" or "en")."""
    catalogue = gettext.translation(
        "reviewdesk", str(resource("locale")), languages=[language], fallback=True
    )
    return lambda text: catalogue.gettext(text) if text else text


def sentence(error: ReviewDeskError | Problem, language: str) -> str:
    """Return what happened, where, and what to do, in one sentence."""
    return translator(language)(SENTENCES[error.code]).format_map(error.data)
