"""What became of a recommendation: the course of decision, notice, objections and titles so far.

Values only; `reviewdesk.domain.addenda.steps` moves a course on.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from reviewdesk.domain.addenda.entry import Addendum, Conclusion, Effect, Outcome, Sender
from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicationId, TierId, TrackId
from reviewdesk.domain.plan.values import Plan, Tier
from reviewdesk.domain.result import Result

TitleState = Literal["recommended", "decided", "noticed", "confirmed", "removed", "cancelled"]
Key = tuple[TrackId, ApplicationId]
NOT_LISTED: Final = "not_listed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """One application of one track: what was recommended for it, and what it holds now.

    Attributes:
        place: in the committee's ranking; None where it has none.
        recommended: standing in the archive.
        standing: now; a tier of the track while it holds a place.
        number: within its tier now, in the order of places; None outside the tiers.
        state: how far the title has come; "removed" and "cancelled" keep the tier it had in `lost`.
        promoted: the tier it moved up from.
    """

    track: TrackId
    application: ApplicationId
    place: int | None
    recommended: str
    standing: str
    number: int | None = None
    state: TitleState = "recommended"
    lost: TierId | None = None
    promoted: TierId | None = None

    @property
    def key(self) -> Key:
        """Where it stands in a course."""
        return self.track, self.application


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """One row of the ledger, as it stands now; its words lie under the digests of its addenda."""

    number: int
    received: date
    sender: Sender
    track: TrackId
    application: ApplicationId
    late: bool
    conclusion: Conclusion | None = None
    effect: Effect | None = None
    replied: date | None = None
    rereview: Outcome | None = None
    addenda: tuple[int, ...]
    """Numbers of the addenda that speak of it."""

    @property
    def open(self) -> bool:
        """Whether somebody still has to conclude it, or to bring the re-review."""
        return self.conclusion is None or (self.effect == "rereview" and self.rereview is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One public notice: when it lies open, and whom it lists, track by track and tier by tier."""

    addendum: int
    supplementary: bool
    published: date
    first: date
    last: date
    listed: Mapping[TrackId, Mapping[TierId, tuple[ApplicationId, ...]]]


@dataclass(frozen=True, slots=True)
class Promotion:
    """Somebody who moved up into a place that was vacated."""

    addendum: int
    key: Key
    to: TierId
    instead_of: ApplicationId


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A place that a sustained objection emptied, and who moves up by number; None: it stays empty."""

    track: TrackId
    tier: TierId
    removed: ApplicationId
    next: ApplicationId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The archive's recommendation and everything that followed it.

    Attributes:
        titles: every application of the result, in its order.
        addenda: the chain so far.
        decided: number of the decision that holds; None before.
        confirmed: number of the confirmation; None before.
    """

    plan: Plan
    applications: Mapping[Key, Application] = field(repr=False)
    titles: Mapping[Key, Title] = field(repr=False)
    addenda: tuple[Addendum, ...] = ()
    decided: int | None = None
    notices: tuple[Notice, ...] = ()
    objections: tuple[Objection, ...] = ()
    promotions: tuple[Promotion, ...] = ()
    confirmed: int | None = None

    def addendum(self, number: int | None) -> Addendum | None:
        """Return a link of the chain, None for None."""
        return None if number is None else self.addenda[number - 1]

    def tier(self, track: TrackId, tier: str) -> Tier | None:
        """Return a tier of a track by its id; None when the track has none of that id."""
        return next((one for one in self.plan.track(track).tiers if one.id == tier), None)

    def holders(self, track: TrackId, tier: str) -> tuple[Title, ...]:
        """Return who holds a tier now, by number."""
        held = [title for title in self.titles.values() if (title.track, title.standing) == (track, tier)]
        return tuple(sorted(held, key=lambda title: (title.number or 0, title.application)))

    def differences(self) -> tuple[Title, ...]:
        """Return the applications whose standing now is not the recommended one."""
        return tuple(title for title in self.titles.values() if title.standing != title.recommended)

    def vacancies(self) -> tuple[Vacancy, ...]:
        """Return the places that objections emptied and nobody has moved up to yet."""
        return tuple(self._vacancies())

    def unnoticed(self) -> tuple[Promotion, ...]:
        """Return the promotions that no supplementary notice has told yet, of those still holding."""
        told = {
            (track, application)
            for notice in self.notices
            if notice.supplementary
            for track, tiers in notice.listed.items()
            for applications in tiers.values()
            for application in applications
        }
        return tuple(
            one for one in self.promotions if one.key not in told and self.titles[one.key].standing == one.to
        )

    def _vacancies(self) -> Iterator[Vacancy]:
        filled = {(one.key[0], one.instead_of) for one in self.promotions}
        waiting: dict[tuple[TrackId, TierId], list[ApplicationId]] = {}
        for title in self.titles.values():
            if title.state != "removed" or title.lost is None or title.key in filled:
                continue
            place = (title.track, title.lost)
            if place not in waiting:
                waiting[place] = self._moving_up(*place)
            yield Vacancy(
                title.track,
                title.lost,
                title.application,
                waiting[place].pop(0) if waiting[place] else None,
            )

    def _moving_up(self, track: TrackId, tier: TierId) -> list[ApplicationId]:
        below = [one.id for one in self.plan.track(track).tiers if one.promotes_to == tier]
        return [title.application for one in below for title in self.holders(track, one)]


def course_of(plan: Plan, applications: tuple[Application, ...], result: Result) -> Course:
    """Return the course that begins with an archive: nothing but the committee's recommendation."""
    titles = {
        (track.id, row.application): Title(
            track=track.id,
            application=row.application,
            place=row.place,
            recommended=row.standing,
            standing=row.standing,
            number=row.number,
        )
        for track in result.tracks
        for row in track.ranking
    }
    known = {(one.track, one.id): one for one in applications}
    return Course(plan=plan, applications=known, titles=titles)
