"""Makes the golden archive of the schema that archives are written in now; one that is there stays for ever.

Run it from the root of the repository once a schema is new:
`PYTHONPATH=src:tests python tests/golden/make_archive.py`.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

from archives import signed_archive
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.domain import canonical
from reviewdesk.domain.result import result_json
from reviewdesk.sealed.header import SCHEMA

HERE = Path(__file__).parent


def told(archive: Path) -> dict[str, object]:
    """Return what verifying an archive says, in a form to keep."""
    found = verify(archive)
    return {
        "fingerprint": found.fingerprint,
        "counts": found.counts,
        "signers": {paper: list(seats) for paper, seats in found.signers.items()},
        "unanswered": list(found.unanswered),
        "withheld": list(found.withheld),
        "sequence": found.sequence,
        "result": canonical.digest(result_json(found.result)),
    }


def main() -> int:
    """Write archive and what verifying it says; refuse where a golden archive lies."""
    target = HERE / f"schema-{SCHEMA}.rdarchive"
    if target.exists():
        sys.stderr.write(f"{target} is kept as it is.\n")
        return 1
    os.environ["REVIEWDESK_STATE"] = tempfile.mkdtemp()
    target.write_bytes(signed_archive().path.read_bytes())
    said = json.dumps(told(target), indent=2, sort_keys=True)
    target.with_suffix(".json").write_text(f"{said}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
