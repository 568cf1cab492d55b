"""What the files of folders that are handed over are called: who writes and who verifies them agree here."""

import hashlib
from pathlib import Path
from typing import Final

ARCHIVE: Final = "archive.rdarchive"
AUTHORITY: Final = "session-ca.cer"
WORKBOOK: Final = "workbook.xlsx"
SUMS: Final = "SHA256SUMS"
ORGANISER: Final = "organiser-only"
"""The sub-folder that stays behind where a folder is handed over without names."""
PUBLISHED: Final = "published"
ADDENDA: Final = "addenda"
"""Later records, in a folder that is handed over, if not beside the archive."""
FILED_PAPERS: Final = "papers"
FILED_LIST: Final = "归档文件目录.xlsx"
FILED_SHEET: Final = "移交清单.pdf"
FILED_COURSE: Final = "后续情况.pdf"
"""These and the sub-folders make up a folder for the archives office."""


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file, as `SHA256SUMS` has it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
