"""The marks that count after every decision, as numbers: what a band, a correction or a vote made of them."""

from collections.abc import Mapping
from fractions import Fraction

from reviewdesk.domain.marks import Rubric
from reviewdesk.domain.names import ApplicationId, CriterionId, SeatId
from reviewdesk.domain.sheet import Sheet


def counted_marks(
    rubric: Rubric, sheet: Sheet, seat: SeatId, application: ApplicationId
) -> Mapping[CriterionId, Fraction]:
    """Return criterion → number; a gate has none, nor has a mark that is not lawful."""
    found: dict[CriterionId, Fraction] = {}
    row = sheet.replaced.get((seat, application)) or sheet.rows.get(seat, {}).get(application, ())
    for criterion, spelled in zip(rubric.scored, row, strict=False):
        if isinstance(spelled, Fraction):
            found[criterion.id] = spelled
        elif spelled is not None and criterion.mode != "gate":
            reading = rubric.readings[criterion.id][spelled]
            if reading is not None:
                found[criterion.id] = reading.value
    values = sheet.objective.get(application, {})
    return found | {c.id: Fraction(values[c.id]) for c in rubric.objective if c.id in values}
