"""What the fixed columns of a register are called, in window and command line alike."""

from collections.abc import Mapping
from typing import Final

from reviewdesk.errors.marker import N_

COLUMNS: Final[Mapping[str, str]] = {
    "id": N_("Id"),
    "track": N_("Track"),
    "applicant": N_("Applicant"),
    "applicant_id": N_("Applicant's code"),
    "county": N_("County"),
    "city": N_("City"),
    "region_code": N_("Region code"),
    "contact": N_("Contact"),
    "received": N_("Received"),
    "copies": N_("Copies"),
    "order": N_("Order"),
}
