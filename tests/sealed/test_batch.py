"""Batches: who can open what, with our program and with stock tools, and what is refused."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

import sitting
from reviewdesk.domain import canonical
from reviewdesk.domain.committee import Conflict
from reviewdesk.domain.names import SeatId, TrackId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age, codes, keys, listing, people, slot
from reviewdesk.sealed.admission import admit
from reviewdesk.sealed.batch import Contents, seal_batch
from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.lineage import LineageFile, fold, lineage_file, slots_of
from reviewdesk.sealed.opening import open_batch, sections
from reviewdesk.sealed.seats import draw_reveal, reveal_mark
from reviewdesk.sealed.section import (
    DocumentSource,
)
from reviewdesk.words import SENTENCES
from sealed.taken_apart import folded
from sealed_session import PDF
from sitting import A1, A2, B1, B2


def entry(seat: str) -> codes.SlipEntry:
    return codes.SlipEntry(sitting.sitting().new.codes[SeatId(seat)])


def test_a_reviewer_opens_the_batch_and_reads_a_dossier() -> None:
    held = sitting.sitting()
    seen: list[int] = []
    opened = open_batch(held.batch, (), SeatId("r1"), entry("r1"), progress=seen.append)
    assert sum(seen) == sum(e.size for e in opened.sealed[0].entries.values())
    lineage = opened.lineage
    assert [a.id for a in lineage.applications] == [A1, A2, B1, B2]
    assert (lineage.batch, lineage.head, lineage.sequence) == (held.new.digest, held.new.digest, 1)
    assert lineage.rows(TrackId("u")) == (B1,)
    assert {path for file in opened.files for path in file.parts if path.startswith("keys-")} == {
        "keys-r1.age"
    }
    (section,) = sections(lineage, opened.sealed, A1)
    assert canonical.digest(section.manifest) == lineage.dossiers[A1]
    assert [one.name for one in section.listed] == ["实施方案"]


def test_documents_come_out_as_they_went_in() -> None:
    held = sitting.sitting()
    sealed = open_sealed(held.batch)
    for section in sections(held.lineage("r1"), (sealed,), B2):
        assert [stream.read() for _, stream in section.documents()] == [PDF]
    for section in sections(held.lineage("r1"), (sealed,), B2):
        assert len(list(section.documents())) == 1


def test_a_known_conflict_is_a_key_that_seat_never_gets() -> None:
    held = sitting.sitting()
    assert held.lineage("r2").identities.keys() == {A1, B2}
    assert held.lineage("r1").identities.keys() == {A1, A2, B1, B2}
    assert held.lineage("r2").committee.conflicts == (Conflict(A2, SeatId("r2"), "近亲属"),)
    assert held.lineage("r1").committee.conflicts == ()
    assert held.lineage("chair").committee.conflicts == held.lineage("r2").committee.conflicts
    assert held.lineage("chair").identities == {}
    sealed = open_sealed(held.batch)
    with pytest.raises(ReviewDeskError, match="section-no-key"):
        list(sections(held.lineage("r2"), (sealed,), B1))
    section = held.lineage("r2").sections[A2][0]
    for secret in (*held.lineage("r2").identities.values(), held.secrets["r2"].age_identity):
        with pytest.raises(ReviewDeskError, match="age-wrong-key"):
            age.decrypt(sealed.read_part(section.place.path), secret)


def test_a_section_of_a_file_that_was_not_given_is_said() -> None:
    held = sitting.sitting()
    with pytest.raises(ReviewDeskError, match="lineage-section"):
        list(sections(held.lineage("r1"), (), A1))


@pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed")
def test_tar_and_age_open_a_section(tmp_path: Path) -> None:
    held = sitting.sitting()
    (tmp_path / "key").write_text(held.lineage("r1").identities[A1] + "\n")
    command = f"tar xf {held.batch} && age -d -i key s00001.age | tar xf -"
    subprocess.run(command, shell=True, cwd=tmp_path, check=True)
    assert (tmp_path / "documents" / "01.pdf").read_bytes() == PDF
    assert canonical.digest((tmp_path / "manifest.json").read_bytes()) == held.lineage("r1").dossiers[A1]


def test_headers_are_as_long_for_no_conflict_as_for_several() -> None:
    seats = (SeatId("r1"), SeatId("r2"))
    every = tuple(Conflict(a, s, "参与方案编制、论证或担任顾问") for a in (A1, A2, B1, B2) for s in seats)
    quiet, full = sitting.other_sitting(), sitting.seal_sitting(every)
    assert full.lineage("r1").identities == {}
    assert len(quiet.files[0].header) == len(full.files[0].header)
    sizes = [[(p, len(d)) for p, d in one.files[0].parts.items()] for one in (quiet, full)]
    assert sizes[0] == sizes[1]


def test_no_name_stands_outside_encryption() -> None:
    header = sitting.sitting().files[0].header.decode()
    assert "单位" not in header
    assert "评委" not in header


def test_without_a_witness_the_chair_holds_the_reveal_identity() -> None:
    held = sitting.seal_sitting((), "none")
    assert held.secrets.keys() == {"secretary", "chair", "r1", "r2"}
    lineage = held.lineage("chair")
    identity = held.secrets["chair"].reveal_identity
    assert identity is not None
    assert lineage.recipients("reveal") == (age.recipient_of(identity),)


def test_a_reveal_seat_made_elsewhere_takes_part(tmp_path: Path) -> None:
    brought, code = draw_reveal(SeatId("reveal"))
    (tmp_path / "a.pdf").write_bytes(PDF)
    contents = sitting.sitting().contents
    path = tmp_path / "batch.rdbatch"
    new = seal_batch(path, replace(contents, brought=(brought,)))
    assert "reveal" not in new.codes
    secret = keys.secret_from_bytes(slot.open_slot(brought.slot, code))
    assert reveal_mark(secret.age_recipient) == reveal_mark(brought.recipient)
    slots = slots_of((lineage_file(open_sealed(path)),))
    found = admit(codes.SlipEntry(code), SeatId("reveal"), slots, new.review_session)
    assert found == secret
    with pytest.raises(ReviewDeskError, match="lineage-other-slip"):
        folded(path.read_bytes(), secret)


def test_a_reveal_slip_opens_neither_list_nor_committee() -> None:
    held = sitting.sitting()
    with pytest.raises(ReviewDeskError, match="lineage-part"):
        fold(held.files, held.secrets["reveal"])


def test_a_witness_has_no_keys_to_dossiers() -> None:
    assert sitting.sitting().lineage("witness").identities == {}


def test_the_pinned_signer_is_checked_first() -> None:
    held = sitting.sitting()
    with pytest.raises(ReviewDeskError, match="container-signer"):
        open_batch(held.batch, (), SeatId("r1"), entry("r1"), signer=held.secrets["r1"].ssh_key)


def test_a_seat_that_is_not_there_and_a_file_that_is_no_batch_are_said(tmp_path: Path) -> None:
    held = sitting.sitting()
    with pytest.raises(ReviewDeskError, match="batch-seat-unknown"):
        open_batch(held.batch, (), SeatId("r7"), entry("r1"))
    (tmp_path / "x").write_bytes(sitting.cast())
    with pytest.raises(ReviewDeskError, match="lineage-no-batch"):
        open_batch(tmp_path / "x", (), None, entry("secretary"))
    assert open_batch(held.batch, (), None, entry("secretary")).secret.seat == "secretary"


def test_a_damaged_or_missing_part_from_a_store_is_refused() -> None:
    held = sitting.sitting()
    file = held.files[0]
    damaged = LineageFile(
        file.header, file.signature, {**file.parts, listing.PATH: file.parts[listing.PATH][:-1]}
    )
    with pytest.raises(ReviewDeskError, match="age-damaged"):
        fold((damaged,), held.secrets["r1"])
    lacking = {path: data for path, data in file.parts.items() if path != people.PATH}
    with pytest.raises(ReviewDeskError, match="lineage-part"):
        fold((LineageFile(file.header, file.signature, lacking),), held.secrets["r1"])


def test_a_certificate_text_that_is_none_is_refused() -> None:
    with pytest.raises(ReviewDeskError, match="certificate-malformed"):
        people.certificate_der("no certificate")


def test_every_bit_of_a_batch_counts() -> None:
    held = sitting.sitting()
    data = held.batch.read_bytes()
    header_end = 512 * 12
    for place in [*range(0, header_end, 3), *range(header_end, len(data), 499)]:
        changed = bytearray(data)
        changed[place] ^= 1 << (place % 8)
        with pytest.raises(ReviewDeskError) as caught:
            open_sealed(bytes(changed))
        assert caught.value.code in SENTENCES


def test_every_truncation_of_a_batch_is_refused() -> None:
    data = sitting.sitting().batch.read_bytes()
    for length in [*range(0, 6000, 61), *range(6000, len(data), 997), len(data) - 1]:
        with pytest.raises(ReviewDeskError) as caught:
            open_sealed(data[:length])
        assert caught.value.code in SENTENCES


def test_a_failed_sealing_leaves_nothing_behind(tmp_path: Path) -> None:
    contents: Contents = sitting.sitting().contents
    lost = {A1: (DocumentSource("plan", "方案", tmp_path / "missing.pdf"),)}
    with pytest.raises(FileNotFoundError):
        seal_batch(tmp_path / "batch.rdbatch", replace(contents, dossiers=lost))
    assert list(tmp_path.iterdir()) == []
