"""`seal`, `supplement`, `seat` and `inspect`: the secretary's verbs."""

import argparse
from dataclasses import asdict
from pathlib import Path

from reviewdesk.cli.frame import Reply, Verbs, language, progress, say, slip
from reviewdesk.desk import spoken
from reviewdesk.desk.secretary.inspection import Inspected, inspect
from reviewdesk.desk.secretary.preparation import Papers, dossier_size, prepare
from reviewdesk.desk.secretary.reveal_seat import make_reveal_seat
from reviewdesk.desk.secretary.seal import SealedSession, SealOrder, check_free, seal, work
from reviewdesk.desk.secretary.supplement import SealedSupplement, SupplementOrder, supplement
from reviewdesk.errors.marker import N_
from reviewdesk.words import sentence

KINDS = {
    "batch": N_("review package"),
    "supplement": N_("supplement"),
    "ballot": N_("ballot"),
    "archive": N_("archive"),
    "addendum": N_("addendum"),
}


def register(verbs: Verbs) -> None:
    """Add the secretary's verbs."""
    _add_seal(verbs)
    _add_supplement(verbs)
    seat = verbs.add("seat", _seat, help=N_("make a reveal seat on the witness's own machine"))
    seat.add_argument("--out", type=Path, required=True, metavar="DIR", help=say(N_("folder for it")))
    _slips_as_text(seat)
    look = verbs.add("inspect", _inspect, help=N_("say what a sealed file is, without any key"))
    look.add_argument("file", type=Path, metavar="FILE", help=say(N_("sealed file")))


def _add_seal(verbs: Verbs) -> None:
    parser = verbs.add("seal", _seal, help=N_("check, freeze and seal a review session"))
    inputs = {
        "plan": N_("plan file"),
        "register": N_("register of applications (xlsx, xls, csv)"),
        "dossiers": N_("folder with one folder of PDFs per application"),
        "committee": N_("committee file (toml, xlsx)"),
    }
    for name, text in inputs.items():
        parser.add_argument(f"--{name}", type=Path, required=True, metavar="PATH", help=say(text))
    parser.add_argument(
        "--conflicts",
        type=Path,
        metavar="FILE",
        help=say(N_("known conflicts (csv, xlsx): columns application, seat, reason")),
    )
    parser.add_argument(
        "--waivers",
        type=Path,
        metavar="FILE",
        help=say(
            N_(
                "problems waived (csv, xlsx): columns problem (its code, see --json), application, "
                "document, reason; a blank application or document means any"
            )
        ),
    )
    parser.add_argument(
        "--reveal", type=Path, metavar="DIR", help=say(N_("reveal seat made elsewhere with the verb seat"))
    )
    parser.add_argument(
        "--slips",
        type=Path,
        required=True,
        metavar="DIR",
        help=say(N_("folder for the slips, outside --out")),
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help=say(N_("folder for the review package"))
    )
    _slips_as_text(parser)


def _add_supplement(verbs: Verbs) -> None:
    parser = verbs.add("supplement", _supplement, help=N_("seal what changed after the review package"))
    parser.add_argument(
        "--to",
        type=Path,
        nargs="+",
        required=True,
        metavar="BATCH",
        help=say(N_("the review package, then its supplements so far, in order")),
    )
    parser.add_argument(
        "--slip-file", type=Path, metavar="F", help=say(N_("file with the code of the secretary's slip"))
    )
    parser.add_argument("--plan", type=Path, metavar="PLAN", help=say(N_("plan as amended")))
    parser.add_argument(
        "--document",
        action="append",
        default=[],
        metavar="APPLICATION/ID=FILE",
        help=say(N_("a document added to a dossier")),
    )
    parser.add_argument(
        "--withdraw",
        action="append",
        default=[],
        metavar="APPLICATION",
        help=say(N_("an application withdrawn")),
    )
    parser.add_argument(
        "--seat", type=Path, metavar="FILE", help=say(N_("new seats, written like a committee file"))
    )
    parser.add_argument("--slips", type=Path, metavar="DIR", help=say(N_("folder for the new seats' slips")))
    parser.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help=say(N_("folder for the supplement"))
    )
    _slips_as_text(parser)


def _slips_as_text(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--slips-as-text",
        action="store_true",
        help=say(N_("for rehearsals only: write each slip's code as a text file too")),
    )


def _seal(args: argparse.Namespace) -> Reply:
    papers = Papers(
        plan=args.plan,
        register=args.register,
        dossiers=args.dossiers,
        committee=args.committee,
        conflicts=args.conflicts,
        waivers=args.waivers,
    )
    order = SealOrder(out=args.out, slips=args.slips, reveal=args.reveal, slips_as_text=args.slips_as_text)
    check_free(order)
    with progress(N_("Checking documents"), dossier_size(papers), "B") as checked:
        ready = prepare(papers, checked)
    with progress(N_("Sealing"), work(ready.size, len(ready.committee.seats)), "B") as sealed:
        return sealed_reply(seal(order, ready, sealed=sealed))


def sealed_reply(done: SealedSession) -> Reply:
    """Return what is said of a sealed review session."""
    return Reply(say(N_("Sealed: {path}"), path=done.batch), _sealed_data(done), _sealed_lines(done))


