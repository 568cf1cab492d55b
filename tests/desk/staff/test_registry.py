"""The registry at the desk: only what verifies gets in, and nobody's name unless asked for."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from archives import nameless_archive, signed_archive
from followed import followed
from registered import DOCUMENT, WORDS, everything, records
from reviewdesk.desk.auditor.verdict import Verdict
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.desk.staff.registry import add, listed, own_registry, search, show
from reviewdesk.desk.staff.registry_reports import ReportOrder, due, missing, record
from reviewdesk.domain.drill import drill_title
from reviewdesk.domain.half_years import Period
from reviewdesk.domain.names import SeatId
from reviewdesk.domain.registry import Cut, Named, Person, Remark, Wanted
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.archive import withhold
from reviewdesk.store.registry_database import Place, opened

LISTED, RESERVE = Named("listed", "列入"), Named("reserve", "候补")


def test_an_archive_is_verified_and_entered_with_scores_by_seat(place: Place) -> None:
    archive = signed_archive()
    done = add(place, archive.path, fingerprint=str(archive.header.batch_digest))
    assert (done.what, done.kept.number, done.kept.archive.compared) == ("new", 1, True)
    assert (done.kept.applications, done.kept.titles, done.kept.archive.title) == (5, 3, "小评审会")
    found = show(place, "1", Cut())
    rows = {str(row.entry.application): row.entry for row in found.page.rows}
    assert rows["A1"].totals == {"r1": "85", "r2": "86", "r3": "87", "r4": "88", "r5": "89"}
    assert rows["B1"].excluded == {"r5": "absent"}
    assert rows["A1"].title.state == "recommended"
    assert (rows["A3"].title.state, rows["A3"].title.standing.id) == ("", "not_listed")
    code = found.kept.archive.fingerprint
    for typed in (code, code.lower().replace("-", " "), code.replace("0", "O").replace("-", "")):
        assert show(place, typed, Cut()) == found


def test_nobodys_name_and_no_text_is_kept_unless_asked_for(place: Place) -> None:
    archive = signed_archive().path
    names = ("评委r1", "提前离会", "不同意")
    add(place, archive)
    assert not any(name.encode() in everything(place) for name in names)
    assert "单位pA1".encode() in everything(place)
    assert show(place, "1", Cut()).private.people == ()
    assert add(place, archive, private=True).what == "updated"
    private = show(place, "1", Cut()).private
    assert Person(SeatId("r1"), "评委r1") in private.people
    assert {Remark("absent", "提前离会"), Remark("sign", "不同意")} <= set(private.remarks)
    assert all(name.encode() in everything(place) for name in names)


def test_an_archive_handed_over_without_names_has_none_to_keep(tmp_path: Path) -> None:
    place = tmp_path / "registry"
    withhold(nameless_archive().path, tmp_path / "handed-over.rdarchive")
    with pytest.raises(ReviewDeskError, match="registry-withheld"):
        add(place, tmp_path / "handed-over.rdarchive", private=True)
    assert add(place, tmp_path / "handed-over.rdarchive").what == "new"
    assert add(place, nameless_archive().path).what == "same"
    assert add(place, nameless_archive().path, private=True).what == "updated"


def test_what_does_not_verify_never_gets_in(tmp_path: Path) -> None:
    place = tmp_path / "registry"
    archive = signed_archive()
    with opened(place, create=True):
        pass
    changed = archive.forged(tmp_path / "changed.rdarchive", {"result.json": b"{}"})
    short = tmp_path / "short.rdarchive"
    short.write_bytes(archive.path.read_bytes()[:5000])
    lacking = archive.forged(tmp_path / "lacking.rdarchive", {"log.jsonl": None})
    for path, exit_code in ((changed, 2), (lacking, 3), (short, 4)):
        with pytest.raises(Verdict) as caught:
            add(place, path)
        assert caught.value.exit_code == exit_code
    with pytest.raises(Verdict) as caught:
        add(place, archive.path, fingerprint="0000-0000-0000-0000")
    assert caught.value.code == "verify-fingerprint"
    assert listed(place, None, Cut()).total == 0


def test_an_archive_that_is_exchanged_while_it_is_read_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "registry"
    session, files = records()
    path = Path(shutil.copy(session.archive, tmp_path / "archive.rdarchive"))
    steps: list[int] = []
    verify(path, advance=steps.append)
    left = iter(range(len(steps), -2, -1))

    def advance(step: int) -> None:
        if next(left, None) == 0:
            shutil.copy(signed_archive().path, path)

    with pytest.raises(ReviewDeskError, match="registry-changed"):
        add(place, path, files[:1], advance=advance)


def test_a_drill_is_not_registered(tmp_path: Path) -> None:
    place = tmp_path / "registry"
    drill = followed(title=drill_title("小评审会", "zh_CN"))
    with pytest.raises(ReviewDeskError, match="registry-drill"):
        add(place, drill.archive)


def test_later_records_bring_the_archive_up_to_date_and_none_may_be_left_out(place: Place) -> None:
    session, files = records()
    assert add(place, session.archive).what == "new"
    assert add(place, session.archive, files[:3]).what == "updated"
    row = search(place, Wanted(text="pA1"), Cut()).rows[0].entry
    assert (row.recommended, row.title.standing) == (LISTED, LISTED)
    assert (row.title.state, row.title.document, row.title.dated) == ("confirmed", DOCUMENT, "2014-09-10")
    assert add(place, session.archive, files[:3]).what == "same"
    with pytest.raises(ReviewDeskError, match="registry-fewer"):
        add(place, session.archive, files[:2])
    with pytest.raises(Verdict) as caught:
        add(place, session.archive, files[1:])
    assert caught.value.exit_code == 3
    assert add(place, session.archive, files).what == "updated"
    lost = search(place, Wanted(text="pA2"), Cut()).rows[0].entry
    assert (lost.recommended, lost.title.state, lost.title.standing.id) == (
        RESERVE,
        "cancelled",
        "not_listed",
    )
    assert len(show(place, "1", Cut()).kept.archive.addenda) == 4
    assert WORDS.encode() not in everything(place)


def test_holders_owe_reports_from_confirmation_to_cancellation(place: Place) -> None:
    session, files = records()
    add(place, session.archive, files)
    june, last = Period("2015-06"), Period("2016-06")
    today = date(2017, 1, 1)
    told = due(place, date(2015, 7, 10), Cut())
    assert told.period == june
    assert [(d.found.entry.application, d.state) for d in told.page.rows] == [
        ("A1", "missing"),
        ("A2", "missing"),
        ("B1", "missing"),
    ]
    order = ReportOrder(archive="1", application="A1", period=june, received=date(2015, 6, 20), note="齐")
    assert record(place, order, today).what == "new"
    assert record(place, order, today).what == "same"
    assert due(place, date(2015, 7, 10), Cut(), state="in_time").page.rows[0].note == "齐"
    assert [d.found.entry.application for d in due(place, today, Cut(), period=last).page.rows] == [
        "A1",
        "B1",
    ]
    assert missing(place, date(2015, 7, 10), Cut()).page.total == 2
    with pytest.raises(ReviewDeskError, match="registry-report-later"):
        record(place, order, date(2015, 6, 19))
    assert [came.note for came in show(place, "1", Cut()).reports] == ["齐"]


def test_where_nobody_names_a_registry_it_lies_beside_what_the_machine_remembers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REVIEWDESK_STATE", str(tmp_path))
    assert own_registry() == tmp_path / "registry"


def test_two_sessions_stand_beside_each_other(place: Place) -> None:
    for archive in (records()[0].archive, signed_archive().path):
        assert add(place, archive).what == "new"
    assert listed(place, None, Cut()).total == 2
    assert search(place, Wanted(text="pB1"), Cut()).total == 2
