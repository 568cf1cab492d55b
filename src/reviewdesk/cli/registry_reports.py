"""`registry due`, `report`, `evaluate`: what holders of a title owe, and the evaluation of a year."""

import argparse
from datetime import date
from pathlib import Path
from typing import get_args

from reviewdesk.cli.frame import Reply, say
from reviewdesk.cli.registry_frame import (
    Inner,
    cut,
    found_data,
    page_data,
    page_line,
    paged,
    place,
    verb,
    yearly,
)
from reviewdesk.desk.secretary.arrangement import Answers, Computers
from reviewdesk.desk.secretary.office import titled
from reviewdesk.desk.staff.registry_evaluating import EvaluationOrder, evaluate
from reviewdesk.desk.staff.registry_reports import ReportOrder, due, missing, record
from reviewdesk.desk.staff.registry_words import RECORDED, REPORTS
from reviewdesk.domain.half_years import ReportState, day, due_date, period
from reviewdesk.domain.plan.values import Witness
from reviewdesk.domain.registry import Due
from reviewdesk.errors.marker import N_


def register(inner: Inner) -> None:
    """Add the three verbs."""
    parser = verb(inner, "due", _due, N_("say who owes a half-year report, and what came in"))
    parser.add_argument("--at", metavar="DATE", help=say(N_("as of this day; today when left out")))
    parser.add_argument(
        "--period", metavar="P", help=say(N_("half-year, 2015-06 or 2015-12; the nearest if left out"))
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--missing",
        action="store_true",
        help=say(N_("those missing alone; without --period of any half-year")),
    )
    which.add_argument("--state", choices=get_args(ReportState), help=say(N_("reports in this state alone")))
    paged(parser)
    parser = verb(inner, "report", _report, N_("record a half-year report that came in"))
    parser.add_argument(
        "--archive",
        required=True,
        metavar="A",
        help=say(N_("its number in the registry, or its fingerprint")),
    )
    parser.add_argument("--application", required=True, metavar="ID", help=say(N_("whose title")))
    parser.add_argument("--period", required=True, metavar="P", help=say(N_("half-year, 2015-06 or 2015-12")))
    parser.add_argument("--received", required=True, metavar="DATE", help=say(N_("day on which it came")))
    parser.add_argument("--note", default="", metavar="T", help=say(N_("for the record")))
    parser.add_argument("--correct", action="store_true", help=say(N_("in place of what is recorded")))
    _evaluate_arguments(inner)


def _evaluate_arguments(inner: Inner) -> None:
    parser = verb(inner, "evaluate", _evaluate, N_("prepare the evaluation of everybody who holds a title"))
    yearly(parser, N_("titles confirmed by the end of this year"), required=True)
    parser.add_argument("--track", default="", metavar="T", help=say(N_("titles of this track alone")))
    parser.add_argument(
        "--into", default="", metavar="T", help=say(N_("track of the profile they all are evaluated in"))
    )
    parser.add_argument(
        "--profile",
        required=True,
        metavar="NAME",
        help=say(N_("the profile the plan starts from, or a plan file (*.toml)")),
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help=say(N_("preparation folder")))
    parser.add_argument(
        "--computers",
        choices=get_args(Computers),
        default="each",
        help=say(
            N_("one for each reviewer, one in turn, or the office's alone with paper for the reviewers")
        ),
    )
    parser.add_argument(
        "--witness",
        choices=get_args(Witness),
        default="supervisor",
        help=say(N_("a supervisor who is sent, a member, or nobody")),
    )


def _due(args: argparse.Namespace) -> Reply:
    at = day(args.at) if args.at else date.today()
    asked = period(args.period) if args.period else None
    if args.missing and asked is None:
        found = missing(place(args), at, cut(args))
    else:
        state: ReportState | None = "missing" if args.missing else args.state
        found = due(place(args), at, cut(args), period=asked, state=state)
    counts = say("; ").join(f"{say(REPORTS[state])} {count}" for state, count in sorted(found.counts.items()))
    if found.period is None:
        message = say(N_("Reports missing on {at}: {count}"), at=at, count=found.page.total)
    else:
        text = N_("Reports on {period}, due {due}, as of {at}: {counts}")
        message = say(
            text, period=found.period, due=due_date(found.period), at=at, counts=counts or say(N_("none due"))
        )
    data = {
        **page_data(found.page),
        "period": found.period,
        "at": found.at,
        "counts": dict(found.counts),
        "reports": [_due_data(one) for one in found.page.rows],
    }
    return Reply(message, data, (*map(_due_line, found.page.rows), page_line(found.page)))


def _due_data(one: Due) -> dict[str, object]:
    return {
        **found_data(one.found),
        "period": one.period,
        "report": one.state,
        "received": one.received,
        "note": one.note,
    }


def _due_line(one: Due) -> str:
    entry = one.found.entry
    cells = [
        one.period,
        say(REPORTS[one.state]),
        one.received,
        entry.application,
        entry.applicant.name,
        entry.title.standing.name,
        entry.title.document,
        f"#{one.found.number}",
        one.note,
    ]
    return "  ".join(filter(None, cells))


def _report(args: argparse.Namespace) -> Reply:
    order = ReportOrder(
        archive=args.archive,
        application=args.application,
        period=period(args.period),
        received=day(args.received),
        note=args.note,
        correct=args.correct,
    )
    done = record(place(args), order, date.today())
    said = {"application": args.application, "period": args.period, "received": args.received}
    return Reply(say(RECORDED[done.what], **said), {"what": done.what, "number": done.kept.number, **said})


def _evaluate(args: argparse.Namespace) -> Reply:
    order = EvaluationOrder(
        year=args.year,
        profile=args.profile,
        out=args.out,
        track=args.track,
        into=args.into,
        answers=Answers(args.computers, args.witness),
    )
    office = evaluate(place(args), order)
    data: dict[str, object] = {
        "folder": str(office.folder),
        "title": titled(office),
        "applications": len(office.applications),
    }
    message = say(
        N_("The evaluation of {count} titles was begun: {path}"),
        count=len(office.applications),
        path=office.folder,
    )
    hint = say(N_("Go on with `prepare todo`, or open the folder in the window."))
    return Reply(message, data, (hint,))
