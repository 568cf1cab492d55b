"""A child process of the test of identical bytes: plays, or renders from a copy of one and the same state.

python rendered.py play FOLDER        a whole session, rows, sheets and ballots backwards
python rendered.py render FOLDER OUT  everything that must be the same bytes anywhere, into OUT
"""

import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from openpyxl import load_workbook

from light_slots import lighten
from played import Played
from reviewdesk.desk.chair.closing import examine
from reviewdesk.desk.chair.finalising import packet_signers, signers
from reviewdesk.desk.chair.frozen import RECORD, RESULT, frozen
from reviewdesk.desk.chair.opening import named_seats
from reviewdesk.desk.chair.packets import packet_of
from reviewdesk.desk.chair.room import Room, chair_room
from reviewdesk.desk.chair.settling import result_of
from reviewdesk.desk.chair.workbooks import workbook_bytes
from reviewdesk.desk.reviewer.casting import cast_ballots, draft_ballot
from reviewdesk.desk.reviewer.papers import papers
from reviewdesk.desk.reviewer.scoring import score
from reviewdesk.desk.reviewer.table import Table, at_table
from reviewdesk.desk.secretary.papers import local_time
from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.domain.plan.normal import normalised
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.record import Record, record_json
from reviewdesk.domain.result import result_json
from reviewdesk.report.closed import closed_list
from reviewdesk.report.minutes import opening_minutes
from reviewdesk.report.packet.contents import sign_packet
from reviewdesk.report.ranking_pdf import ranking_pdf
from reviewdesk.report.slips import key_slip
from reviewdesk.report.values import KeySlip, OpeningMinutes, RankingPaper
from reviewdesk.sealed.ballot import identity_of
from reviewdesk.sealed.codes import fingerprint
from reviewdesk.sealed.scores import scores_bytes
from reviewdesk.store import journal

Thing = TypeVar("Thing")
SEATS = ("r1", "r2", "r3")
TRACKS = ("t", "u")
PLAN = """schema = 1
[review_session]
title = "小评审会"
language = "zh_CN"
timezone = "Asia/Shanghai"
[rules]
aggregate = "mean"
minimum_ballots = 3
comment = "optional"
[committee]
minimum = 3
[[track]]
id = "t"
name = "甲类"
[[track.tier]]
id = "listed"
name = "列入"
quota = 1
[[track.criterion]]
id = "a"
name = "水平"
max = "60"
step = "0.5"
[[track.criterion]]
id = "b"
name = "成效"
max = "40"
[[track]]
id = "u"
name = "乙类"
[[track.tier]]
id = "listed"
name = "列入"
quota = 1
[[track.criterion]]
id = "c"
name = "水平"
max = "100"
"""
TURNED = PLAN.replace(
    'title = "小评审会"\nlanguage = "zh_CN"', 'language = "zh_CN"\ntitle = "小评审会"'
).replace('aggregate = "mean"\nminimum_ballots = 3', 'minimum_ballots = 3\naggregate = "mean"')
"""The same plan, its keys in another order."""
REGISTER = """id,track,applicant,applicant_id
A1,t,海星县䶮,p1
A2,t,山谷县,p2
A10,t,北岸县,p3
B1,u,东港县,p4
B2,u,西岭县,p5
"""
MARKS = {
    "r1": {"A1": ("50.5", "30"), "A2": ("41", "22"), "A10": ("41", "22"), "B1": ("90",), "B2": ("71",)},
    "r2": {"A1": ("55", "31"), "A2": ("44", "21"), "A10": ("43.5", "21"), "B1": ("80",), "B2": ("81",)},
    "r3": {"A1": ("52", "38"), "A2": ("40", "29"), "A10": ("40", "29"), "B1": ("70",), "B2": ("90",)},
}
_NONCE = re.compile(rb'"nonce":"[0-9a-f]{64}"')


def play(folder: Path, *, backwards: bool) -> Played:
    """Play a session up to its finalised result, which is also written; a reviewer's desk stays untouched."""
    folder.mkdir()
    head, *rows = REGISTER.split()
    register = "\n".join([head, *_ordered(rows, backwards)])
    played = Played(folder, TURNED if backwards else PLAN, register, dict.fromkeys(SEATS, TRACKS))
    played.seal()
    played.chair("elect", *played.motion("elect", 'seat = "r3"\n[[round]]\ncounts = {r3 = 3}\n'))
    played.chair("adopt", *played.motion("adopt", "[[round]]\ncounts = {yes = 3}\n"))
    ballots = []
    for seat in _ordered(SEATS, backwards):
        marks = dict(_ordered(MARKS[seat].items(), backwards))
        if seat == "r1":
            played.table(seat)
            shutil.copytree(folder / seat, folder / "untouched")
        ballots += played.cast(seat, marks)
    own = [ballot for ballot in ballots if ballot.name.startswith("r3")]
    for group in (own, [ballot for ballot in ballots if ballot not in own]):
        played.chair("collect", *_ordered(group, backwards))
    played.chair("close")
    played.chair("reveal", "--reveal-slip-file", played.slip("reveal"))
    played.chair("reveal", "--ranking")
    played.chair("result", "--out", folder / "resolved.json")
    return played


