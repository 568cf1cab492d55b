"""Who must be at the table before anything is moved: counted for the whole committee and per track."""

from collections.abc import Collection
from dataclasses import dataclass

from reviewdesk.desk.chair.motions import share_of
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.domain.names import TrackId


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """Presence in the committee, or in one panel.

    Attributes:
        track: None for the whole committee.
        needed: how many must be present.
        minimum: how large the plan wants the panel; 0 for the whole committee.
        odd: whether the plan wants an odd number of members.
    """

    track: TrackId | None
    name: str
    present: int
    members: int
    needed: int
    minimum: int = 0
    odd: bool = False

    @property
    def reached(self) -> bool:
        """Whether enough are present."""
        return self.present >= self.needed

    @property
    def large(self) -> bool:
        """Whether the panel has as many members as the plan wants."""
        return self.members >= self.minimum

    @property
    def lawful(self) -> bool:
        """Whether its number of members is odd where the plan wants that."""
        return not self.odd or self.members % 2 == 1


def quorums(view: ChairView, present: Collection[str]) -> tuple[Quorum, ...]:
    """Return the committee's quorum, then each track's, with these members present."""
    needs = view.plan.committee
    ids = {seat.id for seat in view.members}
    whole = Quorum(
        track=None,
        name="",
        present=len(ids & set(present)),
        members=len(ids),
        needed=share_of(needs.quorum, len(ids)),
    )
    found = [whole]
    for track in view.plan.tracks:
        panel = {seat.id for seat in view.members if track.id in seat.tracks}
        found.append(
            Quorum(
                track=track.id,
                name=track.name,
                present=len(panel & set(present)),
                members=len(panel),
                needed=share_of(needs.quorum, len(panel)),
                minimum=needs.minimum,
                odd=needs.odd,
            )
        )
    return tuple(found)
