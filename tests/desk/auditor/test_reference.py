"""An archive that a paper is held against: what it says of certificates and people has to hold itself."""

from pathlib import Path

import pytest

from archives import Archive, lone_archive, signed_archive
from played import said
from reviewdesk.desk.auditor import signed_paper
from reviewdesk.domain import canonical

pytestmark = pytest.mark.xdist_group("auditor")
PACKET = "private/packet.pdf"


@pytest.fixture(scope="module")
def signed() -> Archive:
    return signed_archive()


def alone(folder: Path, paper: bytes) -> Path:
    (folder / "packet.pdf").write_bytes(paper)
    return folder / "packet.pdf"


def test_an_archive_that_brings_another_authority_vouches_for_no_paper(
    signed: Archive, tmp_path: Path
) -> None:
    other = lone_archive().parts["keys/secretary.pem"]
    paper = alone(tmp_path, signed.parts[PACKET])
    signed.forged(tmp_path / "archive.rdarchive", {"keys/secretary.pem": other})
    answer = said("verify", paper)
    assert answer.exit_code != 0
    assert "keys/secretary.pem" in answer.complaint


def test_people_that_are_no_people_are_said(signed: Archive, tmp_path: Path) -> None:
    (path,) = (one for one in signed.parts if one.endswith("people.json"))
    people = canonical.decode_map(signed.parts[path])
    paper = alone(tmp_path, signed.parts[PACKET])
    signed.forged(tmp_path / "archive.rdarchive", {path: canonical.encode({**people, "people": ["r1"]})})
    answer = said("verify", paper)
    assert answer.exit_code == 2
    assert "people.json" in answer.complaint and "Traceback" not in answer.complaint


def test_a_paper_of_more_than_the_limit_is_not_read(
    signed: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signed_paper, "LARGEST", 1024)
    answer = said("verify", alone(tmp_path, signed.parts[PACKET]))
    assert (answer.exit_code, answer.code) == (4, "paper-too-large")
