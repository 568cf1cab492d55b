"""A drill is a review session of its own that says so in its title, on every screen and paper."""

from typing import Final

MARKS: Final = {"zh_CN": "（演练）", "en": "(Drill) "}
"""Language of a plan → how the title of its drill begins."""


def drill_title(title: str, language: str) -> str:
    """Return the title of the drill of a review session."""
    return title if is_drill(title) else MARKS[language] + title


def is_drill(title: str) -> bool:
    """Whether a review session is only a drill."""
    return title.startswith(tuple(MARKS.values()))
