"""Writes the bundled sample session beside itself; the same bytes on every machine.

    python resources/sample/make_sample.py [TARGET]

Everything in it is invented and marked 样例. It needs reportlab, openpyxl and the fonts in
`resources/fonts`; `STORY.md` says which file each act of the demo uses.
"""

import csv
import io
import re
import shutil
import sys
import tomllib
import zipfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from sample_dossiers import write_dossiers
from sample_people import DECLARED_CONFLICTS, KNOWN_CONFLICTS, PANELS, applications, reviewers
from sample_scores import as_typed, marks
from sample_story import write_story

HERE = Path(__file__).parent
PROFILE = HERE.parent / "profiles" / "zhejiang-2014.toml"
FONTS = HERE.parent / "fonts"
_EPOCH = (2014, 7, 1, 0, 0, 0)


def main(target: Path) -> None:
    """Write every file of the sample into `target`."""
    plan, amended = _plans()
    target.mkdir(parents=True, exist_ok=True)
    (target / "plan.toml").write_text(plan, encoding="utf-8", newline="\n")
    (target / "plan-amended.toml").write_text(amended, encoding="utf-8", newline="\n")
    tracks = {track["id"]: track for track in tomllib.loads(amended)["track"]}
    rows = [_with_figures(row, tracks[str(row["track"])]) for row in applications()]
    _register(target / "register.xlsx", rows, tracks)
    _committee(target / "committee.toml")
    _csv(target / "conflicts.csv", ("application", "seat", "reason"), KNOWN_CONFLICTS)
    for seat, declared in DECLARED_CONFLICTS.items():
        _csv(target / "recusals" / f"{seat}.csv", ("application", "reason"), declared)
    shutil.rmtree(target / "dossiers", ignore_errors=True)
    write_dossiers(target / "dossiers", FONTS, rows)
    for track in tracks.values():
        _sheets(target / "sheets", track)
    signed = {t["id"]: marks(t["id"], _maxima(t)) for t in tracks.values()}
    write_story(target, signed)


def _plans() -> tuple[str, str]:
    """The committee moves five points of the first track from policies on paper to funds and results."""
    plan = PROFILE.read_text(encoding="utf-8").replace('title = "', 'title = "（样例）', 1)
    plan = plan.replace('venue = ""', 'venue = "样例会议中心"', 1)
    first, rest = plan.split('id = "policy"', 1)
    policy, rest = rest.split('id = "funds"', 1)
    funds, rest = rest.split("[[track.requirement]]", 1)
    swapped = 'id = "policy"' + _like(policy, funds) + 'id = "funds"' + _like(funds, policy)
    return plan, first + swapped + "[[track.requirement]]" + rest


def _like(block: str, other: str) -> str:
    for key in ("max", "bands"):
        line = re.compile(rf"^{key} = .*$", re.MULTILINE)
        block = line.sub(str(line.findall(other)[0]), block)
    return block


def _maxima(track: dict[str, Any]) -> dict[str, int]:
    return {criterion["id"]: int(criterion["max"]) for criterion in track["criterion"]}


def _with_figures(row: dict[str, object], track: dict[str, Any]) -> dict[str, object]:
    number = int(str(row["id"])[1:])
    asked = track.get("requirement", [])
    figures = {r["name"]: r.get("minimum", 1) + (number * (i + 3)) % 5 for i, r in enumerate(asked)}
    if number % 13 == 5:
        figures[asked[0]["name"]] -= 3
    preferences = {
        p["id"]: "是" if number % (i + 3) == 0 or row["id"] == "A019" else "否"
        for i, p in enumerate(track.get("preference", []))
    }
    ids = {r["id"]: figures[r["name"]] for r in asked}
    return {**row, "figures": figures, "columns": {**ids, **preferences}, "track_name": track["name"]}


def _register(path: Path, rows: Sequence[dict[str, Any]], tracks: dict[str, dict[str, Any]]) -> None:
    planned = {
        item["id"]: item["name"]
        for track in tracks.values()
        for item in (*track.get("requirement", ()), *track.get("preference", ()))
    }
    fixed = {
        "id": "编号", "track": "申报类别", "applicant": "申报单位", "applicant_id": "单位代码",
        "county": "县（市、区）", "city": "设区市", "region_code": "行政区划代码", "contact": "联系人",
        "received": "收到时间", "copies": "份数", "order": "序号",
    }  # fmt: skip
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "申报项目"
    sheet.append(["（样例）2014年省级两化深度融合国家示范区域申报项目登记表，内容均为虚构"])
    sheet.append([*fixed.values(), *planned.values(), "推荐部门"])
    for row in rows:
        cells = {**row, "track": row["track_name"]}
        sheet.append(
            [
                *(cells[key] for key in fixed),
                *(row["columns"].get(key) for key in planned),
                f"{row['city']}经信委",
            ]
        )
    checks = book.create_sheet("资格审查")
    checks.append(["编号", "审查事项", "结论", "理由"])
    for row in rows:
        for item in tracks[row["track"]]["eligibility"]:
            waived = row["id"] == "A014" and item["id"] == "pilot_county"
            reason = "政策措施强有力，融合指数列全省前列（样例）" if waived else None
            checks.append([row["id"], item["name"], "豁免" if waived else "通过", reason])
    path.write_bytes(_timeless(book))


def _timeless(book: Workbook) -> bytes:
    """Return the workbook's bytes with every clock in it set back to one moment."""
    written, result = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as before, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2014-07-01T00:00:00Z", data)
            after.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def _committee(path: Path) -> None:
    office = [
        {"seat": "spare1", "role": "spare", "tracks": list(PANELS)},
        {"seat": "chair", "role": "chair"},
        {"seat": "witness", "name": "监督人员（样例）", "role": "witness", "organisation": "样例监督室"},
        {"seat": "reveal", "role": "reveal"},
        {"seat": "secretary", "name": "工作人员（样例）", "role": "secretary"},
    ]
    blocks = [["# 样例：人员均为虚构", "schema = 1"]]
    blocks += [
        ["[[seat]]", *(f"{k} = {_toml(v)}" for k, v in seat.items())] for seat in (*reviewers(), *office)
    ]
    path.write_text("\n\n".join("\n".join(block) for block in blocks) + "\n", encoding="utf-8", newline="\n")


def _sheets(folder: Path, track: dict[str, Any]) -> None:
    found = as_typed(marks(track["id"], _maxima(track)))
    for seat in PANELS[track["id"]]:
        rows = [
            (application, criterion["id"], format(row[criterion["id"]].normalize(), "f"), *words)
            for (owner, application), row in sorted(found.items())
            if owner == seat
            for number, criterion in enumerate(track["criterion"])
            for words in [_words(criterion, row[criterion["id"]], application, number)]
        ]
        header = ("application", "criterion", "points", "reason", "comment")
        _csv(folder / f"{seat}-{track['id']}.csv", header, rows)


def _words(criterion: dict[str, Any], mark: Any, application: str, number: int) -> tuple[str, str]:
    bands = criterion["bands"]
    extreme = mark >= Decimal(bands[0]["min"]) or mark <= Decimal(bands[-1]["max"])
    reason = "材料充分，列本类别前列" if mark * 2 > int(criterion["max"]) else "材料支撑不足"
    comment = "总体可行，建议细化年度目标" if number == 0 and int(application[1:]) % 7 == 3 else ""
    return (reason if extreme and criterion.get("reason") == "extremes" else "", comment)


def _csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return f'"{value}"'


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
