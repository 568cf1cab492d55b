"""Step 6, what entries say beside what they decide: which lineage was open, and which ballots did not."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reviewdesk.desk.auditor.sitting import Sitting
from reviewdesk.desk.auditor.verdict import DIFFERS, expect, judging
from reviewdesk.domain import canonical
from reviewdesk.domain.log import Entry
from reviewdesk.domain.roll import closed_roll, extended
from reviewdesk.sealed.archive import LOG

_TOLD = ("open", "adopt", "close", "adjourn", "resume", "reveal")


def check_stated(sitting: Sitting) -> None:
    """Hold what the log says of batch, supplements and unreadable ballots against what they are.

    Raises:
        Verdict: 2 with the first entry and key that differ, theirs and ours.
    """
    expect(sitting.entries[0].kind == "open", "verify-unopened", part=LOG)
    with judging(DIFFERS, LOG):
        opened, head = 0, ""
        for entry in (e for e in sitting.entries if e.kind in _TOLD):
            if entry.kind == "open":
                opened = _opened(sitting, entry, opened)
            _check(entry, _due(sitting, entry, opened, head))
            head = entry.head if entry.kind == "adjourn" else head
    total = len(sitting.lineage.heads)
    expect(opened == total, "verify-unread-supplement", part=LOG, number=total - 1)


def _opened(sitting: Sitting, entry: Entry, before: int) -> int:
    """Return how many files of the lineage are open now: each opening adds at least one."""
    sequence = entry.data["sequence"]
    if type(sequence) is int and before < sequence <= len(sitting.lineage.heads):
        return sequence
    _check(entry, {"sequence": before + 1})
    return before


def _due(sitting: Sitting, entry: Entry, opened: int, adjourned: str) -> Mapping[str, object]:
    lineage = sitting.lineage
    head = lineage.heads[opened - 1]
    plan = canonical.decode_map(lineage.headers[opened - 1][0])["plan_digest"]
    match entry.kind:
        case "open":
            return {"lineage": head, "sequence": opened}
        case "adopt":
            return {"plan": plan, "head": head, "sequence": opened}
        case "close":
            return {"plan": plan, "lineage": head}
        case "adjourn":
            return {"lineage": head}
        case "resume":
            return {"head": adjourned}
    return {"unreadable": list(_unreadable(sitting))}


def _unreadable(sitting: Sitting) -> Iterator[list[object]]:
    """Yield the counted ballots that chair and witness made void because they did not open."""
    lineage = sitting.lineage
    closed = closed_roll(lineage.plan, lineage.committee.seats, sitting.entries)
    voids = [e for e in sitting.entries if e.kind == "void" and "unreadable" in e.data]
    for cell in closed.counted():
        alone = replace(closed, outcomes=(cell,))
        if any(extended(alone, void).outcomes[0].state == "void" for void in voids):
            yield [cell.seat, cell.track, cell.round, cell.digest]


def _check(entry: Entry, due: Mapping[str, object]) -> None:
    for key, ours in due.items():
        theirs = entry.data[key]
        expect(
            type(theirs) is type(ours) and theirs == ours,
            "verify-entry",
            part=LOG,
            index=entry.index,
            kind=entry.kind,
            key=key,
            theirs=str(theirs)[:80],
            ours=str(ours)[:80],
        )
