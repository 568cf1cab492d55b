"""What the fields of the rules say in the language of the window."""

from collections.abc import Mapping
from typing import Final

from reviewdesk.domain.plan.findings import Path, spelled
from reviewdesk.errors import Problem
from reviewdesk.ui.secretary.rules import words_procedure, words_rules, words_session, words_tracks
from reviewdesk.ui.secretary.rules.asked import Asked
from reviewdesk.ui.speech import say, say_error

WORDS: Final[Mapping[str, Asked]] = {
    **words_session.WORDS,
    **words_rules.WORDS,
    **words_procedure.WORDS,
    **words_tracks.WORDS,
}
_OTHERWISE: Final = {f"plan-{code}": f"rules-{code}" for code in (
    "want-moment", "want-integer", "minimum-ballots", "promotes-to", "promotes-unordered",
    "rounding-stage", "level-aggregate", "weights-full", "bands-missing", "weight-unused",
)}  # fmt: skip
"""What a plan's text must be told about its words, a field need not be."""


def asked(path: Path) -> Asked:
    """Return the words of a key; a track's own rule is called as the common one."""
    name = spelled(path)
    return WORDS[name.removeprefix("track.")] if name.startswith("track.rules.") else WORDS[name]


def label_of(path: Path) -> str:
    """Return what a field is called; an element of it as the field."""
    name = spelled(path).removeprefix("track.") if "rules" in path else spelled(path)
    return say(WORDS[name].label) if name in WORDS else name


def choice_name(path: Path, word: str) -> str:
    """Return what a choice is called; a link of the tie chain by what it names."""
    kind, _, name = word.partition(":")
    found = asked(path).choices.get(kind)
    return say(found[0], name=name) if found else word


def choice_sentence(path: Path, word: str) -> str:
    """Return one sentence about a choice."""
    found = asked(path).choices.get(word.partition(":")[0])
    return say(found[1]) if found else ""


def sentence_of(path: Path, problem: Problem) -> str:
    """Return what is wrong in a field, in its own name."""
    code = _OTHERWISE.get(problem.code, problem.code)
    key = label_of(path) if "key" in problem.data else ""
    data = dict(problem.data)
    if key:
        data["key"] = key
    if problem.code == "plan-want-choice":
        data["choices"] = say(", ").join(choice_name(path, word) for word in str(data["choices"]).split(", "))
    return say_error(Problem(code, data))
