"""Check, freeze, seal: one batch, the opening minutes, and one slip per seat."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from reviewdesk.desk.clock import now
from reviewdesk.desk.secretary import leftovers
from reviewdesk.desk.secretary.emergency import EMERGENCY, check_no_pack, emergency_pack
from reviewdesk.desk.secretary.leftovers import Output
from reviewdesk.desk.secretary.papers import (
    SlipOrder,
    check_slips_folder,
    local_time,
    slip_names,
    write_slips,
)
from reviewdesk.desk.secretary.preparation import Preparation
from reviewdesk.desk.secretary.reveal_seat import read_brought
from reviewdesk.desk.secretary.waivers import Waived
from reviewdesk.domain.committee import Committee, Seat
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import Problem, ReviewDeskError
from reviewdesk.report.envelopes import EnvelopeSheet, envelope_sheet
from reviewdesk.report.minutes import opening_minutes
from reviewdesk.report.values import OpeningMinutes
from reviewdesk.sealed.atomic import all_or_none, write_atomically
from reviewdesk.sealed.batch import SLOT_WORK, Contents, NewBatch, seal_batch
from reviewdesk.sealed.codes import fingerprint, session_mark
from reviewdesk.sealed.keys import SeatKeys
from reviewdesk.sealed.seats import BroughtSeat, reveal_mark

BATCH = "batch.rdbatch"
MINUTES = "opening-minutes.pdf"
ENVELOPES = "envelopes.pdf"
FILES = (BATCH, MINUTES, ENVELOPES)
_PAPERS = 3
_PAPER_WORK = 6 * 1024 * 1024
"""As `SLOT_WORK`, for one paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealOrder:
    """What `seal` is asked to do.

    Attributes:
        out: takes batch, minutes and the sheet of envelopes.
        slips: takes the slips and the emergency pack; outside `out`.
        reveal: folder that `seat` wrote on the witness's machine, or None.
        slips_as_text: writes each code as text too; for rehearsals alone.
    """

    out: Path
    slips: Path
    reveal: Path | None = None
    slips_as_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedSession:
    """What was sealed and written; `created` is UTC."""

    created: str
    batch: Path
    minutes: Path
    envelopes: Path
    emergency: Path
    slips: tuple[Path, ...]
    fingerprint: str
    digest: Digest
    session_mark: str
    reveal_marks: dict[SeatId, str]
    counts: dict[str, int]
    waived: tuple[Waived, ...]
    notices: tuple[Problem, ...]
    missing: tuple[str, ...]


def seal(
    order: SealOrder,
    ready: Preparation,
    *,
    sealed: Callable[[int], None] = lambda size: None,
    finish: Callable[[SealedSession], None] = lambda session: None,
) -> SealedSession:
    """Seal a review session; refusals come before anything is written, a killed run is not in the way.

    Args:
        order: where to.
        ready: what is sealed, from files or from a preparation folder.
        sealed: told the bytes encrypted and written, each dossier twice, the slots, and the papers; see
            `work`.
        finish: done last; where it fails, nothing was sealed.

    Raises:
        ReviewDeskError: as `check_free`, "seal-slips-inside", "seal-reveal-unneeded", or as `seal_batch`.
    """
    check_free(order)
    brought = _brought(order, ready.plan)
    ready = replace(ready, committee=_with_brought(ready.committee, brought))
    check_slips_folder(order.slips, order.out, [seat.id for seat in ready.committee.seats])
    check_no_pack(order.slips)
    created = now()
    contents = Contents(
        plan=ready.plan,
        applications=ready.applications,
        committee=ready.committee,
        dossiers=ready.dossiers,
        created=created,
        brought=brought,
    )
    target = order.out / BATCH
    slips = (*slip_names(seat.id for seat in ready.committee.seats), EMERGENCY)
    output = Output(job="seal", out=order.out, files=FILES, slips=order.slips, slip_files=slips)
    with leftovers.unfinished(output) as making, all_or_none() as written:
        new = seal_batch(target, contents, sealed, making=making)
        written.append(target)
        session = _on_paper(
            order,
            ready,
            new,
            created,
            written=written,
            advance=lambda papers: sealed(papers * _PAPER_WORK),
        )
        finish(session)
        return session


