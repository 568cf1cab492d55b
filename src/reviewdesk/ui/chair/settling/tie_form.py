"""A tie: the declared chain link by link with the values that decided, then the plan's end rule."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from reviewdesk.desk import spoken
from reviewdesk.desk.chair.polls import line_so_far, needed, places_tied_for
from reviewdesk.desk.chair.settlement import Outlook, Proposal, Settlement
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.result import Alarm, RankedApplication
from reviewdesk.ui.chair.settling.ballot_box import BallotBox, merged
from reviewdesk.ui.chair.settling.form import DecisionForm, applicants, voters
from reviewdesk.ui.chair.settling.vote_model import Question
from reviewdesk.ui.parts import column, label, leave_drops, surface
from reviewdesk.ui.speech import language, say
from reviewdesk.ui.theme import scaled


class TieForm(DecisionForm):
    """A tie of one track, settled by a named vote in rounds, or by ten dice."""

    def __init__(self, view: ChairView, found: Settlement, track: Track, alarm: Alarm) -> None:
        super().__init__()
        self._view, self._found, self._track, self._alarm = view, found, track, alarm
        self._sheet = found.sheets[track.id]
        self._boxes: list[BallotBox] = []
        self.dice: QLineEdit | None = None
        self._said = label("", wrap=True)
        self._body: QVBoxLayout = column(surface(self._chain(), "card"), self._said, None, spacing=12)
        so_far = line_so_far(track, self._sheet, alarm, found.taken)
        rules = track.rules
        if rules.end_rule == "vote" and not so_far.over:
            self._ask_vote(list(so_far.rest), so_far.left, so_far.rounds + 1)
        elif "lot" in (rules.end_rule, rules.end_rule_after_vote):
            self._ask_dice()
        self.setLayout(self._body)

    @property
    def box(self) -> BallotBox:
        """Return the round that is being typed in."""
        return self._boxes[-1]

    def problem(self) -> str:
        """Return what is missing of this round, or of the dice."""
        if self.dice is not None:
            digits = "".join(self.dice.text().split())
            whole = len(digits) == 10 and set(digits) <= set("123456")
            return "" if whole else say("Type the ten dice as they were read aloud: ten digits from 1 to 6.")
        return self.box.problem() if self._boxes else say("The plan settles this tie by itself.")

    def proposal(self) -> Proposal:
        """Return the vote with all its rounds, or the dice."""
        where = {"track": self._track.id, "tier": self._alarm.boundary}
        if self.dice is not None:
            return Proposal(kind="lot", data={**where, "digits": "".join(self.dice.text().split())})
        rounds = merged([box.content() for box in self._boxes])
        return Proposal(motion={"motion": "line", **where, **rounds})

    def show_outlook(self, outlook: Outlook) -> bool:
        """Say who is in; where places are left and a round may follow, ask for it."""
        line = None if outlook.poll is None else outlook.poll.line
        if line is None or line.over:
            return True
        self.box.freeze()
        called = applicants(self._view)
        elected = say(", ").join(called[name] for name in line.elected) or say("nobody yet")
        rest = say(", ").join(called[name] for name in line.rest)
        self._said.setText(
            say("In: {elected}. Still tied for {left}: {rest}.", elected=elected, left=line.left, rest=rest)
        )
        self._ask_vote(list(line.rest), line.left, line.rounds + 1)
        self.box.first_focus().setFocus()
        return False

    def first_focus(self) -> QWidget:
        """Begin at the dice or the votes."""
        return self.dice or (self.box.first_focus() if self._boxes else self)

    @property
    def reasoned(self) -> bool:
        """A lot needs no words."""
        return self.dice is None

    def _ask_vote(self, names: list[str], places: int, number: int) -> None:
        called = applicants(self._view)
        question = Question(
            kind="names",
            voters=voters(self._view, self._sheet),
            names={name: called[name] for name in names},
            places=1 if self._alarm.kind == "tie_in_tier" else places,
            barred=frozenset(self._sheet.recused(self._alarm.applications)),
        )
        rules = self._track.rules.vote
        title = say("Round {number} of at most {most}", number=number, most=rules.max_rounds)
        box = BallotBox(question, title)
        box.edited.connect(self.edited)
        self._boxes.append(box)
        words = column(box, label(self._rule(question), "muted", wrap=True), spacing=4, margins=16)
        place = self._body.indexOf(self._said) + (1 if len(self._boxes) > 1 else 0)
        card = surface(words, "card")
        leave_drops(card)
        self._body.insertWidget(place, card)

    def _rule(self, question: Question) -> str:
        rules = self._track.rules.vote
        whole = len(question.voters)
        base = whole - len(question.barred) if rules.base == "present_minus_recused" else whole
        share = say("more than half") if rules.majority == "half" else say("two thirds")
        return say(
            "Each paper marks exactly {places} of the names, or abstains. In with {share} of {base}: "
            "{needed} votes if all are here. Read the result aloud before it is recorded.",
            places=question.places,
            share=share,
            base=base,
            needed=needed(base, rules.majority),
        )

    def _ask_dice(self) -> None:
        self.dice = QLineEdit()
        self.dice.setProperty("kind", "code")
        self.dice.setPlaceholderText("123456 1234")
        self.dice.setAccessibleName(say("Ten dice"))
        self.dice.textEdited.connect(self.edited)
        words = say(
            "Ten dice, read aloud and typed as they lie. The order is computed only after chair and witness "
            "have attested the digits, so that nobody can choose them."
        )
        body = column(label(say("Lot"), "strong"), label(words, wrap=True), self.dice, spacing=8, margins=16)
        self._body.insertWidget(self._body.indexOf(self._said), surface(body, "card"))

    def _chain(self) -> QVBoxLayout:
        tied = [row for row in self._found.result.track(self._track.id).ranking if self._is_tied(row)]
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(24))
        grid.setVerticalSpacing(scaled(6))
        called = applicants(self._view)
        for place, row in enumerate(tied, start=1):
            grid.addWidget(label(called[row.application], "strong"), 0, place, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label(row.published or "—"), 1, place, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(label(say("Published score"), "muted-base"), 1, 0)
        links = [] if not tied else [link.link for link in tied[0].tie_break]
        for line, name in enumerate(links, start=2):
            grid.addWidget(label(spoken.link(name, self._track, language()), "muted-base"), line, 0)
            for place, row in enumerate(tied, start=1):
                value = label(spoken.readable(row.tie_break[line - 2].value))
                grid.addWidget(value, line, place, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(len(tied) + 1, 1)
        told = say("Equal to the end of the chain. Places left: {left}.", left=places_tied_for(self._alarm))
        return column(
            grid,
            label(told, "muted-base", wrap=True),
            spacing=12,
            margins=16,
        )

    def _is_tied(self, row: RankedApplication) -> bool:
        return row.application in self._alarm.applications
