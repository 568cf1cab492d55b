"""SIGKILL in the middle of a verb: what it makes is absent or complete, and running it again works."""

import hashlib
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from chair_session import Session, copy_of
from faults.careless import SETTING
from faults.command import LONG, Ended, Slips, Verbs
from faults.office import office_in, seal_words
from faults.stages import ballots, chair, reviewer
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.desk.secretary.seal import FILES
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.codes import fingerprint
from reviewdesk.sealed.container import open_sealed

pytestmark = pytest.mark.xdist_group("faults")


@dataclass(frozen=True)
class Place:
    """Where one run of a verb works."""

    folder: Path
    held: Session
    slips: Slips

    @property
    def workspace(self) -> Path:
        return self.folder / "desk"

    @property
    def out(self) -> Path:
        return self.folder / "out"


@dataclass(frozen=True)
class Case:
    """A verb that is killed.

    Attributes:
        base: makes the workspace it starts from; None where it makes one itself.
        words: of the verb, without W.
        done: what a second run says when the first one had done everything.
        whole: raises AssertionError unless what stands under a final name is whole.
    """

    seat: str
    base: Callable[[], Path] | None
    words: Callable[[Place], list[str]]
    whole: Callable[[Place], None]
    done: str = ""


def whole_workspace(place: Place) -> None:
    names = {path.name for path in place.folder.iterdir()} & {"desk", "out"}
    if "desk" in names:
        assert {"workspace.db", "workspace.key", "slot.age", "seat.json", "slots", "blobs"} <= {
            path.name for path in place.workspace.iterdir()
        }


def whole_blobs(place: Place) -> None:
    for path in (place.workspace / "blobs").iterdir():
        assert path.suffix == ".part" or path.stat().st_size == 3200 + 16 + 16


def whole_ballot(place: Place) -> None:
    for path in place.out.glob("*.rdballot") if place.out.exists() else ():
        open_sealed(path, kind="ballot")


def whole_publication(place: Place) -> None:
    if place.out.exists():
        lines = (place.out / "SHA256SUMS").read_text().splitlines()
        sums = {line[66:]: line[:64] for line in lines}
        found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in place.out.iterdir()}
        del found["SHA256SUMS"]
        assert found == sums
        if LONG:
            verify(place.out / "archive.rdarchive")


def nothing_outside(place: Place) -> None:
    assert not place.out.exists()


CASES = {
    "open": Case("r1", None, lambda p: ["open", str(p.held.batch), "--seat", "r1"], whole_workspace),
    "declare": Case(
        "r1",
        lambda: reviewer("opened"),
        lambda p: ["declare", "--batch", str(p.held.batch), "--none", "--pledge-agreed"],
        whole_blobs,
    ),
    "cast": Case(
        "r1",
        lambda: reviewer("scored"),
        lambda p: ["cast", "--track", "t", "--out", str(p.out)],
        whole_ballot,
    ),
    "collect": Case(
        "chair", lambda: chair("opened"), lambda p: ["collect", *map(str, ballots())], nothing_outside
    ),
    "close": Case(
        "chair", lambda: chair("collected"), lambda p: ["close"], nothing_outside, "already closed"
    ),
    "reveal": Case(
        "chair", lambda: chair("closed"), lambda p: ["reveal"], nothing_outside, "already revealed"
    ),
    "publish": Case(
        "chair",
        lambda: chair("finalised"),
        lambda p: ["publish", "--out", str(p.out)],
        whole_publication,
        "already there and not empty",
    ),
}


@pytest.mark.parametrize("verb", CASES)
def test_a_verb_killed_on_the_way_leaves_all_or_nothing_and_works_again(
    verb: str, held: Session, verbs: Verbs, tmp_path: Path
) -> None:
    case = CASES[verb]
    undisturbed, _ = play(case, held, verbs, tmp_path / "undisturbed", 0)
    assert undisturbed.code == 0, undisturbed.told
    for die in moments(undisturbed.moments):
        place = tmp_path / str(die)
        killed, at = play(case, held, verbs, place, die)
        assert killed.killed, (die, killed)
        case.whole(at)
        if verb == "publish":
            time.sleep(1.1)
        again = verbs.run([*case.words(at), *at.slips.desk(case.seat, at.workspace)], at.folder)
        finished = recorded(killed.moments) and again.code == 1 and case.done and case.done in again.complaint
        assert again.code == 0 or finished, (killed.moments, again)
        case.whole(at)
        assert {p.name for p in at.folder.iterdir() if p.is_dir()} <= {"desk", "out"}, killed.moments
        if verb == "cast":
            assert [p.name for p in at.out.glob("*.rdballot")] == ["r1-t-1-1.rdballot"]
        if verb in ("collect", "declare"):
            assert tail(again) == tail(undisturbed), killed.moments
        if verb == "declare":
            assert len(list((at.workspace / "blobs").iterdir())) == 5


