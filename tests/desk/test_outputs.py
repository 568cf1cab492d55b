"""A result or a list goes over one of before, and over no other file."""

import os
from pathlib import Path

import pytest

from reviewdesk.desk.outputs import need_free, need_paper, need_result
from reviewdesk.desk.trial import write_result
from reviewdesk.domain.result import result_json
from reviewdesk.errors import ReviewDeskError
from reviewdesk.report.leaf import PORTRAIT
from reviewdesk.report.page import Draft
from trial_tables import plan, points, result, sheet

FOREIGN = (b"", b"a letter", b'{"decisions":[]}', b'{"decisions":[', b"%PDF-1.7\n/Title (x)\n")


def paper(title: str) -> bytes:
    draft = Draft(title, "en")
    draft.turn(PORTRAIT, (50, 50, 50, 50))
    return draft.finished().data


def test_a_trial_goes_over_its_own_result_and_over_no_other_file(tmp_path: Path) -> None:
    found = result(plan(), {"t": sheet(points(A=[80] * 5))})
    path = write_result(found, tmp_path / "out")
    assert write_result(found, tmp_path / "out") == path
    need_result(path, "trial")
    with pytest.raises(ReviewDeskError, match="output-foreign"):
        need_result(path, "revealed", "resolved", "final")
    for data in (*FOREIGN, result_json(found).replace(b'"state":"trial"', b'"state":"final"')):
        path.write_bytes(data)
        with pytest.raises(ReviewDeskError, match="output-foreign"):
            write_result(found, tmp_path / "out")
        assert path.read_bytes() == data


def test_a_list_goes_over_one_of_the_same_title_only(tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    need_paper(path, paper("名册"))
    path.write_bytes(paper("名册"))
    need_paper(path, paper("名册"))
    for data in (*FOREIGN, paper("排名")):
        path.write_bytes(data)
        with pytest.raises(ReviewDeskError, match="output-foreign"):
            need_paper(path, paper("名册"))


def test_a_folder_or_a_link_is_no_file_of_ours(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for path in (tmp_path, tmp_path / "link"):
        for refuse in (
            need_free,
            _need_list,
            _need_trial,
        ):
            with pytest.raises(ReviewDeskError, match="output-"):
                refuse(path)
    need_free(tmp_path / "nowhere")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_read_to_see_whether_it_is_ours(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for refuse in (_need_list, _need_trial):
        with pytest.raises(ReviewDeskError, match="output-foreign"):
            refuse(tmp_path / "pipe")


def _need_list(path: Path) -> None:
    need_paper(path, paper("名册"))


def _need_trial(path: Path) -> None:
    need_result(path, "trial")
