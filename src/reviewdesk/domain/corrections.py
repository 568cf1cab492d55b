"""The lawful changes, each a function from sheet to sheet; what was cast stays in the ballot."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from reviewdesk.domain.abnormal import directions
from reviewdesk.domain.decisions import Decision
from reviewdesk.domain.marks import Rubric, mark
from reviewdesk.domain.merge import faults, tallies
from reviewdesk.domain.names import ApplicationId, CriterionId, SeatId, TrackId
from reviewdesk.domain.plan.values import Plan, Track
from reviewdesk.domain.sheet import Row, Sheet
from reviewdesk.domain.votes import Electorate, carried
from reviewdesk.errors import ReviewDeskError

Sheets = dict[TrackId, Sheet]


def amended(plan: Plan, sheets: Sheets, decision: Decision, before: Sequence[Decision]) -> Sheets:
    """Return the sheets once a decision is in force.

    Args:
        plan: whose rules count the votes.
        sheets: of every track.
        decision: the one to apply; lots and votes on lines change no sheet.
        before: the decisions taken before it, for the vote it rests on.

    Raises:
        ReviewDeskError: "decision-…" when it names nothing that exists, or lacks a carried vote.
    """
    tracks = _tracks(plan, sheets, decision)
    change = _CHANGES.get((decision.kind, decision.text("motion") or decision.text("correction")))
    if change is None:
        return sheets
    found = dict(sheets)
    for track in tracks:
        sheet = found[track.id]
        if _allowed(track, sheet, decision, before):
            found[track.id] = change(Rubric(track), sheet, decision)
    return found


def _tracks(plan: Plan, sheets: Sheets, decision: Decision) -> list[Track]:
    keys = ("application", "track", "seat", "tier")
    application, track_id, seat, tier = (decision.text(key) for key in keys)
    found = [
        track
        for track in plan.tracks
        if (not track_id or track.id == track_id)
        and (not application or application in sheets[track.id].applications)
        and (not seat or seat in sheets[track.id].seats)
        and (not tier or any(held.id == tier for held in track.tiers))
    ]
    if not found:
        everyone = [track for track in plan.tracks if track.id == track_id] or plan.tracks
        known = any(application in sheets[track.id].applications for track in everyone)
        named = tier or (seat if known and seat else application) or seat or track_id
        raise ReviewDeskError("decision-names-nothing", kind=decision.kind, name=named)
    return found


def _allowed(track: Track, sheet: Sheet, decision: Decision, before: Sequence[Decision]) -> bool:
    if decision.kind == "vote":
        return decision.text("motion") == "gate" or carries(track, sheet, decision)
    needed = decision.kind == "correct" and decision.text("correction") in MOTIONS
    if not needed and not decision.text("vote") and not (decision.kind == "void" and decision.revealed):
        return True
    motion = "void" if decision.kind == "void" else MOTIONS.get(decision.text("correction"), "")
    for vote in before:
        if vote.kind == "vote" and vote.text("id") == decision.text("vote"):
            same = vote.text("motion") == motion or not motion
            touches = all(vote.text(k) in ("", decision.text(k)) for k in ("application", "seat"))
            if same and touches and carries(track, sheet, vote):
                return True
    raise ReviewDeskError("decision-without-vote", kind=decision.kind, vote=decision.text("vote"))


def carries(track: Track, sheet: Sheet, vote: Decision) -> bool:
    """Return whether a yes-or-no motion passed; members it touches have no vote."""
    application = vote.text("application")
    touched = (ApplicationId(application),) if application else ()
    return carried(vote, Electorate(sheet.panel, sheet.recused(touched)), track.rules.vote.base)


def _withdraw(rubric: Rubric, sheet: Sheet, decision: Decision) -> Sheet:
    return replace(sheet, withdrawn=sheet.withdrawn | {_application(decision)})


def _void(rubric: Rubric, sheet: Sheet, decision: Decision) -> Sheet:
    seat = SeatId(decision.text("seat"))
    if not decision.text("application"):
        rows = {held: own for held, own in sheet.rows.items() if held != seat}
        states = {held: own for held, own in sheet.states.items() if held != seat}
        return replace(sheet, seats={**sheet.seats, seat: "void"}, rows=rows, states=states)
    return void_row(sheet, seat, _application(decision))


def void_row(sheet: Sheet, seat: SeatId, application: ApplicationId) -> Sheet:
    """Return the sheet with one seat's marks for one application void."""
    rows = {a: row for a, row in sheet.rows.get(seat, {}).items() if a != application}
    states = {**sheet.states.get(seat, {}), application: "void"}
    return replace(
        sheet,
        rows={**sheet.rows, seat: rows},
        states={**sheet.states, seat: states},
        replaced={cell: row for cell, row in sheet.replaced.items() if cell != (seat, application)},
    )


def _mark(rubric: Rubric, sheet: Sheet, decision: Decision) -> Sheet:
    seat, application, value = SeatId(decision.text("seat")), _application(decision), decision.text("value")
    position, row = _cell(rubric, sheet, decision)
    mark(rubric.scored[position], value)
    rows: Mapping[ApplicationId, Row] = {
        **sheet.rows[seat],
        application: (*row[:position], value, *row[position + 1 :]),
    }
    return replace(sheet, rows={**sheet.rows, seat: rows}, corrected=sheet.corrected | {application})