def work(size: int, seats: int) -> int:
    """Return of how much work `sealed` is told, for so many bytes of documents and so many seats."""
    return 2 * size + seats * (SLOT_WORK + _PAPER_WORK) + _PAPERS * _PAPER_WORK


def check_free(order: SealOrder) -> None:
    """Refuse places where something was sealed before, once what a killed run left there is gone.

    Raises:
        ReviewDeskError: "seal-exists" or "seal-running".
    """
    leftovers.clear("seal", order.out, order.slips)
    for path in (order.out / name for name in FILES):
        if path.exists():
            raise ReviewDeskError("seal-exists", path=str(path))


def marks(directory: tuple[SeatKeys, ...]) -> dict[SeatId, str]:
    """Return the mark of every reveal seat."""
    return {seat.id: reveal_mark(seat.age_recipient) for seat in directory if seat.role == "reveal"}


def _on_paper(
    order: SealOrder,
    ready: Preparation,
    new: NewBatch,
    created: str,
    *,
    written: list[Path],
    advance: Callable[[int], None],
) -> SealedSession:
    reveal_marks = marks(new.directory)
    slips = write_slips(
        order.slips,
        SlipOrder(
            plan=ready.plan,
            review_session=new.review_session,
            seats=ready.committee.seats,
            codes=new.codes,
            reveal_marks=reveal_marks,
        ),
        as_text=order.slips_as_text,
        advance=advance,
    )
    written.extend(slips.files)
    language = ready.plan.review_session.language
    counts = Counter(application.track for application in ready.applications)
    paper = opening_minutes(
        OpeningMinutes(
            plan=ready.plan,
            fingerprint=fingerprint(new.digest),
            digest=new.digest,
            session_mark=session_mark(new.review_session),
            reveal_mark=" / ".join(reveal_marks.values()),
            seats=ready.committee.seats,
            counts=counts,
            created=local_time(created, ready.plan),
            waived=tuple(waived.said(language) for waived in ready.waived),
        )
    )
    sheet = envelope_sheet(
        EnvelopeSheet(
            title=ready.plan.review_session.title,
            session_mark=session_mark(new.review_session),
            seats=tuple(seat for seat in ready.committee.seats if seat.id in new.codes),
            language=language,
        )
    )
    pack = emergency_pack(ready, new)
    files = ((order.slips / EMERGENCY, pack), (order.out / MINUTES, paper), (order.out / ENVELOPES, sheet))
    for path, made in files:
        write_atomically(path, made.data)
        written.append(path)
        advance(1)
    return SealedSession(
        created=created,
        batch=order.out / BATCH,
        minutes=order.out / MINUTES,
        envelopes=order.out / ENVELOPES,
        emergency=order.slips / EMERGENCY,
        slips=slips.files,
        fingerprint=fingerprint(new.digest),
        digest=new.digest,
        session_mark=session_mark(new.review_session),
        reveal_marks=reveal_marks,
        counts={str(track): count for track, count in counts.items()},
        waived=ready.waived,
        notices=ready.notices,
        missing=tuple(sorted({*slips.missing, *paper.missing, *sheet.missing, *pack.missing})),
    )


def _brought(order: SealOrder, plan: Plan) -> tuple[BroughtSeat, ...]:
    if order.reveal is None:
        return ()
    if plan.review_session.witness == "none":
        raise ReviewDeskError("seal-reveal-unneeded")
    return read_brought(order.reveal)


def _with_brought(committee: Committee, brought: tuple[BroughtSeat, ...]) -> Committee:
    if not brought:
        return committee
    others = tuple(seat for seat in committee.seats if seat.role != "reveal")
    known = {seat.id: seat for seat in committee.seats if seat.role == "reveal"}
    added = (known.get(one.id, Seat(id=one.id, role="reveal", chair_eligible=False)) for one in brought)
    return replace(committee, seats=(*others, *added))
