import pytest

from reviewdesk import words
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import Digest
from reviewdesk.domain.order import Course, check_order, course
from reviewdesk.errors import ReviewDeskError


def entries(*kinds: str, **data: object) -> tuple[Entry, ...]:
    return tuple(
        Entry(index=n, kind=kind, at="2014-07-25T00:00:00Z", data=data, head=Digest("0" * 64))
        for n, kind in enumerate(kinds, start=1)
    )


WHOLE = (
    "open people elect adopt withdraw received refused absent reopen replaced adjourn resume typed void "
    "close reveal explain overrule ranking vote lot correct withdraw audit finalise sign deemed left "
    "publish refinalise correct finalise sign publish"
)


def test_a_whole_review_session_in_order_is_lawful() -> None:
    reached = check_order(entries(*WHOLE.split()))
    assert reached == Course(
        ballots=True, closed=True, revealed=True, ranked=True, finalised=2, published=True
    )
    assert reached.frozen
    assert course(entries(*WHOLE.split())) == reached


@pytest.mark.parametrize(
    ("before", "kind", "code"),
    [
        ("received", "adopt", "order-adopt-late"),
        ("typed", "adopt", "order-adopt-late"),
        ("close", "adopt", "order-adopt-late"),
        ("adjourn", "received", "order-adjourned"),
        ("", "resume", "order-not-adjourned"),
        ("close", "received", "order-after-close"),
        ("close", "refused", "order-after-close"),
        ("close", "absent", "order-after-close"),
        ("close", "reopen", "order-after-close"),
        ("close", "replaced", "order-after-close"),
        ("close", "typed", "order-after-close"),
        ("close", "close", "order-close-twice"),
        ("", "reveal", "order-before-close"),
        ("close reveal", "reveal", "order-reveal-twice"),
        ("close", "explain", "order-before-reveal"),
        ("close", "ranking", "order-before-reveal"),
        ("close reveal ranking", "ranking", "order-ranking-twice"),
        ("close reveal ranking", "explain", "order-ranking-done"),
        ("close reveal ranking", "overrule", "order-ranking-done"),
        ("close reveal", "vote", "order-before-ranking"),
        ("close reveal", "correct", "order-before-ranking"),
        ("close", "lot", "order-before-reveal"),
        ("close reveal", "finalise", "order-before-ranking"),
        ("close", "void", "order-before-reveal"),
        ("close reveal ranking", "void", "order-void-needs-vote"),
        ("close reveal ranking", "sign", "order-before-finalise"),
        ("close reveal ranking", "publish", "order-before-finalise"),
        ("close reveal ranking", "refinalise", "order-before-finalise"),
        ("close reveal ranking finalise", "finalise", "order-finalise-twice"),
        ("close reveal ranking finalise", "vote", "order-frozen"),
        ("close reveal ranking finalise", "void", "order-frozen"),
        ("close reveal ranking finalise", "withdraw", "order-frozen"),
        ("close", "elect", "order-after-close"),
        ("close reveal ranking", "elect", "order-after-close"),
        ("close reveal ranking finalise", "adjourn", "order-frozen"),
        ("close reveal ranking finalise refinalise", "sign", "order-before-finalise"),
        ("", "dance", "order-unknown-kind"),
    ],
)
def test_what_comes_out_of_order_is_refused_with_its_own_sentence(before: str, kind: str, code: str) -> None:
    with pytest.raises(ReviewDeskError) as caught:
        course(entries(*before.split())).permit(kind, {})
    assert caught.value.code == code
    assert words.sentence(caught.value, "en").endswith(".")


def test_the_first_unlawful_entry_of_a_log_is_named() -> None:
    with pytest.raises(ReviewDeskError) as caught:
        check_order(entries("received", "close", "received", "received"))
    assert caught.value.data["index"] == 3


def test_a_void_after_the_ranking_needs_a_vote() -> None:
    reached = course(entries("close", "reveal", "ranking"))
    reached.permit("void", {"vote": "v1"})


def test_an_unreadable_ballot_is_void_and_typed_between_the_two_stages() -> None:
    reached = course(entries("close", "reveal"))
    reached.permit("void", {"unreadable": "0" * 64})
    reached.permit("typed", {"unreadable": "0" * 64})


def test_no_typed_sheet_enters_once_the_ranking_is_built() -> None:
    with pytest.raises(ReviewDeskError, match="order-ranking-typed"):
        course(entries("close", "reveal", "ranking")).permit("typed", {"unreadable": "0" * 64})


def test_a_void_needs_no_vote_before_the_close() -> None:
    course(entries("received")).permit("void", {})
