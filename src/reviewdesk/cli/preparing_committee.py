"""`prepare committee` and `prepare conflict`: who sits at the table, and who may not score what."""

import argparse
from pathlib import Path

from reviewdesk.cli.frame import Reply, say
from reviewdesk.cli.preparing_frame import changed, still_to_do, verb
from reviewdesk.desk.secretary.committee_editing import (
    added_seats,
    committee_taken_in,
    conflicts_taken_in,
    with_conflicts,
    without_conflicts,
)
from reviewdesk.desk.secretary.office import Office
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.errors.marker import N_


def register(inner: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `committee` and `conflict`."""
    committee = verb(inner, "committee", _committee, N_("take in the list of the committee"))
    committee.add_argument("file", type=Path, metavar="FILE", help=say(N_("committee file (toml, xlsx)")))
    committee.add_argument(
        "--conflicts",
        type=Path,
        metavar="FILE",
        help=say(N_("known conflicts (csv, xlsx): columns application, seat, reason")),
    )
    committee.add_argument(
        "--add", action="store_true", help=say(N_("keep the seats that the file does not list"))
    )
    conflict = verb(inner, "conflict", _conflict, N_("say that a seat may not score an application"))
    conflict.add_argument("--application", required=True, metavar="ID", help=say(N_("application")))
    conflict.add_argument("--seat", required=True, metavar="ID", help=say(N_("seat")))
    what = conflict.add_mutually_exclusive_group(required=True)
    what.add_argument("--reason", metavar="T", help=say(N_("why")))
    what.add_argument("--remove", action="store_true", help=say(N_("take the conflict back")))


def _committee(args: argparse.Namespace) -> Reply:
    def change(office: Office) -> Office:
        taken = committee_taken_in(office, args.file, add=args.add)
        return taken if args.conflicts is None else conflicts_taken_in(taken, args.conflicts)

    office = changed(args.folder, change)
    seats, conflicts = office.committee.seats, office.committee.conflicts
    added = [one.seat.id for one in added_seats(office)]
    message = say(
        N_("Taken in: {seats} seats, {conflicts} conflicts"), seats=len(seats), conflicts=len(conflicts)
    )
    todo, lines = still_to_do(office, "committee")
    hint = say(N_("Sealing adds the seats {seats}."), seats=", ".join(added))
    data: dict[str, object] = {
        "seats": [seat.id for seat in seats],
        "conflicts": _conflicts(office),
        "added": added,
        "todo": todo,
    }
    return Reply(message, data, (hint, *lines) if added else lines)


def _conflict(args: argparse.Namespace) -> Reply:
    pair = ApplicationId(args.application), SeatId(args.seat)

    def change(office: Office) -> Office:
        if args.remove:
            return without_conflicts(office, [pair])
        return with_conflicts(office, [pair], args.reason)

    office = changed(args.folder, change)
    count = len(office.committee.conflicts)
    return Reply(say(N_("Known conflicts: {count}"), count=count), {"conflicts": _conflicts(office)})


def _conflicts(office: Office) -> list[dict[str, str]]:
    return [
        {"application": one.application, "seat": one.seat, "reason": one.reason}
        for one in office.committee.conflicts
    ]
