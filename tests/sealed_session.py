"""A review session sealed with real keys, whatever it is made of, and what each seat gets out of it."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from reviewdesk.domain.application import Application, EligibilityVerdict
from reviewdesk.domain.committee import Committee, Conflict, Role, Seat
from reviewdesk.domain.names import ApplicantId, ApplicationId, SeatId, TrackId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.sealed import keys, slot
from reviewdesk.sealed.batch import Contents, NewBatch, seal_batch
from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.keys import SeatSecret
from reviewdesk.sealed.lineage import Lineage, LineageFile, fold, lineage_file, slots_of
from reviewdesk.sealed.section import DocumentSource

CREATED = "2026-11-23T21:10:06Z"
PDF = b"%PDF-1.4 a tiny dossier that no stranger reads\n" * 3
TRACK = """
[[track]]
id = "{id}"
name = "类别{id}"
[[track.tier]]
id = "listed"
name = "列入"
quota = {quota}
[[track.criterion]]
id = "c"
name = "水平"
max = "90"
[[track.criterion]]
id = "o"
name = "指数"
max = "10"
mode = "objective"
[[track.document]]
id = "plan"
name = "实施方案"
"""
OFFICE: tuple[Role, ...] = ("secretary", "chair", "witness", "reveal")


class SeatSecrets(Mapping[str, SeatSecret]):
    """Seat → its keys; a slot is opened when it is first asked for."""

    def __init__(self, slots: Mapping[SeatId, bytes], codes: Mapping[SeatId, str]) -> None:
        self._slots, self._codes = slots, codes
        self._opened: dict[str, SeatSecret] = {}

    def __getitem__(self, seat: str) -> SeatSecret:
        if seat not in self._opened:
            found = slot.open_slot(self._slots[SeatId(seat)], self._codes[SeatId(seat)])
            self._opened[seat] = keys.secret_from_bytes(found)
        return self._opened[seat]

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)


@dataclass(frozen=True)
class SealedSession:
    """A sealed batch, the codes on its slips, and what each seat knows."""

    batch: Path
    new: NewBatch
    contents: Contents
    files: tuple[LineageFile, ...]
    secrets: SeatSecrets
    lineages: dict[str, Lineage] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.batch.parent

    @property
    def reveal_identity(self) -> str:
        return self.secrets["reveal"].age_identity

    def code(self, seat: str) -> str:
        return self.new.codes[SeatId(seat)]

    def secret(self, seat: str) -> SeatSecret:
        return self.secrets[seat]

    def lineage(self, seat: str) -> Lineage:
        if seat not in self.lineages:
            self.lineages[seat] = fold(self.files, self.secrets[seat])
        return self.lineages[seat]


Kind = TypeVar("Kind", bound=SealedSession)


def seal(
    kind: type[Kind],
    plan: Plan,
    applications: Sequence[Application],
    seats: Iterable[Seat],
    *,
    conflicts: Iterable[Conflict] = (),
    dossier: Callable[[str], bytes] = lambda _: PDF,
) -> Kind:
    """Seal a batch in a new folder, where every application has its one document as well."""
    folder = Path(tempfile.mkdtemp(prefix="sealed-"))
    for one in applications:
        (folder / f"{one.id}.pdf").write_bytes(dossier(one.id))
    contents = Contents(
        plan=plan,
        applications=tuple(applications),
        committee=Committee(tuple(seats), tuple(conflicts)),
        dossiers={a.id: (DocumentSource("plan", "实施方案", folder / f"{a.id}.pdf"),) for a in applications},
        created=CREATED,
    )
    batch = folder / "batch.rdbatch"
    new = seal_batch(batch, contents)
    files = (lineage_file(open_sealed(batch)),)
    return kind(batch, new, contents, files, SeatSecrets(slots_of(files), new.codes))


def applied(id_: str, track: str, applicant: str, *, failed: bool = False, **objective: str) -> Application:
    """Return an application, with the values of its objective criteria."""
    verdicts = (EligibilityVerdict("item", "fail", "不合格"),) if failed else ()
    return Application(
        id=ApplicationId(id_),
        track=TrackId(track),
        applicant=f"单位{applicant}",
        applicant_id=ApplicantId(applicant),
        eligibility=verdicts,
        objective=objective,
    )


def panel(tracks: Sequence[TrackId], *seats: str) -> tuple[Seat, ...]:
    """Return reviewers, or spares, who sit in all these tracks."""
    return tuple(
        Seat(
            id=SeatId(seat),
            role="spare" if seat.startswith("spare") else "reviewer",
            tracks=tuple(tracks),
            name="" if seat.startswith("spare") else f"评委{seat}",
        )
        for seat in seats
    )


def office(witness: str) -> tuple[Seat, ...]:
    """Return the seats that score nothing; without witness nobody else holds the envelope."""
    roles = OFFICE[:2] if witness == "none" else OFFICE
    return tuple(Seat(id=SeatId(role), role=role) for role in roles)
