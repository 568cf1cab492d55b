"""The language of the window: one setting, asked whenever a text is put on the screen."""

from dataclasses import dataclass

from reviewdesk import words
from reviewdesk.errors import Problem, ReviewDeskError


@dataclass(slots=True)
class _Speech:
    language: str = "zh_CN"


_speech = _Speech()


def language() -> str:
    """Return the language in force: "zh_CN" or "en"."""
    return _speech.language


def set_language(code: str) -> None:
    """Speak another language from now on; pages made before keep theirs until they are made anew."""
    _speech.language = code if code in words.LANGUAGES else words.LANGUAGES[0]


def say(text: str, **data: object) -> str:
    """Return an English source string in the language of the window, filled with `data`."""
    translated = words.translator(_speech.language)(text)
    return translated.format_map(data) if data else translated


def say_error(error: ReviewDeskError | Problem) -> str:
    """Return the sentence of a failure."""
    return words.sentence(error, _speech.language)
