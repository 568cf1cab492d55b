import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from reviewdesk.domain.application import Application
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.intake.admission import committee_findings, register_findings
from reviewdesk.intake.committee import read_committee, read_conflicts
from reviewdesk.intake.dossiers import check_dossiers, find_dossiers
from reviewdesk.intake.register import read_register
from reviewdesk.intake.score_sheet import read_score_sheet
from reviewdesk.resources import resource

SAMPLE = resource("sample")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan((SAMPLE / "plan.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def applications(plan: Plan) -> tuple[Application, ...]:
    return read_register(SAMPLE / "register.xlsx", plan)


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path.suffix != ".py"
        and path.name != "STORY.md"
        and "__pycache__" not in path.parts
    }


def test_the_script_writes_the_same_bytes_again(tmp_path: Path) -> None:
    script = SAMPLE / "make_sample.py"
    subprocess.run([sys.executable, "-B", str(script), str(tmp_path)], check=True)
    assert digests(tmp_path) == digests(SAMPLE)


def test_sixty_applications_stand_in_three_tracks(applications: tuple[Application, ...]) -> None:
    tracks = [str(application.track) for application in applications]
    assert [tracks.count(name) for name in ("comprehensive", "electronics", "green")] == [28, 14, 18]
    assert all("样例" in application.applicant and application.eligible for application in applications)
    assert any("䶮" in application.applicant for application in applications)


def test_nothing_stands_in_the_way_of_sealing_the_sample(
    plan: Plan, applications: tuple[Application, ...]
) -> None:
    committee = read_committee(SAMPLE / "committee.toml", plan, applications)
    dossiers = check_dossiers(find_dossiers(SAMPLE / "dossiers", applications, plan))
    assert dossiers.findings == ()
    assert [len(documents) for documents in dossiers.documents.values()] == [4] * 60
    found = (*register_findings(applications, plan), *committee_findings(committee, plan))
    assert {finding.weight for finding in found} == {"notice"}
    assert len(read_conflicts(SAMPLE / "conflicts.csv", committee, applications)) == 2


def test_every_panel_is_odd_and_the_names_hold_a_rare_character(plan: Plan) -> None:
    committee = read_committee(SAMPLE / "committee.toml", plan)
    assert [len(committee.panel(track.id)) for track in plan.tracks] == [7, 5, 7]
    assert sum(seat.role == "reviewer" for seat in committee.seats) == 9
    assert any("𬱖" in seat.name for seat in committee.seats)


def test_the_amended_plan_changes_two_maxima_and_nothing_else(plan: Plan) -> None:
    amended = read_plan((SAMPLE / "plan-amended.toml").read_text(encoding="utf-8"))
    before, after = ({c.id: c.max for c in p.track("comprehensive").criteria} for p in (plan, amended))
    assert {name for name in before if before[name] != after[name]} == {"policy", "funds"}
    assert (amended.tracks[1:], amended.review_session) == (plan.tracks[1:], plan.review_session)


def test_every_panel_member_has_a_lawful_sheet(plan: Plan, applications: tuple[Application, ...]) -> None:
    amended = read_plan((SAMPLE / "plan-amended.toml").read_text(encoding="utf-8"))
    without = {("r2", "A004"), ("r8", "C007"), ("r5", "A011")}
    committee = read_committee(SAMPLE / "committee.toml", plan)
    for track in amended.tracks:
        maxima = {criterion.id: criterion.max for criterion in track.criteria}
        ids = {a.id for a in applications if a.track == track.id and a.id != "A023"}
        for seat in committee.panel(track.id):
            rows = read_score_sheet(SAMPLE / "sheets" / f"{seat.id}-{track.id}.csv")
            expected = {(a, c) for a in ids if (seat.id, a) not in without for c in maxima}
            assert {(row.application, row.criterion) for row in rows} == expected
            assert all(0 <= float(row.points) <= maxima[row.criterion] for row in rows)
