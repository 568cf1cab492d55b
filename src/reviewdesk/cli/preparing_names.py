"""`prepare names`: which spellings of the register are one applicant, asked and answered."""

import argparse

from reviewdesk.cli.frame import Reply, language, say
from reviewdesk.cli.preparing_frame import verb
from reviewdesk.desk.secretary.office import Office, at_work, keep
from reviewdesk.desk.secretary.register_editing import named_pair, names_decided
from reviewdesk.desk.secretary.todo import ONE_APPLICANT, todos
from reviewdesk.errors.marker import N_
from reviewdesk.words import sentence


def register(inner: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    names = verb(inner, "names", _names, N_("say which names are one applicant; without either, ask"))
    answer = names.add_mutually_exclusive_group()
    for word, text in (
        ("same", N_("these two names are one applicant")),
        ("different", N_("these two names are different applicants")),
    ):
        answer.add_argument(f"--{word}", nargs=2, metavar=("NAME", "OTHER"), help=say(text))


def _names(args: argparse.Namespace) -> Reply:
    with at_work(args.folder) as before:
        after = keep(_decided(before, args), before)
    open_ = [one.problem for one in todos(after) if one.problem.code in ONE_APPLICANT]
    asked = [{"code": one.code, **one.data, "message": sentence(one, language())} for one in open_]
    message = say(N_("Names to decide: {count}"), count=len(open_))
    return Reply(message, {"asked": asked}, tuple(f"? {sentence(one, language())}" for one in open_))


def _decided(office: Office, args: argparse.Namespace) -> Office:
    answer = args.same or args.different
    if answer is None:
        return office
    return names_decided(office, named_pair(office, *answer), same=args.same is not None)
