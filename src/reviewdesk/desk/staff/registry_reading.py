"""From files to the registry: an archive and what followed it, verified, then read for what is kept."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from reviewdesk.desk.auditor.chain import Chain, open_chain
from reviewdesk.desk.auditor.form import open_form
from reviewdesk.desk.auditor.sitting import read_sitting
from reviewdesk.desk.auditor.verdict import DIFFERS, judging
from reviewdesk.domain import canonical
from reviewdesk.domain.addenda.course import Key
from reviewdesk.domain.application import Application
from reviewdesk.domain.drill import is_drill
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.domain.registry import (
    Applicant,
    Entry,
    Named,
    Person,
    PrivateGroup,
    RegistryArchive,
    Remark,
    Submitted,
    Title,
)
from reviewdesk.domain.registry_titles import held_now, standing_of
from reviewdesk.domain.result import RankedApplication, TrackResult
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.archive import LOG, PEOPLE, RECORD, TEXTS
from reviewdesk.sealed.container import SealedFile

Advance = Callable[[int], None]


def read_submitted(
    archive: Path,
    addenda: Sequence[Path] = (),
    *,
    fingerprint: str | None = None,
    private: bool = False,
    advance: Advance = lambda _: None,
) -> Submitted:
    """Return what the registry keeps of an archive; only one that holds gets that far.

    Args:
        archive: the file.
        addenda: what followed it, in order.
        fingerprint: from the signed paper.
        private: keep names and texts too.
        advance: as `verify` tells it.

    Raises:
        Verdict: as `open_chain`.
        ReviewDeskError: "registry-drill", "registry-withheld", "registry-changed".
    """
    chain = open_chain(archive, addenda, fingerprint, advance)
    if is_drill(chain.course.plan.review_session.title):
        raise ReviewDeskError("registry-drill")
    if private and chain.verified.withheld:
        raise ReviewDeskError("registry-withheld")
    sealed = open_form(archive, advance)
    if sealed.digest != chain.verified.digest:
        raise ReviewDeskError("registry-changed", file=archive.name)
    return Submitted(
        archive=_archive(chain, sealed),
        entries=_entries(chain),
        private=_private(sealed) if private else None,
    )


def _archive(chain: Chain, sealed: SealedFile) -> RegistryArchive:
    verified, session = chain.verified, chain.course.plan.review_session
    lineage = verified.lineage
    return RegistryArchive(
        review_session=lineage.review_session,
        sequence=verified.sequence,
        batch=lineage.batch,
        fingerprint=verified.fingerprint,
        digest=verified.digest,
        record=canonical.digest(sealed.read_part(RECORD)),
        created=sealed.header.created,
        logged=sealed.read_part(LOG).count(b"\n"),
        title=session.title,
        year=int(lineage.created[:4]) if session.starts is None else session.starts.year,
        organisers=session.organisers,
        compared=verified.compared,
        addenda=tuple(Digest(one.digest) for one in chain.course.addenda),
    )


def _entries(chain: Chain) -> tuple[Entry, ...]:
    held = held_now(chain.course)
    return tuple(
        _entry(chain, held, track, row) for track in chain.verified.result.tracks for row in track.ranking
    )


def _entry(chain: Chain, held: Mapping[Key, Title], track: TrackResult, row: RankedApplication) -> Entry:
    course, key = chain.course, (track.id, row.application)
    return Entry(
        track=Named(track.id, course.plan.track(track.id).name),
        application=row.application,
        applicant=_applicant(course.applications[key]),
        place=row.place,
        number=row.number,
        published=row.published,
        recommended=standing_of(course, course.titles[key], row.standing),
        title=held[key],
        totals=dict(row.totals),
        excluded={one.reviewer: one.state for one in row.excluded},
    )


def _applicant(one: Application) -> Applicant:
    return Applicant(one.applicant, one.applicant_id, one.county, one.city, one.region_code)


def _private(sealed: SealedFile) -> PrivateGroup:
    with judging(DIFFERS, PEOPLE):
        people: Any = canonical.decode_map(sealed.read_part(PEOPLE))["people"]
        named = {SeatId(seat): (str(one["name"]), str(one["organisation"])) for seat, one in people.items()}
    with judging(DIFFERS, TEXTS):
        texts: Any = canonical.decode_map(sealed.read_part(TEXTS))
        said = {digest: str(document["text"]) for digest, document in texts.items()}
    entries = read_sitting(sealed, None).entries
    return PrivateGroup(
        tuple(Person(seat, *named[seat]) for seat in sorted(named) if named[seat][0]),
        tuple(Remark(entry.kind, said[entry.data["text"]]) for entry in entries if "text" in entry.data),
    )
