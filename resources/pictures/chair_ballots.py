"""Ballots of every kind: good ones, and one for each sentence that a file can be met with."""

import shutil
from pathlib import Path

from chair_seat import do

from reviewdesk.resources import resource

GOOD = (
    ("r4", ("comprehensive", "green")),
    ("r3", ("comprehensive",)),
    ("r5", ("electronics",)),
)


def good(folder: Path) -> Path:
    """Let three reviewers cast on laptops of their own; return the stick with their ballots."""
    stick = folder / "stick"
    for seat, tracks in GOOD:
        sit_down(folder, seat)
        score(folder, seat, *tracks)
        cast(folder, seat, stick, *tracks)
    return stick


def second_version(folder: Path, stick: Path) -> None:
    """Let reviewer 3 cast again what was sent back."""
    own = desk(folder, "r3")
    do("reopen-draft", *own, "--track", "comprehensive", "--reason", "退回重评")
    cast(folder, "r3", stick, "comprehensive")


def of_every_kind(folder: Path, first: Path) -> Path:
    """Return a stick with a good ballot, one that is in, and one of each that is refused."""
    stick = folder / "every-kind"
    stick.mkdir()
    sit_down(folder, "r6")
    score(folder, "r6", "electronics")
    cast(folder, "r6", stick, "electronics")
    files = {file.name.partition("-1-")[0]: file for file in first.glob("*-1-1.rdballot")}
    shutil.copy2(files["r4-comprehensive"], stick / "已经收过.rdballot")
    shutil.copy2(files["r3-comprehensive"], stick / "较早的一份.rdballot")
    whole = files["r4-green"].read_bytes()
    (stick / "改动过.rdballot").write_bytes(whole[:-1] + b"x")
    (stick / "不完整.rdballot").write_bytes(whole[: len(whole) // 2])
    sit_down(folder, "r7", supplement=False)
    score(folder, "r7", "electronics", withdrawn=False)
    cast(folder, "r7", stick, "electronics")
    twin(folder, stick)
    foreign(folder, stick)
    return stick


def twin(folder: Path, stick: Path) -> None:
    """Let reviewer 5 cast once more from another laptop: it conflicts with the one held."""
    other = folder / "other-laptop"
    other.mkdir()
    for name in ("sealed", "slips"):
        shutil.copytree(folder / name, other / name)
    sit_down(other, "r5")
    score(other, "r5", "electronics")
    cast(other, "r5", stick, "electronics")


def foreign(folder: Path, stick: Path) -> None:
    """Seal the same session once more: a ballot of that package belongs to another one."""
    other = folder / "foreign"
    sample = resource("sample")
    sealing = ["seal", "--plan", sample / "plan-amended.toml", "--register", sample / "register.xlsx"]
    sealing += ["--dossiers", sample / "dossiers", "--committee", sample / "committee.toml"]
    sealing += ["--conflicts", sample / "conflicts.csv", "--slips", other / "slips", "--slips-as-text"]
    do(*sealing, "--out", other / "sealed")
    sit_down(other, "r8", supplement=False)
    score(other, "r8", "electronics", withdrawn=False)
    cast(other, "r8", stick, "electronics")


def desk(folder: Path, seat: str) -> list[str | Path]:
    """Return where a seat works, and its slip."""
    return ["--workspace", folder / "laptops" / seat, "--slip-file", folder / "slips" / f"{seat}.txt"]


def sit_down(folder: Path, seat: str, *, supplement: bool = True) -> None:
    """Open a laptop, pledge and declare."""
    batch = folder / "sealed" / "batch.rdbatch"
    more = [folder / "sealed" / "supplement-1.rdsupplement"] if supplement else []
    recusals = resource("sample") / "recusals" / f"{seat}.csv"
    declared = ["--recusals", recusals] if recusals.is_file() else ["--none"]
    do("open", batch, *more, "--seat", seat, *desk(folder, seat))
    do("declare", *desk(folder, seat), "--batch", batch, *declared, "--pledge-agreed")


def score(folder: Path, seat: str, *tracks: str, withdrawn: bool = True) -> None:
    """Fill the draft from the sample's sheets."""
    for track in tracks:
        do("score", *desk(folder, seat), "--from", resource("sample") / "sheets" / f"{seat}-{track}.csv")
    if withdrawn:
        do("skip", *desk(folder, seat), "--application", "A023", "--notice", "1")


def cast(folder: Path, seat: str, stick: Path, *tracks: str) -> None:
    """Cast onto a stick."""
    for track in tracks:
        do("cast", *desk(folder, seat), "--track", track, "--out", stick)
