"""Dossiers as thirty counties send them, gathered, placed, looked into; closed and reopened on the way."""

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

import office_scene as scene
import pdf_samples
from office_scene import office, put
from reviewdesk.desk.secretary.checking import bytes_of, check, check_again, unchecked
from reviewdesk.desk.secretary.dossier_findings import document_sources, dossier_findings, loose_files
from reviewdesk.desk.secretary.dossiers import gather, leave_out, place, receive, set_aside, take_away
from reviewdesk.desk.secretary.office import Office, keep, reopen
from reviewdesk.desk.secretary.todo import todos
from reviewdesk.desk.secretary.waivers import Waiver
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.intake.pdf_check import PdfCheck
from reviewdesk.words import sentence

PLAN = read_plan(scene.PLAN)


def placed(made: Office) -> dict[tuple[str, str], tuple[str, str]]:
    return {(one.application, one.document): (one.path.name, one.how) for one in made.dossiers.placed}


def loose(made: Office) -> dict[str, str]:
    return {one.path.name: one.why for one in made.dossiers.loose}


def findings(made: Office) -> list[tuple[str, str, str, str]]:
    found = dossier_findings(made, PLAN)
    for one in found:
        for language in ("en", "zh_CN"):
            assert "{" not in sentence(one.problem, language)
    return [(one.code, one.weight, one.application, one.document) for one in found]


def test_a_folder_per_application_and_flat_files_are_both_found(tmp_path: Path) -> None:
    dossiers = tmp_path / "材料"
    put(dossiers / "综合性示范区域" / "A001 临江县" / "1.实施方案（盖章）.pdf")
    put(dossiers / "综合性示范区域" / "A001 临江县" / "letter.PDF")
    put(dossiers / "A002-实施方案.pdf")
    put(dossiers / "云和政府文件.pdf")
    put(dossiers / "青石" / "实施方案.pdf")
    put(dossiers / "G001.pdf")
    put(dossiers / "Thumbs.db")
    put(dossiers / "说明.pdf")
    made = gather(office(tmp_path / "office"), [dossiers])
    assert placed(made) == {
        ("A001", "plan"): ("1.实施方案（盖章）.pdf", "id"),
        ("A001", "letter"): ("letter.PDF", "id"),
        ("A002", "plan"): ("A002-实施方案.pdf", "id"),
        ("A002", "letter"): ("云和政府文件.pdf", "name"),
        ("A003", "plan"): ("实施方案.pdf", "name"),
        ("G001", "report"): ("G001.pdf", "id"),
    }
    assert loose(made) == {"说明.pdf": "unknown"}


def test_an_applicant_in_two_tracks_is_told_apart_by_the_folder_of_the_track(tmp_path: Path) -> None:
    put(tmp_path / "d" / "绿色安全制造" / "临江县" / "申报书.pdf")
    put(tmp_path / "d" / "临江县" / "实施方案.pdf")
    made = gather(office(tmp_path / "office"), [tmp_path / "d"])
    assert placed(made) == {("G001", "report"): ("申报书.pdf", "name")}
    assert loose(made) == {"实施方案.pdf": "several"}


def test_a_column_of_the_register_names_the_folder(tmp_path: Path) -> None:
    put(tmp_path / "d" / "临江材料" / "实施方案.pdf")
    before = office(tmp_path / "office")
    made = gather(before, [tmp_path / "d"], column="材料")
    assert placed(made) == {("A001", "plan"): ("实施方案.pdf", "column")}
    assert gather(keep(made, before)).dossiers.column == "材料"
    with pytest.raises(ReviewDeskError, match="dossiers-no-column"):
        gather(made, column="没有")


def test_two_files_for_one_document_and_other_formats_are_told(tmp_path: Path) -> None:
    put(tmp_path / "d" / "A001" / "实施方案.pdf")
    put(tmp_path / "d" / "A001" / "实施方案定稿.pdf")
    put(tmp_path / "d" / "A001" / "实施方案.docx", b"PK")
    put(tmp_path / "d" / "A001" / "政府文件.jpg", b"x")
    put(tmp_path / "d" / "A001" / "合影.jpg", b"x")
    made = gather(office(tmp_path / "office"), [tmp_path / "d"])
    assert placed(made) == {
        ("A001", "plan"): ("实施方案.pdf", "id"),
        ("A001", "letter"): ("政府文件.jpg", "id"),
    }
    assert loose(made) == {
        "实施方案定稿.pdf": "twice",
        "实施方案.docx": "other_format",
        "合影.jpg": "document",
    }
    assert ("dossier-not-pdf", "waivable", "A001", "letter") in findings(made)
    assert [one.id for one in document_sources(made, PLAN)[ApplicationId("A001")]] == ["plan"]


