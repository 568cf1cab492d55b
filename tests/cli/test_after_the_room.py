"""Journeys after the room, by command line: a clean year, objections, a re-review, and what is refused."""

from contextlib import nullcontext
from pathlib import Path

import pytest

from followed import Followed, followed, records
from played import Answer, said
from reviewdesk.cli.main import main
from reviewdesk.desk.secretary.office import at_work

DECIDED = (
    'meeting = 2014-08-01\nplace = "样例会议室"\nby = "样例省经信委"\ndocument = "样例纪要〔2014〕1号"\n'
)
OBJECTION = (
    'received = 2014-08-06\nsender = "signed"\napplication = "{application}"\nwho = "样例甲"\n'
    'contact = "样例电话"\nground = "填报不实"\nhandler = "样例经办"\n'
)
SUSTAINED = (
    'number = {number}\nconclusion = "sustained"\neffect = "{effect}"\nwords = "属实"\nreplied = 2014-08-10\n'
)


class Year:
    """One archive and what follows it in one folder."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.session: Followed = followed()

    def file(self, text: str) -> Path:
        path = self.out.parent / f"{len(list(self.out.parent.iterdir()))}.toml"
        path.write_text(text, encoding="utf-8")
        return path

    def done(self, verb: str, *words: object) -> Answer:
        answer = self.session.run(verb, self.out, *words)
        assert answer.exit_code == 0, (verb, answer.message, answer.data)
        return answer

    def refused(self, verb: str, *words: object) -> str:
        before = records(self.out)
        answer = self.session.run(verb, self.out, *words)
        assert answer.exit_code == 1, answer
        assert answer.message in answer.complaint
        assert records(self.out) == before, "nothing is written"
        return answer.code

    def decide(self, more: str = "") -> Answer:
        return self.done("decide", "--decision", self.file(DECIDED + more))

    def object(self, application: str, more: str = "") -> Answer:
        return self.done("object", "--objection", self.file(OBJECTION.format(application=application) + more))

    def confirm(self) -> Answer:
        return self.done("confirm", "--document", "样例〔2014〕9号", "--date", "2014-08-31")

    def verified(self) -> Answer:
        return said("verify", self.session.archive, *records(self.out))


@pytest.fixture
def year(tmp_path: Path) -> Year:
    return Year(tmp_path / "out")


def states(answer: Answer) -> dict[str, tuple[str, str]]:
    return {title["application"]: (title["standing"], title["state"]) for title in answer.data["titles"]}


def test_what_a_notice_does_not_name_is_said(year: Year, capsys: pytest.CaptureFixture[str]) -> None:
    year.decide()
    words = (year.session.archive, *records(year.out), *year.session.hand(year.out))
    assert main(["notice", *map(str, words), "--published", "2014-08-04", "--address", "样例路1号"]) == 0
    assert "公示中没有写：联系人、纪检监察电话。" in capsys.readouterr().out


def test_a_clean_year(year: Year) -> None:
    year.decide()
    told = year.done("notice", "--published", "2014-08-04")
    assert told.data["addenda"][1]["data"]["last"] == "2014-08-11"
    done = year.confirm()
    assert states(done) == {
        "A1": ("listed", "confirmed"),
        "A2": ("reserve", "confirmed"),
        "A3": ("not_listed", "recommended"),
        "B1": ("listed", "confirmed"),
        "B2": ("not_listed", "recommended"),
    }
    found = year.verified()
    assert found.exit_code == 0
    assert found.data["course"]["head"] == done.data["head"]
    assert said("course", year.session.archive, *records(year.out)).data == found.data["course"]


def test_an_objection_sustained_with_promotion(year: Year) -> None:
    year.decide()
    year.done("notice", "--published", "2014-08-04")
    year.object("A1")
    assert year.refused("confirm", "--document", "1号", "--date", "2014-08-31") == "course-objection-open"
    gone = year.object("A1", SUSTAINED.format(number=1, effect="removed"))
    assert gone.data["vacancies"] == [{"track": "t", "tier": "listed", "removed": "A1", "next": "A2"}]
    year.done("promote")
    assert year.refused("promote") == "course-nobody-next"
    year.done("notice", "--published", "2014-08-13", "--supplementary")
    done = year.confirm()
    assert states(done)["A1"] == ("not_listed", "removed")
    assert states(done)["A2"] == ("listed", "confirmed")
    assert year.verified().exit_code == 0


def test_an_objection_sustained_where_nobody_moves_up(year: Year) -> None:
    year.decide()
    year.done("notice", "--published", "2014-08-04")
    gone = year.object("B1", SUSTAINED.format(number=1, effect="removed").replace("number = 1\n", ""))
    assert gone.data["vacancies"] == [{"track": "u", "tier": "listed", "removed": "B1", "next": None}]
    assert year.refused("promote") == "course-nobody-next"
    assert states(year.confirm())["B1"] == ("not_listed", "removed")
    assert year.verified().exit_code == 0


def test_a_re_review(year: Year) -> None:
    year.decide()
    year.done("notice", "--published", "2014-08-04")
    year.object("A1")
    files = (year.session.archive, *records(year.out))
    folder, answers = year.out.parent / "again", ("--computers", "one", "--witness", "none")
    assert said("prepare", "again", folder, *files, *answers).code == "again-none"
    year.object("A1", SUSTAINED.format(number=1, effect="rereview"))
    begun = said("prepare", "again", folder, year.session.archive, *records(year.out), *answers)
    assert begun.data["title"] == "小评审会（复评）"
    with at_work(folder) as office:
        assert [one.id for one in office.applications] == ["A1"]
    twice = said("prepare", "again", folder, *files, "--application", "B1", *answers)
    assert twice.code == "preparation-exists"
    words = ("--objection", 1, "--outcome", "removed", "--with")
    assert year.refused("rereview", *words, year.session.archive) == "rereview-same"
    again = followed(number=2)
    done = year.done("rereview", *words, again.archive)
    assert done.data["addenda"][-1]["data"]["batch"] != done.data["archive"]
    assert states(done)["A1"] == ("not_listed", "removed")
    year.done("promote")
    year.done("notice", "--published", "2014-08-13", "--supplementary")
    year.confirm()
    cancelled = ("cancel", "--application", "A2", "--document", "样例〔2015〕1号", "--date", "2015-03-01")
    assert year.refused(*cancelled, "--reason", " ") == "cancel-reason"
    assert states(year.done(*cancelled, "--reason", "验收不合格"))["A2"] == ("not_listed", "cancelled")
    assert year.verified().exit_code == 0


def test_every_change_needs_its_reason_and_is_told(year: Year) -> None:
    change = '[[change]]\napplication = "A1"\nstanding = "not_listed"\nreason = "{reason}"\n'
    assert year.refused("decide", "--decision", year.file(DECIDED + change.format(reason=" "))) == (
        "decision-reason"
    )
    done = year.decide(change.format(reason="经查重复支持"))
    assert done.data["addenda"][0]["data"]["changes"] == [
        {"track": "t", "application": "A1", "before": "listed", "after": "not_listed"}
    ]
    assert "经查重复支持" not in str(done.data), "reasons lie with the private words"


def test_a_file_with_many_faults_names_them_all(year: Year) -> None:
    answer = year.session.run(
        "decide",
        year.out,
        "--decision",
        year.file('meeting = "八月"\nplace = 3\nwhere = ""\n[[change]]\napplication = "A1"\n'),
    )
    assert answer.code == "order-problems"
    assert {problem["code"] for problem in answer.data["problems"]} == {
        "order-date", "order-text", "order-unknown", "order-missing",
    }  # fmt: skip
    for text, code in (
        ("meeting = [", "order-unreadable"),
        ("schema = 9", "order-newer"),
        ("meeting = 2014-08-01\nchange = 1", "order-problems"),
    ):
        assert year.refused("decide", "--decision", year.file(text)) == code
    for text in ('number = 0\nsender = "friend"\nreceived = 2014-08-01T10:00:00', ""):
        assert year.refused("object", "--objection", year.file(text)) == "order-problems"


def test_what_cannot_be_asked_for_is_said(year: Year) -> None:
    assert year.refused("notice", "--published", "2014-08-04") == "course-undecided"
    year.decide()
    assert year.refused("notice", "--published", "4. August") == "date-unreadable"
    assert year.refused("notice", "--published", "2014-08-04", "--days", 0) == "notice-days"
    twice = ("--holiday", "2014-08-06", "--workday", "2014-08-06")
    assert year.refused("notice", "--published", "2014-08-04", *twice) == "notice-day-twice"
    year.done("notice", "--published", "2014-08-04")
    anonymous = 'received = 2014-08-06\nsender = "anonymous"\napplication = "A1"\n'
    assert year.refused("object", "--objection", year.file(anonymous)) == "objection-ground"
    signed = anonymous.replace("anonymous", "signed") + 'ground = "不实"\n'
    assert year.refused("object", "--objection", year.file(signed)) == "objection-who"
    assert year.refused("confirm", "--document", " ", "--date", "2014-08-31") == "confirm-document"
    none = ("--objection", 4, "--outcome", "upheld", "--with", followed(number=2).archive)
    assert year.refused("rereview", *none) == "course-rereview-none"


def test_dates_that_cannot_be_right_are_refused(year: Year) -> None:
    typed = year.file("meeting = 0014-08-01")
    assert year.refused("decide", "--decision", typed) == "entered-date"
    year.decide()
    assert year.refused("notice", "--published", "9999-12-30") == "entered-date"
    assert year.refused("notice", "--published", "2014-08-04", "--days", 99999) == "notice-days"
    assert year.refused("notice", "--published", "2014-07-31") == "entered-before"
    year.done("notice", "--published", "2014-08-04")
    year.object("A1")
    early = SUSTAINED.format(number=1, effect="removed").replace("08-10", "08-05")
    text = OBJECTION.format(application="A1") + early
    assert year.refused("object", "--objection", year.file(text)) == "entered-before"
    not_sustained = 'number = 1\nconclusion = "not_sustained"\neffect = "none"\nreplied = 2014-08-10\n'
    year.object("A1", not_sustained)
    year.confirm()
    word = (
        "--application",
        "A1",
        "--reason",
        "不实",
        "--document",
        "样例〔2016〕3号",
        "--date",
        "2014-08-30",
    )
    assert year.refused("cancel", *word) == "entered-before"


def test_texts_are_printed_on_one_line_and_without_what_nobody_sees(year: Year) -> None:
    typed = DECIDED.replace("样例纪要", r"样例\n纪\u202e要\u0000")
    year.done("decide", "--decision", year.file(typed))
    year.done(
        "notice", "--published", "2014-08-04", "--address", "样例路\n1号", "--contact", "<b>样\u202e例</b>"
    )
    told = (year.out / "2-notice.html").read_text("utf-8")
    assert "样例路 1号" in told
    assert "&lt;b&gt;样例&lt;/b&gt;" in told
    assert year.verified().exit_code == 0


def test_more_than_nine_records_follow_each_other_in_the_order_of_their_names(year: Year) -> None:
    year.decide()
    year.done("notice", "--published", "2014-08-04")
    for _ in range(8):
        year.object("A2")
    names = sorted(year.out.glob("*.rdaddendum"))
    assert names == records(year.out)
    assert said("course", year.session.archive, *names).exit_code == 0


def test_only_the_secretary_of_this_session_signs(year: Year) -> None:
    other = followed(number=2)
    file = year.file(DECIDED)
    hand = ("--out", year.out, "--decision", file)
    answer = said("decide", year.session.archive, "--batch", other.batch, "--slip-file", other.slip, *hand)
    assert (answer.exit_code, answer.code) == (1, "addendum-not-secretary")
    answer = said(
        "decide", year.session.archive, "--batch", year.session.batch, "--slip-file", other.slip, *hand
    )
    assert (answer.exit_code, answer.code) == (1, "slip-fits-none")
    assert not records(year.out)


def test_a_record_is_never_written_over(year: Year) -> None:
    year.decide()
    file = year.file(DECIDED)
    answer = said("decide", year.session.archive, *year.session.hand(year.out), "--decision", file)
    assert answer.code == "addendum-exists"


def test_a_published_folder_takes_no_record(year: Year) -> None:
    folder = year.session.archive.parent
    before = sorted(folder.iterdir())
    hand = year.session.hand(folder)
    answer = said("decide", year.session.archive, *hand, "--decision", year.file(DECIDED))
    assert answer.code == "addendum-published"
    assert sorted(folder.iterdir()) == before


def test_a_run_killed_before_its_papers_leaves_a_whole_record(
    year: Year, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(path: Path, data: bytes) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("reviewdesk.desk.staff.appending.all_or_none", lambda: nullcontext([]))
        patch.setattr("reviewdesk.desk.staff.appending.write_atomically", dies)
        answer = year.session.run("decide", year.out, "--decision", year.file(DECIDED))
    assert answer.code == "interrupted"
    year.done("notice", "--published", "2014-08-04")
    assert year.verified().exit_code == 0
