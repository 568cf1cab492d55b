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


def staff_steps(bench: StaffBench) -> tuple[StaffPanel, ...]:
    """Return the steps; they stand on one page and share the bench."""
    decision = DecisionPanel()
    DecisionPresenter(decision, bench)
    notice = NoticePanel()
    NoticePresenter(notice, bench)
    objections = ObjectionsPanel()
    ObjectionsPresenter(objections, bench)
    promotion = PromotionPanel()
    PromotionPresenter(promotion, bench)
    confirmation = ConfirmationPanel()
    ConfirmationPresenter(confirmation, bench)
    filing = FilingPanel()
    FilingPresenter(filing, bench)
    rehearsal = RehearsalPanel()
    RehearsalPresenter(rehearsal, bench)
    comparison = ComparisonPanel()
    ComparisonPresenter(comparison, bench)
    course = (OverviewPanel(), decision, notice, objections, promotion, confirmation)
    return (*course, filing, rehearsal, comparison)
