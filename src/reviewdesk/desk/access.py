"""How a seat gets to its desk: the workspace is made once, and from then on the slip unlocks it.

Beside the formats of a workspace stand the other seats' slots, as public as in the batch, so that a
wrong code can be told from another seat's.
"""

import glob
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from reviewdesk.desk import logbook, remembered
from reviewdesk.desk.workspaces import SEAT, exists
from reviewdesk.domain import canonical
from reviewdesk.domain.names import SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.system import about, named, resolved
from reviewdesk.sealed import age
from reviewdesk.sealed.admission import admit
from reviewdesk.sealed.codes import SlipEntry
from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.keys import SeatSecret
from reviewdesk.sealed.lineage import Lineage, LineageFile, fold, lineage_file
from reviewdesk.sealed.opening import OpenedBatch
from reviewdesk.store import facts, lineage, lock
from reviewdesk.store.lineage import KeptFile
from reviewdesk.store.private import private
from reviewdesk.store.workspace import Workspace, create, opened

SLOT = "slot.age"
KEY = "workspace.key"
SLOTS = "slots"
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Desk:
    """An unlocked desk: its store, its seat's keys, and what holds now."""

    workspace: Workspace
    secret: SeatSecret = field(repr=False)
    lineage: Lineage

    @property
    def seat(self) -> SeatId:
        """Whose desk it is."""
        return self.secret.seat


