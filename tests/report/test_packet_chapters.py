from dataclasses import replace
from datetime import UTC, datetime

import pytest

from packets import Shape, packet
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import SeatId
from reviewdesk.domain.result import DecisionRecord, TieLink
from reviewdesk.report.packet import (
    annex,
    basis,
    closing,
    committee,
    cover,
    log_summary,
    matters,
    method,
    outcome,
    procedure,
    recusals,
    review_report,
    votes,
    wording,
)
from reviewdesk.report.packet.contents import packet_steps, sign_packet
from reviewdesk.report.packet.values import AnnexTable, Event, Packet
from reviewdesk.report.page import Draft


@pytest.fixture(scope="module")
def made() -> Packet:
    return packet(Shape(language="en", applications=8, reviewers=5))


def with_session(made: Packet, **changes: object) -> Packet:
    session = replace(made.plan.review_session, **changes)  # type: ignore[arg-type]
    return replace(made, plan=replace(made.plan, review_session=session))


def with_event(made: Packet, kind: str, text: str = "", **data: object) -> Packet:
    last = made.events[-1].index
    event = Event(index=last + 1, kind=kind, at="2014-07-25 16:10", data=data, text=text)
    return replace(made, events=(*made.events, event))


def test_the_basis_says_only_what_the_plan_says(made: Packet) -> None:
    bare = with_session(made, basis="", organisers=(), venue="", deadline=None)
    told = list(basis.paragraphs(replace(bare, events=())))
    assert told[0].startswith("The Review of Model Regions 2014 was held. The sitting lasted from 25 July")
    assert told[1] == "Applications received: 8 (Track 1: 8)."
    assert next(basis.paragraphs(made)).startswith("On the basis of Notice 268 of 2014, Office A,")
    assert "Deadline: 1 July 2014, 08:05." in " ".join(
        basis.paragraphs(with_session(made, deadline=datetime(2014, 7, 1, 8, 5, tzinfo=UTC)))
    )


def test_who_was_not_admitted_and_what_was_waived_is_named_with_the_reason(made: Packet) -> None:
    told = " ".join(basis.paragraphs(made))
    assert "Eligibility: 7 admitted to review, 1 not." in told
    assert "Not admitted: 1A003 County 3, for Funds secured." in told
    assert "Waived: 1A002 County 2, Funds secured (已补正)." in told


def test_chair_and_witness_are_named_as_the_plan_has_them(made: Packet) -> None:
    assert "Chair, elected by the members: Reviewer 1." in list(committee.paragraphs(made))
    appointed = with_session(made, chair="appointed", witness="none")
    told = list(committee.paragraphs(replace(appointed, seats=appointed.seats[:-1])))
    assert told[1:] == [
        "Chair, appointed by the organiser: Reviewer 1.",
        "No witness: two-person acts were attested by the chair alone.",
    ]
    member = replace(made, elected="", witness="r2")
    assert list(committee.paragraphs(member))[1] == "Witness: Reviewer 2."
    rows = committee.members_table(member).rows
    assert [row.cells[1] for row in rows[:2]] == ["Reviewer 1", "Reviewer 2 (witness)"]
    known = replace(made.seats[-2], organisation="Audit Office")
    seats = tuple(known if seat.id == known.id else seat for seat in made.seats)
    assert "Witness: Witness, Audit Office." in list(committee.paragraphs(replace(made, seats=seats)))


def test_the_procedure_tells_what_happened_and_nothing_else(made: Packet) -> None:
    bare = replace(made, events=(), votes=(), pledged=(), answered=(), recused=())
    told = list(procedure.steps(bare))
    assert len(told) == 4
    assert "No score was abnormal." in told
    assert told[-1].startswith("25 July 2014, 16:30, the list of recommendations")
    full = list(procedure.steps(with_event(made, "refinalise", "A slip of the pen")))
    assert full[-2].endswith("the committee decided to finalise again. A slip of the pen.")
    assert "25 July 2014, 08:40, Reviewer 1 became chair. Expected 5, present 5, recused 0; " in " ".join(
        full
    )
    resumed = replace(made, events=tuple(event for event in made.events if event.kind != "resume"))
    assert "The sitting was adjourned 25 July 2014, 12:00 and resumed —." in list(procedure.steps(resumed))
    amended = replace(made, supplemented=True)
    assert any("adopted as amended by a supplement" in step for step in procedure.steps(amended))
    alone = replace(made, votes=made.votes[1:])
    assert "25 July 2014, 08:40, Reviewer 1 became chair." in list(procedure.steps(alone))


@pytest.mark.parametrize(
    ("majority", "carried", "words"),
    [
        ("half", True, "the votes for are more than half of the number present; carried."),
        ("half", False, "the votes for are not more than half of the number present; not carried."),
        ("two_thirds", True, "the votes for are at least two thirds of the number present; carried."),
        ("two_thirds", False, "the votes for are less than two thirds of the number present; not carried."),
    ],
)
def test_a_motion_says_its_base_and_what_it_needed(
    made: Packet, majority: str, carried: bool, words: str
) -> None:
    vote = replace(made.votes[2], majority=majority, carried=carried, base="present", papers=None, text="")  # type: ignore[arg-type]
    assert votes.paragraph(made, vote).endswith(words)
    assert votes.paragraph(made, replace(vote, rounds=())).count("for 0, against 0") == 1


