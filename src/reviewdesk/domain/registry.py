"""What the registry of the provincial office knows of every verified archive, across years."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from reviewdesk.domain.half_years import Period, ReportState
from reviewdesk.domain.names import ApplicationId, Digest, SeatId

TitleState = Literal["", "recommended", "decided", "noticed", "confirmed", "removed", "cancelled"]
"""How far a title has come; "" where the application never held one."""
Entering = Literal["new", "same", "updated", "superseding", "superseded"]
"""What entering an archive did: superseding puts it before an older result, superseded behind a newer."""
Row_co = TypeVar("Row_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who applied, as the register of that review session wrote it."""

    name: str
    code: str = ""
    county: str = ""
    city: str = ""
    region_code: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A track or standing by its id, and what the plan calls it; "" where it is no tier."""

    id: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What an application holds now.

    Attributes:
        standing: a tier of the plan, or why it is in none.
        document: number of the last document about it.
        dated: day of the last step, "" while it is only recommended.
        confirmed: day of the confirmation, "" before it.
    """

    standing: Named
    state: TitleState
    document: str = ""
    dated: str = ""
    confirmed: str = ""

    @property
    def held(self) -> bool:
        """Whether it is a title that was confirmed and not cancelled."""
        return self.state == "confirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One application of an archive.

    Attributes:
        place, number, published: as printed on the ranking; None where there is none.
        recommended: what the committee recommended.
        totals: seat → total as printed; of reviewers the registry knows the seat alone.
        excluded: seat → why its scores do not count.
    """

    track: Named
    application: ApplicationId
    applicant: Applicant
    place: int | None
    number: int | None
    published: str | None
    recommended: Named
    title: Title
    totals: Mapping[SeatId, str]
    excluded: Mapping[SeatId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistryArchive:
    """One verified archive.

    Attributes:
        batch: digest of the batch; `fingerprint` is its first 80 bits.
        digest: of the archive's header; signing later makes another archive of the same record.
        record: digest of what was frozen by finalising.
        created: when the result was finalised, UTC.
        logged: how many entries its log has; answers of a later signing round make it longer.
        compared: whether the fingerprint was compared with one from paper.
        addenda: digests of what followed it, in order.
    """

    review_session: str
    sequence: int
    batch: Digest
    fingerprint: str
    digest: Digest
    record: Digest
    created: str
    logged: int
    title: str
    year: int
    organisers: tuple[str, ...]
    compared: bool
    addenda: tuple[Digest, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Who sat on a seat: kept only where it was asked for."""

    seat: SeatId
    name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A text of the log, by the kind of entry it belongs to: kept only where it was asked for."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class PrivateGroup:
    """Names and texts of an archive."""

    people: tuple[Person, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """An archive that was verified, ready to be entered."""

    archive: RegistryArchive
    entries: tuple[Entry, ...]
    private: PrivateGroup | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An archive as it stands in the registry.

    Attributes:
        number: by which the registry knows it.
        entered: when it came in, UTC.
        superseded: the review session was finalised again, and the newer result is in.
        applications, titles: how many it has, and how many of them are titles held now.
    """

    number: int
    archive: RegistryArchive
    entered: str
    superseded: bool
    private: bool
    applications: int
    titles: int


@dataclass(frozen=True, slots=True)
class Found:
    """One application with the archive it stands in."""

    number: int
    session: str
    year: int
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is searched for; what is left blank is not asked.

    Attributes:
        text: part of the applicant's name, or its code.
        track, standing: by id or name.
        city: part of its name.
        number: of one archive, also a superseded one.
    """

    text: str = ""
    year: int | None = None
    track: str = ""
    standing: str = ""
    city: str = ""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """Which page is asked for, from 1, and how many rows a page has."""

    number: int = 1
    size: int = 20


@dataclass(frozen=True, slots=True)
class Page(Generic[Row_co]):
    """Some of many rows: the page asked for, and how many rows there are on all pages."""

    rows: tuple[Row_co, ...]
    total: int
    cut: Cut

    @property
    def pages(self) -> int:
        """How many pages there are; one where nothing was found."""
        return max(1, -(-self.total // self.cut.size))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A half-year report that came in."""

    application: ApplicationId
    period: Period
    received: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A report that a holder owes or owed, and what came of it."""

    found: Found
    period: Period
    state: ReportState
    received: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueList:
    """Reports on one half-year, or all that are missing, as they stand at a day.

    Attributes:
        period: None for all half-years.
        counts: state → how many, on all pages.
    """

    period: Period | None
    at: str
    counts: Mapping[ReportState, int]
    page: Page[Due]
