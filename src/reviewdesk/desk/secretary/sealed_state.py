"""What a preparation folder remembers of its sealing: where everything lies, and the codes to read aloud."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from reviewdesk.sealed import forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """The sealing of a review session; after it, only supplements follow.

    Attributes:
        created: UTC.
        batch, slips_folder, supplements: paths; those inside the preparation folder from there on.
        slips: names of the files in the folder of slips.
        plan_digest: of the plan in force, the last amended one.
        reveal_marks: reveal seat → its mark.
    """

    created: str
    batch: str
    digest: str
    fingerprint: str
    session_mark: str
    plan_digest: str
    reveal_marks: Mapping[str, str]
    slips_folder: str
    slips: tuple[str, ...]
    supplements: tuple[str, ...] = ()


_TEXTS = ("created", "batch", "digest", "fingerprint", "session_mark", "plan_digest", "slips_folder")
FORM = {
    **dict.fromkeys(_TEXTS, str),
    "reveal_marks": forms.Keyed(str),
    "slips": [str],
    "supplements": [str],
}


def sealed_form(sealed: Sealed | None) -> list[dict[str, object]]:
    """Return it as a list of none or one."""
    return [] if sealed is None else [asdict(sealed)]


def read_sealed(found: list[Mapping[str, Any]]) -> Sealed | None:
    """Return what `sealed_form` gave."""
    if not found:
        return None
    lists = {name: tuple(found[0][name]) for name in ("slips", "supplements")}
    return Sealed(**{**found[0], **lists})


def noted(path: Path, folder: Path) -> str:
    """Return how a path is remembered: from the preparation folder on where it lies inside."""
    whole, home = path.absolute(), folder.absolute()
    return str(whole.relative_to(home)) if whole.is_relative_to(home) else str(whole)


def found_again(path: str, folder: Path) -> Path:
    """Return the path that was remembered."""
    return folder / path