def test_what_a_person_decided_outlives_looking_again(tmp_path: Path) -> None:
    strange = put(tmp_path / "elsewhere" / "scan0001.pdf")
    notes = put(tmp_path / "d" / "说明.pdf")
    automatic = put(tmp_path / "d" / "A001" / "实施方案.pdf")
    made = gather(office(tmp_path / "office"), [tmp_path / "d"])
    made = place(made, strange, "A001", "plan")
    made = set_aside(made, [notes])
    assert placed(made) == {("A001", "plan"): ("scan0001.pdf", "hand")}
    assert loose(made) == {"说明.pdf": "unknown", "实施方案.pdf": "unknown"}
    again = gather(made)
    assert placed(again) == placed(made)
    assert {one.path: one.aside for one in again.dossiers.loose} == {notes: True, automatic: False}
    assert loose(again)["实施方案.pdf"] == "twice"
    freed = take_away(again, strange)
    assert loose(freed)["scan0001.pdf"] == "unknown"
    assert placed(gather(freed)) == {("A001", "plan"): ("实施方案.pdf", "id")}
    assert not set_aside(freed, [notes], aside=False).dossiers.loose[1].aside


def test_a_folder_can_be_left_out_again(tmp_path: Path) -> None:
    put(tmp_path / "d" / "A001" / "实施方案.pdf")
    put(tmp_path / "d" / "x.pdf")
    made = leave_out(gather(office(tmp_path / "office"), [tmp_path / "d"]), tmp_path / "d")
    assert (made.dossiers.folders, made.dossiers.placed, made.dossiers.loose) == ((), (), ())


def test_a_single_file_is_matched_by_its_own_name_and_stays(tmp_path: Path) -> None:
    path = put(tmp_path / "A001-政府文件.pdf")
    made = gather(gather(office(tmp_path / "office"), [path]))
    assert placed(made) == {("A001", "letter"): (path.name, "id")}


def test_refusals_say_what_there_is(tmp_path: Path) -> None:
    made = office(tmp_path / "office")
    path = put(tmp_path / "a.pdf")
    verbs: dict[str, Callable[[], Office]] = {
        "dossiers-no-folder": lambda: gather(made, [tmp_path / "none"]),
        "dossier-no-application": lambda: place(made, path, "A9", "plan"),
        "dossier-no-document": lambda: place(made, path, "G001", "plan"),
        "dossier-no-file": lambda: place(made, tmp_path / "b.pdf", "A001", "plan"),
        "dossier-received": lambda: receive(made, "A001", "bald", ""),
        "dossier-copies": lambda: receive(made, "A001", "", "fünf"),
    }
    for code, verb in verbs.items():
        with pytest.raises(ReviewDeskError, match=code) as raised:
            verb()
        assert "{" not in sentence(raised.value, "zh_CN")


@pytest.mark.skipif(os.name == "nt", reason="names are always text there")
def test_a_name_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / os.fsdecode("方案".encode("gbk") + b".pdf")).write_bytes(b"x")
    with pytest.raises(Problems, match="dossiers-names") as raised:
        gather(office(tmp_path / "office"), [tmp_path / "d"])
    assert [one.code for one in raised.value.problems] == ["dossiers-name"]


def test_what_arrived_on_paper_is_noted(tmp_path: Path) -> None:
    made = receive(office(tmp_path / "office"), "A003", "2014年7月9日 10:00", "５")
    assert (made.applications[2].received, made.applications[2].copies) == ("2014-07-09T10:00:00", 5)
    assert receive(made, "A003", "", "").applications[2].copies is None


