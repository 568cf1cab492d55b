import re
from pathlib import Path

import pytest

import reviewdesk
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.resources import resource

SOURCES = sorted(Path(reviewdesk.__file__).parent.rglob("*.py"))
PROFILES = sorted(resource("profiles").glob("*.toml"))
OF_THE_NOTICE = ("浙江", "宁波", "两化", "示范区域", "试点培育", "机器换人", "zhejiang", "ningbo")


@pytest.mark.parametrize("word", OF_THE_NOTICE)
def test_no_word_of_the_first_profile_stands_in_the_code(word: str) -> None:
    assert [path for path in SOURCES if word in path.read_text(encoding="utf-8").lower()] == []


@pytest.mark.parametrize("profile", PROFILES, ids=lambda path: path.stem)
def test_no_track_id_of_a_profile_stands_in_the_code(profile: Path) -> None:
    tracks = read_plan(profile.read_text(encoding="utf-8")).tracks
    quoted = re.compile("|".join(rf"""["']{track.id}["']""" for track in tracks))
    assert [path for path in SOURCES if quoted.search(path.read_text(encoding="utf-8"))] == []
