"""A viewer with somebody who answers what it wants."""

from collections.abc import Callable, Iterator, Mapping

import pytest
from pytestqt.qtbot import QtBot

import pdf_samples
from dossier_desk import Desk
from reviewdesk.ui.dossier.reader import Reader
from reviewdesk.ui.dossier.view import DossierView


@pytest.fixture
def reader(qtbot: QtBot) -> Iterator[Reader]:
    made = Reader(page_seconds=1.5)
    yield made
    made.stop()


@pytest.fixture
def desk(qtbot: QtBot, reader: Reader) -> Iterator[Desk]:
    view = DossierView(reader=reader)
    qtbot.addWidget(view)
    made = Desk(view)
    view.wanted.connect(made.give)
    view.moved.connect(lambda *place: made.moved.append(place))
    view.resize(698, 660)
    view.show()
    yield made
    view.stop()


@pytest.fixture
def opened(desk: Desk, qtbot: QtBot) -> Callable[..., None]:
    """Show documents and wait until the pages of the current one are there."""

    def show(files: Mapping[str, bytes] | None = None, current: str = "") -> None:
        desk.show(files or {"a": pdf_samples.good(12), "b": pdf_samples.good(3)}, current)
        qtbot.waitUntil(lambda: desk.view.pages.pages > 0, timeout=20_000)

    return show
