"""A preparation once it is sealed: what it remembers, its supplements, and its drill."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import pdf_samples
import sitting
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.room import chair_room
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.secretary.drill import drill
from reviewdesk.desk.secretary.inspection import inspect
from reviewdesk.desk.secretary.office import Office, at_work, keep, reopen
from reviewdesk.desk.secretary.seal import FILES
from reviewdesk.desk.secretary.sealed_state import found_again
from reviewdesk.desk.secretary.sealing import batch_of, seal_office
from reviewdesk.desk.secretary.supplementing import Amendment, amend_office, own_plan_differs
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.committee import Committee, Seat
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import ballot, log
from reviewdesk.sealed.batch import SLOT_WORK
from reviewdesk.sealed.codes import parse_slip
from reviewdesk.sealed.opening import open_batch
from reviewdesk.sealed.statement import Statement
from reviewdesk.words import sentence
from sealed_session import CREATED
from sealing_scene import order, rehearsed_once, sealed_once, slip


@pytest.fixture
def sealed(tmp_path: Path) -> Iterator[Office]:
    shutil.copytree(sealed_once().folder, tmp_path, dirs_exist_ok=True)
    with at_work(tmp_path / "office") as found:
        yield found


def test_a_preparation_is_sealed_and_remembers_it() -> None:
    once = sealed_once()
    after, session, seen = once.after, once.session, once.foreseen
    assert {path.name for path in session.batch.parent.iterdir()} == set(FILES)
    assert reopen(after.folder) == after
    assert after.sealed is not None
    assert (after.sealed.fingerprint, len(after.sealed.slips)) == (session.fingerprint, len(seen.seats))
    assert seen.size == 4 * len(pdf_samples.good())
    found = inspect(batch_of(after))
    assert (found.title, found.drill, len(found.seats)) == ("小评审会", False, len(seen.seats))
    opened = open_batch(session.batch, (), SeatId("r1"), parse_slip(slip(once.folder, "r1")))
    assert ApplicationId("A2") not in opened.lineage.identities


def test_after_sealing_only_the_plan_for_a_supplement_changes(sealed: Office, tmp_path: Path) -> None:
    for changed in (replace(sealed, applications=()), replace(sealed, sealed=None)):
        with pytest.raises(ReviewDeskError, match="office-sealed"):
            keep(changed, sealed)
    with pytest.raises(ReviewDeskError, match="office-sealed"):
        seal_office(sealed, order(tmp_path, "again"))
    assert not own_plan_differs(sealed)
    amended = keep(replace(sealed, plan_text=sealed.plan_text.replace('"水平"', '"创新"')), sealed)
    assert own_plan_differs(amended)
    seat = Seat(id=SeatId("r9"), role="reviewer", tracks=(sitting.T,))
    amendment = Amendment(
        slip=slip(tmp_path, "secretary"),
        own_plan=True,
        withdraw=("B1",),
        seats=(seat,),
        slips=tmp_path / "s9",
    )
    twice, made = amend_office(amended, amendment)
    assert (made.number, [path.name for path in made.slips]) == (1, ["r9.pdf"])
    assert not own_plan_differs(twice)
    assert reopen(sealed.folder) == twice
    third, made = amend_office(twice, Amendment(slip=slip(tmp_path, "secretary"), withdraw=("A1",)))
    assert third.sealed is not None
    files = tuple(found_again(one, sealed.folder) for one in third.sealed.supplements)
    opened = open_batch(batch_of(third), files, None, parse_slip(slip(tmp_path, "secretary")))
    assert opened.lineage.withdrawn == ("A1", "B1")
    assert opened.lineage.plan.tracks[0].criteria[0].name == "创新"


def test_all_work_is_told_in_small_steps() -> None:
    once = sealed_once()
    assert max(once.told) == SLOT_WORK
    assert 0.99 < sum(once.told) / once.foreseen.work < 1.01


def test_a_drill_has_nothing_of_the_real_session_but_rubric_and_seats(tmp_path: Path) -> None:
    folder, session = rehearsed_once()
    found = inspect(session.batch)
    assert (found.title, found.drill) == ("（演练）小评审会", True)
    opened = open_batch(session.batch, (), SeatId("r1"), parse_slip(slip(folder, "r1", "drill")))
    assert [one.applicant for one in opened.lineage.applications] == [f"演练单位{n}" for n in (1, 2, 3)]
    assert len(opened.lineage.identities) == 3
    assert "甲" not in "".join(one.applicant for one in opened.lineage.applications)
    office = reopen(folder / "office")
    with pytest.raises(ReviewDeskError, match="seal-exists"):
        drill(office, folder / "drill", tmp_path / "other")
    with pytest.raises(ReviewDeskError, match="drill-no-reviewer"):
        drill(replace(office, committee=Committee(())), tmp_path / "d", tmp_path / "s")


def test_a_ballot_of_the_drill_is_refused_at_the_desk_of_the_real_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path / "state"))
    once, (folder, practice) = sealed_once(), rehearsed_once()
    open_desk(tmp_path / "chair", [once.session.batch], "chair", slip(once.folder, "chair"))
    opened = open_batch(practice.batch, (), SeatId("r1"), parse_slip(slip(folder, "r1", "drill")))
    rows = opened.lineage.rows(sitting.T)
    sheet = Ballot(seat=SeatId("r1"), track=sitting.T, scores=dict.fromkeys(rows, ("50",)), states={})
    words = Statement(pledged=CREATED, recusals=(), log=(log.entry_bytes("open", CREATED, {}),))
    file = tmp_path / "r1-t.rdballot"
    file.write_bytes(ballot.build(sheet, words, opened.lineage, opened.secret, created=CREATED))
    with chair_room(tmp_path / "chair", slip(once.folder, "chair")) as room:
        _, found = collect(room, [file])
    (verdict,) = found.verdicts
    assert verdict.problem.code == "ballot-other-batch"
    assert "属于另一个" in sentence(verdict.problem, "zh_CN")
