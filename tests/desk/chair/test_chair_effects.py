from pathlib import Path

import pytest

from chair_session import Session, all_ballots, cast
from reviewdesk.desk.chair import needs, seats
from reviewdesk.desk.chair.closing import applied_aggregates
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.effects import (
    Exceptional,
    Kind,
    effects,
    next_withdrawal,
    spares,
    still_scoring,
    withdrawal_effects,
)
from reviewdesk.desk.chair.quorum import quorums
from reviewdesk.desk.chair.room import Room
from reviewdesk.desk.chair.seats import Place
from reviewdesk.desk.chair.settling import withdraw
from reviewdesk.desk.chair.view import chair_view
from reviewdesk.words import sentence


def said(room: Room, kind: Kind, place: Place, substitute: str = "") -> list[str]:
    wanted = Exceptional(kind=kind, place=place, substitute=substitute)
    return [problem.code for problem in effects(chair_view(room), wanted, "en")]


def test_sending_a_ballot_back_says_that_it_stays_and_counts_no_more(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    lone, _ = collect(lone, all_ballots(alone, tmp_path / "b"))
    found = effects(chair_view(lone), Exceptional(kind="reopen", place=Place(seat="r1", track="t")), "en")
    assert [one.code for one in found] == [
        "effect-old-kept",
        "effect-casts-again",
        "effect-ballots",
        "effect-minimum",
        "effect-quorum",
        "effect-odd",
    ]
    assert sentence(found[2], "en") == (
        "类别t: ballots in 5 before, 4 after; 5 at most once all others are in."
    )


@pytest.mark.parametrize("kind", ["absent", "void"])
def test_a_seat_that_goes_is_counted_off_every_track(lone: Room, alone: Session, kind: Kind) -> None:
    codes = said(lone, kind, Place(seat="r1"))
    assert codes.count("effect-ballots") == 2
    assert codes.count("effect-even") == 2
    assert "effect-old-kept" not in codes
    for seat in ("r1", "r2"):
        lone = seats.absent(lone, Place(seat=seat), "缺席", alone.witness)
    found = effects(chair_view(lone), Exceptional(kind=kind, place=Place(seat="r3", track="t")), "en")
    words = [sentence(one, "en") for one in found]
    assert any("The quorum of 4 is missed" in one for one in words)
    assert any("uses" in one and "the minimum of" in one for one in words)


def test_effects_foretell_what_the_verbs_then_do(lone: Room, alone: Session, tmp_path: Path) -> None:
    lone, _ = collect(lone, all_ballots(alone, tmp_path / "b"))
    for seat in ("r1", "r2", "r3"):
        place = Place(seat=seat, track="t")
        foretold = effects(chair_view(lone), Exceptional(kind="void", place=place), "en")
        lone = seats.void(lone, place, "作废", alone.witness)
        missed = "effect-fallback" in [one.code for one in foretold]
        rules = lone.plan.track("t").rules
        applied = applied_aggregates(lone)[lone.plan.tracks[0].id]
        assert (applied == rules.fallback) == missed
        most = next(one.data["most"] for one in foretold if one.code == "effect-ballots")
        assert most == still_scoring(chair_view(lone), lone.roll, lone.plan.tracks[0])


def test_one_row_made_void_is_said_of_that_row_alone(lone: Room, alone: Session, tmp_path: Path) -> None:
    lone, _ = collect(lone, all_ballots(alone, tmp_path / "b"))
    place = Place(seat="r1", track="t", round=1, application="A1")
    found = effects(chair_view(lone), Exceptional(kind="void", place=place), "en")
    assert [one.code for one in found] == ["effect-row-only", "effect-rows"]
    assert found[1].data["most"] == 4


def test_a_substitute_scores_everything_anew_and_the_panel_keeps_its_size(lone: Room, alone: Session) -> None:
    place = Place(seat="r1")
    wanted = Exceptional(kind="replaced", place=place, substitute="spare1")
    assert spares(chair_view(lone), wanted) == ("spare1",)
    codes = [one.code for one in effects(chair_view(lone), wanted, "en")]
    assert codes.count("effect-substitute") == 2
    assert codes.count("effect-odd") == 2
    lone = seats.replace_seat(lone, place, "spare1", "病", alone.witness)
    assert spares(chair_view(lone), Exceptional(kind="replaced", place=Place(seat="r2"))) == ()


def test_a_withdrawal_says_its_number_and_what_is_left(lone: Room, alone: Session) -> None:
    lone, _ = withdraw(lone, "A1", "撤回", alone.witness)
    view = chair_view(lone)
    assert next_withdrawal(view) == 2
    first, second = withdrawal_effects(view, "A2", 2)
    assert "A2 is withdrawn under number 2" in sentence(first, "en")
    assert sentence(second, "en").endswith("Applications left in 类别t: 1.")


def test_quorum_is_counted_for_the_committee_and_per_track(lone: Room) -> None:
    whole, first, second = quorums(chair_view(lone), ["r1", "r2", "r3", "chair"])
    assert (whole.present, whole.members, whole.needed, whole.reached) == (3, 5, 4, False)
    assert [one.name for one in (first, second)] == ["类别t", "类别u"]
    assert all(one.lawful and one.large for one in (first, second))
    enough = quorums(chair_view(lone), ["r1", "r2", "r3", "r4"])
    assert all(one.reached for one in enough)


def test_what_the_plan_needs_is_checked_again_at_the_close(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    lone, _ = collect(lone, all_ballots(alone, tmp_path / "b"))
    assert all(need.met for need in needs.needs(lone, "en"))
    for seat in ("r1", "r2"):
        lone = seats.void(lone, Place(seat=seat, track="t"), "作废", alone.witness)
    unmet = {need.problem.code for need in needs.needs(lone, "en") if not need.met}
    assert unmet == {"need-panel-small", "need-quorum-missed", "need-fallback"}
    lone = seats.void(lone, Place(seat="r3", track="t"), "作废", alone.witness)
    assert "need-even" in {need.problem.code for need in needs.needs(lone, "en")}


def test_a_row_nobody_scores_is_named(lone: Room, alone: Session, tmp_path: Path) -> None:
    seats_ = ("r1", "r2", "r3", "r4", "r5")
    lone, _ = collect(lone, [cast(alone, seat, "u", tmp_path / "b", recused=["B1"]) for seat in seats_])
    unmet = [need.problem for need in needs.needs(lone, "en") if not need.met]
    assert any(one.code == "need-unscored" and "B1" in sentence(one, "en") for one in unmet)
