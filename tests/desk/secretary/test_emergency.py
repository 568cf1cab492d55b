"""The emergency pack of blank sheets: where it lies, when it prints, what it does not overwrite."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from reviewdesk.desk.secretary.emergency import EMERGENCY
from reviewdesk.desk.secretary.office import Office, at_work
from reviewdesk.desk.secretary.sealed_papers import papers_to_print
from reviewdesk.desk.secretary.sealing import seal_office
from reviewdesk.errors import ReviewDeskError
from sealing_scene import filled_small, order


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    filled_small(tmp_path / "office")
    with at_work(tmp_path / "office") as found:
        yield found


def test_the_pack_lies_with_the_slips_and_prints_with_them(office: Office, tmp_path: Path) -> None:
    after, session = seal_office(office, order(tmp_path))
    assert session.emergency == tmp_path / "sealed-slips" / EMERGENCY
    pack = "".join(page.extract_text() for page in PdfReader(session.emergency).pages)
    assert session.fingerprint in pack
    assert [one.applicant for one in office.applications if one.applicant not in pack] == []
    assert [one.kind for one in papers_to_print(after, "slips")] == ["slips", "emergency"]
    assert [one.kind for one in papers_to_print(after, "emergency")] == ["emergency"]
    assert [one.name for one in papers_to_print(after, "minutes")] == ["opening-minutes.pdf"]
    session.emergency.unlink()
    assert [one.kind for one in papers_to_print(after, "slips")] == ["slips"]
    with pytest.raises(ReviewDeskError, match="slips-elsewhere"):
        papers_to_print(after, "emergency")


def test_a_pack_of_another_session_is_not_written_over(office: Office, tmp_path: Path) -> None:
    wanted = order(tmp_path)
    wanted.slips.mkdir()
    (wanted.slips / EMERGENCY).write_bytes(b"kept")
    with pytest.raises(ReviewDeskError, match="seal-exists"):
        seal_office(office, wanted)
    assert (wanted.slips / EMERGENCY).read_bytes() == b"kept"
