"""The declaration of recusal on paper: every application in the tracks, and room to say which and why."""

from reviewdesk.report.blanks.frame import CELL, LINE, SIGNED, begin, facts, signed
from reviewdesk.report.blanks.values import Blanks
from reviewdesk.report.leaf import BODY, HEAD, SMALL
from reviewdesk.report.page import Draft
from reviewdesk.report.table import Column, Row, Table, set_table, start_height
from reviewdesk.words import translator


def set_declaration(draft: Draft, blanks: Blanks) -> None:
    """Set the sheet of one member; it is copied for the others."""
    say = translator(blanks.language)
    begin(draft, blanks, say("Declaration of recusals"))
    facts(draft, (say("Name"), say("Organisation"), say("Title")))
    draft.gap(6)
    draft.paragraph(
        say(
            "I have compared the list of applicants. Between me and them there is "
            "□ nothing that calls for recusal □ what calls for recusal as follows."
        ),
        BODY,
    )
    reasons = (f"{number}. {reason}" for number, reason in enumerate(blanks.plan.recusal.reasons, start=1))
    draft.paragraph(say("Reasons, by number: {reasons}").format(reasons=say("; ").join(reasons)), SMALL)
    for track in blanks.plan.tracks:
        columns = (
            Column(say("Number"), "center"),
            Column(say("Applicant"), least=180, weight=2),
            Column(say("Recusal"), "center"),
            Column(say("Reason"), least=110),
        )
        rows = [Row((one.id, one.applicant, "□", ""), height=22) for one in blanks.of_track(track.id)]
        table = Table(columns, tuple(rows), CELL)
        last = track.id == blanks.plan.tracks[-1].id
        draft.paragraph(track.name, HEAD, below=start_height(draft, table))
        set_table(draft, table, below=SIGNED + LINE.leading + 6 if last else 0.0)
        draft.gap(6)
    draft.paragraph(say("An application without a mark is scored by me."), LINE)
    signed(draft, (say("Signature"), say("Date")))
