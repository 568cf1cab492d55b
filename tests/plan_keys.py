"""Every key a plan may have, listed from the loader itself, and where those outside the arithmetic show."""

from collections.abc import Iterator
from typing import Any

from reviewdesk.domain.plan.schema import PLAN, Spec, Table, Tables

NAMED: dict[str, tuple[str, str]] = {
    "committee.void_whole": (
        "desk/chair/test_chair_seats.py",
        "test_with_void_whole_a_substitute_scores_every_track",
    ),
    "pledge.text": (
        "desk/reviewer/test_opening.py",
        "test_a_first_opening_makes_the_whole_workspace_and_shows_what_to_compare",
    ),
    "recusal.reasons": (
        "desk/reviewer/test_opening.py",
        "test_recusals_nobody_can_read_are_all_named",
    ),
    "review_session.chair": (
        "desk/chair/test_chair_opening.py",
        "test_an_appointed_chair_needs_no_vote",
    ),
    "review_session.handover": (
        "desk/chair/test_chair_handing_over.py",
        "test_without_names_the_province_gets_an_archive_and_papers_that_name_no_reviewer",
    ),
    "review_session.idle_lock_minutes": (
        "ui/test_reviewer_way_locked.py",
        "test_the_plans_minutes_lock_the_desk_unless_pages_are_turned",
    ),
    "review_session.multiple": (
        "domain/test_several_tracks.py",
        "test_one_place_per_applicant_passes_the_winner_over_in_later_tracks",
    ),
    "schema": (
        "domain/plan/test_bad_plans.py",
        "test_a_bad_plan_gives_its_sentences_with_their_lines",
    ),
    "stage.between": (
        "desk/reviewer/test_round_before.py",
        "test_the_round_before_is_seen_only_where_the_plan_says_so",
    ),
    "stage.kind": (
        "domain/test_stage_vote.py",
        "test_an_unlawful_stage_vote_is_refused",
    ),
}
"""Key → file and test in which it shows, where no pair of plans can show it without a whole desk."""
LATER = frozenset(
    {
        "annex.diagnostics",
        "contacts.address",
        "contacts.phone",
        "contacts.supervision_phone",
        "notice.days",
        "notice.first_day",
        "notice.kind",
        "notice.order",
        "notice.place",
        "track.contact",
        "track.criterion.guide",
        "track.tier.promotes_to",
    }
)
"""Keys of papers and screens that are not here yet: annex, public notice, promotion; the guide
stands in the window's form."""


def every_key(spec: Spec = PLAN, path: str = "") -> Iterator[str]:
    """Yield the path of every key; the rules of a plan are those of its tracks."""
    for name, key in spec.items():
        inner = _spec(key.read)
        if inner is None:
            yield f"{path}{name}"
        elif f"{path}{name}" != "rules":
            yield from every_key(inner, f"{path}{name}.")


def _spec(read: Any) -> Spec | None:
    """Return the keys of the table, or of each table of the array, that a reader reads."""
    return read.spec if isinstance(read, Table | Tables) else None
