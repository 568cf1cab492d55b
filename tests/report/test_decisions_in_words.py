"""What a decision moved, in words, and on whose paper it stands."""

from dataclasses import replace

import pytest

from reviewdesk.domain.names import ApplicationId, CriterionId, SeatId, TrackId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.result import DecisionRecord, RankedApplication, TieLink, TrackResult
from reviewdesk.report.result_words import concerns, deciding_words, decision_head, decision_words


def decided(track: str | None, record: dict[str, object], moved: str = "") -> DecisionRecord:
    before = {moved: {"A1": {"place": 3, "standing": "not_listed", "published": "80.10"}}} if moved else {}
    after = (
        {moved: {"A1": {"place": None, "standing": "listed", "published": None}, "A2": None}} if moved else {}
    )
    named = None if track is None else TrackId(track)
    return DecisionRecord(kind="correct", track=named, record=record, before=before, after=after)


def ranked(track: str) -> TrackResult:
    row = RankedApplication(
        application=ApplicationId("A1"),
        place=1,
        standing="listed",
        number=1,
        published="80.10",
        exact="801/10",
        ballots=5,
        totals={SeatId("r1"): "80.1"},
        dropped=(),
        excluded=(),
        criteria={},
        tie_break=(TieLink("untrimmed_mean", "1537/18"), TieLink("median", "85")),
        flags=(),
        counted_elsewhere=None,
    )
    return TrackResult(
        id=TrackId(track),
        tiers=(),
        declared="mean",
        applied="mean",
        better="high",
        seats=(),
        alarms=(),
        ranking=(row,),
    )


def test_a_decision_names_each_place_it_moved(english: Plan) -> None:
    track = english.tracks[0].id
    words = decision_words(decided(track, {"application": "A1"}, track), english, "en")
    assert "A1 place 3 (not listed, 80.10) → — (" in words
    assert "A2 — → —" in words


def test_a_track_keeps_its_name_beside_a_criterion_of_the_same_id(plan: Plan) -> None:
    track = plan.tracks[0]
    twin = replace(track.criteria[0], id=CriterionId(track.id), name="同号指标")
    both = replace(plan, tracks=(replace(track, criteria=(twin, *track.criteria[1:])), *plan.tracks[1:]))
    decision = decided(track.id, {"motion": "void", "track": track.id, "criterion": twin.id})
    for words in (decision_words(decision, both, "zh_CN"), decision_head(decision, both, "zh_CN")):
        assert "作废" in words
        assert words.index(track.name) < words.index("同号指标")


@pytest.mark.parametrize(
    ("track", "record", "moved", "belongs"),
    [
        ("one", {}, "", True),
        ("other", {"application": "A1"}, "", False),
        (None, {"application": "A1"}, "", True),
        (None, {"application": "B7"}, "", False),
        (None, {"application": "B7"}, "one", True),
        (None, {"seat": "r1"}, "", True),
    ],
)
def test_a_decision_stands_on_the_papers_it_concerns(
    track: str | None, record: dict[str, object], moved: str, belongs: bool
) -> None:
    assert concerns(decided(track, record, moved), ranked("one")) is belongs


def test_a_narrow_column_shows_the_link_that_settled_it(english: Plan) -> None:
    row = ranked("one").ranking[0]
    assert deciding_words(row, english.tracks[0], "en").endswith(" 85")
    assert deciding_words(replace(row, tie_break=()), english.tracks[0], "en") == ""
