"""Supplements, and the lineage they make with their batch."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import sitting
from reviewdesk.domain.committee import Committee, Conflict, Role, Seat
from reviewdesk.domain.names import ApplicationId, Digest, SeatId
from reviewdesk.domain.plan.normal import plan_digest
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import ballot, keys, slot
from reviewdesk.sealed.codes import SlipEntry
from reviewdesk.sealed.container import open_sealed
from reviewdesk.sealed.inspect import inspect
from reviewdesk.sealed.lineage import PLAN, Lineage, LineageFile, fold, lineage_file
from reviewdesk.sealed.opening import open_batch, sections
from reviewdesk.sealed.section import DocumentSource
from reviewdesk.sealed.supplement import Change, NewSupplement, seal_supplement
from reviewdesk.sealed.writing import Part, build_sealed, part_of_bytes
from sealed_session import CREATED, PDF
from sitting import A1, A2, T

AMENDED = read_plan(sitting.PLAN_TEXT.format(witness="supervisor").replace('"水平"', '"创新"'))


def supplement(files: tuple[LineageFile, ...], change: Change) -> tuple[Path, NewSupplement]:
    secretary = sitting.sitting().secrets["secretary"]
    folder = sitting.sitting().batch.parent
    path = folder / f"{len(list(folder.iterdir()))}.rdsupplement"
    return path, seal_supplement(path, fold(files, secretary), secretary, change)


@cache
def amended() -> Path:
    return supplement(sitting.sitting().files, Change(created=CREATED, plan=AMENDED))[0]


@cache
def enlarged() -> tuple[Path, NewSupplement]:
    """The second supplement: a document, a withdrawal and a seat."""
    change = Change(
        created=CREATED,
        withdrawn=(A2,),
        documents={A1: (DocumentSource("late", "补充材料", sitting.sitting().batch.parent / "A1.pdf"),)},
        seats=Committee(
            (
                Seat(id=SeatId("r3"), role="spare", tracks=(T,)),
                Seat(id=SeatId("witness-2"), role="witness"),
            ),
            (Conflict(A1, SeatId("r3"), "其他"),),
        ),
    )
    return supplement((*sitting.sitting().files, kept(amended())), change)


def kept(path: Path) -> LineageFile:
    return lineage_file(open_sealed(path))


def whole(seat: str) -> Lineage:
    files = (*sitting.sitting().files, kept(amended()), kept(enlarged()[0]))
    return fold(files, sitting.sitting().secrets[seat])


def test_an_amended_plan_holds_and_nothing_else_changes() -> None:
    held = sitting.sitting()
    lineage = fold((*held.files, kept(amended())), held.secrets["r1"])
    before = held.lineage("r1")
    assert lineage.plan == AMENDED
    assert lineage.plan_digest == plan_digest(AMENDED)
    assert (lineage.batch, lineage.dossiers) == (before.batch, before.dossiers)
    assert lineage.heads == (before.head, lineage.head)
    assert set(open_sealed(amended()).entries) == {PLAN}


def test_documents_withdrawals_and_seats_are_added() -> None:
    lineage, before = whole("r1"), sitting.sitting().lineage("r1")
    assert lineage.withdrawn == (A2,)
    assert lineage.sequence == 3
    assert lineage.dossiers[A1] != before.dossiers[A1]
    assert lineage.dossiers[A2] == before.dossiers[A2]
    assert lineage.seats.keys() == {*before.seats, SeatId("r3"), SeatId("witness-2")}
    assert ballot.required(lineage, T) == (A1,)
    files = [open_sealed(path) for path in (sitting.sitting().batch, amended(), enlarged()[0])]
    found = []
    for section in sections(lineage, files, A1):
        found += [(one.id, stream.read()) for one, stream in section.documents()]
    assert found == [("plan", PDF), ("late", PDF)]


def test_a_seat_added_later_opens_everything_but_its_conflicts() -> None:
    path, new = enlarged()
    opened = open_batch(
        sitting.sitting().batch, (amended(), path), SeatId("r3"), SlipEntry(new.codes[SeatId("r3")])
    )
    assert opened.lineage.identities.keys() == {A2}
    assert opened.lineage.plan == AMENDED
    assert {seat.id for seat in opened.lineage.committee.seats} >= {"r3", "r1"}


def test_a_seat_alone_carries_the_list_again() -> None:
    seat = Seat(id=SeatId("r4"), role="reviewer", tracks=(T,))
    path, new = supplement(sitting.sitting().files, Change(created=CREATED, seats=Committee((seat,))))
    slots = kept(path).parts
    secret = keys.secret_from_bytes(slot.open_slot(slots["slot-r4.age"], new.codes[SeatId("r4")]))
    lineage = fold((*sitting.sitting().files, kept(path)), secret)
    assert lineage.applications == sitting.sitting().lineage("r1").applications


def test_ballots_cast_before_a_supplement_stay_valid_where_it_touched_nothing() -> None:
    held = sitting.sitting()
    path, _ = supplement(held.files, Change(created=CREATED, withdrawn=(A2,)))
    lineage = fold((*held.files, kept(path)), held.secrets["chair"])
    assert ballot.examine(sitting.cast(), lineage, held.secrets["chair"]).seat == "r1"
    data = ballot.build(sitting.marks(), sitting.words(), lineage, held.secrets["r1"], created=CREATED)
    with pytest.raises(ReviewDeskError, match="ballot-lineage"):
        ballot.examine(data, held.lineage("chair"), held.secrets["chair"])


def test_ballots_on_another_plan_or_another_dossier_are_refused() -> None:
    held = sitting.sitting()
    chair = held.secrets["chair"]
    with pytest.raises(ReviewDeskError, match="ballot-other-plan"):
        ballot.examine(sitting.cast(), fold((*held.files, kept(amended())), chair), chair)
    added = {A1: (DocumentSource("late", "补充材料", held.batch.parent / "A1.pdf"),)}
    path, _ = supplement(held.files, Change(created=CREATED, documents=added))
    with pytest.raises(ReviewDeskError, match="ballot-dossier"):
        ballot.examine(sitting.cast(), fold((*held.files, kept(path)), chair), chair)


def test_files_that_do_not_follow_each_other_are_refused() -> None:
    held = sitting.sitting()
    batch, one, two = held.files[0], kept(amended()), kept(enlarged()[0])
    branch = kept(supplement(held.files, Change(created=CREATED, withdrawn=(A2,)))[0])
    expected: list[tuple[tuple[LineageFile, ...], str]] = [
        ((), "lineage-no-batch"),
        ((one,), "lineage-no-batch"),
        ((batch, batch), "lineage-second-batch"),
        ((batch, two), "lineage-gap"),
        ((batch, two, one), "lineage-gap"),
        ((batch, one, one), "lineage-order"),
        ((batch, branch, two), "lineage-branch"),
        ((sitting.other_sitting().files[0], one), "lineage-foreign"),
    ]
    for files, code in expected:
        with pytest.raises(ReviewDeskError) as caught:
            fold(files, held.secrets["r1"])
        assert caught.value.code == code


def forged(signer: str = "secretary", **changes: object) -> LineageFile:
    """Return the first supplement signed again after a change of its header."""
    sealed = open_sealed(amended())
    parts = [Part(e, sealed.read_part(p)) for p, e in sealed.entries.items()]
    header = replace(sealed.header, **changes)  # type: ignore[arg-type]
    key = sitting.sitting().secrets[signer].signing_key
    return lineage_file(open_sealed(build_sealed(header, parts, key)))


def test_supplements_of_strangers_and_other_plans_are_refused() -> None:
    held = sitting.sitting()
    seat = held.lineage("r1").seats[SeatId("r1")]
    cases = {
        "lineage-foreign": forged(signer="r1"),
        "lineage-plan": forged(plan_digest=Digest("0" * 64)),
        "lineage-seat-twice": forged(seats=(seat,)),
    }
    for code, file in cases.items():
        with pytest.raises(ReviewDeskError) as caught:
            fold((*held.files, file), held.secrets["r1"])
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Change(created=CREATED), "supplement-empty"),
        (Change(created=CREATED, plan=sitting.plan_of()), "supplement-empty"),
        (Change(created=CREATED, withdrawn=(ApplicationId("Z9"),)), "supplement-application"),
    ],
)
def test_a_change_that_does_not_fit_is_refused(change: Change, code: str) -> None:
    with pytest.raises(ReviewDeskError) as caught:
        supplement(sitting.sitting().files, change)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("seat", "role", "code"),
    [("r1", "reviewer", "supplement-seat"), ("chair-2", "chair", "supplement-role")],
)
def test_a_seat_that_cannot_be_added_is_refused(seat: str, role: Role, code: str) -> None:
    change = Change(created=CREATED, seats=Committee((Seat(id=SeatId(seat), role=role),)))
    with pytest.raises(ReviewDeskError) as caught:
        supplement(sitting.sitting().files, change)
    assert caught.value.code == code


def test_an_application_is_withdrawn_once() -> None:
    files = (*sitting.sitting().files, kept(amended()), kept(enlarged()[0]))
    with pytest.raises(ReviewDeskError, match="supplement-withdrawn"):
        supplement(files, Change(created=CREATED, withdrawn=(A2,)))


def test_only_the_secretary_makes_a_supplement(tmp_path: Path) -> None:
    held = sitting.sitting()
    for secret in (held.secrets["r1"], sitting.other_sitting().secrets["secretary"]):
        with pytest.raises(ReviewDeskError, match="supplement-not-secretary"):
            seal_supplement(
                tmp_path / "x", held.lineage("secretary"), secret, Change(created=CREATED, withdrawn=(A2,))
            )


def test_inspect_says_what_a_file_is_without_a_key(tmp_path: Path) -> None:
    batch, added = inspect(sitting.sitting().batch), inspect(amended())
    assert (batch.header.kind, added.header.kind) == ("batch", "supplement")
    assert batch.fingerprint == added.fingerprint
    (tmp_path / "b").write_bytes(sitting.cast())
    assert inspect(tmp_path / "b").receipt
    sealed = open_sealed(sitting.cast())
    part = part_of_bytes("statement.age", sealed.read_part("statement.age"))
    data = build_sealed(sealed.header, [part], sitting.sitting().secrets["r1"].signing_key)
    assert len(data) > 2048
    (tmp_path / "cut").write_bytes(
        data[: -1024 - part.entry.size - -part.entry.size % 512 - 512] + bytes(1024)
    )
    with pytest.raises(ReviewDeskError, match="container-missing"):
        inspect(tmp_path / "cut")
