"""Whose code an act of two persons asks for: the chair's desk is unlocked already, so the witness's alone."""

from reviewdesk.desk.chair.view import ChairView
from reviewdesk.ui.speech import say


def witness_codes(view: ChairView) -> dict[str, str]:
    """Return the field of the witness's code; none where the plan has no witness."""
    if view.plan.review_session.witness == "none":
        return {}
    return {"witness": say("Code of the witness")}
