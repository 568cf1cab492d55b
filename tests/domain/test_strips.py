from fractions import Fraction

from reviewdesk.domain.conclude import settled_sheets
from reviewdesk.domain.names import ApplicationId, SeatId, TrackId
from reviewdesk.domain.sheet import TrialTable
from reviewdesk.domain.strips import Scale, TierLine, scale, strip, tier_lines
from trial_tables import decided, plan, points, rows, sheet, track

MEAN = 'aggregate = "mean"'
CELLS = points(A=[90, 91, 92], B=[80, 81, 82], C=[70, 71, 72], D=[60, 61, 62])


def test_the_dots_of_a_strip_are_single_totals_lowest_first_with_what_is_to_be_seen_of_them() -> None:
    given = plan('aggregate = "trimmed"\nminimum_ballots = 3')
    found = rows(track(given, sheet(points(A=[92, 90, 91]))))["A"]
    dots = strip(found, {(SeatId("r3"), ApplicationId("A"))})
    assert [(d.seat, d.text, d.dropped, d.abnormal) for d in dots] == [
        ("r2", "90", True, False),
        ("r3", "91", False, True),
        ("r1", "92", True, False),
    ]


def test_all_strips_of_a_track_lie_on_one_scale() -> None:
    whole = scale(track(plan(MEAN), sheet(CELLS)))
    assert whole == Scale(Fraction(60), Fraction(92))
    assert (whole.share(Fraction(60)), whole.share(Fraction(76))) == (Fraction(0), Fraction(1, 2))
    assert scale(track(plan(MEAN), sheet({"A": ["recused", "recused"]}))) == Scale(Fraction(0), Fraction(0))
    assert Scale(Fraction(5), Fraction(5)).share(Fraction(5)) == Fraction(1, 2)


def test_every_tiers_line_falls_below_its_last_row() -> None:
    given = plan(MEAN, tiers=["quota = 1", "quota = 2"])
    assert tier_lines(given.tracks[0], track(given, sheet(CELLS))) == (
        TierLine(1, "t1", 0),
        TierLine(3, "t2", 1),
    )


def test_a_line_below_the_last_row_is_none_and_an_empty_tier_has_none_of_its_own() -> None:
    given = plan(MEAN, tiers=["quota = 4"])
    assert tier_lines(given.tracks[0], track(given, sheet(CELLS))) == ()
    given = plan(MEAN, tiers=['quota = 2\nfloor = "99"', "quota = 2"])
    assert tier_lines(given.tracks[0], track(given, sheet(CELLS))) == (TierLine(2, "t2", 1),)


def test_where_a_tie_on_the_line_is_open_the_line_runs_through_the_tied() -> None:
    given = plan(f'{MEAN}\nend_rule = "vote"\ntie_chain = []', tiers=["quota = 2"])
    tied = points(A=[90, 90], B=[80, 80], C=[80, 80], D=[60, 60])
    assert tier_lines(given.tracks[0], track(given, sheet(tied))) == (TierLine(2, "t1", 0),)


def test_the_sheets_behind_a_result_are_as_the_decisions_leave_them() -> None:
    given = plan(MEAN)
    table = TrialTable({TrackId("t"): sheet(CELLS)})
    taken = decided({"kind": "withdraw", "application": "B"})
    found = settled_sheets(given, (), table, taken)
    assert found[TrackId("t")].withdrawn == {"B"}
    assert settled_sheets(given, (), table, ())[TrackId("t")].withdrawn == frozenset()
