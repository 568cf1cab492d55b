"""A review of any size after its reveal, in memory: plan, ballots, and the result they lead to."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from reviewdesk.domain.application import Application
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.conclude import conclude, settled_sheets
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import ApplicantId, ApplicationId, Digest, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.result import Result
from reviewdesk.domain.reveal import RankableBallots, RevealedBallots
from reviewdesk.domain.sheet import Sheet

TRACK = TrackId("track")
NAMES = "云溪临泽东屿平川南浦青崖望湖安陵石重庆长乐兴厦门城江海山河州清宁康德明和永新县区市"
PLAN = """
schema = 1
[review_session]
title = "实测评审会"
[[track]]
id = "track"
name = "综合类"
[[track.tier]]
id = "listed"
name = "列入名单"
quota = 100
"""
CRITERION = '[[track.criterion]]\nid = "c{0}"\nname = "指标{0}"\nmax = "10"\nstep = "0.5"\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A review whose ballots are revealed."""

    plan: Plan
    applications: tuple[Application, ...]
    seats: tuple[Seat, ...]
    ballots: tuple[Ballot, ...]

    @property
    def rankable(self) -> RankableBallots:
        """The ballots with the log that lets them be ranked."""
        roll = [
            {"seat": b.seat, "track": b.track, "round": 1, "state": "counted", "digest": ""}
            for b in self.ballots
        ]
        attested, head = (SeatId("chair"), SeatId("witness")), Digest("00" * 32)
        entries = [
            Entry(index=1, kind="close", at="", data={"roll": roll}, head=head, attested=attested),
            Entry(index=2, kind="reveal", at="", data={}, head=head, attested=attested),
            Entry(index=3, kind="ranking", at="", data={}, head=head),
        ]
        return RankableBallots(revealed=RevealedBallots(entries=entries, ballots=self.ballots))

    def ranked(self) -> Result:
        """Rank the opened ballots."""
        return conclude(self.plan, self.applications, self.rankable, (), "revealed")

    def sheets(self) -> Mapping[TrackId, Sheet]:
        """Return the marks as they count."""
        return settled_sheets(self.plan, self.applications, self.rankable, ())


def reviewed(applications: int, reviewers: int, criteria: int) -> Reviewed:
    """Return a review of invented places whose marks are drawn by chance, the same each time."""
    draw = random.Random(1)
    spellings = [f"{n / 2:g}" for n in range(21)]
    ids = [ApplicationId(f"A{n:05}") for n in range(1, applications + 1)]
    seats = [SeatId(f"r{n:02}") for n in range(1, reviewers + 1)]
    ballots = tuple(
        Ballot(seat=seat, track=TRACK, scores={a: tuple(draw.choices(spellings, k=criteria)) for a in ids})
        for seat in seats
    )
    return Reviewed(
        plan=read_plan(PLAN + "".join(CRITERION.format(n) for n in range(criteria))),
        applications=tuple(
            Application(
                id=a,
                track=TRACK,
                applicant="".join(draw.choices(NAMES, k=5)),
                applicant_id=ApplicantId(a),
                city="".join(draw.choices(NAMES, k=2)),
            )
            for a in ids
        ),
        seats=tuple(
            Seat(id=seat, role="reviewer", tracks=(TRACK,), name=f"评委{seat[1:]}") for seat in seats
        ),
        ballots=ballots,
    )
