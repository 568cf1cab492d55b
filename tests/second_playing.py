"""Plays a review session of a given shape by the chair's verbs, from sealing to the published folder."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from chair_session import Session
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.finalising import finalise
from reviewdesk.desk.chair.publishing import publish
from reviewdesk.desk.chair.revealing import explain, overrule, rank, reveal
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.signing import sign
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.domain.application import Application, EligibilityVerdict
from reviewdesk.domain.ballot import Ballot, CellState
from reviewdesk.domain.names import ApplicantId, ApplicationId, CriterionId, Digest, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.recusal import Recusal
from reviewdesk.sealed import ballot, log
from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.lineage import lineage_file
from reviewdesk.sealed.statement import Statement
from reviewdesk.sealed.supplement import Change, seal_supplement
from sealed_session import CREATED, office, panel, seal

Marks = Mapping[str, Sequence[str]]
Step = Callable[["Play"], None]
SEATS = ("r1", "r2", "r3", "r4", "r5")
ALL = "present = [" + ", ".join(f'"{seat}"' for seat in SEATS) + "]\n"
HEAD = """schema = 1
[review_session]
title = "第二核验（样例）"
witness = "{witness}"
multiple = "{multiple}"
handover = "{handover}"
language = "{language}"
[rules]
{rules}
{stage}
"""
TRACK = '[[track]]\nid = "{id}"\nname = "类别{id}"\n{tiers}\n{criteria}\n'
DOCUMENT = '[[track.document]]\nid = "plan"\nname = "实施方案"\n'
TIER = '[[track.tier]]\nid = "listed"\nname = "列入"\nquota = 2\n'
ONE = '[[track.criterion]]\nid = "c"\nname = "水平"\nmax = "100"\nstep = "0.5"\n'
TWO = (
    '[[track.criterion]]\nid = "a"\nname = "方案"\nmax = "60"\nstep = "0.5"\ngroup = "g"\n'
    '[[track.criterion]]\nid = "b"\nname = "团队"\nmax = "40"\nstep = "0.5"\n'
)


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What one session is made of, and what happens in it."""

    rules: str = ""
    stage: str = ""
    tiers: str = TIER
    criteria: str = ONE
    witness: str = "none"
    multiple: str = "allowed"
    handover: str = "full"
    language: str = "zh_CN"
    marks: Marks = field(default_factory=dict)
    own: Mapping[str, Marks] = field(default_factory=dict)
    recused: Mapping[str, Sequence[str]] = field(default_factory=dict)
    applicants: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    objections: Mapping[str, Sequence[str]] = field(default_factory=dict)
    absent: Sequence[str] = ()
    rounds: int = 1
    supplement: Change | None = None
    before: Sequence[Step] = ()
    after: Sequence[Step] = ()
    late: Sequence[Step] = ()

    @property
    def tracks(self) -> tuple[TrackId, ...]:
        """One track for each letter that application ids begin with."""
        return tuple(TrackId(letter.lower()) for letter in sorted({one[0] for one in self.marks}))

    @property
    def plan(self) -> str:
        own = {"rules": self.rules, "stage": self.stage, "multiple": self.multiple}
        own |= {"witness": self.witness, "handover": self.handover, "language": self.language}
        text = HEAD.format(**own)
        for track in self.tracks:
            text += TRACK.format(id=track, tiers=self.tiers, criteria=self.criteria) + DOCUMENT
        return text

    def applications(self) -> list[Application]:
        return [self._application(name) for name in self.marks]

    def _application(self, name: str) -> Application:
        facts: Mapping[str, Any] = {"objective": {}, "preferences": (), "failed": False}
        facts = {**facts, **self.facts.get(name, {})}
        verdicts = (EligibilityVerdict("item", "fail", "不合格"),) if facts["failed"] else ()
        return Application(
            id=ApplicationId(name),
            track=TrackId(name[0].lower()),
            applicant=f"单位{name}",
            applicant_id=ApplicantId(self.applicants.get(name, name)),
            objective=facts["objective"],
            preferences=facts["preferences"],
            eligibility=verdicts,
        )


