"""A search as a table for a spreadsheet: every row found, not only the page on show."""

import csv
import io
from pathlib import Path
from typing import Final

from reviewdesk.desk.outputs import need_free
from reviewdesk.desk.staff.registry_words import STATES, standing
from reviewdesk.domain.registry import Found, Wanted
from reviewdesk.errors.marker import N_
from reviewdesk.sealed.atomic import write_atomically
from reviewdesk.store.registry_database import Place, opened
from reviewdesk.store.registry_searching import every
from reviewdesk.words import translator

HEADERS: Final = (
    N_("Year"),
    N_("Review session"),
    N_("Track"),
    N_("Id"),
    N_("Applicant"),
    N_("Applicant's code"),
    N_("County"),
    N_("City"),
    N_("Region code"),
    N_("Place"),
    N_("Score"),
    N_("Recommended"),
    N_("Standing now"),
    N_("State of the title"),
    N_("Document number"),
    N_("Since"),
)
_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would compute; an apostrophe before it keeps it text."""


def export(place: Place, wanted: Wanted, target: Path, language: str) -> int:
    """Write everything a search finds as csv; return how many rows.

    Raises:
        ReviewDeskError: "output-exists", or as `opened` and `write_atomically`.
    """
    need_free(target)
    with opened(place) as registry:
        rows = every(registry, wanted, lambda found: _cells(found, language))
    say = translator(language)
    stream = io.StringIO()
    table = csv.writer(stream)
    table.writerow([say(header) for header in HEADERS])
    table.writerows(rows)
    write_atomically(target, stream.getvalue().encode("utf-8-sig"))
    return len(rows)


def _cells(found: Found, language: str) -> tuple[str, ...]:
    entry, title = found.entry, found.entry.title
    applicant = entry.applicant
    cells = (
        str(found.year),
        found.session,
        entry.track.name,
        entry.application,
        applicant.name,
        applicant.code,
        applicant.county,
        applicant.city,
        applicant.region_code,
        "" if entry.place is None else str(entry.place),
        entry.published or "",
        standing(entry.recommended, language),
        standing(title.standing, language),
        translator(language)(STATES[title.state]),
        title.document,
        title.dated,
    )
    return tuple(f"'{cell}" if cell.startswith(_FORMULAS) else cell for cell in cells)
