from collections.abc import Iterator
from pathlib import Path

import pytest

from desk_round import Round
from reviewdesk.desk import machine
from reviewdesk.desk.reviewer import dossiers
from reviewdesk.desk.reviewer.arriving import Arrival, arrive, sources
from reviewdesk.desk.reviewer.declaration import declaration
from reviewdesk.desk.reviewer.declaring import declare_recusals
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.recusal import Recusal
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store import dossiers as kept


@pytest.fixture
def arrived(held: Round, tmp_path: Path) -> Iterator[Arrival]:
    found = arrive(tmp_path / "r2", [held.batch], "r2", held.code("r2"))
    yield found
    found.seating.close()


def recusal(application: str, reason: str) -> Recusal:
    return Recusal(ApplicationId(application), reason)


def test_the_first_arrival_makes_the_desk_and_the_next_one_unlocks_it(held: Round, tmp_path: Path) -> None:
    first = arrive(tmp_path / "desk", [held.batch], "r1", held.code("r1"))
    named = {seat.id: seat.name for seat in first.reviewing.table.lineage.committee.seats}
    assert (first.fresh, first.title, first.pledged) == (True, "小评审会", "")
    assert first.name == named[first.seat] != ""
    assert [seat for seat, _ in first.reveal_marks.items()] == ["reveal"]
    assert sources(first.reviewing.table) == (held.batch,)
    first.seating.close()
    again = arrive(tmp_path / "desk", [], "r1", held.code("r1"))
    assert (again.fresh, again.fingerprint) == (False, first.fingerprint)
    assert sources(again.reviewing.table) == (held.batch,)
    again.seating.close()


def test_a_supplement_named_at_a_later_arrival_enters_and_is_remembered(held: Round, tmp_path: Path) -> None:
    arrive(tmp_path / "desk", [held.batch], "r1", held.code("r1")).seating.close()
    files = [held.batch, held.supplement]
    again = arrive(tmp_path / "desk", files, "r1", held.code("r1"))
    assert again.reviewing.table.lineage.sequence == 2
    assert sources(again.reviewing.table) == tuple(files)
    again.seating.close()


def test_a_batch_that_was_carried_away_is_no_longer_a_source(arrived: Arrival, tmp_path: Path) -> None:
    machine.note_stage(arrived.reviewing.table, (tmp_path / "stick" / "batch.rdbatch",))
    assert sources(arrived.reviewing.table) == ()


def test_a_declaration_knows_names_alone_and_strikes_known_conflicts(arrived: Arrival) -> None:
    found = declaration(arrived.reviewing.table)
    assert dict(found.tracks) == {"main": "综合", "green": "绿色"}
    assert [(row.application, row.applicant, row.struck) for row in found.rows] == [
        ("A1", "单位p1", ""),
        ("A2", "单位p2", ""),
        ("A3", "单位p3", "近亲属"),
        ("G1", "单位p2", ""),
        ("G2", "单位p4", ""),
    ]
    assert (found.reasons, found.pledged) == (("近亲属", "其他"), "")
    assert found.covered([ApplicationId("A2")]) == {"A2", "G1"}


def test_recusals_chosen_one_by_one_take_all_of_the_applicant_with_them(
    arrived: Arrival, held: Round
) -> None:
    table = arrived.reviewing.table
    done = declare_recusals(table, [held.batch], [recusal("A2", "其他：曾任顾问")], pledged=True)
    assert done.recused == ("A2", "A3", "G1")
    struck = {str(row.application): row.struck for row in declaration(table).rows}
    assert (struck["A2"], struck["G1"]) == ("其他：曾任顾问", "其他：曾任顾问")
    assert kept.kept(table.workspace).keys() == {"A1", "G2"}


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        (recusal("X9", "其他"), "reviewer-other-application"),
        (recusal("A1", ""), "recusal-reason"),
        (recusal("A1", "不想评"), "recusal-reason"),
    ],
)
def test_a_recusal_that_cannot_be_leaves_nothing_declared(
    arrived: Arrival, held: Round, chosen: Recusal, code: str
) -> None:
    table = arrived.reviewing.table
    with pytest.raises(ReviewDeskError) as caught:
        declare_recusals(table, [held.batch], [recusal("A2", "其他"), chosen], pledged=True)
    assert caught.value.code == code
    assert not table.pledged
    assert table.recused() == {"A3"}


def test_a_run_that_was_stopped_keeps_what_came_and_goes_on(arrived: Arrival, held: Round) -> None:
    table = arrived.reviewing.table

    def stop(step: int) -> None:
        if kept.kept(table.workspace):
            raise ReviewDeskError("interrupted")

    before = dossiers.amount(table, [held.batch])
    with pytest.raises(ReviewDeskError, match="interrupted"):
        declare_recusals(table, [held.batch], [], pledged=True, progress=stop)
    assert table.pledged
    assert kept.kept(table.workspace).keys() == {"A1"}
    assert 0 < dossiers.amount(table, [held.batch]) < before
    rest: list[int] = []
    brought = dossiers.bring(table, [held.batch], rest.append)
    assert (brought.now, brought.before) == (3, 1)
    assert sum(rest) <= before
