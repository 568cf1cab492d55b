import subprocess
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from shutil import which

import pytest

from packets import Shape, packet
from reviewdesk.domain.names import SeatId
from reviewdesk.domain.redaction import by_id, in_force, redacted_applications, redacted_seats
from reviewdesk.report.brief import leaders_brief
from reviewdesk.report.packet.values import Event, Packet
from reviewdesk.report.values import Paper

pytestmark = pytest.mark.skipif(which("pdftotext") is None, reason="poppler-utils is not installed")
Read = Callable[[Paper], str]
ENGLISH = Shape(language="en", tracks=2)


@pytest.fixture
def text(tmp_path: Path) -> Read:
    def read(paper: Paper) -> str:
        (tmp_path / "a.pdf").write_bytes(paper.data)
        command = ["pdftotext", "-layout", str(tmp_path / "a.pdf"), "-"]
        found = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        return " ".join(found.split()) + "\f" * found.count("\f")

    return read


def signed(made: Packet, *outcomes: str) -> Packet:
    first = made.events[-1].index + 1
    finalised = Event(index=first, kind="finalise", at=made.at)
    answers = (
        Event(index=first + n, kind="sign", at=made.at, data={"seat": SeatId(f"r{n}"), "outcome": outcome})
        for n, outcome in enumerate(outcomes, start=1)
    )
    return replace(made, events=(*made.events, finalised, *answers))


def test_the_brief_shows_counts_lines_names_and_what_was_out_of_the_ordinary(text: Read) -> None:
    made = packet(ENGLISH)
    page = text(leaders_brief(made))
    result = made.result.track(made.plan.tracks[0].id)
    placed = [row for row in result.ranking if row.place is not None]
    listed = [row for row in placed if row.standing == "listed"]
    assert page.count("\f") == 1
    for row in listed:
        assert f"{made.applications[row.application].applicant} (Sample) {row.published}" in page
    expected = ["Track 1 12 11", str(placed[0].published), str(placed[-1].published), "Sample 12"]
    expected += [f"Members kept from an application: {len(made.recused)}", "Withdrawn: 1"]
    expected += [f"Motions voted on: {len(made.votes)}", f"{listed[-1].published} /"]
    assert [part for part in expected if part not in page] == []


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_number_is_the_results_and_every_font_is_embedded(
    language: str, tmp_path: Path, text: Read
) -> None:
    made = packet(replace(ENGLISH, language=language, applications=16, reviewers=9))
    page = text(leaders_brief(made))
    for track in made.result.tracks:
        placed = [row for row in track.ranking if row.place is not None]
        listed = [row for row in placed if row.standing in ("listed", "pilot")]
        assert [
            row.published for row in (placed[0], placed[-1], *listed) if str(row.published) not in page
        ] == []
    command = ["pdffonts", str(tmp_path / "a.pdf")]
    fonts = subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()[2:]
    assert {line.split()[-5] for line in fonts} == {"yes"}


def test_the_bands_count_every_application_that_has_a_score(text: Read) -> None:
    made = packet(replace(ENGLISH, tracks=1))
    page = text(leaders_brief(made)).split("below 60")[1].split()
    placed = [row for row in made.result.tracks[0].ranking if row.published is not None]
    assert page[:2] == ["Track", "1"]
    assert sum(map(int, page[2:7])) == len(placed)


@pytest.mark.parametrize(
    ("outcomes", "words"),
    [
        ((), "Dissent: nobody has signed yet"),
        (("signed",), "Dissent: none so far"),
        (("signed", "dissent", "refused"), "Dissent: yes, stated by 2"),
    ],
)
def test_dissent_is_said_as_it_stands(outcomes: tuple[str, ...], words: str, text: Read) -> None:
    made = packet(ENGLISH)
    assert "Dissent: nobody has signed yet" in text(leaders_brief(replace(made, events=())))
    assert words in text(leaders_brief(signed(made, *outcomes)))


