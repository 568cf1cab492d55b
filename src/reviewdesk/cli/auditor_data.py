"""What `verify --json` says of archives, papers and folders."""

from reviewdesk.desk import spoken_papers
from reviewdesk.desk.auditor.files import Checked, CheckedFile
from reviewdesk.desk.auditor.signed_paper import CheckedPaper, PaperSignature
from reviewdesk.desk.auditor.verify import Verified


def verified_data(found: Verified) -> dict[str, object]:
    """Return what is said of one archive."""
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


def files_data(found: Checked, language: str) -> dict[str, object]:
    """Return what is said of several files, or of one that is no archive."""
    return {
        "fingerprint": found.fingerprint,
        "compared": found.compared,
        "files": [_file(file, language) for file in found.files],
    }


def _file(file: CheckedFile, language: str) -> dict[str, object]:
    refusal = file.refusal
    return {
        "name": file.name,
        "kind": file.kind,
        "exit_code": file.exit_code,
        "code": refusal.code if refusal else "ok",
        "message": spoken_papers.verdict(file, language),
        **({"archive": verified_data(file.archive)} if file.archive else {}),
        **({"paper": _paper(file.paper)} if file.paper else {}),
    }


def _paper(paper: CheckedPaper) -> dict[str, object]:
    return {
        "signatures": [_signature(one) for one in paper.signatures],
        "waiting": dict(paper.waiting),
        "authority": paper.authority,
        "archive": paper.archive,
        "problems": [problem.code for problem in paper.problems],
    }


def _signature(one: PaperSignature) -> dict[str, object]:
    return {
        "seat": one.holder,
        "name": one.name,
        "role": one.role,
        "certifies": one.certifies,
        "claimed": one.claimed,
        "reach": one.reach,
        "later": list(one.later),
        "problems": [problem.code for problem in one.problems],
    }
