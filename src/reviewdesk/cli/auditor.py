"""The command line of whoever holds an archive, its papers or a hand-over folder: verify them."""

import argparse
from pathlib import Path

from reviewdesk.cli.auditor_data import files_data, verified_data
from reviewdesk.cli.frame import Reply, Verbs, language, progress, say
from reviewdesk.cli.staff_data import course_data
from reviewdesk.cli.staff_frame import fingerprint_argument
from reviewdesk.desk import spoken_course, spoken_papers
from reviewdesk.desk.auditor.chain import Chain, open_chain
from reviewdesk.desk.auditor.files import is_paper, total_size
from reviewdesk.desk.auditor.handed_over import check_files
from reviewdesk.desk.auditor.reference import read_authority
from reviewdesk.desk.auditor.verify import Verified
from reviewdesk.domain.names import Digest
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
        "verify",
        run,
        help=N_("verify archives, signed PDFs or a hand-over folder, and say whether all agrees"),
    )
    parser.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="FILE",
        help=say(N_("an archive and its later records in order; PDFs; or a hand-over folder")),
    )
    fingerprint_argument(parser)
    parser.add_argument(
        "--authority",
        metavar="C",
        help=say(N_("session-ca.cer or its SHA-256: PDFs alone are held against it, not against an archive")),
    )


def run(args: argparse.Namespace) -> Reply:
    """Verify files; exit 0 agrees, 2 differs, 3 missing, 4 nothing that can be verified."""
    papers = [path for path in args.files if path.is_dir() or is_paper(path)]
    authority = read_authority(args.authority) if args.authority is not None else None
    archives = [path for path in args.files if path not in papers]
    if authority is not None and not all(map(is_paper, args.files)):
        raise ReviewDeskError("authority-for-papers")
    if papers:
        return _several(args.files, args.fingerprint, authority)
    return _archive(archives, args.fingerprint)


def _several(paths: list[Path], fingerprint: str | None, authority: Digest | None) -> Reply:
    with progress(N_("Verifying"), total_size(paths), "B") as advance:
        found = check_files(paths, fingerprint, authority, advance)
    wrong = next((file.refusal for file in found.files if file.exit_code == found.exit_code), None)
    return Reply(
        message=spoken_papers.summary(found, language()),
        data=files_data(found, language()),
        lines=tuple(spoken_papers.report(found, language())),
        exit_code=found.exit_code,
        code=wrong.code if wrong else "ok",
    )


def _archive(paths: list[Path], fingerprint: str | None) -> Reply:
    for path in paths:
        path.stat()  # what is not there is refused as that, before the long work
    with progress(N_("Verifying"), total_size(paths), "B") as advance:
        chain = open_chain(paths[0], paths[1:], fingerprint, advance)
    found = chain.verified
    return Reply(
        message=say(
            N_("The archive agrees with itself and belongs to the fingerprint {f}."), f=found.fingerprint
        ),
        data=verified_data(found) | ({"course": course_data(chain)} if chain.files else {}),
        lines=(*_lines(found), *_followed(chain)),
    )


def _followed(chain: Chain) -> list[str]:
    if not chain.files:
        return []
    text = N_("{count} later records hold too, in this order. Whether there are more, no file can say.")
    return [say(text, count=len(chain.files)), *spoken_course.report(chain.course, language())]


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
