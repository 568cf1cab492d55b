"""Carries scans of inked pages to the desk: chosen or dropped, shown, replaced, taken away."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import isValid

from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.scanning import attach, scan_bytes, take_away
from reviewdesk.domain.scans import Scan
from reviewdesk.ui.chair.act_dialog import Asked, Given
from reviewdesk.ui.chair.acting import propose
from reviewdesk.ui.chair.bench import ChairBench
from reviewdesk.ui.chair.ending.scan_card import scan_name
from reviewdesk.ui.chair.ending.scan_page import scan_paper
from reviewdesk.ui.chair.ending.sign_panel import SignPanel
from reviewdesk.ui.file_asking import ask_files
from reviewdesk.ui.speech import say


class ScanPresenter(QObject):
    """Child of the panel of the signing round."""

    def __init__(self, panel: SignPanel, bench: ChairBench) -> None:
        super().__init__(panel)
        self._panel, self._bench = panel, bench
        panel.attaching.connect(self._choose)
        panel.dropped.connect(self._attach)
        panel.scan_shown.connect(self._show)
        panel.scan_replaced.connect(self._replace)
        panel.scan_removed.connect(self._remove)

    def _choose(self, seat: str) -> None:
        title = say("Choose the scans of pages signed in ink")
        ask_files(self._panel, title, _kinds(), lambda files: self._attach(seat, files))

    def _attach(self, seat: str, files: Sequence[Path]) -> None:
        """Attach one after the other: each is a record of its own."""
        if not files:
            self._settled()
        elif isValid(self):
            self._bench.act_long(
                say("Looking at the scan"),
                0,
                lambda room, _: attach(room, files[0], seat=seat),
                lambda _: self._attach(seat, files[1:]),
            )

    def _show(self, scan: Scan) -> None:
        self._bench.ask(
            lambda room: scan_bytes(room, scan.number),
            lambda data: self._bench.papers.emit((scan_paper(scan, data),)),
        )

    def _replace(self, scan: Scan) -> None:
        def put(files: list[Path]) -> None:
            self._bench.act_long(
                say("Looking at the scan"),
                0,
                lambda room, _: attach(room, files[0], replaces=scan.number),
                lambda _: self._settled(),
            )

        title = say("Choose the scan that stands in for {name}", name=scan_name(scan))
        ask_files(self._panel, title, _kinds(), put)

    def _remove(self, scan: Scan) -> None:
        told = say(
            "{name} leaves the archive; that it was attached, and why it goes, stays in the record.",
            name=scan_name(scan),
        )
        asked = Asked(title=say("Take the scan away"), effects=(told,), reason=True, codes={})

        def act(room: Room, given: Given) -> tuple[Room, object]:
            return take_away(room, scan.number, given.reason)

        propose(self._bench, self._panel.window(), asked, act, lambda _: self._settled())

    def _settled(self) -> None:
        """Once the list shows what became of it, stay with the scans."""

        def focus(_: None) -> None:
            if isValid(self):
                self._panel.focus_scans()

        self._bench.ask(lambda _: None, focus)


def _kinds() -> str:
    return say("Scans") + " (*.pdf *.jpg *.jpeg *.png)"
