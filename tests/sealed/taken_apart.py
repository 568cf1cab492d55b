"""A batch taken apart, to be changed and sealed again."""

from pathlib import Path

from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.header import Header
from reviewdesk.sealed.keys import SeatSecret
from reviewdesk.sealed.lineage import fold, lineage_file
from reviewdesk.sealed.writing import Part


def parts_of(path: Path) -> tuple[Header, dict[str, Part]]:
    sealed = open_sealed(path)
    return sealed.header, {p: Part(e, sealed.read_part(p)) for p, e in sealed.entries.items()}


def folded(data: bytes, secret: SeatSecret) -> None:
    fold((lineage_file(open_sealed(data)),), secret)
