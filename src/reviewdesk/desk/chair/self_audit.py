"""The self-audit as signers read it: what was checked, explained or red, and where it is settled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from reviewdesk.desk.chair.auditing import audit, examine
from reviewdesk.desk.chair.finalising import Advance, finalise
from reviewdesk.desk.chair.finalising import Final as Finalised
from reviewdesk.desk.chair.frozen import PACKET, RECORD, frozen
from reviewdesk.desk.chair.revealing import opened_sheets, stage_one
from reviewdesk.desk.chair.room import Code, Room
from reviewdesk.desk.chair.settling import result_of
from reviewdesk.desk.chair.view import Step
from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest
from reviewdesk.errors import Problem
from reviewdesk.errors.marker import N_
from reviewdesk.report.unprinted import unprinted
from reviewdesk.words import translator

State = Literal["passed", "explained", "red"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was checked.

    Attributes:
        name: what holds where it is green.
        step: where it is settled.
    """

    name: str
    step: Step
    state: State
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenPaper:
    """A certified paper of the latest finalisation, the track it is about, or what it is; what it lacks."""

    name: str
    track: str
    data: bytes
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditView:
    """The list of checks; after finalising, what was frozen.

    Attributes:
        digest: of the record, which stands in every footer; "" before.
    """

    checks: tuple[Check, ...]
    digest: Digest | None
    papers: tuple[FrozenPaper, ...]

    @property
    def red(self) -> int:
        """Return how many checks are red."""
        return sum(check.state == "red" for check in self.checks)


CHECKS: Final[Sequence[tuple[str, Step, frozenset[str]]]] = (
    (
        N_("Election and criteria are on record"),
        "opening",
        frozenset({"audit-no-election", "audit-no-adoption"}),
    ),
    (N_("Every seat has its outcome"), "collect", frozenset({"roll-open-cell"})),
    (
        N_("Every panel is large enough, and odd where the plan asks for it"),
        "close",
        frozenset({"audit-panel-small", "audit-panel-even"}),
    ),
    (N_("Somebody scored every application"), "ranking", frozenset({"audit-unscored"})),
    (N_("Nobody scored what they are recused from"), "settle", frozenset({"audit-recused-scored"})),
    (
        N_("Every abnormal score is answered, and no mark is out of range"),
        "settle",
        frozenset({"audit-range-open", "audit-deviations"}),
    ),
    (
        N_("Ties, objections and the plan's votes are settled"),
        "settle",
        frozenset(
            {
                "audit-tie-at-line",
                "audit-tie-in-tier",
                "audit-objection",
                "audit-gate-even",
                "audit-minimum-ballots",
                "audit-stage-unvoted",
            }
        ),
    ),
    (N_("As many are listed as there are places"), "settle", frozenset({"audit-unfilled", "audit-extended"})),
    (
        N_("The list is the ranking recomputed from the ballots; names and numbers agree everywhere"),
        "ranking",
        frozenset({"audit-result-differs"}),
    ),
)


def audit_view(room: Room) -> AuditView:
    """Return the list of checks as it stands, recording nothing.

    Raises:
        ReviewDeskError: "order-before-ranking".
    """
    held = frozen(room) if room.course.finalised else {}
    return AuditView(
        checks=room.recall("checks", lambda: _checks(room)),
        digest=canonical.digest(held[RECORD]) if held else None,
        papers=tuple(_papers(room, held)),
    )


def _checks(room: Room) -> tuple[Check, ...]:
    found = examine(room)
    amber = (*found.amber, *_recusals(room), *_deviations(room), *_extended(room))
    return tuple(_check(*one, _named(room, found.red), _named(room, amber)) for one in CHECKS)


def _papers(room: Room, held: Mapping[str, bytes]) -> Iterator[FrozenPaper]:
    say = translator(room.plan.review_session.language)
    if PACKET in held:
        yield FrozenPaper(
            name=PACKET, track=say("Sign packet"), data=held[PACKET], missing=unprinted(held[PACKET])
        )
    for track in room.plan.tracks:
        if (name := f"ranking-{track.id}.pdf") in held:
            yield FrozenPaper(name=name, track=track.name, data=held[name], missing=unprinted(held[name]))


def audited_finalise(room: Room, witness: Code, advance: Advance = lambda _: None) -> tuple[Room, Finalised]:
    """Note that the self-audit was made, then finalise.

    Raises:
        Problems: "finalise-blocked".
        ReviewDeskError: as `finalise`.
    """
    with room.workspace.transaction():
        checked, _ = audit(room)
        return finalise(checked, witness, advance)


def _check(
    name: str, step: Step, codes: frozenset[str], red: Sequence[Problem], amber: Sequence[Problem]
) -> Check:
    wrong = tuple(problem for problem in red if problem.code in codes)
    look = tuple(problem for problem in amber if problem.code in codes)
    state: State = "red" if wrong else "explained" if look else "passed"
    return Check(name=name, step=step, state=state, problems=(*wrong, *look))


def _named(room: Room, problems: Sequence[Problem]) -> list[Problem]:
    """Return problems that call tracks and tiers as the room does."""
    found: list[Problem] = []
    for problem in problems:
        data = dict(problem.data)
        track = next((one for one in room.plan.tracks if one.id == data.get("track")), None)
        if track is not None:
            tiers = {tier.id: tier.name for tier in track.tiers}
            data["track"] = track.name
            if "line" in data:
                data["line"] = next((n for t, n in tiers.items() if t == data["line"]), data["line"])
        found.append(Problem(problem.code, data))
    return found


def _recusals(room: Room) -> Iterator[Problem]:
    """A typed sheet may hold marks of a seat that was kept from the dossier."""
    sheets = opened_sheets(room)
    for conflict in room.lineage.committee.conflicts:
        for sheet in sheets.values():
            if conflict.application in sheet.rows.get(conflict.seat, {}):
                data = {"seat": conflict.seat, "application": conflict.application}
                yield Problem("audit-recused-scored", data)


def _deviations(room: Room) -> Iterator[Problem]:
    answered = sum(entry.kind in ("explain", "overrule") for entry in room.entries)
    flagged = sum(one.kind == "abnormal" for one in stage_one(room).flagged)
    if flagged:
        yield Problem("audit-deviations", {"count": flagged, "answered": answered})


def _extended(room: Room) -> Iterator[Problem]:
    for track in result_of(room).tracks:
        for tier in track.tiers:
            if tier.filled > tier.quota:
                yield Problem(
                    "audit-extended",
                    {"track": track.id, "line": tier.id, "filled": tier.filled, "quota": tier.quota},
                )
