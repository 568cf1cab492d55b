"""Whether two names may mean the same: 省, 市, 县, 区, blanks, widths and brackets aside."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicantId, ApplicationId
from reviewdesk.domain.place_names import folded, units, without_units

_INVISIBLE: Final = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff·•・.,，。、\-—_]")
_BRACKETED: Final = re.compile(r"[(\[{<〔【《「][^)\]}>〕】》」]*[)\]}>〕】》」]")
_BRACKETS: Final = re.compile(r"[()\[\]{}<>〔〕【】《》「」]")
_LEAST: Final = 2
"""What is left of a name says something from so many characters on."""


@dataclass(frozen=True, slots=True, order=True)
class NamePair:
    """Two spellings, the lower one first."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person said of two spellings: one applicant, or two."""

    names: NamePair
    same: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two spellings that may be one applicant, with the applications of each.

    Attributes:
        code: what both have for their code though they do not look alike; "" where they do.
    """

    names: NamePair
    first: tuple[ApplicationId, ...]
    second: tuple[ApplicationId, ...]
    code: str = ""


def pair(one: str, other: str) -> NamePair:
    """Return two spellings as a pair."""
    return NamePair(*sorted((one, other)))


def key(name: str, city: str = "") -> str:
    """Return what is left of a name: no units of the administration, blanks, brackets, widths, case.

    Args:
        name: of an applicant, a place, an institution.
        city: the city it lies in, which some write in front and others do not.
    """
    plain = _BRACKETS.sub("", _plain(name))
    bare = without_units(plain)
    before = without_units(_plain(city)) if city else ""
    rest = bare.removeprefix(before)
    return rest if before and len(rest) >= _LEAST else bare


def alike(one: str, other: str) -> bool:
    """Whether two names may mean the same; what only one of them adds in brackets does not count."""
    if key(one) == key(other):
        return True
    return _unbracketed(one) == _unbracketed(other) and not (_bracketed(one) and _bracketed(other))


def look_alikes(applications: Iterable[Application], decided: Iterable[Decided] = ()) -> tuple[Likeness, ...]:
    """Return the pairs of spellings that may be one applicant and that nobody has decided, by name.

    Two that have codes of their own are offered only when one is the other with its units left out; two
    that have one code, when their names are unlike.
    """
    said = tuple(decided)
    settled, groups = {one.names for one in said}, _groups(one.names for one in said if one.same)
    by_name: dict[str, list[Application]] = {}
    for one in applications:
        by_name.setdefault(one.applicant, []).append(one)
    found = (*_pairs(by_name), *_of_one_code(by_name, groups))
    return tuple(sorted((one for one in found if one.names not in settled), key=lambda one: one.names))


def as_decided(applications: Iterable[Application], decided: Iterable[Decided]) -> tuple[Application, ...]:
    """Return the applications, one applicant id for all spellings that were said to be one applicant.

    A code goes before a name; of two codes or two names the lower one is taken, whatever the order. A code
    that two have who were said to be different is the id of neither, for nobody knows whose it is.
    """
    known, decided = tuple(applications), tuple(decided)
    groups = _groups(one.names for one in decided if one.same)
    ids: dict[str, set[str]] = {}
    for one in known:
        ids.setdefault(groups.get(one.applicant, ""), set()).add(one.applicant_id)
    names = {one.applicant for one in known}
    chosen = {group: min(found, key=lambda id_: (id_ in names, id_)) for group, found in ids.items() if group}
    joined = tuple(
        replace(one, applicant_id=ApplicantId(chosen[groups[one.applicant]]))
        if one.applicant in groups
        else one
        for one in known
    )
    return _parted(joined, [one.names for one in decided if not one.same], groups)


def _parted(
    applications: tuple[Application, ...], apart: Iterable[NamePair], groups: Mapping[str, str]
) -> tuple[Application, ...]:
    ids = {one.applicant: one.applicant_id for one in applications}
    alone: set[str] = set()
    for two in apart:
        sides = {groups.get(name, name) for name in (two.first, two.second)}
        if len(sides) > 1 and two.first in ids and ids[two.first] == ids.get(two.second):
            alone |= sides
    return tuple(
        replace(one, applicant_id=ApplicantId(side))
        if (side := groups.get(one.applicant, one.applicant)) in alone
        else one
        for one in applications
    )


def _of_one_code(by_name: Mapping[str, list[Application]], groups: Mapping[str, str]) -> Iterator[Likeness]:
    """Yield the first name of each code with every other that does not look like it."""
    by_code: dict[str, list[str]] = {}
    for name, own in sorted(by_name.items()):
        for id_ in sorted({one.applicant_id for one in own}):
            if id_ not in by_name:
                by_code.setdefault(id_, []).append(name)
    for code, (first, *others) in by_code.items():
        for other in others:
            one, two = by_name[first], by_name[other]
            known = groups.get(first, first) == groups.get(other, other)
            if not known and not alike(first, other) and key(first, one[0].city) != key(other, two[0].city):
                ids = tuple(a.id for a in one), tuple(a.id for a in two)
                yield Likeness(pair(first, other), ids[0], ids[1], code)


def _keys(name: str, application: Application) -> set[str]:
    return {key(name, application.city), key(name), _unbracketed(name)}


def _pairs(by_name: Mapping[str, list[Application]]) -> Iterator[Likeness]:
    by_key: dict[str, set[str]] = {}
    for name, own in by_name.items():
        for rest in _keys(name, own[0]):
            by_key.setdefault(rest, set()).add(name)
    pairs = {pair(*two) for names in by_key.values() for two in combinations(sorted(names), 2)}
    for names in pairs:
        first, second = by_name[names.first], by_name[names.second]
        if _worth_asking(names, first[0], second[0]):
            yield Likeness(names, tuple(a.id for a in first), tuple(a.id for a in second))


def _worth_asking(names: NamePair, one: Application, other: Application) -> bool:
    if one.applicant_id == other.applicant_id:
        return False
    if _bracketed(names.first) and _bracketed(names.second) and key(names.first) != key(names.second):
        return False
    coded = one.applicant_id != one.applicant and other.applicant_id != other.applicant
    return not coded or _within(_units(names.first), _units(names.second))


def _within(one: list[str], other: list[str]) -> bool:
    """Whether one list of units is the other with some left out."""
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return all(unit in rest for unit in shorter)


def _groups(pairs: Iterable[NamePair]) -> dict[str, str]:
    """Return name → the lowest of all names that are one with it."""
    lowest: dict[str, str] = {}
    for two in pairs:
        old = {lowest.get(two.first, two.first), lowest.get(two.second, two.second)}
        new = min(old)
        lowest |= {two.first: new, two.second: new}
        lowest |= {name: new for name, group in lowest.items() if group in old}
    return lowest


def _plain(text: str) -> str:
    return _INVISIBLE.sub("", folded(text))


def _bracketed(text: str) -> bool:
    return _BRACKETED.search(_plain(text)) is not None


def _unbracketed(text: str) -> str:
    return without_units(_BRACKETED.sub("", _plain(text)))


def _units(text: str) -> list[str]:
    return units(_plain(text))
