from dataclasses import replace
from pathlib import Path

import pytest

from chair_scene import scene
from chair_session import all_ballots, cast, copy_of, opened, session
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.projecting import projection
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.seats import Place, absent
from reviewdesk.desk.chair.view import STEPS, Step
from reviewdesk.domain.names import SeatId
from reviewdesk.domain.plan.values import Medium, Redaction


@pytest.mark.parametrize("stage", ["closed", "revealed"])
@pytest.mark.parametrize("step", STEPS)
def test_before_stage_two_the_wall_has_no_ranking_whatever_the_step(stage: str, step: Step) -> None:
    held, folder = scene(stage, "far")
    with held.room(folder) as room:
        shown = projection(room, step, "zh_CN")
        assert shown.ranking is None
        assert [row.name for row in shown.board] == [f"评委{n:02}" for n in range(1, 6)]
        assert [cell.text for row in shown.board for cell in row.cells if cell] == ["计入"] * 10
        assert (dict(shown.tally), shown.pledge) == ({"in": 10}, "")


def test_the_ranking_is_on_the_wall_only_from_its_step_on() -> None:
    held, folder = scene("ranked")
    with held.room(folder) as room:
        on_show = {step: projection(room, step, "zh_CN").ranking is not None for step in STEPS}
    assert [step for step, ranked in on_show.items() if ranked] == [
        "ranking", "settle", "audit", "sign", "publish",
    ]  # fmt: skip


def test_while_places_are_settled_the_chain_of_a_tie_is_shown_link_by_link() -> None:
    held, folder = scene("ranked", "tied")
    with held.room(folder) as room:
        shown = projection(room, "settle", "zh_CN")
        assert shown.ranking is not None
        ties = shown.ties(shown.ranking.tracks[0], "zh_CN")
        assert [(tie.place, tie.applicant) for tie in ties] == [("2", "单位pA2"), ("2", "单位pA3")]
        assert ties[0].links[0] == ("不去极值的平均分", "75")
        assert not any("/" in value for tie in ties for _, value in tie.links)
        assert projection(room, "ranking", "zh_CN").ties(shown.ranking.tracks[0], "zh_CN") == ()


def under(room: Room, *media: Medium) -> Room:
    """Return the room under a plan that hides reviewers and applicants on these media."""
    hidden = Redaction(reviewers=media, applicants=media)
    return replace(room, lineage=replace(room.lineage, plan=replace(room.plan, redaction=hidden)))


def test_names_are_on_the_wall_only_where_the_plan_does_not_hide_them() -> None:
    held, folder = scene("ranked")
    with held.room(folder) as room:
        hidden, shown = under(room, "projector"), under(room, "screen")
        for kept, reviewers, applicant in ((hidden, "评委0", "申报单位01"), (shown, "评委r", "单位pA1")):
            board = projection(kept, "close", "zh_CN").board
            assert [row.name for row in board] == [f"{reviewers}{n}" for n in range(1, 6)]
            ranking = projection(kept, "ranking", "zh_CN").ranking
            assert ranking is not None
            assert set(ranking.tracks[0].seats.values()) == {row.name for row in board}
            assert ranking.tracks[0].rows[0].applicant == applicant


def test_while_the_session_opens_the_wall_shows_the_pledge_and_then_the_places(tmp_path: Path) -> None:
    held = session()
    with held.room(copy_of(opened(), tmp_path / "chair")) as room:
        opening = projection(room, "opening", "zh_CN")
        assert opening.pledge == room.plan.pledge != ""
        assert not opening.adjourned
        coming = projection(room, "collect", "zh_CN")
        assert (dict(coming.tally), coming.pledge) == ({"waiting": 10}, "")
        after, _ = collect(room, all_ballots(held, tmp_path / "b")[:1])
        twin = cast(held, "r1", "t", tmp_path / "b", marks={"A1": "90"})
        after, _ = collect(after, [twin])
        after = absent(after, Place(seat=SeatId("r2")), "生病", held.witness)
        board = projection(after, "opening", "zh_CN")
        assert board.pledge == ""
        assert dict(board.tally) == {"problem": 1, "apart": 2, "waiting": 7}
        assert [cell.text for cell in board.board[1].cells if cell] == ["缺席", "缺席"]
