"""The award profile on one laptop, from the register to the signed ranking, by a person who clicks."""

import json
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from award_way import JUDGES, Everybody, judge, seal
from reviewdesk.app import Program
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.desk.secretary.inspection import inspect
from reviewdesk.ui.chair.close.panel import ClosePanel
from reviewdesk.ui.chair.collect.panel import CollectPanel
from reviewdesk.ui.chair.ending.audit_panel import AuditPanel
from reviewdesk.ui.chair.ending.publish_panel import PublishPanel
from reviewdesk.ui.chair.ending.sign_panel import SignPanel
from reviewdesk.ui.chair.opening.panel import CHAIR, PLAN, PLEDGE, OpeningPanel
from reviewdesk.ui.chair.ranking.panel import RankingPanel
from reviewdesk.ui.chair.reveal.panel import RevealPanel
from reviewdesk.ui.chair.settling.panel import SettlePanel
from reviewdesk.ui.chair.settling.tie_form import TieForm
from window_way import ENTER

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
A_CLICK, A_KEY, MINUTES = 1.0, 0.4, 15
"""Seconds of a slow person's hands. Nobody's reading, and no deliberation, is counted."""


def open_meeting(person: Everybody) -> None:
    """Names, pledge, chair and witness, the plan."""
    opening = person.step(OpeningPanel)
    person.click(opening.sign_in.everybody)
    person.click(opening.sign_in.record)
    for part in (PLEDGE, CHAIR, PLAN):
        person.click_on("下一步")
        assert opening.sections.place == part
        if part == PLEDGE:
            person.click(opening.pledge.read)
        elif part == CHAIR:
            for voter in range(len(JUDGES)):
                person.click_cell(opening.chairing.pad.named_view, voter, 0)
            person.click(opening.chairing.record)
            person.choose_in(opening.chairing.witness, 4)
            person.click(opening.chairing.record)
    person.click(opening.adopting.pad.on_paper)
    person.click_cell(opening.adopting.pad.counted_view, 0, 0)
    person.write("5")
    person.press(ENTER)
    person.wait(lambda: opening.adopting.pad.counted.counts == {"yes": 5})
    person.click(opening.adopting.record)
    person.attest("witness")
    person.click_on("下一步")


def count(person: Everybody) -> None:
    """Ballots in, closed, opened, ranked."""
    collecting = person.step(CollectPanel)
    person.click(collecting.inbox)
    person.dialog()
    person.press(ENTER)
    person.step(CollectPanel)
    person.click_on("下一步")
    person.click(person.step(ClosePanel).close_all)
    person.attest("witness")
    person.click_on("下一步")
    revealing = person.step(RevealPanel)
    person.click(revealing.open_button)
    person.attest("reveal", "witness")
    person.click(revealing.rank_button)
    person.attest("witness")
    assert revealing.ranking_button.hasFocus()
    person.press(ENTER)
    person.step(RankingPanel)
    person.click_on("下一步")


def settle(person: Everybody) -> None:
    """Two tied within a tier are put to the vote, then the result is frozen."""
    settling = person.step(SettlePanel)
    form = settling.form
    assert isinstance(form, TieForm)
    for voter, choice in enumerate((2, 2, 1, 2, 1)):
        person.click_cell(form.box.names, voter, choice)
    person.click(settling.count)
    person.click(settling.record)
    person.attest("witness", reason="tie")
    assert settling.list.hasFocus()
    person.click_on("下一步")
    audit = person.step(AuditPanel)
    person.click(audit.finalise)
    person.attest("witness")
    person.click_on("下一步")


def sign_and_publish(person: Everybody) -> Path:
    """Every judge signs at this machine; the folder is written and verified."""
    signing = person.step(SignPanel)
    for seat in JUDGES:
        person.click(signing.buttons["signed"])
        person.attest(seat)
    person.click_on("下一步")
    publishing = person.step(PublishPanel)
    folder = Path(publishing.folder.text())
    person.click(publishing.publish)
    person.wait(publishing.open.isVisible)
    return folder


def test_an_award_takes_less_than_fifteen_minutes_of_clicking(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    program.window.resize(1366, 768)
    person, begun = Everybody(qtbot, program), time.process_time()
    seal(person, tmp_path)
    for seat in JUDGES:
        judge(person, seat)
    person.unlock("chair")
    open_meeting(person)
    count(person)
    settle(person)
    published = sign_and_publish(person)
    waited = time.process_time() - begun
    minutes = person.minutes(a_click=A_CLICK, a_key=A_KEY) + waited / 60
    print(f"{person.clicked} clicks, {person.pressed} keys, {waited:.0f} s waited: {minutes:.1f} min")  # noqa: T201
    assert minutes < MINUTES
    assert person.strays.found == []
    assert signed_and_verified(published, tmp_path) == ["A01", "A03", "A02"]


def signed_and_verified(published: Path, folder: Path) -> list[str]:
    """Hold what was published against the package; return the first three in their order."""
    batch = next((folder / "Documents").rglob("batch.rdbatch"))
    verify(published / "archive.rdarchive", inspect(batch).fingerprint)
    if shutil.which("pdfsig"):
        told = subprocess.run(
            ["pdfsig", published / "ranking-award.pdf"], capture_output=True, text=True, check=False
        ).stdout
        assert told.count("Signature is Valid") == told.count("Signature #") > 0
    result = json.loads((published / "result.json").read_bytes())
    places = {row["application"]: row["place"] for row in result["tracks"][0]["ranking"]}
    return sorted(places, key=places.__getitem__)[:3]
