"""The documents of one application as the viewer knows them, and the few whose bytes it keeps."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from reviewdesk.ui.dossier.layout import Place

KEPT_DOCUMENTS: Final = 4
KEPT_BYTES: Final = 96 * 2**20


class Named(Protocol):
    """A document as the viewer needs it."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102


class Spot(Protocol):
    """Where a document was open: as `layout.Place`."""

    @property
    def page(self) -> int: ...  # noqa: D102
    @property
    def zoom(self) -> float: ...  # noqa: D102
    @property
    def rotation(self) -> int: ...  # noqa: D102
    @property
    def down(self) -> float: ...  # noqa: D102


@dataclass(slots=True)
class Document:
    """One document: where the person is in it, and why it cannot be shown ("" = it can, so far).

    `key` is unlike that of any document shown before: two applications may call a document alike,
    and their pages must never be taken for each other's.
    """

    id: str
    name: str
    key: str
    place: Place = field(default_factory=Place)
    trouble: str = ""


class Shelf:
    """The documents, in the order of their tabs, and the bytes of those read last."""

    def __init__(self) -> None:
        self.documents: tuple[Document, ...] = ()
        self._bytes: OrderedDict[str, bytes] = OrderedDict()
        self._filled = 0

    def fill(self, documents: Sequence[Named]) -> None:
        """Take other documents, and forget all of the last ones."""
        self._filled += 1
        self._bytes.clear()
        self.documents = tuple(Document(one.id, one.name, f"{self._filled}/{one.id}") for one in documents)

    def find(self, document: str) -> Document | None:
        """Return the document with this id."""
        return next((one for one in self.documents if one.id == document), None)

    def number(self, document: str) -> int:
        """Return which document has this id, the first if none has."""
        return next((at for at, one in enumerate(self.documents) if one.id == document), 0)

    def keep(self, document: str, data: bytes) -> None:
        """Keep the bytes of a document, and forget those of the longest unread."""
        self.forget(document)
        self._bytes[document] = data
        while len(self._bytes) > 1 and not self._fits():
            self._bytes.popitem(last=False)

    def bytes(self, document: str) -> bytes | None:
        """Return the bytes of a document, if they are still kept."""
        if document in self._bytes:
            self._bytes.move_to_end(document)
        return self._bytes.get(document)

    def forget(self, document: str) -> None:
        """Forget the bytes of a document."""
        self._bytes.pop(document, None)

    def _fits(self) -> bool:
        return len(self._bytes) <= KEPT_DOCUMENTS and sum(map(len, self._bytes.values())) <= KEPT_BYTES
