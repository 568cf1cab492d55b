"""Ballots changed, cut or out of step: each is refused by name."""

from dataclasses import replace

import pytest

import sitting
from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest, SeatId, TrackId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age, ballot, scores, statement
from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.header import Header
from reviewdesk.sealed.writing import Part
from sealed.changed_ballots import Change, altered, examined, refusal, restated, with_document, with_header
from sealed_session import CREATED
from sitting import U


def test_a_ballot_of_another_batch_is_refused() -> None:
    held = sitting.other_sitting()
    data = ballot.build(
        sitting.marks(), sitting.words(), held.lineage("r1"), held.secrets["r1"], created=CREATED
    )
    assert refusal(data) == "ballot-other-batch"


@pytest.mark.parametrize(
    ("change", "signer", "code"),
    [
        (with_header(), "r2", "ballot-signer"),
        (with_header(seat=SeatId("r9")), "r1", "ballot-signer"),
        (with_header(seat=SeatId("chair")), "chair", "ballot-signer"),
        (with_header(seat=SeatId("r2")), "r2", "ballot-identity"),
        (with_header(track=TrackId("v")), "r1", "ballot-track"),
        (with_header(round=2), "r1", "ballot-track"),
        (with_header(track=U), "r1", "ballot-identity"),
        (with_header(plan_digest=Digest("0" * 64)), "r1", "ballot-other-plan"),
        (with_header(sequence=2), "r1", "ballot-sequence"),
        (with_header(previous_digest=Digest("0" * 64)), "r1", "ballot-sequence"),
        (with_header(sequence=2, previous_digest=Digest("0" * 64)), "r1", "ballot-identity"),
        (lambda h, p: (h, {"statement.age": p["statement.age"]}), "r1", "ballot-parts"),
        (with_document(statement.PATH, b"{}"), "r1", "document-malformed"),
        (with_document(statement.PATH, b"{}", "reveal"), "r1", "ballot-statement"),
        (with_document(scores.PATH, b"{}"), "r1", "ballot-outer"),
        (with_document(scores.PATH, b"{}", "reveal"), "r1", "ballot-outer"),
    ],
)
def test_a_ballot_signed_again_after_a_change_is_refused(change: Change, signer: str, code: str) -> None:
    assert refusal(altered(change, signer=signer)) == code


def test_a_plaintext_that_is_not_the_promised_one_is_refused() -> None:
    def change(header: Header, parts: dict[str, Part]) -> tuple[Header, dict[str, Part]]:
        part = parts[statement.PATH]
        return header, parts | {
            statement.PATH: replace(part, entry=replace(part.entry, content=Digest("0" * 64)))
        }

    assert refusal(altered(change)) == "ballot-altered"


def test_a_statement_of_another_seat_is_refused() -> None:
    theirs = open_sealed(sitting.cast("r2"))
    part = Part(theirs.entries[statement.PATH], theirs.read_part(statement.PATH))
    assert refusal(altered(lambda h, p: (h, p | {statement.PATH: part}))) == "ballot-identity"


def test_scores_of_another_seat_are_found_out_when_they_are_opened() -> None:
    held = sitting.sitting()
    theirs = open_sealed(sitting.cast("r2"))
    part = Part(theirs.entries[scores.PATH], theirs.read_part(scores.PATH))
    collected = examined(altered(lambda h, p: (h, p | {scores.PATH: part})))
    with pytest.raises(ReviewDeskError, match="ballot-identity"):
        ballot.open_scores(collected, held.lineage("chair"), held.reveal_identity)


def test_scores_altered_and_encrypted_again_by_the_chair_are_refused() -> None:
    held = sitting.sitting()
    lineage = held.lineage("chair")
    collected = examined(sitting.cast())
    opened = ballot.open_scores(collected, lineage, held.reveal_identity)
    forged = opened.document.replace(b'"50"', b'"90"')
    inner = age.encrypt(forged, lineage.recipients("reveal"))
    with pytest.raises(ReviewDeskError, match="ballot-altered"):
        ballot.open_scores(replace(collected, inner=inner), lineage, held.reveal_identity)


def test_scores_that_are_not_as_many_as_stated_are_refused() -> None:
    held = sitting.sitting()
    plain = restated(counts={"t": {"scored": 2}})
    collected = examined(altered(with_document(statement.PATH, plain)))
    with pytest.raises(ReviewDeskError, match="ballot-counts"):
        ballot.open_scores(collected, held.lineage("chair"), held.reveal_identity)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"counts": {"t": {"scored": 1}}}, "ballot-counts"),
        ({"counts": {"u": {"scored": 2}}}, "ballot-counts"),
        ({"log": []}, "ballot-log"),
        ({"log_head": "0" * 64}, "ballot-log"),
        ({"pledged": "yesterday"}, "document-malformed"),
        ({"extra": 1}, "document-malformed"),
        ({"schema": 2}, "document-newer"),
        ({"schema": 0}, "document-malformed"),
    ],
)
def test_a_statement_that_does_not_agree_with_itself_is_refused(
    changes: dict[str, object], code: str
) -> None:
    assert refusal(altered(with_document(statement.PATH, restated(**changes)))) == code


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ({"lineage": "0" * 64}, "ballot-lineage"),
        ({"dossiers": {"A1": "0" * 64, "A2": "0" * 64}}, "ballot-dossier"),
        ({"dossiers": {"A1": "0" * 64}}, "ballot-incomplete"),
        ({"dossiers": {"A1": "0" * 64, "A2": "0" * 64, "B1": "0" * 64}}, "ballot-incomplete"),
    ],
)
def test_a_ballot_on_another_state_of_the_batch_is_refused(inside: dict[str, object], code: str) -> None:
    identity = canonical.decode_map(restated())["identity"]
    assert isinstance(identity, dict)
    number = len(inside.get("dossiers", {"A1": "", "A2": ""}))  # type: ignore[arg-type]
    plain = restated(identity=identity | inside, counts={"t": {"scored": number}})
    assert refusal(altered(with_document(statement.PATH, plain))) == code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"states": [{"application": "A2", "state": "recused"}] * 2}, "document-malformed"),
        ({"states": [{"application": "A2", "state": "scored"}]}, "document-malformed"),
        ({"scores": {"A1": ["50"], "A2": ["5"]}}, "ballot-incomplete"),
        ({"identity": {"track": "nowhere"}}, "document-malformed"),
        ({"scores": {"A1": [50]}}, "document-malformed"),
    ],
)
def test_a_scores_document_out_of_shape_is_refused(changes: dict[str, object], code: str) -> None:
    held = sitting.sitting()
    lineage = held.lineage("chair")
    found = canonical.decode_map(
        ballot.open_scores(examined(sitting.cast()), lineage, held.reveal_identity).document
    )
    if "identity" in changes:
        changes = {"identity": found["identity"] | changes["identity"]}  # type: ignore[operator]
    with pytest.raises(ReviewDeskError) as caught:
        scores.read_scores(canonical.encode(found | changes), lineage.plan)
    assert caught.value.code == code


def test_every_bit_of_a_ballot_counts() -> None:
    data = sitting.cast()
    header_end = 512 * 6
    places = [*range(header_end), *range(header_end, len(data), 31)]
    for place in places:
        changed = bytearray(data)
        changed[place] ^= 1 << (place % 8)
        refusal(bytes(changed))


def test_every_truncation_of_a_ballot_is_refused() -> None:
    data = sitting.cast()
    for length in [*range(0, 3000, 7), *range(3000, len(data), 97), len(data) - 1]:
        refusal(data[:length])
    refusal(data + b"\0")
