"""What became of a paper after one of its signatures: pages that show something else, marks, form fields.

Whether a change is lawful is pyHanko's to say; this says which it was, by comparing what pages and form are
now with what they were when that signature was made.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    Reference,
    StreamObject,
)
from pyhanko.pdf_utils.reader import PdfFileReader

from reviewdesk.domain import canonical

_AROUND: Final = frozenset({"/Parent", "/Annots", "/P"})
"""What something is part of, and what lies on a page and is compared by itself."""
_INHERITED: Final = ("/CropBox", "/MediaBox", "/Resources", "/Rotate")
"""What a page has of the nodes above it unless it has its own."""
Place = tuple[int, int]
"""Number and generation of an object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What was done after a signature.

    Attributes:
        pages: numbers of pages, as they count now, that show something else.
        moved: pages were added, taken out or moved.
        marked: numbers of pages on which annotations were added, changed or removed.
        fields: form fields other than signatures that were added, filled, changed or removed.
        signed: signature fields filled since; that alone is lawful.
    """

    pages: tuple[int, ...] = ()
    moved: bool = False
    marked: tuple[int, ...] = ()
    fields: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()


def changes_since(reader: PdfFileReader, revision: int) -> Changes:
    """Return what a paper shows otherwise than it did in a revision, the oldest being 0."""
    last = reader.total_revisions - 1
    if revision >= last:
        return Changes()
    before, now = _State(reader, revision), _State(reader, last)
    kept = [(number, page) for number, page in enumerate(now.pages, start=1) if page in before.pages]
    fields = [name for name in sorted({*before.fields, *now.fields}) if _differ(name, before, now)]
    return Changes(
        pages=tuple(number for number, page in kept if before.drawn(page) != now.drawn(page)),
        moved=now.pages != before.pages,
        marked=tuple(number for number, page in kept if before.marks(page) != now.marks(page)),
        fields=tuple(name for name in fields if name not in now.signatures),
        signed=tuple(name for name in fields if name in now.signatures),
    )


class _State:
    """A paper as it was in one revision."""

    def __init__(self, reader: PdfFileReader, revision: int) -> None:
        self._resolver = reader.get_historical_resolver(revision)
        self._known: dict[Place, str] = {}
        root = self._resolver.root
        found = list(_pages(root["/Pages"], {}))
        self.pages = [place for place, _ in found]
        self._above = dict(found)
        self.signatures: set[str] = set()
        self.fields: dict[str, str] = {}
        for reference in _entry(_entry(root, "/AcroForm", {}), "/Fields", ()):
            self._add_field(reference.get_object())

    def drawn(self, page: Place) -> str:
        """Return the digests of what a page draws and of all it draws with."""
        own, above = self._at(page), self._above[page]
        inherited = [
            f"{key} {self._digest(above[key])}" for key in _INHERITED if key in above.keys() - own.keys()
        ]
        return "\n".join([self._digest(own), *inherited])

    def marks(self, page: Place) -> set[str]:
        """Return the digests of the annotations on a page, fields for signatures aside."""
        listed = _entry(self._at(page), "/Annots", ())
        return {self._digest(one) for one in listed if not _is_signature(one.get_object())}

    def _at(self, place: Place) -> Any:
        return self._resolver(Reference(*place, self._resolver))

    def _add_field(self, field: Any) -> None:
        name = str(field["/T"])
        if _is_signature(field):
            self.signatures.add(name)
            self.fields[name] = self._digest(field.raw_get("/V")) if "/V" in field else ""
        else:
            self.fields[name] = self._digest(field)

    def _digest(self, found: PdfObject) -> str:
        if not isinstance(found, IndirectObject):
            return canonical.digest("\n".join(self._spelled(found)).encode())
        place = found.idnum, found.generation
        if place not in self._known:
            self._known[place] = ""
            self._known[place] = self._digest(self._at(place))
        return self._known[place]

    def _spelled(self, found: PdfObject) -> Iterator[str]:
        if isinstance(found, DictionaryObject):
            for key in sorted(found.keys() - _AROUND):
                yield f"{key} {self._digest(found.raw_get(key))}"
            yield canonical.digest(found.encoded_data) if isinstance(found, StreamObject) else "<<>>"
        elif isinstance(found, ArrayObject):
            yield from map(self._digest, found)
            yield "[]"
        else:
            written = BytesIO()
            found.write_to_stream(written)
            yield written.getvalue().hex()


def _differ(name: str, before: _State, now: _State) -> bool:
    return before.fields.get(name) != now.fields.get(name) and bool(
        before.fields.get(name) or now.fields.get(name)
    )


def _entry(held: Any, key: str, otherwise: Any) -> Any:
    """Return an entry, followed to what it refers to; `get` of the library does not follow."""
    try:
        return held[key]
    except KeyError:
        return otherwise


def _is_signature(field: Any) -> bool:
    return bool(_entry(field, "/FT", "") == "/Sig")


def _pages(node: Any, above: Mapping[str, PdfObject]) -> Iterator[tuple[Place, Mapping[str, PdfObject]]]:
    """Yield the pages below a node of the page tree, in order, with what they may inherit."""
    passed = {**above, **{key: node.raw_get(key) for key in _INHERITED if key in node}}
    for kid in node["/Kids"]:
        below = kid.get_object()
        if "/Kids" in below:
            yield from _pages(below, passed)
        else:
            yield (kid.idnum, kid.generation), passed
