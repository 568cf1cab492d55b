"""Motions on record as the sign packet tells them: who was there, how they voted, whether it carried."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, cast

from reviewdesk.desk.chair.polls import barred, majority_of, poll, tracks_of
from reviewdesk.desk.chair.room import Room
from reviewdesk.domain.decisions import Decision, decision
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import SeatId, TrackId
from reviewdesk.domain.result import DecisionRecord
from reviewdesk.domain.sheet import Sheet
from reviewdesk.domain.stage_vote import stage_of
from reviewdesk.domain.votes import answers_given, names_marked, names_yes, rounds
from reviewdesk.report.packet.values import Vote
from reviewdesk.report.result_words import decision_head
from reviewdesk.words import translator

_NAMED: Final = ("line", "stage")
_BESIDE: Final = ("text", "people")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """What the votes are told from.

    Attributes:
        names: how each member is called on paper.
        times, words: index of an entry → its local time, and the words recorded with it.
    """

    room: Room
    sheets: Mapping[TrackId, Sheet]
    names: Mapping[str, str]
    times: Mapping[int, str]
    words: Mapping[int, str]


def votes(hearing: Hearing) -> Iterator[Vote]:
    """Yield election, adoption and every motion, in order."""
    for entry in hearing.room.entries:
        if entry.kind == "elect" and "round" in entry.data:
            yield _election(hearing, entry)
        elif entry.kind == "adopt":
            yield _adoption(hearing, entry)
        elif entry.kind == "vote":
            yield _motion(hearing, entry)


def _election(hearing: Hearing, entry: Entry) -> Vote:
    say = translator(hearing.room.plan.review_session.language)
    told = [
        {hearing.names.get(name, name): count for name, count in _counts(each).items()}
        for each in _rounds(entry)
    ]
    return replace(_at_opening(hearing, entry, say("Election of the chair")), rounds=tuple(told))


def _adoption(hearing: Hearing, entry: Entry) -> Vote:
    say = translator(hearing.room.plan.review_session.language)
    return replace(
        _at_opening(hearing, entry, say("Adoption of procedure and criteria")),
        rounds=tuple(_counts(each) for each in _rounds(entry)),
        carried=True,
        text=hearing.words.get(entry.index, ""),
    )


def _at_opening(hearing: Hearing, entry: Entry, subject: str) -> Vote:
    return Vote(
        number="",
        at=hearing.times[entry.index],
        subject=subject,
        expected=len(hearing.room.members),
        present=_present(hearing, entry),
        recused=len(_list(entry, "recused")),
        rounds=(),
    )


def _motion(hearing: Hearing, entry: Entry) -> Vote:
    plan = hearing.room.plan
    data = {key: value for key, value in entry.data.items() if key not in _BESIDE}
    vote = decision("vote", data, True)
    motion = {key: value for key, value in data.items() if key != "id"}
    tracks = tracks_of(plan, hearing.sheets, motion)
    panel = {seat for track in tracks for seat in hearing.sheets[track.id].panel}
    present = set(map(SeatId, _list(entry, "present")))
    touched = {seat for track in tracks for seat in barred(hearing.sheets[track.id], motion)}
    named = vote.text("motion") in _NAMED
    stage = stage_of(plan)
    base = tracks[0].rules.vote.base if tracks else "present_minus_recused"
    return Vote(
        number=vote.text("id"),
        at=hearing.times[entry.index],
        subject=_subject(hearing, vote),
        expected=len(panel),
        present=len(present),
        recused=len(present & (touched | set(map(SeatId, _list(entry, "recused"))))),
        rounds=tuple(_told(vote, each) for each in rounds(vote)),
        carried=None if named else poll(plan, hearing.sheets, motion).carried,
        majority=majority_of(tracks[0], motion) if tracks else "half",
        base=stage.base if stage is not None and vote.text("motion") == "stage" else base,
        papers=_papers(rounds(vote)[-1]),
        text=hearing.words.get(entry.index, ""),
    )


def _subject(hearing: Hearing, vote: Decision) -> str:
    plan = hearing.room.plan
    head = {key: value for key, value in vote.record.items() if key != "present"}
    record = DecisionRecord(kind="vote", track=None, record=head, before={}, after={})
    return decision_head(record, plan, plan.review_session.language, hearing.names)


def _told(vote: Decision, each: Mapping[str, object]) -> Mapping[str, int]:
    if vote.text("motion") == "line":
        return {str(name): count for name, count in names_marked(each).items()}
    if vote.text("motion") == "stage":
        return {str(name): count for name, count in names_yes(each).items()}
    return answers_given(each)


def _papers(each: Mapping[str, object]) -> tuple[int, int, int] | None:
    counts = [each.get(key) for key in ("handed_out", "returned", "valid")]
    if any(not isinstance(count, int) for count in counts):
        return None
    handed, returned, valid = cast(list[int], counts)
    return handed, returned, valid


def _rounds(entry: Entry) -> Sequence[Mapping[str, Any]]:
    return cast(Sequence[Mapping[str, Any]], entry.data["round"])


def _counts(each: Mapping[str, Any]) -> dict[str, int]:
    if "ballots" in each:
        return dict(Counter(str(choice) for choice in each["ballots"].values()))
    return {str(choice): int(count) for choice, count in each["counts"].items()}


def _present(hearing: Hearing, entry: Entry) -> int:
    return len(_list(entry, "present") or hearing.room.members)


def _list(entry: Entry, key: str) -> list[str]:
    return [str(seat) for seat in cast(Sequence[object], entry.data.get(key, ()))]
