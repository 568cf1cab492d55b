"""Which application and which document a file is, told by the names of the file and of its folders alone."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.place_names import folded
from reviewdesk.domain.plan.values import Document, Plan
from reviewdesk.intake.applicant_names import ApplicantNames, Ids

_CELL_PARTS: Final = re.compile(r"[;；,，、\n]+")
_NONE: Final[Ids] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What the names say of one file.

    Attributes:
        application, document: what it is, "" where that cannot be told.
        how: what named the application, "" where nothing did.
        several: more than one application is named.
    """

    path: Path
    application: str = ""
    document: str = ""
    how: Literal["", "id", "name", "column"] = ""
    several: bool = False


class Matching:
    """Knows the applications and the documents of their tracks; asked file by file."""

    def __init__(self, applications: Sequence[Application], plan: Plan, column: str = "") -> None:
        """Prepare to match.

        Args:
            applications: the register.
            plan: names the documents.
            column: a further column of the register whose cells name a file or folder, or "".
        """
        self._track = {a.id: a.track for a in applications}
        self._documents = {track.id: track.documents for track in plan.tracks}
        self._tracks = {folded(word): track.id for track in plan.tracks for word in (track.id, track.name)}
        self._ids = {folded(a.id): a.id for a in applications}
        self._id_lengths = sorted({len(id_) for id_ in self._ids}, reverse=True)
        self._names = ApplicantNames(applications)
        self._cells = _cells(applications, column)
        words = {folded(d.name) for track in plan.tracks for d in track.documents}
        self._words = sorted(words, key=len, reverse=True)
        self._of_folder = lru_cache(maxsize=4096)(self._named)

    def match(self, path: Path, root: Path) -> Match:
        """Return what a file below the folder `root` is; the folder's own name counts too."""
        folders = (root.name, *path.parent.relative_to(root).parts)
        return self._matched(path, tuple(folded(name) for name in reversed(folders)))

    def match_alone(self, path: Path) -> Match:
        """Return what a file is by its own name."""
        return self._matched(path, ())

    def _matched(self, path: Path, folders: tuple[str, ...]) -> Match:
        stem = folded(path.stem)
        for how, owners in self._owners(path, stem, folders):
            if owners:
                found = self._in_track(owners, folders)
                if len(found) > 1:
                    return Match(path=path, how=how, several=True)
                (owner,) = found
                return Match(
                    path=path, application=owner, document=self._document(owner, stem, folders), how=how
                )
        return Match(path=path)

    def _owners(
        self, path: Path, stem: str, folders: tuple[str, ...]
    ) -> Iterable[tuple[Literal["id", "name", "column"], Ids]]:
        yield "column", self._in_cells(path, stem, folders)
        yield "id", self._by_ids(stem, folders)
        near = next((found for name in folders if (found := self._of_folder(name))), _NONE)
        own = self._named(stem)
        yield "name", near & own or own or near

    def _in_cells(self, path: Path, stem: str, folders: tuple[str, ...]) -> Ids:
        if not self._cells:
            return _NONE
        file = folded(path.name)
        below = ["/".join(reversed(folders[:count])) for count in range(1, len(folders) + 1)]
        for word in (*(f"{one}/{file}" for one in reversed(below)), file, stem, *reversed(below), *folders):
            if found := self._cells.get(word):
                return found
        return _NONE

    def _by_ids(self, stem: str, folders: tuple[str, ...]) -> Ids:
        """The folder next to the file that names one, and the file where it names another."""
        near = next((found for name in folders if (found := self._ids_in(name))), _NONE)
        own = self._ids_in(stem)
        if near and all(id_.isdigit() for id_ in own):
            return near
        return near | own

    def _ids_in(self, name: str) -> Ids:
        found: set[ApplicationId] = set()
        start = 0
        while start < len(name):
            id_ = self._id_at(name, start)
            if id_:
                found.add(self._ids[id_])
            start += len(id_) or 1
        return frozenset(found)

    def _id_at(self, name: str, start: int) -> str:
        if start and _joined(name[start - 1]):
            return ""
        for length in self._id_lengths:
            end = start + length
            word = name[start:end]
            whole = end >= len(name) or not _joined(name[end])
            # Inside a name a bare number is as likely a date or a count.
            if whole and word in self._ids and (start == 0 or not word.isdigit()):
                return word
        return ""

    def _named(self, name: str) -> Ids:
        for word in self._words:
            name = name.replace(word, " ")
        return self._names.within(name)

    def _in_track(self, owners: Ids, folders: tuple[str, ...]) -> Ids:
        """Narrow by a folder that is called like a track."""
        if len(owners) > 1:
            for name in folders:
                track = self._tracks.get(name)
                inside = frozenset(id_ for id_ in owners if self._track[id_] == track)
                if inside:
                    return inside
        return owners

    def _document(self, owner: ApplicationId, stem: str, folders: tuple[str, ...]) -> str:
        documents = self._documents.get(self._track[owner], ())
        for name in (stem, *folders):
            if found := _document_in(name, documents):
                return found
        return documents[0].id if len(documents) == 1 else ""


def _document_in(name: str, documents: Sequence[Document]) -> str:
    """Return the document a name speaks of; of several, the one with the longest word, if it is one."""
    words = [(word, d.id) for d in documents for word in (folded(d.id), folded(d.name))]
    for word, id_ in words:
        if name == word:
            return id_
    inside = [(word, id_) for word, id_ in words if _stands_in(word, name)]
    longest = [
        (word, id_) for word, id_ in inside if not any(word != other and word in other for other, _ in inside)
    ]
    found = {id_ for _, id_ in longest}
    return found.pop() if len(found) == 1 else ""


def _stands_in(word: str, name: str) -> bool:
    at = name.find(word)
    while at >= 0:
        end = at + len(word)
        before = at > 0 and _joined(name[at - 1]) and _joined(word[0])
        after = end < len(name) and _joined(name[end]) and _joined(word[-1])
        if not before and not after:
            return True
        at = name.find(word, at + 1)
    return False


def _joined(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _cells(applications: Iterable[Application], column: str) -> Mapping[str, Ids]:
    found: dict[str, set[ApplicationId]] = defaultdict(set)
    for application in applications:
        for part in _CELL_PARTS.split(application.further.get(column, "")):
            word = folded(part).replace("\\", "/").strip("/")
            if word:
                found[word].add(application.id)
    return {word: frozenset(ids) for word, ids in found.items()}
