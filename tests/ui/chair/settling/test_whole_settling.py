"""A session with everything that goes wrong in rooms, settled at the window and by verbs: one result."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from chair_session import Session, cast, copy_of, motion, opened, session
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.finalising import finalise
from reviewdesk.desk.chair.frozen import frozen
from reviewdesk.desk.chair.motions import motion_of
from reviewdesk.desk.chair.opening import adjourn, resume
from reviewdesk.desk.chair.publishing import publish
from reviewdesk.desk.chair.revealing import explain, rank, reveal
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.seats import Place, replace_seat, void
from reviewdesk.desk.chair.settling import correct, vote, withdraw
from reviewdesk.desk.chair.signing import record_silence, sign
from reviewdesk.ui.chair.ending.audit_panel import AuditPanel
from reviewdesk.ui.chair.ending.publish_panel import PublishPanel
from reviewdesk.ui.chair.ending.sign_panel import SignPanel
from reviewdesk.ui.chair.settling.change_form import ChangeForm
from reviewdesk.ui.chair.settling.panel import SettlePanel
from reviewdesk.ui.chair.settling.tie_form import TieForm
from settling_way import Chair, Sit, choose
from window_way import words

PANEL = ("r1", "r2", "r3", "r4", "spare1")
TIED = {"A1": "70", "A2": "70", "A3": "70"}
FAR: Mapping[str, Mapping[str, str]] = {"r1": {"B1": "40"}, "r2": {"B2": "30"}}
"""Of r1 for B1, which is explained; of r2 for B2, which a vote replaces."""
NAMES: Mapping[str, Sequence[str]] = {
    "r1": ["A1", "A3"],
    "r2": ["A1", "A3"],
    "r3": ["A1", "A2"],
    "spare1": ["A1", "A3"],
}
CARRIED = {"r1": "yes", "r2": "yes", "r3": "no", "r4": "yes", "spare1": "yes"}


@pytest.fixture(scope="module")
def held() -> Session:
    return session()


@pytest.fixture(scope="module")
def folder(held: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Up to stage two: a recusal, a replaced seat, a night, a late ballot, two explained rows."""
    base = tmp_path_factory.mktemp("whole")
    with held.room(copy_of(opened(), base / "chair")) as room:
        ranked(held, room, base / "ballots")
    return base / "chair"


def ranked(held: Session, room: Room, base: Path) -> Room:
    files = {
        (seat, track): cast(
            held,
            seat,
            track,
            base,
            marks={**TIED, **FAR.get(seat, {})},
            recused=("A2",) if (seat, track) == ("r4", "t") else (),
        )
        for seat in PANEL
        for track in ("t", "u")
    }
    late = files.pop(("r4", "u"))
    room = replace_seat(room, Place(seat="r5"), "spare1", "突发疾病", held.witness)
    room, _ = collect(room, list(files.values()))
    room, _ = adjourn(room, "次日上午继续", held.witness)
    room, _ = resume(room, held.witness)
    room, _ = collect(room, [late])
    room, _ = close(room, held.witness)
    room, stage = reveal(room, held.envelope, held.witness)
    assert set(stage.waiting) == {("r1", "B1"), ("r2", "B2")}
    for seat, application in stage.waiting:
        room = explained(held, room, seat, application)
    return rank(room, held.witness)


def explained(held: Session, room: Room, seat: str, application: str) -> Room:
    room, _ = explain(
        room, seat=seat, application=application, seat_slip=lambda: held.code(seat), text="实地情况不同"
    )
    return room


def recorded(chair: Chair, reason: str) -> None:
    panel = chair.panel(SettlePanel)
    panel.count.click()
    chair.wait(panel.record.isEnabled)
    panel.record.click()
    chair.confirm(reason, witness=chair.held.code("witness"))
    chair.wait(chair.is_free)
    chair.settle()


def changed(chair: Chair, key: str, answers: str, reason: str, **fields: str) -> None:
    """Settle one lawful change, with its vote where it needs one."""
    panel = chair.panel(SettlePanel)
    panel.open_matter(f"change:{key}")
    form = panel.form
    assert isinstance(form, ChangeForm)
    for name, value in fields.items():
        choose(next(part for field, part in form.fields.parts.items() if field == name), value)
    if answers:
        assert form.box is not None
        chair.say(form.box.names, answers)
    recorded(chair, reason)


