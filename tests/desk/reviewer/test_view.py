from collections.abc import Iterator
from pathlib import Path

import pytest

from desk_round import FULL_SHEET, TEXT, Round
from reviewdesk.desk.reviewer.casting import cast
from reviewdesk.desk.reviewer.checking import check_track
from reviewdesk.desk.reviewer.declaring import recuse
from reviewdesk.desk.reviewer.entering import confirm, enter
from reviewdesk.desk.reviewer.exporting import cast_to
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.reviewer.place import (
    Place,
    Reading,
    recall_place,
    recall_reading,
    remember_place,
    remember_reading,
)
from reviewdesk.desk.reviewer.scoring import score, skip, take_up
from reviewdesk.desk.reviewer.sheets import Row, edited, row_of, value_of
from reviewdesk.desk.reviewer.table import Table, at_table
from reviewdesk.desk.reviewer.view import desk_view, document, form_view
from reviewdesk.domain.draft import WHOLE_ROW, Edit
from reviewdesk.domain.names import ApplicationId, CriterionId, Digest, SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import codes
from reviewdesk.sealed.ballot import examine
from reviewdesk.sealed.opening import open_batch
from reviewdesk.sealed.unscored import skipped
from reviewdesk.store import drafts

A1, A2, A3 = ApplicationId("A1"), ApplicationId("A2"), ApplicationId("A3")
PLAN, TEAM, INDEX = CriterionId("plan"), CriterionId("team"), CriterionId("index")


def points(value: str, criterion: CriterionId = PLAN, application: ApplicationId = A1) -> Edit:
    return Edit(application, criterion, "points", value)


def row(table: Table, application: str = "A1") -> Row:
    form = form_view(table, application)
    return row_of(table.track(form.application.track), form)


def filled(table: Table, tmp_path: Path) -> Table:
    path = tmp_path / "sheet.csv"
    path.write_text(FULL_SHEET, encoding="utf-8")
    score(table, path)
    return table


def test_the_desk_shows_every_application_of_the_seats_tracks_in_list_order(table: Table) -> None:
    view = desk_view(table)
    assert list(view.forms) == ["A1", "A2", "A3", "G1", "G2"]
    assert [form.position for form in view.forms.values()] == [1, 2, 3, 1, 2]
    assert [(t.track.id, t.round, t.rounds, t.cast) for t in view.tracks] == [
        ("main", 1, 2, False),
        ("green", 1, 2, False),
    ]
    assert (view.seat, view.name, view.title) == ("r1", "评委r1", "小评审会")
    assert len(view.fingerprint.split("-")) == 4


def test_what_is_entered_is_on_disk_and_in_the_row(table: Table) -> None:
    assert (row(table).state, row(table).entered, row(table).needed) == ("unscored", 0, 2)
    enter(table, [points("41.5")])
    assert (row(table).state, row(table).entered, row(table).total) == ("partial", 1, "")
    enter(table, [points("20", TEAM), Edit(A1, WHOLE_ROW, "note", "问")])
    assert (row(table).state, row(table).total) == ("scored", "68.5")
    held = drafts.row(table.workspace, 1, A1)
    assert (held.points, held.note) == ({PLAN: "41.5", TEAM: "20"}, "问")
    assert held == drafts.rows(table.workspace, 1)[A1]


def test_a_form_edited_in_the_window_is_the_form_the_disk_gives_back(table: Table) -> None:
    edits = [
        points("60"),
        Edit(A1, PLAN, "reason", "突出"),
        Edit(A1, INDEX, "objection", "数据有误"),
        Edit(A1, WHOLE_ROW, "comment", "好"),
        points("60"),
        Edit(A1, PLAN, "reason", ""),
    ]
    form = desk_view(table).forms[A1]
    for edit in edits:
        form = edited(form, edit)
        assert value_of(form, edit) == edit.value
        enter(table, [edit])
    assert form == form_view(table, "A1")
    assert row_of(table.track("main"), form).wanting == ()
    whole = edited(form, points("3", TEAM))
    assert row_of(table.track("main"), whole).wanting == ("reason",)


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (points("77"), "mark-above"),
        (points("1.2"), "mark-off-step"),
        (points("7", INDEX), "enter-field"),
        (points("7", CriterionId("style")), "enter-field"),
        (Edit(A1, PLAN, "objection", "x"), "enter-field"),
        (Edit(A1, PLAN, "comment", "x"), "enter-field"),
        (points("7", application=ApplicationId("X1")), "reviewer-other-application"),
    ],
)
def test_what_is_not_lawful_is_refused_and_nothing_of_it_saved(table: Table, edit: Edit, code: str) -> None:
    with pytest.raises(ReviewDeskError) as caught:
        enter(table, [points("1"), edit])
    assert caught.value.code == code
    assert table.draft(1).rows == {}


