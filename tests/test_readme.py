"""What README says people write is what the program reads."""

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from reviewdesk.desk.chair.motions import check_keys, read_motion
from reviewdesk.desk.secretary.waivers import COLUMNS
from reviewdesk.domain.decisions import Motion, decision
from reviewdesk.intake.committee_rows import CONFLICT_COLUMNS, SEAT_COLUMNS
from reviewdesk.intake.register_columns import FIXED
from reviewdesk.intake.score_grid import COLUMNS as TABLE
from reviewdesk.intake.score_sheet import HEADERS

ROOT = Path(__file__).parents[1]
BOTH = pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])


@BOTH
def test_every_column_and_motion_is_named(name: str) -> None:
    said = set(re.findall(r"\w+", (ROOT / name).read_text(encoding="utf-8")))
    named = {*FIXED, *SEAT_COLUMNS, *CONFLICT_COLUMNS, *HEADERS, *TABLE, *COLUMNS, *get_args(Motion)}
    assert named - said == set()


@BOTH
def test_the_motion_shown_is_one(name: str, tmp_path: Path) -> None:
    block = re.findall(r"```toml\n(.*?)```", (ROOT / name).read_text(encoding="utf-8"), re.DOTALL)[0]
    path = tmp_path / "motion.toml"
    path.write_text(block, encoding="utf-8")
    motion = read_motion(path)
    check_keys(motion, ("motion", "track", "tier"))
    assert decision("vote", {**motion.data, "id": "v1"}).record["tier"] == "listed"
    on_paper = re.findall(r"counts = \{[^}]*\}", block)[0]
    assert tomllib.loads(on_paper)["counts"] == {"A019": 2, "A006": 1}