def _sealed_data(done: SealedSession) -> dict[str, object]:
    return {
        "batch": str(done.batch),
        "minutes": str(done.minutes),
        "envelopes": str(done.envelopes),
        "emergency": str(done.emergency),
        "slips": [str(path) for path in done.slips],
        "fingerprint": done.fingerprint,
        "digest": done.digest,
        "session_mark": done.session_mark,
        "reveal_marks": dict(done.reveal_marks),
        "applications": done.counts,
        "waived": [waived.said(language()) for waived in done.waived],
        "notices": [
            {"code": notice.code, "message": sentence(notice, language()), "data": dict(notice.data)}
            for notice in done.notices
        ],
        "missing_characters": list(done.missing),
    }


def _sealed_lines(done: SealedSession) -> tuple[str, ...]:
    lines = [
        say(N_("Fingerprint: {code}"), code=done.fingerprint),
        say(N_("Session mark: {code}"), code=done.session_mark),
        *(say(N_("Mark of {seat}: {code}"), seat=s, code=code) for s, code in done.reveal_marks.items()),
        say(N_("Opening minutes: {path}"), path=done.minutes),
        say(N_("Sheet of envelopes: {path}"), path=done.envelopes),
        say(N_("Emergency pack of blank sheets: {path}"), path=done.emergency),
        say(
            N_("Slips: {count} files; hand each to its person and keep the reserves sealed."),
            count=len(done.slips),
        ),
        *(say(N_("Waived: {what}"), what=waived.said(language())) for waived in done.waived),
        *(say(N_("Note: {what}"), what=sentence(notice, language())) for notice in done.notices),
        *lacking(done.missing),
    ]
    return tuple(lines)


def lacking(characters: tuple[str, ...]) -> tuple[str, ...]:
    """Return the line that says which characters papers print as 〓."""
    if not characters:
        return ()
    what = spoken.named_characters(characters)
    return (say(N_("No font has these characters, printed as 〓: {what}"), what=what),)


def _supplement(args: argparse.Namespace) -> Reply:
    order = SupplementOrder(
        batch=args.to[0],
        supplements=tuple(args.to[1:]),
        slip=slip(args.slip_file),
        out=args.out,
        plan=args.plan,
        documents=tuple(args.document),
        withdraw=tuple(args.withdraw),
        seat=args.seat,
        slips=args.slips,
        slips_as_text=args.slips_as_text,
    )
    size = sum(path.stat().st_size for path in args.to)
    with progress(N_("Checking the review package"), size, "B") as advance:
        done = supplement(order, advance)
    message = say(N_("Supplement {number} sealed: {path}"), number=done.number, path=done.path)
    return Reply(message, _supplement_data(done), lacking(done.missing))


def _supplement_data(done: SealedSupplement) -> dict[str, object]:
    return {
        "supplement": str(done.path),
        "number": done.number,
        "digest": done.digest,
        "plan_digest": done.plan_digest,
        "slips": [str(path) for path in done.slips],
    }


def _seat(args: argparse.Namespace) -> Reply:
    marks, written = make_reveal_seat(args.out, language=language(), as_text=args.slips_as_text)
    lines = (
        *(say(N_("Mark of {seat}: {code}"), seat=seat, code=code) for seat, code in marks.items()),
        say(N_("Keep the slips with the witness, sealed. Bring the other files to the secretary.")),
        *lacking(written.missing),
    )
    data: dict[str, object] = {
        "folder": str(args.out),
        "reveal_marks": dict(marks),
        "slips": [str(path) for path in written.files],
    }
    return Reply(say(N_("The reveal seat is made: {path}"), path=args.out), data, lines)


def _inspect(args: argparse.Namespace) -> Reply:
    with progress(N_("Checking"), args.file.stat().st_size, "B") as advance:
        found = inspect(args.file, advance)
    data = asdict(found) | {
        "seats": [{"seat": seat, "role": role} for seat, role in found.seats],
        "parts": [{"path": path, "size": size} for path, size in found.parts],
    }
    message = say(N_("{kind}, sealed {created}"), kind=say(KINDS[found.kind]), created=found.created)
    return Reply(message, data, tuple(_inspected(found)))


def _inspected(found: Inspected) -> list[str]:
    lines = [
        *([found.title] if found.title else []),
        *([say(N_("This is a drill: its ballots count nowhere."))] if found.drill else []),
        say(N_("Fingerprint: {code}"), code=found.fingerprint),
        say(N_("Session mark: {code}"), code=found.session_mark),
        say(N_("Number in its series: {number}"), number=found.sequence),
    ]
    if found.receipt:
        lines.append(
            say(
                N_("Seat {seat}, track {track}, round {round}, receipt code {code}"),
                seat=found.seat,
                track=found.track,
                round=found.round,
                code=found.receipt,
            )
        )
    if found.seats:
        lines.append(say(N_("Seats: {seats}"), seats=", ".join(seat for seat, _ in found.seats)))
    lines.append(say(N_("{count} parts, {size} bytes"), count=len(found.parts), size=found.size))
    return lines
