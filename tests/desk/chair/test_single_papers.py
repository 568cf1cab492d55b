import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import which

import pytest

from chair_scene import scene
from chair_session import Session, copy_of
from reviewdesk.desk.chair.finalising import finalise
from reviewdesk.desk.chair.frozen import PACKET, frozen
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.settling import withdraw
from reviewdesk.desk.chair.single_papers import PAPERS, offered, single_paper, write_paper
from reviewdesk.errors import ReviewDeskError
from reviewdesk.report.packet.single import CHAPTERS
from reviewdesk.words import sentence

pytestmark = pytest.mark.skipif(which("pdftotext") is None, reason="poppler-utils is not installed")
Read = Callable[[bytes], str]


@pytest.fixture
def text(tmp_path: Path) -> Read:
    def read(data: bytes) -> str:
        (tmp_path / "a.pdf").write_bytes(data)
        command = ["pdftotext", str(tmp_path / "a.pdf"), "-"]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout

    return read


@pytest.fixture(scope="module")
def final(tmp_path_factory: pytest.TempPathFactory) -> tuple[Session, Path]:
    held, folder = scene("ranked", "far", tmp_path_factory.mktemp("final") / "chair")
    with held.room(folder) as room:
        finalise(room, held.witness)
    return held, folder


@pytest.fixture
def done(final: tuple[Session, Path], tmp_path: Path) -> Iterator[Room]:
    held, folder = final
    with held.room(copy_of(folder, tmp_path / "done")) as found:
        yield found


def with_plan(room: Room, **changes: object) -> Room:
    plan = replace(room.plan, **changes)  # type: ignore[arg-type]
    return replace(room, lineage=replace(room.lineage, plan=plan))


def test_what_tells_of_the_result_waits_for_the_ranking(room: Room) -> None:
    waiting = [one.kind for one in offered(ranked=room.course.ranked) if not one.ready]
    assert waiting == ["brief", *CHAPTERS]
    groups = [one.group for one in offered(ranked=False)]
    assert groups == ["blank"] * 12 + ["record"] + ["result"] * 7
    for kind in PAPERS:
        if kind in waiting:
            with pytest.raises(ReviewDeskError, match="order-before-ranking"):
                single_paper(room, kind)
        else:
            assert single_paper(room, kind).data.startswith(b"%PDF")
    with pytest.raises(ReviewDeskError, match="paper-kind-unknown") as refused:
        single_paper(room, "letter")
    assert "emergency" in sentence(refused.value, "zh_CN")


def test_chapters_alone_say_what_the_packet_says(done: Room, text: Read) -> None:
    assert all(one.ready for one in offered(ranked=done.course.ranked))
    packet = "".join(text(frozen(done)[PACKET]).split())
    for kind in CHAPTERS:
        lines = text(single_paper(done, kind).data).splitlines()
        told = ["".join(line.split()) for line in lines if "/" not in line]
        assert [line for line in told if line not in packet] == [], kind


def test_before_the_result_is_final_papers_say_so(tmp_path: Path, text: Read) -> None:
    held, folder = scene("ranked", "far", tmp_path / "chair")
    with held.room(folder) as room:
        before = {kind: text(single_paper(room, kind).data) for kind in ("brief", "report")}
        room, _ = finalise(room, held.witness)
        after = {kind: text(single_paper(room, kind).data) for kind in ("brief", "report")}
    for kind, words in before.items():
        assert "评审记录校验值" not in words
        assert "评审记录校验值" in after[kind]


def test_a_paper_is_written_over_itself_alone(room: Room, tmp_path: Path) -> None:
    for kind in ("pledge", "pledge"):
        write_paper(room, kind, tmp_path / "a.pdf")
    with pytest.raises(ReviewDeskError, match="output-foreign"):
        write_paper(room, "sign-in", tmp_path / "a.pdf")


def test_an_application_that_left_is_on_no_sheet(room: Room, held: Session, text: Read) -> None:
    gone = "A1"
    assert gone in text(single_paper(room, "score-sheet").data).split()
    after, _ = withdraw(room, gone, "单位来函", held.witness)
    assert gone not in text(single_paper(after, "score-sheet").data).split()


@pytest.mark.parametrize("kind", PAPERS)
def test_no_paper_names_whom_the_plan_hides(kind: str, done: Room, text: Read) -> None:
    hiding = with_plan(done, redaction=replace(done.plan.redaction, reviewers=("pdf",), applicants=("pdf",)))
    names = [seat.name for seat in done.lineage.committee.seats if seat.role == "reviewer" and seat.name]
    names += [one.applicant for one in done.lineage.applications]
    open_words, words = ("".join(text(single_paper(one, kind).data).split()) for one in (done, hiding))
    assert [name for name in names if name in words] == []
    if kind in {"emergency", "report", "scores", "summary"}:
        assert [name for name in names if name in open_words] != []
