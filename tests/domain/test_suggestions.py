import pytest

from reviewdesk.domain.application import Application
from reviewdesk.domain.committee import Committee, Conflict, Role, Seat
from reviewdesk.domain.names import ApplicantId, ApplicationId, SeatId, TrackId
from reviewdesk.domain.suggestions import suggestions


def seat(id_: str, *, organisation: str = "", region: str = "", role: Role = "reviewer") -> Seat:
    return Seat(id=SeatId(id_), role=role, tracks=(TrackId("a"),), organisation=organisation, region=region)


def application(id_: str, track: str = "a") -> Application:
    return Application(
        id=ApplicationId(id_),
        track=TrackId(track),
        applicant="东江市清潭区人民政府",
        applicant_id=ApplicantId("x"),
        county="清潭区",
        city="东江市",
    )


def found(*seats: Seat) -> list[tuple[str, str, str]]:
    told = suggestions(Committee(seats), [application("A1"), application("B1", "b")])
    return [(one.seat, one.ground, one.meets) for one in told]


@pytest.mark.parametrize(
    ("organisation", "region", "ground", "meets"),
    [
        ("清潭区人民政府", "", "organisation", "东江市清潭区人民政府"),
        ("清潭区经信局", "东江市", "organisation", "东江市清潭区人民政府"),
        ("某省清潭", "", "organisation", "东江市清潭区人民政府"),
        ("某研究院", "东江清潭", "county", "清潭区"),
        ("某研究院", "东江市", "city", "东江市"),
        ("", "某省东江市", "city", "东江市"),
    ],
)
def test_the_strongest_ground_is_suggested(organisation: str, region: str, ground: str, meets: str) -> None:
    assert found(seat("r1", organisation=organisation, region=region)) == [("r1", ground, meets)]


def test_the_county_in_an_organisation_is_enough() -> None:
    told = suggestions(
        Committee((seat("r1", organisation="清潭区经信局"),)),
        [
            Application(
                id=ApplicationId("A1"),
                track=TrackId("a"),
                applicant="样例公司",
                applicant_id=ApplicantId("x"),
                county="清潭区",
            )
        ],
    )
    assert [(one.ground, one.said, one.meets) for one in told] == [("organisation", "清潭区经信局", "清潭区")]


def test_nothing_is_suggested_without_a_word_in_common() -> None:
    assert found(seat("r1"), seat("r2", organisation="某研究院", region="西泽市")) == []
    assert found(seat("witness", region="东江市", role="witness")) == []


def test_stronger_grounds_come_first() -> None:
    seats = (seat("r1", region="东江市"), seat("r2", region="清潭区"), seat("r3", organisation="清潭"))
    assert [id_ for id_, _, _ in found(*seats)] == ["r3", "r2", "r1"]


def test_what_is_known_or_decided_is_not_asked_again() -> None:
    seats, applications = (seat("r1", region="东江市"),), [application("A1")]
    (one,) = suggestions(Committee(seats), applications)
    assert suggestions(Committee(seats), applications, [one]) == ()
    conflict = Conflict(ApplicationId("A1"), SeatId("r1"), "任职")
    assert suggestions(Committee(seats, (conflict,)), applications) == ()
    moved = Committee((seat("r1", region="清潭区"),))
    assert len(suggestions(moved, applications, [one])) == 1
