"""The second half of the day at the real window: from the envelope to the archive."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from chair_hands import Hands, headers
from reviewdesk.ui.chair.ending.audit_panel import AuditPanel
from reviewdesk.ui.chair.ending.publish_panel import PublishPanel
from reviewdesk.ui.chair.ending.sign_panel import SignPanel
from reviewdesk.ui.chair.reveal.answer_dialog import AnswerDialog
from reviewdesk.ui.chair.reveal.panel import RevealPanel
from reviewdesk.ui.chair.settling.ballot_box import BallotBox
from reviewdesk.ui.chair.settling.change_form import ChangeForm
from reviewdesk.ui.chair.settling.changes import change
from reviewdesk.ui.chair.settling.panel import SettlePanel
from reviewdesk.ui.chair.settling.tie_form import TieForm
from reviewdesk.ui.speech import say
from sample_day import (
    Answered,
    Event,
    Explained,
    Finalised,
    LineVoted,
    Published,
    Ranked,
    Revealed,
    ScoreReplaced,
    Transcribed,
    Votes,
)
from sample_table import SampleTable
from window_way import ENTER, SPACE

ANSWERS = {"yes": "1", "no": "2", "abstain": "3"}


class AfterClose:
    """Reveal, votes and corrections, signatures, publishing."""

    def __init__(self, hands: Hands, table: SampleTable, published: Path) -> None:
        self.hands, self._table, self.witness = hands, table, table.code("witness")
        self._published = published

    def tell(self, event: Event) -> None:
        """Do what an event says."""
        match event:
            case Revealed():
                self._reveal(event)
            case Explained():
                self._explain(event)
            case Ranked():
                found = self.hands.step(RevealPanel)
                self.hands.agree(lambda: self.hands.push(found.rank_button), witness=self.witness)
            case Finalised():
                self.hands.step(AuditPanel)
                self.hands.agree(lambda: self.hands.ctrl(Qt.Key.Key_R), witness=self.witness)
            case Answered():
                self._answer(event)
            case Published():
                self._publish()
            case _:
                self._settle(event)

    def _reveal(self, event: Revealed) -> None:
        panel = self.hands.step(RevealPanel)
        codes = {"reveal": self._table.code("reveal"), "witness": self.witness}
        self.hands.agree(lambda: self.hands.push(panel.open_button), **codes)
        self.hands.wait(lambda: panel.model.rowCount() > 0)
        waiting = {(row.deviation.seat, row.deviation.application) for row in panel.model.rows if row.waits}
        assert waiting == set(event.waiting)

    def _explain(self, event: Explained) -> None:
        panel = self.hands.on_panel(RevealPanel)
        rows = [(str(row.deviation.seat), str(row.deviation.application)) for row in panel.model.rows]

        def propose() -> AnswerDialog:
            self.hands.cell(panel.table, rows.index((event.seat, event.application)), 0)
            self.hands.press(ENTER)
            self.hands.act(seat=self._table.code(event.seat))
            found = self.hands.dialog()
            assert isinstance(found, AnswerDialog)
            return found

        dialog = propose()
        if self.hands.is_new(dialog):
            self.hands.turn_back()
            dialog = propose()
        if event.words:
            self.hands.write(event.words)
        self.hands.push(dialog.explain if event.words else dialog.confirm)
        self.hands.back()

    def _settle(self, event: Event) -> None:
        match event:
            case LineVoted(_, _, ballots, reason):
                form = self._matter().form
                assert isinstance(form, TieForm)
                self._mark(form.box, ballots)
            case ScoreReplaced(seat, application, votes, reason):
                form = self._change("abnormal", flagged=(seat, application))
                assert form.box is not None
                self._say(form.box, votes)
            case Transcribed(seat, application, criterion, value, reason):
                form = self._change(
                    "transcription", application=(application,), seat=(seat,), criterion=(criterion,)
                )
                self.hands.tab_to(form.fields.parts["value"])
                self.hands.write(value)
            case _:
                raise AssertionError(event)
        panel = self.hands.on_panel(SettlePanel)
        self.hands.ctrl(Qt.Key.Key_P)
        self.hands.wait(panel.record.isEnabled)
        self.hands.agree(lambda: self.hands.ctrl(Qt.Key.Key_R), reason, witness=self.witness)

    def _matter(self, text: str = "") -> SettlePanel:
        """Go to the first line with this text, what is open before all, and from there into its form."""
        panel = self.hands.step(SettlePanel)
        lines = [panel.list.item(line) for line in range(panel.list.count())]
        matters = [n for n, one in enumerate(lines) if one.data(Qt.ItemDataRole.UserRole) is not None]
        self.hands.line(panel.list, next(n for n in matters if lines[n].text().startswith(text)))
        self.hands.press(ENTER)
        return panel

    def _change(self, name: str, **fields: Sequence[str]) -> ChangeForm:
        form = self._matter(say(change(name).name)).form
        assert isinstance(form, ChangeForm)
        for field, keys in fields.items():
            box = next(part for known, part in form.fields.parts.items() if known == field)
            assert isinstance(box, QComboBox)
            data = [box.itemData(place) for place in range(box.count())]
            self.hands.pick(box, box.itemText(data.index("\n".join(keys))))
        return form

    def _mark(self, box: BallotBox, ballots: Mapping[str, Sequence[str]]) -> None:
        """Mark names, or that somebody abstains, cell by cell."""
        model = box.names.model()
        tops = [text.split()[0] for text in headers(model, Qt.Orientation.Horizontal)]
        for row, names in enumerate(ballots.values()):
            for name in names:
                self.hands.cell(box.names, row, tops.index(name))
                self.hands.press(SPACE)
            if not names:
                self.hands.cell(box.names, row, len(tops) - 1)
                self.hands.press(SPACE)

    def _say(self, box: BallotBox, votes: Votes) -> None:
        self.hands.cell(box.names, 0, 1)
        for vote in votes.values():
            self.hands.write(ANSWERS[vote])

    def _answer(self, event: Answered) -> None:
        panel = self.hands.step(SignPanel)
        seats = [panel.list.item(line).text().split()[0] for line in range(panel.list.count())]
        self.hands.line(panel.list, seats.index(event.seat))
        self.hands.press(ENTER)
        silent = event.kind in ("deemed", "left")
        codes = {"witness": self.witness} if silent else {"seat": self._table.code(event.seat)}
        self.hands.agree(lambda: self.hands.push(panel.buttons[event.kind]), event.words, **codes)

    def _publish(self) -> None:
        panel = self.hands.step(PublishPanel)
        self.hands.ctrl(Qt.Key.Key_A)
        self.hands.write(str(self._published))
        self.hands.press(ENTER)
        self.hands.wait(panel.open.isVisible)
