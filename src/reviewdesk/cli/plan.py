"""`plan new` and `plan check`: start from a profile; see all problems with their line."""

import argparse
import json
from pathlib import Path

from reviewdesk.cli.frame import Reply, Run, Verbs, say
from reviewdesk.desk.plans import check_plan_file, new_plan
from reviewdesk.domain.plan.defaults import Default
from reviewdesk.errors.marker import N_


def register(verbs: Verbs) -> None:
    """Add `plan` with its two verbs."""
    plan = verbs.add("plan", _check, help=N_("start a plan from a profile, or check one"))
    inner = plan.add_subparsers(dest="plan_verb", metavar=say(N_("VERB")), required=True)
    new = _verb(inner, "new", _new, N_("start a plan from a profile"))
    new.add_argument(
        "--profile", required=True, metavar="NAME", help=say(N_("the profile the plan starts from"))
    )
    new.add_argument("--out", type=Path, metavar="FILE", help=say(N_("new file for it; printed without")))
    check = _verb(inner, "check", _check, N_("list all problems of a plan, or what holds in it by default"))
    check.add_argument("plan", type=Path, metavar="PLAN", help=say(N_("plan file")))


def _verb(
    inner: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, run: Run, text: str
) -> argparse.ArgumentParser:
    verb = inner.add_parser(name, help=say(text), description=say(text))
    verb.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help=say(N_("answer as one JSON object"))
    )
    verb.set_defaults(run=run)
    return verb


def _new(args: argparse.Namespace) -> Reply:
    out: Path | None = args.out
    text = new_plan(args.profile, out)
    if out is None:
        return Reply(text.rstrip("\n"), {"profile": args.profile, "text": text})
    message = say(N_("The plan was written to {path}. Edit it, then check it."), path=out)
    return Reply(message, {"profile": args.profile, "path": str(out)})


def _check(args: argparse.Namespace) -> Reply:
    checked = check_plan_file(args.plan)
    lines = (
        say(N_("Digest of the plan: {digest}"), digest=checked.digest),
        say(N_("Defaults in force:")),
        *(f"  {_spelled(default)}" for default in checked.defaults),
    )
    data: dict[str, object] = {
        "problems": [],
        "plan": checked.document,
        "plan_digest": checked.digest,
        "defaults": [{"key": d.key, "value": d.value, "places": d.places} for d in checked.defaults],
    }
    return Reply(say(N_("The plan has no problems.")), data, lines)


def _spelled(default: Default) -> str:
    value = say(N_("none")) if default.value is None else json.dumps(default.value, ensure_ascii=False)
    line = f"{default.key} = {value}"
    places = say(N_("in {places} places"), places=default.places)
    return f"{line}  ({places})" if default.places > 1 else line
