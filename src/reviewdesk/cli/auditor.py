"""The command line of whoever holds an archive: verify it."""

import argparse
from pathlib import Path

from reviewdesk.cli.frame import Reply, Verbs, progress, say
from reviewdesk.desk.auditor.verify import Verified, verify
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.marker import N_

OUTCOMES = {
    "counted": N_("counted"),
    "typed": N_("typed from paper"),
    "absent": N_("absent"),
    "void": N_("void"),
    "replaced": N_("replaced"),
    "unused": N_("spare, unused"),
}


def register(verbs: Verbs) -> None:
    """Add `verify`."""
    parser = verbs.add(
        "verify", run, help=N_("re-derive the ranking of an archive and say whether all agrees")
    )
    parser.add_argument("archive", type=Path, metavar="ARCHIVE")
    parser.add_argument(
        "addenda", type=Path, nargs="*", metavar="ADDENDUM", help=say(N_("later records, in order"))
    )
    parser.add_argument("--fingerprint", metavar="F", help=say(N_("the fingerprint from the signed paper")))


def run(args: argparse.Namespace) -> Reply:
    """Verify one archive; exit 0 agrees, 2 differs, 3 missing, 4 not an archive."""
    if args.addenda:
        raise ReviewDeskError("verify-addenda", count=len(args.addenda))
    size = args.archive.stat().st_size if args.archive.is_file() else 0
    with progress(N_("Verifying"), size, "B") as advance:
        found = verify(args.archive, args.fingerprint, advance)
    return Reply(
        message=say(
            N_("The archive agrees with itself and belongs to the fingerprint {f}."), f=found.fingerprint
        ),
        data=_data(found),
        lines=tuple(_lines(found)),
    )


def _lines(found: Verified) -> list[str]:
    counts = ", ".join(f"{say(OUTCOMES[state])} {count}" for state, count in found.counts.items())
    lines = [say(N_("Ballots: {counts}."), counts=counts)]
    for paper, seats in found.signers.items():
        lines.append(say(N_("{paper}: signatures of {seats} hold."), paper=paper, seats=", ".join(seats)))
    if found.scans:
        lines.append(say(N_("Scans of pages signed in ink: {count}."), count=found.scans))
    if found.unanswered:
        text = N_("No answer in the signing round is on record: {seats}. Ask them whether they gave one.")
        lines.append(say(text, seats=", ".join(found.unanswered)))
    if found.withheld:
        lines.append(
            say(N_("Withheld as a group: names and texts ({count} parts)."), count=len(found.withheld))
        )
    if found.compared:
        lines.append(say(N_("The fingerprint was compared with the one given.")))
    else:
        lines.append(say(N_("Not compared yet: compare the fingerprint with the one on the signed paper.")))
    return lines


def _data(found: Verified) -> dict[str, object]:
    return {
        "fingerprint": found.fingerprint,
        "compared": found.compared,
        "counts": found.counts,
        "withheld": list(found.withheld),
        "unanswered": list(found.unanswered),
        "scans": found.scans,
        "signers": {paper: list(seats) for paper, seats in found.signers.items()},
        "sequence": found.sequence,
    }
