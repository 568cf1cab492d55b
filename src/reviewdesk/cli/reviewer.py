"""The reviewer's verbs up to `check`, and `reopen-draft`; `cast`, which prints, is loaded alone."""

import argparse
from dataclasses import asdict
from pathlib import Path

from reviewdesk.cli.frame import Reply, Verbs, language, progress, say, slip, workspace_arguments
from reviewdesk.desk.clock import doubt
from reviewdesk.desk.reviewer.casting import reopen_draft
from reviewdesk.desk.reviewer.checking import TrackCheck, check
from reviewdesk.desk.reviewer.declaring import declare, recuse
from reviewdesk.desk.reviewer.dossiers import amount
from reviewdesk.desk.reviewer.opening import Opened, open_desk
from reviewdesk.desk.reviewer.scoring import score, skip, take_up
from reviewdesk.desk.reviewer.table import at_table
from reviewdesk.domain.self_check import Finding
from reviewdesk.errors import Problem
from reviewdesk.errors.marker import N_
from reviewdesk.words import sentence

_WAITING = N_("The dossiers of {count} applications lie in files that were not named: {applications}")


def register(verbs: Verbs) -> None:
    """Add the reviewer's verbs."""
    _add_open(verbs)
    _add_declare(verbs)
    _with(verbs, "score", _score, N_("save a score sheet into the draft"), sheet="from")
    parser = _with(verbs, "recuse", _recuse, N_("recuse from an application while scoring"))
    parser.add_argument(
        "--application", required=True, metavar="A", help=say(N_("number of the application"))
    )
    parser.add_argument(
        "--reason", required=True, metavar="R", help=say(N_("one of the reasons of the plan"))
    )
    parser = _with(verbs, "skip", _skip, N_("leave out an application withdrawn by a notice of the chair"))
    parser.add_argument(
        "--application", required=True, metavar="A", help=say(N_("number of the application"))
    )
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--notice", metavar="N", help=say(N_("number of the notice")))
    which.add_argument(
        "--take-back", action="store_true", help=say(N_("it was left out by mistake: score it again"))
    )
    _with(verbs, "check", _check, N_("say what is missing before casting"))
    parser = _with(verbs, "reopen-draft", _reopen_draft, N_("take up the draft of a reopened ballot again"))
    parser.add_argument("--track", required=True, metavar="T", help=say(N_("track")))
    parser.add_argument("--reason", required=True, metavar="T", help=say(N_("why")))


def _with(verbs: Verbs, name: str, run: object, text: str, sheet: str = "") -> argparse.ArgumentParser:
    parser = verbs.add(name, run, help=text)  # type: ignore[arg-type]
    workspace_arguments(parser)
    if sheet:
        parser.add_argument(
            f"--{sheet}", type=Path, dest="sheet", required=True, metavar="SHEET",
            help=say(N_("score sheet (csv, xlsx): columns application, criterion, points, reason, comment")),
        )  # fmt: skip
    return parser


def _add_open(verbs: Verbs) -> None:
    parser = _with(verbs, "open", _open, N_("open a review package, or further supplements, at a seat"))
    parser.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="BATCH",
        help=say(N_("the review package, then its supplements in order")),
    )
    parser.add_argument("--seat", required=True, metavar="ID", help=say(N_("seat whose desk this is")))


def _add_declare(verbs: Verbs) -> None:
    parser = _with(verbs, "declare", _declare, N_("pledge, declare recusals, and bring in the dossiers"))
    parser.add_argument(
        "--batch",
        type=Path,
        nargs="+",
        required=True,
        metavar="FILE",
        help=say(N_("the review package, and supplements that added documents")),
    )
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--none", action="store_true", help=say(N_("no relation to any of the applicants")))
    which.add_argument(
        "--recusals",
        type=Path,
        metavar="FILE",
        help=say(N_("recusals (csv, xlsx): columns application, reason")),
    )
    parser.add_argument("--pledge-agreed", action="store_true", help=say(N_("the pledge is agreed to")))


def _open(args: argparse.Namespace) -> Reply:
    size = sum(path.stat().st_size for path in args.files)
    code = slip(args.slip_file)
    with progress(N_("Checking the review package"), size, "B") as advance:
        opened = open_desk(args.workspace, args.files, args.seat, code, advance)
    message = say(N_("Seat {seat} is open: {title}."), seat=opened.seat, title=opened.title)
    return Reply(message, asdict(opened), _opened_lines(opened))


