"""The table of faults in README.md beside this names tests that are there, and a control for every case."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
TABLE = (Path(__file__).parent / "README.md").read_text(encoding="utf-8")
ROWS = [line.split("|")[1:-1] for line in TABLE.splitlines() if line.startswith("| ")][2:]


def found(name: str) -> Path:
    """Return the file or folder of tests that a name stands for."""
    path = name.partition("::")[0]
    return TESTS / path if "/" in path or (TESTS / path).exists() else TESTS / "faults" / path


def test_every_test_that_is_named_is_there() -> None:
    assert len(ROWS) == 16
    for case, tests, *_, control in ROWS:
        for name in re.findall("`(.+?)`", tests + control):
            assert found(name).exists(), (case, name)
            if "::" in name:
                assert f"def {name.partition('::')[2]}(" in found(name).read_text(encoding="utf-8"), name


def test_every_case_has_a_control_that_is_one_test() -> None:
    assert all(re.search("`.+::test_.+`", control) for *_, control in ROWS)
