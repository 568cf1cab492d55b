"""The two forms of the ledger: an objection as it came, and its conclusion."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from reviewdesk.desk.spoken_chain import ObjectionRow
from reviewdesk.desk.staff.drafting import ObjectionOrder
from reviewdesk.domain.addenda.course import Key, Objection
from reviewdesk.ui.form_dialog import FormDialog
from reviewdesk.ui.parts import label, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.staff.fields import DayField, Fields

Named = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ConclusionWords:
    """How conclusions and their effects are called."""

    conclusions: Named
    effects: Named


class NewObjectionDialog(FormDialog):
    """Asks for everything about an objection that came in."""

    def __init__(self, number: int, senders: Named, applications: Named, parent: QWidget) -> None:
        title = say("New objection")
        subject = say("Objection {number}", number=number)
        super().__init__(title, subject, verb=say("Sign…"), width=640, parent=parent)
        self.fields = Fields()
        self.fields.day("received", say("Received on"), date.today())
        self.fields.choice("sender", say("How it came"), senders)
        self.application = self.fields.choice("key", say("Whom it concerns"), applications)
        self.fields.line("who", say("Raised by"))
        self.fields.line("contact", say("How to reach them"))
        self.fields.area("ground", say("Ground"), lines=3)
        self.fields.area("evidence", say("Evidence"), lines=2)
        self.fields.line("handler", say("Handled by"))
        self.lay_out([self.fields])
        self.fields.parts["received"].setFocus()

    @property
    def order(self) -> ObjectionOrder:
        """Return what stands in the fields."""
        values = self.fields.values()
        track, application = key_of(values.pop("key"))
        return ObjectionOrder(**values, application=application, track=track)


class ConcludeDialog(FormDialog):
    """Asks how an objection was concluded, and what follows."""

    def __init__(self, held: Objection, told: ObjectionRow, named: ConclusionWords, parent: QWidget) -> None:
        title = say("Conclude objection {number}", number=held.number)
        super().__init__(title, title, verb=say("Sign…"), width=640, parent=parent)
        self._objection = held
        self.fields = Fields()
        self.conclusion = self.fields.choice("conclusion", say("Conclusion"), named.conclusions)
        self.effect = self.fields.choice("effect", say("What follows"), named.effects)
        self.fields.area("words", say("Finding"), lines=3)
        self.fields.line("handler", say("Handled by"), told.handler)
        self.replied = QCheckBox(say("Replied on"))
        self.day = DayField(date.today())
        self.day.setAccessibleName(say("Replied on"))
        self.day.setEnabled(False)
        self.replied.toggled.connect(self.day.setEnabled)
        self.conclusion.currentIndexChanged.connect(lambda _: self._follow())
        self._follow()
        self.lay_out(
            [
                label(f"{told.against}\n{told.ground}", "muted-base", wrap=True),
                self.fields,
                row(self.replied, self.day, None),
            ]
        )
        self.conclusion.setFocus()

    @property
    def order(self) -> ObjectionOrder:
        """Return what stands in the fields."""
        held = self._objection
        return ObjectionOrder(
            **self.fields.values(),
            number=held.number,
            received=held.received,
            sender=held.sender,
            application=held.application,
            track=held.track,
            replied=self.day.day if self.replied.isChecked() else None,
        )

    def _follow(self) -> None:
        """Nothing follows from an objection that is not sustained."""
        sustained = self.conclusion.currentData() == "sustained"
        self.effect.setEnabled(sustained)
        wanted = "removed" if sustained else "none"
        self.effect.setCurrentIndex(self.effect.findData(wanted))


def key_text(key: Key) -> str:
    """Return a key as a list keeps it."""
    return "\n".join(key)


def key_of(text: str) -> tuple[str, str]:
    """Return track and application of a line."""
    track, _, application = text.partition("\n")
    return track, application
