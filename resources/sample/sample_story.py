"""The motions, texts and papers of the story; each file is named in STORY.md."""

from decimal import Decimal
from pathlib import Path

from sample_commands import commands
from sample_people import CHAIR, MISTYPED, PANELS, REFUSING, TIED

Signed = dict[str, dict[tuple[str, str], dict[str, Decimal]]]
_EVERYBODY = tuple(f"r{number}" for number in range(1, 10))


def write_story(target: Path, signed: Signed) -> None:
    """Write the motion files and texts."""
    motions = target / "motions"
    motions.mkdir(parents=True, exist_ok=True)
    elected = {seat: CHAIR if seat != CHAIR else "r2" for seat in _EVERYBODY}
    adopted = {seat: "no" if seat == "r6" else "yes" for seat in _EVERYBODY}
    chosen = {seat: [TIED[0] if seat in ("r2", "r6") else TIED[1]] for seat in PANELS["comprehensive"]}
    _write(
        motions / "elect.toml", _motion(f'seat = "{CHAIR}"\nrecorder = "记录员（样例）"', "推选组长", elected)
    )
    _write(
        motions / "adopt.toml",
        _motion("", "综合类：“政策措施与组织保障”与“资金安排与预期绩效”满分互换", adopted),
    )
    line = 'motion = "line"\ntrack = "comprehensive"\ntier = "listed"'
    _write(motions / "tie.toml", _motion(line, "综合类第8名同分，记名表决", chosen, PANELS["comprehensive"]))
    _write(
        target / f"refuse-{REFUSING}.txt",
        "对绿色安全类排名有保留，认为危险源监测平台的权重偏低，不予签名。（样例）\n",
    )
    seat, application, criterion, _ = MISTYPED
    right = signed["green"][seat, application][criterion]
    _write(target / "commands.txt", "\n".join(commands(right)) + "\n")
    _write(target / "signed-sheet.txt", f"{seat} {application} {criterion} {right.normalize():f}\n")


def _motion(
    head: str, text: str, ballots: dict[str, object] | dict[str, str] | dict[str, list[str]],
    present: tuple[str, ...] = _EVERYBODY,
) -> str:  # fmt: skip
    lines = [line for line in (head, f'text = "{text}"', f"present = {_value(list(present))}") if line]
    votes = ", ".join(f"{seat} = {_value(vote)}" for seat, vote in ballots.items())
    return "\n".join(["schema = 1", *lines, "", "[[round]]", f"ballots = {{ {votes} }}"]) + "\n"


def _value(value: object) -> str:
    return "[" + ", ".join(f'"{v}"' for v in value) + "]" if isinstance(value, list) else f'"{value}"'


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
