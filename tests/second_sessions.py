"""Twenty small review sessions of different shape, played by the chair's verbs into published archives."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from chair_session import Session
from reviewdesk.desk.chair import opening, seats, settling
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.finalising import finalise, refinalise
from reviewdesk.desk.chair.publishing import publish
from reviewdesk.desk.chair.revealing import explain, overrule, rank, reveal
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.seats import Place
from reviewdesk.desk.chair.signing import sign
from reviewdesk.desk.chair.typed_sheets import typed
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.domain.application import Application, EligibilityVerdict
from reviewdesk.domain.ballot import Ballot, CellState
from reviewdesk.domain.committee import Committee
from reviewdesk.domain.names import ApplicantId, ApplicationId, CriterionId, Digest, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.recusal import Recusal
from reviewdesk.sealed import ballot, log, slot
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
        text = HEAD.format(**own, witness=self.witness, handover=self.handover)
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


def vote(text: str) -> Step:
    """Return the step that records a vote of the five members."""

    def step(play: Play) -> None:
        path = play.motion(text if text.startswith("present") else ALL + text)
        play.room, _ = settling.vote(play.room, path, play.held.witness)

    return step


def moved(motion: str, votes: str = "yes = 5", **keys: str) -> Step:
    """Return the step that records a counted yes-or-no vote."""
    told = "".join(f'{key} = "{value}"\n' for key, value in keys.items())
    return vote(f'{ALL}motion = "{motion}"\n{told}[[round]]\ncounts = {{ {votes} }}\n')


def line(tier: str, *rounds: str, track: str = "a") -> Step:
    """Return the step that records a named vote on a line."""
    held = "".join(f"[[round]]\nballots = {{ {one} }}\n" for one in rounds)
    return vote(f'{ALL}motion = "line"\ntrack = "{track}"\ntier = "{tier}"\n{held}')


def lot(tier: str, track: str = "a", dice: str = "1234561234") -> Step:
    """Return the step that throws the dice for a line."""

    def step(play: Play) -> None:
        play.room, _ = settling.lot(play.room, track=track, tier=tier, dice=dice, witness=play.held.witness)

    return step


def corrected(**keys: str) -> Step:
    """Return the step that records a correction."""

    def step(play: Play) -> None:
        play.room, _ = settling.correct(play.room, keys, "核对签字表", play.held.witness)

    return step


def withdrawn(application: str) -> Step:
    """Return the step that records a withdrawal."""

    def step(play: Play) -> None:
        play.room, _ = settling.withdraw(play.room, application, "书面撤回", play.held.witness)

    return step


def voided(seat: str, application: str | None = None, by_vote: str | None = None) -> Step:
    """Return the step that makes a row or a seat void."""

    def step(play: Play) -> None:
        place = Place(seat=seat, application=application)
        play.room = seats.void(play.room, place, "未申报回避", play.held.witness, vote=by_vote)

    return step


def missing(seat: str) -> Step:
    """Return the step that records a seat as absent."""

    def step(play: Play) -> None:
        play.room = seats.absent(play.room, Place(seat=seat), "提前离会", play.held.witness)

    return step


def substituted(seat: str) -> Step:
    """Return the step that lets the spare score for a seat."""

    def step(play: Play) -> None:
        play.room = seats.replace_seat(play.room, Place(seat=seat), "spare1", "突发疾病", play.held.witness)

    return step


def recast(seat: str, track: str = "a") -> Step:
    """Return the step that sends a ballot back and takes the next one in."""

    def step(play: Play) -> None:
        first = play.ballot(seat, TrackId(track))
        play.room, _ = collect(play.room, [first])
        play.room = seats.reopen(play.room, Place(seat=seat, track=track), "漏评", play.held.witness)
        second = play.ballot(seat, TrackId(track), again=open_sealed(first).digest)
        play.room, _ = collect(play.room, [second])

    return step


def on_paper(seat: str, rows: Mapping[str, Sequence[str]], criteria: Sequence[str], track: str = "a") -> Step:
    """Return the step that takes in a sheet two people typed."""

    def step(play: Play) -> None:
        path = play.folder / f"{seat}.csv"
        lines = [f"{a},{c},{m}" for a, row in rows.items() for c, m in zip(criteria, row, strict=True)]
        path.write_text("application,criterion,points\n" + "\n".join(lines) + "\n", encoding="utf-8")
        play.room, _ = typed(
            play.room, seat=seat, track=track, round_number=1, copies=(path, path), witness=play.held.witness
        )

    return step


def adopted(play: Play) -> None:
    """Elect and adopt, then stop for the night and go on."""
    play.room, _ = opening.elect(
        play.room, play.motion(ALL + 'seat = "r1"\n[[round]]\ncounts = { r1 = 5 }\n')
    )
    play.room, _ = opening.adopt(
        play.room, play.motion("[[round]]\ncounts = { yes = 5 }\n"), None, play.held.witness
    )
    play.room, _ = opening.adjourn(play.room, "次日继续", play.held.witness)
    play.room, _ = opening.resume(play.room, play.held.witness)


def finalised_again(text: str) -> Step:
    """Return the step that sets an error right after finalising."""

    def step(play: Play) -> None:
        play.room, _ = refinalise(play.room, play.motion(text), play.held.witness)

    return step


@dataclass(frozen=True)
class Published:
    """The published folder of a session, and the fingerprint that stands on its papers."""

    folder: Path
    fingerprint: str

    @property
    def archive(self) -> Path:
        return self.folder / "archive.rdarchive"


class QuickScrypt:
    """scrypt with the least work: no archive holds a slot, and no slip here leaves the process."""

    def __init__(self, salt: bytes, length: int, n: int, r: int, p: int) -> None:
        self._salt, self._length = salt, length

    def derive(self, code: bytes) -> bytes:
        return Scrypt(salt=self._salt, length=self._length, n=2, r=1, p=1).derive(code)


@cache
def published(name: str) -> Published:
    """Play a session once per process, from sealing to the published folder."""
    return played(SHAPES[name])


def played(shape: Shape) -> Published:
    """Play a session."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slot, "Scrypt", QuickScrypt)
        return _played(shape)


