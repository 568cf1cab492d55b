"""Every model of the window is a lawful one, while it is filled and while what it shows changes."""

import pkgutil
from collections.abc import Callable
from fractions import Fraction
from importlib import import_module

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from pytestqt.modeltest import ModelTester

import reviewdesk.ui
from desk_round import plan
from model_cases import Case, Steps
from model_cases_chair import CHAIR
from model_cases_secretary import SECRETARY
from reviewdesk.desk.reviewer.declaration import Candidate
from reviewdesk.desk.reviewer.outside import SeatLine
from reviewdesk.desk.reviewer.overview import TrackOverview
from reviewdesk.desk.reviewer.sheets import Row
from reviewdesk.domain.application import Application
from reviewdesk.domain.draft import Draft, DraftRow
from reviewdesk.domain.names import ApplicantId, ApplicationId, CriterionId, SeatId, TrackId
from reviewdesk.domain.own_ranking import own_ranking
from reviewdesk.domain.self_check import counts
from reviewdesk.ui.desk.initials import learn
from reviewdesk.ui.desk.listing import ListModel
from reviewdesk.ui.dossier.outline import OutlineModel
from reviewdesk.ui.dossier.reader import OutlineRow
from reviewdesk.ui.dossier.thumbnails import ThumbnailModel
from reviewdesk.ui.headed import HeadedModel
from reviewdesk.ui.opening.applicants import ApplicantModel, ApplicantRow, Filtered
from reviewdesk.ui.opening.seats import SeatModel, SeatRow
from reviewdesk.ui.overview.model import RankingModel
from reviewdesk.ui.rows_table import RowsModel, TableRow
from reviewdesk.ui.verifying.files_model import FilesModel

MAIN, GREEN = TrackId("main"), TrackId("green")
NAMES = ("云溪县", "重庆市", "长兴县", "安陵县", "Ningbo")


def applications() -> list[Application]:
    ids = [ApplicationId(f"A{n}") for n in range(len(NAMES))]
    return [
        Application(id=id_, track=MAIN, applicant=name, applicant_id=ApplicantId(name))
        for id_, name in zip(ids, NAMES, strict=True)
    ]


def of_desk() -> Steps:
    def row(one: Application, state: str = "scored") -> Row:
        place = NAMES.index(one.applicant)
        return Row(
            application=one.id,
            track=MAIN if place % 2 else GREEN,
            applicant=one.applicant,
            county="",
            position=place + 1,
            state="recused" if place == 3 else "partial" if state == "partial" else "scored",
            entered=2,
            needed=6,
            total=str(place),
            value=Fraction(place),
        )

    rows = [row(one) for one in applications()]
    model = ListModel(rows)
    yield model
    model.narrow(MAIN, "县")
    model.arrange_by("total")
    model.narrow(TrackId(""), "zxz")
    assert model.rowCount() == 0
    model.learn(learn(NAMES))
    model.narrow(TrackId(""), "")
    model.arrange_by("name")
    model.replace(row(applications()[0], "partial"))


def candidates() -> list[ApplicantRow]:
    return [
        ApplicantRow(
            Candidate(
                application=one.id,
                track=MAIN,
                applicant=one.applicant,
                place="",
                struck="近亲属" if one.id == "A3" else "",
                withdrawn=one.id == "A4",
            ),
            "综合",
        )
        for one in applications()
    ]


def of_applicants() -> Steps:
    model = ApplicantModel(candidates())
    yield model
    model.declare({ApplicationId("A1"): "其他"}, frozenset({ApplicationId("A2")}))


def of_no_applicants() -> Steps:
    model = ApplicantModel([])
    yield model
    model.declare({}, frozenset())


def of_filtered() -> Steps:
    source = ApplicantModel(candidates())
    model = Filtered(source)
    yield model
    model.learn(learn(NAMES))
    model.narrow(track="main", text="cq")
    assert model.rowCount() == 1
    source.declare({ApplicationId("A1"): "其他"}, frozenset({ApplicationId("A2")}))
    model.narrow(track="green", text="")
    assert model.rowCount() == 0
    model.narrow(track="", text="")


def of_seats() -> Steps:
    yield SeatModel([SeatRow(SeatLine(SeatId(f"r{n}"), "reviewer", n), here=n == 2) for n in (1, 2, 10)])


