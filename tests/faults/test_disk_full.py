"""A disk that fills up under a verb: it is named, nothing is lost or half there, and room makes it work."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from chair_session import Session, copy_of
from faults.careless import SETTING
from faults.command import LONG, Ended, Slips, Verbs
from faults.small_disk import SmallDisk
from faults.stages import chair, reviewer, sheet
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.desk.reviewer.table import at_table
from reviewdesk.domain.names import ApplicationId, CriterionId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.container import open_sealed

pytestmark = pytest.mark.xdist_group("faults")

AFTER = {"A1": "81", "A2": "71", "A3": "61", "B1": "76", "B2": "66"}
WORDY = "application,criterion,points,comment\n" + "".join(
    f"{application},c,{mark},{'此件扎实可行，进度与预算清楚。' * 60}\n" for application, mark in AFTER.items()
)


@dataclass(frozen=True)
class Place:
    """Where a verb works: one of workspace and outcome lies on the small disk."""

    held: Session
    workspace: Path
    out: Path


@dataclass(frozen=True)
class Case:
    """A verb on a disk that has only so many pages left.

    Attributes:
        base: makes the workspace it starts from; None where it makes one itself.
        stick: whether the small disk takes what comes out, and not the workspace.
        pages: how many are left, from nothing to nearly enough.
        whole: raises AssertionError unless what is there, after a refusal or a success, is whole.
    """

    seat: str
    base: Callable[[], Path] | None
    words: Callable[[Place], list[str]]
    whole: Callable[[Place, Ended], None]
    pages: tuple[int, ...]
    stick: bool = False


def marks(place: Place, ended: Ended) -> None:
    """The marks of before are there after a refusal, those of the sheet after a success."""
    with at_table(place.workspace, place.held.code("r1")) as table:
        rows = table.draft(1).rows
    found = {a: row.points.get(CriterionId("c")) for a, row in rows.items() if row.points}
    before = {"A1": "80", "A2": "70", "A3": "60", "B1": "75", "B2": "65"}
    assert found == {ApplicationId(a): mark for a, mark in (before if ended.code else AFTER).items()}


def no_workspace(place: Place, ended: Ended) -> None:
    names = {path.name for path in place.workspace.parent.iterdir()} - {".filler"}
    assert names == (set() if ended.code else {"desk"})


def whole_ballot(place: Place, ended: Ended) -> None:
    names = {path.name for path in place.out.iterdir()} if place.out.exists() else set()
    assert names <= {"r1-t-1-1.rdballot", "r1-t-1-1-sheet.pdf", "r1-t-1-1-receipt.pdf"}
    assert ended.code or len(names) == 3
    for path in place.out.glob("*.rdballot"):
        open_sealed(path, kind="ballot")


def whole_publication(place: Place, ended: Ended) -> None:
    assert {path.name for path in place.out.parent.iterdir()} - {".filler"} == (
        set() if ended.code else {"out"}
    )
    if not ended.code:
        verify(place.out / "archive.rdarchive")


CASES = {
    "open": Case(
        "r1",
        None,
        lambda p: ["open", str(p.held.batch), "--seat", "r1"],
        no_workspace,
        (0, 8, 16, 40),
    ),
    "score": Case(
        "r1",
        lambda: reviewer("scored"),
        lambda p: ["score", "--from", str(p.held.folder / "sheet.csv")],
        marks,
        (0, 1, 12),
    ),
    "cast": Case(
        "r1",
        lambda: reviewer("scored"),
        lambda p: ["cast", "--track", "t", "--out", str(p.out)],
        whole_ballot,
        (4, 20),
    ),
    "cast to a stick": Case(
        "r1",
        lambda: reviewer("scored"),
        lambda p: ["cast", "--track", "t", "--out", str(p.out)],
        whole_ballot,
        (0, 20),
        stick=True,
    ),
    "publish": Case(
        "chair",
        lambda: chair("finalised"),
        lambda p: ["publish", "--out", str(p.out)],
        whole_publication,
        (0, 200),
        stick=True,
    ),
}


@pytest.mark.parametrize("verb", CASES)
def test_a_full_disk_is_named_and_nothing_is_lost_and_room_makes_it_work(
    verb: str, held: Session, verbs: Verbs, disk: SmallDisk, tmp_path: Path
) -> None:
    case, outside = CASES[verb], tmp_path / "outside"
    sheet(held.folder, WORDY)
    for pages in range(0, 260, 4) if LONG else case.pages:
        outside.mkdir()
        homes = (outside, disk.folder) if case.stick else (disk.folder, outside)
        place = Place(held, homes[0] / "desk", homes[1] / "out")
        if case.base is not None:
            copy_of(case.base(), place.workspace)
        words = [*case.words(place), *Slips(held, tmp_path).desk(case.seat, place.workspace)]
        disk.fill(pages)
        full = verbs.run(words, tmp_path)
        disk.give_room()
        assert full.code == (1 if pages in case.pages else full.code), (pages, full)
        if full.code:
            assert (full.code, full.told) == (1, ""), (pages, full)
            assert is_named(full.complaint, homes[1] / "out" if case.stick else place.workspace), full
        case.whole(place, full)
        if full.code or verb != "publish":
            again = verbs.run(words, tmp_path)
            assert (again.code, again.complaint) == (0, ""), again
            case.whole(place, again)
        outside.rename(tmp_path / f"{pages} pages")
        disk.clear()


def test_a_ballot_that_a_full_stick_cut_in_half_is_found_torn(
    held: Session, verbs: Verbs, disk: SmallDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, "files")
    case, place = CASES["cast to a stick"], Place(held, tmp_path / "desk", disk.folder / "out")
    copy_of(reviewer("scored"), place.workspace)
    place.out.mkdir()
    disk.fill(1)
    full = verbs.run([*case.words(place), *Slips(held, tmp_path).desk("r1", place.workspace)], tmp_path)
    assert full.code == 1
    with pytest.raises(ReviewDeskError, match="container-short"):
        whole_ballot(place, full)


def is_named(complaint: str, path: Path) -> bool:
    """Whether it is one sentence that says what is full."""
    said = complaint.replace(str(path.parent), "")
    return complaint.count("\n") == 1 and said != complaint and " full" in said