def _played(shape: Shape) -> Published:
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


def spread(**middles: float) -> tuple[dict[str, tuple[str, ...]], dict[str, Marks]]:
    """Return marks of one criterion around a middle for every application, and each seat's own."""
    own = {seat: {a: (str(m + n - 2),) for a, m in middles.items()} for n, seat in enumerate(SEATS)}
    return {a: (str(m),) for a, m in middles.items()}, own  # type: ignore[return-value]


def even(**middles: float) -> dict[str, tuple[str, ...]]:
    """Return the same mark of one criterion by everybody."""
    return {a: (str(m),) for a, m in middles.items()}


PLAIN, OWN = spread(A1=80, A2=70, A3=60)
ORDERED = (
    '[[track.tier]]\nid = "listed"\nquota = 1\nfloor = "75"\n'
    '[[track.tier]]\nid = "second"\nquota = 3\nordered = true\nfloor = "40"\n'
)
GATE = '[[track.criterion]]\nid = "q"\nname = "诚信"\nmode = "gate"\n'
LATE = '[[track.criterion]]\nid = "d"\nname = "补正"\nmode = "deduction"\nmax = "5"\nstep = "1"\n'
GIVEN = '[[track.criterion]]\nid = "o"\nname = "指数"\nmode = "objective"\nmax = "10"\n'
NINETY = ONE.replace("100", "90")
STAGE = (
    '[[stage]]\nkind = "score"\n[[stage]]\nkind = "vote"\ncandidates = "top:1.5"\nsecrecy = "secret"\n'
    'threshold = "two_thirds"\nbase = "present_minus_recused"\n'
)
BANDS = (
    '[[track.criterion]]\nid = "c"\nmax = "100"\nmode = "bands"\n'
    'bands = [{ name = "优", min = "95", max = "95" }, { name = "良", min = "80", max = "80" }, '
    '{ name = "差", min = "35", max = "35" }]\n'
)
REFINAL = (
    'text = "更正"\n[[decision]]\nkind = "correct"\ncorrection = "transcription"\napplication = "A2"\n'
    'seat = "r3"\ncriterion = "c"\nvalue = "90"\ntext = "签字表为90"\n'
)

