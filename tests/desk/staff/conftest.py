import pytest

from archive_scene import lone, own_state, signed
from archives import Archive, nameless_archive
from registry_scene import empty as place

__all__ = ["lone", "own_state", "place", "signed"]


@pytest.fixture(scope="session")
def nameless(own_state: None) -> Archive:
    return nameless_archive()