def test_a_vote_on_names_tells_every_round_with_the_most_votes_first(made: Packet) -> None:
    told = votes.paragraph(made, made.votes[3])
    assert "round 1: 1A001 County 1: 2 votes, 1A002 County 2: 2 votes; round 2: 1A001 County 1: 3" in told
    assert "abstain: 1 votes" in told


def test_what_a_vote_moved_stands_with_it(made: Packet) -> None:
    moved = DecisionRecord(
        kind="vote",
        track=made.plan.tracks[0].id,
        record={"id": "v2", "motion": "line", "tier": "listed"},
        before={"t1": {"1A001": {"place": 2, "standing": "tied_at_line", "published": "80.00"}}},
        after={"t1": {"1A001": {"place": 1, "standing": "listed", "published": "80.00"}}},
    )
    still = replace(moved, record={"id": "v1", "motion": "abnormal"}, before={}, after={})
    told = list(matters.votes(replace(made, result=replace(made.result, decisions=(moved, still)))))
    assert told[1].endswith("Moved: 1A001 place 2 (tied at the line, 80.00) → place 1 (Model region, 80.00).")
    assert "Moved" not in told[0]
    assert list(matters.corrections(replace(made, result=replace(made.result, decisions=(moved,))))) == []


def test_an_act_before_the_reveal_is_clarified_and_a_later_one_is_a_correction(made: Packet) -> None:
    told = list(matters.clarifications(made))
    assert "25 July 2014, 11:30, Reopened: Reviewer 2, Track 1, 1A001 County 1. Reason: 漏评一项." in told
    assert not any("Withdrawn:" in text for text in told)
    late = with_event(made, "void", seat="r3", unreadable=True)
    assert "25 July 2014, 16:10, Void: Reviewer 3." in list(matters.clarifications(late))
    early = replace(made, events=tuple(event for event in made.events if event.kind != "reveal"))
    assert any("Withdrawn:" in text for text in matters.clarifications(early))
    assert "Reason: 单位来函撤回." in " ".join(matters.corrections(replace(made, events=made.events)))
    assert "Reason" not in " ".join(matters.corrections(replace(made, events=())))


def test_places_left_empty_and_joint_places_are_said(made: Packet) -> None:
    track, result = made.plan.tracks[0], made.result.tracks[0]
    tier = track.tiers[1]
    nobody = tuple(
        replace(row, standing="below_floor" if row.standing == "pilot" else row.standing)
        for row in result.ranking
    )
    fills = (result.tiers[0], replace(result.tiers[1], filled=0))
    poor = replace(made, result=replace(made.result, tracks=(replace(result, ranking=nobody, tiers=fills),)))
    assert outcome.recommendation(poor, track, tier) == "Nobody is recommended as Pilot; places 2."
    assert outcome.tier_table(poor, track, tier) is None
    told = list(outcome.remarks(poor, track))
    assert "Pilot: 2 places, 0 filled, 2 left empty." in told
    assert any(text.startswith("below the floor: 1A0") for text in told)
    joint = replace(result, ranking=tuple(replace(row, place=1) for row in result.ranking))
    assert outcome.place_words(joint, joint.ranking[0], "en") == "joint place 1"
    assert outcome.place_words(result, replace(result.ranking[0], place=None), "en") == "—"
    assert outcome.points_words(replace(result.ranking[0], published=None), "en") == "—"


def test_only_ties_that_a_line_parts_are_told_in_the_report(made: Packet) -> None:
    result = made.result.tracks[0]
    link = (TieLink("median", "80"),)
    rows = tuple(
        replace(row, published="80.00", tie_break=link, standing=standing)
        for row, standing in zip(result.ranking[:2], ("listed", "pilot"), strict=True)
    )
    alike = tuple(replace(row, published="70.00", tie_break=link) for row in result.ranking[2:4])
    tied = replace(made.result, tracks=(replace(result, alarms=(), ranking=(*rows, *alike)),))
    told = [text for text in matters.clarifications(replace(made, result=tied)) if "decided by" in text]
    assert told == [f"{row.application}, decided by: median 80" for row in rows]


def test_applications_without_a_county_are_called_applications() -> None:
    made = packet(Shape(language="en", tracks=2, applications=5, reviewers=5))
    words = [outcome.recommendation(made, track, track.tiers[0]) for track in made.plan.tracks]
    assert "following 1 counties (cities, districts)" in words[0]
    assert "following 1 applications" in words[1]


def test_weights_are_called_weights_and_a_gate_has_no_points() -> None:
    made = packet(Shape(criteria=2))
    track = made.plan.tracks[0]
    weighted = replace(track, rules=replace(track.rules, form="weights"))
    assert method.rubric_table(made, weighted).columns[-1].head == "权重"
    gate = replace(track, criteria=(replace(track.criteria[0], mode="gate"),))
    assert method.rubric_table(made, gate).rows[0].cells[3:] == ("—", "—", "—")


