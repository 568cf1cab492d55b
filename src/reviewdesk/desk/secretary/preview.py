"""A reviewer's form for a made-up application, so that the office sees what it asks of the reviewers."""

from dataclasses import dataclass, replace

from reviewdesk.desk.reviewer.sheets import Form, Row, edited, row_of
from reviewdesk.desk.reviewer.view import TrackView
from reviewdesk.domain.application import Application
from reviewdesk.domain.draft import DraftRow, Edit
from reviewdesk.domain.marks import decimal_text
from reviewdesk.domain.names import ApplicantId, ApplicationId
from reviewdesk.domain.plan.values import Plan


@dataclass(frozen=True, slots=True)
class Preview:
    """One form with what was tried in it; nothing of it is kept anywhere."""

    track: TrackView
    form: Form

    @property
    def row(self) -> Row:
        """Return the line of the list it would make."""
        return row_of(self.track.track, self.form)

    def tried(self, edit: Edit) -> "Preview":
        """Return the same with one mark or word typed in."""
        return replace(self, form=edited(self.form, edit))

    def emptied(self) -> "Preview":
        """Return the same with nothing typed in."""
        return replace(self, form=replace(self.form, draft=DraftRow()))


def preview(plan: Plan, track: int, applicant: str) -> Preview:
    """Return the form of one track; declared figures just reach their minimum, objective values are half."""
    found = plan.tracks[track]
    application = Application(
        id=ApplicationId("A001"),
        track=found.id,
        applicant=applicant,
        applicant_id=ApplicantId("A001"),
        declared={one.id: one.minimum or one.maximum or 0 for one in found.requirements},
        preferences=tuple(one.id for one in found.preferences),
        objective={c.id: decimal_text(c.max / 2) for c in found.criteria if c.mode == "objective"},
    )
    view = TrackView(
        track=found, round=1, rounds=plan.stages[0].rounds, cast=False, applications=(application.id,)
    )
    return Preview(view, Form(application=application, draft=DraftRow()))
