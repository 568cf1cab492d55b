import random
import signal
import subprocess
import sys
from pathlib import Path

from reviewdesk.domain.draft import WHOLE_ROW, Draft, DraftRow, Edit, Field
from reviewdesk.domain.names import ApplicationId, CriterionId
from reviewdesk.domain.recusal import Recusal
from reviewdesk.store import drafts
from reviewdesk.store.workspace import Workspace, opened

A1, A2 = ApplicationId("A1"), ApplicationId("A2")
PLAN = CriterionId("plan")
AT = "2026-01-01T08:00:00Z"


def points(application: ApplicationId, value: str, field: Field = "points") -> Edit:
    return Edit(application, PLAN, field, value)


def test_every_field_of_a_row_comes_back(workspace: Workspace) -> None:
    edits = [
        points(A1, "17.5"),
        points(A1, "外省经验不足", "reason"),
        Edit(A1, CriterionId("index"), "objection", "数据有误"),
        Edit(A1, WHOLE_ROW, "comment", "可行"),
        Edit(A1, WHOLE_ROW, "note", "问组长"),
    ]
    drafts.edit(workspace, 1, edits, AT)
    assert drafts.rows(workspace, 1) == {
        A1: DraftRow(
            points={PLAN: "17.5"},
            reasons={PLAN: "外省经验不足"},
            objections={CriterionId("index"): "数据有误"},
            comment="可行",
            note="问组长",
        )
    }
    assert drafts.rows(workspace, 2) == {}


def test_the_history_keeps_what_stood_there_before(workspace: Workspace) -> None:
    for value in ("17", "17", "18", ""):
        drafts.edit(workspace, 1, [points(A1, value)], AT)
    found = drafts.changes(workspace)
    assert [(change.before, change.edit.value) for change in found] == [("", "17"), ("17", "18"), ("18", "")]
    assert {change.round for change in found} == {1}
    assert drafts.rows(workspace, 1) == {}


def test_a_late_recusal_takes_the_marks_out_of_the_draft(workspace: Workspace) -> None:
    drafts.edit(workspace, 1, [points(A1, "17"), points(A2, "12")], AT)
    drafts.recuse(workspace, [Recusal(A2, "其他", known=True)], late=False)
    drafts.recuse(workspace, [Recusal(A1, "其他")], late=True)
    assert drafts.rows(workspace, 1) == {}
    assert drafts.changes(workspace) == ()
    assert drafts.recusals(workspace) == (Recusal(A1, "其他"), Recusal(A2, "其他", known=True))
    assert drafts.late_recusals(workspace) == {A1}


def test_a_recusal_declared_twice_keeps_its_first_reason(workspace: Workspace) -> None:
    drafts.recuse(workspace, [Recusal(A1, "first", known=True)], late=False)
    drafts.recuse(workspace, [Recusal(A1, "second")], late=True)
    assert drafts.recusals(workspace) == (Recusal(A1, "first", known=True),)


def test_a_withdrawn_application_keeps_its_marks_and_its_notice(workspace: Workspace) -> None:
    drafts.edit(workspace, 1, [points(A1, "17")], AT)
    drafts.pass_over(workspace, A1, "1")
    drafts.pass_over(workspace, A1, "2")
    assert drafts.passed_over(workspace) == {A1: "2"}
    assert drafts.rows(workspace, 1)[A1].points == {PLAN: "17"}


def test_a_draft_has_an_empty_row_where_nothing_was_entered() -> None:
    assert Draft({}, frozenset(), {}).row(A1) == DraftRow()


AUTOSAVE = """
import sys
from pathlib import Path
from reviewdesk.domain.draft import Edit
from reviewdesk.store import drafts
from reviewdesk.store.workspace import opened
with opened(Path(sys.argv[1]), bytes(range(32))) as workspace:
    for number in range(int(sys.argv[2]), 10**9):
        drafts.edit(workspace, 1, [Edit("A1", "plan", "points", str(number))], "")
        print(number, flush=True)
"""


def test_incident_13_a_killed_process_loses_no_acknowledged_score(folder: Path, key: bytes) -> None:
    dice = random.Random(13)
    acknowledged = 0
    for _ in range(20):
        process = subprocess.Popen(
            [sys.executable, "-c", AUTOSAVE, str(folder), str(acknowledged + 1)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        for _ in range(dice.randrange(1, 12)):
            acknowledged = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        rest = process.communicate()[0].splitlines()
        acknowledged = max([acknowledged, *(int(line) for line in rest if line)])
        with opened(folder, key) as workspace:
            stored = int(drafts.rows(workspace, 1)[A1].points[PLAN])
        assert stored in (acknowledged, acknowledged + 1)
        acknowledged = stored
