"""What if: a verified archive under other rules, marked on everything, and refused before finalising."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from archives import Archive
from reviewdesk.desk import spoken_rehearsals
from reviewdesk.desk.auditor.verdict import Verdict
from reviewdesk.desk.handover import ARCHIVE
from reviewdesk.desk.staff.rehearsal_papers import write_rehearsal
from reviewdesk.desk.staff.rehearsing import rehearse
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.words import sentence

FILES = {
    "result.json",
    "rehearsal-changes.pdf",
    "rehearsal-ranking-t.pdf",
    "rehearsal-ranking-u.pdf",
    "rehearsal-workbook.xlsx",
}


def refused(path: Path, *settings: str) -> ReviewDeskError:
    with pytest.raises(ReviewDeskError) as found:
        rehearse(path, settings)
    assert sentence(found.value, "zh_CN")
    return found.value


def test_another_quota_moves_those_at_the_line_and_leaves_the_archive_alone(signed: Archive) -> None:
    before = signed.path.read_bytes()
    found = rehearse(signed.path, ["t.listed.quota=1", "rules.trim=2"])
    assert found.result.state == "trial"
    assert [one.key for one in found.settings] == [
        "track.t.tier.listed.quota",
        "track.t.rules.trim",
        "track.u.rules.trim",
    ]
    rows = {row.application: row for row in spoken_rehearsals.rows(found, "en")}
    assert (rows["A2"].before.standing, rows["A2"].after.standing) == ("列入 2", "not listed")
    assert [row.application for row in rows.values() if row.moved] == ["A2"]
    assert rows["A2"].before.place == rows["A2"].after.place == 2
    assert signed.path.read_bytes() == before


def test_nothing_set_leads_to_the_archived_result(signed: Archive) -> None:
    found = rehearse(signed.path, [])
    assert found.moved == () and found.anew.unfit == () and found.notes == ()
    assert found.result.tracks == found.held.verified.result.tracks


def test_scores_nobody_was_asked_about_and_what_surprises_are_said(signed: Archive) -> None:
    found = rehearse(signed.path, ["t.rules.abnormal.ratio=0.02"])
    said = spoken_rehearsals.left_out(found, "en")
    assert "r5, A1: under these rules this score is far from the others; nobody was asked about it." in said
    taken = rehearse(signed.path, ["t.listed.floor=50", "t.rules.aggregate=z_score"])
    assert [note.code for note in taken.notes] == ["surprise-floor-scale", "surprise-z"]


def test_further_decisions_are_taken_as_if_the_committee_had(signed: Archive, tmp_path: Path) -> None:
    file = tmp_path / "decisions.toml"
    file.write_text('[[decision]]\nkind = "withdraw"\napplication = "A1"\n', encoding="utf-8")
    found = rehearse(signed.path, [], file)
    rows = {row.application: row.after.standing for row in spoken_rehearsals.rows(found, "en")}
    assert (rows["A1"], rows["A3"]) == ("withdrawn", "列入 2")
    file.write_text('[[decision]]\nkind = "withdraw"\napplication = "Z9"\n', encoding="utf-8")
    with pytest.raises(ReviewDeskError) as unknown:
        rehearse(signed.path, [], file)
    assert (unknown.value.code, unknown.value.data["name"]) == ("decision-names-nothing", "Z9")


def test_a_private_group_that_is_withheld_is_not_missed(nameless: Archive) -> None:
    published = nameless.path.parents[1] / ARCHIVE
    found = rehearse(published, ["u.listed.quota=2"])
    assert found.held.verified.withheld
    assert [change.after.application for change in found.moved] == ["B2"]


def test_it_is_refused_before_finalising(signed: Archive, tmp_path: Path) -> None:
    held = signed.held
    ballots = list(held.folder.glob("**/*.rdballot"))
    for path in (held.batch, held.folder, *ballots[:1]):
        assert refused(path, "t.listed.quota=1").code == "trial-not-finalised"
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    assert refused(tmp_path / "notes.txt").code == "trial-not-finalised"
    assert refused(tmp_path / "nothing").code == "container-unreadable"


def test_an_archive_that_does_not_hold_is_not_rehearsed(lone: Archive, tmp_path: Path) -> None:
    result = lone.parts["result.json"].replace(b'"place":1', b'"place":2', 1)
    forged = lone.forged(tmp_path / "forged.rdarchive", {"result.json": result})
    found = refused(forged, "t.listed.quota=1")
    assert isinstance(found, Verdict) and found.exit_code == 2


def test_wrong_names_and_values_are_said_by_name(signed: Archive) -> None:
    assert refused(signed.path, "t.lsted.quota=1").data == {"key": "t.lsted.quota", "part": "lsted"}
    found = refused(signed.path, "t.listed.quota=none")
    assert isinstance(found, Problems)
    assert "track.tier.quota" in sentence(found.problems[0], "en")
    lower = ("t.c.max=70", "t.rules.full=80", "u.rules.full=100")
    assert refused(signed.path, *lower).data["value"] == "80"


def test_the_files_are_written_all_marked_and_only_over_their_like(signed: Archive, tmp_path: Path) -> None:
    found = rehearse(signed.path, ["t.listed.quota=1"])
    written = write_rehearsal(found, tmp_path / "out")
    assert (
        {path.name for path in written.paths} == FILES == {path.name for path in (tmp_path / "out").iterdir()}
    )
    assert written.missing == ()
    assert json.loads((tmp_path / "out" / "result.json").read_bytes())["state"] == "trial"
    data = (tmp_path / "out" / "rehearsal-workbook.xlsx").read_bytes()
    sheets = load_workbook(BytesIO(data)).worksheets
    assert all(str(sheet["A1"].value).startswith("试算（非评审结果）") for sheet in sheets)
    assert write_rehearsal(rehearse(signed.path, []), tmp_path / "out").paths == written.paths


def test_nothing_else_is_written_over(signed: Archive, tmp_path: Path) -> None:
    found = rehearse(signed.path, [])
    for name, content, code in [
        ("result.json", b"{}", "output-foreign"),
        ("rehearsal-workbook.xlsx", b"mine", "output-exists"),
    ]:
        folder = tmp_path / name
        folder.mkdir()
        (folder / name).write_bytes(content)
        with pytest.raises(ReviewDeskError) as kept:
            write_rehearsal(found, folder)
        assert kept.value.code == code
        assert [path.name for path in folder.iterdir()] == [name]
    with pytest.raises(ReviewDeskError) as published:
        write_rehearsal(found, signed.path.parent)
    assert published.value.code == "output-foreign"
    write_rehearsal(found, tmp_path / "again")
    (tmp_path / "again" / "rehearsal-changes.pdf").write_bytes(b"%PDF-1.4 mine")
    with pytest.raises(ReviewDeskError) as foreign:
        write_rehearsal(found, tmp_path / "again")
    assert foreign.value.code == "output-foreign"
