"""A preparation folder on its way out: waived, sealed, supplemented, rehearsed; by verbs and commands."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

import pdf_samples
import sitting
from reviewdesk.cli.main import main
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.room import chair_room
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.secretary.checking import check
from reviewdesk.desk.secretary.dossiers import gather
from reviewdesk.desk.secretary.drill import drill
from reviewdesk.desk.secretary.emergency import EMERGENCY
from reviewdesk.desk.secretary.inspection import inspect
from reviewdesk.desk.secretary.leftovers import PLACE
from reviewdesk.desk.secretary.office import Office, at_work, keep, reopen
from reviewdesk.desk.secretary.seal import ENVELOPES, FILES, SealOrder
from reviewdesk.desk.secretary.sealed_papers import papers_to_print
from reviewdesk.desk.secretary.sealed_state import found_again
from reviewdesk.desk.secretary.sealing import batch_of, outlook, proposed_folder, ready, seal_office
from reviewdesk.desk.secretary.supplementing import Amendment, amend_office, own_plan_differs
from reviewdesk.desk.secretary.todo import todos
from reviewdesk.desk.secretary.waivers import Waiver
from reviewdesk.desk.secretary.waiving import covered_by, unwaive_todo, waive_problem, waive_todo
from reviewdesk.domain.application import Application
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.committee import Committee, Conflict, Seat
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.sealed import ballot, log
from reviewdesk.sealed.batch import SLOT_WORK
from reviewdesk.sealed.codes import parse_slip
from reviewdesk.sealed.opening import open_batch
from reviewdesk.sealed.statement import Statement
from reviewdesk.words import sentence
from sealed_session import CREATED

LATE = Waiver("admission-late", "A1", "", "主办方同意")
CHECKLIST = '[[track.eligibility]]\nid = "item"\nname = "条件"\n'
WITNESS, DEADLINE = 'witness = "supervisor"', "\ndeadline = 2029-01-01T00:00:00+08:00"


def filled(folder: Path, *, late: str = "") -> Office:
    """A preparation with everything in it, kept; one application came late where one is named."""
    folder.mkdir()
    for application in ("A1", "A2", "B1", "B2"):
        (folder / "dossiers" / application).mkdir(parents=True)
        (folder / "dossiers" / application / "plan.pdf").write_bytes(pdf_samples.good())
    reviewers = tuple(
        Seat(id=SeatId(f"r{n}"), role="reviewer", tracks=(sitting.T, sitting.U)) for n in (1, 2)
    )
    made = keep(
        Office(
            folder=folder,
            plan_text=sitting.PLAN_TEXT.format(witness="supervisor").replace(WITNESS, WITNESS + DEADLINE)
            + CHECKLIST,
            applications=tuple(arrived(one, late) for one in sitting.APPLICATIONS),
            committee=Committee(reviewers, (Conflict(ApplicationId("A2"), SeatId("r1"), "近亲属"),)),
        )
    )
    return keep(check(gather(made, [folder / "dossiers"])), made)


def arrived(application: Application, late: str) -> Application:
    received = "2030-01-01" if application.id == late else "2028-01-01"
    return replace(application, received=received, objective={"o": "5"})


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    filled(tmp_path / "office")
    with at_work(tmp_path / "office") as found:
        yield found


def order(tmp_path: Path, name: str = "sealed") -> SealOrder:
    return SealOrder(out=tmp_path / name, slips=tmp_path / f"{name}-slips", slips_as_text=True)


def slip(tmp_path: Path, seat: str, name: str = "sealed") -> str:
    return (tmp_path / f"{name}-slips" / f"{seat}.txt").read_text(encoding="utf-8")


def test_a_preparation_is_sealed_and_remembers_it(office: Office, tmp_path: Path) -> None:
    seen = outlook(office)
    after, session = seal_office(office, order(tmp_path))
    assert {path.name for path in session.batch.parent.iterdir()} == set(FILES)
    assert reopen(office.folder) == after
    assert after.sealed is not None
    assert (after.sealed.fingerprint, len(after.sealed.slips)) == (session.fingerprint, len(seen.seats))
    assert seen.size == 4 * len(pdf_samples.good())
    found = inspect(batch_of(after))
    assert (found.title, found.drill, len(found.seats)) == ("小评审会", False, len(seen.seats))
    opened = open_batch(session.batch, (), SeatId("r1"), parse_slip(slip(tmp_path, "r1")))
    assert ApplicationId("A2") not in opened.lineage.identities


def test_the_emergency_pack_lies_with_the_slips_and_prints_with_them(office: Office, tmp_path: Path) -> None:
    after, session = seal_office(office, order(tmp_path))
    assert session.emergency == tmp_path / "sealed-slips" / EMERGENCY
    pack = "".join(page.extract_text() for page in PdfReader(session.emergency).pages)
    assert session.fingerprint in pack
    assert all(one.applicant in pack for one in office.applications)
    assert [one.kind for one in papers_to_print(after, "slips")] == ["slips", "emergency"]
    assert [one.kind for one in papers_to_print(after, "emergency")] == ["emergency"]
    assert [one.name for one in papers_to_print(after, "minutes")] == ["opening-minutes.pdf"]
    session.emergency.unlink()
    assert [one.kind for one in papers_to_print(after, "slips")] == ["slips"]
    with pytest.raises(ReviewDeskError, match="slips-elsewhere"):
        papers_to_print(after, "emergency")


def test_a_pack_of_another_session_is_not_written_over(office: Office, tmp_path: Path) -> None:
    wanted = order(tmp_path)
    wanted.slips.mkdir()
    (wanted.slips / EMERGENCY).write_bytes(b"kept")
    with pytest.raises(ReviewDeskError, match="seal-exists"):
        seal_office(office, wanted)
    assert (wanted.slips / EMERGENCY).read_bytes() == b"kept"


def test_after_sealing_only_the_plan_for_a_supplement_changes(office: Office, tmp_path: Path) -> None:
    after, _ = seal_office(office, order(tmp_path))
    for changed in (replace(after, applications=()), replace(after, sealed=None), office):
        with pytest.raises(ReviewDeskError, match="office-sealed"):
            keep(changed, after)
    with pytest.raises(ReviewDeskError, match="office-sealed"):
        seal_office(after, order(tmp_path, "again"))
    assert not own_plan_differs(after)
    amended = keep(replace(after, plan_text=after.plan_text.replace('"水平"', '"创新"')), after)
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
    assert reopen(office.folder) == twice
    third, made = amend_office(twice, Amendment(slip=slip(tmp_path, "secretary"), withdraw=("A1",)))
    assert third.sealed is not None
    files = tuple(found_again(one, office.folder) for one in third.sealed.supplements)
    opened = open_batch(batch_of(third), files, None, parse_slip(slip(tmp_path, "secretary")))
    assert opened.lineage.withdrawn == ("A1", "B1")
    assert opened.lineage.plan.tracks[0].criteria[0].name == "创新"


def test_an_unsealed_preparation_has_no_supplements(office: Office) -> None:
    with pytest.raises(ReviewDeskError, match="office-not-sealed"):
        amend_office(office, Amendment(slip="x"))


@pytest.mark.parametrize("at", ["0", "4", "first slip", "last paper"])
def test_a_cancelled_sealing_leaves_nothing(office: Office, tmp_path: Path, at: str) -> None:
    told: list[int] = []
    wanted = SealOrder(out=tmp_path / "new" / "sealed", slips=tmp_path / "stick" / "slips")
    moments = {"first slip": wanted.slips / "chair.pdf", "last paper": wanted.out / ENVELOPES}

    def cancelling(size: int) -> None:
        told.append(size)
        if moments[at].is_file() if at in moments else len(told) > int(at):
            raise ReviewDeskError("interrupted")

    before = set(tmp_path.iterdir())
    with pytest.raises(ReviewDeskError, match="interrupted"):
        seal_office(office, wanted, checked=cancelling)
    assert (set(tmp_path.iterdir()), reopen(office.folder).sealed) == (before, None)


def test_all_work_is_told_in_small_steps(office: Office, tmp_path: Path) -> None:
    told: list[int] = []
    foreseen = outlook(office).work
    seal_office(office, order(tmp_path), sealed=told.append)
    assert max(told) == SLOT_WORK
    assert 0.99 < sum(told) / foreseen < 1.01


def test_what_cannot_be_remembered_was_not_sealed(office: Office, tmp_path: Path) -> None:
    (office.folder / "sealed.json").unlink()
    (office.folder / "sealed.json").mkdir()
    with pytest.raises(ReviewDeskError, match="file-not-written"):
        seal_office(office, order(tmp_path))
    assert not (tmp_path / "sealed").exists()
    assert not (tmp_path / "sealed-slips").exists()


def test_what_is_red_or_missing_stands_in_the_way(office: Office) -> None:
    with pytest.raises(Problems) as caught:
        ready(replace(office, applications=(), committee=Committee(())))
    found = {problem.code for problem in caught.value.problems}
    assert found >= {"todo-no-register", "todo-no-reviewer"}
    with pytest.raises(Problems, match="plan-problems"):
        outlook(replace(office, plan_text="schema = 1"))
    late = replace(office, applications=tuple(arrived(one, "A1") for one in office.applications))
    with pytest.raises(Problems, match="office-problems"):
        ready(late)
    assert [one.reason for one in ready(waive_problem(late, LATE)).waived] == ["主办方同意"]
    (office.folder / "dossiers" / "A1" / "plan.pdf").unlink()
    with pytest.raises(Problems, match=r"(seal|office)-problems"):
        ready(office)


@pytest.mark.parametrize(
    ("waiver", "code"),
    [
        (Waiver("todo-no-register", "", "", "x"), "waive-not-waivable"),
        (Waiver("admission-late", "", "", "  "), "waive-reason"),
        (Waiver("admission-late", "Z9", "", "x"), "waive-application"),
    ],
)
def test_a_waiver_needs_a_waivable_problem_and_a_reason(office: Office, waiver: Waiver, code: str) -> None:
    with pytest.raises(ReviewDeskError, match=code):
        waive_problem(office, waiver)


def test_a_waiver_is_given_replaced_and_taken_back(office: Office) -> None:
    late = replace(office, applications=tuple(arrived(one, "A1") for one in office.applications))
    (todo,) = [one for one in todos(late) if one.problem.code == "admission-late"]
    assert (todo.red, covered_by(todo, todos(late))) == (True, 1)
    waived = waive_todo(waive_todo(late, todo, "先"), todo, " 已由主办方同意 ")
    assert waived.waivers == (Waiver("admission-late", "A1", "", "已由主办方同意"),)
    (shown,) = [one for one in todos(waived) if one.problem.code == "admission-late"]
    assert (shown.red, shown.reason) == (False, "已由主办方同意")
    assert unwaive_todo(waived, shown).waivers == ()


def test_what_was_sealed_is_never_proposed_again_but_a_killed_runs_folder_is(office: Office) -> None:
    first = proposed_folder(office, date(2026, 11, 28))
    first.mkdir()
    assert proposed_folder(office, date(2026, 11, 28)) == first
    (first / FILES[0]).touch()
    second = proposed_folder(office, date(2026, 11, 28))
    assert (first.name, second.name) == ("sealed-2026-11-28", "sealed-2026-11-28-2")


def test_what_a_killed_run_left_goes_with_the_next(office: Office, tmp_path: Path) -> None:
    for folder in (office.folder / "sealed-2026-11-27", tmp_path / "sealed"):
        (folder / PLACE / "tmp1").mkdir(parents=True)
        (folder / PLACE / "tmp1" / "s00001.age").write_bytes(b"x")
    seal_office(office, order(tmp_path))
    assert not list(tmp_path.rglob("*.age"))
    assert not list(tmp_path.rglob(PLACE))


def test_a_killed_sealing_leaves_nothing_sealed_and_can_be_begun_again(tmp_path: Path) -> None:
    folder = filled(tmp_path / "office").folder
    places = ("--out", str(tmp_path / "sealed"), "--slips", str(tmp_path / "sealed-slips"))
    words = [sys.executable, "-m", "reviewdesk", "prepare", "seal", str(folder), *places]
    with subprocess.Popen(words) as sealing:
        while not (tmp_path / "sealed").is_dir():
            assert sealing.poll() is None
            time.sleep(0.02)
        sealing.kill()
    assert not any((tmp_path / "sealed" / name).exists() for name in FILES)
    assert not (tmp_path / "sealed-slips").exists()
    with at_work(folder) as office:
        assert office.sealed is None
        seal_office(office, order(tmp_path))
    assert {path.name for path in (tmp_path / "sealed").iterdir()} == set(FILES)


def test_a_drill_has_nothing_of_the_real_session_but_rubric_and_seats(office: Office, tmp_path: Path) -> None:
    session = drill(office, tmp_path / "drill", tmp_path / "drill-slips")
    found = inspect(session.batch)
    assert (found.title, found.drill) == ("（演练）小评审会", True)
    opened = open_batch(session.batch, (), SeatId("r1"), parse_slip(slip(tmp_path, "r1", "drill")))
    assert [one.applicant for one in opened.lineage.applications] == [f"演练单位{n}" for n in (1, 2, 3)]
    assert len(opened.lineage.identities) == 3
    assert "甲" not in "".join(one.applicant for one in opened.lineage.applications)
    with pytest.raises(ReviewDeskError, match="seal-exists"):
        drill(office, tmp_path / "drill", tmp_path / "other")
    with pytest.raises(ReviewDeskError, match="drill-no-reviewer"):
        drill(replace(office, committee=Committee(())), tmp_path / "d", tmp_path / "s")


def test_a_ballot_of_the_drill_is_refused_at_the_desk_of_the_real_session(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path / "state"))
    seal_office(office, order(tmp_path))
    practice = drill(office, tmp_path / "drill", tmp_path / "drill-slips")
    open_desk(tmp_path / "chair", [tmp_path / "sealed" / "batch.rdbatch"], "chair", slip(tmp_path, "chair"))
    opened = open_batch(practice.batch, (), SeatId("r1"), parse_slip(slip(tmp_path, "r1", "drill")))
    rows = opened.lineage.rows(sitting.T)
    sheet = Ballot(seat=SeatId("r1"), track=sitting.T, scores=dict.fromkeys(rows, ("50",)), states={})
    words = Statement(pledged=CREATED, recusals=(), log=(log.entry_bytes("open", CREATED, {}),))
    file = tmp_path / "r1-t.rdballot"
    file.write_bytes(ballot.build(sheet, words, opened.lineage, opened.secret, created=CREATED))
    with chair_room(tmp_path / "chair", slip(tmp_path, "chair")) as room:
        _, found = collect(room, [file])
    (verdict,) = found.verdicts
    assert verdict.problem.code == "ballot-other-batch"
    assert "属于另一个" in sentence(verdict.problem, "zh_CN")


def test_the_command_line_does_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = filled(tmp_path / "office", late="A1").folder

    def told(*words: str) -> tuple[int, dict[str, object]]:
        code = main(["prepare", *words, "--json"])
        found: dict[str, object] = json.loads(capsys.readouterr().out)
        return code, found

    named = ("waive", str(folder), "--problem", "admission-late", "--application", "A1")
    places = ("--out", str(tmp_path / "sealed"), "--slips", str(tmp_path / "slips"))
    assert told("seal", str(folder), *places)[1]["code"] == "office-problems"
    assert told(*named, "--reason", "主办方同意")[0] == 0
    code, found = told("todo", str(folder))
    data = found["data"]
    assert isinstance(data, dict)
    assert (code, data["red"]) == (0, 0)
    assert told("seal", str(folder), *places)[0] == 0
    assert told("seal", str(folder), *places)[1]["code"] == "office-sealed"
    drilled = ("--out", str(tmp_path / "drill"), "--slips", str(tmp_path / "drill-slips"))
    assert told("drill", str(folder), *drilled)[0] == 0
    assert main(["inspect", str(tmp_path / "drill" / "batch.rdbatch")]) == 0
    assert "这是演练" in capsys.readouterr().out
    assert main(["prepare", "todo", str(folder)]) == 0
    assert "0" in capsys.readouterr().out.splitlines()[0]
