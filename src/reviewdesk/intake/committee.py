"""The committee as the office lists it: seats with their tracks, and the conflicts known beforehand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, get_args

from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Committee, Conflict, Role, Seat
from reviewdesk.domain.names import SEAT_OR_TRACK, ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import Problem, Problems
from reviewdesk.intake.cells import id_text, yes_or_no
from reviewdesk.intake.committee_rows import Written, committee_rows, conflict_rows

ROLES: Final = {
    "评委": "reviewer",
    "专家": "reviewer",
    "评审专家": "reviewer",
    "组长": "chair",
    "监督": "witness",
    "监督人员": "witness",
    "开封": "reveal",
    "公布": "reveal",
    "工作人员": "secretary",
    "备用": "spare",
    "备用席": "spare",
} | {role: role for role in get_args(Role)}
_SEPARATORS: Final = re.compile(r"[,;，；、\s]+")


def read_committee(path: Path, plan: Plan, applications: Sequence[Application] = ()) -> Committee:
    """Return the whole committee; seats of the office that the file leaves out are added.

    Args:
        path: toml or a spreadsheet.
        plan: names the tracks, and whether a witness sits at the table.
        applications: what the conflicts in the file may speak of.

    Raises:
        Problems: "committee-problems" with the place of everything wrong, or as `committee_rows`.
    """
    listed = read_listed(path, plan, applications)
    return replace(listed, seats=completed(listed.seats, plan))


def read_listed(path: Path, plan: Plan, applications: Sequence[Application] = ()) -> Committee:
    """Return the seats and conflicts that a file lists, nothing added; raises as `read_committee`."""
    seats, written = committee_rows(path)
    problems: list[Problem] = []
    found = _seats(seats, plan, problems)
    if not any(seat.role == "reviewer" for seat in found) and not problems:
        problems.append(Problem("committee-no-reviewer", {"place": path.name}))
    conflicts = _conflicts(written, found, applications, problems)
    if problems:
        raise Problems("committee-problems", problems, file=path.name)
    return Committee(found, conflicts)


def read_seats(path: Path, plan: Plan) -> tuple[Seat, ...]:
    """Return the seats of a file alone, nothing added: what a supplement brings.

    Raises:
        Problems: "committee-problems", or as `committee_rows`.
    """
    problems: list[Problem] = []
    found = _seats(committee_rows(path)[0], plan, problems)
    if problems:
        raise Problems("committee-problems", problems, file=path.name)
    return found


def read_conflicts(
    path: Path, committee: Committee, applications: Sequence[Application]
) -> tuple[Conflict, ...]:
    """Return the known conflicts of a file of their own, in order of seat and application.

    Raises:
        Problems: "conflicts-problems" with the place of everything wrong, or as `conflict_rows`.
    """
    problems: list[Problem] = []
    found = _conflicts(conflict_rows(path), committee.seats, applications, problems)
    if problems:
        raise Problems("conflicts-problems", problems, file=path.name)
    return found


def _seats(rows: Iterable[Written], plan: Plan, problems: list[Problem]) -> tuple[Seat, ...]:
    found: dict[str, Seat] = {}
    for row in rows:
        seat = _seat(row, plan, problems)
        if seat.id in found:
            problems.append(row.problem("committee-seat-twice", "seat"))
        found.setdefault(seat.id, seat)
    return tuple(found.values())


def _seat(row: Written, plan: Plan, problems: list[Problem]) -> Seat:
    values = row.values
    id_ = id_text(values.get("seat", ""))
    if not SEAT_OR_TRACK.fullmatch(id_):
        problems.append(row.problem("committee-seat-id", "seat"))
    role = _role(row, problems)
    eligible = yes_or_no(values.get("chair_eligible", "yes"))
    if eligible is None:
        problems.append(row.problem("committee-yes-or-no", "chair_eligible"))
    return Seat(
        id=SeatId(id_),
        role=role,
        tracks=_tracks(row, role, plan, problems),
        chair_eligible=bool(eligible),
        **{key: values.get(key, "") for key in ("name", "organisation", "title", "field", "region", "phone")},
    )


def _role(row: Written, problems: list[Problem]) -> Role:
    written = id_text(row.values.get("role", "reviewer")).casefold()
    known: tuple[Role, ...] = get_args(Role)
    for role in known:
        if ROLES.get(written) == role:
            return role
    problems.append(row.problem("committee-role", "role"))
    return "reviewer"


def _tracks(row: Written, role: Role, plan: Plan, problems: list[Problem]) -> tuple[TrackId, ...]:
    meanings = {word: track.id for track in plan.tracks for word in (track.id, track.name)}
    written = row.values.get("tracks", "")
    if role not in ("reviewer", "spare"):
        if written:
            problems.append(row.problem("committee-tracks-not-here", "tracks", role=role))
        return ()
    words = [written] if written in meanings else [word for word in _SEPARATORS.split(written) if word]
    known = ", ".join(f"{track.name} ({track.id})" for track in plan.tracks)
    problems += [
        row.problem("committee-track", "tracks", word=word, known=known)
        for word in words
        if word not in meanings
    ]
    if not words and role == "reviewer":
        problems.append(row.problem("committee-no-track", "tracks", known=known))
    named = {meanings[word] for word in words if word in meanings} if words else set(meanings.values())
    return tuple(track.id for track in plan.tracks if track.id in named)


def completed(seats: tuple[Seat, ...], plan: Plan) -> tuple[Seat, ...]:
    """Return seats with those that every review session has; an office may list the experts alone."""
    needed: tuple[Role, ...] = ("secretary", "chair")
    if plan.review_session.witness != "none":
        needed = (*needed, "witness", "reveal")
    missing = [role for role in needed if all(seat.role != role for seat in seats)]
    return (*seats, *(Seat(id=SeatId(role), role=role, chair_eligible=False) for role in missing))


def _conflicts(
    rows: Iterable[Written],
    seats: Iterable[Seat],
    applications: Sequence[Application],
    problems: list[Problem],
) -> tuple[Conflict, ...]:
    reviewers = {seat.id: seat for seat in seats if seat.role in ("reviewer", "spare")}
    named = {seat.name: seat.id for seat in reviewers.values() if seat.name}
    known = {application.id for application in applications}
    found: dict[tuple[str, str], Conflict] = {}
    for row in rows:
        written = row.values.get("seat", "")
        seat = SeatId(named.get(written, id_text(written)))
        application = ApplicationId(id_text(row.values.get("application", "")))
        if seat not in reviewers:
            problems.append(row.problem("conflicts-seat", "seat"))
        if application not in known:
            problems.append(row.problem("conflicts-application", "application"))
        if not row.values.get("reason"):
            problems.append(row.problem("conflicts-reason", "reason"))
        if (seat, application) in found:
            problems.append(row.problem("conflicts-twice", "seat", application=application))
        found[seat, application] = Conflict(application, seat, row.values.get("reason", ""))
    return tuple(found[key] for key in sorted(found))
