"""Ballots: what the chair may see, what the reveal opens, and what is refused."""

import os
import pty
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import sitting
from reviewdesk.domain import canonical
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.names import ApplicationId, Digest, SeatId, TrackId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age, ballot, scores, statement
from reviewdesk.sealed.ballot import CollectedBallot
from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.header import Header
from reviewdesk.sealed.statement import Statement
from reviewdesk.sealed.writing import Part, build_sealed, part_of_bytes
from reviewdesk.words import SENTENCES
from sealed_session import CREATED
from sitting import A1, A2, U

Change = Callable[[Header, dict[str, Part]], tuple[Header, dict[str, Part]]]


def examined(data: bytes) -> CollectedBallot:
    held = sitting.sitting()
    return ballot.examine(data, held.lineage("chair"), held.secrets["chair"])


def refusal(data: bytes) -> str:
    with pytest.raises(ReviewDeskError) as caught:
        examined(data)
    assert caught.value.code in SENTENCES
    return caught.value.code


def altered(change: Change, seat: str = "r1", signer: str = "") -> bytes:
    """Take a ballot apart, change it, and sign it again."""
    sealed = open_sealed(sitting.cast(seat))
    parts = {p: Part(e, sealed.read_part(p)) for p, e in sealed.entries.items()}
    header, parts = change(sealed.header, parts)
    key = sitting.sitting().secrets[signer or seat].signing_key
    return build_sealed(header, list(parts.values()), key)


def with_header(**changes: object) -> Change:
    return lambda header, parts: (replace(header, **changes), parts)  # type: ignore[arg-type]


def with_document(path: str, document: bytes, recipients: str = "chair") -> Change:
    chairs = sitting.sitting().lineage("chair").recipients(recipients)

    def change(header: Header, parts: dict[str, Part]) -> tuple[Header, dict[str, Part]]:
        new = part_of_bytes(path, age.encrypt(document, chairs), canonical.digest(document))
        return header, parts | {path: new}

    return change


def restated(**changes: object) -> bytes:
    """Return r1's statement with other fields."""
    sealed = open_sealed(sitting.cast())
    plain = age.decrypt(sealed.read_part(statement.PATH), sitting.sitting().secrets["chair"].age_identity)
    return canonical.encode(canonical.decode_map(plain) | changes)


def test_a_ballot_opens_to_what_was_cast() -> None:
    held = sitting.sitting()
    collected = examined(sitting.cast())
    assert (collected.seat, collected.track, collected.round) == ("r1", "t", 1)
    assert collected.stated.counts == {"scored": 1, "recused": 1}
    assert collected.stated.statement == sitting.words()
    opened = ballot.open_scores(collected, held.lineage("chair"), held.reveal_identity)
    assert opened.ballot == sitting.marks()
    assert canonical.decode_map(opened.document)["scores"] == {"A1": ["50"]}


@pytest.mark.parametrize("chair", ["chair"])
@pytest.mark.parametrize("reveal", ["reveal", "reveal-2"])
def test_every_chair_and_reveal_pair_opens_the_scores(chair: str, reveal: str) -> None:
    held = sitting.sitting()
    collected = ballot.examine(sitting.cast(), held.lineage(chair), held.secrets[chair])
    identity = held.secrets[reveal].age_identity
    assert ballot.open_scores(collected, held.lineage(chair), identity).ballot == sitting.marks()


@pytest.mark.parametrize("seat", ["secretary", "r1", "r2", "witness", "reveal", "reveal-2", "chair"])
def test_no_single_seat_opens_the_scores(seat: str) -> None:
    held = sitting.sitting()
    outer = open_sealed(sitting.cast()).read_part(scores.PATH)
    inner = age.decrypt(outer, held.secrets["chair"].age_identity)
    with pytest.raises(ReviewDeskError, match="age-wrong-key"):
        age.decrypt(inner if seat == "chair" else outer, held.secrets[seat].age_identity)


@pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed")
def test_the_age_program_opens_scores_with_both_keys(tmp_path: Path) -> None:
    held = sitting.sitting()
    for seat in ("chair", "reveal"):
        (tmp_path / seat).write_text(held.secrets[seat].age_identity + "\n")
    (tmp_path / "scores.age").write_bytes(open_sealed(sitting.cast()).read_part(scores.PATH))
    pipeline = "age -d -i chair scores.age | age -d -i reveal"
    done = subprocess.run(pipeline, shell=True, cwd=tmp_path, capture_output=True, check=True)
    assert canonical.decode_map(done.stdout)["scores"] == {"A1": ["50"]}


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_tar_and_ssh_keygen_take_a_ballot(tmp_path: Path) -> None:
    (tmp_path / "b.rdballot").write_bytes(sitting.cast())
    subprocess.run(["tar", "xf", "b.rdballot"], cwd=tmp_path, check=True)
    (tmp_path / "signers").write_text(f"r1 {sitting.sitting().secrets['r1'].ssh_key}\n")
    command = "ssh-keygen -Y verify -f signers -I r1 -n reviewdesk-ballot -s header.json.sig < header.json"
    subprocess.run(command, shell=True, cwd=tmp_path, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("age") is None, reason="the age program is not installed")