def test_every_state_of_a_document_is_found_from_outside(tmp_path: Path) -> None:
    good = put(tmp_path / "d" / "A001" / "实施方案.pdf")
    put(tmp_path / "d" / "A001" / "政府文件.pdf", b"%PDF-1.4 garbage")
    gone = put(tmp_path / "d" / "A002" / "实施方案.pdf")
    put(tmp_path / "d" / "A002" / "政府文件.pdf")
    made = gather(office(tmp_path / "office"), [tmp_path / "d"])
    assert findings(made) == [
        ("dossier-missing", "must", "A003", ""),
        ("dossier-missing", "must", "G001", ""),
        ("dossiers-unchecked", "must", "", ""),
    ]
    made = check(made)
    gone.unlink()
    put(good, pdf_samples.good(2))
    assert findings(made)[:3] == [
        ("dossier-changed", "must", "A001", "plan"),
        ("pdf-unreadable", "must", "A001", "letter"),
        ("dossier-gone", "must", "A002", "plan"),
    ]
    assert [path for path, _ in unchecked(made)] == [good]
    assert made.dossiers.checked[good].pages == 1
    assert [(p.width, p.height) for p in made.dossiers.checked[good].papers] == [(210, 297)]
    assert check(made).dossiers.checked[good].pages == 2


def test_a_waiver_takes_a_finding_out_of_the_way(tmp_path: Path) -> None:
    put(tmp_path / "d" / "A001" / "实施方案.pdf", pdf_samples.with_script())
    waivers = (Waiver("pdf-script", "A001", "plan", "是表单"),)
    made = check(gather(office(tmp_path / "office", waivers=waivers), [tmp_path / "d"]))
    found = {t.problem.code: t for t in todos(made) if t.step == "dossiers" and t.application == "A001"}
    assert (found["pdf-script"].red, found["pdf-script"].reason) == (False, "是表单")
    assert (found["dossier-document-missing"].red, found["dossier-document-missing"].document) == (
        True,
        "letter",
    )


def test_files_of_an_application_that_left_the_register_are_loose(tmp_path: Path) -> None:
    put(tmp_path / "d" / "A001" / "实施方案.pdf")
    made = gather(office(tmp_path / "office"), [tmp_path / "d"])
    left = office(tmp_path / "office", applications=scene.APPLICATIONS[1:], dossiers=made.dossiers)
    assert [one.path.name for one in loose_files(left, PLAN)] == ["实施方案.pdf"]
    assert ("dossiers-loose", "must", "", "") in findings(left)


def test_checking_that_is_cancelled_or_cut_off_goes_on_where_it_was(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        put(tmp_path / "d" / f"A00{number}" / "实施方案.pdf")
    before = office(tmp_path / "office")
    gathered = keep(gather(before, [tmp_path / "d"]), before)
    done: list[int] = []

    def advance(size: int) -> None:
        if size:
            done.append(size)
        if len(done) == 2:
            raise ReviewDeskError("interrupted")

    part = check(gathered, advance=advance, keep_seconds=0)
    assert len(part.dossiers.checked) == 2
    assert len(reopen(tmp_path / "office").dossiers.checked) == 1
    rest = unchecked(keep(part, gathered))
    assert len(rest) == 1
    whole: list[int] = []
    assert not unchecked(check(reopen(tmp_path / "office"), advance=whole.append))
    assert sum(whole) == bytes_of(rest)
    with pytest.raises(ReviewDeskError, match="other"):
        check(gathered, advance=_failing)


def _failing(size: int) -> None:
    raise ReviewDeskError("other")


def test_a_hanging_file_is_left_at_once_when_the_check_is_cancelled(tmp_path: Path) -> None:
    put(tmp_path / "d" / "A001" / "实施方案.pdf", pdf_samples.slow())
    made = gather(office(tmp_path / "office"), [tmp_path / "d"])
    waited: list[int] = []

    def advance(size: int) -> None:
        waited.append(size)
        if len(waited) > 5:
            raise ReviewDeskError("interrupted")

    with PdfCheck(page_seconds=600) as slow:
        assert check(made, advance=advance, check=slow).dossiers.checked == {}


def test_one_file_is_checked_again_on_its_own(tmp_path: Path) -> None:
    path = put(tmp_path / "d" / "A001" / "实施方案.pdf")
    made = check(gather(office(tmp_path / "office"), [tmp_path / "d"]))
    told: Counter[int] = Counter()
    again = check_again(made, path, advance=lambda size: told.update([size]))
    assert again.dossiers.checked == made.dossiers.checked
    assert told[path.stat().st_size + 1] == 1


def test_the_folder_keeps_everything(tmp_path: Path) -> None:
    put(tmp_path / "d" / "A001" / "实施方案.pdf", pdf_samples.without_embedded_font())
    put(tmp_path / "d" / "x.pdf")
    before = office(tmp_path / "office")
    made = keep(check(gather(before, [tmp_path / "d"])), before)
    assert reopen(tmp_path / "office") == made
