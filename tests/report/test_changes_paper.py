"""What a rehearsal changes on paper and in the workbook, and that both say on every page what they are."""

import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from shutil import which

import pytest
from openpyxl import load_workbook

from line_votes import EVEN, line, named
from reviewdesk.domain.application import Application
from reviewdesk.domain.conclude import conclude
from reviewdesk.domain.names import ApplicantId, ApplicationId, TrackId
from reviewdesk.domain.plan.trying import tried
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.sheet import TrialTable
from reviewdesk.domain.what_if import changes, conclude_anew
from reviewdesk.report.book_values import Workbook
from reviewdesk.report.ranking_pdf import ranking_pdf
from reviewdesk.report.values import RankingPaper
from reviewdesk.report.what_if import ChangesPaper, changes_leaf, changes_pdf, decision_label
from reviewdesk.report.workbook import workbook
from trial_tables import HEAD, decided, plan, sheet

MARK = "Rehearsal, not a result"
poppler = pytest.mark.skipif(which("pdftotext") is None, reason="poppler-utils is not installed")


def in_english() -> Plan:
    return plan(head=HEAD.replace('title = "x"', 'title = "x"\nlanguage = "en"'), tiers=["quota = 1"])


def paper(
    settings: Sequence[str] = ("t.t1.quota=2",),
    taken: Sequence[Mapping[str, object]] = (),
    notes: Sequence[str] = (),
) -> ChangesPaper:
    before = in_english()
    after, set_to = tried(before, settings)
    table = TrialTable({TrackId("t"): sheet(EVEN)})
    decisions = decided(*taken)
    found = conclude_anew((before, after), (), table, decisions)
    old = conclude(before, (), table, decisions, "final")
    applications = {
        ApplicationId(a): Application(
            id=ApplicationId(a), track=TrackId("t"), applicant=f"County {a}", applicant_id=ApplicantId(a)
        )
        for a in EVEN
    }
    return ChangesPaper(
        plans=(before, after),
        settings=set_to,
        changes=changes(old, found.result),
        unfit=found.unfit,
        applications=applications,
        notes=tuple(notes),
        fingerprint="AAAA-BBBB",
    )


def pages(data: bytes, folder: Path) -> list[str]:
    (folder / "a.pdf").write_bytes(data)
    command = ["pdftotext", "-layout", str(folder / "a.pdf"), "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.split("\f")[:-1]


@poppler
def test_it_says_what_was_set_who_moved_and_what_no_longer_applies(tmp_path: Path) -> None:
    taken = [line(named(r1=["A"], r2=["A"], r3=["A"]))]
    given = paper(taken=taken, notes=["r5, A: nobody was asked."])
    found = pages(changes_pdf(given).data, tmp_path)
    text = " ".join("".join(found).split())
    assert text.count(MARK) == 2 + len(found)
    assert "track.t.tier.t1.quota 1 2" in text
    assert "v1 Vote: places at a line, t, t1 does not apply: Under these rules no tie" in text
    assert "r5, A: nobody was asked." in text
    assert "B County B 2 → 1 80.00 not listed t1 1" in text
    assert "Changed: 1 of 3." in text


@poppler
def test_it_says_when_nothing_was_set_and_nobody_moved(tmp_path: Path) -> None:
    text = " ".join("".join(pages(changes_pdf(paper(())).data, tmp_path)).split())
    assert "No rule was changed." in text and "Changed: 0 of 3." in text
    assert "What no longer applies" not in text


def test_the_same_values_give_the_same_bytes() -> None:
    assert changes_pdf(paper()).data == changes_pdf(paper()).data


def test_a_floor_that_was_not_there_is_a_dash() -> None:
    given = paper(("t.t1.floor=50",))
    assert given.settings[0].before == ""
    assert changes_pdf(given).data.startswith(b"%PDF-")


def test_the_sheet_lists_every_application_then_and_now() -> None:
    leaf = changes_leaf(paper(("t.t1.floor=90",)))
    assert leaf.rows[0][3:5] == ["Place then", "Place tried"]
    assert [row[1] for row in leaf.rows[1:]] == ["A", "B", "C"]
    assert [row[-1] for row in leaf.rows[1:]] == ["changed"] * 3
    assert [row[-1] for row in changes_leaf(paper(())).rows[1:]] == ["", "", ""]


def test_a_decision_that_is_no_vote_is_called_by_its_kind() -> None:
    taken = [line(named(r1=["A"], r2=["A"], r3=["A"]))]
    one = paper(taken=taken).unfit[0]
    lot = replace(one, decision=decided({"kind": "lot", "track": "t", "tier": "t1", "digits": "1" * 10})[0])
    assert decision_label(lot, in_english(), "en") == "Lot: t, t1"


@poppler
def test_a_ranking_of_a_rehearsal_has_no_place_to_sign(tmp_path: Path) -> None:
    given = paper()
    table = TrialTable({TrackId("t"): sheet(EVEN)})
    result = conclude(given.plans[1], (), table, (), "trial")
    ranking = RankingPaper(
        plan=given.plans[1], track=TrackId("t"), result=result, applications=given.applications, seats=(),
        fingerprint="AAAA-BBBB",
    )  # fmt: skip
    found = pages(ranking_pdf(ranking).data, tmp_path)
    assert all(MARK in page and "AAAA-BBBB" in page for page in found)
    assert "Signatures" not in "".join(found)
    final = replace(ranking, result=replace(result, state="final"))
    assert not any(MARK in page for page in pages(ranking_pdf(final).data, tmp_path))


def test_every_sheet_of_a_rehearsal_says_so_on_the_screen_and_in_print() -> None:
    given = paper()
    table = TrialTable({TrackId("t"): sheet(EVEN)})
    book = Workbook(
        plan=given.plans[1],
        result=conclude(given.plans[1], (), table, (), "trial"),
        applications=given.applications,
        seats=(),
        marks=table.sheets,
        ahead=(changes_leaf(given),),
    )
    file = load_workbook(BytesIO(workbook(book).data))
    assert file.sheetnames[:2] == ["What changes", "All tracks"]
    for sheet_of in file.worksheets:
        assert str(sheet_of["A1"].value).startswith(f"{MARK}\n")
        assert str(sheet_of.oddHeader.center.text).startswith(MARK)  # type: ignore[union-attr]
        assert sheet_of["A1"].font.color.rgb == "FFC00000"
    final = replace(book, result=replace(book.result, state="final"), ahead=())
    assert load_workbook(BytesIO(workbook(final).data)).worksheets[0]["A1"].value == "Place"


def test_a_sheet_in_front_keeps_its_title_from_a_track_of_that_name() -> None:
    given = paper()
    track = replace(given.plans[1].tracks[0], name="What changes")
    named_so = replace(given.plans[1], tracks=(track,))
    book = Workbook(
        plan=named_so,
        result=conclude(named_so, (), TrialTable({TrackId("t"): sheet(EVEN)}), (), "trial"),
        applications=given.applications,
        seats=(),
        ahead=(changes_leaf(given),),
    )
    assert load_workbook(BytesIO(workbook(book).data)).sheetnames[2] == "What changes 2"
