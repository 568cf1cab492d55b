"""The folder for the archives office is whole, listed, and verifies with and without the program."""

import hashlib
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from filed_year import year
from followed import followed
from played import said
from reviewdesk.desk.auditor.filed import check_filed
from reviewdesk.desk.auditor.verdict import Verdict
from reviewdesk.desk.chair.handing_over import README
from reviewdesk.desk.handover import FILED_COURSE, FILED_LIST, FILED_SHEET, SUMS
from reviewdesk.desk.staff.copying import copy_file
from reviewdesk.desk.staff.filing import HandedOver, hand_over, read_terms
from reviewdesk.errors import ReviewDeskError

ADDENDA = ["decide", "notice", "object", "object", "promote", "notice", "confirm", "cancel"]


def filed(out: Path, **changes: Any) -> HandedOver:
    session, chain = year()
    given = {"published": session.archive.parent, **changes}
    return hand_over(session.archive, chain.files, out, **given)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> HandedOver:
    """One hand-over, to be looked at from all sides."""
    return filed(tmp_path_factory.mktemp("filing") / "filed")


def test_everything_lies_in_the_folder_and_is_listed(done: HandedOver) -> None:
    files = {*done.files}
    assert {f"addenda/addendum-{n:02}-{kind}.rdaddendum" for n, kind in enumerate(ADDENDA, 1)} <= files
    assert {
        "papers/2-notice.html",
        "papers/8-announcement.txt",
        "published/packet.pdf",
        FILED_COURSE,
    } <= files
    listed = [file for item in done.items for file in item.files]
    assert len(listed) == len(set(listed))
    assert files - {*listed} == {FILED_LIST, FILED_SHEET, "SHA256SUMS"}


def test_the_list_says_what_each_document_is(done: HandedOver) -> None:
    sheet = load_workbook(done.folder / FILED_LIST).active
    assert sheet is not None
    titles = [row[4] for row in sheet.iter_rows(min_row=4, values_only=True)]
    assert titles == [item.title for item in done.items]
    assert titles[:8] == [
        "小评审会签字材料",
        "小评审会评审结果（类别t）",
        "小评审会评审结果（类别u）",
        "小评审会评审档案",
        "小评审会审定记录",
        "关于公布小评审会名单的通知",
        "关于撤销单位pB2“列入”称号的通知",
        "小评审会汇总表",
    ]
    said_of = {item.title: (item.document, item.date, item.pages) for item in done.items}
    assert said_of["小评审会审定记录"] == ("样例纪要〔2014〕1号", "2014-08-01", 1)
    assert said_of["小评审会异议登记簿"] == ("", "2014-08-10", 1)
    assert said_of["小评审会评审档案"][2] is None
    ledger = next(item for item in done.items if item.kind == "objections")
    assert ledger.files[0] == "papers/4-objections.pdf"


def test_copies_are_the_same_bytes_and_nothing_else_was_made(done: HandedOver) -> None:
    session, chain = year()
    folder = done.folder
    copies = [
        folder / f"addenda/addendum-{n:02}-{kind}.rdaddendum" for n, kind in enumerate(ADDENDA, start=1)
    ]
    assert [copy.read_bytes() for copy in copies] == [file.read_bytes() for file in chain.files]
    for path in session.archive.parent.iterdir():
        assert (folder / "published" / path.name).read_bytes() == path.read_bytes()
    assert [path.name for path in folder.parent.iterdir()] == ["filed"]


def test_the_commands_of_the_readme_work_as_they_stand(done: HandedOver) -> None:
    if not all(map(shutil.which, ("ssh-keygen", "sha256sum", "basenc", "tar"))):
        pytest.skip("OpenSSH or GNU coreutils are not installed")
    own, other = map(commands, (done.folder / README).read_text("utf-8-sig").split("=" * 40))
    assert [line.replace("DIFFERS", "不符") for line in other] == own
    script = "\n".join(line for line in own if not line.startswith("reviewdesk verify"))
    ran = subprocess.run(
        ["bash", "-c", f"set -e\n{script}"],
        check=False,
        cwd=done.folder,
        capture_output=True,
        text=True,
        timeout=120,
    )
    shutil.rmtree(done.folder / "opened")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("Good") == 1 + len(ADDENDA)
    assert done.fingerprint.replace("-", "") in ran.stdout
    assert all(f"OK {n:02}\n" in ran.stdout for n in range(1, len(ADDENDA) + 1))
    assert "不符" not in ran.stdout
    verifying = [line.split()[2:-2] for line in own if line.startswith("reviewdesk verify")]
    assert verifying[1:] == [["."]]
    for words in verifying:
        answer = said("verify", *(done.folder / word for word in words), "--fingerprint", done.fingerprint)
        assert answer.exit_code == 0, answer


def commands(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.startswith("    ")]


