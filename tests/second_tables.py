"""Random plans, tables of marks and decisions, and what both programs make of them."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import verify_archive as second

from reviewdesk.domain.conclude import conclude
from reviewdesk.domain.decisions import decision_file
from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.normal import normalised
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.result import result_json
from reviewdesk.domain.sheet import NO_CLOSE, Sheet, TrialTable
from reviewdesk.errors import ReviewDeskError
from second_plans import plan_text, sheet_of

Decision = dict[str, Any]


@dataclass
class Table:
    """A plan with marks, and the decisions taken on them so far."""

    plan: Plan
    sheets: dict[TrackId, Sheet]
    decisions: list[Decision]

    def ours(self) -> dict[str, Any]:
        """Return what the program makes of it, every decision taken after the reveal."""
        taken = tuple(replace(d, revealed=True) for d in decision_file({"decision": self.decisions}))
        result = conclude(self.plan, (), TrialTable(self.sheets), taken, "trial")
        return json.loads(result_json(result))  # type: ignore[no-any-return]

    def theirs(self) -> dict[str, Any]:
        """Return what the second verifier makes of it."""
        before = Table(self.plan, self.sheets, []).ours()
        case = second.Case(
            plan=json.loads(normalised(self.plan)),
            plan_digest="",
            applications={a: facts(t, s, a) for t, s in self.sheets.items() for a in s.applications},
            ballots=ballots(self.sheets),
            applied={track["id"]: track["applied"] for track in before["tracks"]},
            close=second.Entry(1, "close", {}, NO_CLOSE, ""),
        )
        entries = [
            second.Entry(n, one["kind"], {k: v for k, v in one.items() if k != "kind"}, "", "")
            for n, one in enumerate(self.decisions, start=2)
        ]
        return second.derive(case, entries)

    def difference(self) -> str | None:
        """Name the first place where the two differ."""
        ours, theirs = self.ours(), self.theirs()
        keys = ("decisions", "tracks")
        return next((d for key in keys if (d := second.first_difference(ours[key], theirs[key], key))), None)


def facts(track: TrackId, sheet: Sheet, application: ApplicationId) -> dict[str, Any]:
    return {
        "track": track,
        "applicant_id": sheet.applicants[application],
        "objective": dict(sheet.objective.get(application, {})),
        "preferences": list(sheet.preferences.get(application, ())),
        "eligibility": [{"verdict": "fail"}] if application in sheet.ineligible else [],
    }


def ballots(sheets: dict[TrackId, Sheet]) -> second.Ballots:
    found = second.Ballots({})
    for track, sheet in sheets.items():
        for seat, state in sheet.seats.items():
            found.roll[seat, track, 1] = {"state": state}
            marks = {str(a): [str(m) for m in row] for a, row in sheet.rows.get(seat, {}).items()}
            states = {str(a): state for a, state in sheet.states.get(seat, {}).items()}
            objections = {(str(a), str(c)) for s, a, c in sheet.objections if s == seat}
            if state == "counted":
                found.sheets[seat, track, 1] = second.Sheet(marks, states, objections)
    return found


def tables(seeds: range) -> Iterator[tuple[int, Table]]:
    """Yield a table per seed, with the decisions that our program accepted; refused plans are left out."""
    for seed in seeds:
        chance = random.Random(seed)
        try:
            plan = read_plan(plan_text(chance))
            table = Table(plan, {t.id: sheet_of(chance, t) for t in plan.tracks}, [])
            result = table.ours()
        except ReviewDeskError:
            continue
        acts: list[Decision] = []
        for number in range(chance.choice((0, 2, 5, 8))):
            act = acts.pop() if acts and chance.random() < 0.8 else decided(chance, table, result, number)
            try:
                result = Table(plan, table.sheets, [*table.decisions, act]).ours()
            except ReviewDeskError:
                continue
            table.decisions.append(act)
            acts += follow(act)
        yield seed, table


def decided(chance: random.Random, table: Table, result: dict[str, Any], number: int) -> Decision:
    """Return a decision that may be lawful: mostly one that an open alarm waits for."""
    seats = sorted({s for sheet in table.sheets.values() for s, o in sheet.seats.items() if o != "unused"})
    present = [seat for seat in seats if chance.random() < 0.95] or seats
    recused = [seat for seat in present if chance.random() < 0.1]
    vote: Decision = {"kind": "vote", "id": f"v{number}", "present": present, "recused": recused}
    voters = [seat for seat in present if seat not in recused]
    yes_or_no = [{"ballots": {s: chance.choices(("yes", "no"), (0.8, 0.2))[0] for s in voters}}]
    open_ = [(t, a) for t in result["tracks"] for a in t["alarms"] if a["resolved_by"] is None]
    if open_ and chance.random() < 0.6:
        track, alarm = chance.choice(open_)
        return answered(chance, track, alarm, vote, voters, yes_or_no)
    track = chance.choice(result["tracks"])
    if len(table.plan.stages) > 1 and chance.random() < 0.5:
        yes = {a: {"yes": chance.randint(0, len(voters))} for a in standing_for(table.plan, track)}
        return {**vote, "motion": "stage", "track": track["id"], "round": [{"counts": yes}]}
    sheet = table.sheets[track["id"]]
    cell = {"seat": chance.choice(list(sheet.seats)), "application": chance.choice(sheet.applications)}
    line = {"track": track["id"], "tier": chance.choice(track["tiers"])["id"], "round": yes_or_no}
    value = {"criterion": "a", "value": str(chance.randint(3, 7))}
    choices: tuple[Callable[[], Decision], ...] = (
        lambda: {"kind": "withdraw", "application": cell["application"]},
        lambda: {**vote, "motion": "void", **cell, "round": yes_or_no},
        lambda: {**vote, "motion": "abnormal", **cell, "round": yes_or_no},
        lambda: {"kind": "correct", "correction": "transcription", **cell, **value},
        lambda: {
            **vote, "motion": "eligibility", "application": cell["application"],
            "value": chance.choice(("pass", "fail")), "round": yes_or_no,
        },
        lambda: {**vote, "motion": "empty", **line},
        lambda: {**vote, "motion": "empty", **line, "places": 1},
        lambda: {**vote, "motion": "aggregate", "track": track["id"], "value": "median", "round": yes_or_no},
    )  # fmt: skip
    return chance.choice(choices)()


def standing_for(plan: Plan, track: dict[str, Any]) -> list[str]:
    """Return the candidates of the stage: all ranked, or three for every two places, ties included."""
    rows = [row for row in track["ranking"] if row["place"] is not None and not row["counted_elsewhere"]]
    most = len(rows) if plan.stages[-1].candidates == "all" else -(-3 * track["tiers"][0]["quota"] // 2)
    last = rows[min(most, len(rows)) - 1]["place"] if rows else 0
    return [row["application"] for row in rows if row["place"] <= last]


def answered(
    chance: random.Random,
    track: dict[str, Any],
    alarm: dict[str, Any],
    vote: Decision,
    voters: list[SeatId],
    yes_or_no: list[dict[str, Any]],
) -> Decision:
    """Return what may settle an alarm."""
    here = {"track": track["id"], "tier": alarm["boundary"]}
    tied = alarm["applications"]
    cell = {"application": tied[0] if tied else "", "criterion": alarm["boundary"]}
    if alarm["kind"] == "gate_even":
        return {**vote, "motion": "gate", "track": track["id"], **cell, "round": yes_or_no}
    if alarm["kind"] == "objection":
        return {**vote, "motion": "objective", **cell, "value": "8", "round": yes_or_no}
    if alarm["kind"] in ("minimum_ballots", "unfilled"):
        return {**vote, "motion": "aggregate", "track": track["id"], "value": "mean", "round": yes_or_no}
    if chance.random() < 0.5:
        return {"kind": "lot", **here, "digits": "".join(chance.choices("123456", k=10))}
    places = alarm["places_left"] if alarm["kind"] == "tie_at_line" else 1
    names = min(places, len(tied))
    rounds = [
        {"ballots": {seat: chance.sample(tied, names) * (chance.random() < 0.9) for seat in voters}}
        for _ in range(chance.choice((1, 1, 2)))
    ]
    return {**vote, "motion": "line", **here, "round": rounds}


def follow(vote: Decision) -> list[Decision]:
    """Return what a vote that carried allows."""
    motion = vote.get("motion")
    cell: Decision = {key: vote[key] for key in ("seat", "application") if key in vote}
    if motion == "void":
        return [{"kind": "void", **cell, "vote": vote["id"]}]
    if motion == "abnormal":
        return [{"kind": "correct", "correction": "abnormal", **cell, "vote": vote["id"]}]
    if motion == "eligibility":
        act = {"kind": "correct", "correction": "eligibility", "value": vote["value"], "vote": vote["id"]}
        return [{**act, **cell}]
    return []
