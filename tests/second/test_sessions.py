"""Twenty sessions: the second verifier comes to the same places, byte for byte, from the archive alone."""

import json
from itertools import chain
from pathlib import Path

import pytest
import verify_archive

from second_sessions import SHAPES, published

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.mark.parametrize("name", SHAPES)
def test_it_derives_the_result_that_was_published(name: str) -> None:
    found = published(name)
    code = found.fingerprint
    verified = verify_archive.verify(found.archive, code.lower().replace("-", " "))
    assert verify_archive.encode(verified.result) == (found.folder / "result.json").read_bytes()
    assert (verified.fingerprint, verified.compared) == (code, True)
    assert bool(verified.withheld) == (SHAPES[name].handover == "without_names")


def test_the_sessions_differ_in_everything_that_decides() -> None:
    results = [json.loads((published(name).folder / "result.json").read_bytes()) for name in SHAPES]
    tracks = [track for result in results for track in result["tracks"]]
    rows = list(chain.from_iterable(track["ranking"] for track in tracks))
    alarms = list(chain.from_iterable(track["alarms"] for track in tracks))
    assert len(results) == 20
    assert {"mean", "trimmed", "median", "rank_sum", "z_score"} == {track["applied"] for track in tracks}
    assert {"counted", "typed", "absent", "replaced", "unused"} <= {
        seat["state"] for track in tracks for seat in track["seats"]
    }
    assert {row["standing"] for row in rows} >= {
        "listed", "second", "reserve", "not_listed", "below_floor", "rejected", "withdrawn",
        "listed_elsewhere",
    }  # fmt: skip
    assert {"v1", "lot", "share", "empty"} <= {alarm["resolved_by"] for alarm in alarms}
    assert {alarm["kind"] for alarm in alarms} == {
        "tie_at_line", "tie_in_tier", "objection", "gate_even", "minimum_ballots", "unfilled"
    }  # fmt: skip
    assert {flag for row in rows for flag in row["flags"]} == {
        "abnormal", "objective", "corrected", "replaced", "gate_divergent", "fallback"
    }  # fmt: skip


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.rdarchive")), ids=lambda path: path.stem)
def test_archives_of_every_schema_hold(path: Path) -> None:
    said = json.loads(path.with_suffix(".json").read_bytes())
    assert verify_archive.verify(path, said["fingerprint"]).compared


def test_what_is_not_handed_over_is_said_in_the_folder() -> None:
    folder = published("median, a withdrawal").folder
    text = (folder / "说明.txt").read_text("utf-8-sig")
    assert "姓名、理由和回避声明不移交" in text
    assert "names, reasons and declarations are not handed over" in text
    assert not verify_archive.verify(folder / "organiser-only" / "archive.rdarchive").withheld
