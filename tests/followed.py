"""A finished small review session with a stand-by tier, and the command line that follows its archive."""

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chair_session import MARKS, SEATS, Session, T, U, all_ballots
from played import Answer, said
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.finalising import finalise
from reviewdesk.desk.chair.publishing import publish
from reviewdesk.desk.chair.revealing import rank, reveal
from reviewdesk.desk.handover import ARCHIVE
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.domain.plan.reader import read_plan
from sealed_session import TRACK, applied, office, panel, seal

RESERVE = """
[[track.tier]]
id = "reserve"
name = "候补"
quota = 1
ordered = true
promotes_to = "listed"
"""
PLAN = (
    'schema = 1\n[review_session]\ntitle = "{title}"\nwitness = "none"\nlanguage = "{language}"\n'
    'organisers = ["样例省经信委", "样例省财政厅"]\n'
    '[notice]\nplace = "样例网站"\n[contacts]\nphone = "0000-1111"\n'
    '[rules]\naggregate = "trimmed"\nend_rule = "vote"\nend_rule_after_vote = "share"\n'
    + TRACK.format(id="t", quota=1).replace("[[track.criterion]]", RESERVE + "[[track.criterion]]", 1)
    + TRACK.format(id="u", quota=1)
)


@dataclass(frozen=True)
class Followed:
    """An archive, and what signs what follows it."""

    archive: Path
    batch: Path
    slip: Path
    held: Session

    def run(self, verb: str, out: Path, *words: object) -> Answer:
        """Run one verb of staff on the archive and all that lies in `out` already."""
        return said(verb, self.archive, *records(out), *self.hand(out), *words)

    def hand(self, out: Path) -> tuple[object, ...]:
        return "--batch", self.batch, "--slip-file", self.slip, "--out", out


def records(out: Path) -> list[Path]:
    """Return the later records in a folder, in order."""
    return sorted(out.glob("*.rdaddendum"), key=lambda path: int(path.name.split("-")[1]))


@cache
def followed(language: str = "zh_CN", number: int = 1, title: str = "小评审会") -> Followed:
    """Return a published session, made once per process; another number is another session."""
    plan = read_plan(PLAN.format(language=language, title=title))
    applications = [applied(one, T if one.startswith("A") else U, f"p{one}", o="5") for one in MARKS]
    seats = (*office("none"), *panel((T, U), *SEATS))
    held = seal(Session, plan, applications, seats)
    folder = Path(tempfile.mkdtemp(prefix="followed-"))
    open_desk(folder / "chair", [held.batch], "chair", held.code("chair"))
    with held.room(folder / "chair") as room:
        room, _ = collect(room, all_ballots(held, folder / "b"))
        room, _ = close(room, held.witness)
        room, _ = reveal(room, held.envelope, held.witness)
        room = rank(room, held.witness)
        room, _ = finalise(room, held.witness)
        publish(room, folder / "out")
    slip = folder / "secretary.txt"
    slip.write_text(held.code("secretary"), encoding="utf-8")
    return Followed(folder / "out" / ARCHIVE, held.batch, slip, held)
