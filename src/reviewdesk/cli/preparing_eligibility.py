"""`prepare decide`: the checklist of an application, one line or all that is undecided."""

import argparse
from typing import Literal, get_args

from reviewdesk.cli.frame import Reply, say
from reviewdesk.cli.preparing_frame import verb
from reviewdesk.desk.secretary.eligibility import counts, decide, examined, pass_undecided
from reviewdesk.desk.secretary.office import Office, at_work, keep, plan_of
from reviewdesk.domain.application import Verdict
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.marker import N_

_UNDECIDED = "undecided"


def register(inner: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verb."""
    parser = verb(inner, "decide", _decide, N_("decide eligibility; without --item what is open passes"))
    parser.add_argument("--application", default="", metavar="A", help=say(N_("application, by its id")))
    parser.add_argument("--track", default="", metavar="T", help=say(N_("all applications of this track")))
    parser.add_argument("--item", default="", metavar="I", help=say(N_("checklist line, by id or name")))
    parser.add_argument(
        "--verdict",
        required=True,
        choices=(*get_args(Verdict), _UNDECIDED),
        help=say(N_("what was decided; undecided takes it back")),
    )
    parser.add_argument("--reason", default="", metavar="T", help=say(N_("why; a waiver needs it")))


def _decide(args: argparse.Namespace) -> Reply:
    with at_work(args.folder) as office:
        return _told(keep(_decided(office, args), office))


def _decided(office: Office, args: argparse.Namespace) -> Office:
    if args.item:
        verdict: Verdict | Literal[""] = "" if args.verdict == _UNDECIDED else args.verdict
        return decide(office, args.application, args.item, verdict, args.reason)
    if args.verdict != "pass" or bool(args.application) == bool(args.track):
        raise ReviewDeskError("eligibility-which")
    return pass_undecided(office, application=args.application, track=args.track)


def _told(office: Office) -> Reply:
    plan, _ = plan_of(office)
    found = counts(() if plan is None else examined(office, plan))
    message = say(
        N_("Passed: {passed}. Failed: {failed}. Undecided: {undecided}."),
        passed=found["passed"],
        failed=found["failed"],
        undecided=found["undecided"],
    )
    return Reply(message, {state: found[state] for state in ("passed", "failed", "undecided")})
