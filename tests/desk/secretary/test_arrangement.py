import pytest

from reviewdesk.desk.plans import new_plan
from reviewdesk.desk.secretary.arrangement import Answers, Computers, arranged, arrangement
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Arrangement, Witness


@pytest.mark.parametrize(
    ("computers", "witness", "expected"),
    [
        ("each", "supervisor", "strict"),
        ("each", "member", "standard"),
        ("each", "none", "standard"),
        ("one", "supervisor", "one_laptop"),
        ("one", "none", "one_laptop"),
        ("office", "supervisor", "paper"),
        ("office", "member", "paper"),
    ],
)
def test_two_answers_choose_the_arrangement(
    computers: Computers, witness: Witness, expected: Arrangement
) -> None:
    answers = Answers(computers, witness)
    assert arrangement(answers) == expected
    session = read_plan(arranged(new_plan("research-fund"), answers)).review_session
    assert (session.arrangement, session.witness) == (expected, witness)
