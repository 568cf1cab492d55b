"""The sample review session sealed in a folder, and the command line that works on it for the pictures."""

import csv
import subprocess
import sys
from collections.abc import Container
from pathlib import Path

from reviewdesk.resources import resource


def seal(folder: Path) -> Path:
    """Seal the sample session and the amended plan; return the folder with the packages and the slips."""
    sample = resource("sample")
    command = ["seal", "--plan", sample / "plan.toml", "--register", sample / "register.xlsx"]
    command += ["--dossiers", sample / "dossiers", "--committee", sample / "committee.toml"]
    command += ["--conflicts", sample / "conflicts.csv", "--slips", folder / "slips", "--slips-as-text"]
    reviewdesk(*command, "--out", folder / "sealed")
    amend = ["supplement", "--to", folder / "sealed" / "batch.rdbatch", "--plan"]
    amend += [sample / "plan-amended.toml", "--slip-file", folder / "slips" / "secretary.txt"]
    reviewdesk(*map(str, amend), "--out", folder / "sealed")
    return folder


def packages(folder: Path) -> list[Path]:
    """Return the package and its supplement."""
    return [folder / "sealed" / "batch.rdbatch", folder / "sealed" / "supplement-1.rdsupplement"]


def reviewdesk(*words: str | Path) -> None:
    """Run one command."""
    subprocess.run([sys.executable, "-m", "reviewdesk", *words], check=True, stdout=subprocess.DEVNULL)


def slip(folder: Path, seat: str) -> str:
    """Return the code of a seat's slip."""
    return (folder / "slips" / f"{seat}.txt").read_text(encoding="utf-8").split()[-1]


def part_of_sheet(target: Path, sheet: str, left_out: Container[str]) -> Path:
    """Write a sample sheet without some applications."""
    with resource("sample", "sheets", sheet).open(encoding="utf-8", newline="") as source:
        rows = [row for row in csv.reader(source) if row[0] not in left_out]
    with target.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written).writerows(rows)
    return target
