"""What nobody may read in the folders the demo leaves behind."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy
import pytest

from journey_demo import Journey
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age, codes
from reviewdesk.sealed.archive import ballot_folder
from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.keys import SeatSecret, secret_from_bytes
from reviewdesk.sealed.lineage import fold, lineage_file
from reviewdesk.sealed.slot import open_slot

SEATS = ("chair", "r2", "r5", "witness", "reveal")
Words = numpy.ndarray[tuple[int], numpy.dtype[numpy.uint64]]


@pytest.fixture(scope="module")
def secrets(journey: Journey) -> dict[str, SeatSecret]:
    batch = open_sealed(journey.folder / "transfer" / "batch.rdbatch")
    return {
        seat: secret_from_bytes(
            open_slot(batch.read_part(f"slot-{seat}.age"), codes.parse_slip(journey.code(seat)).code)
        )
        for seat in SEATS
    }


def scores_age(journey: Journey) -> bytes:
    return open_sealed(journey.folder / "transfer" / "r1-green-1-1.rdballot").read_part("scores.age")


def test_chair_and_envelope_together_open_a_score_and_nobody_alone(
    journey: Journey, secrets: dict[str, SeatSecret]
) -> None:
    sealed = scores_age(journey)
    for seat in ("reveal", "r2", "r5", "witness"):
        with pytest.raises(ReviewDeskError):
            age.decrypt(sealed, secrets[seat].age_identity)
    inner = age.decrypt(sealed, secrets["chair"].age_identity)
    for seat in ("chair", "r2", "r5", "witness"):
        with pytest.raises(ReviewDeskError):
            age.decrypt(inner, secrets[seat].age_identity)
    document = age.decrypt(inner, secrets["reveal"].age_identity)
    archived = open_sealed(journey.archive).read_part(ballot_folder("r1", "green", 1, 1) + "scores.json")
    assert document == archived


@pytest.mark.skipif(shutil.which("age") is None, reason="age is not installed")
def test_the_age_program_agrees(journey: Journey, secrets: dict[str, SeatSecret], tmp_path: Path) -> None:
    for seat in ("chair", "reveal"):
        (tmp_path / seat).write_text(secrets[seat].age_identity + "\n", encoding="ascii")

    def decrypted(seat: str, data: bytes) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["age", "-d", "-i", tmp_path / seat], input=data, capture_output=True, check=False
        )

    sealed = scores_age(journey)
    assert decrypted("reveal", sealed).returncode != 0
    inner = decrypted("chair", sealed)
    assert inner.returncode == 0
    assert decrypted("chair", inner.stdout).returncode != 0
    assert b'"scores"' in decrypted("reveal", inner.stdout).stdout


def test_no_run_of_a_dossier_a_mark_or_a_key_lies_in_a_workspace_or_temp(
    journey: Journey, secrets: dict[str, SeatSecret]
) -> None:
    keys = [words for secret in secrets.values() for words in _key_words(secret)]
    archive = open_sealed(journey.archive)
    marks = [archive.read_part(path) for path in archive.members if path.endswith("/scores.json")]
    scores = [document[document.index(b'"scores":') :].split(b'"states"')[0] for document in marks]
    dossiers = [path.read_bytes() for path in (journey.folder / "sample" / "dossiers").rglob("*.pdf")]
    known = numpy.unique(numpy.concatenate([_runs(one) for one in (*keys, *scores, *dossiers)]))
    runs, searched = [], 0
    for path in _left_behind(journey):
        runs.append(_runs(path.read_bytes()))
        searched += 1
    assert searched > 300
    assert len(_among(known, numpy.concatenate(runs))) == 0


def test_a_conflict_known_at_sealing_is_a_key_that_seat_never_gets(
    journey: Journey, secrets: dict[str, SeatSecret]
) -> None:
    file = lineage_file(open_sealed(journey.folder / "transfer" / "batch.rdbatch"))
    assert "A004" not in fold((file,), secrets["r2"]).identities
    assert "A004" in fold((file,), secrets["r5"]).identities


def test_the_search_finds_a_planted_run(tmp_path: Path) -> None:
    secret, other = bytes(range(100, 160)), bytes(1000)
    planted = other[:333] + secret[7:23] + other[333:]
    assert len(_among(numpy.unique(_runs(secret)), _runs(planted))) == 1
    assert len(_among(numpy.unique(_runs(secret)), _runs(other + secret[7:22] + other))) == 0


def _among(known: Words, runs: Words) -> Words:
    """Return the runs that are known; `known` is sorted."""
    coarse = numpy.zeros(1 << 26, dtype=numpy.bool)
    coarse[known >> numpy.uint64(38)] = True
    likely = runs[coarse[runs >> numpy.uint64(38)]]
    found: Words = likely[known[numpy.searchsorted(known, likely).clip(max=len(known) - 1)] == likely]
    assert found.ndim == 1
    return found


def _left_behind(journey: Journey) -> Iterator[Path]:
    folders = [*journey.folder.glob("*/workspace"), journey.scratch]
    assert len(folders) == 11
    for folder in folders:
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def _key_words(secret: SeatSecret) -> Iterator[bytes]:
    yield secret.age_identity.removeprefix("AGE-SECRET-KEY-1").encode()
    if secret.ssh_private:
        yield secret.signing_key.private_bytes_raw()
        yield secret.certificate_key.private_numbers().private_value.to_bytes(32)
        yield "".join(secret.p256_private.splitlines()[1:-1]).encode()[48:]


def _runs(data: bytes) -> Words:
    """Return a 64-bit value for every run of 16 bytes."""
    octets = numpy.frombuffer(data, dtype=numpy.uint8).astype(numpy.uint64)
    if len(octets) < 16:
        return numpy.empty(0, dtype=numpy.uint64)
    half = numpy.zeros(len(octets) - 7, dtype=numpy.uint64)
    for offset in range(8):
        half = (half << numpy.uint64(8)) | octets[offset : offset + len(half)]
    spread = numpy.uint64(0x9E3779B97F4A7C15)
    mixed: Words = (
        (half[:-8] * spread) ^ (half[:-8] >> numpy.uint64(29)) ^ (half[8:] * numpy.uint64(0xC2B2AE3D27D4EB4F))
    )
    return mixed
