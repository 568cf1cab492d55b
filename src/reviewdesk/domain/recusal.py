"""Recusals: who may not score what, and how far one reaches."""

from collections.abc import Iterable
from dataclasses import dataclass

from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.plan.values import RecusalRules


@dataclass(frozen=True, slots=True)
class Recusal:
    """One application a reviewer may not score, with the plan's typed reason; `known` at sealing."""

    application: ApplicationId
    reason: str
    known: bool = False


def reach(
    rules: RecusalRules, declared: Iterable[ApplicationId], applications: Iterable[Application]
) -> frozenset[ApplicationId]:
    """Return every application that recusal from `declared` covers.

    All applications of the same applicant go with it, in every track; with scope "track" the
    whole track of each of them.
    """
    known = tuple(applications)
    named = frozenset(declared)
    applicants = {a.applicant_id for a in known if a.id in named}
    covered = {a.id for a in known if a.applicant_id in applicants}
    if rules.scope == "track":
        tracks = {a.track for a in known if a.id in covered}
        covered |= {a.id for a in known if a.track in tracks}
    return frozenset(covered)
