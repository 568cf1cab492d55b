"""Wrong, damaged and foreign files handed to `seal` and `open`: a sentence each, exit 1, nothing written."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import pdf_samples
from chair_session import Session
from faults.command import Slips, Verbs
from faults.listing import listing
from faults.office import office_in, seal_words
from reviewdesk.domain.names import SeatId
from reviewdesk.sealed.codes import slip_text

pytestmark = pytest.mark.xdist_group("faults")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return office_in(tmp_path_factory.mktemp("office"))


def text(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Return what writes `new` in place of `old` into an input file."""

    def change(folder: Path) -> None:
        path = folder / name
        before = path.read_text(encoding="utf-8")
        assert old in before
        path.write_text(before.replace(old, new, 1), encoding="utf-8")

    return change


def holding(name: str, data: bytes) -> Callable[[Path], None]:
    """Return what puts other bytes under the name of an input."""
    return lambda folder: void((folder / name).write_bytes(data))


def void(_: object) -> None: ...


def taken(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out" / "batch.rdbatch").write_bytes(b"an older one")


SEALING: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "plan-no-toml": (holding("plan.toml", b"[[[\n"), ("line 1",)),
    "plan-unknown-key": (text("plan.toml", "[rules]", "[rules]\ncolour = 1"), ("line 7", "colour")),
    "plan-not-text": (holding("plan.toml", bytes(range(256))), ("plan.toml is not a text file",)),
    "plan-gone": (lambda f: (f / "plan.toml").unlink(), ("plan.toml cannot be read", "No such file")),
    "plan-huge": (holding("plan.toml", b"#" * (5 << 20)), ("plan.toml has more than 4194304 bytes",)),
    "plan-deep": (holding("plan.toml", b"a = " + b"[" * 100_000), ("line 1",)),
    "register-track": (text("register.csv", "A2,t", "A2,nowhere"), ("row 3", "nowhere")),
    "register-twice": (text("register.csv", "A2,t", "A1,t"), ("row 3", "A1")),
    "register-column": (text("register.csv", "applicant,", "someone,"), ("applicant",)),
    "register-no-xlsx": (holding("register.csv", b"PK\x03\x04" + bytes(99)), ("register.csv",)),
    "committee-no-toml": (holding("committee.toml", b"[[seat"), ("line 1",)),
    "committee-track": (text("committee.toml", '"u"]', '"elsewhere"]'), ("elsewhere",)),
    "committee-key": (text("committee.toml", "name", "nmae"), ("nmae",)),
    "dossier-garbage": (holding("dossiers/A1/plan.pdf", b"no pdf"), ("A1", "plan.pdf")),
    "dossiers-gone": (lambda f: shutil.rmtree(f / "dossiers"), ("dossiers is not a folder",)),
    "conflict-application": (text("conflicts.csv", "A2", "A9"), ("A9",)),
    "conflict-seat": (text("conflicts.csv", "r1", "r9"), ("r9",)),
    "waiver-code": (text("waivers.csv", "dossier-document-missing", "dossier-lost"), ("dossier-lost", "may")),
    "waiver-of-a-must": (text("waivers.csv", "dossier-document-missing", "pdf-damaged"), ("pdf-damaged",)),
    "waiver-application": (text("waivers.csv", "A1", "A9"), ("row 2", 'no application "A9"')),
    "batch-there": (taken, ("batch.rdbatch is already there",)),
}


@pytest.mark.parametrize("case", SEALING)
def test_sealing_refuses_a_wrong_input_by_a_sentence_and_writes_nothing(
    case: str, office: Path, verbs: Verbs, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(office, tmp_path / "office"))
    spoil, said = SEALING[case]
    spoil(folder)
    before = listing(tmp_path)
    words = seal_words(folder, folder / "out", tmp_path / "slips")
    ended = verbs.run(words, tmp_path)
    assert (ended.code, ended.told) == (1, "")
    assert all(piece in ended.complaint for piece in said)
    assert "Traceback" not in ended.complaint
    assert listing(tmp_path) == before


def cut(held: Session, folder: Path) -> Path:
    path = folder / "cut.rdbatch"
    data = held.batch.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])
    return path


def flipped(held: Session, folder: Path) -> Path:
    path = folder / "flipped.rdbatch"
    data = bytearray(held.batch.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    return path


def foreign(held: Session, folder: Path) -> Path:
    path = folder / "foreign.rdbatch"
    path.write_bytes(pdf_samples.good())
    return path


def nothing(held: Session, folder: Path) -> Path:
    (folder / "empty.rdbatch").write_bytes(b"")
    return folder / "empty.rdbatch"


def whole(held: Session, folder: Path) -> Path:
    return held.batch


OPENING: dict[str, tuple[Callable[[Session, Path], Path], str, str]] = {
    "cut": (cut, "r1", "cut.rdbatch ends too early"),
    "flipped": (flipped, "r1", "changed after it was sealed"),
    "foreign": (foreign, "r1", "foreign.rdbatch is not a sealed file of this program"),
    "empty": (nothing, "r1", "empty.rdbatch is not a sealed file of this program"),
    "gone": (lambda held, folder: folder / "gone.rdbatch", "r1", "gone.rdbatch cannot be read"),
    "a-folder": (lambda held, folder: folder, "r1", "cannot be read"),
    "slip-of-another-seat": (whole, "r2", "slip of another seat"),
    "slip-of-another-session": (
        whole,
        slip_text("0123456789ABCDEF", SeatId("r1"), "0" * 32),
        "This slip belongs to another review session",
    ),
    "slip-mistyped": (whole, "0123-4567-89AB-CDEF", "fits no seat of this batch"),
    "slip-short": (whole, "0123-4567", "has 8 characters; it must have 16"),
    "slip-strange": (whole, "0123-4567-89AB-CDE?", "“?”, which no slip has"),
    "slip-empty": (whole, " ", "has 0 characters"),
    "slip-huge": (whole, "0" * 5000, "slip.txt has more than 4096 bytes"),
}


@pytest.mark.parametrize("case", OPENING)
def test_opening_refuses_a_wrong_file_or_slip_by_a_sentence_and_writes_nothing(
    case: str, held: Session, verbs: Verbs, tmp_path: Path
) -> None:
    made, slip, said = OPENING[case]
    batch = made(held, tmp_path)
    path = tmp_path / "slip.txt"
    path.write_text(held.code(slip) if slip.startswith("r") else slip, encoding="utf-8")
    before = listing(tmp_path)
    words = ["open", str(batch), "--seat", "r1", "--workspace", str(tmp_path / "desk")]
    ended = verbs.run([*words, "--slip-file", str(path)], tmp_path)
    assert (ended.code, ended.told) == (1, "")
    assert said in ended.complaint
    assert len(ended.complaint.splitlines()) == 1
    assert listing(tmp_path) == before


def test_a_slip_file_that_never_ends_is_not_read_to_its_end(
    held: Session, verbs: Verbs, tmp_path: Path
) -> None:
    words = ["open", str(held.batch), "--seat", "r1", "--workspace", str(tmp_path / "desk")]
    ended = verbs.run([*words, "--slip-file", "/dev/zero"], tmp_path)
    assert (ended.code, ended.complaint[:33]) == (1, "/dev/zero has more than 4096 byte")


def test_a_right_slip_and_batch_are_accepted_in_silence(
    held: Session, slips: Slips, verbs: Verbs, tmp_path: Path
) -> None:
    words = ["open", str(held.batch), "--seat", "r1", *slips.desk("r1", tmp_path / "desk")]
    ended = verbs.run(words, tmp_path)
    assert (ended.code, ended.complaint) == (0, "")