def _range(rubric: Rubric, sheet: Sheet, decision: Decision) -> Sheet:
    """Only a typed sheet can hold a mark out of range; a ballot was checked before it was cast."""
    _, row = _cell(rubric, sheet, decision)
    typed = sheet.seats[SeatId(decision.text("seat"))] == "typed"
    if not typed or decision.text("criterion") not in {bad[0] for bad in faults(rubric, row)}:
        raise ReviewDeskError("decision-not-out-of-range", **{k: decision.text(k) for k in _CELL})
    return _mark(rubric, sheet, decision)


def _objective(rubric: Rubric, sheet: Sheet, decision: Decision) -> Sheet:
    application, criterion = _application(decision), CriterionId(decision.text("criterion"))
    ruled = {c.id: c for c in rubric.objective}
    if criterion not in ruled:
        raise ReviewDeskError("decision-names-nothing", kind=decision.kind, name=criterion)
    mark(ruled[criterion], decision.text("value"))
    values = {**sheet.objective.get(application, {}), criterion: decision.text("value")}
    return replace(
        sheet,
        objective={**sheet.objective, application: values},
        revalued=sheet.revalued | {application},
    )


def _abnormal(rubric: Rubric, sheet: Sheet, decision: Decision) -> Sheet:
    """Replace a score by the mean of the others, per criterion, from original marks only."""
    seat, application = SeatId(decision.text("seat")), _application(decision)
    rows = {held: own[application] for held, own in sheet.rows.items() if application in own}
    others = [row for held, row in sorted(rows.items()) if held != seat and None not in row]
    if seat not in rows or not others or application in sheet.withdrawn:
        raise ReviewDeskError("decision-names-nothing", kind=decision.kind, name=seat)
    if not _is_flagged(rubric, sheet, seat, application):
        raise ReviewDeskError("decision-not-abnormal", seat=seat, application=application)
    means = tuple(
        sum((_points(rubric, i, row) for row in others), Fraction(0)) / len(others)
        if i not in rubric.gates
        else rows[seat][i]
        for i in range(len(rubric.scored))
    )
    return replace(sheet, replaced={**sheet.replaced, (seat, application): means})


def _is_flagged(rubric: Rubric, sheet: Sheet, seat: SeatId, application: ApplicationId) -> bool:
    rows = {held: {a: r for a, r in own.items() if a == application} for held, own in sheet.rows.items()}
    tally = tallies(rubric, replace(sheet, applications=(application,), rows=rows))[application]
    return any(tally.reviewers[position] == seat for position, _ in directions(rubric, tally))


def _eligibility(rubric: Rubric, sheet: Sheet, decision: Decision) -> Sheet:
    application = {_application(decision)}
    passes = decision.text("value") == "pass"
    return replace(
        sheet, ineligible=sheet.ineligible - application if passes else sheet.ineligible | application
    )


def _gate(rubric: Rubric, sheet: Sheet, decision: Decision) -> Sheet:
    cell = (_application(decision), CriterionId(decision.text("criterion")))
    if all(rubric.scored[i].id != cell[1] for i in rubric.gates):
        raise ReviewDeskError("decision-names-nothing", kind=decision.kind, name=cell[1])
    passes = carries(rubric.track, sheet, decision)
    return replace(sheet, voted_gates={**sheet.voted_gates, cell: passes})


def _cell(rubric: Rubric, sheet: Sheet, decision: Decision) -> tuple[int, Row]:
    ids = [c.id for c in rubric.scored]
    row = sheet.rows.get(SeatId(decision.text("seat")), {}).get(_application(decision))
    if decision.text("criterion") not in ids or row is None:
        raise ReviewDeskError("decision-names-nothing", kind=decision.kind, name=decision.text("criterion"))
    return ids.index(CriterionId(decision.text("criterion"))), row


def _points(rubric: Rubric, position: int, row: Row) -> Fraction:
    return mark(rubric.scored[position], str(row[position]))


def _application(decision: Decision) -> ApplicationId:
    return ApplicationId(decision.text("application"))


MOTIONS: Final[Mapping[str, str]] = {
    "objective": "objective",
    "abnormal": "abnormal",
    "eligibility": "eligibility",
}
"""Corrections that need a carried vote, and its motion."""
_CELL: Final = ("seat", "application", "criterion")
_Change = Callable[[Rubric, Sheet, Decision], Sheet]
_CHANGES: Final[Mapping[tuple[str, str], _Change]] = {
    ("withdraw", ""): _withdraw,
    ("void", ""): _void,
    ("correct", "transcription"): _mark,
    ("correct", "range"): _range,
    ("correct", "objective"): _objective,
    ("correct", "abnormal"): _abnormal,
    ("correct", "eligibility"): _eligibility,
    ("vote", "objective"): _objective,
    ("vote", "gate"): _gate,
}
