from pathlib import Path

import pytest

from reviewdesk.desk.plans import check_plan, new_plan, profiles
from reviewdesk.domain.plan.normal import plan_digest
from reviewdesk.errors import ReviewDeskError


@pytest.mark.parametrize("name", profiles())
def test_a_new_plan_is_its_profile_and_checks_clean(name: str, tmp_path: Path) -> None:
    out = tmp_path / "plan.toml"
    text = new_plan(name, out)
    assert out.read_text(encoding="utf-8") == text
    checked = check_plan(text)
    assert checked.digest == plan_digest(checked.plan)
    assert checked.document["schema"] == 1
    assert checked.defaults


def test_a_new_plan_never_overwrites(tmp_path: Path) -> None:
    out = tmp_path / "plan.toml"
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(ReviewDeskError, match="plan-exists"):
        new_plan("award", out)
    assert out.read_text(encoding="utf-8") == "mine"


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ReviewDeskError, match="plan-unknown-profile") as refused:
        new_plan("../profiles/award")
    assert "award" in str(refused.value.data["known"])
