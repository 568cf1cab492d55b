"""What the records after a review are called, line by line."""

from courses import after, noticed
from reviewdesk.report.course_words import happened


def test_an_objection_that_came_late_is_called_so() -> None:
    early = after(noticed(), "object", application="A1", received="2014-08-06")
    late = after(noticed(), "object", application="A1", received="2014-08-14", late=True)
    assert happened(early, early.addenda[-1], "en").endswith("received 2014-08-06")
    assert happened(late, late.addenda[-1], "en").endswith("received 2014-08-14, late")
    assert happened(late, late.addenda[-1], "zh_CN").endswith("2014-08-14 收到，逾期")
