import subprocess
from dataclasses import replace
from pathlib import Path
from shutil import which

import pytest

from reviewdesk.cli.main import main
from reviewdesk.desk.secretary.blank_sheets import SHEETS, blank_sheet, write_blank_sheet
from reviewdesk.desk.secretary.office import Office
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.words import sentence
from sealing_scene import filled_small, sealed_once

pytestmark = pytest.mark.skipif(which("pdftotext") is None, reason="poppler-utils is not installed")


def words(data: bytes, folder: Path) -> str:
    (folder / "a.pdf").write_bytes(data)
    command = ["pdftotext", str(folder / "a.pdf"), "-"]
    found = subprocess.run(command, capture_output=True, check=True, text=True)
    return "".join(found.stdout.split())


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return filled_small(tmp_path_factory.mktemp("preparation") / "office")


def test_before_sealing_the_codes_are_left_for_a_hand(office: Office, tmp_path: Path) -> None:
    before = words(blank_sheet(office, "opening").data, tmp_path)
    after = words(blank_sheet(sealed_once().after, "opening").data, tmp_path)
    code = sealed_once().session.fingerprint
    assert (code in before, code in after) == (False, True)


@pytest.mark.parametrize("kind", SHEETS)
def test_every_sheet_hides_whom_the_plan_hides(kind: str, office: Office, tmp_path: Path) -> None:
    seat = office.committee.seats[0]
    named = replace(office.committee, seats=(replace(seat, name="评委䶮"), *office.committee.seats[1:]))
    hiding = '\n[redaction]\nreviewers = ["pdf"]\napplicants = ["pdf"]\n'
    names = ("评委䶮", *(one.applicant for one in office.applications))
    told = replace(office, committee=named)
    hidden = replace(told, plan_text=told.plan_text + hiding)
    shown, kept = (words(blank_sheet(one, kind).data, tmp_path) for one in (told, hidden))
    assert [name for name in names if name in kept] == []
    if kind in {"emergency", "sign-in", "score-sheet"}:
        assert [name for name in names if name in shown] != []


def test_what_cannot_be_made_is_said(office: Office, tmp_path: Path) -> None:
    with pytest.raises(ReviewDeskError, match="paper-kind-unknown") as refused:
        blank_sheet(office, "report")
    assert "emergency" in sentence(refused.value, "zh_CN")
    with pytest.raises(Problems, match="plan-problems"):
        blank_sheet(replace(office, plan_text=""), "pledge")
    write_blank_sheet(office, "pledge", tmp_path / "a.pdf")
    with pytest.raises(ReviewDeskError, match="output-foreign"):
        write_blank_sheet(office, "sign-in", tmp_path / "a.pdf")


def test_a_preparation_without_anybody_has_its_sheets_too(office: Office) -> None:
    bare = replace(office, applications=(), committee=replace(office.committee, seats=(), conflicts=()))
    assert blank_sheet(bare, "emergency").data.startswith(b"%PDF")


def test_the_command_line_writes_one(office: Office, tmp_path: Path) -> None:
    asked = ["prepare", "paper", str(office.folder), "--kind", "sign-in", "--out", str(tmp_path / "s.pdf")]
    assert main(asked) == 0
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")
