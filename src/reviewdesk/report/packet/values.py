"""What the sign packet is made from: the one result, and the record in ids, times and redacted names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.values import Majority, Plan, VoteBase
from reviewdesk.domain.result import Result
from reviewdesk.domain.roll import Outcome
from reviewdesk.report.values import PersonalSheet, RankingPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry of the log.

    Attributes:
        at: local time as text.
        text: the words recorded with it, or "".
        attested: seats that attested it.
    """

    index: int
    kind: str
    at: str
    data: Mapping[str, object] = field(default_factory=dict)
    text: str = ""
    attested: tuple[SeatId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recused:
    """One reviewer kept from one application; `known` when it was so before the batch was sealed."""

    seat: SeatId
    track: TrackId
    application: ApplicationId
    reason: str = ""
    known: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One abnormal score and what became of it.

    Attributes:
        direction: "high" or "low" beside the others.
        answer: confirmed, explained or overruled.
        text: the words of the reviewer, or the reason of those who went on without.
    """

    seat: SeatId
    track: TrackId
    application: ApplicationId
    direction: str
    answer: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One counted motion.

    Attributes:
        number: as the record calls it, "" for election and adoption.
        subject: what was moved, in words.
        expected: members of the panel.
        rounds: per round, answer or name → votes.
        carried: None where names were chosen.
        papers: handed out, returned, valid, where it was on paper.
    """

    number: str
    at: str
    subject: str
    expected: int
    present: int
    recused: int
    rounds: tuple[Mapping[str, int], ...]
    carried: bool | None = None
    majority: Majority = "half"
    base: VoteBase = "present_minus_recused"
    papers: tuple[int, int, int] | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexTable:
    """One table of the annex, all of it in words and figures already."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packet:
    """Everything in the packet; names are redacted already.

    Attributes:
        seats: all of them; reviewers, chair, witness and secretary are named on paper.
        present: members who were there.
        signers: seats that get a signature box, in the order printed; the first certifies.
        sheets: the personal sheets of all counted ballots, in order of seat, track and round.
        roll: the closed list.
        pledged: when the first and the last member agreed to the pledge, as local time, or ().
        record, fingerprint: stand in every footer.
        at: when it was finalised, local time as text.
        elected, witness: reviewer seats that chair and witness, or "".
        supplemented: whether the plan was amended after sealing.
    """

    plan: Plan
    result: Result
    applications: Mapping[ApplicationId, Application]
    seats: tuple[Seat, ...]
    present: tuple[SeatId, ...]
    signers: tuple[SeatId, ...]
    sheets: tuple[PersonalSheet, ...]
    roll: tuple[Outcome, ...]
    events: tuple[Event, ...]
    recused: tuple[Recused, ...] = ()
    answered: tuple[Answered, ...] = ()
    votes: tuple[Vote, ...] = ()
    annex: tuple[AnnexTable, ...] = ()
    pledged: tuple[str, ...] = ()
    record: str = ""
    fingerprint: str = ""
    at: str = ""
    elected: str = ""
    witness: str = ""
    supplemented: bool = False

    @property
    def language(self) -> str:
        """The language it is set in."""
        return self.plan.review_session.language

    @property
    def members(self) -> tuple[Seat, ...]:
        """Reviewers and the spares that replaced one."""
        active = {outcome.seat for outcome in self.roll if outcome.state != "unused"}
        return tuple(seat for seat in self.seats if seat.id in active)

    def of_track(self, track: TrackId) -> tuple[Application, ...]:
        """Return the applications of a track as received, by order and id."""
        own = (application for application in self.applications.values() if application.track == track)
        return tuple(sorted(own, key=lambda application: (application.order, application.id)))

    def happened(self, *kinds: str) -> tuple[Event, ...]:
        """Return the events of these kinds, in order."""
        return tuple(event for event in self.events if event.kind in kinds)

    def ranking(self, track: TrackId) -> RankingPaper:
        """Return what the ranking paper of a track is made from."""
        return RankingPaper(
            plan=self.plan,
            track=track,
            result=self.result,
            applications=self.applications,
            seats=self.seats,
            signers=self.signers,
            record=self.record,
            fingerprint=self.fingerprint,
            at=self.at,
            elected=self.elected,
        )
