"""What a ballot leaves unscored, as its statement says: all that is known of it before the reveal."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from reviewdesk.domain import canonical
from reviewdesk.domain.names import ApplicationId
from reviewdesk.sealed.statement import ReadStatement


def unscored(stated: ReadStatement) -> dict[str, str]:
    """Return application → why the ballot does not score it, as far as its statement says."""
    spoken = stated.identity.dossiers
    states = {str(r.application): "recused" for r in stated.statement.recusals if r.application in spoken}
    return states | dict.fromkeys(
        (str(a) for a in skipped(stated) if a in spoken and a not in states), "withdrawn"
    )


def skipped(stated: ReadStatement) -> Mapping[ApplicationId, int]:
    """Return application → the notice number under which the reviewer marked it withdrawn."""
    return _skipped(stated.statement.log)


@lru_cache(maxsize=4096)
def _skipped(log: tuple[bytes, ...]) -> Mapping[ApplicationId, int]:
    """Read a reviewer's log; a ballot that is weighed, answered and kept is asked five times."""
    found: dict[ApplicationId, int] = {}
    for data in log:
        entry = canonical.decode_map(data)
        said = entry["data"]
        if entry["kind"] == "skip" and isinstance(said, dict):
            found[ApplicationId(str(said.get("application")))] = notice_number(str(said.get("notice")))
        if entry["kind"] == "take-up" and isinstance(said, dict):
            found.pop(ApplicationId(str(said.get("application"))), None)
    return MappingProxyType(found)


def notice_number(text: str) -> int:
    """Return the number of a notice as somebody wrote it: 1, "撤1", "No. 1"; -1 when there is none."""
    digits = re.search(r"\d+", text)
    return int(digits[0]) if digits else -1
