"""Two questions choose the arrangement of a review session: how many computers, and who witnesses."""

from dataclasses import dataclass
from typing import Literal

from reviewdesk.domain.plan.values import Arrangement, Witness
from reviewdesk.intake.plan_editing import with_value

Computers = Literal["each", "one", "office"]
"""One per reviewer; one laptop in turn; only the office's machine, reviewers score on paper."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a new review session is asked."""

    computers: Computers
    witness: Witness


def arrangement(answers: Answers) -> Arrangement:
    """Return the arrangement; a supervisor and a computer for each reviewer make it strict."""
    if answers.computers == "one":
        return "one_laptop"
    if answers.computers == "office":
        return "paper"
    return "strict" if answers.witness == "supervisor" else "standard"


def arranged(plan_text: str, answers: Answers) -> str:
    """Return a plan's text with the arrangement and the witness that the answers ask for."""
    text = with_value(plan_text, ("review_session", "arrangement"), arrangement(answers))
    return with_value(text, ("review_session", "witness"), answers.witness)
