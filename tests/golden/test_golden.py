"""An archive of every schema there ever was still verifies, and says what it said when it was made."""

import json
from pathlib import Path

import pytest

from golden.make_archive import HERE, main, told
from played import said
from reviewdesk.sealed.archive import withhold
from reviewdesk.sealed.header import SCHEMA

GOLDEN = sorted(HERE.glob("schema-*.rdarchive"))


def test_every_schema_until_now_has_its_golden_archive() -> None:
    assert {path.stem for path in GOLDEN} == {f"schema-{number}" for number in range(1, SCHEMA + 1)}


@pytest.mark.parametrize("archive", GOLDEN, ids=lambda path: path.stem)
def test_a_golden_archive_verifies_and_says_what_it_always_said(archive: Path, tmp_path: Path) -> None:
    kept = json.loads(archive.with_suffix(".json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(told(archive))) == kept
    found = said("verify", archive, "--fingerprint", kept["fingerprint"])
    assert (found.exit_code, found.data["compared"]) == (0, True)
    withhold(archive, tmp_path / "withheld.rdarchive")
    assert said("verify", tmp_path / "withheld.rdarchive").exit_code == 0
    assert said("verify", archive, "--fingerprint", "0000-0000-0000-0000").exit_code == 2


def test_a_golden_archive_is_never_made_anew(capsys: pytest.CaptureFixture[str]) -> None:
    before = GOLDEN[-1].read_bytes()
    assert main() == 1
    assert "is kept as it is" in capsys.readouterr().err
    assert GOLDEN[-1].read_bytes() == before
