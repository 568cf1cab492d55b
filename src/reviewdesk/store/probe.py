"""Whether an encrypted workspace works in a folder of this machine: written, read again, closed to others."""

import secrets
import tempfile
from pathlib import Path

from reviewdesk.errors import ReviewDeskError
from reviewdesk.store import facts, workspace
from reviewdesk.store.place import DATABASE

_PLAIN, _NAME = b"SQLite format 3", "probe"


def encrypts(folder: Path) -> bool:
    """Return whether a new workspace there keeps a word that its own key alone brings back.

    Raises:
        ReviewDeskError: "workspace-disk-full" or "workspace-unusable".
        OSError: when nothing can be written there.
    """
    key, word = secrets.token_bytes(32), secrets.token_hex(8)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".reviewdesk-probe-") as made:
        place = Path(made)
        workspace.create(place, key)
        with workspace.opened(place, key) as mine:
            facts.remember(mine, _NAME, word)
        mine_alone = _recalled(place, key) == word and _recalled(place, secrets.token_bytes(32)) is None
        held = (place / DATABASE).read_bytes()
        return mine_alone and word.encode() not in held and not held.startswith(_PLAIN)


def _recalled(place: Path, key: bytes) -> object:
    try:
        with workspace.opened(place, key) as mine:
            return facts.recall(mine, _NAME)
    except ReviewDeskError:
        return None
