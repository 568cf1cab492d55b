"""The records that followed an archive, one under another, each with its papers a key away."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.spoken_chain import RecordRow, records
from reviewdesk.ui.parts import button, column, hairline, label, row
from reviewdesk.ui.speech import language, say


class RecordList(QWidget):
    """Signals: the papers of a record are wanted, by its number."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._body = column(spacing=10)
        self._held: QWidget | None = None
        self.setLayout(self._body)

    def show_chain(self, chain: Chain, kinds: Collection[str] = ()) -> int:
        """Show the records of these kinds, or all; return how many there are."""
        rows = [one for one in records(chain.course, language()) if not kinds or one.kind in kinds]
        held = QWidget()
        lines = column(spacing=10)
        for place, one in enumerate(rows):
            if place:
                lines.addWidget(hairline())
            lines.addWidget(self._entry(one, chain.papers.get(one.number, {})))
        held.setLayout(lines)
        if self._held is not None:
            self._held.setParent(None)
            self._held.deleteLater()
        self._held = held
        self._body.addWidget(held)
        self.setVisible(bool(rows))
        return len(rows)

    def _entry(self, one: RecordRow, papers: Mapping[str, bytes]) -> QWidget:
        made = QWidget()
        text = say("{number}. {what}: {how}", number=one.number, what=one.what, how=one.how)
        body = column(label(text, wrap=True), spacing=2)
        foot: Sequence[QWidget | None] = [label(say("signed on {day}", day=one.day), "muted"), None]
        if any(path.endswith(".pdf") for path in papers):
            show = button(say("Papers…"), "quiet", tip=say("Papers of record {number}", number=one.number))
            show.clicked.connect(lambda: self.wanted.emit(one.number))
            foot = [*foot, show]
        body.addLayout(row(*foot))
        made.setLayout(body)
        return made