def test_a_recused_row_is_locked_and_its_dossier_closed(table: Table) -> None:
    digest = form_view(table, "A1").documents[0].digest
    assert document(table, "A1", digest) == TEXT
    enter(table, [points("1")])
    recuse(table, "A1", "近亲属")
    form = form_view(table, "A1")
    assert (form.locked, form.reason, form.documents, form.draft.points) == ("recused", "近亲属", (), {})
    assert row(table).state == "recused"
    for refused in (lambda: enter(table, [points("1")]), lambda: document(table, "A1", digest)):
        with pytest.raises(ReviewDeskError):
            refused()


def test_a_document_of_another_dossier_is_not_handed_out(table: Table) -> None:
    with pytest.raises(ReviewDeskError) as caught:
        document(table, "A1", Digest("ab" * 32))
    assert caught.value.code == "document-closed"


def test_a_row_left_out_by_notice_can_be_taken_up_again(table: Table, held: Round, tmp_path: Path) -> None:
    filled(table, tmp_path)
    skip(table, "A1", "撤1")
    form = form_view(table, "A1")
    assert (form.locked, form.notice, row(table).state) == ("withdrawn", "1", "withdrawn")
    take_up(table, "A1")
    assert (form_view(table, "A1").locked, row(table).state) == ("", "scored")
    done, file = cast_to(table, "main", None, tmp_path)
    chair = open_batch(held.batch, [], SeatId("chair"), codes.parse_slip(held.code("chair")))
    assert skipped(examine(file, chair.lineage, chair.secret).stated) == {}
    assert done.scored == 3


def test_after_casting_the_next_round_opens_and_the_last_is_locked(table: Table, tmp_path: Path) -> None:
    cast(filled(table, tmp_path), "main", 1)
    assert (row(table).state, form_view(table, "A1").before) == ("unscored", None)
    cast(filled(table, tmp_path), "main", 2)
    assert form_view(table, "A1").locked == "cast"
    with pytest.raises(ReviewDeskError) as caught:
        enter(table, [points("1")])
    assert caught.value.code == "enter-cast"


def test_a_withdrawn_row_stays_so_once_the_ballot_is_cast(table: Table, tmp_path: Path) -> None:
    for round_ in (1, 2):
        cast(filled(table, tmp_path), "main", round_)
        if round_ == 1:
            skip(table, "A1", "1")
    assert (form_view(table, "A1").locked, row(table).state) == ("cast", "withdrawn")


@pytest.fixture
def late(held: Round, desk: Path, tmp_path: Path) -> Iterator[Table]:
    """A table whose A1 was scored before a document was added."""
    with at_table(desk, held.code("r1")) as found:
        filled(found, tmp_path)
    open_desk(desk, [held.batch, held.supplement], "r1", held.code("r1"))
    with at_table(desk, held.code("r1")) as found:
        yield found


def test_a_row_scored_before_a_late_document_is_confirmed_with_one_word(late: Table) -> None:
    form = form_view(late, "A1")
    assert form.stale
    assert [one.name for one in form.documents] == ["实施方案", "补充材料"]
    assert row(late).wanting == ("confirm",)
    confirm(late, "A1")
    assert row(late).wanting == ()
    assert check_track(late, late.track("main"), 1).ready


def test_the_place_is_remembered_in_the_workspace(table: Table) -> None:
    assert recall_place(table) is None
    place = Place(A2, TEAM, "ab" * 32)
    remember_place(table, place)
    assert recall_place(table) == place
    recuse(table, "A2", "其他")
    assert recall_place(table) is None


def test_page_and_zoom_are_remembered_per_document(table: Table) -> None:
    digest = Digest("ab" * 32)
    assert recall_reading(table, digest) == Reading()
    remember_reading(table, digest, Reading(7, 1.25, 90))
    assert recall_reading(table, digest) == Reading(7, 1.25, 90)
    assert recall_reading(table, Digest("cd" * 32)) == Reading()
