"""The vote stage of a plan: yes, no or nothing on every candidate, round by round."""

from PySide6.QtWidgets import QWidget

from reviewdesk.desk.chair.polls import needed, stage_so_far
from reviewdesk.desk.chair.settlement import Proposal, Settlement
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.stage_vote import stage_of
from reviewdesk.ui.chair.settling.ballot_box import BallotBox
from reviewdesk.ui.chair.settling.form import DecisionForm, applicants, voters
from reviewdesk.ui.chair.settling.vote_model import Question
from reviewdesk.ui.parts import column, label, surface
from reviewdesk.ui.speech import say


class StageForm(DecisionForm):
    """One round on the candidates of one track; a further round is a further vote."""

    def __init__(self, view: ChairView, found: Settlement, track: Track) -> None:
        super().__init__()
        self._track = track
        sheet, called = found.sheets[track.id], applicants(view)
        so_far = stage_so_far(view.plan, track, sheet, found.ranked[track.id], found.taken)
        standing = [name for group in so_far.standing for name in group]
        left = track.tiers[0].quota - sum(map(len, so_far.passed))
        stage = stage_of(view.plan)
        assert stage is not None
        self.box = BallotBox(
            Question(
                kind="stage",
                voters=voters(view, sheet),
                names={name: called[name] for name in standing},
                places=left,
                barred_from={name: frozenset(sheet.recused((name,))) for name in standing},
                paper_only=stage.secrecy == "secret",
            ),
            say("Candidates: {count}, places: {left}", count=len(standing), left=left),
        )
        self.box.edited.connect(self.edited)
        whole = len(sheet.panel)
        share = say("more than half") if stage.threshold == "half" else say("two thirds")
        rule = say(
            "A candidate passes with {share}: {needed} of {base} votes if all are here and nobody is "
            "recused. Read the result aloud before it is recorded.",
            share=share,
            base=whole,
            needed=needed(whole, stage.threshold),
        )
        most = say("Each member says yes to at most {left}.", left=left) if stage.max_yes == "quota" else ""
        said = column(self.box, label(f"{rule} {most}".strip(), "muted", wrap=True), spacing=4, margins=16)
        self.setLayout(column(surface(said, "card"), None, spacing=12))

    def problem(self) -> str:
        """Return whose vote is missing."""
        return self.box.problem()

    def proposal(self) -> Proposal:
        """Return the round."""
        return Proposal(motion={"motion": "stage", "track": self._track.id, **self.box.content()})

    def first_focus(self) -> QWidget:
        """Begin where votes are typed."""
        return self.box.first_focus()
