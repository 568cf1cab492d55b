"""The one question of a reviewer's desk: casting cannot be taken back."""

from PySide6.QtWidgets import QWidget

from reviewdesk.desk.reviewer.handing_in import Look, TrackLook
from reviewdesk.ui.dialog import Dialog
from reviewdesk.ui.parts import button, column, label, row
from reviewdesk.ui.speech import say


class ConfirmCast(Dialog):
    """Accepted only by the button that says what it does; the focus begins at the other one."""

    def __init__(self, look: Look, track: TrackLook, parent: QWidget) -> None:
        check, counts = track.check, track.check.counts
        title = say("Cast “{track}” for good?", track=check.name)
        super().__init__(title, width=460, parent=parent)
        self.cast_button = button(say("Cast for good"), "primary")
        self.back_button = button(say("Look again"))
        self.cast_button.clicked.connect(self.accept)
        self.back_button.clicked.connect(self.reject)
        numbers = [
            say("Round {round} of {rounds}", round=check.round, rounds=look.rounds)
            if look.rounds > 1
            else "",
            say("{scored} / {needed} scored", scored=counts.scored, needed=counts.needed),
            say("{count} recused", count=counts.recused) if counts.recused else "",
            say("{count} withdrawn", count=counts.withdrawn) if counts.withdrawn else "",
        ]
        self.setLayout(
            column(
                label(title, "title", wrap=True),
                label("   ".join(filter(None, numbers))),
                label(
                    say(
                        "This cannot be taken back: your scores are locked from then on, and you receive a "
                        "code for your ballot. Only chair and witness together can reopen it."
                    ),
                    wrap=True,
                ),
                8,
                row(None, self.back_button, self.cast_button, spacing=12),
                spacing=14,
                margins=24,
            )
        )
        self.back_button.setFocus()
