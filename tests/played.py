"""A review session played through the command line in this process, each seat in a folder of its own."""

import json
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from pypdf import PdfWriter

from reviewdesk.cli.main import main
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan

_ALONE = ("elect", "collect", "examine", "explain", "result", "audit", "publish", "close-down",
          "scan", "unscan")  # fmt: skip
Row = Sequence[str]


@dataclass(frozen=True)
class Answer:
    """What the command line said."""

    exit_code: int
    code: str
    message: str
    data: dict[str, Any]
    complaint: str


def profile(name: str) -> str:
    """Return the text of a bundled profile."""
    path = Path(__file__).parents[1] / "resources" / "profiles" / f"{name}.toml"
    return path.read_text(encoding="utf-8")


def said(*words: object) -> Answer:
    """Run one verb with --json."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        exit_code = main([*map(str, words), "--json"])
    reply = json.loads(out.getvalue())
    return Answer(exit_code, reply["code"], reply["message"], reply["data"], err.getvalue())


class Played:
    """The office, the chair's desk and the reviewers' laptops of one review session."""

    def __init__(self, folder: Path, plan: str, register: str, panel: Mapping[str, Sequence[str]]) -> None:
        self.folder = folder
        self.plan: Plan = read_plan(plan)
        self._rows = [line.split(",") for line in register.split()]
        (folder / "plan.toml").write_text(plan, encoding="utf-8")
        (folder / "register.csv").write_text("\n".join(register.split()), encoding="utf-8")
        (folder / "committee.toml").write_text(_committee(panel), encoding="utf-8")
        self._bind_dossiers()
        self._opened: set[str] = set()

    @property
    def batch(self) -> Path:
        return self.folder / "sealed" / "batch.rdbatch"

    @property
    def archive(self) -> Path:
        return self.folder / "published" / "archive.rdarchive"

    def slip(self, seat: str) -> Path:
        return self.folder / "slips" / f"{seat}.txt"

    def desk(self, seat: str) -> list[object]:
        return ["--workspace", self.folder / seat, "--slip-file", self.slip(seat)]

    def done(self, *words: object) -> dict[str, Any]:
        """Run a verb that must be accepted."""
        answer = said(*words)
        assert answer.exit_code == 0, (words[0], answer.message, answer.data)
        return answer.data

    def refused(self, *words: object, exit_code: int = 1) -> Answer:
        """Run a verb that must be refused, with its sentence on stderr."""
        answer = said(*words)
        assert answer.exit_code == exit_code, (words[0], answer.message, answer.data)
        assert answer.message in answer.complaint
        return answer

    def seal(self) -> dict[str, Any]:
        """Seal everything the office holds and open the chair's desk."""
        inputs = [(f"--{name}", self.folder / file) for name, file in _INPUTS.items()]
        sealed = self.done(
            "seal", *(word for pair in inputs for word in pair), "--slips-as-text",
            "--slips", self.folder / "slips", "--out", self.folder / "sealed",
        )  # fmt: skip
        self.done("open", self.batch, "--seat", "chair", *self.desk("chair"))
        return sealed

    def chair_words(self, verb: str, *words: object) -> list[object]:
        two = verb not in _ALONE and self.plan.review_session.witness != "none"
        second = ["--witness-slip-file", self.slip("witness")] if two else []
        return [verb, *words, *self.desk("chair"), *second]

    def chair(self, verb: str, *words: object) -> dict[str, Any]:
        """Run one of the chair's verbs, with the witness where two must agree."""
        return self.done(*self.chair_words(verb, *words))

    def chair_refused(self, verb: str, *words: object) -> Answer:
        return self.refused(*self.chair_words(verb, *words))

    def motion(self, name: str, text: str) -> list[object]:
        """Write a motion file and return the words that hand it over."""
        path = self.folder / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
        return ["--motion", path]

    def sheet(self, name: str, marks: Mapping[str, Row], states: Mapping[str, str] | None = None) -> Path:
        """Write a score sheet: application → marks in rubric order, every row with words."""
        lines = ["application,criterion,points,reason,comment,state"]
        lines += [f"{application},,,,,{state}" for application, state in (states or {}).items()]
        for application, row in marks.items():
            criteria = [c for c in self.plan.track(self.track(application)).criteria if c.mode != "objective"]
            lines += [
                f"{application},{c.id},{points},理由,{'好' if c is criteria[0] else ''},"
                for c, points in zip(criteria, row, strict=True)
            ]
        path = self.folder / f"{name}.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    def track(self, application: str) -> Any:
        return next(row[1] for row in self._rows if row[0] == application)

    def table(self, seat: str, recusals: str = "") -> None:
        """Open a reviewer's laptop, pledge and declare; the second time nothing happens."""
        if seat in self._opened:
            return
        self._opened.add(seat)
        declared: list[object] = ["--none"]
        if recusals:
            path = self.folder / f"{seat}-recusals.csv"
            path.write_text(f"application,reason\n{recusals}\n", encoding="utf-8")
            declared = ["--recusals", path]
        self.done("open", self.batch, "--seat", seat, *self.desk(seat))
        self.done("declare", *self.desk(seat), "--batch", self.batch, *declared, "--pledge-agreed")

    def cast(self, seat: str, marks: Mapping[str, Row]) -> list[Path]:
        """Score and cast every track that `marks` speaks of; return the ballots."""
        self.table(seat)
        self.done("score", *self.desk(seat), "--from", self.sheet(f"{seat}-sheet", marks))
        tracks = sorted({self.track(application) for application in marks})
        return [self.cast_track(seat, track) for track in tracks]

    def cast_track(self, seat: str, track: str, *words: object) -> Path:
        out = ["--out", self.folder / "sticks" / seat]
        return Path(self.done("cast", *self.desk(seat), "--track", track, *words, *out)["file"])

    def sign(self, seat: str, *words: object) -> dict[str, Any]:
        return self.chair("sign", "--seat", seat, "--seat-slip-file", self.slip(seat), *words)

    def result(self) -> dict[str, Any]:
        """Return result.json as it stands."""
        path = self.folder / "result.json"
        self.chair("result", "--out", path)
        return dict(json.loads(path.read_bytes()))

    def row(self, application: str) -> dict[str, Any]:
        rows = [row for track in self.result()["tracks"] for row in track["ranking"]]
        return next(dict(row) for row in rows if row["application"] == application)

    def published(self) -> dict[str, Any]:
        """Publish, then verify the archive alone with the fingerprint that publishing printed."""
        told = self.chair("publish", "--out", self.archive.parent)
        found = self.done("verify", self.archive, "--fingerprint", told["fingerprint"])
        assert found["compared"]
        return found

    def _bind_dossiers(self) -> None:
        for application, track, *_ in self._rows[1:]:
            folder = self.folder / "dossiers" / application
            folder.mkdir(parents=True)
            for document in self.plan.track(track).documents:
                writer = PdfWriter()
                writer.add_blank_page(200, 200)
                writer.write(folder / f"{document.id}.pdf")


def _committee(panel: Mapping[str, Sequence[str]]) -> str:
    seats = (
        f'[[seat]]\nseat = "{seat}"\nrole = "{"spare" if seat.startswith("spare") else "reviewer"}"\n'
        f'name = "评委{seat[-1]}"\ntracks = {json.dumps(list(tracks))}\n'
        for seat, tracks in panel.items()
    )
    return "schema = 1\n" + "".join(seats)


_INPUTS = {
    "plan": "plan.toml",
    "register": "register.csv",
    "dossiers": "dossiers",
    "committee": "committee.toml",
}
