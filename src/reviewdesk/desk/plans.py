"""Starting a plan from a profile, and checking it before anything is sealed."""

from dataclasses import dataclass
from pathlib import Path

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
    found = {path.stem: path for path in sorted(resource("profiles").glob("*.toml"))}
    for path in sorted(own_profiles().glob("*.toml")):
        found.setdefault(path.stem, path)
    return found


def _title(path: Path) -> str:
    """Return a profile's title, or its file's name while it cannot be read."""
    try:
        return read_plan(text_of(path)).review_session.title
    except ReviewDeskError:
        return path.stem
