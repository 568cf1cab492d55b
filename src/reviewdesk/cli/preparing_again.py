"""`prepare again`: a preparation folder for what an objection wants reviewed once more."""

import argparse

from reviewdesk.cli.frame import Reply, progress, say
from reviewdesk.cli.preparing_frame import verb
from reviewdesk.cli.preparing_new import answers_arguments, begun_reply
from reviewdesk.cli.staff_frame import chain_arguments
from reviewdesk.desk.auditor.chain import open_chain
from reviewdesk.desk.auditor.files import total_size
from reviewdesk.desk.secretary.arrangement import Answers
from reviewdesk.desk.staff.reviewing_again import prepare_again
from reviewdesk.errors.marker import N_


def register(inner: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add it."""
    again = verb(inner, "again", _again, N_("begin the re-review that an objection asked for"))
    chain_arguments(again)
    again.add_argument(
        "--application",
        action="append",
        default=[],
        metavar="A",
        help=say(N_("what to review again; what open objections ask for when left out")),
    )
    answers_arguments(again)


def _again(args: argparse.Namespace) -> Reply:
    answers = Answers(args.computers, args.witness)
    with progress(N_("Verifying"), total_size(args.files), "B") as advance:
        chain = open_chain(args.files[0], args.files[1:], advance=advance)
    return begun_reply(prepare_again(chain, args.application, args.folder, answers), answers)
