"""What the province gets where the plan says "without names", and what stays with the organiser."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from chair_session import Session, all_ballots, copy_of, motion, opened, session
from played import said
from reviewdesk.cli.main import main
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.finalising import finalise, stamp
from reviewdesk.desk.chair.opening import elect
from reviewdesk.desk.chair.publishing import publish
from reviewdesk.desk.chair.revealing import rank, reveal
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.signing import sign
from reviewdesk.desk.handover import ARCHIVE, ORGANISER
from reviewdesk.domain.names import SeatId
from reviewdesk.errors import ReviewDeskError

NAME = "评审专家{}号"
ELECTION = 'seat = "r1"\n[[round]]\nballots = {r1 = "r1", r2 = "r1", r3 = "r1"}\n' + "".join(
    f'[[person]]\nseat = "r{n}"\nname = "{NAME.format(n)}"\n' for n in range(1, 6)
)


@pytest.fixture(scope="module", params=["full", "without_names"])
def final(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Session, Path]:
    """The chair's workspace with everything final, r2's signature on it."""
    handover: str = request.param
    held, base = session("none", "vote", handover), tmp_path_factory.mktemp(handover)
    folder = copy_of(opened("none", "vote", handover), base / "chair")
    with held.room(folder) as room:
        room, _ = elect(room, motion(base, ELECTION))
        room, _ = collect(room, all_ballots(held, base / "b"))
        room, _ = close(room, held.witness)
        room, _ = reveal(room, held.envelope, held.witness)
        room, _ = finalise(rank(room, held.witness), held.witness)
        sign(room, seat="r2", seat_slip=lambda: held.code("r2"))
    return held, folder


@pytest.fixture
def room(final: tuple[Session, Path], tmp_path: Path) -> Iterator[Room]:
    held, folder = final
    with held.room(copy_of(folder, tmp_path / "chair")) as found:
        yield found


def names_in(folder: Path) -> set[str]:
    """Return the names that any file of the folder shows, sub-folders aside."""
    texts = [text for path in sorted(folder.glob("*.pdf")) for text in pages(path)]
    book = load_workbook(io.BytesIO((folder / "workbook.xlsx").read_bytes()))
    texts += [str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    texts += [path.read_bytes().decode("utf-8", "replace") for path in folder.iterdir() if path.is_file()]
    return {found for text in texts for found in re.findall(NAME.format(r"\d"), text)}


def pages(path: Path) -> Iterator[str]:
    """Yield what stands on the pages; what stamps say is looked at where they are made."""
    yield from (page.extract_text() for page in PdfReader(path).pages)


def test_without_names_the_province_gets_an_archive_and_papers_that_name_no_reviewer(
    room: Room, tmp_path: Path
) -> None:
    _, published = publish(room, tmp_path / "out")
    out, whole = tmp_path / "out", tmp_path / "out" / ORGANISER / ARCHIVE
    given = said("verify", out / ARCHIVE, "--fingerprint", published.fingerprint)
    assert given.exit_code == 0
    summed = {line.split("  ")[1] for line in (out / "SHA256SUMS").read_text("utf-8").splitlines()}
    assert summed == {name for name in published.files if "/" not in name} - {"SHA256SUMS"}
    if room.plan.review_session.handover == "full":
        assert not whole.exists()
        assert given.data["withheld"] == []
        assert len(names_in(out)) == 5
        return
    assert {"private/people.json", "private/texts.json"} < set(given.data["withheld"])
    assert f"{ORGANISER}/{ARCHIVE}" in published.files
    assert verify(whole, published.fingerprint).withheld == ()
    assert NAME.format(1).encode() in whole.read_bytes()
    assert names_in(out) == set()


def test_a_stamp_names_its_signer_only_where_names_are_handed_over(room: Room) -> None:
    shown = {stamp(room, SeatId(seat), "2026-11-23T21:10:06Z", "signed").lines[0] for seat in ("r2", "chair")}
    named = {NAME.format(2), NAME.format(1)}
    assert shown == (named if room.plan.review_session.handover == "full" else {"评委02", "评委01"})


def test_an_interrupted_publication_is_taken_as_it_is_and_a_mixed_one_is_not(
    final: tuple[Session, Path], tmp_path: Path
) -> None:
    held, folder = final
    out, other = tmp_path / "out", tmp_path / "other"
    found = []
    for number in range(2):
        with held.room(copy_of(folder, tmp_path / f"chair{number}")) as room:
            room, published = publish(room, out)
            found.append((published.digest, published.files))
    assert found[0] == found[1]
    with held.room(tmp_path / "chair1") as room:
        publish(room, other)
    kept = Path(ORGANISER, ARCHIVE) if (out / ORGANISER).exists() else Path(ARCHIVE)
    (out / kept).write_bytes((other / kept).read_bytes())
    with (
        held.room(copy_of(folder, tmp_path / "chair2")) as room,
        pytest.raises(ReviewDeskError, match="publish-exists"),
    ):
        publish(room, out)


def test_publishing_says_what_stays_with_the_organiser(
    final: tuple[Session, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("REVIEWDESK_LANGUAGE", "en")
    held, folder = final
    slip = tmp_path / "slip.txt"
    slip.write_text(held.code("chair"), encoding="utf-8")
    chair = copy_of(folder, tmp_path / "chair")
    main(["publish", "--workspace", str(chair), "--slip-file", str(slip), "--out", str(tmp_path / "out")])
    told = f"{ORGANISER}/{ARCHIVE}: with every name" in capsys.readouterr().out
    assert told == (tmp_path / "out" / ORGANISER).exists()
