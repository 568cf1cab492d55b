"""What an amended plan may not touch, how far a recusal reaches, and where an archive keeps a typed sheet."""

from dataclasses import replace

from plan_texts import SMALL
from reviewdesk.domain.amendment import fixed_by_notice
from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicantId, ApplicationId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import RecusalRules
from reviewdesk.domain.recusal import reach
from reviewdesk.sealed.archive import typed_path


def applied(number: str, track: str, applicant: str) -> Application:
    return Application(
        id=ApplicationId(number),
        track=TrackId(track),
        applicant=applicant,
        applicant_id=ApplicantId(applicant),
    )


def test_another_set_of_tracks_is_no_amendment() -> None:
    plan = read_plan(SMALL)
    renamed = replace(plan.tracks[0], id=TrackId("elsewhere"))
    assert fixed_by_notice(plan, replace(plan, tracks=(renamed,))) == ("track",)
    assert fixed_by_notice(plan, plan) == ()


def test_recusal_reaches_the_applicant_or_the_whole_track() -> None:
    rows = [
        applied("A1", "a", "x"),
        applied("A2", "a", "y"),
        applied("B1", "b", "x"),
        applied("C1", "c", "z"),
    ]
    named = [ApplicationId("A1")]
    assert reach(RecusalRules("application", ()), named, rows) == {"A1", "B1"}
    assert reach(RecusalRules("track", ()), named, rows) == {"A1", "A2", "B1"}


def test_a_typed_sheet_has_its_place() -> None:
    assert typed_path("r1", "a", 2) == "typed/r1-a-2.json"
