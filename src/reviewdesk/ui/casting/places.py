"""Where a ballot can be carried: removable sticks, a watched folder, this machine, a folder chosen."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QStorageInfo

from reviewdesk.errors import ReviewDeskError

PlaceKind = Literal["stick", "watched", "desk", "folder"]
_MOUNTS: Final = ("/media", "/run/media", "/mnt", "/Volumes")
_DRIVE_REMOVABLE: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A folder a ballot can go to.

    Attributes:
        folder: None for the collecting desk on this machine, and for a folder still to be chosen.
        name: of the stick.
        device: what is plugged in there; another one at the same path is another stick.
        free: bytes.
    """

    kind: PlaceKind
    folder: Path | None = None
    name: str = ""
    device: bytes = b""
    free: int = 0


def sticks() -> tuple[Place, ...]:
    """Return the removable sticks that take a file, by path; it may take as long as a slow disk does."""
    found = [volume for volume in QStorageInfo.mountedVolumes() if volume.isValid() and volume.isReady()]
    places = (_place(one) for one in found if is_removable(Path(one.rootPath())) and _takes_files(one))
    return tuple(sorted(places, key=lambda place: str(place.folder)))


def is_removable(root: Path) -> bool:
    """Whether a volume with this root is one that people plug in and out."""
    if sys.platform == "win32":  # pragma: no cover
        import ctypes  # noqa: PLC0415

        return bool(ctypes.windll.kernel32.GetDriveTypeW(str(root)) == _DRIVE_REMOVABLE)
    return any(root.is_relative_to(mount) and str(root) != mount for mount in _MOUNTS)


def need_same(place: Place) -> None:
    """Refuse a stick that was pulled out since it was listed, or changed for another.

    Raises:
        ReviewDeskError: "export-gone".
    """
    if place.kind != "stick" or place.folder is None:
        return
    now = QStorageInfo(str(place.folder))
    if (
        not now.isReady()
        or Path(now.rootPath()) != place.folder
        or bytes(now.device().data()) != place.device
    ):
        raise ReviewDeskError("export-gone", folder=str(place.folder))


def _takes_files(volume: QStorageInfo) -> bool:
    return not volume.isReadOnly() and volume.bytesAvailable() > 0


def _place(volume: QStorageInfo) -> Place:
    return Place(
        kind="stick",
        folder=Path(volume.rootPath()),
        name=volume.displayName(),
        device=bytes(volume.device().data()),
        free=volume.bytesAvailable(),
    )
