"""Every verb that reads or writes a named file, given none of what it can use: one refusal, no traceback."""

from pathlib import Path

import pytest

from chair_session import Session, copy_of
from faults.command import Slips, Verbs
from faults.listing import listing
from faults.stages import chair, reviewer

pytestmark = pytest.mark.xdist_group("faults")

REVIEWER = {
    "score": ["--from", "@"],
    "declare": ["--batch", "@", "--none", "--pledge-agreed"],
    "declare by sheet": ["--batch", "{batch}", "--recusals", "@", "--pledge-agreed"],
    "open": ["@", "--seat", "r1"],
    "open with": ["{batch}", "@", "--seat", "r1"],
    "cast": ["--track", "t", "--out", "@"],
}
CHAIR = {
    "collect": ["@"],
    "elect": ["--motion", "@"],
    "adopt": ["--motion", "@"],
    "typed": ["--seat", "r1", "--track", "t", "@", "@"],
    "vote": ["--motion", "@"],
    "refinalise": ["--motion", "@"],
    "sign": ["--seat", "r1", "--seat-slip-file", "@"],
    "sign with": ["--seat", "r1", "--seat-slip-file", "{slip}", "--dissent", "@"],
    "publish": ["--out", "@"],
}
ALONE = {"inspect": ["@"], "verify": ["@"], "plan": ["check", "@"], "trial": ["--plan", "@", "--scores", "@"]}
USABLE = ("sign with", "deep")
"""Any text is a statement."""


def places(folder: Path) -> list[Path]:
    """Return what is there and is never what a verb asks for."""
    (folder / "noise").write_bytes(bytes(range(256)) * 9)
    (folder / "deep").write_bytes(b"[" * 100_000)
    (folder / "nothing").write_bytes(b"")
    (folder / "loop").symlink_to(folder / "loop")
    return [folder / name for name in ("noise", "deep", "nothing", "loop", "n" * 300)]


@pytest.mark.parametrize(
    "verb",
    [
        *(pytest.param((name, words, "r1"), id=name) for name, words in REVIEWER.items()),
        *(pytest.param((name, words, "chair"), id=name) for name, words in CHAIR.items()),
        *(pytest.param((name, words, ""), id=name) for name, words in ALONE.items()),
    ],
)
def test_what_a_verb_cannot_use_is_refused_without_a_traceback_and_changes_nothing(
    held: Session, verbs: Verbs, slips: Slips, tmp_path: Path, verb: tuple[str, list[str], str]
) -> None:
    name, rest, seat = verb
    desk = copy_of(reviewer("scored") if seat == "r1" else chair("finalised"), tmp_path / "desk")
    filled = {"batch": held.batch, "slip": slips.of("r1")}
    words = [name.split()[0], *(word.format(**filled) for word in rest)]
    words += slips.desk(seat, desk) if seat else []
    for place in (one for one in places(tmp_path) if (name, one.name) != USABLE):
        before = listing(tmp_path)
        ended = verbs.run([str(place) if word == "@" else word for word in words], tmp_path)
        assert ended.code in (1, 4), (place, ended)
        assert ended.complaint, place
        assert "Traceback" not in ended.complaint, (place, ended)
        assert listing(tmp_path) == before, place
