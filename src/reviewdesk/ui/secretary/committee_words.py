"""How seats, conflicts and suggestions are put into words and rows."""

from collections.abc import Mapping, Sequence
from typing import Final

from reviewdesk.desk.secretary.committee_editing import AddedSeat
from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Committee, Role, Seat
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.suggestions import Suggestion
from reviewdesk.errors.marker import N_
from reviewdesk.ui.rows_table import TableRow
from reviewdesk.ui.speech import say

ROLES: Final[Mapping[Role, str]] = {
    "reviewer": N_("Reviewer"),
    "spare": N_("Spare reviewer"),
    "chair": N_("Chair"),
    "witness": N_("Witness"),
    "reveal": N_("Reveal seat"),
    "secretary": N_("Secretary"),
}
_PURPOSES: Final[Mapping[Role, str]] = {
    "reviewer": "",
    "spare": N_("Added when sealing: a substitute's slip, in all tracks"),
    "chair": N_("Added when sealing: the desk that collects"),
    "witness": N_("Added when sealing: the second person of two"),
    "reveal": N_("Added when sealing: the envelope opened at the reveal"),
    "secretary": N_("Added when sealing: signs the review package"),
}
_RESERVES: Final[Mapping[Role, str]] = {
    "chair": N_("Added in reserve: for a lost chair's slip or a dead laptop"),
    "witness": N_("Added in reserve: for a lost witness's slip"),
    "reveal": N_("Added in reserve: for a lost reveal slip"),
}


def seat_row(seat: Seat, plan: Plan | None) -> TableRow:
    """Return a listed seat as a row; a name that is missing may come at sign-in."""
    name = seat.name or (say("(at sign-in)") if seat.role != "reveal" else "")
    eligible = say("may chair") if seat.role == "reviewer" and seat.chair_eligible else ""
    cells = (
        seat.id, name, say(ROLES[seat.role]), _tracks(seat, plan), seat.organisation, seat.title, seat.field,
        seat.region, eligible,
    )  # fmt: skip
    return TableRow(seat.id, cells)


def added_row(added: AddedSeat, plan: Plan | None) -> TableRow:
    """Return a seat that sealing adds as a grey row that says what it is for."""
    seat = added.seat
    words = say(_RESERVES.get(seat.role, _PURPOSES[seat.role]) if added.reserve else _PURPOSES[seat.role])
    cells = (seat.id, "", say(ROLES[seat.role]), _tracks(seat, plan), words, "", "", "", "")
    return TableRow(("added", seat.id), cells, "muted")


def conflict_rows(committee: Committee, applications: Sequence[Application]) -> list[TableRow]:
    """Return the known conflicts as rows."""
    names, seats = _names(applications), {seat.id: seat.name for seat in committee.seats}
    return [
        TableRow(
            (one.application, one.seat),
            (
                one.application,
                names.get(one.application, ""),
                f"{one.seat}  {seats.get(one.seat, '')}",
                one.reason,
            ),
        )
        for one in committee.conflicts
    ]


def suggestion_rows(
    found: Sequence[Suggestion], committee: Committee, applications: Sequence[Application]
) -> list[TableRow]:
    """Return the suggestions as rows, with what they rest on."""
    names, seats = _names(applications), {seat.id: seat.name for seat in committee.seats}
    return [
        TableRow(
            one,
            (
                f"{one.seat}  {seats.get(one.seat, '')}",
                f"{one.application}  {names.get(one.application, '')}",
                _ground(one),
            ),
        )
        for one in found
    ]


def _ground(one: Suggestion) -> str:
    sentences = {
        "organisation": N_("organisation {said} – {meets}"),
        "county": N_("region {said} – county {meets}"),
        "city": N_("region {said} – city {meets}"),
    }
    return say(sentences[one.ground], said=one.said, meets=one.meets)


def _names(applications: Sequence[Application]) -> dict[str, str]:
    return {one.id: one.applicant for one in applications}


def _tracks(seat: Seat, plan: Plan | None) -> str:
    names = {track.id: track.name for track in plan.tracks} if plan else {}
    if plan is not None and len(plan.tracks) > 1 and len(seat.tracks) == len(plan.tracks):
        return say("all tracks")
    return say(", ").join(names.get(track, track) for track in seat.tracks)
