import hashlib
import io
import os
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from reviewdesk.domain.draft import Edit
from reviewdesk.domain.names import ApplicationId, CriterionId, Digest, TrackId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store import casts, dossiers, drafts, facts, journal, lineage
from reviewdesk.store.dossiers import KeptDocument, KeptDossier
from reviewdesk.store.workspace import Workspace, opened

A1, A2 = ApplicationId("A1"), ApplicationId("A2")


def document(workspace: Workspace, data: bytes) -> KeptDocument:
    digest = Digest(hashlib.sha256(data).hexdigest())
    workspace.blobs.put(io.BytesIO(data), digest)
    return KeptDocument("plan", "实施方案", digest, len(data))


def dossier(application: ApplicationId, *documents: KeptDocument) -> KeptDossier:
    return KeptDossier(application, Digest("d" * 64), b"{}", documents)


def test_facts_are_remembered_replaced_and_forgotten(workspace: Workspace) -> None:
    assert facts.recall(workspace, "seat") is None
    facts.remember(workspace, "seat", "r1")
    facts.remember(workspace, "seat", {"id": "r2", "tracks": ["a", "b"]})
    assert facts.recall(workspace, "seat") == {"id": "r2", "tracks": ["a", "b"]}
    facts.forget(workspace, "seat")
    assert facts.recall(workspace, "seat") is None


def test_the_lineage_comes_back_byte_for_byte_and_in_order(workspace: Workspace) -> None:
    later = lineage.KeptFile(1, b"h1", b"s1", {})
    batch = lineage.KeptFile(0, b"h0", b"s0", {"plan.json": b"{}", "list.age": os.urandom(9)})
    lineage.keep(workspace, later)
    lineage.keep(workspace, batch)
    assert lineage.kept(workspace) == (batch, later)


def test_a_dossier_is_replaced_as_a_whole(workspace: Workspace) -> None:
    first, second = document(workspace, b"first"), document(workspace, b"second")
    dossiers.keep(workspace, dossier(A1, first, second))
    dossiers.keep(workspace, dossier(A1, second))
    dossiers.keep(workspace, dossier(A2))
    assert dossiers.kept(workspace) == {A1: dossier(A1, second), A2: dossier(A2)}


def test_a_sweep_finishes_a_recusal_that_was_interrupted(workspace: Workspace) -> None:
    recused, read = document(workspace, b"recused"), document(workspace, b"read")
    stray = document(workspace, b"of no dossier")
    dossiers.keep(workspace, dossier(A1, recused))
    dossiers.keep(workspace, dossier(A2, read))
    dossiers.sweep(workspace, {A1})
    assert dossiers.kept(workspace) == {A2: dossier(A2, read)}
    assert workspace.blobs.read(read.digest) == b"read"
    for gone in (recused, stray):
        assert not workspace.blobs.path(gone.digest).exists()


def test_a_dropped_dossier_takes_its_blobs_along_but_not_those_of_others(workspace: Workspace) -> None:
    own, shared = document(workspace, b"own"), document(workspace, b"shared")
    dossiers.keep(workspace, dossier(A1, own, shared))
    dossiers.keep(workspace, dossier(A2, shared))
    dossiers.drop(workspace, [A1, ApplicationId("A9")])
    assert dossiers.kept(workspace) == {A2: dossier(A2, shared)}
    assert workspace.blobs.read(shared.digest) == b"shared"
    with pytest.raises(ReviewDeskError, match="blob-missing"):
        workspace.blobs.read(own.digest)


def test_log_lines_come_back_in_order_and_no_index_is_used_twice(workspace: Workspace) -> None:
    lines = (
        journal.LogLine(1, b"one", Digest("1" * 64)),
        journal.LogLine(2, b"two", Digest("2" * 64)),
    )
    journal.append(workspace, lines)
    journal.append(workspace, ())
    assert journal.lines(workspace) == lines
    with pytest.raises(IntegrityError):
        journal.append(workspace, [journal.LogLine(3, b"three", Digest("3" * 64)), lines[1]])
    assert journal.lines(workspace) == lines


def test_a_ballot_is_kept_once_and_older_ones_stay(workspace: Workspace) -> None:
    first = casts.CastBallot(
        track=TrackId("main"), round=1, sequence=1, digest=Digest("a" * 64), at="t", file=b"1"
    )
    second = casts.CastBallot(
        track=TrackId("main"), round=1, sequence=2, digest=Digest("b" * 64), at="t", file=b"2"
    )
    casts.keep(workspace, second)
    casts.keep(workspace, first)
    assert casts.kept(workspace) == (first, second)
    with pytest.raises(IntegrityError):
        casts.keep(workspace, first)


def test_no_plaintext_lies_in_the_workspace_during_or_after_work(folder: Path, key: bytes) -> None:
    text = os.urandom(2000).hex()
    marks = [str(10**17 + n * 7919) for n in range(200)]
    with opened(folder, key) as workspace:
        kept = document(workspace, text.encode())
        dossiers.keep(workspace, KeptDossier(A1, kept.digest, text[:300].encode(), (kept,)))
        for number, mark in enumerate(marks):
            drafts.edit(workspace, 1, [Edit(A1, CriterionId(f"c{number}"), "points", mark)], "")
        facts.remember(workspace, "note", text)
        during = everything(folder)
        assert any(path.name.endswith("-wal") for path in folder.iterdir())
    for stored in (during, everything(folder)):
        assert not any(text[i : i + 16].encode() in stored for i in range(0, 400))
        assert not any(mark.encode()[:16] in stored for mark in marks)
        assert key[:16] not in stored
        assert key.hex()[:16].encode() not in stored


def everything(folder: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
