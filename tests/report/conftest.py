"""A ranking of the bundled plan with everything a paper must show, made by hand."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from reviewdesk.domain.application import Application
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import ApplicantId, ApplicationId, Digest, SeatId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan, Track
from reviewdesk.domain.result import (
    Alarm,
    DecisionRecord,
    Excluded,
    RankedApplication,
    Result,
    SeatOutcome,
    TieLink,
    TierFill,
    TrackResult,
)
from reviewdesk.report.ranking_pdf import ranking_pdf
from reviewdesk.report.values import Paper, RankingPaper
from reviewdesk.resources import resource
from signing_room import CHAIR, R1, R2, SigningRoom, sat

Rankings = Callable[..., RankingPaper]


@pytest.fixture(scope="session")
def plan() -> Plan:
    return read_plan(Path(resource("profiles", "zhejiang-2014.toml")).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def rankings(plan: Plan) -> Rankings:
    """Makes a paper of so many rows and seats."""

    def made(rows: int = 20, seats: int = 9, **changes: object) -> RankingPaper:
        changed = changes.pop("plan", plan)
        assert isinstance(changed, Plan)
        return _paper(changed, rows, seats, changes)

    return made


@pytest.fixture(scope="session")
def room() -> SigningRoom:
    """The people of a small paper, with what they sign by."""
    return sat((CHAIR, R1, R2))


@pytest.fixture(scope="session")
def paper(rankings: Rankings) -> Paper:
    """A small ranking, unsigned."""
    return ranking_pdf(rankings(4, 3))


@pytest.fixture(scope="session")
def english(plan: Plan) -> Plan:
    return replace(plan, review_session=replace(plan.review_session, language="en"))


@pytest.fixture(scope="session")
def ballots(rankings: Rankings) -> tuple[Ballot, ...]:
    paper = rankings()
    track = paper.plan.track(paper.track)
    marks = tuple(str(criterion.max) for criterion in track.criteria if criterion.mode != "objective")
    return tuple(
        Ballot(
            seat=seat.id,
            track=track.id,
            scores={row.application: marks for row in paper.result.track(track.id).ranking[1:]},
            states={paper.result.track(track.id).ranking[0].application: "recused"},
            comments={paper.result.track(track.id).ranking[1].application: "=1+1"},
        )
        for seat in paper.seats
        if seat.role == "reviewer"
    )


def _paper(plan: Plan, rows: int, seats: int, changes: dict[str, object]) -> RankingPaper:
    track = plan.tracks[0]
    people = _people(track, seats)
    applications = {a.id: a for a in (_application(track, n) for n in range(1, rows + 1))}
    result = Result(
        state="final",
        plan_digest=Digest("0" * 64),
        decisions=_decisions(track),
        tracks=(_track_result(track, tuple(applications), [s.id for s in people if s.role == "reviewer"]),),
    )
    paper = RankingPaper(
        plan=plan,
        track=track.id,
        result=result,
        applications=applications,
        seats=people,
        signers=(SeatId("chair"), *(s.id for s in people if s.role == "reviewer"), SeatId("witness")),
        record="0123456789abcdef" * 4,
        fingerprint="ABCD-EFGH-JKMN-PQRS",
        at="2014年7月25日 16时30分",
        elected="r1",
    )
    return replace(paper, **changes)  # type: ignore[arg-type]


def _people(track: Track, seats: int) -> tuple[Seat, ...]:
    surnames = "王李张刘陈杨黄赵吴周"
    reviewers = tuple(
        Seat(
            id=SeatId(f"r{n}"),
            role="reviewer",
            tracks=(track.id,),
            name=f"{surnames[n % 10]}{'𬱖' if n == 2 else '建国'}",
            organisation="某某大学信息学院",
        )
        for n in range(1, seats + 1)
    )
    return (
        Seat(id=SeatId("chair"), role="chair"),
        *reviewers,
        Seat(id=SeatId("witness"), role="witness", name="监督员"),
    )


def _application(track: Track, number: int) -> Application:
    return Application(
        id=ApplicationId(f"A{number:03}"),
        track=track.id,
        applicant=f"样本市第{number}样本区人民政府"
        + ("经济和信息化局及开发区管理委员会" if number % 7 == 0 else ""),
        applicant_id=ApplicantId(f"P{number:03}"),
        county=f"第{number}样本区",
        city=f"样本{'一二三四五六七八九十'[number % 10]}市",
        region_code=f"33{number:04}",
        preferences=tuple(p.id for p in track.preferences[:1]) if number == 3 else (),
        objective={c.id: str(c.max) for c in track.criteria if c.mode == "objective"},
        declared={requirement.id: 10 for requirement in track.requirements},
    )


def _decisions(track: Track) -> tuple[DecisionRecord, ...]:
    return (
        DecisionRecord(
            kind="vote",
            track=track.id,
            record={
                "id": "v1",
                "motion": "line",
                "tier": track.tiers[0].id,
                "present": ["r1", "r2"],
                "round": [{"ballots": {"r1": ["A002"]}}],
            },
            before={"A002": {"place": 2, "standing": "tied_at_line"}, "A003": None},
            after={"A002": {"place": 2}, "A003": {"place": 3}},
        ),
        DecisionRecord(kind="withdraw", track=None, record={"application": "A009"}, before={}, after={}),
        DecisionRecord(
            kind="lot",
            track=track.id if False else None,
            record={"digits": "1234561234"},
            before={},
            after={"A001": 1},
        ),
    )


def _track_result(track: Track, ids: tuple[ApplicationId, ...], seats: list[SeatId]) -> TrackResult:
    first, *rest = track.tiers
    ranking = tuple(
        _row(track, n, application, len(ids), seats) for n, application in enumerate(ids, start=1)
    )
    fills = tuple(
        TierFill(tier.id, tier.quota, sum(row.standing == tier.id for row in ranking)) for tier in track.tiers
    )
    assert rest
    return TrackResult(
        id=track.id,
        tiers=fills,
        declared="trimmed",
        applied="mean",
        better="high",
        seats=tuple(SeatOutcome(s, "absent" if n == 3 else "counted") for n, s in enumerate(seats, start=1)),
        alarms=(
            Alarm(
                kind="tie_at_line",
                boundary=first.id,
                applications=ids[1:3],
                places_left=1,
                resolved_by="vote",
            ),
            Alarm(kind="minimum_ballots", boundary="", applications=ids[:1], places_left=0),
        ),
        ranking=ranking,
    )


def _row(
    track: Track, n: int, application: ApplicationId, count: int, seats: list[SeatId]
) -> RankedApplication:
    placed = n <= max(1, count - 2) and count > 2
    points = {
        s: str(Fraction(9000 - 37 * n % 4000 + 13 * k, 100).limit_denominator(2).__float__())
        for k, s in enumerate(seats)
        if k != 2 and (k + n) % 6
    }
    totals = points if placed else {}
    quota = [track.tiers[0].quota, track.tiers[0].quota + track.tiers[1].quota]
    tier = track.tiers[0].id if n <= quota[0] else track.tiers[1].id if n <= quota[1] else "not_listed"
    return RankedApplication(
        application=application,
        place=n if placed else None,
        standing=tier if placed else ("withdrawn" if n % 2 else "unscored"),
        number=(n if n <= quota[0] else n - quota[0] if n <= quota[1] else None) if placed else None,
        published=f"{9500 - 7 * n}"[:2] + "." + f"{9500 - 7 * n}"[2:] if placed else None,
        exact="1195/14" if placed else None,
        ballots=len(totals),
        totals=totals,
        dropped=tuple(list(totals)[:1] + list(totals)[-1:]) if len(totals) > 2 else (),
        excluded=tuple(Excluded(s, "recused") for k, s in enumerate(seats) if (k + n) % 6 == 0 and k != 2),
        criteria={c.id: "317/18" for c in track.criteria} if placed else {},
        tie_break=(TieLink("untrimmed_mean", "1537/18"), TieLink("vote", "1"))
        if n in (2, 3) and placed
        else (),
        flags=("abnormal", "corrected") if n == 4 else (),
        counted_elsewhere=track.id if n == 5 else None,
    )
