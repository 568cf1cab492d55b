"""A disk that fills up while an office seals: no slip without its batch, no batch without its slips."""

from pathlib import Path

import pytest

from faults.command import LONG, Verbs
from faults.office import office_in, seal_words
from faults.small_disk import SmallDisk
from reviewdesk.desk.secretary.seal import FILES

pytestmark = pytest.mark.xdist_group("faults")


@pytest.mark.parametrize(
    ("full", "pages", "file"), [("out", 32, "opening-minutes.pdf"), ("slips", 20, ".pdf")][: 1 + LONG]
)
def test_sealing_onto_a_full_disk_leaves_neither_batch_nor_slips_and_works_with_room(
    full: str, pages: int, file: str, verbs: Verbs, disk: SmallDisk, tmp_path: Path
) -> None:
    office = office_in(tmp_path / "office", reviewers=1)
    places = {"slips": tmp_path / "slips", "out": tmp_path / "out"} | {full: disk.folder / full}
    words = seal_words(office, places["out"], places["slips"])
    disk.fill(pages)
    ended = verbs.run(words, tmp_path)
    disk.give_room()
    assert (ended.code, ended.told) == (1, ""), ended
    assert ended.complaint.startswith(f"The disk is full while writing {places[full]}/"), ended
    assert f"{file}. Nothing was lost" in ended.complaint
    assert [path for place in places.values() for path in place.glob("*")] == []
    again = verbs.run(words, tmp_path)
    assert (again.code, again.complaint) == (0, ""), again
    assert {path.name for path in places["out"].iterdir()} == set(FILES)
    assert len(list(places["slips"].iterdir())) == 6
