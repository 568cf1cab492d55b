"""A what-if on a finished review session: other rules for its ballots, never a result of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reviewdesk.desk.auditor.outcome import rankable_of
from reviewdesk.desk.auditor.verdict import NO_ARCHIVE, Verdict
from reviewdesk.desk.auditor.verify import Held, read_verified
from reviewdesk.desk.trial import decisions_file
from reviewdesk.domain.decisions import decisions as decisions_of
from reviewdesk.domain.plan.trying import Setting, tried
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.result import Result, TrackResult
from reviewdesk.domain.surprises import minutes_of, surprises
from reviewdesk.domain.what_if import Anew, Change, changes, conclude_anew
from reviewdesk.errors import Problem, ReviewDeskError

Advance = Callable[[int], None]
_ASKED: Final = {"abnormal": "trial-asked-abnormal", "range": "trial-asked-range"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """What other rules lead to, beside what the archive says.

    Attributes:
        held: the verified archive.
        plan: with the rules that were tried.
        anew: what came of it; its result is in the state "trial" for ever.
        settings: what was set, a line per place.
        changes: every application, whether it moved or not, in the order of the rehearsal.
        notes: what nobody was asked as these rules would have had it, and what surprises in them.
    """

    held: Held = field(repr=False)
    plan: Plan
    anew: Anew = field(repr=False)
    settings: tuple[Setting, ...]
    changes: tuple[Change, ...]
    notes: tuple[Problem, ...]

    @property
    def plans(self) -> tuple[Plan, Plan]:
        """The rules in force then, and those that were tried."""
        return self.held.sitting.lineage.plan, self.plan

    @property
    def result(self) -> Result:
        """What would have come out."""
        return self.anew.result

    @property
    def moved(self) -> tuple[Change, ...]:
        """Those whose place, standing or score would be another."""
        return tuple(change for change in self.changes if change.moved)


def rehearse(
    archive: Path,
    settings: Sequence[str],
    decisions: Path | None = None,
    fingerprint: str | None = None,
    advance: Advance = lambda _: None,
) -> Rehearsed:
    """Return what an archive's ballots and decisions lead to under other rules.

    Args:
        archive: of a finished review session; it is verified first.
        settings: KEY=VALUE each, as `tried` reads them.
        decisions: TOML with `[[decision]]` tables, as if the committee had taken them after its own.
        fingerprint: from the signed paper, to be compared.
        advance: told the bytes read; may raise to stop.

    Raises:
        Verdict: the archive does not hold.
        ReviewDeskError: "trial-not-finalised" for anything but an archive; as `tried`; as `conclude_anew`.
        Problems: "trial-plan-problems", "decision-problems".
    """
    return try_rules(verified_archive(archive, fingerprint, advance), settings, decisions)


def try_rules(held: Held, settings: Sequence[str], decisions: Path | None = None) -> Rehearsed:
    """Return the same for an archive that is verified already; arguments and refusals as `rehearse`."""
    lineage = held.sitting.lineage
    plan, set_to = tried(lineage.plan, settings)
    further = () if decisions is None else decisions_file(decisions)
    anew = conclude_anew(
        (lineage.plan, plan),
        lineage.applications,
        rankable_of(held.sitting, held.ballots),
        decisions_of(held.sitting.entries),
        further,
    )
    asked = (
        Problem(_ASKED[one.kind], {"seat": one.seat, "application": one.application}) for one in anew.flagged
    )
    return Rehearsed(
        held=held,
        plan=plan,
        anew=anew,
        settings=set_to,
        changes=changes(held.verified.result, anew.result),
        notes=(*asked, *_surprising((lineage.plan, plan), anew.result)),
    )


def verified_archive(path: Path, fingerprint: str | None = None, advance: Advance = lambda _: None) -> Held:
    """Return a verified archive.

    Raises:
        Verdict: it does not hold.
        ReviewDeskError: "trial-not-finalised" for a workspace, a batch, a ballot, or any other file.
    """
    if path.is_dir():
        raise ReviewDeskError("trial-not-finalised", file=path.name)
    try:
        return read_verified(path, fingerprint, advance)
    except Verdict as found:
        if found.exit_code != NO_ARCHIVE:
            raise
        raise ReviewDeskError("trial-not-finalised", file=path.name) from found


def _surprising(plans: tuple[Plan, Plan], result: Result) -> tuple[Problem, ...]:
    """Return what will surprise in the rules that are tried, and did not in those in force."""
    panels = {track.id: _panel(track) for track in result.tracks}
    counts = {track.id: len(track.ranking) for track in result.tracks}
    before, after = (surprises(plan, panels, counts, minutes_of(plan)) for plan in plans)
    return tuple(one for one in after if one not in before)


def _panel(track: TrackResult) -> int:
    return sum(seat.state not in ("replaced", "unused") for seat in track.seats)
