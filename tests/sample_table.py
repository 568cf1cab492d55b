"""The sample sealed and scored: its package, slips and ballots, as the day of `sample_day` needs them."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from played import said
from reviewdesk.resources import resource
from sample_day import ELECTRONICS, FOUND_CONFLICT, GREEN, LATE_CONFLICT, MEMBERS, PANELS, REPLACED, WITHDRAWN

Line = dict[str, str]
REASON = "与拟列示范企业有经济利益"
_AS_TIED, _LIKE = "A012", "A006"
_HALF = Decimal("0.5")


@dataclass(frozen=True)
class SampleTable:
    """A folder with everything that lies on the table before the chair collects."""

    folder: Path

    @property
    def batch(self) -> Path:
        return self.folder / "sealed" / "batch.rdbatch"

    @property
    def supplement(self) -> Path:
        return self.folder / "sealed" / "supplement-1.rdsupplement"

    def slip(self, seat: str) -> Path:
        return self.folder / "slips" / f"{seat}.txt"

    def code(self, seat: str) -> str:
        return self.slip(seat).read_text(encoding="utf-8").strip()

    def ballot(self, seat: str, track: str, version: int = 1) -> Path:
        return self.folder / "sticks" / f"{seat}-{track}-1-{version}.rdballot"


def laid(folder: Path) -> SampleTable:
    """Seal the sample, amend it, and let everybody score and cast by the verbs of the command line."""
    table = SampleTable(folder)
    sample = resource("sample")
    done(
        "seal", "--plan", sample / "plan.toml", "--register", sample / "register.xlsx",
        "--dossiers", sample / "dossiers", "--committee", sample / "committee.toml",
        "--conflicts", sample / "conflicts.csv",
        "--slips", folder / "slips", "--slips-as-text", "--out", folder / "sealed",
    )  # fmt: skip
    done(
        "supplement", "--to", table.batch, "--slip-file", table.slip("secretary"),
        "--plan", sample / "plan-amended.toml", "--out", folder / "sealed",
    )  # fmt: skip
    for seat in (*MEMBERS, "spare1"):
        _scored(table, seat)
    return table


def done(*words: object) -> Mapping[str, Any]:
    """Run a verb that must be accepted."""
    answer = said(*words)
    assert answer.exit_code == 0, (words[0], answer.message, answer.data)
    return answer.data


def _scored(table: SampleTable, seat: str) -> None:
    desk = ("--workspace", table.folder / "desks" / seat, "--slip-file", table.slip(seat))
    tracks = [track for track, panel in PANELS.items() if seat in panel]
    tracks = {"r8": [ELECTRONICS], "spare1": [GREEN]}.get(seat, tracks)
    recusals = resource("sample") / "recusals" / f"{seat}.csv"
    declared = ("--recusals", recusals) if recusals.exists() else ("--none",)
    done("open", table.batch, table.supplement, "--seat", seat, *desk)
    done("declare", *desk, "--batch", table.batch, *declared, "--pledge-agreed")
    for track in tracks:
        done("score", *desk, "--from", _sheet(table.folder, seat, track))
    if seat == LATE_CONFLICT[0]:
        done("recuse", *desk, "--application", LATE_CONFLICT[1], "--reason", REASON)
    if "comprehensive" in tracks:
        done("skip", *desk, "--application", WITHDRAWN, "--notice", "1")
    for track in tracks:
        _cast(table, desk, track)
    if seat == FOUND_CONFLICT[0]:
        done("reopen-draft", *desk, "--track", GREEN, "--reason", "组长同意退回（样例）")
        done("recuse", *desk, "--application", FOUND_CONFLICT[1], "--reason", REASON)
        _cast(table, desk, GREEN)


def _cast(table: SampleTable, desk: Sequence[object], track: str) -> None:
    done(
        "cast", *desk, "--track", track, "--out", table.folder / "sticks", "--papers", table.folder / "papers"
    )


def _sheet(folder: Path, seat: str, track: str) -> Path:
    """Write the sample's sheet of a seat with what this day needs: three alike, and one mark far below."""
    owner = "r9" if seat == "spare1" else seat
    source = resource("sample") / "sheets" / f"{owner}-{track}.csv"
    with source.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))
    alike = {line["criterion"]: line for line in lines if line["application"] == _LIKE}
    lines = [_altered(line, seat, alike) for line in lines]
    path = folder / f"{seat}-{track}.csv"
    _write(path, lines)
    return path


def _altered(line: Line, seat: str, alike: Mapping[str, Line]) -> Line:
    if line["application"] == _AS_TIED:
        return alike[line["criterion"]] | {"application": _AS_TIED}
    if (seat, line["application"]) == REPLACED:
        halves = int(Decimal(line["points"]) * Decimal("0.55") / _HALF)
        return line | {"points": format(halves * _HALF, "f"), "reason": "材料支撑不足"}
    return line


def _write(path: Path, lines: Iterable[Line]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ("application", "criterion", "points", "reason", "comment"))
        writer.writeheader()
        writer.writerows(lines)
