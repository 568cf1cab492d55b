import tomllib

from reviewdesk.domain.plan.findings import Findings, Path
from reviewdesk.domain.plan.scan import key_lines, places

TRICKY = '''# [not.a.table]
title = "a # b ] = [[x]]"  # comment
a . "b.c" . 'd' = 1

[table] # comment
text = """
[no.table]
key = "no key" \\""" still
"""
lit = \'\'\'
x = 1\'\'\'
ends = """a"""""
quote = '\\'
list = [ # one
  "a,]", [1,
  2], { x = 1, y.z = [3] },

]
empty = []
none = {}
when = 1979-05-27 07:32:00Z

[[row]]
n = 1
[row.inner]
k = true
[[row.sub]]
[[row.sub]]
s = 0.5
[[row]]
n = 2
[[row.sub]]
[last."é"]'''


def test_every_key_is_on_its_line() -> None:
    lines = key_lines(TRICKY)
    assert set(lines) == set(_paths(tomllib.loads(TRICKY), ()))
    assert lines[("a", "b.c", "d")] == 3
    assert lines[("table",)] == 5
    assert lines[("table", "lit")] == 10
    assert lines[("table", "quote")] == 13
    assert lines[("table", "list", 1, 1)] == 16
    assert lines[("table", "list", 2, "y", "z")] == 16
    assert lines[("table", "when")] == 21
    assert lines[("row",)] == lines[("row", 0)] == 23
    assert lines[("row", 0, "inner", "k")] == 26
    assert lines[("row", 0, "sub", 1, "s")] == 29
    assert lines[("row", 1, "n")] == 31
    assert lines[("row", 1, "sub", 0)] == 32
    assert lines[("last", "é")] == 33


def test_a_problem_without_a_line_of_its_own_stands_at_the_nearest_thing_above() -> None:
    findings = Findings({("a",): 4})
    findings.add(("a", 0, "b"), "plan-missing-key")
    findings.add(("c",), "plan-missing-key")
    findings.add(("c",), "plan-missing-key")
    assert [(p.line, p.data["key"]) for p in findings.problems] == [(1, "c"), (4, "a.b")]
    assert not findings.sound(("a",))
    assert findings.sound(("d",))


def _paths(value: object, path: Path) -> list[Path]:
    inside: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    if isinstance(value, list):
        inside = list(enumerate(value))
    found = [path] if path else []
    return found + [deeper for name, inner in inside for deeper in _paths(inner, (*path, name))]


def test_everything_stands_where_its_place_says() -> None:
    text = '# top\nschema = 1   # one\n\n[[track]]\nname = "甲"\nbands = [ { max = "2" }, { max = "1" } ]\n'
    found = places(text)
    written = {path: text[start:end] for path, (start, end) in found.values.items()}
    assert written["schema",] == "1"
    assert written["track", 0, "name"] == '"甲"'
    assert written["track", 0, "bands", 1] == '{ max = "1" }'
    assert text[found.keys["track", 0, "name"] :].startswith("name =")
    assert [text[start:].split("\n", maxsplit=1)[0] for start, _ in found.headers] == ["[[track]]"]
