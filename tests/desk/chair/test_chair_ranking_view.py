import pytest

from chair_scene import scene
from reviewdesk.desk.chair.cells import cell_rows
from reviewdesk.desk.chair.diagnosing import comes_at_once, diagnose, steps
from reviewdesk.desk.chair.ranking_view import RankingView, ranking_view
from reviewdesk.domain.names import ApplicationId
from reviewdesk.errors import ReviewDeskError


def ranked(marks: str = "plain") -> RankingView:
    held, folder = scene("ranked", marks)
    with held.room(folder) as room:
        return ranking_view(room, "zh_CN")


@pytest.mark.parametrize("stage", ["closed", "revealed"])
def test_before_stage_two_no_view_of_a_ranking_can_be_had(stage: str) -> None:
    held, folder = scene(stage)
    with held.room(folder) as room:
        with pytest.raises(ReviewDeskError, match="order-before-ranking"):
            ranking_view(room, "zh_CN")
        with pytest.raises(ReviewDeskError, match="order-before-ranking"):
            ranking_view(room, "zh_CN", "projector")


def test_rows_have_dots_distances_and_lines() -> None:
    found = ranked("far").tracks[0]
    assert [(r.row.application, r.applicant, r.distance) for r in found.rows] == [
        ("A1", "单位pA1", "+15.67"),
        ("A2", "单位pA2", "+9.00"),
        ("A3", "单位pA3", "−9.00"),
    ]
    assert found.line(2) is not None and found.line(1) is None and found.alarms == ()
    flagged = [(d.seat, d.text) for d in found.row("A1").dots if d.abnormal]
    assert flagged == [("r1", "60")]
    with pytest.raises(KeyError):
        found.row("B1")


def test_a_tie_on_the_line_stands_as_an_open_alarm() -> None:
    found = ranked("tied").tracks[0]
    assert [alarm.kind for alarm in found.alarms] == ["tie_at_line"]
    assert found.line(2) is not None


def test_every_cell_behind_a_place() -> None:
    found = ranked("far").tracks[0]
    rows = cell_rows(found, ApplicationId("A1"))
    assert [(r.seat, r.marks, r.total) for r in rows][:2] == [
        ("r1", ("55", "5"), "60"),
        ("r2", ("81", "5"), "86"),
    ]
    assert [r.notes for r in rows] == [("dropped", "abnormal"), (), (), ("dropped",), ()]
    assert {r.state for r in rows} == {""}


def test_the_diagnostics_of_a_track_come_from_the_marks_and_name_who_decides() -> None:
    found = ranked("plain").tracks[0]
    heard: list[int] = []
    diagnosis = diagnose(found, heard.append)
    assert 0 < sum(heard) <= steps(found) and comes_at_once(found)
    assert diagnosis.changing == () and set(diagnosis.without) == {"r1", "r2", "r3", "r4", "r5"}
    assert diagnosis.gap is not None
    assert (diagnosis.gap.upper, diagnosis.gap.lower, diagnosis.gap.places) == ("A2", "A3", (2, 3))
    assert diagnosis.concordance is not None and diagnosis.concordance.w == pytest.approx(1)
    assert [one.band for one in diagnosis.stability] == ["in", "in", "out"]
    assert (diagnosis.counted, diagnosis.ranked, diagnosis.adjusted) == (3, 3, ())


def test_where_everybody_is_listed_there_is_no_gap() -> None:
    found = ranked("tied").tracks[0]
    assert diagnose(found).gap is not None
    assert [len(diagnose(track).stability) for track in ranked().tracks] == [3, 2]


def test_a_long_diagnosis_can_be_stopped() -> None:
    def stop(_: int) -> None:
        raise ReviewDeskError("interrupted")

    with pytest.raises(ReviewDeskError, match="interrupted"):
        diagnose(ranked().tracks[0], stop)