def test_ranks_have_no_bands_of_points_and_weights_have_a_hundred(text: Read) -> None:
    ranks = packet(replace(ENGLISH, rules='aggregate = "rank_sum"\nend_rule = "share"'))
    assert "Score bands" not in text(leaders_brief(ranks))
    whole = packet(replace(ENGLISH, tracks=1))
    track = whole.plan.tracks[0]
    weighted = replace(track, rules=replace(track.rules, form="weights"))
    page = text(leaders_brief(replace(whole, plan=replace(whole.plan, tracks=(weighted,)))))
    assert "from 90" in page


def test_nobody_listed_is_said_and_no_line_drawn(text: Read) -> None:
    made = packet(replace(ENGLISH, tracks=1))
    track = made.result.tracks[0]
    gone = tuple(
        replace(row, place=None, published=None, standing="withdrawn", number=None, ballots=0)
        for row in track.ranking
    )
    page = text(
        leaders_brief(replace(made, result=replace(made.result, tracks=(replace(track, ranking=gone),))))
    )
    assert "nobody" in page
    assert "Places by city" not in page
    assert "— — — —" in page


def test_everybody_listed_has_nobody_behind(text: Read) -> None:
    made = packet(replace(ENGLISH, tracks=1, applications=3))
    track = made.result.tracks[0]
    inside = tuple(replace(row, standing="listed") if row.place else row for row in track.ranking)
    page = text(
        leaders_brief(replace(made, result=replace(made.result, tracks=(replace(track, ranking=inside),))))
    )
    assert " —" in page


@pytest.mark.parametrize("applications", [60, 500])
def test_one_page_is_enough_for_thirty_reviewers_and_five_hundred_applications(
    applications: int, text: Read
) -> None:
    made = packet(Shape(applications=applications, reviewers=30 if applications > 100 else 5, tracks=1))
    page = text(leaders_brief(made))
    assert page.count("\f") == 1
    listed = [row for row in made.result.tracks[0].ranking if row.standing in ("listed", "pilot")]
    named = [row for row in listed if made.applications[row.application].applicant in page.replace(" ", "")]
    assert len(named) == (len(listed) if applications < 100 else 0)
    assert ("名单见该类别排名表" in page) is (applications > 100)


@pytest.mark.parametrize("hidden", ["reviewers", "applicants"])
def test_the_brief_names_nobody_whom_the_plan_hides(hidden: str, text: Read) -> None:
    made = packet(Shape(more=f'[redaction]\n{hidden} = ["pdf"]'))
    rules = in_force(made.plan)
    shown = replace(
        made,
        applications=by_id(redacted_applications(rules, "pdf", made.applications.values(), "单位")),
        seats=redacted_seats(rules, "pdf", made.seats, "评委"),
    )
    page = text(leaders_brief(shown))
    assert [seat.name for seat in made.members if seat.name in page] == []
    if hidden == "applicants":
        assert [one.applicant for one in made.applications.values() if one.applicant in page] == []
        assert "设区市）" not in page


def test_a_result_that_is_not_final_and_a_drill_say_so(tmp_path: Path, text: Read) -> None:
    made = packet(ENGLISH)
    open_still, whole = leaders_brief(made, final=False), leaders_brief(made)
    assert b"Not final" not in whole.data
    assert open_still.data != whole.data
    drill = replace(made.plan.review_session, title="(Drill) Small")
    practised = leaders_brief(replace(made, plan=replace(made.plan, review_session=drill)), final=False)
    assert "(Drill) Small" in text(practised)


def test_tracks_on_other_scales_have_bands_of_their_own(text: Read) -> None:
    made = packet(ENGLISH)
    one, other = made.plan.tracks
    half = replace(other, rules=replace(other.rules, full=Fraction(50)))
    page = text(leaders_brief(replace(made, plan=replace(made.plan, tracks=(one, half)))))
    assert "from 90" in page
    assert "from 45" in page


def test_more_than_a_page_is_set_whole_rather_than_cut(text: Read) -> None:
    made = packet(replace(ENGLISH, tracks=70, applications=3, reviewers=5, criteria=1))
    page = text(leaders_brief(made))
    assert page.count("\f") > 1
    assert [track.name for track in made.plan.tracks if page.count(f"{track.name},") != 2] == []
