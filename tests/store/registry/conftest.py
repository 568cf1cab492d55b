from collections.abc import Iterator

import pytest

from registry_scene import empty, place
from reviewdesk.store.registry_database import Place, Registry, opened

__all__ = ["empty", "place"]


@pytest.fixture
def registry(empty: Place) -> Iterator[Registry]:
    with opened(empty, create=True) as found:
        yield found
