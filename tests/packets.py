"""Sign packets of invented review sessions of any shape, their results computed as a real one's are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from packet_day import answered, events, votes
from reviewdesk.desk.sheet_paper import BoundSheet, sheet_paper
from reviewdesk.domain import canonical
from reviewdesk.domain.application import Application, EligibilityVerdict
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.conclude import conclude
from reviewdesk.domain.decisions import Decision, decision
from reviewdesk.domain.names import ApplicantId, ApplicationId, Digest, SeatId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan, Track
from reviewdesk.domain.roll import Outcome
from reviewdesk.domain.sheet import Sheet, TrialTable
from reviewdesk.report.packet.values import Packet, Recused
from reviewdesk.report.values import PersonalSheet

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡"


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How large an invented session is, and what its plan says."""

    applications: int = 12
    reviewers: int = 7
    criteria: int = 5
    tracks: int = 1
    language: str = "zh_CN"
    rules: str = 'aggregate = "trimmed"\nend_rule = "share"'
    session: str = ""
    more: str = ""
    comment: str = ""


def plan_of(shape: Shape) -> Plan:
    """Return the plan of a shape: criteria of equal weight, two tiers a track, the lower with a floor."""
    tracks = "".join(_track(shape, number) for number in range(1, shape.tracks + 1))
    english = shape.language == "en"
    organisers = '["Office A", "Office B"]' if english else '["样本省经信委", "样本省财政厅"]'
    return read_plan(
        "schema = 1\n[review_session]\n"
        f'title = "{"Review of Model Regions 2014" if english else "2014年样本区域竞争性评审"}"\n'
        f'basis = "{"Notice 268 of 2014" if english else "样信〔2014〕268号"}"\n'
        f"organisers = {organisers}\n"
        f'venue = "{"Sample House" if english else "样本会议中心"}"\nlanguage = "{shape.language}"\n'
        f"deadline = 2014-07-10T17:30:00+08:00\n{shape.session}\n"
        f"[rules]\n{shape.rules}\n{shape.more}\n{tracks}"
    )


def packet(shape: Shape, *, rare: str = "") -> Packet:
    """Return a whole packet; `rare` is part of the second reviewer's name."""
    plan = plan_of(shape)
    seats = tuple(_seats(shape, plan, rare))
    reviewers = [seat for seat in seats if seat.role == "reviewer"]
    applications = {one.id: one for one in _applications(shape, plan)}
    ballots = [b for track in plan.tracks for b in _ballots(shape, track, reviewers, applications)]
    decisions = tuple(_decisions(applications))
    table = TrialTable({track.id: _sheet(track, applications, ballots) for track in plan.tracks})
    result = conclude(plan, tuple(applications.values()), table, decisions, "final")
    recused = tuple(
        Recused(seat=b.seat, track=b.track, application=a, reason="近亲属任职", known=n % 2 == 0)
        for n, b in enumerate(ballots)
        for a, state in b.states.items()
        if state == "recused"
    )
    made = Packet(
        plan=plan,
        result=result,
        applications=applications,
        seats=seats,
        present=tuple(seat.id for seat in reviewers),
        signers=(SeatId("chair"), *(seat.id for seat in reviewers), SeatId("witness")),
        sheets=(),
        roll=tuple(
            Outcome(seat=b.seat, track=b.track, round=1, state="counted", digest=digest_of(b), sequence=1)
            for b in ballots
        ),
        events=tuple(events(ballots, list(applications)[-1])),
        recused=recused,
        answered=tuple(answered(ballots)),
        votes=tuple(votes(len(reviewers))),
        pledged=("2014-07-25 08:50", "2014-07-25 09:02"),
        record="0123456789abcdef" * 4,
        fingerprint="ABCD-EFGH-JKMN-PQRS",
        at="2014-07-25 16:30",
        elected="r1",
    )
    return replace(made, sheets=tuple(_sheets(made, ballots)))


def ballots_of(made: Packet) -> Mapping[Digest, Ballot]:
    """Return what a packet's sheets show, by digest, made again from its shape alone."""
    found = {}
    for track in made.plan.tracks:
        reviewers = [seat for seat in made.seats if seat.role == "reviewer"]
        shape = Shape(criteria=len(track.criteria))
        for ballot in _ballots(shape, track, reviewers, made.applications):
            found[digest_of(ballot)] = ballot
    return found


def digest_of(ballot: Ballot) -> Digest:
    """Return a digest of its own for each ballot."""
    return canonical.digest(f"{ballot.seat} {ballot.track}".encode())


