"""An error found before the notice, in the window: what becomes void is said, and the old result is kept."""

from pathlib import Path

import pytest

from chair_session import SEATS, Session, session
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.desk.chair.finalising import finalise
from reviewdesk.desk.chair.frozen import frozen
from reviewdesk.desk.chair.publishing import publish
from reviewdesk.desk.chair.signing import sign
from reviewdesk.store import chair_papers
from reviewdesk.ui.chair.ending.audit_panel import AuditPanel
from reviewdesk.ui.chair.ending.sign_panel import SignPanel
from reviewdesk.ui.chair.settling.change_form import ChangeForm
from reviewdesk.ui.chair.settling.panel import SettlePanel
from reviewdesk.ui.chair.settling.tie_form import TieForm
from settling_way import Chair, Sit, choose, ranked
from window_way import words

SLIP = {str(seat): {"A1": "80", "A2": "70", "A3": "60" if seat == "r1" else "70"} for seat in SEATS}
"""A3 is as good as A2 in every hand, but for a slip of r1's."""


@pytest.fixture(scope="module")
def held() -> Session:
    return session()


@pytest.fixture(scope="module")
def final(held: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("final")
    folder = ranked(held, base / "chair", base / "ballots", SLIP)
    with held.room(folder) as room:
        room, _ = finalise(room, held.witness)
        room, _ = sign(room, seat="r2", seat_slip=lambda: held.code("r2"))
        publish(room, base / "first")
    return folder


def correct(chair: Chair, value: str) -> SettlePanel:
    """Find the error, and propose to set it right."""
    chair.panel(AuditPanel).error.click()
    panel = chair.panel(SettlePanel)
    panel.open_matter("change:transcription")
    assert isinstance(panel.form, ChangeForm)
    fields = {"application": "A3", "seat": "r1", "criterion": "c", "value": value}
    for name, text in fields.items():
        choose(next(part for field, part in panel.form.fields.parts.items() if field == name), text)
    counted(chair, panel)
    return panel


def counted(chair: Chair, panel: SettlePanel) -> None:
    panel.count.click()
    chair.wait(panel.record.isEnabled)
    panel.record.click()


def test_finalising_again_says_what_becomes_void_and_what_stays(
    sit: Sit, held: Session, final: Path, tmp_path: Path
) -> None:
    chair = sit(held, final)
    before = frozen(chair.seating.room)
    correct(chair, "65")
    told = words(chair.dialog())
    for sentence in (
        "结果和排名重新生成为第2号，含更正或表决1项；原结果保留。",
        "以下作废：排名及其全部签字、共同签字页、相应扫描件，以及已有的表态（1人）。须全体重新签字。",
        "个人评分表与各自的封存评分表对应，继续有效；评分表本身不变。",
        "此前已发布过文件夹，其中是原结果；签字后须重新发布。",
    ):
        assert sentence in told
    chair.confirm("签字表为65", witness=held.code("witness"))
    chair.wait(chair.is_free)
    chair.wait(lambda: chair.page.panel.step == "sign")
    panel = chair.panel(SignPanel)
    assert "5" in panel.left.text()
    room = chair.seating.room
    assert room.course.finalised == 2
    assert chair_papers.kept(room.workspace, 1) == before
    room, _ = publish(room, tmp_path / "second")
    chair.seating.room = room
    assert verify(tmp_path / "second" / "archive.rdarchive").sequence == 2
    assert verify(final.parent / "first" / "archive.rdarchive").sequence == 1


def test_a_change_that_opens_a_tie_is_kept_until_the_vote_on_it_is_taken(
    sit: Sit, held: Session, final: Path
) -> None:
    chair = sit(held, final)
    panel = correct(chair, "70")
    assert "先留存" in words(chair.dialog())
    chair.confirm("签字表为70")
    chair.wait(chair.is_free)
    assert chair.seating.room.course.finalised == 1
    chair.wait(panel.drop.isVisible)
    chair.settle()
    panel.open_matter("t:")
    form = panel.form
    assert isinstance(form, TieForm)
    assert form.box is not None
    chair.mark(form.box.names, [(row, 2) for row in range(5)])
    counted(chair, panel)
    assert "含更正或表决2项" in words(chair.dialog())
    chair.confirm("按票数", witness=held.code("witness"))
    chair.wait(chair.is_free)
    chair.wait(lambda: chair.page.panel.step == "sign")
    decided = [entry.kind for entry in chair.seating.room.entries]
    assert decided[-4:] == ["refinalise", "correct", "vote", "finalise"]


def test_what_was_kept_can_be_dropped_again(sit: Sit, held: Session, final: Path) -> None:
    chair = sit(held, final)
    panel = correct(chair, "70")
    chair.confirm("签字表为70")
    chair.wait(panel.drop.isVisible)
    panel.drop.click()
    chair.settle()
    assert not panel.drop.isVisible()
    assert not any(matter.kind == "open" for matter in panel._matters)
