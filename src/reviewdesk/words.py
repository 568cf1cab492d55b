"""Translation at the edge: one gettext catalogue for window, command line, papers and errors."""

import gettext
from collections.abc import Callable
from functools import cache
from typing import Final
from unicodedata import category

from reviewdesk.errors import (
    Problem,
    ReviewDeskError,
    addendum,
    board,
    chair,
    course,
    desk,
    domain,
    dossiers,
    ending,
    filing,
    gathering,
    intake,
    machine,
    office,
    papers,
    plan,
    preparing,
    registry,
    report,
    reviewer,
    rules,
    sealed,
    sealing,
    store,
    travel,
    trying,
    verify,
)
from reviewdesk.errors.marker import N_
from reviewdesk.errors.system import REASONS
from reviewdesk.resources import resource

LANGUAGES = ("zh_CN", "en")
_SHOWN = 80
_UNSHOWN = frozenset(["Cc", "Cf", "Cs", "Zl", "Zp"])
_OURS = frozenset(
    ["path", "folder", "slips", "out", "command", "known", "reasons", "choices", "applications"]
)
"""Places and lists of our own, which are of use only whole."""
OUTCOMES: Final = {
    "counted": N_("counted"),
    "typed": N_("typed from the signed sheet"),
    "absent": N_("absent"),
    "void": N_("void"),
    "replaced": N_("replaced by a substitute"),
    "unused": N_("unused spare"),
    "": N_("still expected"),
}
"""What became of a place on the roll: papers, command line and refusals call it the same."""
_OUTCOME_SAID = frozenset(["roll-settled", "collect-settled"])
ROOMS: Final = (
    domain, plan, intake, office, preparing, gathering, dossiers, rules, sealing, sealed, travel, store,
    report, desk, reviewer, chair, verify, papers, board, ending, machine, course, addendum,
    registry, trying, filing,
)  # fmt: skip
SENTENCES = {code: sentence for room in ROOMS for code, sentence in room.SENTENCES.items()}


@cache
def translator(language: str) -> Callable[[str], str]:
    """Return the function that puts an English source string into `language` ("zh_CN" or "en")."""
    catalogue = gettext.translation(
        "reviewdesk", str(resource("locale")), languages=[language], fallback=True
    )
    return lambda text: catalogue.gettext(text) if text else text


def sentence(error: ReviewDeskError | Problem, language: str) -> str:
    """Return what happened, where, and what to do, in one sentence."""
    say = translator(language)
    said = {k: shown(v, None if k in _OURS else _SHOWN) for k, v in error.data.items()}
    said |= {k: sentence(v, language) for k, v in error.data.items() if isinstance(v, ReviewDeskError)}
    if "applications" in said:
        said["applications"] = str(said["applications"]).replace(", ", say(", "))
    if said.get("reason") in REASONS:
        said["reason"] = say(str(said["reason"]))
    if error.code in _OUTCOME_SAID:
        said["state"] = say(OUTCOMES.get(str(said.get("state", "")), ""))
    return say(SENTENCES[error.code]).format_map(said)


def shown(value: object, longest: int | None = _SHOWN) -> object:
    """Return what a person entered as a sentence may repeat it: one line, short, nothing a terminal obeys."""
    if not isinstance(value, str):
        return value
    text = "".join("\N{REPLACEMENT CHARACTER}" if category(char) in _UNSHOWN else char for char in value)
    return text if longest is None or len(text) <= longest else f"{text[: longest - 1]}…"
