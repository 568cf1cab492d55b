"""Only what a killed run itself listed is cleared, and only while nobody else is sealing there."""

from pathlib import Path

import pytest

from reviewdesk.desk.secretary.leftovers import PLACE, Output, clear, unfinished
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed.atomic import write_atomically
from reviewdesk.words import sentence


@pytest.fixture
def output(tmp_path: Path) -> Output:
    (tmp_path / "out").mkdir()
    (tmp_path / "slips").mkdir()
    return Output(
        job="seal",
        out=tmp_path / "out",
        files=("batch.rdbatch",),
        slips=tmp_path / "slips",
        slip_files=("r1.pdf",),
    )


def killed(output: Output) -> None:
    """Write as a run does that dies before its end."""
    assert output.slips is not None
    with unfinished(output):
        listed = (output.out / PLACE / "files").read_bytes()
        for path in (output.out / "batch.rdbatch", output.slips / "r1.pdf", output.slips / "r2.pdf"):
            write_atomically(path, b"x")
        (output.slips / ".half.part").write_bytes(b"x")
    (output.out / PLACE).mkdir()
    (output.out / PLACE / "files").write_bytes(listed)


def names(folder: Path | None) -> set[str]:
    assert folder is not None
    return {path.name for path in folder.iterdir()}


def test_what_a_killed_run_listed_goes_and_all_else_stays(output: Output) -> None:
    killed(output)
    clear("seal", output.out, output.slips)
    assert (names(output.out), names(output.slips)) == (set(), {"r2.pdf"})


def test_a_finished_run_leaves_nothing_to_clear(output: Output) -> None:
    with unfinished(output):
        write_atomically(output.out / "batch.rdbatch", b"x")
    assert names(output.out) == {"batch.rdbatch"}
    clear("seal", output.out, output.slips)
    assert names(output.out) == {"batch.rdbatch"}


def test_a_supplement_clears_no_batch_of_a_run_that_seemed_killed(output: Output) -> None:
    killed(output)
    clear("supplement", output.out, output.slips)
    assert (names(output.out), "r1.pdf" in names(output.slips)) == ({"batch.rdbatch", PLACE}, True)
    clear("seal", output.out, output.slips)
    assert names(output.out) == set()


def test_slips_in_another_folder_than_the_killed_runs_stay(output: Output, tmp_path: Path) -> None:
    killed(output)
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "r1.pdf").write_bytes(b"x")
    clear("seal", output.out, tmp_path / "others")
    assert (names(output.out), names(tmp_path / "others")) == (set(), {"r1.pdf"})
    killed(output)
    clear("seal", output.out, None)
    assert "r1.pdf" in names(output.slips)


@pytest.mark.parametrize("listed", [b"", b"[]", b'{"files":7,"job":"seal","slip_files":7,"slips":""}'])
def test_a_list_cut_short_or_made_up_clears_nothing(listed: bytes, output: Output) -> None:
    killed(output)
    (output.out / PLACE / "files").write_bytes(listed)
    clear("seal", output.out, output.slips)
    assert (names(output.out), "r1.pdf" in names(output.slips)) == ({"batch.rdbatch"}, True)


def test_a_list_reaches_into_no_other_folder(output: Output, tmp_path: Path) -> None:
    killed(output)
    (tmp_path / "kept").write_bytes(b"x")
    (output.out / PLACE / "files").write_bytes(
        b'{"files":["../kept"],"job":"seal","slip_files":[],"slips":""}'
    )
    clear("seal", output.out, output.slips)
    assert (tmp_path / "kept").exists()


def test_a_run_under_way_is_not_taken_for_a_killed_one(output: Output) -> None:
    with unfinished(output):
        (output.out / "batch.rdbatch").write_bytes(b"x")
        with pytest.raises(ReviewDeskError) as refused:
            clear("seal", output.out, output.slips)
        assert refused.value.code == "seal-running"
        assert str(output.out) in sentence(refused.value, "en")
        with pytest.raises(ReviewDeskError, match="seal-running"), unfinished(output):
            raise AssertionError
        assert (output.out / "batch.rdbatch").exists()


def test_what_fails_inside_is_told_as_it_is(output: Output) -> None:
    for code in ("disk-full", "seal-exists"):
        with pytest.raises(ReviewDeskError, match=code), unfinished(output):
            raise ReviewDeskError(code)
    assert names(output.out) == set()
