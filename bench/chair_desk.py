"""Every step of the chair's desk, timed from opening to erasing.

    python bench/chair_desk.py [--size 60x15x10] [--keep FOLDER]

Printed are seconds of processor time until everything on the desk has answered, the longest turn of the
window's thread, and the longest time without progress on show. A slip's code costs 0.4 s by design.
"""

import argparse
import json
import os
import shutil
import tempfile
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from large_session import TRACK, Large, Size, made
from reviewdesk.desk.chair.settlement import Proposal
from reviewdesk.ui import theme
from reviewdesk.ui.chair.close.panel import ClosePanel
from reviewdesk.ui.chair.collect.offer_dialog import OfferDialog
from reviewdesk.ui.chair.collect.panel import CollectPanel
from reviewdesk.ui.chair.ending.audit_panel import AuditPanel
from reviewdesk.ui.chair.ending.publish_panel import PublishPanel
from reviewdesk.ui.chair.ending.sign_panel import SignPanel
from reviewdesk.ui.chair.opening.panel import OpeningPanel
from reviewdesk.ui.chair.ranking.panel import RankingPanel
from reviewdesk.ui.chair.reveal.panel import RevealPanel
from reviewdesk.ui.chair.settling.panel import SettlePanel
from timed_desk import TimedDesk


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="60x15x10", help="applications x reviewers x criteria")
    parser.add_argument("--keep", type=Path, help="folder of a sealed session, used again once there")
    parser.add_argument("--unpublished", action="store_true", help="stop after the signatures")
    args = parser.parse_args()
    size = Size(*(int(part) for part in args.size.split("x")))
    application = QApplication([])
    theme.load_fonts()
    theme.apply(application, dark=False)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["REVIEWDESK_STATE"] = str(Path(folder, "state"))
        desk = TimedDesk(application)
        session = sealed(size, args.keep, Path(folder))
        play(desk, session)
        if not args.unpublished:
            publish(desk, session)
        desk.close()
    report(size, desk)


def sealed(size: Size, keep: Path | None, folder: Path) -> Large:
    """Seal a session, or take a copy of the one that was kept."""
    if keep is None:
        return made(size, folder)
    notes = keep / "codes.json"
    if not notes.exists():
        keep.mkdir(parents=True, exist_ok=True)
        notes.write_text(json.dumps(dict(made(size, keep).codes)))
    codes = json.loads(notes.read_text())
    return Large(
        batch=keep / "batch.rdbatch",
        chair=Path(shutil.copytree(keep / "chair", folder / "chair")),
        ballots=keep / "ballots",
        codes=codes,
        reviewers=tuple(sorted(seat for seat in codes if seat.startswith("r") and seat[1:].isdigit())),
    )


def play(desk: TimedDesk, session: Large, signers: int | None = None) -> None:
    """Go through every step up to the signatures, of so many members or of all."""
    desk.time("open the workspace", lambda: desk.sit_down(session.chair, session.codes["chair"]))
    meet(desk, session)
    collect(desk, session)
    uncover(desk, session)
    rank(desk)
    settle(desk, session)
    sign(desk, session, signers)


def meet(desk: TimedDesk, session: Large) -> None:
    """Names, chair, plan."""
    opening, everybody = desk.panel(OpeningPanel), list(session.reviewers)
    desk.time("everybody is here", opening.sign_in.everybody.click)
    desk.time("record names", opening.sign_in.record.click)
    elected = {
        "present": everybody,
        "seat": everybody[0],
        "round": [{"counts": {everybody[0]: len(everybody)}}],
    }
    desk.time("elect the chair", lambda: opening.chairing.recorded.emit(elected))
    adopted = {"present": everybody, "round": [{"counts": {"yes": len(everybody)}}]}
    opening.adopting.recorded.emit(adopted)
    desk.time("adopt the plan", lambda: desk.attest(session.codes["witness"]))


def collect(desk: TimedDesk, session: Large) -> None:
    """Look at the ballots, take them in, close."""
    desk.time("enter the board", lambda: desk.enter("collect"))
    board = desk.panel(CollectPanel)
    desk.time("look at all ballots", lambda: board.offered.emit([session.ballots]))
    desk.time("take them in", desk.dialog(OfferDialog).take.click)
    desk.time("move on the board", lambda: board.table.selectRow(len(session.reviewers) - 1))
    desk.time("tick a signed paper", lambda: board.ticked.emit((session.reviewers[0], TRACK, 1), True))
    desk.time("enter the roll", lambda: desk.enter("close"))
    desk.panel(ClosePanel).closed.emit()
    desk.time("close", lambda: desk.attest(session.codes["witness"]))


