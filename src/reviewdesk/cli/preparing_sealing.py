"""`prepare todo`, `waive`, `seal`, `drill`: the last steps of a preparation folder."""

import argparse
from pathlib import Path

from reviewdesk.cli.frame import Reply, language, progress, say
from reviewdesk.cli.preparing_frame import verb
from reviewdesk.cli.secretary import sealed_reply
from reviewdesk.desk.secretary.drill import drill
from reviewdesk.desk.secretary.office import at_work, keep
from reviewdesk.desk.secretary.seal import SealOrder
from reviewdesk.desk.secretary.sealing import outlook, seal_office
from reviewdesk.desk.secretary.todo import Todo, todos
from reviewdesk.desk.secretary.waivers import Waiver
from reviewdesk.desk.secretary.waiving import waive_problem
from reviewdesk.errors.marker import N_
from reviewdesk.words import sentence


def register(inner: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the four verbs."""
    verb(inner, "todo", _todo, N_("list what is still to do before sealing"))
    waive = verb(inner, "waive", _waive, N_("waive a problem with a reason"))
    waive.add_argument("--problem", required=True, metavar="CODE", help=say(N_("problem, as todo names it")))
    for name, text in (
        ("application", N_("application it is about; any when left out")),
        ("document", N_("document it is about; any when left out")),
    ):
        waive.add_argument(f"--{name}", default="", metavar=name[0].upper(), help=say(text))
    waive.add_argument("--reason", required=True, metavar="T", help=say(N_("why it does not matter")))
    seal = verb(inner, "seal", _seal, N_("check, freeze and seal the review session"))
    _places(seal)
    seal.add_argument(
        "--reveal", type=Path, metavar="DIR", help=say(N_("reveal seat made elsewhere with the verb seat"))
    )
    seal.add_argument(
        "--slips-as-text",
        action="store_true",
        help=say(N_("for rehearsals only: write each slip's code as a text file too")),
    )
    _places(verb(inner, "drill", _drill, N_("seal a small invented review session to practise with")))


def _places(parser: argparse.ArgumentParser) -> None:
    for name, text in (
        ("slips", N_("folder for the slips, outside --out")),
        ("out", N_("folder for the review package")),
    ):
        parser.add_argument(f"--{name}", type=Path, required=True, metavar="DIR", help=say(text))


def _todo(args: argparse.Namespace) -> Reply:
    with at_work(args.folder) as office:
        found = todos(office)
    red = sum(todo.red for todo in found)
    data: dict[str, object] = {"red": red, "todos": [_todo_data(todo) for todo in found]}
    return Reply(say(N_("Still missing: {count}"), count=red), data, tuple(map(_todo_line, found)))


def _todo_data(todo: Todo) -> dict[str, object]:
    return {
        "code": todo.problem.code,
        "message": sentence(todo.problem, language()),
        "step": todo.step,
        "red": todo.red,
        "waivable": todo.waivable,
        "reason": todo.reason,
        "application": todo.application,
        "document": todo.document,
        "seat": todo.seat,
    }


def _todo_line(todo: Todo) -> str:
    words = sentence(todo.problem, language())
    if todo.reason:
        return f"  {say(N_('Waived: {what}'), what=f'{words} — {todo.reason}')}"
    mark = "!" if todo.red else "·"
    waivable = say(N_(" (may be waived as {problem})"), problem=todo.problem.code) if todo.waivable else ""
    return f"{mark} {words}{waivable}"


def _waive(args: argparse.Namespace) -> Reply:
    waiver = Waiver(args.problem, args.application, args.document, args.reason)
    with at_work(args.folder) as office:
        after = keep(waive_problem(office, waiver), office)
        found = todos(after)
    red = sum(todo.red for todo in found)
    message = say(N_("Waived. Still missing: {count}"), count=red)
    return Reply(message, {"red": red, "waivers": len(after.waivers)})


def _seal(args: argparse.Namespace) -> Reply:
    order = SealOrder(out=args.out, slips=args.slips, reveal=args.reveal, slips_as_text=args.slips_as_text)
    with at_work(args.folder) as office:
        seen = outlook(office)
        with (
            progress(N_("Checking documents"), seen.size, "B") as checked,
            progress(N_("Sealing"), seen.work, "B") as sealed,
        ):
            _, session = seal_office(office, order, checked=checked, sealed=sealed)
    return sealed_reply(session)


def _drill(args: argparse.Namespace) -> Reply:
    with at_work(args.folder) as office:
        return sealed_reply(drill(office, args.out, args.slips))
