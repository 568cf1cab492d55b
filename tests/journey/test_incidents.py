"""What has hurt people elsewhere, by number: those only a finished session shows; none is left out."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from archives import Archive, signed_archive
from chair_session import Session, all_ballots, copy_of, motion, opened, session
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.finalising import finalise
from reviewdesk.desk.chair.opening import elect
from reviewdesk.desk.chair.publishing import publish
from reviewdesk.desk.chair.revealing import rank, reveal
from reviewdesk.desk.chair.settling import result_of
from reviewdesk.desk.chair.view import chair_view
from reviewdesk.domain import canonical
from reviewdesk.errors import ReviewDeskError

NAME = "实名专家{}号"
PEOPLE = "".join(f'[[person]]\nseat = "r{n}"\nname = "{NAME.format(n)}"\n' for n in range(1, 6))
ELECTION = 'seat = "r1"\n[[round]]\nballots = {r1 = "r1", r2 = "r1", r3 = "r1"}\n' + PEOPLE
INCIDENTS = range(1, 14)


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path / "state"))


@pytest.fixture
def finished() -> Archive:
    return signed_archive()


def test_incident_3_workbook_and_paper_say_what_the_application_computed(finished: Archive) -> None:
    result = canonical.decode_map(finished.parts["result.json"])
    tracks = result["tracks"]
    assert isinstance(tracks, list)
    wanted = {row["application"]: Fraction(row["published"]) for track in tracks for row in track["ranking"]}
    book = load_workbook(BytesIO(finished.parts["report/workbook.xlsx"]))
    listed = {str(row[1]): Fraction(str(row[6])) for row in list(book.worksheets[0].values)[1:]}
    assert listed == wanted
    assert dict(recalculated(list(book["评分明细"].values)[1:])) == wanted
    printed = "".join(
        page.extract_text()
        for name in ("report/ranking-t.pdf", "report/ranking-u.pdf")
        for page in PdfReader(BytesIO(finished.parts[name])).pages
    )
    assert all(str(row["published"]) in printed for track in tracks for row in track["ranking"])


def recalculated(detail: Sequence[tuple[object, ...]]) -> Iterator[tuple[str, Fraction]]:
    """Compute every score anew from the plain rows: trimmed mean of five, mean of fewer."""
    totals: dict[str, dict[str, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    for row in detail:
        if row[9] is not None:
            totals[str(row[1])][str(row[3])] += Fraction(str(row[9]))
    for application, given in totals.items():
        ordered = sorted(given.values())
        kept = ordered[1:-1] if len(ordered) >= 5 else ordered
        yield application, sum(kept, Fraction(0)) / len(kept)


def test_incident_6_who_is_anonymous_on_screen_is_in_no_paper_either(tmp_path: Path) -> None:
    held = session("none", "vote", "without_names")
    with held.room(copy_of(opened("none", "vote", "without_names"), tmp_path / "chair")) as room:
        room, _ = elect(room, motion(tmp_path, ELECTION))
        room, _ = collect(room, all_ballots(held, tmp_path / "b"))
        room, _ = close(room, held.witness)
        room, _ = reveal(room, held.envelope, held.witness)
        room, _ = finalise(rank(room, held.witness), held.witness)
        publish(room, tmp_path / "out")
    handed = [path for path in (tmp_path / "out").iterdir() if path.is_file()]
    texts = [
        page.extract_text() for path in handed if path.suffix == ".pdf" for page in PdfReader(path).pages
    ]
    book = load_workbook(BytesIO((tmp_path / "out" / "workbook.xlsx").read_bytes()))
    texts += [str(cell) for sheet in book.worksheets for row in sheet.values for cell in row]
    texts += [path.read_bytes().decode("utf-8", "replace") for path in handed]
    assert not [found for text in texts for found in re.findall(NAME.format(r"\d"), text)]
    assert len(texts) > 10


def test_incident_7_the_chairs_screen_has_no_total_and_no_ranking_before_its_stage(tmp_path: Path) -> None:
    held: Session = session("none")
    with held.room(copy_of(opened("none"), tmp_path / "chair")) as room:
        room, _ = collect(room, all_ballots(held, tmp_path / "b"))
        room, _ = close(room, held.witness)
        room, _ = reveal(room, held.envelope, held.witness)
        view = chair_view(room)
        assert view.waits_for("settle") == "reveal"
        with pytest.raises(ReviewDeskError, match="order-before-ranking"):
            result_of(room)


@pytest.mark.parametrize("number", INCIDENTS)
def test_every_incident_has_a_test_that_names_it(number: int) -> None:
    tests = Path(__file__).parents[1]
    named = re.compile(rf"def test_incident_{number}_")
    assert any(named.search(path.read_text(encoding="utf-8")) for path in sorted(tests.rglob("test_*.py")))
