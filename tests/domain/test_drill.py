"""A drill says so in its title, once."""

import pytest

from reviewdesk.domain.drill import drill_title, is_drill


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_drill_is_known_by_its_title(language: str) -> None:
    title = drill_title("评审会", language)
    assert is_drill(title)
    assert not is_drill("评审会")
    assert drill_title(title, language) == title
