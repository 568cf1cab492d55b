"""`prepare new` and `prepare profile`: a preparation folder from a profile, and a profile from one."""

import argparse
from pathlib import Path
from typing import get_args

from reviewdesk.cli.frame import Reply, say
from reviewdesk.cli.preparing_frame import verb
from reviewdesk.desk.plans import profile_place, save_profile
from reviewdesk.desk.secretary.arrangement import Answers, Computers, arrangement
from reviewdesk.desk.secretary.office import Office, at_work, begin, titled
from reviewdesk.domain.plan.values import Witness
from reviewdesk.errors.marker import N_


def register(inner: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add both."""
    new = verb(inner, "new", _new, N_("begin a preparation folder from a profile"))
    new.add_argument(
        "--profile",
        required=True,
        metavar="NAME",
        help=say(N_("the profile the plan starts from, or a plan file (*.toml)")),
    )
    answers_arguments(new)
    profile = verb(inner, "profile", _profile, N_("save the plan as a profile, comments and all"))
    profile.add_argument(
        "--out", type=Path, metavar="FILE", help=say(N_("new file; among your own profiles when left out"))
    )


def answers_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the two questions that every new preparation is asked."""
    parser.add_argument(
        "--computers",
        choices=get_args(Computers),
        required=True,
        help=say(
            N_("one for each reviewer, one in turn, or the office's alone with paper for the reviewers")
        ),
    )
    parser.add_argument(
        "--witness",
        choices=get_args(Witness),
        required=True,
        help=say(N_("a supervisor who is sent, a member, or nobody")),
    )


def begun_reply(office: Office, answers: Answers) -> Reply:
    """Return what is said of a preparation that was begun."""
    data: dict[str, object] = {
        "folder": str(office.folder),
        "title": titled(office),
        "arrangement": arrangement(answers),
    }
    return Reply(say(N_("The preparation was begun: {path}"), path=office.folder), data)


def _profile(args: argparse.Namespace) -> Reply:
    with at_work(args.folder) as office:
        path = save_profile(office.plan_text, args.out or profile_place(titled(office)))
    return Reply(
        say(N_("The profile was saved: {path}"), path=path), {"path": str(path), "profile": path.stem}
    )


def _new(args: argparse.Namespace) -> Reply:
    answers = Answers(args.computers, args.witness)
    named: str = args.profile
    office = begin(args.folder, Path(named) if named.endswith(".toml") else named, answers)
    return begun_reply(office, answers)