def _track(shape: Shape, number: int) -> str:
    quota = max(1, shape.applications // 4)
    criteria = "".join(
        f'[[track.criterion]]\nid = "c{n}"\nname = "{_criterion(shape, n)}"\n'
        f'max = "{_maximum(shape, n)}"\nstep = "0.5"\n'
        for n in range(1, shape.criteria + 1)
    )
    names = ("Model region", "Pilot") if shape.language == "en" else ("示范区域", "试点培育")
    item = "Funds secured" if shape.language == "en" else "资金落实"
    track = f"Track {number}" if shape.language == "en" else f"第{number}类区域"
    return (
        f'[[track]]\nid = "t{number}"\nname = "{track}"\n'
        f'[[track.tier]]\nid = "listed"\nname = "{names[0]}"\nquota = {quota}\n'
        f'[[track.tier]]\nid = "pilot"\nname = "{names[1]}"\nquota = {quota}\nfloor = "60"\n'
        f'[[track.eligibility]]\nid = "paid"\nname = "{item}"\n' + criteria
    )


def _criterion(shape: Shape, number: int) -> str:
    return f"Criterion number {number}" if shape.language == "en" else f"指标{number}基础与水平"


def _maximum(shape: Shape, number: int) -> str:
    each = 100 // shape.criteria
    return str(100 - each * (shape.criteria - 1) if number == 1 else each)


def _seats(shape: Shape, plan: Plan, rare: str) -> Iterator[Seat]:
    tracks = tuple(track.id for track in plan.tracks)
    english = shape.language == "en"
    yield Seat(id=SeatId("chair"), role="chair")
    for n in range(1, shape.reviewers + 1):
        given = rare if n == 2 and rare else "建国"
        yield Seat(
            id=SeatId(f"r{n}"),
            role="reviewer",
            tracks=tracks,
            name=f"Reviewer {n}" if english else f"{SURNAMES[n % 15]}{given}",
            organisation="Sample University" if english else "样本大学信息工程学院",
            title="Professor" if english else "教授",
            field="Networks" if english else "工业互联网",
        )
    yield Seat(id=SeatId("witness"), role="witness", name="Witness" if english else "监督员甲")
    yield Seat(id=SeatId("secretary"), role="secretary", name="Clerk" if english else "工作人员甲")


def _applications(shape: Shape, plan: Plan) -> Iterator[Application]:
    for track in plan.tracks:
        for n in range(1, shape.applications + 1):
            long = "经济和信息化局及开发区管理委员会" if n % 7 == 0 else ""
            name = f"County {n}" if shape.language == "en" else f"第{n}样本区人民政府{long}"
            yield Application(
                id=ApplicationId(f"{track.id[1:]}A{n:03}"),
                track=track.id,
                applicant=name,
                applicant_id=ApplicantId(f"p{track.id}{n}"),
                county=f"c{n}" if track.id == "t1" else "",
                city="Sample" if shape.language == "en" else f"样本{'一二三四五六七八九十'[n % 10]}市",
                order=n,
                eligibility=_verdicts(n),
            )


def _verdicts(number: int) -> tuple[EligibilityVerdict, ...]:
    if number == 2:
        return (EligibilityVerdict("paid", "waived", "已补正"),)
    return (EligibilityVerdict("paid", "fail"),) if number == 3 else ()


def _ballots(
    shape: Shape, track: Track, reviewers: list[Seat], applications: Mapping[ApplicationId, Application]
) -> Iterator[Ballot]:
    own = [one for one in applications.values() if one.track == track.id and one.eligible]
    for k, seat in enumerate(reviewers):
        scores = {}
        for n, one in enumerate(own):
            seed = (n * 7919 + k * 104729 + n * k * 31) % 1000
            base = 0.95 - 0.5 * n / max(20, len(own))
            scores[one.id] = tuple(
                _mark(c.max, base, (seed + 37 * i) % 9) for i, c in enumerate(track.criteria)
            )
        states = {own[k % len(own)].id: "recused"} if k % 5 == 4 else {}
        for gone in states:
            del scores[gone]
        comments = {own[0].id: shape.comment or "思路清晰，措施得力。"} if own[0].id in scores else {}
        yield Ballot(seat=seat.id, track=track.id, scores=scores, states=states, comments=comments)  # type: ignore[arg-type]


def _mark(maximum: object, base: float, noise: int) -> str:
    halves = max(0, min(int(2 * float(str(maximum))), round(2 * float(str(maximum)) * base) - noise % 4))
    return str(halves // 2) if halves % 2 == 0 else f"{halves // 2}.5"


def _sheet(track: Track, applications: Mapping[ApplicationId, Application], ballots: list[Ballot]) -> Sheet:
    here = sorted(one.id for one in applications.values() if one.track == track.id)
    own = [ballot for ballot in ballots if ballot.track == track.id]
    return Sheet(
        applications=tuple(here),
        seats=dict.fromkeys((ballot.seat for ballot in own), "counted"),
        rows={ballot.seat: ballot.scores for ballot in own},
        states={ballot.seat: ballot.states for ballot in own},
        ineligible=frozenset(a for a in here if not applications[a].eligible),
        applicants={a: applications[a].applicant_id for a in here},
    )


def _decisions(applications: Mapping[ApplicationId, Application]) -> Iterator[Decision]:
    last = list(applications)[-1]
    yield decision("withdraw", {"application": last}, True)


def _sheets(made: Packet, ballots: list[Ballot]) -> Iterator[PersonalSheet]:
    people = {seat.id: seat for seat in made.seats}
    for ballot in sorted(ballots, key=lambda b: (b.seat, b.track)):
        spoken = ballot.scores.keys() | ballot.states.keys()
        own = [one for one in made.of_track(ballot.track) if one.id in spoken]
        bound = BoundSheet(
            digest=digest_of(ballot),
            at="2014-07-25 11:40",
            recusals=tuple((r.application, r.reason) for r in made.recused if r.seat == ballot.seat),
            explanations=tuple((a.application, a.text) for a in made.answered if a.seat == ballot.seat),
        )
        yield sheet_paper(made.plan, people[ballot.seat], ballot, own, bound)
