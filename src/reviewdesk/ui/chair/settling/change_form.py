"""One of the lawful changes as a form: what it is for, its fields, and the vote it rests on."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewdesk.desk.chair.polls import barred, majority_of, needed
from reviewdesk.desk.chair.settlement import Proposal, Settlement
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.ui.chair.settling.ballot_box import BallotBox
from reviewdesk.ui.chair.settling.changes import Change
from reviewdesk.ui.chair.settling.fields import Fields
from reviewdesk.ui.chair.settling.form import DecisionForm, voters
from reviewdesk.ui.chair.settling.vote_model import Question
from reviewdesk.ui.parts import column, label, leave_drops, surface
from reviewdesk.ui.speech import say


class ChangeForm(DecisionForm):
    """Fields, and below them the vote where one is needed."""

    def __init__(self, view: ChairView, found: Settlement, change: Change, given: Mapping[str, str]) -> None:
        super().__init__()
        self._view, self._found, self._change = view, found, change
        self.fields = Fields(view, found, change, given)
        self.fields.edited.connect(self._refit)
        self.box: BallotBox | None = None
        self._asked: tuple[Question, object] | None = None
        head = column(label(say(change.what), "muted-base", wrap=True), self.fields, spacing=12, margins=16)
        self._body: QVBoxLayout = column(surface(head, "card"), spacing=12)
        self._held: QWidget | None = None
        self.setLayout(self._body)
        self._body.addStretch(1)
        self._refit()

    def problem(self) -> str:
        """Return which field or vote is missing."""
        return self.fields.problem() or ("" if self.box is None else self.box.problem())

    def proposal(self) -> Proposal:
        """Return the vote, the change it allows, or the change alone."""
        values = self.fields.values()
        motion = {} if self.box is None else {**self._change.motion, **values, **self.box.content()}
        data = {**self._change.data, **values} if self._change.kind else {}
        return Proposal(motion=motion, kind=self._change.kind, data=data)

    def first_focus(self) -> QWidget:
        """Begin at the first field."""
        return next(iter(self.fields.parts.values()))

    def _refit(self) -> None:
        """Ask for the vote anew when it is about something else; a corrected value keeps what was typed."""
        question = self._question()
        values = self.fields.values()
        about = [values.get(key) for key in ("track", "application", "seat", "criterion", "tier")]
        if question is not None and (question, about) != self._asked:
            self._ask(question)
        self._asked = None if question is None else (question, about)
        self.edited.emit()

    def _question(self) -> Question | None:
        track = self.fields.track()
        if not self._change.motion or track is None:
            return None
        sheet = self._found.sheets[track.id]
        touched = barred(sheet, self.fields.values())
        return Question(kind="answers", voters=voters(self._view, sheet), barred=frozenset(touched))

    def _ask(self, question: Question) -> None:
        old = self._held
        self.box = BallotBox(question, say("The vote it rests on") if self._change.kind else say("Vote"))
        self.box.edited.connect(self.edited)
        said = column(self.box, label(self._rule(question), "muted", wrap=True), spacing=4, margins=16)
        self._held = surface(said, "card")
        leave_drops(self._held)
        self._body.insertWidget(1, self._held)
        if old is not None:
            self._body.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _rule(self, question: Question) -> str:
        track = self.fields.track()
        if track is None:
            return ""
        majority, rules = majority_of(track, self._change.motion), track.rules.vote
        whole = len(question.voters)
        base = whole - len(question.barred) if rules.base == "present_minus_recused" else whole
        share = say("more than half") if majority == "half" else say("two thirds")
        return say(
            "Carried with {share} of {base}: {needed} votes if all are here. Members recused from the "
            "application have no vote. Read the result aloud before it is recorded.",
            share=share,
            base=base,
            needed=needed(base, majority),
        )
