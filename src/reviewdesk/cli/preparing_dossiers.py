"""`prepare dossiers`, `place`, `aside`, `check`, `convert`, `receive`: the files of a preparation folder."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from reviewdesk.cli.frame import Reply, language, progress, say
from reviewdesk.cli.preparing_frame import verb
from reviewdesk.desk.secretary.checking import bytes_of, check, unchecked
from reviewdesk.desk.secretary.converting import convert, convertible
from reviewdesk.desk.secretary.dossiers import gather, place, receive, set_aside
from reviewdesk.desk.secretary.office import Office, at_work, keep
from reviewdesk.desk.secretary.todo import Todo, todos
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.marker import N_
from reviewdesk.words import sentence


def register(inner: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verbs."""
    dossiers = verb(inner, "dossiers", _dossiers, N_("look for the files of all dossiers"))
    dossiers.add_argument(
        "places", type=Path, nargs="*", metavar="FOLDER", help=say(N_("folder or file; none looks again"))
    )
    dossiers.add_argument(
        "--column", metavar="NAME", help=say(N_("column of the register whose cells name file or folder"))
    )
    placing = verb(inner, "place", _place, N_("take a file for a document"))
    _file(placing)
    placing.add_argument(
        "target", metavar="APPLICATION/DOCUMENT", help=say(N_("application and document, by their ids"))
    )
    aside = verb(inner, "aside", _aside, N_("set files aside that belong nowhere"))
    aside.add_argument("files", type=Path, nargs="+", metavar="FILE", help=say(N_("file")))
    verb(inner, "check", _check, N_("look inside every dossier that was not looked into yet"))
    verb(inner, "convert", _convert, N_("make PDFs of documents that are pictures or office files"))
    receiving = verb(inner, "receive", _receive, N_("note when a dossier arrived, and copies on paper"))
    receiving.add_argument("application", metavar="APPLICATION", help=say(N_("application, by its id")))
    receiving.add_argument("--received", metavar="TIME", help=say(N_("when it arrived: 2014-07-08 09:30")))
    receiving.add_argument("--copies", metavar="N", help=say(N_("copies on paper")))


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=say(N_("file")))


def _dossiers(args: argparse.Namespace) -> Reply:
    with at_work(args.folder) as office, progress(N_("Looking for files"), 0) as advance:
        made = gather(office, args.places, column=args.column, advance=advance)
        return _told(keep(made, office))


def _told(office: Office) -> Reply:
    gathered = office.dossiers
    loose = [one for one in gathered.loose if not one.aside]
    message = say(
        N_("Documents found: {placed}. Files that belong to none yet: {loose}."),
        placed=len(gathered.placed),
        loose=len(loose),
    )
    data: dict[str, object] = {
        "placed": [
            {"application": one.application, "document": one.document, "path": str(one.path), "how": one.how}
            for one in gathered.placed
        ],
        "loose": [{"path": str(one.path), "why": one.why} for one in loose],
    }
    return Reply(message, data, tuple(f"  {one.path}" for one in loose))


def _place(args: argparse.Namespace) -> Reply:
    application, _, document = args.target.rpartition("/")
    with at_work(args.folder) as office:
        return _told(keep(place(office, args.file, application, document), office))


def _aside(args: argparse.Namespace) -> Reply:
    with at_work(args.folder) as office:
        files = [path.absolute() for path in args.files]
        known = {one.path for one in office.dossiers.loose} | {one.path for one in office.dossiers.placed}
        for path in files:
            if path not in known:
                raise ReviewDeskError("dossier-no-file", path=str(path))
        return _told(keep(set_aside(office, files), office))


def _check(args: argparse.Namespace) -> Reply:
    with at_work(args.folder) as office:
        waiting = unchecked(office)
        with progress(N_("Checking documents"), bytes_of(waiting), "B") as advance:
            after = keep(check(office, advance=advance), office)
        found = [todo for todo in todos(after) if todo.step == "dossiers"]
    message = say(N_("Documents checked: {count}. To do: {found}."), count=len(waiting), found=len(found))
    data: dict[str, object] = {"checked": len(waiting), "todos": [_data(todo) for todo in found]}
    return Reply(message, data, tuple(_lines(found)))


def _lines(found: Iterable[Todo]) -> Iterable[str]:
    for todo in found:
        yield f"{'!' if todo.red else '·'} {sentence(todo.problem, language())}"


def _data(todo: Todo) -> dict[str, object]:
    return {
        "code": todo.problem.code,
        "message": sentence(todo.problem, language()),
        "red": todo.red,
        "application": todo.application,
        "document": todo.document,
    }


def _convert(args: argparse.Namespace) -> Reply:
    with at_work(args.folder) as office:
        waiting = len(convertible(office))
        with progress(N_("Making PDFs"), waiting) as advance:
            after = keep(convert(office, advance=advance), office)
        left = len(convertible(after))
    message = say(N_("PDFs made: {made}. Not possible: {left}."), made=waiting - left, left=left)
    return Reply(message, {"made": waiting - left, "left": left})


def _receive(args: argparse.Namespace) -> Reply:
    with at_work(args.folder) as office:
        old = next((a for a in office.applications if a.id == args.application), None)
        copies = "" if old is None or old.copies is None else str(old.copies)
        received = "" if old is None else old.received
        made = receive(
            office,
            args.application,
            received if args.received is None else args.received,
            copies if args.copies is None else args.copies,
        )
        after = next(a for a in keep(made, office).applications if a.id == args.application)
    message = say(N_("Noted for {application}."), application=after.id)
    return Reply(message, {"received": after.received, "copies": after.copies})
