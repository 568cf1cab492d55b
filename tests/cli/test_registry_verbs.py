"""`registry` from the first archive to the evaluation, in both languages and on both databases."""

import csv
import json
from pathlib import Path

import pytest

from archives import signed_archive
from played import Answer, said
from postgres_server import server
from registered import DOCUMENT, records
from registry_scene import ANJI, DATABASES, LISTED, WHEN, entry, new_place, place, recommended, submitted
from reviewdesk.cli.main import main
from reviewdesk.domain.registry import Applicant
from reviewdesk.store.registry_database import Place, opened
from reviewdesk.store.registry_entering import enter

__all__ = ["place"]


def where(place: Place) -> tuple[str, str]:
    return ("--registry", str(place)) if isinstance(place, Path) else ("--database", place)


def registry(place: Place, verb: str, *words: object) -> Answer:
    return said("registry", verb, *words, *where(place))


def test_a_registry_from_the_first_archive_to_the_evaluation(place: Place, tmp_path: Path) -> None:
    session, files = records()
    added = registry(place, "add", session.archive)
    assert (added.exit_code, added.data["what"], added.data["number"]) == (0, "new", 1)
    assert registry(place, "add", session.archive).data["what"] == "same"
    updated = registry(place, "add", session.archive, *files, "--fingerprint", added.data["fingerprint"])
    assert (updated.data["what"], updated.data["compared"], len(updated.data["addenda"])) == (
        "updated",
        True,
        4,
    )

    listed = registry(place, "list")
    assert [one["number"] for one in listed.data["archives"]] == [1]
    found = registry(place, "search", "pA", "--standing", "列入")
    assert [one["application"] for one in found.data["entries"]] == ["A1"]
    out = registry(place, "search", "--standing", "未列入", "--per-page", 1, "--page", 2)
    assert (out.data["total"], out.data["pages"], len(out.data["entries"])) == (3, 3, 1)
    shown = registry(place, "show", added.data["fingerprint"])
    assert shown.data["entries"][0]["totals"]["r1"] == "85"
    assert shown.data["people"] == shown.data["texts"] == []

    due = registry(place, "due", "--at", "2015-06-01")
    assert (due.data["period"], due.data["counts"]) == ("2015-06", {"expected": 3})
    report = ("--archive", 1, "--application", "A1", "--period", "2015-06", "--received")
    assert registry(place, "report", *report, "2015-06-30", "--note", "已审").data["what"] == "new"
    assert registry(place, "report", *report, "2015-07-01").code == "registry-report-known"
    assert registry(place, "report", *report, "2015-07-01", "--correct").data["what"] == "corrected"
    after = registry(place, "due", "--at", "2015-07-02", "--period", "2015-06")
    assert after.data["counts"] == {"missing": 2, "late": 1}
    late = registry(place, "due", "--at", "2015-07-02", "--state", "late")
    assert [(one["application"], one["received"]) for one in late.data["reports"]] == [("A1", "2015-07-01")]
    assert registry(place, "due", "--at", "2015-07-02", "--missing").data["total"] == 2
    assert registry(place, "due", "--at", "2016-01-02", "--missing").data["total"] == 5
    june = registry(place, "due", "--at", "2016-01-02", "--missing", "--period", "2015-06")
    assert (june.data["total"], june.data["counts"]) == (2, {"missing": 2, "late": 1})

    folder = tmp_path / "evaluation"
    made = registry(
        place, "evaluate", "--year", 2016, "--profile", "award", "--out", folder, "--witness", "none"
    )
    assert (made.data["applications"], made.data["title"]) == (2, "2016年度评价")
    todo = said("prepare", "todo", folder)
    assert (todo.exit_code, "todo-no-register" in {one["code"] for one in todo.data["todos"]}) == (0, False)


def test_what_does_not_hold_is_refused_with_the_exit_code_of_verify(place: Place, tmp_path: Path) -> None:
    archive = signed_archive()
    changed = archive.forged(tmp_path / "changed.rdarchive", {"result.json": b"{}"})
    lacking = archive.forged(tmp_path / "lacking.rdarchive", {"log.jsonl": None})
    plain = tmp_path / "plain.rdarchive"
    plain.write_bytes(b"no archive")
    for path, exit_code in ((changed, 2), (lacking, 3), (plain, 4)):
        answer = registry(place, "add", path)
        assert (answer.exit_code, answer.message in answer.complaint) == (exit_code, True)
    assert registry(place, "list").code == "registry-none"