def test_without_recusals_the_report_and_the_table_say_so(made: Packet) -> None:
    nobody = replace(made, recused=())
    assert list(recusals.paragraphs(nobody)) == ["No member had to be recused."]
    draft = Draft("t", "en")
    recusals.set_recusals(draft, nobody)
    assert [text for _, _, text, *_ in draft.leaf.texts][-1] == "None."
    strange = replace(made, recused=(replace(made.recused[0], application="gone", reason=""),))  # type: ignore[arg-type]
    draft = Draft("t", "en")
    recusals.set_recusals(draft, strange)
    assert "—" in [text for _, _, text, *_ in draft.leaf.texts]


def test_what_did_not_happen_is_said_in_a_word(made: Packet) -> None:
    draft = Draft("t", "en")
    calm = replace(made.result, decisions=(), tracks=(replace(made.result.tracks[0], alarms=()),))
    review_report.set_report(draft, replace(made, result=calm, answered=(), votes=(), events=()))
    texts = [text for leaf in draft.leaves for _, _, text, *_ in leaf.texts]
    assert texts.count("None.") == 4


def test_dissent_from_an_earlier_result_is_kept(made: Packet) -> None:
    told = list(closing.dissent(with_event(made, "sign", "I object", seat="r2", outcome="dissent")))
    assert told[0].endswith("Reviewer 2 on the result before this one: I object.")
    assert "No written dissent" not in " ".join(told)


def test_a_fallback_and_a_missing_witness_are_noted(made: Packet) -> None:
    track = replace(made.result.tracks[0], declared="trimmed", applied="mean")
    alone = with_session(made, witness="none")
    told = list(closing.notes(replace(alone, result=replace(made.result, tracks=(track,)))))
    assert told[0] == "Track 1: the fallback rule was applied to the whole track."
    assert told[1].startswith("No witness")


def test_an_annex_is_set_where_the_plan_wants_one(made: Packet) -> None:
    heads = tuple(f"Head {n}" for n in range(30))
    wide = AnnexTable(title="Wide", heads=heads, rows=(tuple("123456" for _ in heads),), note="A note")
    long = AnnexTable(title="Long", heads=("a", "b"), rows=(("1", "a text that is longer than a figure"),))
    whole = replace(made, annex=(wide, long))
    draft = Draft("t", "en")
    annex.set_annex(draft, whole)
    texts = [text for leaf in draft.leaves for _, _, text, *_ in leaf.texts]
    assert {"Wide", "A note", "Long", "Head", "29"} <= set(texts) | {
        word for t in texts for word in t.split()
    }
    assert "Diagnostics annexed" in closing.annexes(whole)
    told: list[int] = []
    sign_packet(whole, told.append)
    assert sum(told) == packet_steps(1, len(whole.sheets), annex=True)


def test_a_fact_that_is_not_known_is_left_off_the_cover(made: Packet) -> None:
    draft = Draft("t", "en")
    cover.set_cover(draft, with_session(made, venue=""))
    assert "Venue" not in [text for _, _, text, *_ in draft.leaf.texts]


def test_the_log_calls_tracks_criteria_and_seats_by_their_names(made: Packet) -> None:
    track = made.plan.tracks[0].id
    told = with_event(made, "correct", seat="r2", track=track, criterion="c1", correction="transcription")
    told = with_event(told, "strange", seat="", track="t9", criterion="c99", round=[{"counts": {}}])
    draft = Draft("t", "en")
    log_summary.set_log(draft, told)
    texts = [text for leaf in draft.leaves for _, _, text, *_ in leaf.texts]
    assert "transcription, Track 1, Criterion number 1" in texts
    assert "t9, c99" in texts
    assert "strange" in texts
    assert "Reviewer 1 (chair), Witness" in texts
    alone = replace(made, elected="")
    assert wording.person(alone, "chair") == "Chair chair"


def test_seats_and_applications_nobody_knows_keep_their_ids(made: Packet) -> None:
    assert wording.person(made, "r99") == "r99"
    assert wording.applicant(made, "gone") == "gone"
    assert wording.people(made, [SeatId("r1"), SeatId("r99")]) == "Reviewer 1, r99"
    assert wording.span_words("2014-07-25 08:00", "2014-07-25 08:00", "zh_CN") == "2014年7月25日8时00分"
    assert wording.second(11, "x", "zh_CN") == "（11）x"
    assert wording.closed("", "en") == ""
    assert [wording.closed(text, "zh_CN") for text in ("好", "好。")] == ["好。", "好。"]


def test_a_substitute_sits_and_an_unused_spare_does_not(made: Packet) -> None:
    spare = Seat(id=SeatId("spare1"), role="spare", name="Reserve")
    roll = (*made.roll, replace(made.roll[0], seat=spare.id, state="unused"))
    held = replace(made, seats=(*made.seats, spare), roll=roll)
    assert [seat.id for seat in held.members] == ["r1", "r2", "r3", "r4", "r5"]
    used = replace(held, roll=(*made.roll, replace(made.roll[0], seat=spare.id)))
    assert used.members[-1].name == "Reserve"
