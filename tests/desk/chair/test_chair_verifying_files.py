"""The text of the hand-over folder: its commands, run as they stand, say that everything holds."""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from archives import Archive, lone_archive, signed_archive
from reviewdesk.desk.chair.handing_over import README, VERIFIER
from reviewdesk.resources import resource
from reviewdesk.sealed.codes import fingerprint

TOOLS = ("age", "ssh-keygen", "basenc", "pdfsig", "sha256sum", "tar")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not on this machine: {', '.join(MISSING)}")


@pytest.fixture(scope="module", autouse=True)
def _state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REVIEWDESK_STATE", str(tmp_path_factory.mktemp("state")))
        # The commands are told to somebody who has the program at hand.
        patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        yield


@pytest.fixture(scope="module")
def signed(_state: None) -> Archive:
    return signed_archive()


@pytest.fixture
def folder(signed: Archive, tmp_path: Path) -> Path:
    return Path(shutil.copytree(signed.path.parent, tmp_path / "out"))


def blocks(folder: Path, language: str = "zh_CN") -> dict[str, str]:
    """Return the commands of the text by the number of their section, as scripts."""
    text = (folder / README).read_text("utf-8-sig").split("=" * 40)[language == "en"]
    found: dict[str, str] = {}
    section = ""
    for line in text.splitlines():
        head = re.match(r"([一二三四五六七八]、|\d\. )", line)
        section = head[1] if head else section
        if line.startswith("    "):
            found[section] = found.get(section, "set -eo pipefail\n") + line.strip() + "\n"
    return found


def run(script: str, folder: Path) -> str:
    done = subprocess.run(
        ["bash", "-c", script], cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, (script, done.stdout, done.stderr)
    return done.stdout


def answered(script: str, folder: Path, answers: list[str]) -> str:
    """Run a script that asks for passphrases at its terminal, and type them."""
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover
        os.chdir(folder)
        os.execvp("bash", ["bash", "-c", script])
    said, until, waiting = b"", time.monotonic() + 120, list(answers)
    while time.monotonic() < until:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            said += os.read(terminal, 4096)
        except OSError:
            break
        if waiting and said.count(b"passphrase") > len(answers) - len(waiting):
            time.sleep(0.1)
            os.write(terminal, waiting.pop(0).encode() + b"\n")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, said.decode(errors="replace")
    return said.decode(errors="replace")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_checksums_certificate_and_signatures_hold_by_stock_tools(
    signed: Archive, folder: Path, language: str
) -> None:
    told = list(blocks(folder, language).values())
    sums, certificate, _, _, archive, _, papers = told
    assert len(run(sums, folder).splitlines()) == len(list(folder.iterdir())) - 1
    digest = run(certificate, folder).split()[0]
    assert digest in (folder / README).read_text("utf-8-sig")
    said = run(archive, folder)
    assert said.count("Good ") == 2 + 9
    assert said.count("OK ballots/") == 9
    assert said.count("OK ") == 9 + len(signed.held.contents.committee.seats) - 1
    assert "DIFFERS" not in said
    assert "不符" not in said
    assert run(papers, folder).count("Signature is Valid") == 6


def test_the_fingerprint_comes_out_of_the_batch_as_printed(signed: Archive, folder: Path) -> None:
    code = fingerprint(signed.held.lineage("chair").batch)
    assert f"\n{code.replace('-', '')}\n" in run(blocks(folder)["六、"], folder)
    assert (folder / README).read_text("utf-8-sig").count(code) == 8


def test_both_verifiers_run_as_told_and_notice_another_fingerprint(folder: Path) -> None:
    told = blocks(folder)
    for section in ("四、", "五、"):
        assert run(told[section], folder)
        lie = re.sub(r"--fingerprint \S+", "--fingerprint 0000-0000-0000-0000", told[section])
        done = subprocess.run(["bash", "-c", lie], cwd=folder, capture_output=True, check=False, timeout=120)
        assert done.returncode == 2


def test_the_second_verifier_needs_nothing_of_the_program(folder: Path) -> None:
    source = (folder / VERIFIER).read_text("utf-8")
    assert source == resource("handover", VERIFIER).read_text("utf-8")
    assert not re.search(r"^\s*(import|from) reviewdesk", source, re.MULTILINE)


def test_a_ballot_opens_with_age_and_two_slips_and_is_the_archived_one(signed: Archive, folder: Path) -> None:
    run("mkdir opened && tar xf archive.rdarchive -C opened", folder)
    shutil.copy(signed.held.batch, folder / "batch.rdbatch")
    cast = next((signed.path.parents[1] / "b").glob("r1-t-*.rdballot"))
    shutil.copy(cast, folder / "ballot.rdballot")
    codes = [signed.held.code(seat).replace("-", "") for seat in ("chair", "reveal")]
    said = answered(blocks(folder)["七、"], folder, codes)
    digests = re.findall(r"([0-9a-f]{64})  \S*scores.json", said)
    assert len(digests) == 2
    assert digests[0] == digests[1]


def test_without_a_witness_the_chairs_slip_opens_both_layers() -> None:
    archive = lone_archive()
    told = blocks(archive.path.parent)["七、"]
    assert "slot-reveal" not in told
    assert "age -d -i chair.key scores.age | age -d -i chair.key" in told


def test_the_text_lists_every_file_and_says_what_is_not_handed_over(folder: Path) -> None:
    text = (folder / README).read_text("utf-8-sig")
    for path in folder.iterdir():
        assert f"　　{path.name}：" in text
        assert f"  {path.name}: " in text
    assert "未移交" not in text
