from pathlib import Path

import pytest

from chair_session import Session, cast
from reviewdesk.desk.chair import offers
from reviewdesk.desk.chair.attendance import attend, note_pledge_read, pledge_read, present
from reviewdesk.desk.chair.opening import known_people
from reviewdesk.desk.chair.room import Room
from reviewdesk.errors import Problems


def test_who_is_here_is_noted_with_the_names_and_only_members_count(lone: Room) -> None:
    assert present(lone) == ()
    lone, here = attend(lone, [{"seat": "r1", "name": "张三"}], ["r2", "r1", "witness"])
    assert here == present(lone) == ("r1", "r2")
    assert known_people(lone)["r1"]["name"] == "张三"
    assert lone.entries[-1].kind == "people"
    lone, here = attend(lone, [], [])
    assert here == ()
    assert known_people(lone)["r1"]["name"] == "张三"
    with pytest.raises(Problems):
        attend(lone, [{"seat": "r99", "name": "x"}], ["r1"])
    assert present(lone) == ()


def test_the_pledge_is_ticked_once_it_was_read(lone: Room) -> None:
    assert not pledge_read(lone)
    lone, _ = note_pledge_read(lone, read=True)
    assert pledge_read(lone)
    lone, _ = note_pledge_read(lone, read=False)
    assert not pledge_read(lone)


def test_a_watched_folder_announces_only_what_nobody_has_looked_at(
    lone: Room, alone: Session, tmp_path: Path
) -> None:
    good = cast(alone, "r1", "t", tmp_path)
    bad = tmp_path / "bad.rdballot"
    bad.write_bytes(b"x")
    settled: set[offers.Stamp] = set()
    assert set(offers.unseen(lone, [tmp_path], settled)) == {good, bad}
    assert settled == set()
    lone, _ = offers.take(lone, [good, bad])
    assert offers.unseen(lone, [tmp_path], settled) == ()
    assert len(settled) == 2
    other = cast(alone, "r2", "t", tmp_path)
    assert offers.unseen(lone, [tmp_path], settled) == (other,)
    bad.write_bytes(b"yy")
    assert len(settled) == 2
    assert set(offers.unseen(lone, [tmp_path], settled)) >= {other}