def uncover(desk: TimedDesk, session: Large) -> None:
    """Open the envelope, overrule those who differ, allow the ranking."""
    desk.time("enter the reveal", lambda: desk.enter("reveal"))
    panel = desk.panel(RevealPanel)
    panel.opening.emit()
    desk.time("reveal", lambda: desk.attest(session.codes["reveal"], session.codes["witness"]))
    while panel.overrule_button.isEnabled():
        panel.overrule_button.click()
        desk.time("overrule a row", lambda: desk.attest(session.codes["witness"], reason="absent"))
    panel.ranking.emit()
    desk.time("build the ranking", lambda: desk.attest(session.codes["witness"]))


def rank(desk: TimedDesk) -> None:
    """Look at the ranking from every side."""
    desk.time("enter the ranking", lambda: desk.enter("ranking"))
    panel = desk.panel(RankingPanel)
    assert panel.track is not None
    rows, first = len(panel.track.rows), panel.track.rows[0].row.application
    desk.time("move down the ranking", lambda: panel.places.table.selectRow(rows // 2))
    desk.time("to the last place", lambda: panel.places.table.selectRow(rows - 1))
    desk.time("drill down", lambda: panel.cells_wanted.emit(first))
    desk.time("back", panel.back)
    desk.time("heat map", panel.heat_button.click)
    desk.time("back from the heat map", panel.back)
    desk.time("diagnostics", panel.diagnosing.emit)
    desk.time("back from diagnostics", panel.back)
    desk.time("projector", desk.page.projected.emit)
    desk.time("ranking on the projector", lambda: panel.places.table.selectRow(1))
    desk.time("projector away", desk.page.projected.emit)


def settle(desk: TimedDesk, session: Large) -> None:
    """Open every form; try, and record, one change."""
    desk.time("enter votes and changes", lambda: desk.enter("settle"))
    panel = desk.panel(SettlePanel)
    for place in range(panel.list.count()):
        desk.time(f"form {place}", partial(panel.list.setCurrentRow, place))
    change = {
        "correction": "transcription",
        "application": "A00001",
        "seat": session.reviewers[-1],
        "criterion": "c0",
        "value": "1",
    }
    proposal = Proposal(kind="correct", data=change)
    desk.time("preview a change", lambda: panel.tried.emit(proposal))
    panel.wanted.emit(proposal, panel._outlook)
    attest = lambda: desk.attest(session.codes["witness"], reason="as on paper")  # noqa: E731
    desk.time("record a change", attest)


def sign(desk: TimedDesk, session: Large, signers: int | None) -> None:
    """Audit, finalise, sign."""
    desk.time("enter the self-audit", lambda: desk.enter("audit"))
    desk.panel(AuditPanel).final.emit()
    desk.time("finalise", lambda: desk.attest(session.codes["witness"]))
    desk.time("enter the signing round", lambda: desk.enter("sign"))
    signing = desk.panel(SignPanel)
    for seat in session.reviewers[:signers]:
        signing.buttons["signed"].click()
        desk.time(f"sign, {seat}", partial(desk.attest, session.codes[seat]))


def publish(desk: TimedDesk, session: Large) -> None:
    """Publish, and erase the desk."""
    desk.time("enter publishing", lambda: desk.enter("publish"))
    out = session.chair.parent / "published"
    desk.time("publish", lambda: desk.panel(PublishPanel).wanted.emit(out))
    desk.panel(PublishPanel).erase.emit()
    desk.time("erase the desk", lambda: desk.attest(session.codes["chair"]))


def report(size: Size, desk: TimedDesk) -> None:
    """Print the table."""
    print(f"{size!s:32} answers in  longest turn  without progress")
    for step in desk.steps:
        print(f"{step.name:32} {step.seconds:8.2f} s {1000 * step.turn:10.0f} ms {step.silent:15.2f} s")


if __name__ == "__main__":
    main()
