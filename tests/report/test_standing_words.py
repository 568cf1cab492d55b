"""How a title and an objection are said to stand."""

from courses import after, course, noticed, sustained
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.report.course_words import named, objection_state, title_state

KEY = (TrackId("t"), ApplicationId("A1"))


def test_how_far_a_title_has_come() -> None:
    assert title_state(course().titles[KEY], "en") == "no title"
    assert title_state(sustained(noticed(), "A1").titles[KEY], "en") == "removed after an objection"
    assert named(course(), *KEY) == "A1 样例A1"


def test_how_an_objection_stands() -> None:
    open_ = after(noticed(), "object", application="A1")
    assert objection_state(open_.objections[0], "en") == "not concluded"
    asked = after(open_, "object", application="A1", number=1, conclusion="sustained", effect="rereview")
    assert objection_state(asked.objections[0], "en") == "sustained; to be reviewed again"
    again = after(asked, "rereview", applications=["A1"], outcome="upheld")
    assert objection_state(again.objections[0], "en") == "sustained; place kept after the re-review"
