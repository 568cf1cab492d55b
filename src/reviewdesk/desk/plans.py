"""Starting a plan from a profile, and checking it before anything is sealed."""

from dataclasses import dataclass
from pathlib import Path

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


def profiles() -> tuple[str, ...]:
    """Return the names of all profiles a plan can start from."""
    return tuple(sorted(path.stem for path in resource("profiles").glob("*.toml")))


def profile_titles() -> tuple[tuple[str, str], ...]:
    """Return name and title of every profile, for a person to choose from."""
    return tuple((name, read_plan(new_plan(name)).review_session.title) for name in profiles())


def new_plan(profile: str, out: Path | None = None) -> str:
    """Return the text of a profile, written to `out` where one is named.

    Raises:
        ReviewDeskError: "plan-unknown-profile", or "plan-exists": nothing is ever overwritten.
    """
    if profile not in profiles():
        raise ReviewDeskError("plan-unknown-profile", name=profile, known=", ".join(profiles()))
    text = resource("profiles", f"{profile}.toml").read_text(encoding="utf-8")
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
