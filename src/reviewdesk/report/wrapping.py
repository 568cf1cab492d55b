"""Running text in lines: Chinese breaks anywhere, a Latin word only where it must."""

from typing import Final

from reviewdesk.report.fonts import width
from reviewdesk.report.leaf import Style

_SLACK: Final = 0.01
"""A column measured from its longest word holds that word, whatever adding up made of the last digit."""
_NEVER_LAST: Final = frozenset("（《「『“〔【([□")
_NEVER_FIRST: Final = frozenset("，。；：、！？）》」』”’】〕%％)]},.;:!?")


def wrapped(text: str, style: Style, room: float) -> list[str]:
    """Return text in lines no wider than `room`."""
    lines: list[str] = []
    indent = style.indent * style.size
    for part in text.splitlines() or [""]:
        line = ""
        for word in _words(part):
            free = room - (indent if not lines else 0)
            if width(line + word, style.face, style.size) <= free + _SLACK:
                line += word
                continue
            line, word = _parted(line, word)
            pieces = _pieces(word, style, room)
            if line:
                lines.append(line.rstrip())
            lines.extend(pieces[:-1])
            line = pieces[-1].lstrip()
        lines.append(line.rstrip())
    return lines


def _parted(line: str, word: str) -> tuple[str, str]:
    """Return what stays on a full line and what goes to the next.

    No closing sign begins a line and no opening one ends it: the word before goes along, if there is one.
    """
    kept, moved = _words(line), word
    while kept and (moved[0] in _NEVER_FIRST or kept[-1][-1] in _NEVER_LAST):
        moved = kept.pop() + moved
    return ("".join(kept), moved) if kept else (line, word)


def balanced(text: str, style: Style, room: float) -> list[str]:
    """Return a heading in as few lines as it needs, about equally long; no word is parted for it."""
    count = len(wrapped(text, style, room))
    longest = max((width(word.strip(), style.face, style.size) for word in _words(text)), default=0.0)
    narrow = max(longest, width(text.replace("\n", ""), style.face, style.size) / count)
    while len(wrapped(text, style, narrow)) > count:
        narrow += style.size / 2
    return wrapped(text, style, min(narrow, room))


def _words(text: str) -> list[str]:
    words: list[str] = []
    for character in text:
        latin = "!" < character < "\u2000"
        if words and latin and "!" < words[-1][-1] < "\u2000":
            words[-1] += character
        else:
            words.append(character)
    return words


def _pieces(word: str, style: Style, room: float) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, style.face, style.size) > room + _SLACK:
            pieces.append("")
        pieces[-1] += character
    return pieces
