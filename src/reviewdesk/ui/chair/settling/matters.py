"""What is open, what may be changed and what was decided: one line each, and the form it opens."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from reviewdesk.desk import spoken
from reviewdesk.desk.chair.settlement import Settlement
from reviewdesk.desk.chair.view import ChairView
from reviewdesk.domain.conclude import blocking
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.result import Alarm, DecisionRecord
from reviewdesk.domain.stage_vote import stage_of, stage_votes
from reviewdesk.ui.chair.settling.change_form import ChangeForm
from reviewdesk.ui.chair.settling.changes import change, offered
from reviewdesk.ui.chair.settling.form import DecisionForm
from reviewdesk.ui.chair.settling.stage_form import StageForm
from reviewdesk.ui.chair.settling.tie_form import TieForm
from reviewdesk.ui.speech import language, say

Kind = Literal["open", "look", "change", "decided"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One line of the list.

    Attributes:
        key: the same as long as it is about the same.
        form: makes its form; None where there is only something to read.
        record: what was decided.
    """

    key: str
    kind: Kind
    text: str
    form: Callable[[], DecisionForm] | None = None
    record: DecisionRecord | None = None


def matters(view: ChairView, found: Settlement) -> tuple[Matter, ...]:
    """Return every line, open ones first."""
    return (*_open(view, found), *_changes(view, found), *_decided(view, found))


def _open(view: ChairView, found: Settlement) -> Iterator[Matter]:
    blocks = [alarm for _, alarm in blocking(view.plan, found.result)]
    several = len(view.plan.tracks) > 1
    for track in view.plan.tracks:
        before = say("{what}: {said}", what=track.name, said="") if several else ""
        if _stage_waits(view, found, track):
            yield Matter(
                key=f"stage:{track.id}",
                kind="open",
                text=before + say("the plan's vote on the candidates is not taken yet."),
                form=_stage(view, found, track),
            )
        for place, alarm in enumerate(found.result.track(track.id).alarms):
            if alarm.resolved_by is None:
                yield Matter(
                    key=f"{track.id}:{place}:{alarm.kind}:{alarm.boundary}",
                    kind="open" if alarm in blocks else "look",
                    text=before + spoken.alarm(alarm, track, language()),
                    form=_alarm(view, found, track, alarm),
                )
    for mark in found.ranges:
        given = {"application": str(mark.application), "seat": mark.seat, "criterion": str(mark.criterion)}
        yield Matter(
            key=f"range:{mark.seat}:{mark.application}:{mark.criterion}",
            kind="open",
            text=say(
                "{seat}, {application}: a mark out of range", seat=mark.seat, application=mark.application
            ),
            form=_change(view, found, "range", given),
        )


def _changes(view: ChairView, found: Settlement) -> Iterator[Matter]:
    for one in offered(view.plan, found):
        yield Matter(
            key=f"change:{one.id}", kind="change", text=say(one.name), form=_change(view, found, one.id, {})
        )


def _decided(view: ChairView, found: Settlement) -> Iterator[Matter]:
    for number, record in enumerate(found.result.decisions, start=1):
        yield Matter(
            key=f"decided:{number}",
            kind="decided",
            text=f"{number}. {spoken.decision_short(record, view.plan, language())}",
            record=record,
        )


def _stage_waits(view: ChairView, found: Settlement, track: Track) -> bool:
    if stage_of(view.plan) is None:
        return False
    return all(vote.text("track") != track.id for vote in stage_votes(found.taken))


def _stage(view: ChairView, found: Settlement, track: Track) -> Callable[[], DecisionForm]:
    return lambda: StageForm(view, found, track)


def _change(
    view: ChairView, found: Settlement, name: str, given: Mapping[str, str]
) -> Callable[[], DecisionForm]:
    return lambda: ChangeForm(view, found, change(name), given)


def _alarm(view: ChairView, found: Settlement, track: Track, alarm: Alarm) -> Callable[[], DecisionForm]:
    if alarm.kind in ("tie_at_line", "tie_in_tier"):
        return lambda: TieForm(view, found, track, alarm)
    application = next(iter(alarm.applications), "")
    given = {"track": str(track.id), "application": str(application), "tier": alarm.boundary}
    names = {
        "objection": "objective",
        "gate_even": "gate",
        "minimum_ballots": "aggregate",
        "unfilled": "empty",
    }
    given |= {"objective": alarm.boundary, "gate": alarm.boundary}
    return _change(view, found, names[alarm.kind], given)