@dataclass
class Play:
    """A session being played."""

    shape: Shape
    held: Session
    folder: Path
    room: Room
    cast: dict[str, Path] = field(default_factory=dict)

    def ballot(self, seat: str, track: TrackId, number: int = 1, again: str | None = None) -> Path:
        """Cast one ballot; `again` = digest of the one before, after a reopening."""
        lineage = self.held.lineage(seat)
        rows = lineage.rows(track)
        out = {a for a in rows if a in self.shape.recused.get(seat, ())}
        gone = {a for a in rows if a in self.room.withdrawals} - out
        marks = {**self.shape.marks, **self.shape.own.get(seat, {})}
        states: dict[ApplicationId, CellState] = dict.fromkeys(out, "recused")
        states |= dict.fromkeys(gone, "withdrawn")
        objections = {
            ApplicationId(a): {CriterionId("o"): "数据有误"}
            for a in self.shape.objections.get(seat, ())
            if a in rows
        }
        sheet = Ballot(
            seat=SeatId(seat),
            track=track,
            round=number,
            scores={a: tuple(marks[a]) for a in rows if a not in states},
            states=states,
            objections=objections,
        )
        notices = [{"application": a, "notice": self.room.withdrawals[a]} for a in sorted(gone)]
        entries = [log.entry_bytes("open", CREATED, {})]
        entries += [log.entry_bytes("skip", CREATED, notice) for notice in notices]
        words = Statement(
            pledged=CREATED, recusals=tuple(Recusal(a, "其他") for a in sorted(out)), log=tuple(entries)
        )
        data = ballot.build(
            sheet,
            words,
            lineage,
            self.held.secret(seat),
            created=CREATED,
            sequence=2 if again else 1,
            previous=Digest(again) if again else None,
        )
        path = self.folder / f"{seat}-{track}-{number}{'-again' if again else ''}.rdballot"
        path.write_bytes(data)
        return path

    def collect_all(self) -> None:
        done = {(o.seat, o.track, o.round) for o in self.room.roll.outcomes if o.state is not None}
        seats_here = [s for s in (*SEATS, "spare1") if s not in self.shape.absent]
        paths = [
            self.ballot(seat, track, number)
            for seat in seats_here
            for track in self.shape.tracks
            for number in range(1, self.shape.rounds + 1)
            if (seat, track, number) not in done and (seat != "spare1" or self._substitutes(track, number))
        ]
        self.room, _ = collect(self.room, paths)

    def _substitutes(self, track: TrackId, number: int) -> bool:
        return any(o.substitute and (o.track, o.round) == (track, number) for o in self.room.roll.outcomes)

    def motion(self, text: str) -> Path:
        path = self.folder / "motion.toml"
        path.write_text(text, encoding="utf-8")
        return path

    def answer_flagged(self, waiting: Sequence[tuple[SeatId, ApplicationId]]) -> None:
        """The first flagged row is confirmed by its seat, every other overruled."""
        for n, (seat, application) in enumerate(waiting):
            row = {"seat": seat, "application": application}
            if n == 0:
                self.room, _ = explain(self.room, **row, seat_slip=partial(self.held.code, seat))
            else:
                self.room, _ = overrule(self.room, **row, reason="评委离会", witness=self.held.witness)


@dataclass(frozen=True)
class Published:
    """The published folder of a session, and the fingerprint that stands on its papers."""

    folder: Path
    fingerprint: str

    @property
    def archive(self) -> Path:
        return self.folder / "archive.rdarchive"


def played(shape: Shape) -> Published:
    """Play a session."""
    sitting = (*office(shape.witness), *panel(shape.tracks, *SEATS, "spare1"))
    held = seal(Session, read_plan(shape.plan), shape.applications(), sitting)
    folder = Path(tempfile.mkdtemp(prefix="second-"))
    files = [held.batch]
    if shape.supplement is not None:
        files.append(folder / "supplement-1.rdsupplement")
        secretary = held.secret("secretary")
        seal_supplement(files[1], held.lineage("secretary"), secretary, shape.supplement)
        held = replace(held, files=(*held.files, lineage_file(open_sealed(files[1]))), lineages={})
    open_desk(folder / "chair", files, "chair", held.code("chair"))
    with held.room(folder / "chair") as room:
        play = Play(shape, held, folder, room)
        for step in shape.before:
            step(play)
        play.collect_all()
        play.room, _ = close(play.room, held.witness)
        play.room, stage_one = reveal(play.room, held.envelope, held.witness)
        play.answer_flagged(stage_one.waiting)
        play.room = rank(play.room, held.witness)
        for step in shape.after:
            step(play)
        play.room, _ = finalise(play.room, held.witness)
        for step in shape.late:
            step(play)
        play.room, _ = sign(play.room, seat="r1", seat_slip=lambda: held.code("r1"))
        _, told = publish(play.room, folder / "out")
    return Published(folder / "out", told.fingerprint)
