"""A preparation folder that a test may change, and registers to take into it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from openpyxl import Workbook

from reviewdesk.desk.secretary.arrangement import Answers
from reviewdesk.desk.secretary.office import Office, begin, keep
from reviewdesk.desk.secretary.register_import import look, take_in
from reviewdesk.resources import resource

SAMPLE = resource("sample")
PLAN = """
schema = 1
[review_session]
title = "样例评审会"
[committee]
minimum = 3
[[track]]
id = "a"
name = "甲类"
rules = { minimum_ballots = 5, aggregate = "trimmed", trim = 1 }
[[track.criterion]]
id = "c"
name = "方案"
max = "80"
[[track.criterion]]
id = "index"
name = "融合指数"
mode = "objective"
max = "20"
[[track.requirement]]
id = "robots"
name = "机器换人项目"
minimum = 10
[[track.preference]]
id = "zone"
name = "试验区"
[[track.eligibility]]
id = "funds"
name = "资金已落实"
[[track.eligibility]]
id = "zone_ok"
name = "属于试点"
[[track]]
id = "b"
name = "乙类"
[[track.criterion]]
id = "c"
name = "方案"
max = "100"
"""
ROW: Mapping[str, object] = {
    "编号": "A1", "类别": "甲类", "申报单位": "清潭县", "县": "清潭县", "市": "东江市",
    "收到时间": "2014-07-08 09:30", "份数": 5, "机器换人项目": 12, "试验区": "是",
    "融合指数": "17", "备注": "一",
}  # fmt: skip


def office(folder: Path, plan: str = PLAN) -> Office:
    """Begin a preparation with a small plan."""
    begun = begin(folder / "office", "award", Answers("each", "supervisor"))
    return keep(replace(begun, plan_text=plan), begun)


def register(
    path: Path, rows: Iterable[Mapping[str, object]], verdicts: Iterable[tuple[object, ...]] = ()
) -> Path:
    """Write a register with the headers of its rows."""
    rows = list(rows)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "申报项目"
    headers = list(dict.fromkeys(key for row in rows for key in row))
    sheet.append(headers)
    for row in rows:
        sheet.append([row.get(header) for header in headers])
    found = list(verdicts)
    if found:
        checks = book.create_sheet("资格审查")
        for line in [("编号", "审查事项", "结论", "理由"), *found]:
            checks.append(line)
    book.save(path)
    return path


def taken_in(before: Office, path: Path, *rows: Mapping[str, object], remove_gone: bool = False) -> Office:
    """Take rows in."""
    return take_in(before, look(register(path, rows), before), remove_gone=remove_gone)


def sample_office(folder: Path) -> Office:
    """Begin the sample's preparation, nothing taken in."""
    return office(folder, (SAMPLE / "plan.toml").read_text(encoding="utf-8"))
