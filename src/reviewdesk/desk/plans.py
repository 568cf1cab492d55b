"""Starting a plan from a profile, and checking it before anything is sealed."""

import re
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Final

from reviewdesk.desk.remembered import state_folder
from reviewdesk.domain.names import Digest
from reviewdesk.domain.plan.defaults import Default, defaults, document
from reviewdesk.domain.plan.normal import plan_digest
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.texts import text_of
from reviewdesk.resources import resource
from reviewdesk.sealed.atomic import write_atomically

_FORBIDDEN: Final = re.compile(r'[\x00-\x1f\\/:*?"<>|]+')
"""What no system takes in a file's name."""
_LONGEST: Final = 60
_NAMELESS: Final = "profile"


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    """A plan without problems, the same written out, its digest, and what it left to defaults."""

    plan: Plan
    document: dict[str, object]
    digest: Digest
    defaults: tuple[Default, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A plan file to start from: the program's own, or one that a person put into `own_profiles`."""

    name: str
    title: str
    own: bool


def own_profiles() -> Path:
    """Return the folder in which a person's own profiles lie, beside what this machine remembers."""
    return state_folder() / "profiles"


def profiles() -> tuple[str, ...]:
    """Return the names of all profiles a plan can start from, the program's own first."""
    return tuple(_files())


def profile_titles() -> tuple[Profile, ...]:
    """Return every profile with its title, for a person to choose from."""
    own = own_profiles()
    return tuple(Profile(name, _title(path), path.parent == own) for name, path in _files().items())


def new_plan(profile: str, out: Path | None = None) -> str:
    """Return the text of a profile, written to `out` where one is named.

    Raises:
        ReviewDeskError: "plan-unknown-profile", or "plan-exists": nothing is ever overwritten; as `text_of`.
    """
    files = _files()
    if profile not in files:
        raise ReviewDeskError("plan-unknown-profile", name=profile, known=", ".join(files))
    text = text_of(files[profile])
    if out is not None:
        if out.exists():
            raise ReviewDeskError("plan-exists", path=str(out))
        write_atomically(out, text.encode())
    return text


def profile_place(title: str) -> Path:
    """Return a file that is not there yet, in the folder of a person's own profiles, which is made."""
    folder = own_profiles()
    folder.mkdir(parents=True, exist_ok=True)
    stem = _FORBIDDEN.sub(" ", title).strip(" .")[:_LONGEST] or _NAMELESS
    taken, names = _files(), chain([stem], (f"{stem} {number}" for number in count(2)))
    return next(folder / f"{name}.toml" for name in names if name not in taken)


def save_profile(text: str, out: Path, *, replace: bool = False) -> Path:
    """Write a plan's text as a profile, comments and all, and return where.

    Args:
        text: of the plan.
        out: the file.
        replace: whether a person has agreed to lose what is there.

    Raises:
        ReviewDeskError: "plan-exists", "profile-name" where one of the program's own has the name and would
            hide it, "disk-full" or "file-not-written".
    """
    if out.parent == own_profiles() and out.stem in {path.stem for path in _delivered()}:
        raise ReviewDeskError("profile-name", name=out.stem)
    if out.exists() and not replace:
        raise ReviewDeskError("plan-exists", path=str(out))
    write_atomically(out, text.encode())
    return out


def check_plan_file(path: Path) -> CheckedPlan:
    """Do as `check_plan` with a file; raises as `text_of` too."""
    return check_plan(text_of(path))


def check_plan(text: str) -> CheckedPlan:
    """Return a plan with every default in force.

    Raises:
        Problems: "plan-problems" with every problem and its line.
    """
    plan = read_plan(text)
    return CheckedPlan(plan, document(plan), plan_digest(plan), defaults(plan, text))


def _files() -> dict[str, Path]:
    found = {path.stem: path for path in _delivered()}
    for path in sorted(own_profiles().glob("*.toml")):
        found.setdefault(path.stem, path)
    return found


def _delivered() -> list[Path]:
    return sorted(resource("profiles").glob("*.toml"))


def _title(path: Path) -> str:
    """Return a profile's title, or its file's name while it cannot be read."""
    try:
        return read_plan(text_of(path)).review_session.title
    except ReviewDeskError:
        return path.stem
