"""`prepare new`: a preparation folder from a profile, arranged as two questions are answered."""

import argparse
from typing import get_args

from reviewdesk.cli.frame import Reply, say
from reviewdesk.cli.preparing_frame import verb
from reviewdesk.desk.secretary.arrangement import Answers, Computers, arrangement
from reviewdesk.desk.secretary.office import begin, titled
from reviewdesk.domain.plan.values import Witness
from reviewdesk.errors.marker import N_


def register(inner: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `new`."""
    new = verb(inner, "new", _new, N_("begin a preparation folder from a profile"))
    new.add_argument(
        "--profile", required=True, metavar="NAME", help=say(N_("the profile the plan starts from"))
    )
    new.add_argument(
        "--computers",
        choices=get_args(Computers),
        required=True,
        help=say(
            N_("one for each reviewer, one in turn, or the office's alone with paper for the reviewers")
        ),
    )
    new.add_argument(
        "--witness",
        choices=get_args(Witness),
        required=True,
        help=say(N_("a supervisor who is sent, a member, or nobody")),
    )


def _new(args: argparse.Namespace) -> Reply:
    answers = Answers(args.computers, args.witness)
    office = begin(args.folder, args.profile, answers)
    data: dict[str, object] = {
        "folder": str(office.folder),
        "title": titled(office),
        "arrangement": arrangement(answers),
    }
    return Reply(say(N_("The preparation was begun: {path}"), path=office.folder), data)
