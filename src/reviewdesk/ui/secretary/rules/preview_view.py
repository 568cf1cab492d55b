"""The form as a reviewer sees it: points can be typed to try, and nothing is kept."""

from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from reviewdesk.desk.secretary.preview import Preview, preview
from reviewdesk.desk.secretary.rules import Rules
from reviewdesk.domain.draft import Edit
from reviewdesk.domain.plan.findings import Path
from reviewdesk.ui.desk.form import FormPanel
from reviewdesk.ui.parts import column, label, row
from reviewdesk.ui.speech import say
from reviewdesk.ui.theme import scaled

_WIDTH = 460
_CTRL = Qt.KeyboardModifier.ControlModifier
_OWN: Final = frozenset(
    {QKeyCombination(_CTRL, key).toCombined() for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)}
    | {QKeyCombination(Qt.Key.Key_Escape).toCombined()}
)
"""Save and next, and skip."""


class PreviewView(QWidget):
    """Made anew for every rubric; the draft lives and dies here."""

    def __init__(self) -> None:
        super().__init__()
        self.form = FormPanel()
        self.form.setFixedWidth(scaled(_WIDTH))
        self.form.edited.connect(self._try)
        self.form.save_and_next.connect(self._again)
        self.form.skip.connect(self._again)
        self._preview: Preview | None = None
        self._plan: object = None
        self._words = label("", "muted-base", wrap=True)
        self.setLayout(row(self.form, column(self._words, None), spacing=24))
        self.setFocusProxy(self.form)

    def show_track(self, rules: Rules, path: Path) -> None:
        """Show the form of a track; the marks tried before stay while the plan does."""
        if rules.plan is None:
            self.form.hide()
            self._preview, self._plan = None, None
            self._words.setText(say("The form can be shown once the plan has no problems."))
            return
        if self._plan == (rules.plan, path):
            return
        self._plan = (rules.plan, path)
        self._preview = preview(rules.plan, int(path[1]), say("An applicant"))
        self._words.setText(
            say("As a reviewer sees it. Type points to try; nothing is kept. Enter goes on to the next.")
        )
        self.form.show()
        self.form.show_form(self._preview.track, self._preview.form, self._preview.row)
        for one in self.form.findChildren(QWidget):
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the form's own keys inside it: here they save nothing and go to no next step."""
        if isinstance(event, QKeyEvent) and event.keyCombination().toCombined() in _OWN:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._again()
                return True
        return super().eventFilter(watched, event)

    def _again(self) -> None:
        """Begin with an empty form, as the next application would."""
        if self._preview is not None:
            self._preview = self._preview.emptied()
            self.form.show_form(self._preview.track, self._preview.form, self._preview.row)
            self.form.focus()

    def _try(self, edit: Edit) -> None:
        if self._preview is not None:
            self._preview = self._preview.tried(edit)
            self.form.show_line(self._preview.row)