def furnish(folder: Path, batch: OpenedBatch) -> None:
    """Make the workspace of the seat that opened a batch: complete under its name, or not there at all.

    Raises:
        ReviewDeskError: "open-folder-taken", or as `remembered.check`.
    """
    secret, found, folder = batch.secret, batch.lineage, resolved(folder)
    remembered.check(found.review_session, secret.seat, found.sequence)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ReviewDeskError("open-folder-taken", folder=str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    with _making(folder) as making:
        _fill(making, batch)
        _take_name(making, folder)
    remembered.note(found.review_session, secret.seat, found.sequence)


def sweep(folder: Path) -> None:
    """Remove what openings of this folder that were killed left beside it."""
    folder = resolved(folder)
    for left in folder.parent.glob(f"{glob.escape(_prefix(folder))}*"):
        with suppress(ReviewDeskError, OSError), lock.held(left):
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def enter(folder: Path, slip: SlipEntry, tried: Callable[[SeatId], None] = lambda _: None) -> Iterator[Desk]:
    """Unlock a desk with its seat's slip for as long as the block runs.

    Args:
        folder: of the workspace.
        slip: as entered.
        tried: as `admit` tells it of a wrong code.

    Raises:
        ReviewDeskError: "workspace-missing", a "slip-…" sentence, or as `opened`.
    """
    if not exists(folder):
        raise ReviewDeskError("workspace-missing", folder=str(folder))
    secret = _admitted(folder, slip, tried)
    with opened(folder, _workspace_key(folder, secret)) as workspace:
        yield Desk(workspace, secret, fold(_kept_files(workspace), secret))


def admit_supplement(workspace: Workspace, secret: SeatSecret, path: Path) -> Lineage:
    """Take one supplement into a workspace and return what holds now; one that is in changes nothing.

    Raises:
        ReviewDeskError: as `open_sealed` and `fold`.
    """
    new, found = _with_supplement(workspace, secret, path)
    if new is None:
        return found
    with workspace.transaction():
        _keep(workspace, [new], found.sequence)
        data: Mapping[str, object] = {"lineage": found.head, "sequence": found.sequence}
        logbook.write(workspace, found, secret.seat, "open", data)
    _write_slots(workspace.folder, found, secret.seat)
    remembered.note(found.review_session, secret.seat, found.sequence)
    return found


def weigh_supplement(workspace: Workspace, secret: SeatSecret, path: Path) -> Lineage:
    """Return what would hold with a supplement, and keep nothing; raises as `admit_supplement`."""
    return _with_supplement(workspace, secret, path)[1]


def _with_supplement(
    workspace: Workspace, secret: SeatSecret, path: Path
) -> tuple[LineageFile | None, Lineage]:
    """Return the file as it would be kept, None where it is in already, and what holds with it."""
    sealed = open_sealed(path, signer=secret.signer, kind="supplement")
    files = _kept_files(workspace)
    if any(canonical.digest(file.header) == sealed.digest for file in files):
        return None, fold(files, secret)
    new = lineage_file(sealed, secret.seat)
    return new, fold([*files, new], secret)


@contextmanager
def _making(folder: Path) -> Iterator[Path]:
    """Give a folder of this process alone to make a workspace in."""
    own = Path(tempfile.mkdtemp(prefix=_prefix(folder), dir=folder.parent))
    try:
        with named(own, folder), named(own / "workspace", folder), lock.held(own):
            making = own / "workspace"
            making.mkdir(mode=0o700)
            yield making
    finally:
        shutil.rmtree(own, ignore_errors=True)


def _prefix(folder: Path) -> str:
    return f".{folder.name}.opening-"


def _take_name(making: Path, folder: Path) -> None:
    try:
        if folder.exists():
            folder.rmdir()
        making.replace(folder)
    except OSError:
        if exists(folder):
            raise ReviewDeskError("open-folder-taken", folder=str(folder)) from None
        raise


def _fill(folder: Path, batch: OpenedBatch) -> None:
    secret, found = batch.secret, batch.lineage
    key = secrets.token_bytes(_KEY_BYTES)
    _write(folder / SLOT, found.slots[secret.seat])
    _write(folder / KEY, age.encrypt(key, [secret.age_recipient]))
    names = {"schema": 1, "review_session": found.review_session, "seat": secret.seat}
    _write(folder / SEAT, canonical.encode(names))
    _write_slots(folder, found, secret.seat)
    create(folder, key)
    with opened(folder, key) as workspace, workspace.transaction():
        _keep(workspace, batch.files, 1)
        facts.remember(workspace, "seat", secret.seat)
        data: Mapping[str, object] = {"lineage": found.head, "sequence": found.sequence}
        logbook.write(workspace, found, secret.seat, "open", data)


def _keep(workspace: Workspace, files: Sequence[LineageFile], first: int) -> None:
    for sequence, file in enumerate(files, start=first):
        lineage.keep(workspace, KeptFile(sequence, file.header, file.signature, file.parts))


def _kept_files(workspace: Workspace) -> tuple[LineageFile, ...]:
    return tuple(LineageFile(f.header, f.signature, f.parts) for f in lineage.kept(workspace))


def _admitted(folder: Path, slip: SlipEntry, tried: Callable[[SeatId], None]) -> SeatSecret:
    try:
        names = canonical.decode_map((folder / SEAT).read_bytes())
        seat = SeatId(str(names.get("seat")))
        own = (folder / SLOT).read_bytes()
    except (FileNotFoundError, ReviewDeskError):
        raise ReviewDeskError("workspace-damaged", folder=str(folder)) from None
    others = {
        SeatId(path.stem.removeprefix("slot-")): path.read_bytes() for path in (folder / SLOTS).glob("*.age")
    }
    return admit(slip, seat, others | {seat: own}, str(names.get("review_session")), tried)


def _workspace_key(folder: Path, secret: SeatSecret) -> bytes:
    try:
        key = age.decrypt((folder / KEY).read_bytes(), secret.age_identity)
    except (FileNotFoundError, ReviewDeskError):
        raise ReviewDeskError("workspace-damaged", folder=str(folder)) from None
    if len(key) != _KEY_BYTES:
        raise ReviewDeskError("workspace-damaged", folder=str(folder))
    return key


def _write_slots(folder: Path, found: Lineage, own: SeatId) -> None:
    (folder / SLOTS).mkdir(mode=0o700, exist_ok=True)
    for seat, slot in found.slots.items():
        if seat != own:
            _write(folder / SLOTS / f"slot-{seat}.age", slot)


def _write(path: Path, data: bytes) -> None:
    with about(path), open(path, "wb", opener=private) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