def test_lines_say_the_same_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    session, files = records()
    place = where(tmp_path)
    assert main(["registry", "add", str(session.archive), *map(str, files), "--with-private", *place]) == 0
    report = ["--archive", "1", "--application", "A1", "--period", "2015-06", "--received", "2015-06-30"]
    assert main(["registry", "report", *report, *place]) == 0
    capsys.readouterr()
    expected = {
        "zh_CN": {
            "show": (
                "后续记录：4 份",
                "列入  已认定",
                "A1 2015-06 半年度报告：2015-06-30 收到",
                "得分 87.00",
                "评委r1",
            ),
            "list": ("登记库中的档案：1 份", "5 个项目，其中入档 2 个", "第 1 页，共 1 页"),
            "search": ("查到申报项目：5 个", DOCUMENT),
            "due": ("2015-06 半年度报告", "按期 1", "未报 2"),
        },
        "en": {
            "show": ("Later records known: 4", "confirmed", "Report of A1 on 2015-06: received 2015-06-30"),
            "list": ("Archives in the registry: 1", "5 applications, 2 in a tier", "Page 1 of 1"),
            "search": ("Applications found: 5", DOCUMENT),
            "due": ("Reports on 2015-06, due 2015-06-30, as of 2015-07-02: in time 1; report missing 2",),
        },
    }
    for language, verbs in expected.items():
        monkeypatch.setenv("REVIEWDESK_LANGUAGE", language)
        for verb, lines in verbs.items():
            more = {"show": ["1"], "due": ["--at", "2015-07-02"]}.get(verb, [])
            assert main(["registry", verb, *more, *place]) == 0
            said = capsys.readouterr().out
            assert all(line in said for line in lines), (verb, language, said)


def test_an_older_result_and_missing_reports_are_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(tmp_path, create=True) as registry:
        for sequence in (1, 2):
            enter(registry, submitted(sequence=sequence), WHEN)
    assert main(["registry", "show", "1", *where(tmp_path)]) == 0
    assert "旧结果" in capsys.readouterr().out
    assert main(["registry", "due", "--missing", "--at", "2020-01-01", *where(tmp_path)]) == 0
    assert "截至 2020-01-01 未报的报告：0 份" in capsys.readouterr().out
    assert main(["registry", "due", *where(tmp_path)]) == 0
    assert "无应报单位" in capsys.readouterr().out


def test_a_search_goes_whole_into_a_table_that_computes_nothing(place: Place, tmp_path: Path) -> None:
    odd = Applicant("=HYPERLINK(1)", "@x", "-县", "+市")
    rows = (
        entry("A001", odd, recommended(LISTED)),
        *(entry(f"B{n}", ANJI, recommended(LISTED), place=None) for n in range(40)),
    )
    with opened(place, create=True) as registry_:
        enter(registry_, submitted(rows=rows), WHEN)
    target = tmp_path / "found.csv"
    answer = registry(place, "search", "--csv", target)
    assert (answer.exit_code, answer.data["total"]) == (0, 41)
    with target.open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert len(table) == 41
    assert list(table[0].values()) == [
        "2014", "2014年评审一", "综合性示范区域", "A001", "'=HYPERLINK(1)", "'@x", "'-县", "'+市", "",
        "1", "85.40", "入围", "入围", "建议列入", "", "",
    ]  # fmt: skip
    assert table[1]["名次"] == ""
    assert registry(place, "search", "--csv", target).code == "output-exists"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("list", "--database", "mysql://h/d"), "registry-url"),
        (("list", "--database", "postgresql+psycopg://u:secret@h:port/d"), "registry-url"),
        (("list", "--database", "postgresql+psycopg://u@127.0.0.1:1/d"), "registry-no-server"),
        (("list", "--registry", "nowhere"), "registry-none"),
        (("due", "--at", "gestern", "--registry", "nowhere"), "registry-date"),
        (("due", "--period", "2015-07", "--registry", "nowhere"), "registry-period"),
    ],
)
def test_what_is_wrong_is_one_sentence(words: tuple[str, ...], code: str) -> None:
    answer = said("registry", *words)
    assert (answer.exit_code, answer.code) == (1, code)
    assert answer.complaint.count("\n") == 1
    assert "secret" not in answer.complaint


def test_a_password_in_the_address_is_never_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    running = server()
    address = running.address("postgres", "guarded", "wrong-secret")
    assert main(["registry", "list", "--database", address, "--json"]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["code"] == "registry-password"
    assert "wrong-secret" not in out + err


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--page", "x"),
        ("list", "--per-page", "0"),
        ("list", "--per-page", "1001"),
        ("list", "--year", "0"),
        ("list", "--registry", "d", "--database", "u"),
        ("due", "--missing", "--state", "late"),
        ("evaluate", "--year", "99999", "--profile", "award", "--out", "x"),
        (),
    ],
)
def test_misuse_is_told_as_misuse(words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["registry", *words])
    assert caught.value.code == 64


@pytest.mark.parametrize("kind", DATABASES)
def test_a_page_beyond_all_numbers_is_refused(kind: str, tmp_path: Path) -> None:
    place = new_place(kind, tmp_path)
    with opened(place, create=True) as found:
        enter(found, submitted(), WHEN)
    for verb, more in (("search", ()), ("list", ()), ("show", ("1",)), ("due", ())):
        answer = registry(place, verb, *more, "--page", 10**30)
        assert (answer.exit_code, answer.code) == (1, "registry-page")