def settled_by_window(chair: Chair) -> None:
    panel = chair.panel(SettlePanel)
    form = panel.form
    assert isinstance(form, TieForm)
    assert "回避" in [form.box.names.model().index(3, 1).data()]
    columns = {"A1": 1, "A2": 2, "A3": 3}
    marked = [(PANEL.index(seat), columns[name]) for seat, names in NAMES.items() for name in names]
    chair.mark(form.box.names, marked)
    recorded(chair, "三项并列，两个名额")
    changed(chair, "abnormal", "11211", "表决替换", flagged="r2\nB2")
    changed(chair, "void_row", "11211", "会后发现合作关系", application="B1", seat="r3")
    changed(chair, "aggregate", "11211", "有效评分不足五份", track="u", aggregate="mean")
    changed(chair, "withdraw", "", "申报单位撤回", application="B1")


def moved(keys: Mapping[str, object], ballots: Mapping[str, object], **more: object) -> Any:
    return motion_of({**keys, "present": list(PANEL), **more, "round": [{"ballots": ballots}]})


def settled_by_verbs(room: Room, held: Session) -> Room:
    line = {"motion": "line", "track": "t", "tier": "listed"}
    room, _ = vote(room, moved(line, NAMES, recused=["r4"]), held.witness)
    row = {"seat": "r2", "application": "B2"}
    room, _ = vote(room, moved({"motion": "abnormal", **row}, CARRIED), held.witness)
    room, _ = correct(room, {"correction": "abnormal", **row, "vote": "v2"}, "表决替换", held.witness)
    place = {"seat": "r3", "application": "B1"}
    room, _ = vote(room, moved({"motion": "void", **place}, CARRIED), held.witness)
    room = void(room, Place(seat="r3", application="B1"), "会后发现合作关系", held.witness, "v3")
    which = {"motion": "aggregate", "track": "u", "value": "mean"}
    room, _ = vote(room, moved(which, CARRIED), held.witness)
    room, _ = withdraw(room, "B1", "申报单位撤回", held.witness)
    return room


def answered(chair: Chair, place: int, kind: str, text: str = "", **codes: str) -> None:
    panel = chair.panel(SignPanel)
    panel.list.setCurrentRow(place)
    panel.buttons[kind].click()
    chair.confirm(text, **codes)
    chair.wait(chair.is_free)
    chair.settle()


def test_a_whole_session_ends_in_a_verified_archive_with_the_result_of_the_verbs(
    sit: Sit, held: Session, folder: Path, tmp_path: Path
) -> None:
    with held.room(copy_of(folder, tmp_path / "verbs")) as room:
        room, final = finalise(settled_by_verbs(room, held), held.witness)
        by_verbs = frozen(room)["result.json"]
        statement = motion(tmp_path, "程序上保留意见", "dissent.txt")
        room, _ = sign(
            room, seat="r1", seat_slip=lambda: held.code("r1"), answer="dissent", statement=statement
        )
        room, _ = record_silence(room, seat="r4", kind="left", reason="提前离会", witness=held.witness)
        publish(room, tmp_path / "by-verbs")
    assert final.sequence == 1

    chair = sit(held, folder)
    settled_by_window(chair)
    audit = chair.panel(AuditPanel)
    assert audit.finalise.isEnabled(), words(audit)
    audit.finalise.click()
    chair.confirm(witness=held.code("witness"))
    chair.wait(chair.is_free)
    assert frozen(chair.seating.room)["result.json"] == by_verbs
    answered(chair, 0, "dissent", "程序上保留意见", seat=held.code("r1"))
    answered(chair, 1, "signed", seat=held.code("r2"))
    answered(chair, 2, "refused", "不认可该次表决", seat=held.code("r3"))
    answered(chair, 3, "left", "提前离会", witness=held.code("witness"))
    answered(chair, 4, "deemed", "两次询问未表示", witness=held.code("witness"))
    publishing = chair.panel(PublishPanel)
    choose(publishing.folder, str(tmp_path / "out"))
    publishing.publish.click()
    chair.wait(publishing.open.isVisible)
    found = verify(tmp_path / "out" / "archive.rdarchive")
    assert found.unanswered == ()
    assert found.signers["report/ranking-t.pdf"] == ("chair", "r1", "r2")
    assert (tmp_path / "out" / "result.json").read_bytes() == by_verbs
    standings = {row.application: row.standing for track in found.result.tracks for row in track.ranking}
    assert standings == {
        "A1": "listed", "A2": "not_listed", "A3": "listed", "B1": "withdrawn", "B2": "listed"
    }  # fmt: skip
    verify(tmp_path / "by-verbs" / "archive.rdarchive")
