"""What the list says about one application, to the eye and to a screen reader."""

from reviewdesk.desk.reviewer.sheets import Row
from reviewdesk.ui.speech import say


def standing(row: Row) -> str:
    """Return the state of a row in words; "" where the mark beside it says enough."""
    if row.state == "recused":
        return say("Recused")
    if row.state == "withdrawn":
        return by_notice(row.notice)
    if row.state == "partial":
        return say("{entered}/{needed} marked", entered=row.entered, needed=row.needed)
    if "reason" in row.wanting:
        return say("reason missing")
    if "comment" in row.wanting:
        return say("comment missing")
    return say("look again") if "confirm" in row.wanting else ""


def by_notice(number: str) -> str:
    """Return how a row says that the chair, or a supplement, withdrew it."""
    return say("By notice W{number}", number=number) if number else say("Withdrawn")


def second_line(row: Row) -> str:
    """Return number and state."""
    words = standing(row)
    return f"{row.application} · {words}" if words else row.application


def spoken(row: Row) -> str:
    """Return the whole row as a sentence for a screen reader."""
    words = standing(row)
    if not words:
        words = say("scored, {total}", total=row.total) if row.state == "scored" else say("not scored yet")
    return f"{row.applicant}, {row.application}, {words}"
