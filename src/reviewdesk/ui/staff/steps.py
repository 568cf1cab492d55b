"""The steps after the review in their order, each with its presenter."""

from reviewdesk.ui.staff.bench import StaffBench
from reviewdesk.ui.staff.comparison.panel import ComparisonPanel
from reviewdesk.ui.staff.comparison.presenter import ComparisonPresenter
from reviewdesk.ui.staff.confirmation.panel import ConfirmationPanel
from reviewdesk.ui.staff.confirmation.presenter import ConfirmationPresenter
from reviewdesk.ui.staff.decision.panel import DecisionPanel
from reviewdesk.ui.staff.decision.presenter import DecisionPresenter
from reviewdesk.ui.staff.filing.panel import FilingPanel
from reviewdesk.ui.staff.filing.presenter import FilingPresenter
from reviewdesk.ui.staff.notice.panel import NoticePanel
from reviewdesk.ui.staff.notice.presenter import NoticePresenter
from reviewdesk.ui.staff.objections.panel import ObjectionsPanel
from reviewdesk.ui.staff.objections.presenter import ObjectionsPresenter
from reviewdesk.ui.staff.overview_panel import OverviewPanel
from reviewdesk.ui.staff.panel import StaffPanel
from reviewdesk.ui.staff.promotion.panel import PromotionPanel
from reviewdesk.ui.staff.promotion.presenter import PromotionPresenter
from reviewdesk.ui.staff.rehearsal.panel import RehearsalPanel
from reviewdesk.ui.staff.rehearsal.presenter import RehearsalPresenter
from reviewdesk.ui.stepped import Step, attended


def staff_steps(bench: StaffBench) -> tuple[Step[StaffPanel], ...]:
    """Return the steps; they stand on one page and share the bench."""
    return (
        Step(OverviewPanel, OverviewPanel),
        Step(DecisionPanel, lambda: attended(DecisionPanel(), bench, DecisionPresenter)),
        Step(NoticePanel, lambda: attended(NoticePanel(), bench, NoticePresenter)),
        Step(ObjectionsPanel, lambda: attended(ObjectionsPanel(), bench, ObjectionsPresenter)),
        Step(PromotionPanel, lambda: attended(PromotionPanel(), bench, PromotionPresenter)),
        Step(ConfirmationPanel, lambda: attended(ConfirmationPanel(), bench, ConfirmationPresenter)),
        Step(FilingPanel, lambda: attended(FilingPanel(), bench, FilingPresenter)),
        Step(RehearsalPanel, lambda: attended(RehearsalPanel(), bench, RehearsalPresenter)),
        Step(ComparisonPanel, lambda: attended(ComparisonPanel(), bench, ComparisonPresenter)),
    )
