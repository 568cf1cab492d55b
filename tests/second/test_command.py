"""The second verifier as a command: its codes, its two languages, and what it says it could not look at."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
import verify_archive

from archives import lone_archive
from reviewdesk.resources import resource
from second_playing import Published
from second_sessions import published

SCRIPT = resource("handover", "verify_archive.py")


@pytest.fixture(scope="module")
def found() -> Published:
    return published("median, a withdrawal")


def run(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run it as a stranger would: another folder, nothing of this program on the path."""
    own = {"PATH": os.environ["PATH"], "LANG": "zh_CN.UTF-8", "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run(
        [sys.executable, "-I", str(SCRIPT), *map(str, words)],
        capture_output=True, text=True, encoding="utf-8", check=False, env=own, timeout=60, cwd="/",
    )  # fmt: skip


def test_it_imports_the_standard_library_and_cryptography_alone() -> None:
    tree = ast.parse(SCRIPT.read_text("utf-8"))
    names = {one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) == {"cryptography"}


def test_no_number_of_a_result_is_ever_a_float() -> None:
    tree = ast.parse(SCRIPT.read_text("utf-8"))
    assert not [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, float)]
    assert "float(" not in SCRIPT.read_text("utf-8")


def test_it_speaks_the_language_of_the_machine_and_chinese_first(found: Published) -> None:
    chinese = run(found.archive)
    assert (chinese.returncode, chinese.stderr) == (0, "")
    assert "核验通过" in chinese.stdout
    assert f"材料包核对码：{found.fingerprint}" in chinese.stdout
    assert "不含姓名、理由等内部材料" in chinese.stdout
    assert "verified:" in run(found.archive, LANG="en_GB.UTF-8").stdout
    assert "verified:" in run(found.archive, "--language", "en").stdout
    assert "核验通过" in run(found.archive, "--language", "zh", LANG="en_GB.UTF-8").stdout


def test_every_place_is_told_with_its_number_and_standing(found: Published) -> None:
    said = run(found.archive, "--language", "en").stdout
    lines = [line.split() for line in said.splitlines()]
    assert ["1", "A1", "80.00", "列入", "1"] in lines
    assert ["–", "A2", "withdrawn"] in lines


def test_where_the_result_is_a_lie_it_tells_the_derived_places_and_what_differs_first(tmp_path: Path) -> None:
    archive = lone_archive()
    lie = archive.parts["result.json"].replace(b'"published":"77.00"', b'"published":"97.00"')
    forged = archive.forged(tmp_path / "forged.rdarchive", {"result.json": lie})
    said = run(forged, "--language", "en")
    assert said.returncode == 2
    assert ["2", "A2", "77.00", "列入", "2"] in [line.split() for line in said.stdout.splitlines()]
    assert 'tracks › t › ranking › A2 › published: "97.00" ≠ "77.00"' in said.stderr


def test_its_codes_are_those_of_the_program(found: Published, tmp_path: Path) -> None:
    broken = tmp_path / "broken.rdarchive"
    data = bytearray(found.archive.read_bytes())
    broken.write_bytes(data[:-600])
    assert run(broken).returncode == 4
    data[len(data) // 2] ^= 1
    broken.write_bytes(data)
    assert run(broken).returncode == 2
    assert run(tmp_path / "nowhere").returncode == 4
    assert run().returncode == 64
    assert run(found.archive, "--fingerprint", found.fingerprint).returncode == 0
    other = run(found.archive, "--fingerprint", "0000-0000-0000-0000")
    assert (other.returncode, found.fingerprint in other.stderr) == (2, True)


def test_it_says_what_it_could_not_look_at(found: Published, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify_archive, "ask_program", lambda *_: None)
    told = "\n".join(verify_archive.told(verify_archive.verify(found.archive), {}, chinese=False))
    assert "no pdfsig on this machine" in told
    assert "no pdftotext on this machine" in told
    assert "compare it with the signed paper" in told


@pytest.mark.parametrize(
    "key",
    [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ],
)
def test_points_of_small_order_are_no_keys(key: str) -> None:
    assert verify_archive.small_order(bytes.fromhex(key))
    assert not verify_archive.small_order(
        bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    )
