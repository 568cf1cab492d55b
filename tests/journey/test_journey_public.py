"""What the province holds after the demo, checked with nothing but the published folder and stock tools."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import verify_archive

from journey_demo import WATCHER, Journey
from reviewdesk.sealed.archive import withhold
from reviewdesk.sealed.container import open_sealed

TRACKS = ("comprehensive", "electronics", "green")


def verified(archive: Path, *more: str) -> tuple[int, dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "reviewdesk", "verify", archive.name, "--json", *more],
        cwd=archive.parent,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=False,
    )
    return done.returncode, json.loads(done.stdout)


def result(journey: Journey) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((journey.published / "result.json").read_bytes())
    return found


def row(journey: Journey, application: str) -> dict[str, Any]:
    rows = [row for track in result(journey)["tracks"] for row in track["ranking"]]
    return next(found for found in rows if found["application"] == application)


def test_the_demo_runs_to_its_end_and_makes_not_one_connection(journey: Journey) -> None:
    assert journey.exit_code == 0, journey.printed[-2000:]
    assert not journey.connects.exists()


def test_a_connection_would_be_noticed(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WATCHER, encoding="utf-8")
    settings = {"PYTHONPATH": str(tmp_path), "SOCKETS_TRIED": str(tmp_path / "tried")}
    found = subprocess.run(
        [sys.executable, "-c", "import socket; socket.create_connection(('localhost', 9))"],
        env=os.environ | dict.fromkeys(("STOPS", "STOPPED"), "never") | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "no network in this room" in found.stderr
    assert "localhost" in (tmp_path / "tried").read_text()


def test_the_published_folder_holds_exactly_what_it_should(journey: Journey) -> None:
    assert {path.name for path in journey.published.iterdir()} == {
        "result.json",
        "packet.pdf",
        "workbook.xlsx",
        "archive.rdarchive",
        "session-ca.cer",
        "SHA256SUMS",
        "verify_archive.py",
        "说明.txt",
        *(f"ranking-{track}.pdf" for track in TRACKS),
    }
    sums = (journey.published / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert len(sums) == 10
    for line in sums:
        digest, name = line.split("  ")
        assert hashlib.sha256((journey.published / name).read_bytes()).hexdigest() == digest


def test_the_second_verifier_comes_to_the_same_places(journey: Journey) -> None:
    found = verify_archive.verify(journey.archive)
    assert verify_archive.encode(found.result) == (journey.published / "result.json").read_bytes()


def test_a_copied_archive_verifies_alone(journey: Journey, tmp_path: Path) -> None:
    archive = Path(shutil.copy(journey.archive, tmp_path))
    code, said = verified(archive)
    assert (code, said["data"]["compared"]) == (0, False)
    assert said["data"]["counts"] == {"counted": 19, "unused": 3}
    code, again = verified(archive, "--fingerprint", said["data"]["fingerprint"])
    assert (code, again["data"]["compared"]) == (0, True)
    code, refused = verified(archive, "--fingerprint", "0000-0000-0000-0000")
    assert (code, refused["code"]) == (2, "verify-fingerprint")


def test_the_private_group_may_be_withheld_as_a_whole_and_never_in_part(
    journey: Journey, tmp_path: Path
) -> None:
    withhold(journey.archive, tmp_path / "thin.rdarchive")
    code, said = verified(tmp_path / "thin.rdarchive")
    assert code == 0
    assert "private/people.json" in said["data"]["withheld"]
    member = open_sealed(journey.archive).members["private/people.json"]
    data, end = journey.archive.read_bytes(), member.offset + member.size
    torn = tmp_path / "torn.rdarchive"
    torn.write_bytes(data[: member.offset - 512] + data[end + -member.size % 512 :])
    assert verified(torn)[0] == 3


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler-utils is not installed")
def test_pdfsig_sees_every_signature_as_valid(journey: Journey) -> None:
    for track, signatures in zip(TRACKS, (8, 5, 7), strict=True):
        paper = journey.published / f"ranking-{track}.pdf"
        said = subprocess.run(["pdfsig", paper], capture_output=True, text=True, check=False).stdout
        assert said.count("Signature is Valid") == signatures
    packet = journey.published / "packet.pdf"
    said = subprocess.run(["pdfsig", packet], capture_output=True, text=True, check=False).stdout
    assert said.count("Signature is Valid") == 9


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
def test_rare_characters_are_printed_and_none_is_dropped(journey: Journey) -> None:
    paper = journey.published / "ranking-comprehensive.pdf"
    text = subprocess.run(["pdftotext", paper, "-"], capture_output=True, check=True).stdout.decode()
    assert "䶮溪县" in text
    assert "𬱖䶮" in text
    assert "〓" not in text


def test_the_story_stands_in_the_result(journey: Journey) -> None:
    comprehensive = result(journey)["tracks"][0]
    assert [alarm["resolved_by"] for alarm in comprehensive["alarms"]] == ["v1"]
    assert (row(journey, "A019")["place"], row(journey, "A019")["standing"]) == (8, "listed")
    assert row(journey, "A006")["published"] == row(journey, "A019")["published"] == "81.60"
    assert row(journey, "A023")["standing"] == "withdrawn"
    assert row(journey, "B006")["flags"] == ["abnormal"]
    corrected = next(one for one in result(journey)["decisions"] if one["kind"] == "correct")
    assert corrected["before"]["green"]["C009"]["published"] == "79.40"
    assert corrected["after"]["green"]["C009"]["published"] == row(journey, "C009")["published"] == "80.00"
    assert [one["reviewer"] for one in row(journey, "A004")["excluded"]] == ["r2"]
    assert [one["reviewer"] for one in row(journey, "A017")["excluded"]] == ["r3"]


def test_the_members_result_is_the_final_one_but_for_its_state(journey: Journey) -> None:
    before = json.loads((journey.folder / "chair" / "result.json").read_bytes())
    assert before["state"] == "resolved"
    assert {**before, "state": "final"} == result(journey)


def test_another_quota_would_have_listed_whom_the_vote_kept_out(journey: Journey) -> None:
    words = ("trial", "--archive", journey.archive, "--set", "comprehensive.listed.quota=9", "--json")
    done = subprocess.run(
        [sys.executable, "-m", "reviewdesk", *map(str, words)], capture_output=True, check=True
    )
    data = json.loads(done.stdout)["data"]
    assert [(one["record"]["id"], one["code"]) for one in data["unfit"]] == [("v1", "trial-no-tie")]
    moved = {one["application"]: one["after"]["standing"] for one in data["changes"]}
    assert moved["A006"] == "listed" != row(journey, "A006")["standing"]
    assert data["result"]["state"] == "trial" and result(journey)["state"] == "final"
