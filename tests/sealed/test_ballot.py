"""Ballots: what the chair may see, what the reveal opens, and what is refused."""

import os
import pty
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

import sitting
from reviewdesk.domain import canonical
from reviewdesk.domain.ballot import Ballot
from reviewdesk.domain.names import ApplicationId, Digest, SeatId
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age, ballot, scores
from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.statement import Statement
from reviewdesk.sealed.writing import part_of_file, write_sealed
from sealed.changed_ballots import examined
from sealed_session import CREATED
from sitting import A1, A2


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


def test_scores_that_do_not_open_are_unreadable() -> None:
    held = sitting.sitting()
    with pytest.raises(ReviewDeskError, match="ballot-unreadable"):
        ballot.open_scores(examined(sitting.cast()), held.lineage("chair"), held.secrets["r1"].age_identity)


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


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    held = sitting.sitting()
    with pytest.raises(ReviewDeskError, match="container-unreadable"):
        ballot.examine(tmp_path / "none.rdballot", held.lineage("chair"), held.secrets["chair"])
    (tmp_path / "b.rdballot").write_bytes(sitting.cast())
    found = ballot.examine(tmp_path / "b.rdballot", held.lineage("chair"), held.secrets["chair"])
    assert found.data == sitting.cast()


def test_a_file_larger_than_any_ballot_is_not_taken_in(tmp_path: Path) -> None:
    held, genuine = sitting.sitting(), open_sealed(sitting.cast())
    (tmp_path / "part").touch()
    os.truncate(tmp_path / "part", ballot.MAX_BALLOT)
    parts = [part_of_file(entry.path, tmp_path / "part") for entry in genuine.header.parts]
    large = tmp_path / "large.rdballot"
    write_sealed(large, replace(genuine.header, parts=()), parts, held.secrets["r1"].signing_key)
    with pytest.raises(ReviewDeskError) as refused:
        ballot.examine(large, held.lineage("chair"), held.secrets["chair"])
    assert (refused.value.code, refused.value.data["part"]) == ("container-too-large", large.name)


def test_sheets_typed_by_hand_are_wrapped_like_scores() -> None:
    held = sitting.sitting()
    lineage = held.lineage("chair")
    document = scores.scores_bytes(
        ballot.identity_of(lineage, sitting.marks()), sitting.marks(), lineage.plan
    )
    data = scores.wrap(document, chairs=lineage.recipients("chair"), reveals=lineage.recipients("reveal"))
    inner = scores.unwrap_outer(data, held.secrets["chair"].age_identity, 2)
    assert scores.unwrap_inner(inner, held.reveal_identity) == document
