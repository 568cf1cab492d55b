"""What both verifiers say of an archive that must not hold."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import verify_archive
from verify_archive import RefusedError

from archives import Archive, refusal

Changes = Mapping[str, bytes | None]


def refused(path: Path, fingerprint: str | None = None) -> RefusedError:
    """Return what the second verifier says of an archive that must not hold; it says it in two languages."""
    with pytest.raises(RefusedError) as found:
        verify_archive.verify(path, fingerprint)
    assert found.value.chinese
    assert found.value.english
    return found.value


def both(archive: Archive, target: Path, changes: Changes) -> int:
    """Refuse a forged archive by both verifiers; return the code both give."""
    path = archive.forged(target / "forged.rdarchive", changes)
    code, other = refused(path).code, refusal(path).exit_code
    assert code == other, (code, other)
    return code
