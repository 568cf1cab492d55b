"""The models of the chair's desk, filled and then changed as a session goes on."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt

from chair_scene import scene
from desk_round import plan
from model_cases import Case, Steps
from reviewdesk.desk.chair.board import BoardCell, Stated, glance
from reviewdesk.desk.chair.closing import OwnLine
from reviewdesk.desk.chair.ranking_view import RankingView, ranking_view
from reviewdesk.desk.chair.reveal_view import FlaggedRow
from reviewdesk.desk.chair.typing_up import COMMENT, STATE, BlankSheet
from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import ApplicationId, CriterionId, Digest, SeatId, TrackId
from reviewdesk.domain.reveal import Deviation
from reviewdesk.domain.roll import Outcome
from reviewdesk.errors import Problem
from reviewdesk.ui.chair import vote_model
from reviewdesk.ui.chair.close.roll_model import RollModel
from reviewdesk.ui.chair.collect.board_model import NAME, PAPER, BoardModel
from reviewdesk.ui.chair.collect.typing_model import TypingModel
from reviewdesk.ui.chair.opening.sign_in_model import SignInModel
from reviewdesk.ui.chair.ranking.facts_model import FactsModel
from reviewdesk.ui.chair.ranking.heat import HeatModel
from reviewdesk.ui.chair.ranking.model import PlacesModel
from reviewdesk.ui.chair.reveal.model import DeviationModel
from reviewdesk.ui.chair.settling.count_model import CountModel
from reviewdesk.ui.chair.settling.vote_model import Question, VoteModel

MAIN = TrackId("main")
EDIT, TICK = Qt.ItemDataRole.EditRole, Qt.ItemDataRole.CheckStateRole
VOTERS = {"r1": "评委01", "r2": "评委02", "r3": "评委03"}
CALLED = {"A1": "云溪县", "A2": "安陵县"}


def of_sign_in() -> Steps:
    seats = [Seat(id=SeatId("r1"), role="reviewer"), Seat(id=SeatId("w"), role="witness")]
    model = SignInModel()
    yield model
    model.show_present({"r1"})
    model.show_seats(seats, {"r1"})
    assert model.setData(model.index(0, 0), Qt.CheckState.Unchecked, TICK)
    assert model.present == ()
    model.all_present()
    assert model.setData(model.index(0, 3), "甲", EDIT)
    assert model.people == [{"seat": "r1", "name": "甲"}]
    model.show_seats([replace(seats[0], name="甲"), seats[1]], {"r1"})
    assert model.people == []
    model.show_seats((), ())


def of_choices() -> Steps:
    model = vote_model.VoteModel()
    yield model
    model.show_lines([("r1", "r1"), ("r2", "r2")], [("yes", "For"), ("no", "Against")])
    model.vote(model.index(0, 1))
    model.vote(model.index(0, 0))
    assert model.votes == {"r1": "yes"}
    model.vote(model.index(0, 0))
    assert model.votes == {}
    model.show_lines([("r1", "r1")], [])


def of_their_counts() -> Steps:
    model = vote_model.CountModel()
    yield model
    model.show_choices([("yes", "For")])
    assert not model.setData(model.index(0, 0), "many", EDIT)
    assert model.setData(model.index(0, 0), "3", EDIT)
    assert model.counts == {"yes": 3}
    model.show_choices(())


def of_board() -> Steps:
    model = BoardModel()
    yield model
    model.show_cells([cell(outcome) for outcome in outcomes()])
    asked: list[tuple[object, bool]] = []
    model.ticked.connect(lambda place, signed: asked.append((place, signed)))
    assert model.setData(model.index(1, PAPER), Qt.CheckState.Checked, TICK)
    assert not model.setData(model.index(1, NAME), "甲", EDIT)
    assert asked == [(("r2", "main", 1), True)]
    model.show_cells([replace(cell(outcome), paper=True) for outcome in outcomes()[:2]])
    model.show_cells(())


def of_typed_sheet() -> Steps:
    def made(rows: tuple[tuple[ApplicationId, str], ...]) -> TypingModel:
        criteria = tuple(one for one in plan().track(MAIN).criteria if one.mode != "objective")
        place = (SeatId("r1"), MAIN, 1)
        return TypingModel(BlankSheet(cell=place, track_name="综合", rows=rows, criteria=criteria))

    model = made(tuple((ApplicationId(one), name) for one, name in CALLED.items()))
    yield model
    plan_, state = model.index_of(("A1", "plan")), model.index_of(("A2", STATE))
    assert model.setData(plan_, "41.5", EDIT)
    assert not model.setData(plan_, "many", EDIT)
    assert model.refusal(plan_)
    assert model.setData(plan_, "", EDIT)
    assert model.setData(state, "r", EDIT)
    assert not model.setData(model.index(9, 0), "A9", EDIT)
    model.mark([("A1", "plan"), ("A2", COMMENT)])
    model.mark(())


def of_empty_sheet() -> Steps:
    model = TypingModel(BlankSheet(cell=(SeatId("r1"), MAIN, 1), track_name="综合", rows=(), criteria=()))
    yield model
    model.mark([("A1", "plan")])


def of_roll() -> Steps:
    model = RollModel()
    yield model
    model.show_lines([line("counted", "AAAA"), line("", "")])
    assert model.data(model.index(1, 6)) == "—"
    model.show_lines(())


def of_answers() -> Steps:
    model = VoteModel(Question(kind="answers", voters=VOTERS, barred=frozenset({"r3"})))
    yield model
    model.press(model.index(0, 1), "")
    model.press(model.index(0, 1), "")
    model.press(model.index(1, 0), "")
    model.press(model.index(2, 1), "yes")
    assert model.problem() == ""
    assert model.ballots() == {"r1": "no"}
    model.press(model.index(1, 0), "")
    model.say_all("abstain")
    assert model.ballots() == {"r1": "no", "r2": "abstain"}


def of_names() -> Steps:
    model = VoteModel(Question(kind="names", voters=VOTERS, names=CALLED, places=1))
    yield model
    for column in (1, 3, 2):
        model.press(model.index(0, column), "")
    assert model.ballots()["r1"] == ["A2"]
    model.press(model.index(0, 2), "")


def of_candidates() -> Steps:
    model = VoteModel(question_of_stage())
    yield model
    model.press(model.index(1, 2), "no")
    model.say_all("yes")
    assert model.ballots()["r2"] == {"A2": "no"}


def of_nobody() -> Steps:
    model = VoteModel(Question(kind="answers", voters={}))
    yield model
    model.say_all("yes")
    assert model.ballots() == {}


def of_readings() -> Steps:
    model = CountModel(Question(kind="answers", voters=VOTERS))
    yield model
    first, second = model.index(0, 0), model.index(0, 1)
    assert model.setData(first, "3", EDIT)
    assert model.setData(second, "2", EDIT)
    assert not model.setData(second, "many", EDIT)
    assert not model.setData(second, Qt.CheckState.Checked.value, TICK)
    assert not model.setData(QModelIndex(), "3", EDIT)
    assert second.data(Qt.ItemDataRole.ForegroundRole) is not None
    assert model.setData(second, "", EDIT)


def of_readings_by_name() -> Steps:
    model = CountModel(Question(kind="names", voters=VOTERS, names=CALLED, places=1))
    yield model
    for row in range(model.rowCount()):
        assert model.setData(model.index(row, 0), str(row), EDIT)


def of_readings_of_candidates() -> Steps:
    model = CountModel(question_of_stage())
    yield model
    assert model.setData(model.index(model.rowCount() - 1, 1), "1", EDIT)


def of_deviations() -> Steps:
    model = DeviationModel()
    yield model
    found = [
        Deviation("abnormal", MAIN, SeatId("r1"), ApplicationId("A1"), direction="high"),
        Deviation("abnormal", MAIN, SeatId("r1"), ApplicationId("A2"), direction="low"),
        Deviation("range", MAIN, SeatId("r1"), ApplicationId("A1"), CriterionId("team")),
        Deviation("objection", MAIN, SeatId("r2"), ApplicationId("A1"), CriterionId("index")),
        Deviation("identical", MAIN, SeatId("r2")),
    ]
    model.show_rows(plan(), {"r1": "评委01"}, tuple(FlaggedRow(one, "云溪县", "waits") for one in found))
    model.show_rows(plan(), {}, ())


def of_places() -> Steps:
    model = PlacesModel()
    yield model
    for track in ranked().tracks:
        model.show_track(track)
    model.show_track(None)


def of_heat() -> Steps:
    model = HeatModel()
    yield model
    for track in ranked().tracks:
        model.show_track(track)


def of_facts() -> Steps:
    model = FactsModel()
    yield model
    model.show_rows(("a", "b"), (("1", "2"), ("3", "4")), (1,))
    model.show_rows(("a",), ())


def outcomes() -> tuple[Outcome, ...]:
    """Return an outcome of every look: in, still expected, in the way, typed, apart; the last in round 2."""
    digest = Digest("0" * 64)
    return (
        Outcome(seat=SeatId("r1"), track=MAIN, round=1, state="counted", digest=digest, sequence=1),
        Outcome(seat=SeatId("r2"), track=MAIN, round=1),
        Outcome(seat=SeatId("r3"), track=MAIN, round=1, disputed=(digest, Digest("1" * 64))),
        Outcome(seat=SeatId("r4"), track=MAIN, round=1, state="typed", digest=digest, sequence=1),
        Outcome(seat=SeatId("r5"), track=MAIN, round=2, state="absent"),
    )


def cell(outcome: Outcome) -> BoardCell:
    """Return the place of the board that an outcome makes."""
    cast = "2026-11-02T01:30:00Z"
    counted, at = outcome.state == "counted", glance(outcome)
    return BoardCell(
        seat=outcome.seat,
        name=f"评委0{outcome.seat[1:]}",
        track=outcome.track,
        track_name="综合",
        round=outcome.round,
        glance=at,
        outcome=outcome,
        here="scoring" if at == "waiting" else None,
        stated=Stated(pledged=cast, cast=cast, rows=2, recusals={}) if counted else None,
        received=cast if at == "in" else "",
        rows=2,
        unscored={"A2": "recused"} if counted else {},
        code="AAAA" if at == "in" else "",
        paper=False,
        problem=Problem("roll-disputed-cell", {"seat": outcome.seat, "track": outcome.track, "round": 1})
        if at == "problem"
        else None,
    )


def line(outcome: str, code: str) -> OwnLine:
    return OwnLine(seat="r1", name="", track_name="综合", round=1, sequence=1, outcome=outcome, code=code)


def question_of_stage() -> Question:
    barred = {"A1": frozenset({"r2"})}
    return Question(kind="stage", voters=VOTERS, names=CALLED, places=1, barred_from=barred)


def ranked() -> RankingView:
    held, folder = scene("ranked", "tied")
    with held.room(folder) as room:
        return ranking_view(room, "zh_CN")


CHAIR: tuple[Case, ...] = (
    (SignInModel, of_sign_in),
    (vote_model.VoteModel, of_choices),
    (vote_model.CountModel, of_their_counts),
    (BoardModel, of_board),
    (TypingModel, of_typed_sheet),
    (TypingModel, of_empty_sheet),
    (RollModel, of_roll),
    (VoteModel, of_answers),
    (VoteModel, of_names),
    (VoteModel, of_candidates),
    (VoteModel, of_nobody),
    (CountModel, of_readings),
    (CountModel, of_readings_by_name),
    (CountModel, of_readings_of_candidates),
    (DeviationModel, of_deviations),
    (PlacesModel, of_places),
    (HeatModel, of_heat),
    (FactsModel, of_facts),
)
