"""The one question before sealing: afterwards nothing but supplements."""

from PySide6.QtWidgets import QWidget

from reviewdesk.ui.dialog import Dialog
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.speech import say


class ConfirmSeal(Dialog):
    """Accepted only by the button that says what it does; the focus begins at the other one."""

    def __init__(self, said: str, parent: QWidget) -> None:
        title = say("Freeze and seal this review session?")
        super().__init__(title, width=480, parent=parent)
        self.seal_button = button(say("Freeze and seal"), "primary")
        self.back_button = button(say("Look again"))
        self.seal_button.clicked.connect(self.accept)
        self.back_button.clicked.connect(self.reject)
        self.setLayout(
            column(
                label(title, "title", wrap=True),
                label(said, wrap=True),
                label(
                    say(
                        "Register, dossiers, committee and plan are fixed from then on. What changes later "
                        "goes into a supplement. The codes are printed once and cannot be printed again."
                    ),
                    wrap=True,
                ),
                8,
                row(None, self.back_button, self.seal_button, spacing=12),
                spacing=14,
                margins=24,
            )
        )
        self.back_button.setFocus()
