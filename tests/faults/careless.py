"""Faults planted into a child for a control: it says saved before it is, or writes under the final name."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection

from reviewdesk.sealed import atomic
from reviewdesk.store.workspace import Workspace

SETTING = "REVIEWDESK_CARELESS"


def plant() -> None:
    """Plant in this process what its settings ask for, if anything."""
    asked = os.environ.get(SETTING, "")
    if asked == "files":
        _files()
    elif asked == "drafts":
        _drafts()


def _files() -> None:
    vars(atomic)["atomic_file"] = _in_place


@contextmanager
def _in_place(target: Path) -> Iterator[BinaryIO]:
    """Write a file where it shall lie, in two halves; between them is a moment of `dying`."""
    held = BytesIO()
    yield held
    data = held.getvalue()
    target.write_bytes(data[: len(data) // 2])
    target.with_suffix(".gone").unlink(missing_ok=True)
    with target.open("ab") as stream:
        stream.write(data[len(data) // 2 :])


def _drafts() -> None:
    Workspace.transaction = _never_ended  # type: ignore[method-assign]


@contextmanager
def _never_ended(self: Workspace) -> Iterator[Connection]:
    connection = self._connection
    if not connection.in_transaction():
        connection.begin()
    yield connection
