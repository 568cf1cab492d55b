"""How tiers are filled from the top of the ranking, and what a line or a floor does."""

import hashlib

from line_votes import EVEN, FOUR, LOT, line, named
from reviewdesk.domain.conclude import blocking
from trial_tables import decided, places, plan, points, result, rows, sheet, standings, track, vote


def test_an_unresolved_tie_on_a_line_stops_all_tiers_below_it() -> None:
    found = track(plan(tiers=["quota = 2", "quota = 2"]), sheet(FOUR))
    assert standings(found) == {
        "A": "t1", "B": "tied_at_line", "C": "tied_at_line", "D": "tied_at_line", "E": "not_listed",
    }  # fmt: skip
    assert [(tier.id, tier.filled) for tier in found.tiers] == [("t1", 1), ("t2", 0)]
    alarm = found.alarms[0]
    assert (alarm.kind, alarm.boundary, alarm.applications) == ("tie_at_line", "t1", ("B", "C", "D"))
    assert (alarm.places_left, alarm.resolved_by, len(found.alarms)) == (1, None, 1)


def test_a_shared_place_extends_the_quota_and_the_next_tier_follows() -> None:
    found = track(plan('end_rule = "share"', tiers=["quota = 2", "quota = 1"]), sheet(FOUR))
    assert standings(found) == {"A": "t1", "B": "t1", "C": "t1", "D": "t1", "E": "t2"}
    assert {a: row.number for a, row in rows(found).items()} == {"A": 1, "B": 2, "C": 2, "D": 2, "E": 1}
    assert found.tiers[0].filled == 4
    assert found.alarms[0].resolved_by == "share"


def test_empty_leaves_the_places_tied_for_unfilled() -> None:
    found = track(plan('end_rule = "empty"', tiers=["quota = 2", "quota = 3"]), sheet(FOUR))
    assert standings(found) == {"A": "t1", "B": "t2", "C": "t2", "D": "t2", "E": "not_listed"}
    assert [(a.kind, a.resolved_by) for a in found.alarms] == [("tie_at_line", "empty"), ("unfilled", None)]


def test_a_lot_orders_by_the_seed_and_the_id() -> None:
    found = track(plan('end_rule = "lot"', tiers=["quota = 1"]), sheet(EVEN), decided(LOT))
    seed = b"reviewdesk-lot-v1\0" + bytes(32) + b"1234561234\0"
    first = min("AB", key=lambda a: hashlib.sha256(seed + a.encode()).hexdigest())
    assert (found.ranking[0].application, found.ranking[0].standing) == (first, "t1")
    assert places(found) == {"A": 1 + (first != "A"), "B": 1 + (first != "B"), "C": 3}
    assert found.ranking[0].tie_break[-1].link == "lot"
    assert found.alarms[0].resolved_by == "lot"


def test_a_lot_that_was_not_thrown_leaves_the_alarm_open() -> None:
    given = plan('end_rule = "lot"', tiers=["quota = 1"])
    found = result(given, sheet(EVEN))
    assert found.tracks[0].alarms[0].resolved_by is None
    assert [alarm.kind for _, alarm in blocking(given, found)] == ["tie_at_line"]


def test_a_tie_inside_an_ordered_tier_is_an_alarm_too() -> None:
    ordered = ["quota = 2\nordered = true"]
    found = track(plan(tiers=ordered), sheet(EVEN))
    assert standings(found) == {"A": "t1", "B": "t1", "C": "not_listed"}
    assert [(a.kind, a.places_left, a.resolved_by) for a in found.alarms] == [("tie_in_tier", 2, None)]
    assert track(plan(tiers=["quota = 2"]), sheet(EVEN)).alarms == ()
    voted = track(plan(tiers=ordered), sheet(EVEN), decided(line(named(r1=["B"], r2=["B"], r3=["B"]))))
    assert {a: row.number for a, row in rows(voted).items()} == {"B": 1, "A": 2, "C": None}
    shared = track(plan('end_rule = "empty"', tiers=ordered), sheet(EVEN))
    assert shared.alarms[0].resolved_by == "share"
    drawn = track(plan('end_rule = "lot"', tiers=ordered), sheet(EVEN), decided(LOT))
    assert sorted(row.number or 0 for row in drawn.ranking[:2]) == [1, 2]
    waiting = track(plan('end_rule = "lot"', tiers=ordered), sheet(EVEN))
    assert waiting.alarms[0].resolved_by is None and standings(waiting)["A"] == "t1"


def test_a_floor_keeps_places_empty_and_a_lower_tier_may_take_them() -> None:
    cells = points(A=[90] * 5, B=[50] * 5, C=[40] * 5, D=[10] * 5)
    tiers = ['quota = 3\nfloor = "60"', 'quota = 1\nfloor = "30"']
    found = track(plan(tiers=tiers), sheet(cells))
    assert standings(found) == {"A": "t1", "B": "t2", "C": "not_listed", "D": "below_floor"}
    assert [(a.kind, a.boundary, a.places_left) for a in found.alarms] == [("unfilled", "t1", 2)]
    assert blocking(plan(tiers=tiers), result(plan(tiers=tiers), sheet(cells))) == ()


def test_two_thirds_may_leave_places_empty() -> None:
    yes = {"ballots": {f"r{n}": "yes" for n in range(1, 5)}}
    emptied = vote("v7", "empty", 5, [yes], track="t", tier="t1")
    found = track(plan(tiers=["quota = 2"]), sheet(FOUR), decided(emptied))
    assert standings(found)["B"] == "not_listed"
    assert found.alarms[0].resolved_by == "v7"
    few = track(plan(tiers=["quota = 9"]), sheet(FOUR), decided(emptied))
    assert [(a.kind, a.resolved_by) for a in few.alarms] == [("unfilled", "v7")]
    not_enough = vote("v7", "empty", 5, [{"counts": {"yes": 3, "no": 2}}], track="t", tier="t1")
    assert track(plan(tiers=["quota = 2"]), sheet(FOUR), decided(not_enough)).alarms[0].resolved_by is None