SHAPES: Mapping[str, Shape] = {
    "mean, a supplement": Shape(
        rules='aggregate = "mean"',
        marks={**PLAIN, "A4": ("90",)},
        own=OWN,
        before=(adopted,),
        supplement=Change(
            created=CREATED,
            withdrawn=(ApplicationId("A4"),),
            seats=Committee(panel((TrackId("a"),), "spare2")),
        ),
    ),
    "trimmed twice, exact": Shape(
        rules='aggregate = "trimmed"\ntrim = 2\nrank_on = "exact"\nrounding = { places = 0 }',
        marks=PLAIN,
        own=OWN,
        witness="supervisor",
    ),
    "median, a withdrawal": Shape(
        rules='aggregate = "median"',
        marks=PLAIN,
        own=OWN,
        before=(withdrawn("A2"),),
        handover="without_names",
    ),
    "rank sum with a recusal": Shape(
        rules='aggregate = "rank_sum"\nminimum_ballots = 3', marks=PLAIN, own=OWN, recused={"r2": ("A1",)}
    ),
    "z score": Shape(
        rules='aggregate = "z_score"\nminimum_ballots = 3\nend_rule = "share"\n'
        'abnormal = { absolute = "50" }',
        marks=even(**{f"A{n}": 50 + 3 * n for n in range(1, 10)}),
        own={"r2": even(A1=90, A4=51.5), "r3": even(A2=44)},
    ),
    "per criterion, rounded twice": Shape(
        rules='level = "criterion"\nrounding = { places = 1, stages = ["criterion", "aggregate"] }',
        criteria=TWO,
        marks={"A1": ("50", "30"), "A2": ("50", "30"), "A3": ("40", "20")},
        own={"r1": {"A1": ("50.5", "30.5")}, "r4": {"A2": ("49", "33")}, "r5": {"A2": ("51", "22")}},
    ),
    "weights, a gate that splits, an abnormal score replaced": Shape(
        rules='form = "weights"\naggregate = "mean"\nend_rule = "share"\nabnormal = { ratio = "0.20" }',
        criteria=(TWO.replace('group = "g"', 'group = "g"\nweight = "1/3"') + 'weight = "2/3"\n' + GATE),
        marks={"A1": ("50", "30", "pass"), "A2": ("48", "30", "pass"), "A3": ("40", "20", "pass")},
        own={
            "r1": {"A1": ("20", "9.5", "pass"), "A2": ("48", "30", "fail")},
            "r2": {"A2": ("48", "30", "fail"), "A3": ("40", "20", "fail")},
            "r3": {"A3": ("40", "20", "fail")},
            "r4": {"A3": ("41", "20", "fail")},
        },
        recused={"r5": ("A2",)},
        after=(
            moved("gate", "yes = 3, no = 1", track="a", application="A2", criterion="q"),
            moved("abnormal", "yes = 4", seat="r1", application="A1"),
            corrected(correction="abnormal", seat="r1", application="A1", vote="v2"),
        ),
    ),
    "a deduction, an objection to a value": Shape(
        rules='aggregate = "mean"\ntie_chain = ["criterion:c", "untrimmed_mean"]',
        criteria=NINETY + GIVEN + LATE,
        marks={"A1": ("80", "0"), "A2": ("80", "2"), "A3": ("70", "5")},
        facts={a: {"objective": {"o": value}} for a, value in {"A1": "5", "A2": "7.5", "A3": "6"}.items()},
        objections={"r2": ("A3",)},
        after=(moved("objective", "yes = 4, no = 1", application="A3", criterion="o", value="9"),),
    ),
    "a tie at the line by vote": Shape(
        rules='end_rule = "vote"',
        marks=even(A1=90, A2=80, A3=80, A4=80, A5=60),
        after=(
            line("listed", 'r1 = ["A2"], r2 = ["A2"], r3 = ["A3"]', 'r1 = ["A3"], r2 = ["A3"], r3 = ["A3"]'),
        ),
    ),
    "a vote that settles nothing, then a lot": Shape(
        rules='end_rule = "vote"\nend_rule_after_vote = "lot"\n[rules.vote]\nmax_rounds = 1',
        marks=even(A1=90, A2=80, A3=80),
        after=(line("listed", 'r1 = ["A2"], r2 = ["A3"]'), lot("listed")),
    ),
    "a tie at the line by lot": Shape(
        rules='end_rule = "lot"', marks=even(A1=80, A2=80, A3=80), after=(lot("listed", dice="6543216543"),)
    ),
    "a shared place": Shape(rules='end_rule = "share"', marks=even(A1=90, A2=80, A3=80, A4=70)),
    "an empty place": Shape(rules='end_rule = "empty"', marks=even(A1=90, A2=80, A3=80, A4=70)),
    "ordered tiers with floors": Shape(
        rules='end_rule = "lot"',
        tiers=ORDERED,
        marks=even(A1=90, A2=70, A3=70, A4=50, A5=30),
        after=(lot("second"), moved("empty", "yes = 5", track="a", tier="second")),
    ),
    "two thirds vote on candidates": Shape(
        rules='aggregate = "mean"\nend_rule = "share"\n'
        'tie_chain = ["components:g", "median", "head_to_head"]',
        stage=STAGE,
        tiers=TIER.replace("2", "1") + '[[track.tier]]\nid = "reserve"\nquota = 1\nordered = true\n',
        criteria=TWO,
        multiple="one",
        applicants={"A1": "p1", "B1": "p1"},
        marks={
            "A1": ("50", "30"),
            "A2": ("40", "30"),
            "A3": ("30", "30"),
            "B1": ("55", "35"),
            "B2": ("50", "35"),
        },
        after=(
            vote(
                f'{ALL}motion = "stage"\ntrack = "a"\n[[round]]\nhanded_out = 5\nreturned = 5\nvalid = 5\n'
                "counts = { A1 = { yes = 4, no = 1 }, A2 = { yes = 3, no = 2 } }\n"
            ),
            vote(
                f'{ALL}motion = "stage"\ntrack = "b"\n[[round]]\nhanded_out = 5\nreturned = 5\nvalid = 5\n'
                "counts = { B2 = { yes = 5 } }\n"
            ),
        ),
    ),
    "absent, replaced, reopened": Shape(
        marks=PLAIN,
        own=OWN,
        witness="supervisor",
        absent=("r4", "r5"),
        before=(missing("r4"), substituted("r5"), recast("r1")),
    ),
    "void before the close and after the reveal": Shape(
        rules='fallback = "median"',
        marks=PLAIN,
        own=OWN,
        before=(recast("r3"), voided("r3", "A2")),
        after=(
            moved("void", "yes = 4, abstain = 1", seat="r4", application="A1"),
            voided("r4", "A1", "v1"),
            moved("eligibility", "yes = 5", application="A3", value="fail"),
            corrected(correction="eligibility", application="A3", value="fail", vote="v2"),
        ),
    ),
    "typed from paper, out of range": Shape(
        rules="minimum_ballots = 3",
        marks=PLAIN,
        own=OWN,
        before=(on_paper("r2", {"A1": ("180",), "A2": ("70",), "A3": ("60",)}, ("c",)),),
        after=(corrected(correction="range", seat="r2", application="A1", criterion="c", value="80"),),
    ),
    "bands, preferences, one ineligible": Shape(
        rules='tie_chain = ["preferences", "head_to_head"]\nend_rule = "share"',
        criteria=BANDS + '[[track.preference]]\nid = "p"\nname = "试点"\n',
        marks={"A1": ("良",), "A2": ("良",), "A3": ("优",), "A4": ("35",)},
        facts={"A2": {"preferences": ("p",)}, "A3": {"failed": True}},
    ),
    "two rounds, finalised again": Shape(
        stage='[[stage]]\nkind = "score"\nrounds = 2\n',
        rounds=2,
        marks=PLAIN,
        own=OWN,
        after=(
            corrected(correction="transcription", seat="r1", application="A3", criterion="c", value="62"),
        ),
        late=(finalised_again(REFINAL),),
    ),
}
