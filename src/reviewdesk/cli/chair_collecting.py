"""collect, typed, examine, close."""

import argparse
from pathlib import Path

from reviewdesk.cli.chair_frame import as_data, by_hand, chair_verb, listed, room_of, seat_argument, witness
from reviewdesk.cli.frame import Reply, Verbs, language, progress, say
from reviewdesk.desk import spoken
from reviewdesk.desk.chair import closing, collecting, typed_sheets
from reviewdesk.desk.chair.closing import Listed
from reviewdesk.desk.outputs import need_free
from reviewdesk.errors import Problems
from reviewdesk.errors.marker import N_


def register(verbs: Verbs) -> None:
    """Add the verbs of collecting."""
    parser = chair_verb(verbs, "collect", _collect, N_("take ballots in"), two_persons=False)
    parser.add_argument("ballots", nargs="+", type=Path, metavar="BALLOT", help=say(N_("ballot file")))
    parser.add_argument("--dry-run", action="store_true", help=say(N_("only say what would become of each")))
    parser = chair_verb(verbs, "typed", _typed, N_("take in a signed sheet typed twice by two people"))
    seat_argument(parser)
    parser.add_argument("--track", required=True, metavar="T", help=say(N_("track")))
    parser.add_argument("--round", type=int, default=1, metavar="N", help=say(N_("round")))
    parser.add_argument("copies", nargs=2, type=Path, metavar="CSV", help=say(N_("the two typed copies")))
    parser = chair_verb(
        verbs, "examine", _examine, N_("show the roll and the receipt codes"), two_persons=False
    )
    _out(parser)
    parser = chair_verb(verbs, "close", _close, N_("close the collecting; nothing enters afterwards"))
    _out(parser)


def _out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, metavar="FILE", help=say(N_("also write the list as PDF")))


def _collect(args: argparse.Namespace) -> Reply:
    with room_of(args) as room, progress(N_("Checking ballots"), len(args.ballots)) as advance:
        _, found = collecting.collect(room, args.ballots, dry_run=args.dry_run, advance=advance)
    verdicts = [verdict.problem for verdict in found.verdicts]
    good = {verdict.problem.data["code"] for verdict in found.verdicts if verdict.good}
    waiting = len(found.roll.open_cells())
    data: dict[str, object] = {
        "verdicts": [
            {"file": v.file, **line} for v, line in zip(found.verdicts, as_data(verdicts), strict=True)
        ],
        "counted": len(found.roll.counted()),
        "open": waiting,
    }
    if found.refused:
        raise Problems("collect-refused", [v.problem for v in found.refused], accepted=len(good), **data)
    counted = len(found.roll.counted())
    message = say(N_("Ballots in: {count}; still expected: {waiting}."), count=counted, waiting=waiting)
    return Reply(message, data, listed(verdicts))


def _typed(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        _, digest = typed_sheets.typed(
            room,
            seat=args.seat,
            track=args.track,
            round_number=args.round,
            copies=(args.copies[0], args.copies[1]),
            witness=witness(args),
        )
    message = say(
        N_("The typed sheet of seat {seat}, track {track} is in."), seat=args.seat, track=args.track
    )
    return Reply(message, {"seat": args.seat, "track": args.track, "digest": digest})


def _examine(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        found = closing.examine(room)
    return _list(args, found, say(N_("The roll as it stands. Compare the codes with the receipts.")))


def _close(args: argparse.Namespace) -> Reply:
    if args.out is not None:
        need_free(args.out)
    with room_of(args) as room:
        _, found = closing.close(room, witness(args))
    return _list(args, found, say(N_("The collecting is closed. Compare and initial this list.")))


def _list(args: argparse.Namespace, found: Listed, message: str) -> Reply:
    missing = () if args.out is None else closing.print_list(found, args.out)
    lines = tuple(
        f"  {line.seat:<12} {line.track:<16} {line.round}  {line.code or '…':<20} "
        + spoken.outcome(line.outcome, language())
        for line in found.paper.lines
    )
    applied = {track: {"declared": d, "applied": a} for track, (d, a) in found.paper.aggregates.items()}
    changed = tuple(
        say(
            N_("  {track}: {applied} applies instead of {declared}."),
            track=found.paper.plan.track(track).name,
            **{
                k: spoken.aggregate(found.paper.plan.track(track).rules, v, language())
                for k, v in both.items()
            },
        )
        for track, both in applied.items()
        if both["declared"] != both["applied"]
    )
    roll = [
        {
            "seat": line.seat,
            "track": line.track,
            "round": line.round,
            "state": line.outcome or None,
            "code": line.code,
            "digest": line.digest,
        }
        for line in found.paper.lines
    ]
    data: dict[str, object] = {
        "roll": roll,
        "aggregates": applied,
        "head": found.paper.head,
        "missing": list(missing),
    }
    return Reply(message, data, (*lines, *changed, *by_hand(missing)))
