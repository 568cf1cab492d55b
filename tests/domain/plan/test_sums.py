from typing import Any

import pytest

from reviewdesk.domain.plan.reader import parse
from reviewdesk.domain.plan.rubric import Sums, sums
from reviewdesk.resources import resource


def said(name: str) -> dict[str, Any]:
    found, _ = parse(resource("profiles", f"{name}.toml").read_text("utf-8"))
    assert found is not None
    return found


def test_points_of_all_counted_modes_add_up() -> None:
    assert sums(said("award"), 0) == Sums("points", 100, 100)  # type: ignore[arg-type]


def test_weights_add_up_to_one() -> None:
    assert sums(said("research-fund"), 1) == Sums("weights", 1, 1)  # type: ignore[arg-type]


def test_a_tracks_own_rules_and_factors_count() -> None:
    plan = {
        "track": [
            {
                "rules": {"full": "50"},
                "criterion": [{"max": "２0", "factor": "1/2"}, {"max": "9", "mode": "gate"}],
            }
        ]
    }
    assert sums(plan, 0) == Sums("points", 10, 50)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "track",
    [
        {},
        {"criterion": [{"max": "x"}]},
        {"criterion": [{"max": 3}]},
        {"criterion": [{"max": "1", "factor": "1/0"}]},
        {"criterion": ["x"]},
        {"criterion": [{}]},
    ],
)
def test_nothing_adds_up_while_a_number_is_wrong(track: object) -> None:
    assert sums({"track": [track]}, 0) is None


def test_bands_without_a_maximum_count_their_best() -> None:
    bands: dict[str, Any] = {"mode": "bands", "bands": []}
    assert sums({"track": [{"criterion": [bands]}]}, 0) == Sums("points", 0, 100)  # type: ignore[arg-type]
