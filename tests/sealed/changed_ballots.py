"""Ballots as the chair examines them, and as somebody changed and signed them again."""

from collections.abc import Callable
from dataclasses import replace

import pytest

import sitting
from reviewdesk.domain import canonical
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age, ballot, statement
from reviewdesk.sealed.ballot import CollectedBallot
from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.header import Header
from reviewdesk.sealed.writing import Part, build_sealed, part_of_bytes
from reviewdesk.words import SENTENCES

Change = Callable[[Header, dict[str, Part]], tuple[Header, dict[str, Part]]]


def examined(data: bytes) -> CollectedBallot:
    held = sitting.sitting()
    return ballot.examine(data, held.lineage("chair"), held.secrets["chair"])


def refusal(data: bytes) -> str:
    with pytest.raises(ReviewDeskError) as caught:
        examined(data)
    assert caught.value.code in SENTENCES
    return caught.value.code


def altered(change: Change, seat: str = "r1", signer: str = "") -> bytes:
    """Take a ballot apart, change it, and sign it again."""
    sealed = open_sealed(sitting.cast(seat))
    parts = {p: Part(e, sealed.read_part(p)) for p, e in sealed.entries.items()}
    header, parts = change(sealed.header, parts)
    key = sitting.sitting().secrets[signer or seat].signing_key
    return build_sealed(header, list(parts.values()), key)


def with_header(**changes: object) -> Change:
    return lambda header, parts: (replace(header, **changes), parts)  # type: ignore[arg-type]


def with_document(path: str, document: bytes, recipients: str = "chair") -> Change:
    chairs = sitting.sitting().lineage("chair").recipients(recipients)

    def change(header: Header, parts: dict[str, Part]) -> tuple[Header, dict[str, Part]]:
        new = part_of_bytes(path, age.encrypt(document, chairs), canonical.digest(document))
        return header, parts | {path: new}

    return change


def restated(**changes: object) -> bytes:
    """Return r1's statement with other fields."""
    sealed = open_sealed(sitting.cast())
    plain = age.decrypt(sealed.read_part(statement.PATH), sitting.sitting().secrets["chair"].age_identity)
    return canonical.encode(canonical.decode_map(plain) | changes)
