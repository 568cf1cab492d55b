"""A sealed plan written as a plan file is read as the same plan."""

from pathlib import Path

import pytest

from played import profile
from reviewdesk.domain.plan.normal import normalised
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.intake.plan_writing import plan_text

PROFILES = sorted((Path(__file__).parents[2] / "resources" / "profiles").glob("*.toml"))


@pytest.mark.parametrize("name", [path.stem for path in PROFILES])
def test_a_plan_comes_back_the_same(name: str) -> None:
    plan = read_plan(profile(name))
    text = plan_text(plan)
    assert normalised(read_plan(text)) == normalised(plan)
    assert text.startswith("schema = 1\n\n[review_session]\ntitle = ")
