"""How far a vote has gone, told before it is recorded."""

from reviewdesk.domain.lines import count_line
from reviewdesk.domain.names import ApplicationId
from trial_tables import decided, plan, points, sheet, vote

TIED = tuple(ApplicationId(name) for name in "ABC")


def test_who_is_in_who_is_left_and_whether_a_round_may_follow() -> None:
    track = plan().tracks[0]
    table = sheet(points(A=[90] * 5, B=[90] * 5, C=[90] * 5))
    nothing = count_line(track.rules, table, TIED, 2, ())
    assert (nothing.elected, nothing.rest, nothing.left, nothing.rounds, nothing.over) == (
        (),
        TIED,
        2,
        0,
        False,
    )
    each = {"counts": {"A": 5, "B": 2, "C": 2}}
    (first,) = decided(vote("v1", "line", 5, [each], track="t", tier="t1"))
    found = count_line(track.rules, table, TIED, 2, [first])
    assert (found.elected, found.rest, found.left, found.rounds) == (("A",), ("B", "C"), 1, 1)
    assert found.over == (track.rules.vote.max_rounds == 1)
