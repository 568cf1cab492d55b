"""The models of the secretary's desk, filled and then changed as a preparation goes on."""

import tempfile
from functools import cache
from pathlib import Path

import office_scene
from model_cases import Case, Steps
from reviewdesk.desk.plans import new_plan
from reviewdesk.desk.secretary.dossier_table import TrackTable
from reviewdesk.desk.secretary.dossiers import set_aside
from reviewdesk.desk.secretary.eligibility import Examined, decide, examined
from reviewdesk.desk.secretary.gathered import Loose
from reviewdesk.desk.secretary.office import Office
from reviewdesk.desk.secretary.rehearsal import rehearse_made_up
from reviewdesk.desk.secretary.rules import rules_of
from reviewdesk.desk.secretary.todo import Todo
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.errors import Problem
from reviewdesk.ui.secretary.dossiers.loose_model import LooseModel
from reviewdesk.ui.secretary.dossiers.model import DossierModel
from reviewdesk.ui.secretary.eligibility.model import EligibilityModel
from reviewdesk.ui.secretary.rules.item_model import ItemModel
from reviewdesk.ui.secretary.rules.layout import sections
from reviewdesk.ui.secretary.rules.problem_model import ProblemModel
from reviewdesk.ui.secretary.rules.ranking_model import RankingModel
from reviewdesk.ui.secretary.rules.section_model import SectionModel
from reviewdesk.ui.secretary.todo_model import TodoModel

AMBER = Todo(problem=Problem("todo-no-reviewer", {}), step="committee", red=False)
RED = Todo(problem=Problem("todo-no-register", {}), step="register", red=True)


def late(number: int, *, reason: str = "") -> Todo:
    """Return a late application, waived where there is a reason."""
    data = {"application": f"A{number:03d}", "applicant": "甲县", "received": "7-12", "deadline": "7-10"}
    return Todo(
        problem=Problem("admission-late", data),
        step="register",
        red=not reason,
        waivable=True,
        reason=reason,
        application=f"A{number:03d}",
    )


def of_todos() -> Steps:
    model = TodoModel()
    yield model
    model.show_todos([late(1), AMBER, RED, late(2, reason="同意")])
    model.narrow("committee")
    assert model.rowCount() == 2
    model.narrow("plan")
    assert model.rowCount() == 0
    model.narrow("")
    model.show_todos([AMBER])


def of_dossiers() -> Steps:
    model = DossierModel()
    yield model
    main, green = tracks()
    model.show_track(main)
    model.narrow("云和", open_only=True)
    assert model.rowCount() == 1
    model.show_track(green)
    assert model.rowCount() == 0
    model.narrow("", open_only=False)
    model.show_track(None)


def of_loose_files() -> Steps:
    folder, made = gathered()
    model = LooseModel()
    yield model
    model.show_files(loose(made), (str(folder),))
    model.show_aside(True)
    assert model.rowCount() == 0
    model.show_files(loose(set_aside(made, [folder / "scan.pdf"])), (str(folder),))
    assert model.rowCount() == 1
    model.show_aside(False)
    model.show_files((), ())


def of_eligibility() -> Steps:
    def rows(made: Office) -> list[Examined]:
        return [row for row in examined(made, read_plan(made.plan_text)) if row.track.id == "main"]

    made = Office(folder=Path(), plan_text=office_scene.PLAN, applications=office_scene.APPLICATIONS)
    model = EligibilityModel()
    yield model
    model.show_rows(rows(made))
    model.show_rows(rows(decide(made, "A001", "county", "fail")))
    model.narrow("", "failed")
    assert model.rowCount() == 1
    model.narrow("nobody", "")
    model.show_rows(rows(made))
    assert model.rowCount() == 0
    model.narrow("", "")
    model.show_rows(())


def of_items() -> Steps:
    text = new_plan("award")
    model = ItemModel(("track", 0, "criterion"))
    yield model
    model.show_rules(rules_of(text))
    model.show_rules(rules_of(text.replace('max = "40"', 'max = "35"')))
    model.show_rules(rules_of(new_plan("research-fund")))
    model.show_rules(rules_of(""))
    assert model.rowCount() == 0


def of_sections() -> Steps:
    plain, broken = rules_of(new_plan("award")), rules_of(new_plan("award").replace("quota = 2", "quota = 0"))
    everything = sections(plain)
    model = SectionModel()
    yield model
    assert model.show_sections([one for one in everything if one.often], plain)
    assert model.show_sections(everything, plain)
    assert not model.show_sections(everything, broken)
    assert model.show_sections((), broken)


def of_a_rehearsal() -> Steps:
    office = Office(folder=Path(), plan_text=new_plan("award"))
    model = RankingModel()
    yield model
    model.show_ranking(rehearse_made_up(office, 5), 0)
    assert any(line.edge for line in model.lines)
    model.show_ranking(None, 0)


def of_problems() -> Steps:
    def found(text: str) -> list[Problem]:
        return [problem for _, problem in rules_of(text).faults]

    model = ProblemModel()
    yield model
    model.show_problems(found("schema = 1\nsome"))
    model.show_problems(found(new_plan("award").replace("quota = ", "quotas = ")))
    assert model.rowCount() > 1
    model.show_problems(())


def tracks() -> tuple[TrackTable, ...]:
    return office_scene.table(gathered()[1]).tracks


def loose(made: Office) -> tuple[Loose, ...]:
    return made.dossiers.loose


@cache
def gathered() -> tuple[Path, Office]:
    """Return a folder of files and the preparation that gathered them, once per process."""
    folder = Path(tempfile.mkdtemp(prefix="models-"))
    return folder / "d", office_scene.gathered(folder)


SECRETARY: tuple[Case, ...] = (
    (TodoModel, of_todos),
    (DossierModel, of_dossiers),
    (LooseModel, of_loose_files),
    (EligibilityModel, of_eligibility),
    (ItemModel, of_items),
    (SectionModel, of_sections),
    (RankingModel, of_a_rehearsal),
    (ProblemModel, of_problems),
)
