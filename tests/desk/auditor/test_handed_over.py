"""A whole hand-over folder verified: archive, checksums, and every file the one that was published."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from archives import Archive, dissenting_archive, lone_archive, nameless_archive, signed_archive
from faults.papers import EDITS, edited
from played import said
from reviewdesk.desk.auditor.handed_over import check_files
from reviewdesk.desk.handover import ARCHIVE, ORGANISER, SUMS
from reviewdesk.errors import ReviewDeskError

pytestmark = pytest.mark.xdist_group("auditor")
Change = Callable[[Path], object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(signed_archive().path.parent, tmp_path / "handed-over"))


def wrong(folder: Path) -> dict[str, tuple[int, str]]:
    """Return the files that do not hold, with exit code and code."""
    found = said("verify", folder)
    bad = [file for file in found.data["files"] if file["exit_code"]]
    assert found.exit_code == (0 if not bad else found.exit_code)
    assert bool(bad) == bool(found.exit_code)
    return {file["name"]: (file["exit_code"], file["code"]) for file in bad}


def test_a_folder_as_it_was_published_holds_file_by_file(folder: Path) -> None:
    found = said("verify", folder)
    assert found.exit_code == 0
    names = [file["name"] for file in found.data["files"]]
    assert names[0] == ARCHIVE
    assert sorted(names) == sorted(path.name for path in folder.iterdir())
    again = said("verify", folder, "--fingerprint", found.data["fingerprint"])
    assert (again.exit_code, again.data["compared"]) == (0, True)
    other = said("verify", folder, "--fingerprint", "0000-0000-0000-0000")
    assert (other.exit_code, other.code) == (2, "verify-fingerprint")


def test_what_a_system_leaves_behind_in_a_folder_is_passed_over(folder: Path) -> None:
    for name in ("Thumbs.db", "desktop.ini", ".DS_Store"):
        (folder / name).write_bytes(b"1")
    assert wrong(folder) == {}


def flip(name: str) -> Change:
    def change(folder: Path) -> None:
        data = bytearray((folder / name).read_bytes())
        data[len(data) // 2] ^= 1
        (folder / name).write_bytes(data)

    return change


def overwritten(folder: Path) -> None:
    path = folder / "packet.pdf"
    path.write_bytes(edited(path.read_bytes(), EDITS["page_overwritten"]))


def listed_anew(folder: Path) -> None:
    """Put another second verifier in, and its checksum on the list: only the archive cannot be fooled."""
    overwritten(folder)
    lines = (folder / SUMS).read_text("utf-8").splitlines()
    (folder / SUMS).write_text(
        "".join(f"{line}\n" for line in lines if "packet.pdf" not in line), encoding="utf-8"
    )


def one_listed_less(folder: Path) -> None:
    lines = (folder / SUMS).read_text("utf-8").splitlines()
    (folder / SUMS).write_text("".join(f"{line}\n" for line in lines[1:]), encoding="utf-8")


CHANGES: dict[str, tuple[Change, dict[str, tuple[int, str]]]] = {
    "workbook": (flip("workbook.xlsx"), {"workbook.xlsx": (2, "handover-differs")}),
    "certificate": (flip("session-ca.cer"), {"session-ca.cer": (2, "handover-differs")}),
    "verifier": (flip("verify_archive.py"), {"verify_archive.py": (2, "handover-sum")}),
    "packet": (overwritten, {"packet.pdf": (2, "paper-pages")}),
    "packet, listed anew": (listed_anew, {"packet.pdf": (2, "paper-pages")}),
    "archive not listed": (one_listed_less, {ARCHIVE: (2, "handover-unlisted")}),
    "gone": (lambda f: (f / "ranking-t.pdf").unlink(), {"ranking-t.pdf": (3, "handover-missing")}),
    "no list": (lambda f: (f / SUMS).unlink(), {SUMS: (3, "handover-missing")}),
    "no list in it": (lambda f: (f / SUMS).write_text("nothing\n"), {SUMS: (2, "handover-list")}),
    "bytes for a list": (lambda f: (f / SUMS).write_bytes(b"\xff"), {SUMS: (2, "handover-list")}),
    "empty list": (lambda f: (f / SUMS).write_bytes(b""), {SUMS: (2, "handover-list")}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_in_the_folder_is_red_on_its_own_file(change: str, folder: Path) -> None:
    make, found = CHANGES[change]
    make(folder)
    assert wrong(folder) == found


def test_what_was_not_published_is_told_apart_and_an_added_pdf_is_red(folder: Path) -> None:
    """Whoever follows the text in the folder unpacks the archive beside it."""
    (folder / "opened").mkdir()
    (folder / "new.txt").write_text("1")
    found = said("verify", folder)
    assert found.exit_code == 0
    assert "2" in found.message
    assert {file["name"] for file in found.data["files"] if file["kind"] == "stray"} == {"opened", "new.txt"}
    shutil.copy(lone_archive().path.parent / "ranking-t.pdf", folder / "ranking-new.pdf")
    (folder / "letter.pdf").write_bytes(b"%PDF-1.4")
    assert wrong(folder) == {
        "ranking-new.pdf": (2, "paper-foreign"),
        "letter.pdf": (4, "report-pdf-unreadable"),
    }


def test_an_archive_that_does_not_hold_leaves_every_paper_without_one_to_vouch(folder: Path) -> None:
    flip(ARCHIVE)(folder)
    found = wrong(folder)
    assert found[ARCHIVE][0] == 2
    assert {found[name] for name in ("packet.pdf", "ranking-t.pdf")} == {(3, "paper-unchecked")}
    assert "workbook.xlsx" not in found


def test_an_archive_that_is_gone_is_missed_and_papers_have_none_to_vouch(folder: Path) -> None:
    (folder / ARCHIVE).unlink()
    found = wrong(folder)
    assert found[ARCHIVE] == (3, "handover-missing")
    assert found["packet.pdf"] == (3, "paper-unchecked")


def test_papers_of_another_result_are_red_beside_this_archive(folder: Path) -> None:
    other = dissenting_archive()
    (folder / "packet.pdf").write_bytes(other.parts["private/packet.pdf"])
    assert wrong(folder)["packet.pdf"][0] == 2


def test_a_folder_of_something_else_is_said_to_be_so(tmp_path: Path) -> None:
    found = said("verify", tmp_path)
    assert (found.exit_code, found.code) == (4, "handover-none")


def nameless(tmp_path: Path) -> Path:
    return Path(shutil.copytree(nameless_archive().path.parent.parent, tmp_path / "handed-over"))


def test_without_names_what_stays_with_the_organiser_is_verified_too(tmp_path: Path) -> None:
    folder = nameless(tmp_path)
    found = said("verify", folder)
    assert found.exit_code == 0
    names = {file["name"] for file in found.data["files"]}
    assert {ARCHIVE, f"{ORGANISER}/{ARCHIVE}", f"{ORGANISER}/packet.pdf"} <= names
    shutil.rmtree(folder / ORGANISER)
    assert wrong(folder) == {}


def test_two_archives_of_different_results_are_red(tmp_path: Path) -> None:
    folder = nameless(tmp_path)
    shutil.copy(lone_archive().path, folder / ORGANISER / ARCHIVE)
    assert (2, "handover-archives") in wrong(folder).values()


def test_papers_are_known_to_an_archive_from_which_they_are_withheld(tmp_path: Path) -> None:
    archive: Archive = nameless_archive()
    shutil.copy(archive.path.parent.parent / ARCHIVE, tmp_path / ARCHIVE)
    (tmp_path / "packet.pdf").write_bytes(archive.parts["private/packet.pdf"])
    assert said("verify", tmp_path / "packet.pdf").exit_code == 0


@pytest.mark.parametrize("name", ["", ARCHIVE, "packet.pdf"])
def test_whoever_stops_it_stops_all_of_it_at_any_step(name: str, folder: Path) -> None:
    steps = stopped(folder / name, at=0)
    for at in (1, steps // 2, steps):
        with pytest.raises(ReviewDeskError, match="interrupted") as found:
            stopped(folder / name, at=at)
        assert type(found.value) is ReviewDeskError


def stopped(path: Path, at: int) -> int:
    """Stop at a step, 0 for never; return how many there were."""
    seen: list[int] = []

    def advance(step: int) -> None:
        seen.append(step)
        if len(seen) == at:
            raise ReviewDeskError("interrupted")

    check_files([path], advance=advance)
    return len(seen)
