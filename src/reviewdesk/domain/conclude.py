"""From ballots, plan and decisions to the one result: reveal, result, finalise and verify all come here."""

from collections.abc import Sequence

from reviewdesk.domain.application import Application
from reviewdesk.domain.decisions import Decision
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.result import Result, ResultState
from reviewdesk.domain.reveal import Deviation, RankableBallots, RevealedBallots
from reviewdesk.domain.sheet import TrialTable


def conclude(
    plan: Plan,
    applications: Sequence[Application],
    ballots: RankableBallots | TrialTable,
    decisions: Sequence[Decision],
    state: ResultState,
) -> Result:
    """Return the result these ballots and decisions lead to under the plan.

    Raises:
        ReviewDeskError: a "decision-…" or "vote-…" code when a decision cannot act where it stands.
    """
    raise NotImplementedError


def deviations(
    plan: Plan, applications: Sequence[Application], revealed: RevealedBallots
) -> tuple[Deviation, ...]:
    """Return what stage one shows, in order of track, seat and application.

    Raises:
        ReviewDeskError: "ballot-mark-unlawful" when a ballot that was not typed holds an unlawful mark.
    """
    raise NotImplementedError