def test_the_age_program_opens_a_slot_with_the_slip_code(tmp_path: Path) -> None:
    held = sitting.sitting()
    (tmp_path / "slot.age").write_bytes(held.lineage("r1").slots[SeatId("r1")])
    process, terminal = pty.fork()
    if process == 0:  # pragma: no cover - the child is the age program
        os.chdir(tmp_path)
        os.execvp("age", ["age", "-d", "-o", "plain", "slot.age"])
    os.read(terminal, 100)
    os.write(terminal, held.new.codes[SeatId("r1")].encode() + b"\n")
    assert os.waitpid(process, 0)[1] == 0
    os.close(terminal)
    assert canonical.decode_map((tmp_path / "plain").read_bytes())["seat"] == "r1"


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


def test_scores_that_do_not_open_are_unreadable() -> None:
    held = sitting.sitting()
    with pytest.raises(ReviewDeskError, match="ballot-unreadable"):
        ballot.open_scores(examined(sitting.cast()), held.lineage("chair"), held.secrets["r1"].age_identity)


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
    "wrong",
    [
        replace(sitting.marks(), states={}),
        replace(sitting.marks(), states={A2: "recused", ApplicationId("B1"): "recused"}),
        replace(sitting.marks(), scores={A1: ("50", "8")}),
        replace(sitting.marks(), scores={A1: ("50",), A2: ("60",)}),
        replace(sitting.marks(), comments={ApplicationId("Z9"): "?"}),
    ],
)
def test_an_incomplete_ballot_is_never_built(wrong: Ballot) -> None:
    held = sitting.sitting()
    with pytest.raises(ReviewDeskError, match="ballot-incomplete"):
        ballot.build(wrong, sitting.words(), held.lineage("r1"), held.secrets["r1"], created=CREATED)


def test_a_second_ballot_names_the_one_before() -> None:
    held = sitting.sitting()
    first = Digest("1" * 64)
    data = ballot.build(
        sitting.marks(),
        sitting.words(),
        held.lineage("r1"),
        held.secrets["r1"],
        created=CREATED,
        sequence=2,
        previous=first,
    )
    collected = examined(data)
    assert (collected.header.sequence, collected.header.previous_digest) == (2, first)


def test_ballots_with_and_without_recusals_have_the_same_size() -> None:
    held = sitting.sitting()
    every = replace(sitting.marks(), scores={A1: ("90",), A2: ("1.5",)}, states={}, comments={})
    none = replace(sitting.marks(), scores={}, states={A1: "recused", A2: "recused"}, comments={})
    sizes = {
        len(ballot.build(one, said, held.lineage("r1"), held.secrets["r1"], created=CREATED))
        for one, said in ((every, Statement(pledged=CREATED)), (none, sitting.words()))
    }
    assert len(sizes) == 1


def test_guessing_scores_against_the_digest_outside_fails() -> None:
    held = sitting.sitting()
    lineage = held.lineage("r1")
    content = open_sealed(sitting.cast()).entries[scores.PATH].content
    identity = ballot.identity_of(lineage, sitting.marks())
    guesses = {
        canonical.digest(
            scores.scores_bytes(identity, replace(sitting.marks(), scores={A1: (str(n),)}), lineage.plan)
        )
        for n in range(91)
    }
    assert len(guesses) == 91
    assert content not in guesses


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


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    held = sitting.sitting()
    with pytest.raises(ReviewDeskError, match="container-unreadable"):
        ballot.examine(tmp_path / "none.rdballot", held.lineage("chair"), held.secrets["chair"])
    (tmp_path / "b.rdballot").write_bytes(sitting.cast())
    found = ballot.examine(tmp_path / "b.rdballot", held.lineage("chair"), held.secrets["chair"])
    assert found.data == sitting.cast()


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


def test_sheets_typed_by_hand_are_wrapped_like_scores() -> None:
    held = sitting.sitting()
    lineage = held.lineage("chair")
    document = scores.scores_bytes(
        ballot.identity_of(lineage, sitting.marks()), sitting.marks(), lineage.plan
    )
    data = scores.wrap(document, chairs=lineage.recipients("chair"), reveals=lineage.recipients("reveal"))
    inner = scores.unwrap_outer(data, held.secrets["chair"].age_identity, 2)
    assert scores.unwrap_inner(inner, held.reveal_identity) == document
