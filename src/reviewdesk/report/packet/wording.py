"""Small words the chapters share: dates, places, people, and the styles of an official text."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.errors.marker import N_
from reviewdesk.report.fonts import Face
from reviewdesk.report.leaf import MM, Rectangle, Style
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.result_words import seat_words
from reviewdesk.words import translator

Say = Callable[[str], str]
WIDE: Final[Rectangle] = (15 * MM, 25 * MM, 15 * MM, 16 * MM)
"""A landscape page with room for a QR in its footer."""
CHAPTER: Final = Style("title", 20, 32, "center")
FACT: Final = Style("plain", 10.5, 16)
OF: Final = Style("plain", 11, 18, "center")
"""The review session above the title of a chapter, which may be handed on alone."""
CELL: Final = Style("plain", 9.5, 13)
REPORT_CELL: Final = Style("plain", 11, 16)
NUMERALS: Final = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
_MONTHS: Final = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


@dataclass(frozen=True, slots=True)
class Styles:
    """How running text of the report is set (GB/T 9704-2012 in Chinese, smaller in English)."""

    text: Style
    head: Style
    second: Style


def styles(language: str) -> Styles:
    """Return the styles of a language."""
    size, leading, indent = (12.0, 19.0, 0) if language == "en" else (16.0, 29.0, 2)
    lower: Face = "plain" if language == "en" else "kai"
    return Styles(
        text=Style("body", size, leading, indent=indent),
        head=Style("head", size, leading, indent=indent),
        second=Style(lower, size, leading, indent=indent),
    )


def moment_words(moment: str, language: str) -> str:
    """Return "2014-07-25 08:30" as 2014年7月25日8时30分, or as 25 July 2014, 08:30."""
    found, say = _parsed(moment), translator(language)
    return say("{day}, {hour}:{minute}").format(
        day=day_words(moment, language),
        hour=found.hour if language == "zh_CN" else f"{found.hour:02}",
        minute=f"{found.minute:02}",
    )


def day_words(moment: str, language: str) -> str:
    """Return the day of a moment as 2014年7月25日, or as 25 July 2014."""
    found, say = _parsed(moment), translator(language)
    month = str(found.month) if language == "zh_CN" else say(_MONTHS[found.month - 1])
    return say("{day} {month} {year}").format(day=found.day, month=month, year=found.year)


def span_words(first: str, last: str, language: str) -> str:
    """Return from when to when, or the one moment where both are the same."""
    one, other = moment_words(first, language), moment_words(last, language)
    say = translator(language)
    return one if one == other else say("{first} to {last}").format(first=one, last=other)


def joined(language: str, *sentences: str) -> str:
    """Return sentences one after the other, those that are empty left out."""
    return (" " if language == "en" else "").join(filter(None, (one.strip() for one in sentences)))


def closed(text: str, language: str) -> str:
    """Return a sentence with a full stop, where the words somebody wrote have none."""
    stop = "。" if language == "zh_CN" else "."
    return text if not text or text[-1] in ".。！？!?" else text + stop


def reasoned(text: str, language: str) -> str:
    """Return what gave rise to an act as a sentence of its own, "" where nothing was written."""
    say = translator(language)
    return say("Reason: {text}").format(text=closed(text, language)) if text else ""


def numbered(number: int, title: str, language: str) -> str:
    """Return a head as 一、title, or as 1. title."""
    sign = NUMERALS[number - 1] if language == "zh_CN" else str(number)
    say = translator(language)
    return say("{number}. {title}").format(number=sign, title=title)


def second(number: int, title: str, language: str) -> str:
    """Return a head of the second level as （一）title, or as (1) title."""
    sign = NUMERALS[number - 1] if language == "zh_CN" and number <= len(NUMERALS) else str(number)
    say = translator(language)
    return say("({number}) {text}").format(number=sign, text=title)


def person(packet: Packet, seat: str) -> str:
    """Return how a seat is called on this paper; the chair's is the elected member's."""
    known = {one.id: one for one in packet.seats}
    found = known.get(SeatId(seat))
    if found is None:
        return seat
    elected = known.get(SeatId(packet.elected))
    if found.role == "chair" and not found.name and elected is not None:
        say = translator(packet.language)
        return say("{name} (chair)").format(name=seat_words(elected, packet.language))
    return seat_words(found, packet.language)


def people(packet: Packet, seats: tuple[SeatId, ...] | list[SeatId]) -> str:
    """Return several seats, by name."""
    return translator(packet.language)(", ").join(person(packet, seat) for seat in seats)


def applicant(packet: Packet, application: str) -> str:
    """Return an application by its id and applicant."""
    found = packet.applications.get(ApplicationId(application))
    return application if found is None else f"{application} {found.applicant}"


def _parsed(moment: str) -> datetime:
    return datetime.strptime(moment, "%Y-%m-%d %H:%M")
