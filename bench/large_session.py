"""A sealed review session of any size: the chair's workspace, every ballot, and the codes on the slips."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.domain.application import Application
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.committee import Committee, Role, Seat
from reviewdesk.domain.names import ApplicantId, ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.sealed import ballot, keys, log, slot
from reviewdesk.sealed.batch import Contents, seal_batch
from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.lineage import fold, lineage_file, slots_of
from reviewdesk.sealed.statement import Statement

CREATED = "2026-11-23T21:10:06Z"
TRACK = TrackId("track")
FAR = 5
"""One reviewer in so many differs from the others about the first application, and has to answer."""
PLAN = """
schema = 1
[review_session]
title = "bench"
witness = "supervisor"
signing = "both"
[rules]
aggregate = "trimmed"
end_rule = "vote"
end_rule_after_vote = "share"
abnormal = {{ absolute = "{far}" }}
"""
TRACK_PLAN = """
[[track]]
id = "{id}"
name = "Track {id}"
[[track.tier]]
id = "listed"
name = "Listed"
quota = {quota}
"""
CRITERION = '[[track.criterion]]\nid = "c{0}"\nname = "Criterion {0}"\nmax = "10"\nstep = "0.5"\n'
OFFICE: tuple[Role, ...] = ("secretary", "chair", "witness", "reveal")


@dataclass(frozen=True, slots=True)
class Size:
    """How many there are of each; applications in each track, and every reviewer scores every track."""

    applications: int
    reviewers: int
    criteria: int
    tracks: int = 1

    @property
    def track_ids(self) -> tuple[TrackId, ...]:
        """The tracks by id."""
        return (TRACK, *(TrackId(f"{TRACK}{number}") for number in range(2, self.tracks + 1)))

    def __str__(self) -> str:
        return f"{self.applications:,} × {self.reviewers} × {self.criteria}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Large:
    """A session whose ballots have not been collected yet.

    Attributes:
        batch: the sealed batch.
        chair: folder of the chair's workspace, closed.
        ballots: folder of the ballot files.
        codes: seat → code on its slip.
        reviewers: their seats.
    """

    batch: Path
    chair: Path
    ballots: Path
    codes: Mapping[str, str]
    reviewers: tuple[SeatId, ...]


def made(size: Size, folder: Path) -> Large:
    """Seal a session in an empty folder, cast every ballot and open the chair's workspace."""
    plan, reviewers = _plan(size), tuple(SeatId(f"r{n:02}") for n in range(1, size.reviewers + 1))
    seats = [Seat(id=SeatId(role), role=role) for role in OFFICE]
    seats += [
        Seat(id=one, role="reviewer", tracks=size.track_ids, name=f"Reviewer {one[1:]}") for one in reviewers
    ]
    contents = Contents(
        plan=plan,
        applications=tuple(_applications(size)),
        committee=Committee(tuple(seats), ()),
        dossiers={},
        created=CREATED,
    )
    batch = folder / "batch.rdbatch"
    codes = seal_batch(batch, contents).codes
    (folder / "ballots").mkdir()
    files = (lineage_file(open_sealed(batch)),)
    for number, seat in enumerate(reviewers):
        secret = keys.secret_from_bytes(slot.open_slot(slots_of(files)[seat], codes[seat]))
        words = Statement(pledged=CREATED, recusals=(), log=(log.entry_bytes("open", CREATED, {}),))
        lineage = fold(files, secret)
        for track in size.track_ids:
            sheet = Ballot(seat=seat, track=track, scores=dict(_marks(size, track, number)))
            data = ballot.build(sheet, words, lineage, secret, created=CREATED)
            name = seat if track == TRACK else f"{seat}-{track}"
            (folder / "ballots" / f"{name}.rdballot").write_bytes(data)
    open_desk(folder / "chair", [batch], "chair", codes[SeatId("chair")])
    return Large(
        batch=batch,
        chair=folder / "chair",
        ballots=folder / "ballots",
        codes={str(seat): code for seat, code in codes.items()},
        reviewers=reviewers,
    )


def _plan(size: Size) -> Plan:
    criteria = "".join(CRITERION.format(n) for n in range(size.criteria))
    quota = max(1, size.applications // 5)
    tracks = (TRACK_PLAN.format(id=track, quota=quota) + criteria for track in size.track_ids)
    return read_plan(PLAN.format(far=3 * size.criteria) + "".join(tracks))


def _applications(size: Size) -> Iterator[Application]:
    for track in size.track_ids:
        for number, id_ in enumerate(_ids(size, track)):
            yield Application(
                id=id_, track=track, applicant=f"Applicant {number}", applicant_id=ApplicantId(id_)
            )


def _ids(size: Size, track: TrackId) -> Iterator[ApplicationId]:
    letters = "A" if track == TRACK else f"T{track.removeprefix(TRACK)}A"
    return (ApplicationId(f"{letters}{number:05}") for number in range(size.applications))


def _marks(size: Size, track: TrackId, reviewer: int) -> Iterator[tuple[ApplicationId, tuple[str, ...]]]:
    """Marks around the quality of each application, a little apart for each reviewer."""
    quality, draw = random.Random(1), random.Random(reviewer + 2)
    for number, id_ in enumerate(_ids(size, track)):
        level = quality.randrange(8, 17)
        halves = [level + draw.randrange(-1, 3) for _ in range(size.criteria)]
        if number == 0:
            halves = [2 if reviewer % FAR == 0 else 18] * size.criteria
        yield id_, tuple(f"{half / 2:g}" for half in halves)
