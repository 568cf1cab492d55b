"""Whose applications of two years belong together: the same track, and in it the same applicant."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Literal

from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.domain.place_names import folded
from reviewdesk.domain.plan.values import Plan

By = Literal["code", "name"]
Key = tuple[TrackId, ApplicationId]


def same_tracks(this: Plan, last: Plan) -> dict[TrackId, TrackId]:
    """Return track of this year → that of last year with its id, or else with its name."""
    ours, theirs = ({track.id for track in plan.tracks} for plan in (this, last))
    named = {folded(track.name): track.id for track in last.tracks if track.id not in ours}
    found = {
        track.id: track.id if track.id in theirs else named.get(folded(track.name)) for track in this.tracks
    }
    return {now: then for now, then in found.items() if then is not None}


def has_code(application: Application) -> bool:
    """Whether the register gave its applicant a code; without one the name stands for it."""
    return application.applicant_id not in ("", application.applicant)


def same_applicant(one: Application, other: Application) -> bool:
    """Whether two applications are of one applicant."""
    if has_code(one) and has_code(other):
        return one.applicant_id == other.applicant_id
    return folded(one.applicant) == folded(other.applicant)


class Pairs:
    """The applications of both years that belong together, track by track.

    Attributes:
        found: of this year → of last year, and what they were matched by.
        several, several_then: of this year and last, whose applicant has more than one in the track.
    """

    def __init__(self) -> None:
        self.found: dict[Key, tuple[Key, By]] = {}
        self.several: set[Key] = set()
        self.several_then: set[Key] = set()

    @property
    def taken(self) -> set[Key]:
        """Those of last year that were matched."""
        return {key for key, _ in self.found.values()}

    def match(self, ours: Iterable[Application], theirs: Iterable[Application]) -> None:
        """Match one track: by code first, then by name what is left."""
        mine, others = list(ours), list(theirs)
        self._by("code", lambda one: one.applicant_id if has_code(one) else "", mine, others)
        settled = self.found.keys() | self.several
        gone = self.taken | self.several_then
        mine = [one for one in mine if key_of(one) not in settled]
        others = [one for one in others if key_of(one) not in gone]
        self._by("name", lambda one: folded(one.applicant), mine, others)

    def _by(
        self,
        by: By,
        named: Callable[[Application], str],
        ours: Iterable[Application],
        theirs: Iterable[Application],
    ) -> None:
        mine, others = _grouped(ours, named), _grouped(theirs, named)
        for name in sorted(mine.keys() & others.keys() - {""}):
            both = [(a, b) for a in mine[name] for b in others[name] if same_applicant(a, b)]
            if len(both) == len(mine[name]) == len(others[name]) == 1:
                self.found[key_of(both[0][0])] = key_of(both[0][1]), by
            else:
                self.several |= {key_of(a) for a, _ in both}
                self.several_then |= {key_of(b) for _, b in both}


class Known:
    """Applications by what their applicant may be known by."""

    def __init__(self, applications: Iterable[Application]) -> None:
        self._named: dict[str, list[Application]] = defaultdict(list)
        for one in applications:
            for name in _names(one):
                self._named[name].append(one)

    def others(self, application: Application, track: TrackId | None) -> tuple[TrackId, ...]:
        """Return the tracks but one in which the same applicant applied."""
        found = {
            one.track: None
            for name in _names(application)
            for one in self._named[name]
            if one.track != track and same_applicant(one, application)
        }
        return tuple(found)


def _names(application: Application) -> tuple[str, ...]:
    return f"code {application.applicant_id}", f"name {folded(application.applicant)}"


def _grouped(
    applications: Iterable[Application], named: Callable[[Application], str]
) -> dict[str, list[Application]]:
    found: dict[str, list[Application]] = defaultdict(list)
    for one in applications:
        found[named(one)].append(one)
    return dict(found)


def key_of(application: Application) -> Key:
    """Return what tells an application apart."""
    return application.track, application.id
