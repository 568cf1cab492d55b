"""Pages signed in ink: attached to an answer or to the joint page, carried into the archive, verified."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chair_session import AGAIN, Session, copy_of, motion
from inked_pages import paper, picture
from pdf_samples import with_script
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.desk.chair import scanning
from reviewdesk.desk.chair.closing_down import last_archive
from reviewdesk.desk.chair.finalising import finalise, refinalise
from reviewdesk.desk.chair.publishing import publish
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.scanning import attach, held_scans, scan_bytes, take_away
from reviewdesk.desk.chair.signing import sign
from reviewdesk.desk.chair.signing_view import signing_view
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake import scan_file
from reviewdesk.sealed.archive import open_archive


@pytest.fixture(scope="module")
def signed_folder(alone: Session, ranked_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_of(ranked_folder, tmp_path_factory.mktemp("signed") / "chair")
    with alone.room(folder) as room:
        room, _ = finalise(room, alone.witness)
        sign(room, seat="r2", seat_slip=lambda: alone.code("r2"))
    return folder


@pytest.fixture
def signed(alone: Session, signed_folder: Path, tmp_path: Path) -> Iterator[Room]:
    with alone.room(copy_of(signed_folder, tmp_path / "chair")) as room:
        yield room


def test_scans_lie_beside_the_answers_and_in_the_verified_archive(signed: Room, tmp_path: Path) -> None:
    page = picture(tmp_path / "r2.jpg")
    room, first = attach(signed, page, seat="r2")
    room, joint = attach(room, paper(tmp_path / "joint.pdf"))
    assert (first.number, first.kind, joint.number, joint.kind) == (1, "jpg", 2, "pdf")
    assert scan_bytes(room, 1) == page.read_bytes()
    view = signing_view(room)
    assert [(one.seat, len(one.scans)) for one in view.signers if one.scans] == [("r2", 1)]
    assert view.joint == (joint,)
    room, published = publish(room, tmp_path / "out")
    file = tmp_path / "out" / "archive.rdarchive"
    archive = open_archive(file)
    assert archive.read_part("private/scans/0001-r2.jpg") == page.read_bytes()
    assert "private/scans/0002.pdf" in archive.members
    assert verify(file, published.fingerprint).scans == 2
    for act in (lambda: take_away(room, 1, "x"), lambda: attach(room, page, replaces=2)):
        with pytest.raises(ReviewDeskError, match="scan-published"):
            act()
    later, _ = attach(room, picture(tmp_path / "more.png"), seat="r2")
    with pytest.raises(ReviewDeskError, match="close-down-later"):
        last_archive(later)
    later, _ = publish(later, tmp_path / "again")
    assert verify(tmp_path / "again" / "archive.rdarchive").scans == 3


def test_a_scan_is_replaced_or_taken_away_as_another_record(signed: Room, tmp_path: Path) -> None:
    room, _ = attach(signed, picture(tmp_path / "wrong.png"), seat="r2")
    room, other = attach(room, picture(tmp_path / "right.png"), replaces=1)
    assert (other.number, other.seat) == (2, "r2")
    assert held_scans(room) == (other,)
    with pytest.raises(ReviewDeskError, match="scan-unknown"):
        attach(room, picture(tmp_path / "more.png"), replaces=1)
    with pytest.raises(ReviewDeskError, match="scan-reason"):
        take_away(room, 2, " ")
    room, left = take_away(room, 2, "页面不全")
    assert left == ()
    assert [entry.kind for entry in room.entries][-3:] == ["scan", "scan", "unscan"]
    with pytest.raises(ReviewDeskError, match="scan-unknown"):
        scan_bytes(room, 2)
    room, _ = publish(room, tmp_path / "out")
    file = tmp_path / "out" / "archive.rdarchive"
    assert verify(file).scans == 0
    assert not [part for part in open_archive(file).entries if part.startswith("private/scans/")]


def test_finalising_again_voids_the_scans_with_the_answers(
    signed: Room, alone: Session, tmp_path: Path
) -> None:
    room, _ = attach(signed, picture(tmp_path / "r2.jpg"), seat="r2")
    room, _ = refinalise(room, motion(tmp_path, AGAIN), alone.witness)
    assert held_scans(room) == ()
    with pytest.raises(ReviewDeskError, match="scan-no-answer"):
        attach(room, picture(tmp_path / "late.jpg"), seat="r2")
    room, scan = attach(room, picture(tmp_path / "joint.jpg"))
    assert scan.number == 2
    room, _ = publish(room, tmp_path / "out")
    found = verify(tmp_path / "out" / "archive.rdarchive")
    assert (found.sequence, found.scans) == (2, 1)


def test_what_is_no_page_is_refused_with_a_sentence(
    signed: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = picture(tmp_path / "r2.jpg")
    words = tmp_path / "words.pdf"
    words.write_text("not a page", encoding="utf-8")
    broken = tmp_path / "broken.png"
    broken.write_bytes(picture(tmp_path / "whole.png").read_bytes()[:200])
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(b"%PDF-1.7 and nothing more")
    active = tmp_path / "active.pdf"
    active.write_bytes(with_script())
    for file, code in (
        (tmp_path / "gone.pdf", "file-"),
        (words, "scan-not-a-page"),
        (broken, "scan-unreadable"),
        (cut, "scan-unreadable"),
        (active, "scan-unreadable"),
    ):
        with pytest.raises(ReviewDeskError, match=code):
            attach(signed, file, seat="r2")
    for seat, code in (("r3", "scan-no-answer"), ("spare1", "sign-not-a-signer")):
        with pytest.raises(ReviewDeskError, match=code):
            attach(signed, page, seat=seat)
    monkeypatch.setattr(scan_file, "MOST_BYTES", 1_000)
    with pytest.raises(ReviewDeskError, match="scan-too-large"):
        attach(signed, page, seat="r2")
    monkeypatch.undo()
    room, _ = attach(signed, page, seat="r2")
    with pytest.raises(ReviewDeskError, match="scan-twice"):
        attach(room, page, seat="r2")
    monkeypatch.setattr(scanning, "MOST_TOGETHER", 2 * page.stat().st_size - 1)
    with pytest.raises(ReviewDeskError, match="scan-too-much"):
        attach(room, page)
    assert [entry.kind for entry in room.entries].count("scan") == 1


def test_a_child_that_dies_over_a_picture_says_that_it_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan_file, "_PICTURES", "reviewdesk.no_such_module")
    with pytest.raises(ReviewDeskError, match="scan-unreadable"):
        scan_file.read_scan(picture(tmp_path / "r2.jpg"))


def test_a_scan_before_the_result_is_final_has_nothing_to_lie_beside(ranked: Room, tmp_path: Path) -> None:
    with pytest.raises(ReviewDeskError, match="order-before-finalise"):
        attach(ranked, tmp_path / "any.pdf")
    assert signing_view(ranked).joint == ()
