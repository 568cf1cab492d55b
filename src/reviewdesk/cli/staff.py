"""The command line of provincial staff: what follows an archive, one signed addendum at a time."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from reviewdesk.cli.frame import Reply, Verbs, language, progress, say, slip
from reviewdesk.cli.secretary import lacking
from reviewdesk.cli.staff_data import appended_data, course_data
from reviewdesk.cli.staff_frame import chain_arguments, fingerprint_argument
from reviewdesk.desk import spoken_course
from reviewdesk.desk.auditor.chain import Chain, open_chain
from reviewdesk.desk.auditor.files import total_size
from reviewdesk.desk.staff import drafting
from reviewdesk.desk.staff.appending import Draft, append, take_hand
from reviewdesk.desk.staff.drafting import CancellationOrder, NoticeOrder, RereviewOrder
from reviewdesk.desk.staff.order_files import read_decision, read_objection
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.marker import N_

_Drafting = Callable[[Chain, argparse.Namespace], Draft]


def register(verbs: Verbs) -> None:
    """Add `decide`, `notice`, `object`, `promote`, `rereview`, `confirm`, `cancel` and `course`."""
    decide = _verb(verbs, "decide", _decide, N_("record the decision on a recommendation"))
    decide.add_argument("--decision", type=Path, required=True, metavar="FILE", help=_toml())
    _notice_arguments(_verb(verbs, "notice", _notice, N_("make the public notice of what was decided")))
    objected = _verb(verbs, "object", _object, N_("enter an objection in the ledger, or its conclusion"))
    objected.add_argument("--objection", type=Path, required=True, metavar="FILE", help=_toml())
    promote = _verb(verbs, "promote", _promote, N_("let the next by number move up into a vacated place"))
    _words(promote, "--note", N_("for the record"))
    again = _verb(verbs, "rereview", _rereview, N_("link the review session that reviewed again"))
    again.add_argument("--objection", type=int, required=True, metavar="N", help=say(N_("its number")))
    again.add_argument(
        "--with", dest="other", type=Path, required=True, metavar="ARCHIVE", help=say(N_("its archive"))
    )
    again.add_argument(
        "--outcome", required=True, choices=("upheld", "removed"), help=say(N_("what follows"))
    )
    _words(again, "--note", N_("for the record"))
    confirm = _verb(verbs, "confirm", _confirm, N_("confirm and announce the titles"))
    _document(confirm)
    _words(confirm, "--note", N_("for the record"))
    cancel = _verb(verbs, "cancel", _cancel, N_("cancel a confirmed title"))
    cancel.add_argument("--application", required=True, metavar="A", help=say(N_("whose title")))
    _words(cancel, "--track", N_("its track, where it stands in several"))
    _words(cancel, "--reason", N_("why"), required=True)
    _document(cancel)
    course = verbs.add("course", _course, help=N_("say what followed an archive, and who holds what now"))
    _chain_arguments(course)


def _verb(verbs: Verbs, name: str, drafted: _Drafting, help: str) -> argparse.ArgumentParser:
    parser = verbs.add(name, lambda args: _run(args, drafted), help=help)
    _chain_arguments(parser)
    parser.add_argument(
        "--batch",
        type=Path,
        required=True,
        metavar="BATCH",
        help=say(N_("the review package of the session")),
    )
    parser.add_argument(
        "--slip-file", type=Path, metavar="F", help=say(N_("file with the code of the secretary's slip"))
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help=say(N_("folder for the record and its papers"))
    )
    return parser


def _chain_arguments(parser: argparse.ArgumentParser) -> None:
    chain_arguments(parser)
    fingerprint_argument(parser)


def _notice_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--published", required=True, metavar="DATE", help=say(N_("day of publication")))
    parser.add_argument(
        "--supplementary", action="store_true", help=say(N_("tell only who moved up since the last notice"))
    )
    parser.add_argument("--days", type=int, metavar="N", help=say(N_("instead of the plan's")))
    parser.add_argument("--kind", choices=("calendar", "working"), help=say(N_("instead of the plan's")))
    parser.add_argument("--first-day", choices=("next", "same"), help=say(N_("instead of the plan's")))
    parser.add_argument("--holiday", action="append", default=[], metavar="DATE", help=say(N_("a day off")))
    parser.add_argument(
        "--workday",
        action="append",
        default=[],
        metavar="DATE",
        help=say(N_("a Saturday or Sunday on which people work")),
    )
    for name in ("place", "contact", "phone", "address", "supervision-phone"):
        _words(parser, f"--{name}", N_("instead of the plan's"))


def _document(parser: argparse.ArgumentParser) -> None:
    _words(parser, "--document", N_("document number of the announcement"), required=True)
    parser.add_argument("--date", required=True, metavar="DATE", help=say(N_("its date")))


def _words(parser: argparse.ArgumentParser, name: str, help: str, *, required: bool = False) -> None:
    parser.add_argument(name, default="", required=required, metavar="T", help=say(help))


def _toml() -> str:
    return say(N_("file (TOML), as README shows it"))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise ReviewDeskError("date-unreadable", text=text) from error


def _run(args: argparse.Namespace, drafted: _Drafting) -> Reply:
    chain = _chain(args)
    draft = drafted(chain, args)
    done = append(chain, take_hand(args.batch, slip(args.slip_file)), draft, args.out)
    return Reply(
        message=say(N_("Record {number} written: {path}"), number=done.addendum.number, path=done.path),
        data=appended_data(done),
        lines=(
            *lacking(draft.missing),
            *spoken_course.lacking(done.addendum, language()),
            *spoken_course.report(done.chain.course, language()),
        ),
    )


def _course(args: argparse.Namespace) -> Reply:
    chain = _chain(args)
    message = say(N_("{count} records follow this archive."), count=len(chain.files))
    return Reply(message, course_data(chain), tuple(spoken_course.report(chain.course, language())))


def _chain(args: argparse.Namespace) -> Chain:
    with progress(N_("Verifying"), total_size(args.files), "B") as advance:
        return open_chain(args.files[0], args.files[1:], args.fingerprint, advance)


def _decide(chain: Chain, args: argparse.Namespace) -> Draft:
    return drafting.decision(chain, read_decision(args.decision))


def _notice(chain: Chain, args: argparse.Namespace) -> Draft:
    if args.days is not None and args.days < 1:
        raise ReviewDeskError("notice-days", days=args.days)
    order = NoticeOrder(
        published=_day(args.published),
        supplementary=args.supplementary,
        days=args.days,
        kind=args.kind,
        first_day=args.first_day,
        holidays=tuple(map(_day, args.holiday)),
        workdays=tuple(map(_day, args.workday)),
        place=args.place,
        contact=args.contact,
        phone=args.phone,
        address=args.address,
        supervision_phone=args.supervision_phone,
    )
    return drafting.notice(chain, order)


def _object(chain: Chain, args: argparse.Namespace) -> Draft:
    return drafting.objection(chain, read_objection(args.objection))


def _promote(chain: Chain, args: argparse.Namespace) -> Draft:
    return drafting.promotion(chain, args.note)


def _rereview(chain: Chain, args: argparse.Namespace) -> Draft:
    order = RereviewOrder(objection=args.objection, archive=args.other, outcome=args.outcome, note=args.note)
    return drafting.rereview(chain, order)


def _confirm(chain: Chain, args: argparse.Namespace) -> Draft:
    return drafting.confirmation(chain, args.document, _day(args.date), args.note)


def _cancel(chain: Chain, args: argparse.Namespace) -> Draft:
    order = CancellationOrder(
        application=args.application,
        track=args.track,
        document=args.document,
        date=_day(args.date),
        reason=args.reason,
    )
    return drafting.cancellation(chain, order)