def test_the_folder_verifies_as_it_stands_and_what_is_changed_in_it_is_named(
    done: HandedOver, tmp_path: Path
) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(done.folder, folder)
    answer = said("verify", folder, "--fingerprint", done.fingerprint)
    assert answer.exit_code == 0, answer
    (folder / "x.txt").write_bytes(b"")
    changes: list[tuple[str, bytes | None, int, str]] = [
        ("papers/2-notice.txt", b"x", 2, "handover-sum"),
        ("papers/1-decision.pdf", None, 3, "handover-missing"),
        (FILED_LIST, (done.folder / FILED_LIST).read_bytes() + b"x", 2, "handover-sum"),
        ("SHA256SUMS", b"x\n", 2, "handover-list"),
    ]
    for name, data, code, why in changes:
        whole = (folder / name).read_bytes()
        (folder / name).unlink()
        if data is not None:
            (folder / name).write_bytes(data)
        found = list(check_filed(folder, ()))
        assert [(row.exit_code, row.refusal and row.refusal.code) for row in found if row.exit_code] == [
            (code, why)
        ]
        assert name == SUMS or [row.name for row in found if row.kind == "stray"] == ["x.txt"]
        (folder / name).write_bytes(whole)
    (folder / SUMS).unlink()
    assert [row.exit_code for row in check_filed(folder, ())] == [3]


def test_a_paper_that_its_record_does_not_hold_is_named_whatever_the_list_says(
    done: HandedOver, tmp_path: Path
) -> None:
    folder, name = tmp_path / "copy", "papers/2-notice.txt"
    shutil.copytree(done.folder, folder)
    sums = (folder / SUMS).read_text("utf-8")
    old = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    (folder / name).write_bytes(b"x")
    (folder / SUMS).write_text(sums.replace(old, hashlib.sha256(b"x").hexdigest()), "utf-8")
    [wrong] = [row for row in check_filed(folder, ()) if row.exit_code]
    assert (wrong.name, wrong.refusal and wrong.refusal.code) == (name, "handover-paper")
    (folder / "addenda/addendum-02-notice.rdaddendum").write_bytes(b"x")
    assert name in [row.name for row in check_filed(folder, ()) if row.exit_code]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is one of Linux")
def test_a_full_disk_is_told_of_what_was_being_written(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    (source / "a.txt").write_bytes(b"x")
    (target / "sub").mkdir(parents=True)
    (target / "sub" / "a.txt").symlink_to("/dev/full")
    with pytest.raises(ReviewDeskError, match="disk-full") as found:
        shutil.copytree(source, target / "sub", copy_function=copy_file, dirs_exist_ok=True)
    assert found.value.data["path"] == str(target / "sub" / "a.txt")
    with pytest.raises(FileNotFoundError):
        copy_file(str(source / "none"), str(target / "none"))


def test_an_archive_alone_is_filed_with_nothing_that_followed(tmp_path: Path) -> None:
    session = followed()
    done = hand_over(session.archive, (), tmp_path / "filed")
    assert {*done.files} == {
        "archive.rdarchive", FILED_COURSE, FILED_LIST, FILED_SHEET, README, "verify_archive.py", "SHA256SUMS",
    }  # fmt: skip
    assert [item.kind for item in done.items] == ["archive", "course", "verifying"]
    assert "addenda/" not in (done.folder / README).read_text("utf-8-sig")
    assert said("verify", done.folder).exit_code == 0


@pytest.mark.parametrize("text", ["notice", "notice=5年", "paper=30年", ""])
def test_a_term_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ReviewDeskError) as found:
        read_terms([text])
    assert found.value.code == "filing-retention"


def refusal(out: Path, **changes: Any) -> ReviewDeskError:
    before = sorted(out.parent.rglob("*"))
    with pytest.raises(ReviewDeskError) as found:
        filed(out, **changes)
    assert sorted(out.parent.rglob("*")) == before
    return found.value


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "filed").mkdir()
    (tmp_path / "filed" / "x").write_bytes(b"")
    assert refusal(tmp_path / "filed").code == "filing-exists"
    (tmp_path / "file").write_bytes(b"")
    assert refusal(tmp_path / "file").code == "filing-exists"


def test_a_published_folder_of_another_session_or_around_the_new_one_is_refused(tmp_path: Path) -> None:
    other = followed(number=2).archive.parent
    assert isinstance(refusal(tmp_path / "filed", published=other), Verdict)
    own = tmp_path / "own"
    shutil.copytree(year()[0].archive.parent, own)
    assert refusal(own / "filed", published=own).code == "filing-inside"
    (own / "ranking-t.pdf").write_bytes((own / "ranking-u.pdf").read_bytes())
    assert isinstance(refusal(tmp_path / "filed", published=own), Verdict)


def test_the_command_line_files_what_belongs_there_for_as_long_as_it_is_told(tmp_path: Path) -> None:
    session, chain = year()
    own, out = tmp_path / "own", tmp_path / "filed"
    shutil.copytree(session.archive.parent, own)
    for name in (".DS_Store", "Thumbs.db", "会议照片.jpg"):
        (own / name).write_bytes(b"x")
    for path in (*chain.files, chain.files[0].parent / "2-notice.html"):
        shutil.copyfile(path, own / path.name)
    terms = ("--retention", "notice=永久", "--retention", "archive=10年")
    words = (session.archive, *chain.files, "--published", own, "--out", out, *terms)
    answer = said("file", *words)
    assert answer.exit_code == 0, answer
    items = answer.data["items"]
    assert [item["kind"] for item in items if item["retention"] == "10"] == ["archive", "other"]
    assert {item["retention"] for item in items if item["kind"] == "notice"} == {"permanent"}
    assert [item["files"] for item in items if item["kind"] == "other"] == [["published/会议照片.jpg"]]
    assert not [file for file in answer.data["files"] if "DS_Store" in file or "Thumbs" in file]
    again = said("file", *words)
    assert (again.exit_code, again.code) == (1, "filing-exists")
