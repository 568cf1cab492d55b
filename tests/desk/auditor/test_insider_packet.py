"""What an insider can do to the sign packet of an archive, with the genuine chair key in hand."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from archives import Archive, lone_archive, refusal, signed_archive
from chair_session import copy_of
from reviewdesk.desk.auditor.verdict import DIFFERS, MISSING
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.desk.chair.finalising import credential, packet_signers
from reviewdesk.desk.chair.packets import packet_of
from reviewdesk.desk.chair.settling import result_of
from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest
from reviewdesk.report.packet.contents import sign_packet
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.signing import Stamp, certify

PACKET = "private/packet.pdf"
STAMP = Stamp(("组长", "已签章"))


@pytest.fixture
def lone() -> Archive:
    return lone_archive()


@pytest.fixture
def forged(tmp_path: Path) -> Path:
    return tmp_path / "forged.rdarchive"


@cache
def genuine() -> tuple[Packet, Callable[[Packet], bytes]]:
    """Return the packet of the lone archive, and what prints and certifies any as its chair would."""
    archive = lone_archive()
    folder = archive.path.parent.parent
    with archive.held.room(copy_of(folder / "chair", folder / "again")) as room:
        record = canonical.digest(archive.parts["record.json"])
        at = next(entry.at for entry in room.entries if entry.kind == "finalise")
        packet = packet_of(room, result_of(room, state="final"), record, at, packet_signers(room))
        own = credential(room, room.secret)

    def printed(made: Packet) -> bytes:
        paper = sign_packet(made)
        return certify(paper.data, paper.boxes, own, STAMP)

    return packet, printed


def logged(archive: Archive, packet: str | None) -> bytes:
    """Return the log with another digest of the packet, or none, at finalising."""
    lines = archive.lines()
    for line in lines:
        entry = json.loads(json.dumps(line["entry"]))
        if entry["kind"] == "finalise":
            entry["data"].pop("packet")
            entry["data"] |= {} if packet is None else {"packet": packet}
            line["entry"] = entry
    return archive.rewritten(lines)


def changed(lone: Archive, made: Packet) -> dict[str, bytes | None]:
    """Return what a chair alone would have to write so that another packet passes for the one frozen."""
    paper = genuine()[1](made)
    return {PACKET: paper, "log.jsonl": logged(lone, canonical.digest(paper))}


def test_the_packet_as_frozen_verifies_and_names_who_signed_it() -> None:
    assert verify(lone_archive().path).signers[PACKET] == ("chair",)
    assert verify(signed_archive().path).signers[PACKET] == ("chair", "r1", "r2")


def test_another_packet_with_the_same_figures_is_not_the_one_the_log_holds(
    lone: Archive, forged: Path
) -> None:
    packet, printed = genuine()
    found = refusal(lone.forged(forged, {PACKET: printed(packet)}))
    assert (found.exit_code, found.code, found.data["part"]) == (DIFFERS, "verify-paper-signature", PACKET)
    assert found.data["reason"] == "SHA-256"


def lies(packet: Packet) -> Iterator[tuple[Packet, str, str]]:
    track = packet.result.tracks[0]
    first = replace(track.ranking[0], published="99.99")
    lie = replace(
        packet.result, tracks=(replace(track, ranking=(first, *track.ranking[1:])), *packet.result.tracks[1:])
    )
    yield replace(packet, result=lie), "A1", "published"
    sheet = packet.sheets[0]
    row = replace(sheet.rows[0], marks=("1",), total="1")
    yield (
        replace(packet, sheets=(replace(sheet, rows=(row, *sheet.rows[1:])), *packet.sheets[1:])),
        "A1",
        "sheet",
    )
    yield replace(packet, sheets=packet.sheets[1:]), PACKET, "sheet"


@pytest.mark.parametrize("number", range(3))
def test_a_changed_figure_is_named(lone: Archive, forged: Path, number: int) -> None:
    lie, application, field = list(lies(genuine()[0]))[number]
    found = refusal(lone.forged(forged, changed(lone, lie)))
    assert (found.exit_code, found.code, found.data["part"]) == (DIFFERS, "verify-paper-text", PACKET)
    assert (found.data["application"], found.data["field"]) == (application, field)


def test_a_packet_of_another_record_is_refused(lone: Archive, forged: Path) -> None:
    other = replace(genuine()[0], record=Digest("0" * 64))
    found = refusal(lone.forged(forged, changed(lone, other)))
    assert (found.exit_code, found.code, found.data["part"]) == (DIFFERS, "verify-paper-record", PACKET)


def test_a_packet_that_the_log_knows_cannot_be_left_out(lone: Archive, forged: Path) -> None:
    found = refusal(lone.forged(forged, {PACKET: None}))
    assert (found.exit_code, found.code, found.data["part"]) == (MISSING, "verify-part-unlisted", PACKET)


def test_a_packet_that_the_log_does_not_know_cannot_be_slipped_in(lone: Archive, forged: Path) -> None:
    found = refusal(lone.forged(forged, {"log.jsonl": logged(lone, None)}))
    assert (found.exit_code, found.code, found.data["part"]) == (DIFFERS, "verify-part-unknown", PACKET)


def test_an_archive_from_before_there_were_packets_still_verifies(lone: Archive, forged: Path) -> None:
    old = lone.forged(forged, {PACKET: None, "log.jsonl": logged(lone, None)})
    assert verify(old).signers.keys() == {"report/ranking-t.pdf", "report/ranking-u.pdf"}


def test_bytes_after_the_last_signature_of_the_packet_are_refused(forged: Path) -> None:
    signed = signed_archive()
    found = refusal(signed.forged(forged, {PACKET: signed.parts[PACKET] + b"\n"}))
    assert (found.exit_code, found.data["part"]) == (DIFFERS, PACKET)
