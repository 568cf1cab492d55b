"""What lies on the reviewer's disk: every mark at once, and nothing in the clear."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from desk_round import FULL_SHEET, TEXT, Round
from reviewdesk.desk.reviewer.exporting import cast_to
from reviewdesk.desk.reviewer.scoring import score
from reviewdesk.desk.reviewer.table import Table, at_table
from reviewdesk.domain.names import ApplicationId, CriterionId

Sheet = Callable[[str], Path]
A1 = ApplicationId("A1")
PLAN = CriterionId("plan")
KILLED = """
import os, signal, sys
from pathlib import Path
from light_slots import lighten
from reviewdesk.desk.reviewer.scoring import score
from reviewdesk.desk.reviewer.table import at_table
lighten()
with at_table(Path(sys.argv[1]), sys.argv[2]) as table:
    score(table, Path(sys.argv[3]))
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_incident_13_a_kill_after_the_verb_returned_loses_nothing(
    desk: Path, held: Round, sheet: Sheet
) -> None:
    arguments = [str(desk), held.code("r1"), str(sheet(FULL_SHEET))]
    known = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", KILLED, *arguments], env=known, check=False)
    assert done.returncode == -signal.SIGKILL
    with at_table(desk, held.code("r1")) as table:
        assert table.draft(1).row(A1).points[PLAN] == "41.5"


def test_no_run_of_a_dossier_or_of_words_lies_in_the_workspace(
    seated: Callable[[], AbstractContextManager[Table]], desk: Path, sheet: Sheet, tmp_path: Path
) -> None:
    words = "预算偏高，进度安排也不现实，建议压缩"
    with seated() as table:
        score(table, sheet(FULL_SHEET.replace("好", words)))
        cast_to(table, "main", None, tmp_path / "stick")
        secret = table.desk.secret
        during = everything(desk)
    for stored in (during, everything(desk)):
        assert not any(TEXT[i : i + 16] in stored for i in range(200))
        assert words.encode()[:16] not in stored
        for key in (secret.age_identity, secret.ssh_private, secret.p256_private):
            body = "".join(key.splitlines()[1:-1]) or key
            assert not any(body[i : i + 16].encode() in stored for i in range(len(body) - 15))


def everything(folder: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