def render(folder: Path, out: Path, *, backwards: bool) -> None:
    """Write everything that formats.md calls byte-identical, and the workbook's cells."""
    made = {"plan.json": normalised(read_plan(TURNED if backwards else PLAN))}
    with chair_room(folder / "chair", _code(folder, "chair")) as room:
        made |= dict(_of_the_chair(room))
    with at_table(folder / "r1", _code(folder, "r1")) as table:
        for done in cast_ballots(table):
            made |= {paper.name: paper.data for paper in papers(table, done)}
    with at_table(folder / "untouched", _code(folder, "r1")) as table:
        score(table, _sheet(folder, backwards=backwards))
        made |= dict(_scores(table))
    for name, data in made.items():
        (out / name).write_bytes(data)


def _of_the_chair(room: Room) -> Iterator[tuple[str, bytes]]:
    result = result_of(room, state="final")
    final = next(entry for entry in room.entries if entry.kind == "finalise")
    record = record_json(
        Record(
            review_session=room.lineage.review_session,
            sequence=1,
            batch=room.lineage.batch,
            plan=room.lineage.plan_digest,
            roll=room.roll.outcomes,
            result=canonical.digest(result_json(result)),
            log_head=journal.lines(room.workspace)[final.index - 2].head,
        )
    )
    assert (record, result_json(result)) == (frozen(room)[RECORD], frozen(room)[RESULT])
    yield "result.json", result_json(result)
    yield "record.json", record
    yield "closed.pdf", closed_list(examine(room).paper).data
    yield from _papers(room, canonical.digest(record), final.at)
    book = load_workbook(BytesIO(workbook_bytes(room)))
    cells = {sheet.title: [[repr(cell) for cell in row] for row in sheet.values] for sheet in book}
    yield "cells.json", json.dumps(cells, ensure_ascii=False).encode()


def _papers(room: Room, digest: Digest, at: str) -> Iterator[tuple[str, bytes]]:
    mark, moment = fingerprint(room.lineage.batch), local_time(at, room.plan)
    for track in room.plan.tracks:
        paper = RankingPaper(
            plan=room.plan,
            track=track.id,
            result=result_of(room, state="final"),
            applications={a.id: a for a in room.lineage.applications},
            seats=named_seats(room),
            signers=signers(room, track.id),
            record=digest,
            fingerprint=mark,
            at=moment,
            elected=room.elected or "",
        )
        yield f"ranking-{track.id}.pdf", ranking_pdf(paper).data
    packet = packet_of(room, result_of(room, state="final"), digest, at, packet_signers(room))
    yield "packet.pdf", sign_packet(packet).data
    minutes = OpeningMinutes(
        plan=room.plan,
        fingerprint=mark,
        digest=room.lineage.batch,
        session_mark="AAAA-BBBB",
        reveal_mark="CCCC-DDDD",
        seats=room.lineage.committee.seats,
        counts={track.id: len(room.lineage.rows(track.id)) for track in room.plan.tracks},
        created=moment,
    )
    yield "minutes.pdf", opening_minutes(minutes).data
    slip = KeySlip(seat=SeatId("r1"), role="reviewer", code="ABCD-EFGH-JKLM-NPQR", scan="RDSLIP", name="𬱖䶮")
    yield "slip.pdf", key_slip(slip).data


def _scores(table: Table) -> Iterator[tuple[str, bytes]]:
    """Yield the scores documents of a draft, without the nonce, which is new each time it is cast."""
    for track in table.tracks:
        ballot = draft_ballot(table, track, 1)
        document = scores_bytes(identity_of(table.lineage, ballot), ballot, table.plan)
        assert len(_NONCE.findall(document)) == 1
        yield f"scores-{track.id}.json", _NONCE.sub(b"", document)


def _sheet(folder: Path, *, backwards: bool) -> Path:
    head, *rows = (folder / "r1-sheet.csv").read_text(encoding="utf-8").splitlines()
    path = folder / "r1-again.csv"
    path.write_text("\n".join([head, *_ordered(list(filter(None, rows)), backwards)]), encoding="utf-8")
    return path


def _code(folder: Path, seat: str) -> str:
    return (folder / "slips" / f"{seat}.txt").read_text(encoding="utf-8")


def _ordered(things: Iterable[Thing], backwards: bool) -> list[Thing]:
    return list(things)[::-1] if backwards else list(things)


if __name__ == "__main__":
    lighten()
    if sys.argv[1] == "play":
        play(Path(sys.argv[2]), backwards=True)
    else:
        render(Path(sys.argv[2]), Path(sys.argv[3]), backwards="--backwards" in sys.argv)