def test_sealing_killed_on_the_way_is_not_in_the_way_of_sealing_again(verbs: Verbs, tmp_path: Path) -> None:
    office = office_in(tmp_path / "office", reviewers=1)
    out, slips = tmp_path / "out", tmp_path / "slips"
    words = seal_words(office, out, slips)
    undisturbed = verbs.run(words, tmp_path)
    assert undisturbed.code == 0, undisturbed
    files = {path.name for path in slips.iterdir()}
    assert verbs.run(words, tmp_path).complaint.startswith(f"{out / 'batch.rdbatch'} is already there")
    for die in moments(undisturbed.moments):
        for folder in (out, slips):
            shutil.rmtree(folder, ignore_errors=True)
        slips.mkdir()
        (slips / "other.pdf").write_bytes(b"of the secretary")
        killed = verbs.run(words, tmp_path, die)
        assert killed.killed, (die, killed)
        ended = all((out / name).is_file() for name in FILES) and not list(out.glob(".sealing/*"))
        again = verbs.run(words, tmp_path)
        assert again.code == (1 if ended else 0), (killed.moments, again)
        assert {path.name for path in out.iterdir()} == set(FILES)
        assert {path.name for path in slips.iterdir()} == {*files, "other.pdf"}, killed.moments
        told = "is already there" if ended else fingerprint(open_sealed(out / "batch.rdbatch").digest)
        assert told in again.complaint + again.told


def play(case: Case, held: Session, verbs: Verbs, folder: Path, die: int) -> tuple[Ended, Place]:
    folder.mkdir()
    place = Place(folder, held, Slips(held, folder))
    if case.base is not None:
        copy_of(case.base(), place.workspace)
    return verbs.run([*case.words(place), *place.slips.desk(case.seat, place.workspace)], folder, die), place


def moments(passed: tuple[str, ...]) -> list[int]:
    """Return all moments in the long form; in the short one those around the last rename and commit."""
    every = list(range(1, len(passed) + 1))
    renames = [n for n, name in zip(every, passed, strict=True) if name.startswith("os.rename")]
    commits = [n for n, name in zip(every, passed, strict=True) if name.startswith("before commit")]
    chosen = {len(every) // 2, *commits[-1:], *renames[-1:], *(n + 1 for n in renames[-1:])}
    return every if LONG else sorted(chosen & set(every))


def recorded(passed: tuple[str, ...]) -> bool:
    """Whether the workspace committed anything after the last file took its name."""
    renames = [n for n, name in enumerate(passed) if name.startswith("os.rename")]
    return "after commit" in passed[max(renames, default=0) :]


def tail(ended: Ended) -> str:
    return ended.told.splitlines()[0].split(";")[-1]


def test_the_moments_that_matter_are_among_those_that_kill(
    held: Session, verbs: Verbs, tmp_path: Path
) -> None:
    passed, _ = play(CASES["publish"], held, verbs, tmp_path / "p", 0)
    named = passed.moments.index("os.rename .out.publishing")
    assert "before commit" in passed.moments[named:]


def test_a_ballot_written_under_its_final_name_is_found_torn(
    held: Session, verbs: Verbs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SETTING, "files")
    undisturbed, at = play(CASES["cast"], held, verbs, tmp_path / "undisturbed", 0)
    whole_ballot(at)
    half = undisturbed.moments.index("os.remove r1-t-1-1.gone") + 1
    killed, at = play(CASES["cast"], held, verbs, tmp_path / "killed", half)
    assert killed.killed
    with pytest.raises(ReviewDeskError, match="container-short"):
        whole_ballot(at)
