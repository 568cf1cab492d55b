from collections.abc import Iterator

import pytest

from registry_scene import place
from reviewdesk.store.registry_database import Place, Registry, opened

__all__ = ["place"]


@pytest.fixture
def registry(place: Place) -> Iterator[Registry]:
    with opened(place, create=True) as found:
        yield found
