import re
from pathlib import Path

import pytest

from desk_round import Round, sealed_round
from reviewdesk.desk import slips
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.reviewer.outside import outside, size_of
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.codes import slip_text


def refusal(files: list[Path]) -> str:
    with pytest.raises(ReviewDeskError) as caught:
        outside(files)
    return caught.value.code


def test_a_batch_shows_its_fingerprint_and_the_seats_with_a_desk_before_any_slip(
    held: Round, tmp_path: Path
) -> None:
    found = outside([held.batch])
    opened = open_desk(tmp_path / "desk", [held.batch], "r1", held.code("r1"))
    assert found.fingerprint == opened.fingerprint
    assert re.fullmatch(r"(\w{4}-){3}\w{4}", found.fingerprint)
    assert [(line.id, line.role, line.number) for line in found.seats] == [
        ("r1", "reviewer", 1),
        ("r2", "reviewer", 2),
        ("chair", "chair", 1),
    ]
    assert opened.title not in repr(found)


def test_supplements_fall_into_their_order_however_they_are_named(held: Round) -> None:
    batch, first, second = held.batch, held.supplement, held.withdrawal
    found = outside([second, batch, first, batch])
    assert found.files == (batch, first, second)
    assert found.supplements == 2


def test_files_that_do_not_belong_together_are_refused(held: Round) -> None:
    foreign = sealed_round("另一评审会")
    assert refusal([held.supplement]) == "lineage-no-batch"
    assert refusal([held.batch, held.withdrawal]) == "lineage-gap"
    assert refusal([held.batch, foreign.batch]) == "lineage-second-batch"
    assert refusal([foreign.batch, held.supplement]) == "lineage-foreign"


def test_checking_tells_how_far_it_is_and_stops_when_told(held: Round) -> None:
    told: list[int] = []
    outside([held.batch], told.append)
    assert 0 < sum(told) <= size_of([held.batch])

    def stop(step: int) -> None:
        raise ReviewDeskError("interrupted")

    with pytest.raises(ReviewDeskError, match="interrupted"):
        outside([held.batch], stop)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("", ""),
        ("abc", "ABC"),
        ("abcde", "ABCD-E"),
        ("o0il 1-7x", "0011-17X"),
        ("ＡＢＣ　ｄ９", "ABCD-9"),
        ("ABCD-", "ABCD"),
        ("RD1a", "RD1A"),
        ("RD1 6XEN-3A5H r1 ABCD", "RD1 6XEN-3A5H r1 ABCD"),
    ],
)
def test_a_code_is_grouped_as_on_the_slip_while_it_is_typed(typed: str, shown: str) -> None:
    assert slips.grouped(typed) == shown


def test_a_symbol_that_no_slip_has_is_said_before_the_code_is_whole() -> None:
    strange = slips.strange_symbol("ABU")
    assert strange is not None
    assert strange.data == {"symbol": "U"}
    assert slips.strange_symbol("ABC") is None


def test_a_scanned_slip_names_its_seat(held: Round) -> None:
    found = outside([held.batch])
    seat = found.seats[1].id
    scan = slip_text(held.code("r2"), seat, found.review_session)
    assert slips.is_scan(f" {scan.lower()}")
    assert slips.scanned_seat(scan, found.review_session) == "r2"
    foreign = slip_text(held.code("r2"), seat, "00" * 16)
    with pytest.raises(ReviewDeskError, match="slip-other-session"):
        slips.scanned_seat(foreign, found.review_session)
    for text in (held.code("r2"), "RD1 nonsense"):
        with pytest.raises(ReviewDeskError, match="slip-unreadable"):
            slips.scanned_seat(text, found.review_session)
