"""What the log tells of openings, adoption and nights is what batch and supplements are."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from archives import Archive
from reviewdesk.desk.auditor.form import open_form
from reviewdesk.desk.auditor.sitting import Sitting, read_sitting
from reviewdesk.desk.auditor.stated import check_stated
from reviewdesk.desk.auditor.verdict import DIFFERS, Verdict
from reviewdesk.domain import canonical
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import Digest

pytestmark = pytest.mark.xdist_group("auditor")
SECOND, NIGHT = Digest("2" * 64), Digest("9" * 64)


def entry(kind: str, data: Mapping[str, object], head: str = "0" * 64) -> Entry:
    return Entry(index=7, kind=kind, at="2026-11-23T21:10:06Z", data=data, head=Digest(head))


@pytest.fixture
def amended(lone: Archive) -> Sitting:
    """A batch and a supplement that amends the plan, adopted; a night between two days."""
    sitting = read_sitting(open_form(lone.path, lambda _: None), None)
    lineage = replace(
        sitting.lineage,
        heads=(*sitting.lineage.heads, SECOND),
        headers=(*sitting.lineage.headers, (canonical.encode({"plan_digest": "p" * 64}), b"")),
    )
    told = (
        entry("open", {"lineage": SECOND, "sequence": 2}),
        entry("adopt", {"plan": "p" * 64, "head": SECOND, "sequence": 2, "present": ["r1"]}),
        entry("adjourn", {"lineage": SECOND, "roll": []}, NIGHT),
        entry("resume", {"head": NIGHT}),
    )
    closing = [
        replace(e, data={**e.data, "plan": "p" * 64, "lineage": SECOND}) if e.kind == "close" else e
        for e in sitting.entries[1:]
    ]
    return replace(sitting, lineage=lineage, entries=(sitting.entries[0], *told, *closing))


def test_what_was_opened_adopted_and_kept_overnight_holds(amended: Sitting) -> None:
    check_stated(amended)


def lies(sitting: Sitting) -> Iterator[tuple[str, str, object]]:
    yield "adopt", "head", sitting.lineage.batch
    yield "adopt", "plan", sitting.lineage.plan_digest
    yield "adopt", "sequence", 1
    yield "adjourn", "lineage", sitting.lineage.batch
    yield "resume", "head", "8" * 64
    yield "close", "lineage", sitting.lineage.batch


def test_every_other_word_on_it_is_named(amended: Sitting) -> None:
    for kind, key, lie in lies(amended):
        changed = [replace(e, data={**e.data, key: lie}) if e.kind == kind else e for e in amended.entries]
        with pytest.raises(Verdict) as found:
            check_stated(replace(amended, entries=tuple(changed)))
        assert (found.value.exit_code, found.value.code) == (DIFFERS, "verify-entry")
        assert (found.value.data["kind"], found.value.data["key"]) == (kind, key)


def test_a_supplement_nobody_opened_is_named(amended: Sitting) -> None:
    unopened = tuple(e for e in amended.entries if e.kind not in ("adopt", "adjourn", "resume", "close"))
    assert unopened[1].kind == "open"
    with pytest.raises(Verdict) as found:
        check_stated(replace(amended, entries=(unopened[0], *unopened[2:])))
    assert (found.value.code, found.value.data["number"]) == ("verify-unread-supplement", 1)
