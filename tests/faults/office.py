"""What an office feeds into `seal`: plan, register, committee, dossiers, conflicts and waivers."""

from pathlib import Path

import pdf_samples
from chair_session import PLAN

REGISTER = "id,track,applicant,applicant_id,o\nA1,t,甲单位,p1,5\nA2,t,乙单位,p2,6\nB1,u,丙单位,p3,5\n"
SEAT = '[[seat]]\nseat = "r{n}"\nrole = "reviewer"\nname = "评委0{n}"\ntracks = ["t", "u"]\n'
INPUTS = ("plan.toml", "register.csv", "committee.toml", "conflicts.csv", "waivers.csv")


def office_in(folder: Path, reviewers: int = 5) -> Path:
    """Write all of it into a folder."""
    folder.mkdir(exist_ok=True)
    seats = "".join(SEAT.format(n=n) for n in range(1, reviewers + 1))
    texts = (
        PLAN.format(witness="none", end_rule="vote", handover="full"),
        REGISTER,
        f"schema = 1\n{seats}",
        "application,seat,reason\nA2,r1,近亲属\n",
        "problem,application,document,reason\ndossier-document-missing,A1,,纸质已收\n",
    )
    for name, text in zip(INPUTS, texts, strict=True):
        (folder / name).write_text(text, encoding="utf-8")
    for application in ("A1", "A2", "B1"):
        (folder / "dossiers" / application).mkdir(parents=True)
        (folder / "dossiers" / application / "plan.pdf").write_bytes(pdf_samples.good())
    return folder


def seal_words(office: Path, out: Path, slips: Path) -> list[str]:
    """Return the command that seals it."""
    files = {path.stem: path for path in (office / name for name in INPUTS)}
    named = {**files, "dossiers": office / "dossiers", "slips": slips, "out": out}
    return ["seal", *(word for name, path in named.items() for word in (f"--{name}", str(path)))]
