"""An applicant as the names of files and folders call it: with and without 省, 市, 县, 区."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.place_names import folded, without_end, without_front

_BETWEEN: Final = re.compile(r"[\s_.,;:()\[\]{}<>《》【】、。,·—–+&#@0-9-]+")
_SHORTEST: Final = 2


Ids = frozenset[ApplicationId]


class ApplicantNames:
    """Finds applicants in the names of files and folders."""

    def __init__(self, applications: Iterable[Application]) -> None:
        wholes, near, far = _Table(), _Table(), _Table()
        for application in applications:
            name = folded(application.applicant)
            wholes.add([name], application.id)
            near.add([name, without_end(name)], application.id)
            far.add(_shortened(name), application.id)
        self._wholes, self._near, self._far = wholes.found, near.found, far.found
        self._lengths = sorted({len(name) for name in self._wholes}, reverse=True)

    def within(self, text: str) -> Ids:
        """Return the applications whose applicant a name, already plain, speaks of.

        A name that only agrees once something was cut off in front of both is another one: 甲市第一医院
        is not 乙市第一医院.
        """
        if contained := self._contained(text):
            return contained
        words = filter(None, _BETWEEN.split(text))
        return frozenset(id_ for word in words for id_ in self._called(word))

    def _contained(self, text: str) -> Ids:
        """The longest names that stand whole in the text."""
        found: set[ApplicationId] = set()
        start = 0
        while start < len(text):
            length = next((n for n in self._lengths if text[start : start + n] in self._wholes), 0)
            if length:
                found |= self._wholes[text[start : start + length]]
            start += length or 1
        return frozenset(found)

    def _called(self, word: str) -> Ids:
        for name in (word, without_end(word)):
            if found := self._near.get(name) or self._far.get(name):
                return found
        near = (self._near.get(name) for name in _shortened(word))
        return next((found for found in near if found), frozenset())


class _Table:
    """Name → the applications whose applicant is called so."""

    def __init__(self) -> None:
        self._found: dict[str, set[ApplicationId]] = defaultdict(set)

    def add(self, names: Iterable[str], id_: ApplicationId) -> None:
        for name in names:
            if len(name) >= _SHORTEST:
                self._found[name].add(id_)

    @property
    def found(self) -> Mapping[str, Ids]:
        return {name: frozenset(ids) for name, ids in self._found.items()}


def _shortened(name: str) -> list[str]:
    """The name without what stands in front, each with and without its own end."""
    return [one for inner in without_front(name) for one in (inner, without_end(inner))]
