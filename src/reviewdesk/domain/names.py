"""Typed ids: what a string means where it stands."""

import re
from typing import NewType

TrackId = NewType("TrackId", str)
TierId = NewType("TierId", str)
CriterionId = NewType("CriterionId", str)
ApplicationId = NewType("ApplicationId", str)
ApplicantId = NewType("ApplicantId", str)
SeatId = NewType("SeatId", str)
Digest = NewType("Digest", str)
"""SHA-256 as 64 lower-case hex digits."""

SEAT_OR_TRACK = re.compile(r"[a-z][a-z0-9_]{0,15}(-2)?")
"""Seat and track ids; only reserve seats (chair-2) carry the suffix."""
