"""Somebody who answers what the viewer wants."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewdesk.ui.dossier.layout import Place
from reviewdesk.ui.dossier.view import DossierView


@dataclass(frozen=True)
class Named:
    id: str
    name: str


@dataclass
class Desk:
    """Answers `wanted` from a table, and writes down what was wanted and where somebody rested."""

    view: DossierView
    files: dict[str, bytes] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    wanted: list[str] = field(default_factory=list)
    moved: list[tuple[str, Place]] = field(default_factory=list)

    def show(self, files: Mapping[str, bytes], current: str = "") -> None:
        self.files = dict(files)
        self.view.show_documents([Named(one, f"文件{one}") for one in files], current)

    def give(self, document: str) -> None:
        self.wanted.append(document)
        if document in self.files:
            self.view.show_bytes(document, self.files[document], self.places.get(document))
