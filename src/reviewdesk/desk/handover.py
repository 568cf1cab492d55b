"""What the files of a published folder are called: who writes it and who verifies it agree here."""

from typing import Final

ARCHIVE: Final = "archive.rdarchive"
AUTHORITY: Final = "session-ca.cer"
WORKBOOK: Final = "workbook.xlsx"
SUMS: Final = "SHA256SUMS"
ORGANISER: Final = "organiser-only"
"""The sub-folder that stays behind where a folder is handed over without names."""
