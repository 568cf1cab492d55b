import shutil
import sys
from pathlib import Path

import pytest

from desk_round import TEXT, Round, sealed_round
from reviewdesk.desk import remembered
from reviewdesk.desk.reviewer import dossiers
from reviewdesk.desk.reviewer.declaring import declare
from reviewdesk.desk.reviewer.opening import open_desk
from reviewdesk.desk.reviewer.scoring import score
from reviewdesk.desk.reviewer.table import Table, at_table
from reviewdesk.domain.names import ApplicationId, SeatId
from reviewdesk.errors import Problems, ReviewDeskError
from reviewdesk.store import dossiers as kept
from reviewdesk.store import journal
from reviewdesk.words import sentence


def refusal(folder: Path, files: list[Path], seat: str, code: str) -> str:
    with pytest.raises(ReviewDeskError) as caught:
        open_desk(folder, files, seat, code)
    return caught.value.code


def test_a_first_opening_makes_the_whole_workspace_and_shows_what_to_compare(
    held: Round, tmp_path: Path
) -> None:
    folder = tmp_path / "new" / "desk"
    opened = open_desk(folder, [held.batch], "r1", held.code("r1"))
    assert opened.applications == (("综合", 3), ("绿色", 2))
    assert (opened.title, opened.supplements, len(opened.reveal_marks)) == ("小评审会", 0, 1)
    assert {"workspace.db", "slot.age", "workspace.key", "blobs", "lock"} <= {
        p.name for p in folder.iterdir()
    }
    assert [p.name for p in folder.parent.iterdir()] == ["desk"]
    with at_table(folder, held.code("r1")) as table:
        assert kept.kept(table.workspace) == {}
        assert [b'"open"' in line.entry for line in journal.lines(table.workspace)] == [True]


def test_an_empty_folder_may_be_named_but_no_other(held: Round, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    open_desk(tmp_path / "desk", [held.batch], "r1", held.code("r1"))
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "letter.txt").touch()
    assert refusal(tmp_path / "taken", [held.batch], "r1", held.code("r1")) == "open-folder-taken"


