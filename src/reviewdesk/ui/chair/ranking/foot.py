"""Four numbers under a ranking, each with one plain sentence; the rest of the diagnostics is a click away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel

from reviewdesk.desk.chair.diagnosing import Diagnosis, Gap
from reviewdesk.ui.chair.ranking.figures import points_text, ratio_text
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_PLAIN, _ROOMY = 100, 130
"""Size of text in percent beyond which the sentences only come when one points at a number."""
Facts = tuple[str, str, str]


class FootCard(QFrame):
    """Signals: the diagnostics are wanted."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._parts = [
            (label("", "muted", wrap=True), label("", "strong"), label("", "muted", wrap=True))
            for _ in range(4)
        ]
        self._low = False
        self.open = button(say("Diagnostics"), "quiet", shortcut="F7")
        self.open.clicked.connect(self.wanted)
        line = row(spacing=24, margins=(16, 10, 16, 10))
        for parts in self._parts:
            line.addLayout(column(*parts, None, spacing=2), 1)
        line.addLayout(column(self.open, None))
        self.setLayout(line)

    @property
    def labels(self) -> tuple[tuple[QLabel, QLabel, QLabel], ...]:
        """Return title, number and sentence of each of the four."""
        return tuple(self._parts)

    def squeeze(self, low: bool) -> None:
        """Leave the numbers to the diagnostics where there is no height for them."""
        self._low = low
        for parts in self._parts:
            for part in parts[:2]:
                part.setHidden(low)
            parts[2].setHidden(low or scaled(_PLAIN) > _ROOMY)

    def show_facts(self, found: Diagnosis | None, *, waits: bool = False) -> None:
        """Show the numbers; dots while they are worked out, a dash where nobody has asked yet."""
        unknown = "…" if waits else "–"
        four = facts(found) if found is not None else tuple((title, unknown, "") for title in _titles())
        for parts, texts in zip(self._parts, four, strict=True):
            for part, text in zip(parts, texts, strict=True):
                part.setText(text)
            parts[1].setToolTip(texts[2])
            parts[1].setAccessibleDescription(texts[2])
        self.squeeze(self._low)


def facts(found: Diagnosis) -> tuple[Facts, ...]:
    """Return the four facts: title, number, sentence."""
    return (_left_out(found), _mean(found), _gap(found, found.gap), _agreement(found))


def _titles() -> tuple[str, ...]:
    return (
        say("Without any one reviewer"),
        say("Plain mean instead"),
        say("Gap at the line"),
        say("Agreement W"),
    )


def _left_out(found: Diagnosis) -> Facts:
    changing, panel = len(found.changing), len(found.without)
    if changing:
        said = say("Without one of {count} reviewers another would be listed.", count=changing)
    else:
        said = say("No single reviewer decides who is listed.")
    return _titles()[0], say("List changes: {count} / {panel}", count=changing, panel=panel), said


def _mean(found: Diagnosis) -> Facts:
    changes = found.methods["mean"].changes
    number = say("List changes") if changes else say("List stays")
    return _titles()[1], number, say("What the plain mean would make of it; the plan's rule decides.")


def _gap(found: Diagnosis, gap: Gap | None) -> Facts:
    if gap is None:
        return _titles()[2], "–", say("No line parts listed and not listed.")
    title = say("Gap between places {upper} and {lower}", upper=gap.places[0], lower=gap.places[1])
    number = say("{points} points", points=points_text(found.view.track, gap.points))
    if gap.flip is None:
        return title, number, say("No change of one ballot turns them round.")
    by = points_text(found.view.track, abs(gap.flip.points))
    return title, number, say("One ballot changed by {points} turns them round.", points=by)


def _agreement(found: Diagnosis) -> Facts:
    number = "–" if found.concordance is None else ratio_text(found.concordance.w)
    return _titles()[3], number, say("1: everybody has the same order. It does not say the order is right.")
