"""A registry on a disk that fills up: it is named, what was registered is safe, and room makes it work."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.small_disk import NotPermittedError, SmallDisk, small_disk
from registry_scene import WHEN, submitted
from reviewdesk.domain.registry import Cut, Wanted
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store.registry_database import opened
from reviewdesk.store.registry_entering import enter
from reviewdesk.store.registry_searching import archives, search

pytestmark = pytest.mark.xdist_group("faults")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    try:
        with small_disk(tmp_path / "small", "2m") as made:
            yield made
    except NotPermittedError as why:
        pytest.skip(f"may not mount a small disk: {why}")


@pytest.mark.parametrize("pages", [0, 2, 8, 16])
def test_a_registry_on_a_full_disk_keeps_what_it_has(disk: SmallDisk, pages: int) -> None:
    place = disk.folder / "registry"
    with opened(place, create=True) as registry:
        enter(registry, submitted("before"), WHEN)
    disk.fill(pages)
    kept = 1
    with pytest.raises(ReviewDeskError) as caught, opened(place) as registry:
        for number in range(1000):
            enter(registry, submitted(str(number)), WHEN)
            kept += 1
    assert caught.value.code == "registry-disk-full"
    disk.give_room()
    with opened(place) as registry:
        assert enter(registry, submitted("after"), WHEN)[0] == "new"
        assert archives(registry, None, Cut()).total == kept + 1
        assert search(registry, Wanted(), Cut()).total == 3 * (kept + 1)
