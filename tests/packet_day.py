"""What happened in the invented review session of a sign packet: answers, votes, the log."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.report.packet.values import Answered, Event, Vote


def answered(ballots: list[Ballot]) -> Iterator[Answered]:
    kinds = (("explained", "实施路径不清，故打低分。"), ("confirmed", ""), ("overruled", "评委已离会。"))
    for ballot, (answer, text) in zip(ballots, kinds, strict=False):
        yield Answered(
            seat=ballot.seat,
            track=ballot.track,
            application=next(iter(ballot.scores)),
            direction="high" if answer == "confirmed" else "low",
            answer=answer,
            text=text,
        )


def votes(members: int) -> Iterator[Vote]:
    yes = {"yes": members, "no": 0, "abstain": 0}
    yield _vote(members, subject="选举", rounds=({"王建国": members},))
    yield _vote(members, subject="通过", rounds=(yes,), carried=True)
    no = {"yes": 1, "no": members - 2, "abstain": 0}
    lost = _vote(members, number="v1", subject="表决：更正 1A004", rounds=(no,), carried=False, recused=1)
    yield replace(lost, papers=(members, members, members), text="经复核后重新讨论")
    two = ({"1A001": 2, "1A002": 2}, {"1A001": 3, "1A002": 1, "abstain": 1})
    yield _vote(members, number="v2", subject="表决：入围线", rounds=two)


def _vote(
    members: int,
    *,
    subject: str,
    rounds: tuple[Mapping[str, int], ...],
    number: str = "",
    carried: bool | None = None,
    recused: int = 0,
) -> Vote:
    return Vote(
        number=number,
        at="2014-07-25 15:10",
        subject=subject,
        expected=members,
        present=members,
        recused=recused,
        rounds=rounds,
        carried=carried,
    )


def events(ballots: list[Ballot], gone: ApplicationId) -> Iterator[Event]:
    two = (SeatId("chair"), SeatId("witness"))
    told: list[tuple[str, str, dict[str, object], str, tuple[SeatId, ...]]] = [
        ("open", "08:20", {"sequence": 1}, "", ()),
        ("people", "08:31", {}, "", ()),
        ("elect", "08:40", {"seat": "r1"}, "", ()),
        ("adopt", "08:45", {}, "", two),
        ("reopen", "11:30", {"seat": "r2", "track": "t1", "application": "1A001"}, "漏评一项", two),
        *(("received", "11:45", {"seat": b.seat, "track": b.track, "round": 1}, "", ()) for b in ballots),
        ("typed", "11:50", {"seat": "r1", "track": "t1", "round": 1}, "", two),
        ("adjourn", "12:00", {}, "午休", two),
        ("resume", "13:30", {}, "", two),
        ("close", "13:40", {}, "", two),
        ("reveal", "13:50", {}, "", two),
        ("overrule", "14:05", {"seat": "r3", "application": "1A001"}, "评委已离会。", two),
        ("ranking", "14:10", {}, "", two),
        ("vote", "15:10", {"id": "v1", "motion": "abnormal"}, "经复核后重新讨论。", two),
        ("withdraw", "15:30", {"application": gone, "number": 1}, "单位来函撤回", two),
        ("audit", "16:00", {}, "", ()),
    ]
    for index, (kind, clock, data, text, attested) in enumerate(told, start=1):
        yield Event(index=index, kind=kind, at=f"2014-07-25 {clock}", data=data, text=text, attested=attested)
