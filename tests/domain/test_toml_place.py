import tomllib

import pytest

from reviewdesk.domain.toml_place import BROKEN, place


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a = 1\nb = = 2\n", 2, 5),
        ("a = 1\nkind = ", 2, 7),
        ('a = """x\ny\n', 2, 2),
        ("x = " + "[" * 100_000, 1, 100_005),
        ("a = " + "9" * 5000, 1, 5005),
    ],
)
def test_a_text_that_is_no_toml_stops_at_a_line_and_a_column(text: str, line: int, column: int) -> None:
    with pytest.raises(BROKEN) as broken:
        tomllib.loads(text)
    assert place(broken.value, text) == (line, column)
