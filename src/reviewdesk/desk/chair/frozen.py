"""What finalising froze, for those who read it without printing or signing anything."""

from collections.abc import Mapping

from reviewdesk.desk.chair.room import Room
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store import chair_papers

RECORD, RESULT, PACKET = "record.json", "result.json", "packet.pdf"


def frozen(room: Room) -> Mapping[str, bytes]:
    """Return the papers of the latest finalisation.

    Raises:
        ReviewDeskError: "order-before-finalise".
    """
    if not room.course.finalised:
        raise ReviewDeskError("order-before-finalise")
    return chair_papers.kept(room.workspace, room.course.finalised)
