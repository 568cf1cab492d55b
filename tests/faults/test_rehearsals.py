"""A drill with the same plan and people, or a trial of the rules, offered to the real review session."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from archives import lone_archive
from chair_session import Session, T, U, cast, copy_of, sealed_anew
from faults.stages import chair
from played import said
from reviewdesk.desk.chair.closing import close
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.revealing import reveal
from reviewdesk.desk.chair.room import chair_room
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.domain import canonical
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store import chair_ballots, journal
from reviewdesk.words import SENTENCES

pytestmark = pytest.mark.xdist_group("faults")
REHEARSING = ("r1", "r2")


@cache
def drill() -> Session:
    """The same office seals the same plan and applications a second time, to rehearse with two reviewers."""
    return sealed_anew("none", seats=REHEARSING)


def test_ballots_of_a_drill_are_refused_one_by_one_and_leave_no_trace(held: Session, tmp_path: Path) -> None:
    with held.room(copy_of(chair("opened"), tmp_path / "chair")) as room:
        before = journal.lines(room.workspace)
        ballots = [cast(drill(), seat, track, tmp_path / "drill") for seat in REHEARSING for track in (T, U)]
        after, found = collect(room, ballots)
        assert {verdict.problem.code for verdict in found.verdicts} == {"ballot-other-batch"}
        assert len(found.refused) == 4
        assert journal.lines(after.workspace) == before
        assert chair_ballots.kept(after.workspace) == {}


def test_slips_of_a_drill_open_nothing_of_the_real_session(held: Session, tmp_path: Path) -> None:
    attempts: tuple[Callable[[], object], ...] = (
        lambda: open_desk(tmp_path / "desk", [held.batch], "r1", drill().code("r1")),
        lambda: open_desk(tmp_path / "desk", [drill().batch], "r1", held.code("r1")),
        lambda: chair_room(chair("opened"), drill().code("chair")).__enter__(),
    )
    for attempt in attempts:
        with pytest.raises(ReviewDeskError) as refused:
            attempt()
        assert refused.value.code in ("slip-fits-none", "slip-other-session")
    assert not (tmp_path / "desk").exists()


def test_a_drill_is_no_supplement_and_no_source_of_dossiers(held: Session, tmp_path: Path) -> None:
    with pytest.raises(ReviewDeskError) as refused:
        open_desk(tmp_path / "desk", [held.batch, drill().batch], "r1", held.code("r1"))
    assert refused.value.code in SENTENCES
    assert not (tmp_path / "desk").exists()


def test_the_witness_and_the_envelope_of_a_drill_attest_and_open_nothing(tmp_path: Path) -> None:
    real, other = sealed_anew("supervisor", seats=("r1",)), sealed_anew("supervisor", seats=())
    open_desk(tmp_path / "chair", [real.batch], "chair", real.code("chair"))
    with real.room(tmp_path / "chair") as room:
        room, _ = collect(room, [cast(real, "r1", track, tmp_path / "b") for track in (T, U)])
        with pytest.raises(ReviewDeskError, match="slip-"):
            close(room, other.witness)
        room, _ = close(room, real.witness)
        before = journal.lines(room.workspace)
        for envelope, witness in ((real.envelope, other.witness), (other.envelope, real.witness)):
            with pytest.raises(ReviewDeskError, match="slip-"):
                reveal(room, envelope, witness)
        assert journal.lines(room.workspace) == before


def test_the_result_of_a_trial_is_no_ballot_and_no_result_of_an_archive(
    held: Session, tmp_path: Path
) -> None:
    archive = lone_archive()
    trial = canonical.encode(json.loads(archive.parts["result.json"]) | {"state": "trial"})
    (tmp_path / "result.json").write_bytes(trial)
    with held.room(copy_of(chair("opened"), tmp_path / "chair")) as room:
        _, found = collect(room, [tmp_path / "result.json"])
        assert [verdict.problem.code for verdict in found.verdicts] == ["container-not-sealed"]
    record = json.loads(archive.parts["record.json"]) | {"result_digest": canonical.digest(trial)}
    changes = {"result.json": trial, "record.json": canonical.encode(record)}
    forged = said("verify", archive.forged(tmp_path / "a.rdarchive", changes))
    assert (forged.exit_code, forged.code) == (2, "verify-result")
    assert (forged.data["where"], forged.data["theirs"]) == ("result.json › state", '"trial"')
    assert said("verify", tmp_path / "result.json").exit_code == 4
