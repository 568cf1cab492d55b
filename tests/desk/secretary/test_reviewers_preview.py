import pytest

from reviewdesk.desk.plans import new_plan
from reviewdesk.desk.secretary.made_up import made_up_applications, made_up_scores
from reviewdesk.desk.secretary.preview import preview
from reviewdesk.domain.conclude import conclude
from reviewdesk.domain.draft import Edit
from reviewdesk.domain.names import ApplicationId, CriterionId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.domain.plan.values import Plan


@pytest.fixture
def plan() -> Plan:
    text = new_plan("award").replace('id = "effect"', 'id = "effect"\nmode = "objective"')
    return read_plan(text)


def test_a_preview_adds_up_what_is_tried_and_forgets_it(plan: Plan) -> None:
    shown = preview(plan, 0, "某单位")
    assert shown.form.application.objective == {"effect": "20"}
    assert (shown.row.needed, shown.row.entered, shown.row.total) == (3, 0, "")
    for criterion, points in (("originality", "36"), ("presentation", "16"), ("late", "2")):
        shown = shown.tried(Edit(ApplicationId("A001"), CriterionId(criterion), "points", points))
    assert shown.row.total == "70"
    assert shown.emptied().row.total == ""


def test_declared_figures_of_a_preview_reach_their_minimum() -> None:
    shown = preview(read_plan(new_plan("zhejiang-2014")), 0, "某单位")
    assert shown.form.application.declared["machine_networking"] == 10
    assert shown.form.application.preferences == ("industrial_pilot",)


def test_made_up_scores_have_objective_values_of_their_own(plan: Plan) -> None:
    applications = made_up_applications(plan, ())
    table = made_up_scores(plan, applications, 5, 1)
    ranking = conclude(plan, (), table, (), "trial").tracks[0].ranking
    assert all(row.published is not None for row in ranking)