def _opened_lines(opened: Opened) -> tuple[str, ...]:
    odd = doubt(opened.created)
    return (
        *([sentence(odd, language())] if odd is not None else []),
        say(N_("Fingerprint, to compare with the opening minutes: {code}"), code=opened.fingerprint),
        *(
            say(N_("Mark of {seat}: {code}"), seat=seat, code=mark)
            for seat, mark in opened.reveal_marks.items()
        ),
        say(N_("Supplements: {count}"), count=opened.supplements),
        *(
            say(N_("{track}: {count} applications"), track=name, count=count)
            for name, count in opened.applications
        ),
        *([say(N_("Pledge: {words}"), words=opened.pledge)] if opened.role in ("reviewer", "spare") else []),
    )


def _declare(args: argparse.Namespace) -> Reply:
    with (
        at_table(args.workspace, slip(args.slip_file)) as table,
        progress(N_("Bringing in the dossiers"), amount(table, args.batch), "B") as advance,
    ):
        done = declare(table, args.batch, args.recusals, pledged=args.pledge_agreed, progress=advance)
    message = say(
        N_("Declared: recused from {recused} applications, {dossiers} dossiers are open."),
        recused=len(done.recused),
        dossiers=done.brought.now + done.brought.before,
    )
    waiting = done.brought.waiting
    lines = (say(_WAITING, count=len(waiting), applications=", ".join(waiting)),) if waiting else ()
    return Reply(message, asdict(done), lines)


def _score(args: argparse.Namespace) -> Reply:
    with at_table(args.workspace, slip(args.slip_file)) as table:
        done = score(table, args.sheet)
    message = say(
        N_("Saved {marks} marks of {applications} applications."),
        marks=done.marks,
        applications=done.applications,
    )
    return Reply(message, asdict(done))


def _recuse(args: argparse.Namespace) -> Reply:
    with at_table(args.workspace, slip(args.slip_file)) as table:
        covered = recuse(table, args.application, args.reason)
    message = say(
        N_("Recused while scoring, what was scored is void: {applications}"), applications=", ".join(covered)
    )
    return Reply(message, {"applications": list(covered)})


def _skip(args: argparse.Namespace) -> Reply:
    with at_table(args.workspace, slip(args.slip_file)) as table:
        if args.take_back:
            application = take_up(table, args.application)
            said = say(N_("Application {application} is to be scored again."), application=application)
            return Reply(said, {"application": application, "notice": None})
        application = skip(table, args.application, args.notice)
    message = say(
        N_("Application {application} is left out by notice {notice} of the chair."),
        application=application,
        notice=args.notice,
    )
    return Reply(message, {"application": application, "notice": args.notice})


def _check(args: argparse.Namespace) -> Reply:
    with at_table(args.workspace, slip(args.slip_file)) as table:
        found = check(table)
    red = sum(finding.red for track in found for finding in track.findings)
    amber = sum(len(track.findings) for track in found) - red
    message = say(N_("Missing: {red}; to look at: {amber}."), red=red, amber=amber)
    data: dict[str, object] = {"tracks": [asdict(track) | {"ready": track.ready} for track in found]}
    lines = [line for track in found for line in _track_lines(track)]
    return Reply(message, data, tuple(lines))


def _track_lines(track: TrackCheck) -> tuple[str, ...]:
    counts = track.counts
    head = say(
        N_("{track}: {scored} / {needed} scored, {recused} recused, {withdrawn} withdrawn"),
        track=track.name,
        scored=counts.scored,
        needed=counts.needed,
        recused=counts.recused,
        withdrawn=counts.withdrawn,
    )
    state = (say(N_("  cast")),) if track.cast else tuple(f"  {_words(f)}" for f in track.findings)
    return (head, *state)


def _words(finding: Finding) -> str:
    names = ", ".join(finding.applications)
    if finding.kind == "tie":
        return say(N_("your own totals tie at a line: {applications}"), applications=names)
    if finding.kind == "same":
        return say(N_("all applications have the same marks"))
    data = {"application": names, "criterion": finding.criterion}
    return sentence(Problem(f"cast-{finding.kind}", data), language())


def _reopen_draft(args: argparse.Namespace) -> Reply:
    with at_table(args.workspace, slip(args.slip_file)) as table:
        sequence = reopen_draft(table, args.track, args.reason)
    message = say(
        N_("The draft of track {track} is open again; the next ballot will be version {sequence}."),
        track=args.track,
        sequence=sequence,
    )
    return Reply(
        message,
        {"track": args.track, "sequence": sequence},
        (say(N_("It is accepted only if chair and witness have reopened the ballot.")),),
    )