def of_headings() -> Steps:
    model = OutlineModel()
    yield model
    model.show_rows((OutlineRow(0, "Aims", 0), OutlineRow(1, "Means", 3)))
    model.show_rows(())


def of_pages() -> Steps:
    model = ThumbnailModel()
    yield model
    model.show_sizes(((595.0, 842.0),) * 3)
    model.show_sizes(())


def of_ranking() -> Steps:
    def found(marked: tuple[str, ...]) -> TrackOverview:
        track = plan().tracks[0]
        points = {CriterionId("plan"): "41", CriterionId("team"): "20"}
        draft = Draft({ApplicationId(one): DraftRow(points=points) for one in marked}, frozenset(), {})
        rows = applications()
        ranking = own_ranking(track, rows, draft)
        return TrackOverview(
            track=track, round=1, rounds=1, cast=False, counts=counts(track, rows, draft), ranking=ranking
        )

    model = RankingModel()
    yield model
    model.show_track(found(()))
    model.show_track(found(("A1", "A4")))


def of_rows() -> Steps:
    rows = [TableRow(n, (f"A{10 - n}", name), "bad" if n else "", "x") for n, name in enumerate(NAMES)]
    model = RowsModel(("编号", "名称"), right=(0,))
    yield model
    model.show_rows(rows)
    model.sort(1)
    model.narrow("县", "x")
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.narrow("没有")
    assert model.rowCount() == 0
    model.narrow("")
    model.sort(-1)
    model.show_rows([TableRow("short", ("一",))], ("行", "", "列"))
    model.show_rows((), ())


def of_files() -> Steps:
    model = FilesModel(("", "文件", "类型"))
    yield model
    model.show_rows([TableRow(0, ("✓", "a", "b"), "good"), TableRow(1, ("✗", "c", "d"), "bad")])
    colours = [
        [model.data(model.index(row, column), Qt.ItemDataRole.ForegroundRole) for column in (0, 1)]
        for row in (0, 1)
    ]
    assert [[colour is None for colour in row] for row in colours] == [[False, True], [False, False]]
    model.show_rows(())


CASES: tuple[Case, ...] = (
    (ListModel, of_desk),
    (ApplicantModel, of_applicants),
    (ApplicantModel, of_no_applicants),
    (Filtered, of_filtered),
    (SeatModel, of_seats),
    (OutlineModel, of_headings),
    (ThumbnailModel, of_pages),
    (RankingModel, of_ranking),
    (RowsModel, of_rows),
    (FilesModel, of_files),
    *SECRETARY,
    *CHAIR,
)
"""How each model comes to be, and what it shows then while somebody watches."""


def of_the_window() -> set[type[QAbstractItemModel]]:
    """Every model that a module of the window defines, but for what others derive from and nobody shows."""
    modules = pkgutil.walk_packages(reviewdesk.ui.__path__, "reviewdesk.ui.")
    found = [value for one in modules for value in vars(import_module(one.name)).values()]
    return {
        one
        for one in found
        if isinstance(one, type)
        and issubclass(one, QAbstractItemModel)
        and one.__module__.startswith("reviewdesk")
        and one is not HeadedModel
    }


def test_no_model_is_forgotten() -> None:
    assert of_the_window() == {kind for kind, _ in CASES}


@pytest.mark.parametrize("python", [False, True])
@pytest.mark.parametrize(("kind", "steps"), CASES)
def test_every_model_is_a_lawful_one(
    kind: type[QAbstractItemModel], steps: Callable[[], Steps], python: bool, qtmodeltester: ModelTester
) -> None:
    changes = steps()
    model = next(changes)
    assert type(model) is kind
    qtmodeltester.check(model, force_py=python)
    assert list(changes) == []


@pytest.mark.parametrize("orientation", [Qt.Orientation.Horizontal, Qt.Orientation.Vertical])
@pytest.mark.parametrize(("kind", "steps"), CASES)
def test_no_head_stands_beside_the_columns_and_rows(
    kind: type[QAbstractItemModel], steps: Callable[[], Steps], orientation: Qt.Orientation
) -> None:
    changes = steps()
    model = next(changes)
    for section in (-1, 1000):
        assert not isinstance(model.headerData(section, orientation, Qt.ItemDataRole.DisplayRole), str)
