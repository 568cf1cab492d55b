"""What a reviewer sees of the own desk, read in one go, so that switching applications asks no disk."""

from collections.abc import Mapping
from dataclasses import dataclass

from reviewdesk.desk.reviewer.dossiers import unconfirmed
from reviewdesk.desk.reviewer.place import Place, recall_place
from reviewdesk.desk.reviewer.sheets import DocumentView, Form, Lock, Row, row_of
from reviewdesk.desk.reviewer.table import Table
from reviewdesk.domain.application import Application
from reviewdesk.domain.draft import DraftRow
from reviewdesk.domain.names import ApplicationId, Digest, SeatId
from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.roll import rounds
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import codes
from reviewdesk.store import dossiers, drafts
from reviewdesk.store.dossiers import KeptDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackView:
    """One track with its rubric, and the round that is being scored.

    Attributes:
        rounds: how many the plan has.
        cast: whether that round is cast, so that everything only shows.
    """

    track: Track
    round: int
    rounds: int
    cast: bool
    applications: tuple[ApplicationId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """The whole desk of one seat.

    Attributes:
        name: of the person, where the committee list or the sign-in has it.
        fingerprint: of the batch, in groups.
        pledged: when the pledge was agreed to, ISO 8601.
        forms: every application of the seat's tracks, in list order; `rows` are their lines.
        place: where the work stood when it was left.
    """

    title: str
    seat: SeatId
    name: str
    fingerprint: str
    idle_minutes: int
    pledged: str
    recusal_reasons: tuple[str, ...]
    tracks: tuple[TrackView, ...]
    forms: Mapping[ApplicationId, Form]
    rows: tuple[Row, ...] = ()
    place: Place | None = None


def desk_view(table: Table) -> DeskView:
    """Return everything the desk shows but the documents themselves.

    Raises:
        ReviewDeskError: "reviewer-not-declared".
    """
    table.need_pledge()
    lineage, plan = table.lineage, table.plan
    people = {seat.id: seat.name for seat in lineage.committee.seats}
    tracks = tuple(_track_view(table, track) for track in table.tracks)
    facts = _Facts(table)
    forms = [(track.track, form) for track in tracks for form in facts.forms(track)]
    return DeskView(
        title=plan.review_session.title,
        seat=table.seat,
        name=people.get(table.seat, ""),
        fingerprint=codes.fingerprint(lineage.batch),
        idle_minutes=plan.review_session.idle_lock_minutes,
        pledged=table.pledged,
        recusal_reasons=plan.recusal.reasons,
        tracks=tracks,
        forms={form.id: form for _, form in forms},
        rows=tuple(row_of(track, form) for track, form in forms),
        place=recall_place(table),
    )


def form_view(table: Table, application: str) -> Form:
    """Return one application as the disk has it.

    Raises:
        ReviewDeskError: "reviewer-not-declared" or "reviewer-other-application".
    """
    table.need_pledge()
    found = table.application(application)
    track = _track_view(table, table.track(found.track))
    return next(form for form in _Facts(table).forms(track) if form.id == found.id)


def document(table: Table, application: str, digest: Digest) -> bytes:
    """Return one document of a dossier that this seat may read, in memory only.

    Raises:
        ReviewDeskError: "document-closed" when the dossier is not open to this seat, or as `Blobs.read`.
    """
    held = dossiers.documents(table.workspace).get(ApplicationId(application), ())
    if application in table.recused() or all(one.digest != digest for one in held):
        raise ReviewDeskError("document-closed", application=application)
    return table.workspace.blobs.read(digest)


class _Facts:
    """What the forms of all tracks are made of, read once."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._recused = table.recused()
        self._reasons = {r.application: r.reason for r in drafts.recusals(table.workspace)}
        self._withdrawn = table.withdrawn()
        self._stale = unconfirmed(table)
        self._documents = dossiers.documents(table.workspace)
        self._drafts = {n: drafts.rows(table.workspace, n) for n in range(1, rounds(table.plan) + 1)}

    def forms(self, track: TrackView) -> tuple[Form, ...]:
        rows = self._drafts[track.round]
        return tuple(
            Form(
                application=application,
                draft=rows.get(application.id, DraftRow()),
                before=self._before(track, application),
                documents=tuple(map(_shown, self._documents.get(application.id, ()))),
                locked=self._lock(track, application.id),
                withdrawn=application.id in self._withdrawn,
                notice=self._withdrawn.get(application.id, ""),
                reason=self._reasons.get(application.id, ""),
                stale=application.id in self._stale,
                position=position,
            )
            for position, application in enumerate(self._table.applications(track.track.id), start=1)
        )

    def _before(self, track: TrackView, application: Application) -> DraftRow | None:
        scoring = next((stage for stage in self._table.plan.stages if stage.kind == "score"), None)
        if track.round == 1 or scoring is None or scoring.between != "own":
            return None
        return self._drafts[track.round - 1].get(application.id)

    def _lock(self, track: TrackView, application: ApplicationId) -> Lock:
        if application in self._recused:
            return "recused"
        if track.cast:
            return "cast"
        return "withdrawn" if application in self._withdrawn else ""


def _track_view(table: Table, track: Track) -> TrackView:
    number = table.round(track.id)
    return TrackView(
        track=track,
        round=number,
        rounds=rounds(table.plan),
        cast=table.is_cast(track.id, number),
        applications=tuple(a.id for a in table.applications(track.id)),
    )


def _shown(kept: KeptDocument) -> DocumentView:
    return DocumentView(kept.id, kept.name, kept.digest, kept.size)
