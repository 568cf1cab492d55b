"""Plays the day of `sample_day` by verbs of the command line, in this process."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from played import said
from sample_day import (
    DAY,
    MEMBERS,
    PANELS,
    Adjourned,
    Adopted,
    Answered,
    Brought,
    Closed,
    Elected,
    Event,
    Excepted,
    Explained,
    Finalised,
    LineVoted,
    Published,
    PutAway,
    Ranked,
    Resumed,
    Revealed,
    ScoreReplaced,
    Transcribed,
    Withdrawn,
)
from sample_table import SampleTable, done


class ByCommand:
    """The chair's desk in a folder of its own; every event is one verb or two."""

    def __init__(self, table: SampleTable, folder: Path) -> None:
        self._table, self._folder = table, folder
        self._chair = ("--workspace", folder / "chair", "--slip-file", table.slip("chair"))
        self._both = (*self._chair, "--witness-slip-file", table.slip("witness"))
        self.published = folder / "published"

    def play(self, events: Sequence[Event] = DAY) -> None:
        """Open the desk and play."""
        done("open", self._table.batch, "--seat", "chair", *self._chair)
        for event in events:
            self.tell(event)

    def tell(self, event: Event) -> None:
        """Do what an event says."""
        match event:
            case Elected(seat, votes, recorder):
                keys = {"seat": seat, "recorder": recorder}
                done("elect", *self._chair, *self._motion(keys, MEMBERS, votes))
            case Adopted(votes):
                motion = self._motion({}, MEMBERS, votes)
                done("adopt", *self._both, *motion, "--supplement", self._table.supplement)
            case Withdrawn(application, number, reason):
                told = done("withdraw", *self._both, "--application", application, "--reason", reason)
                assert told["number"] == number
            case Brought(ballots, late):
                self._bring([self._table.ballot(*one) for one in ballots], late=late)
            case Excepted():
                self._except(event)
            case Adjourned(reason):
                done("adjourn", *self._both, "--reason", reason)
            case Resumed():
                done("resume", *self._both)
            case Closed():
                done("close", *self._both)
            case Revealed(waiting):
                told = done("reveal", *self._both, "--reveal-slip-file", self._table.slip("reveal"))
                assert sorted(told["waiting"]) == sorted(map(list, waiting))
            case Explained(seat, application, words):
                own = ("--seat", seat, "--seat-slip-file", self._table.slip(seat))
                answer = ("--text", words) if words else ("--confirm",)
                done("explain", *self._chair, *own, "--application", application, *answer)
            case PutAway():
                pass  # every verb opens the desk anew
            case Ranked(track, tier, tied, _):
                told = done("reveal", "--ranking", *self._both)
                assert {
                    "track": track,
                    "kind": "tie_at_line",
                    "line": tier,
                    "applications": list(tied),
                } in told["alarms"]
            case Finalised():
                done("finalise", *self._both)
            case Answered():
                self._answer(event)
            case Published():
                done("publish", *self._chair, "--out", self.published)
            case _:
                self._settle(event)

    def _settle(self, event: Event) -> None:
        match event:
            case LineVoted(track, tier, ballots, _):
                self._vote({"motion": "line", "track": track, "tier": tier}, PANELS[track], ballots)
            case ScoreReplaced(seat, application, votes, reason):
                where = {"seat": seat, "application": application}
                vote = self._vote({"motion": "abnormal", **where}, tuple(votes), votes)
                self._correct("abnormal", {**where, "vote": vote}, reason)
            case Transcribed(seat, application, criterion, value, reason):
                where = {"seat": seat, "application": application}
                self._correct("transcription", {**where, "criterion": criterion, "value": value}, reason)
            case _:
                raise AssertionError(event)

    def _bring(self, files: Sequence[Path], *, late: bool) -> None:
        if not late:
            done("collect", *self._chair, *files)
            return
        answer = said("collect", *self._chair, *files)
        assert (answer.exit_code, answer.code) == (1, "order-after-close")

    def _except(self, event: Excepted) -> None:
        more = ("--application", event.application) if event.application else ()
        more = ("--substitute", event.substitute) if event.substitute else more
        where = ("--seat", event.seat, "--track", event.track, "--round", "1")
        done(event.kind, *self._both, *where, *more, "--reason", event.reason)

    def _vote(self, keys: Mapping[str, str], present: Sequence[str], ballots: Mapping[str, object]) -> str:
        told = done("vote", *self._both, *self._motion(keys, present, ballots))
        return str(told["record"]["id"])

    def _correct(self, kind: str, keys: Mapping[str, str], reason: str) -> None:
        words = [word for key, value in keys.items() for word in (f"--{key}", value)]
        done("correct", *self._both, "--kind", kind, *words, "--reason", reason)

    def _answer(self, event: Answered) -> None:
        seat = ("--seat", event.seat)
        own = (*seat, "--seat-slip-file", self._table.slip(event.seat))
        if event.kind == "signed":
            done("sign", *self._chair, *own)
        elif event.kind in ("deemed", "left"):
            done("sign", *self._both, *seat, f"--{event.kind}", event.words)
        else:
            statement = self._folder / "statement.txt"
            statement.write_text(event.words, encoding="utf-8")
            option = {"dissent": "--dissent", "refused": "--refuse"}[event.kind]
            done("sign", *self._chair, *own, option, statement)

    def _motion(
        self, keys: Mapping[str, str], present: Sequence[str], ballots: Mapping[str, object]
    ) -> tuple[object, ...]:
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items()]
        votes = ", ".join(f"{seat} = {json.dumps(vote)}" for seat, vote in ballots.items())
        lines += [f"present = {json.dumps(list(present))}", "[[round]]", f"ballots = {{ {votes} }}"]
        path = self._folder / "motion.toml"
        path.write_text("\n".join(lines), encoding="utf-8")
        return "--motion", path
