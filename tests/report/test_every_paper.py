"""What holds for every single paper: fonts embedded, rare names found again, nothing a checker minds."""

import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from shutil import which

import pytest

from packets import Shape, packet
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.report.blanks.pack import PACK, TITLES, blank_paper
from reviewdesk.report.blanks.values import Blanks
from reviewdesk.report.brief import leaders_brief
from reviewdesk.report.closed import closed_list
from reviewdesk.report.envelopes import EnvelopeSheet, envelope_sheet
from reviewdesk.report.minutes import opening_minutes
from reviewdesk.report.packet.contents import sign_packet
from reviewdesk.report.packet.single import CHAPTERS, single_chapter
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.ranking_pdf import ranking_pdf
from reviewdesk.report.sheets import personal_sheet, receipt
from reviewdesk.report.slips import key_slip
from reviewdesk.report.unprinted import unprinted
from reviewdesk.report.values import (
    ClosedList,
    KeySlip,
    OpeningMinutes,
    Paper,
    Receipt,
    RollLine,
)

RARE = "䶮㛃喆翀𬭎𬱖"
NOWHERE = "\ue000"


def told(rare: str) -> Packet:
    """A session whose title, a member and an applicant carry what is to be found again."""
    made = packet(Shape(applications=5, reviewers=5, tracks=2, criteria=3), rare=rare)
    session = replace(made.plan.review_session, title=f"{rare}评审会（样例）")
    first, *others = made.applications.values()
    named = (replace(first, applicant=f"样例{rare}县人民政府"), *others)
    return replace(
        made,
        plan=replace(made.plan, review_session=session),
        applications={one.id: one for one in named},
        sheets=tuple(replace(one, title=session.title) for one in made.sheets),
    )


def papers(made: Packet) -> Iterator[tuple[str, Callable[[], Paper]]]:
    """Every paper there is, by name."""
    plan, code = made.plan, "7K3M-ABCD-EFGH-JKMN"
    title, track, mark = plan.review_session.title, plan.tracks[0], "AB12-CD34"
    blanks = Blanks(plan=plan, seats=made.seats, applications=tuple(made.applications.values()))
    for kind in (*TITLES, PACK):
        yield kind, partial(blank_paper, kind, blanks)
    for kind in CHAPTERS:
        yield f"chapter {kind}", partial(single_chapter, kind, made)
    yield "brief", partial(leaders_brief, made)
    yield "packet", partial(sign_packet, made)
    yield "ranking", partial(ranking_pdf, made.ranking(track.id))
    yield "sheet", partial(personal_sheet, made.sheets[1])
    slip = KeySlip(seat=SeatId("r2"), role="reviewer", code=code, scan=code, title=title, session_mark=mark)
    yield "slip", partial(key_slip, slip)
    envelopes = EnvelopeSheet(title=title, seats=made.seats, language="zh_CN", session_mark=mark)
    yield "envelopes", partial(envelope_sheet, envelopes)
    digest, line = Digest("ab" * 32), RollLine(seat=SeatId("r2"), track=track.id, outcome="counted")
    counts = {track.id: 5}
    minutes = OpeningMinutes(
        plan=plan, fingerprint=code, digest=digest, reveal_mark="R", seats=made.seats,
        counts=counts, created="2014-07-24 09:00", session_mark=mark,
    )  # fmt: skip
    yield "minutes", partial(opening_minutes, minutes)
    closed = ClosedList(plan=plan, lines=(line,), fingerprint=code, head=digest, at="2014-07-25 16:30")
    yield "closed", partial(closed_list, closed)
    given = Receipt(title=title, track=track.name, seat=SeatId("r2"), code=code, digest=digest)
    yield "receipt", partial(receipt, given)


@cache
def made_of(rare: str) -> Mapping[str, Callable[[], Paper]]:
    return dict(papers(told(rare)))


ALL = tuple(made_of(RARE))


def asked(*command: object) -> str:
    return subprocess.run([*map(str, command)], check=True, capture_output=True, text=True).stdout


@pytest.mark.skipif(which("pdftotext") is None, reason="poppler-utils is not installed")
@pytest.mark.parametrize("name", ALL)
def test_rare_names_are_found_again_and_every_font_is_embedded(name: str, tmp_path: Path) -> None:
    paper = made_of(RARE)[name]()
    path = tmp_path / "a.pdf"
    path.write_bytes(paper.data)
    words = "".join(asked("pdftotext", path, "-").split())
    assert RARE in words
    assert "〓" not in words
    assert paper.missing == unprinted(paper.data) == ()
    fonts = asked("pdffonts", path).splitlines()[2:]
    assert [line for line in fonts if " yes yes yes " not in line] == []
    assert fonts


@pytest.mark.skipif(which("pdftotext") is None, reason="poppler-utils is not installed")
@pytest.mark.parametrize("name", ALL)
def test_what_no_font_has_is_shown_and_listed(name: str, tmp_path: Path) -> None:
    paper = made_of(NOWHERE)[name]()
    (tmp_path / "a.pdf").write_bytes(paper.data)
    assert "〓评审会" in "".join(asked("pdftotext", tmp_path / "a.pdf", "-").split())
    assert paper.missing == unprinted(paper.data) == (NOWHERE,)


@pytest.mark.skipif(which("qpdf") is None, reason="qpdf is not installed")
@pytest.mark.parametrize("name", ALL)
def test_a_checker_finds_nothing_wrong(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(made_of(RARE)[name]().data)
    asked("qpdf", "--check", tmp_path / "a.pdf")