def test_the_folder_one_stands_in_may_become_the_workspace(
    held: Round, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = held.batch.resolve()
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    open_desk(Path(), [batch], "r1", held.code("r1"))
    assert (tmp_path / "here" / "workspace.db").is_file()


def test_a_refused_opening_leaves_nothing(held: Round, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    assert refusal(folder, [held.batch], "r1", held.code("r2")) == "slip-of-another-seat"
    assert refusal(folder, [held.batch], "r1", "0" * 16) == "slip-fits-none"
    assert refusal(folder, [held.batch], "r1", "0" * 15) == "code-wrong-length"
    for seat in ("secretary", "reveal"):
        assert refusal(folder, [held.batch], seat, held.code(seat)) == "open-role"
    assert not folder.exists()


def test_the_desk_says_whose_a_wrong_code_is(desk: Path, held: Round) -> None:
    for code, expected in ((held.code("chair"), "slip-of-another-seat"), ("1" * 16, "slip-fits-none")):
        with pytest.raises(ReviewDeskError) as caught, at_table(desk, code):
            pass
        assert caught.value.code == expected


def test_a_chair_gets_a_desk_without_dossiers_that_does_not_score(held: Round, tmp_path: Path) -> None:
    opened = open_desk(tmp_path / "chair", [held.batch], "chair", held.code("chair"))
    assert opened.role == "chair"
    with (
        pytest.raises(ReviewDeskError, match="reviewer-only"),
        at_table(tmp_path / "chair", held.code("chair")),
    ):
        pass


@pytest.mark.parametrize("name", ["slot.age", "workspace.key", "seat.json"])
def test_a_workspace_without_one_of_its_files_is_damaged(desk: Path, held: Round, name: str) -> None:
    (desk / name).unlink()
    with pytest.raises(ReviewDeskError, match="workspace-damaged"), at_table(desk, held.code("r1")):
        pass


def test_a_flipped_bit_in_the_key_of_the_workspace_is_noticed(desk: Path, held: Round) -> None:
    data = bytearray((desk / "workspace.key").read_bytes())
    data[-1] ^= 1
    (desk / "workspace.key").write_bytes(data)
    with pytest.raises(ReviewDeskError, match="workspace-damaged"), at_table(desk, held.code("r1")):
        pass


def test_a_folder_that_is_no_workspace_is_named(held: Round, tmp_path: Path) -> None:
    with pytest.raises(ReviewDeskError, match="workspace-missing"), at_table(tmp_path, held.code("r1")):
        pass


def test_a_supplement_enters_an_open_workspace_once(desk: Path, held: Round) -> None:
    for _ in range(2):
        opened = open_desk(desk, [held.batch, held.supplement], "r1", held.code("r1"))
        assert opened.supplements == 1
    with at_table(desk, held.code("r1")) as table:
        late = kept.kept(table.workspace)[ApplicationId("A1")]
        assert [document.name for document in late.documents] == ["实施方案", "补充材料"]
        assert table.workspace.blobs.read(late.documents[1].digest) == TEXT[::-1]


def test_the_supplements_a_seat_has_seen_are_remembered_outside_the_workspace(
    desk: Path, held: Round, tmp_path: Path
) -> None:
    open_desk(desk, [held.batch, held.supplement], "r1", held.code("r1"))
    shutil.rmtree(desk)
    assert refusal(desk, [held.batch], "r1", held.code("r1")) == "open-older"
    open_desk(tmp_path / "r2", [held.batch], "r2", held.code("r2"))
    assert open_desk(desk, [held.batch, held.supplement], "r1", held.code("r1")).supplements == 1


def test_a_damaged_memory_is_an_empty_one(memory: Path) -> None:
    memory.mkdir()
    (memory / "sequences.json").write_bytes(b"{")
    seat = SeatId("r1")
    remembered.check("00" * 16, seat, 1)
    remembered.note("00" * 16, seat, 3)
    remembered.note("00" * 16, seat, 2)
    with pytest.raises(ReviewDeskError, match="open-older"):
        remembered.check("00" * 16, seat, 2)


def test_the_memory_lies_where_the_system_keeps_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REVIEWDESK_STATE")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert remembered.state_folder() == tmp_path / "reviewdesk"
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert remembered.state_folder() == tmp_path / ".local" / "state" / "reviewdesk"


def test_a_built_program_keeps_it_beside_itself_where_there_is_a_folder_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REVIEWDESK_STATE")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "reviewdesk"))
    (tmp_path / "data").mkdir()
    assert remembered.portable_folder() is None
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert remembered.state_folder() == remembered.portable_folder() == tmp_path / "data"
    (tmp_path / "data").rmdir()
    assert remembered.portable_folder() is None


def test_the_workspace_of_one_batch_refuses_another(desk: Path, held: Round) -> None:
    foreign = sealed_round("另一评审会")
    assert refusal(desk, [foreign.batch], "r1", held.code("r1")) == "container-signer"
    assert refusal(desk, [held.batch], "r2", held.code("r1")) == "open-other-seat"


def test_declaring_brings_in_every_dossier_but_those_recused(held: Round, tmp_path: Path) -> None:
    folder = tmp_path / "r2"
    open_desk(folder, [held.batch], "r2", held.code("r2"))
    (tmp_path / "recusals.csv").write_text("申报编号,回避理由\nA2,其他：曾任顾问\n", encoding="utf-8")
    with at_table(folder, held.code("r2")) as table:
        done = declare(table, [held.batch], tmp_path / "recusals.csv", pledged=True)
        assert done.recused == ("A2", "A3", "G1")
        assert kept.kept(table.workspace).keys() == {"A1", "G2"}
        again = declare(table, [held.batch], None, pledged=True)
        assert (again.brought.now, again.brought.before) == (0, 2)
        assert again.recused == done.recused


def test_declaring_goes_on_where_it_was_interrupted(table: Table, held: Round) -> None:
    kept.drop(table.workspace, [ApplicationId("A2")])
    done = declare(table, [held.batch], None, pledged=True)
    assert (done.brought.now, done.brought.before) == (1, 4)


def test_declaring_again_brings_in_anew_what_the_disk_has_damaged(
    table: Table, held: Round, tmp_path: Path
) -> None:
    (tmp_path / "sheet.csv").write_text("application,criterion,points\nA1,plan,30\n", encoding="utf-8")
    score(table, tmp_path / "sheet.csv")
    digests = [one.digest for found in kept.documents(table.workspace).values() for one in found]
    whole = {digest: table.workspace.blobs.read(digest) for digest in digests}
    path = table.workspace.blobs.path(digests[0])
    data = path.read_bytes()
    for damaged in (data[:-1] + bytes([data[-1] ^ 1]), b""):
        path.write_bytes(damaged)
        with pytest.raises(ReviewDeskError, match="blob-damaged"):
            table.workspace.blobs.read(digests[0])
        assert declare(table, [held.batch], None, pledged=True).brought.now
        assert {digest: table.workspace.blobs.read(digest) for digest in digests} == whole
    assert dossiers.unconfirmed(table) == frozenset()


def test_a_dossier_in_a_supplement_that_was_not_named_waits(held: Round, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    open_desk(folder, [held.batch, held.supplement], "r1", held.code("r1"))
    with at_table(folder, held.code("r1")) as table:
        assert declare(table, [held.batch], None, pledged=True).brought.waiting == ("A1",)
        foreign = sealed_round("另一评审会")
        with pytest.raises(ReviewDeskError, match="container-signer"):
            dossiers.bring(table, [foreign.batch])
        done = declare(table, [held.batch, held.supplement], None, pledged=True)
        assert (done.brought.now, done.brought.waiting) == (1, ())


def test_nothing_is_done_before_the_pledge(held: Round, tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    open_desk(folder, [held.batch], "r1", held.code("r1"))
    with at_table(folder, held.code("r1")) as table:
        with pytest.raises(ReviewDeskError, match="reviewer-pledge"):
            declare(table, [held.batch], None, pledged=False)
        with pytest.raises(ReviewDeskError, match="reviewer-not-declared"):
            score(table, tmp_path / "sheet.csv")
        assert kept.kept(table.workspace) == {}


@pytest.mark.parametrize(
    ("text", "codes_"),
    [
        ("application,reason\nX9,其他\nA1,不想评\n", ["recusal-application", "recusal-row-reason"]),
        ("application,reason\nA1,累\nA2,不想评\n", ["recusal-row-reason", "recusal-row-reason"]),
        ("A1,其他\n", ["recusal-no-header"]),
    ],
)
def test_recusals_nobody_can_read_are_all_named(
    table: Table, held: Round, tmp_path: Path, text: str, codes_: list[str]
) -> None:
    (tmp_path / "recusals.csv").write_text(text, encoding="utf-8")
    with pytest.raises(Problems) as caught:
        declare(table, [held.batch], tmp_path / "recusals.csv", pledged=True)
    assert [problem.code for problem in caught.value.problems] == codes_
    rows = [sentence(problem, "zh_CN") for problem in caught.value.problems]
    told = "\n".join([sentence(caught.value, "zh_CN"), *rows])
    assert told.count(" / ".join(table.plan.recusal.reasons)) == ("recusal-row-reason" in codes_)
