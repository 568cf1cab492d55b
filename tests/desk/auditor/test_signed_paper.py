"""A PDF verified alone, beside its archive, or with the certificate: who, when, and what was changed."""

import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from shutil import which

import pytest
from pypdf import PdfReader, PdfWriter

from archives import Archive, dissenting_archive, lone_archive, signed_archive
from faults.papers import EDITS, edited
from forged_papers import credential, minted, printed
from played import Answer, said
from reviewdesk.desk.auditor.handed_over import check_files
from reviewdesk.desk.auditor.signed_paper import CheckedPaper, PaperSignature
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest, SeatId
from reviewdesk.report.signing import Stamp, approve
from reviewdesk.sealed.people import certificate_der

pytestmark = pytest.mark.xdist_group("auditor")
PACKET, RANKING = "private/packet.pdf", "report/ranking-t.pdf"
NAMED = {
    "page_rewritten": "paper-pages",
    "page_overwritten": "paper-pages",
    "page_added": "paper-moved",
    "pages_swapped": "paper-moved",
    "remark_added": "paper-marked",
    "form_value_changed": "paper-otherwise",
    "form_field_added": "paper-fields",
}


@pytest.fixture(scope="module")
def signed() -> Archive:
    return signed_archive()


def authority(archive: Archive) -> Digest:
    return canonical.digest(certificate_der(archive.parts["keys/secretary.pem"].decode()))


def beside(folder: Path, archive: Archive, paper: bytes, name: str = "packet.pdf") -> Path:
    """Put a paper beside an archive, as in the folder that was published."""
    shutil.copy(archive.path, folder / "archive.rdarchive")
    return alone(folder, paper, name)


def alone(folder: Path, paper: bytes, name: str = "packet.pdf") -> Path:
    (folder / name).write_bytes(paper)
    return folder / name


def looked_into(path: Path, known: Digest | None = None) -> CheckedPaper:
    (found,) = check_files([path], None, known).files
    assert found.paper is not None
    return found.paper


def verified(*words: object, exit_code: int, code: str) -> Answer:
    found = said("verify", *words)
    assert (found.exit_code, found.code) == (exit_code, code), found.complaint
    assert "Traceback" not in found.complaint
    return found


def codes(paper: CheckedPaper) -> set[str]:
    return {problem.code for problem in paper.found}


def shape(one: PaperSignature) -> tuple[object, ...]:
    return one.holder, one.role, one.certifies, one.reach, one.later


def test_beside_its_archive_a_paper_says_who_signed_when_and_that_nothing_followed(
    signed: Archive, tmp_path: Path
) -> None:
    paper = looked_into(beside(tmp_path, signed, signed.parts[PACKET]))
    assert paper.exit_code == 0
    assert [shape(one) for one in paper.signatures] == [
        ("chair", "chair", True, "revision", ("r1", "r2")),
        ("r1", "reviewer", False, "revision", ("r2",)),
        ("r2", "reviewer", False, "file", ()),
    ]
    assert [one.name for one in paper.signatures] == ["", "评委r1", "评委r2"]
    assert all(one.claimed.endswith("+08:00") for one in paper.signatures)
    assert paper.waiting == {"r3": "refused", "r4": "", "r5": "", "witness": ""}
    assert paper.archive == "archive.rdarchive"
    assert paper.looked_up
    assert not paper.compared


def test_the_fingerprint_from_paper_is_compared_with_the_archive_beside(
    signed: Archive, tmp_path: Path
) -> None:
    path = beside(tmp_path, signed, signed.parts[PACKET])
    code = looked_into(path).fingerprint
    found = verified(path, "--fingerprint", code, exit_code=0, code="ok")
    assert found.data["compared"]
    verified(path, "--fingerprint", "0000-0000-0000-0000", exit_code=2, code="verify-fingerprint")


def test_alone_a_paper_is_whole_but_nobody_knows_whose(signed: Archive, tmp_path: Path) -> None:
    path = alone(tmp_path, signed.parts[PACKET])
    found = verified(path, exit_code=3, code="paper-unchecked")
    assert authority(signed) in found.message
    paper = looked_into(path)
    assert not any(one.problems for one in paper.signatures)
    assert [one.name for one in paper.signatures] == ["", "", ""]


def test_the_certificate_of_the_session_settles_whose_it_is(signed: Archive, tmp_path: Path) -> None:
    path = alone(tmp_path, signed.parts[PACKET])
    published = signed.path.parent / "session-ca.cer"
    (tmp_path / "ca.pem").write_bytes(signed.parts["keys/secretary.pem"])
    spaced = ":".join(authority(signed).upper()[n : n + 2] for n in range(0, 64, 2))
    for known in (published, tmp_path / "ca.pem", authority(signed), spaced):
        found = verified(path, "--authority", known, exit_code=0, code="ok")
        assert found.data["files"][0]["paper"]["authority"] == authority(signed)
    verified(path, "--authority", "ab" * 32, exit_code=2, code="paper-authority")
    for wrong in (tmp_path / "none.cer", path, "abc"):
        verified(path, "--authority", wrong, exit_code=1, code="authority-unreadable")
    verified(signed.path, "--authority", published, exit_code=1, code="authority-for-papers")


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_after_signing_is_red_and_named(edit: str, signed: Archive, tmp_path: Path) -> None:
    path = alone(tmp_path, edited(signed.parts[PACKET], EDITS[edit]))
    paper = looked_into(path, authority(signed))
    assert paper.exit_code == 2
    assert {NAMED[edit], "paper-appended"} <= codes(paper)
    last = paper.signatures[-1]
    assert NAMED[edit] in {problem.code for problem in last.problems}
    assert last.reach == "revision"


def test_an_edit_that_a_member_signs_is_laid_to_those_who_signed_before(
    signed: Archive, tmp_path: Path
) -> None:
    seat = SeatId("r4")
    changed = edited(signed.parts[RANKING], EDITS["page_overwritten"])
    again = approve(changed, seat, credential(signed, seat), Stamp(("评委",)))
    paper = looked_into(alone(tmp_path, again), authority(signed))
    assert [bool(one.problems) for one in paper.signatures] == [True, True, True, False]
    assert codes(paper) == {"paper-pages"}


def test_one_byte_under_a_signature_is_red(signed: Archive, tmp_path: Path) -> None:
    paper = signed.parts[PACKET]
    at = paper.index(b"stream", len(paper) // 3) + 60
    flipped = paper[:at] + bytes([paper[at] ^ 1]) + paper[at + 1 :]
    found = looked_into(alone(tmp_path, flipped), authority(signed))
    assert found.exit_code == 2
    assert {problem.code for one in found.signatures for problem in one.problems} >= {"paper-altered"}


@pytest.mark.parametrize("more", [b"\n", b"\n% more\n", b"1 0 obj\n<<>>\nendobj\n"])
def test_bytes_behind_the_last_signature_are_counted(more: bytes, signed: Archive, tmp_path: Path) -> None:
    found = looked_into(alone(tmp_path, signed.parts[PACKET] + more), authority(signed))
    assert found.exit_code == 2
    assert [p.data for p in found.problems if p.code == "paper-appended"] == [{"count": len(more)}]


def test_a_signature_that_was_cut_off_is_missed_beside_the_archive_alone(
    signed: Archive, tmp_path: Path
) -> None:
    paper = signed.parts[PACKET]
    ends = [at + 6 for at in range(len(paper)) if paper.startswith(b"%%EOF\n", at)]
    path = beside(tmp_path, signed, paper[: ends[-2]])
    found = verified(path, exit_code=2, code="verify-paper-signers")
    assert "r1, r2" in found.message
    assert verified(path, "--authority", authority(signed), exit_code=0, code="ok").exit_code == 0
    assert "r2" in looked_into(path, authority(signed)).waiting


def test_a_paper_of_another_session_is_red_beside_this_one(signed: Archive, tmp_path: Path) -> None:
    stranger = lone_archive()
    path = beside(tmp_path, signed, stranger.parts[RANKING], "ranking-t.pdf")
    paper = looked_into(path)
    assert paper.exit_code == 2
    assert codes(paper) >= {"paper-foreign"}
    verified(path, "--authority", authority(signed), exit_code=2, code="paper-authority")


def test_a_certificate_that_the_authority_issued_later_is_not_a_seat(tmp_path: Path) -> None:
    archive = lone_archive()
    made = printed(archive, verify(archive.path).result, minted(archive))
    paper = looked_into(beside(tmp_path, archive, made, "ranking-t.pdf"))
    assert "paper-unknown" in codes(paper)


def test_a_paper_that_a_member_certified_is_red(tmp_path: Path) -> None:
    archive = lone_archive()
    made = printed(archive, verify(archive.path).result, credential(archive, "r1"), first="seat-r1")
    paper = looked_into(beside(tmp_path, archive, made, "ranking-t.pdf"))
    assert codes(paper) == {"paper-not-chair", "paper-not-archived"}


def test_a_seat_in_the_field_of_another_is_red(tmp_path: Path) -> None:
    archive = lone_archive()
    crossed = approve(archive.parts[RANKING], SeatId("r1"), credential(archive, "r2"), Stamp(("评委",)))
    assert "paper-field" in codes(looked_into(alone(tmp_path, crossed), authority(archive)))


def test_every_answer_of_the_signing_round_is_told_apart(tmp_path: Path) -> None:
    archive = dissenting_archive()
    paper = looked_into(beside(tmp_path, archive, archive.parts[PACKET]))
    assert paper.exit_code == 0
    assert [(one.holder, one.answer) for one in paper.signatures] == [
        ("chair", ""),
        ("r1", "signed"),
        ("r2", "dissent"),
    ]
    assert paper.waiting == {"r3": "refused", "r4": "deemed", "r5": "left", "witness": ""}


def encrypted(paper: bytes) -> bytes:
    writer, target = PdfWriter(PdfReader(BytesIO(paper))), BytesIO()
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(target)
    return target.getvalue()


def hostile(archive: Archive) -> dict[str, tuple[bytes, int, str]]:
    paper = archive.parts[PACKET]
    return {
        "damaged": (paper[: len(paper) // 2], 4, "report-pdf-unreadable"),
        "a second end": (paper + b"%%EOF\n", 4, "report-pdf-unreadable"),
        "no pdf": (b"nothing of ours", 4, "report-pdf-unreadable"),
        "empty": (b"", 4, "report-pdf-unreadable"),
        "encrypted": (encrypted(paper), 4, "report-pdf-encrypted"),
        "unsigned": (paper[: paper.index(b"%%EOF") + 6], 3, "report-pdf-unsigned"),
    }


@pytest.mark.parametrize("kind", ["damaged", "a second end", "no pdf", "empty", "encrypted", "unsigned"])
def test_what_is_no_signed_paper_is_told_in_one_sentence(kind: str, signed: Archive, tmp_path: Path) -> None:
    data, exit_code, code = hostile(signed)[kind]
    found = verified(alone(tmp_path, data), exit_code=exit_code, code=code)
    assert found.message in found.complaint
    assert verified(beside(tmp_path, signed, data), exit_code=exit_code, code=code).message == found.message


def test_a_pdf_is_known_by_its_first_bytes_whatever_it_is_called(signed: Archive, tmp_path: Path) -> None:
    path = alone(tmp_path, signed.parts[PACKET], "packet.bin")
    verified(path, "--authority", authority(signed), exit_code=0, code="ok")


def test_an_archive_beside_that_does_not_hold_vouches_for_nothing(signed: Archive, tmp_path: Path) -> None:
    path = beside(tmp_path, signed, signed.parts[PACKET])
    data = bytearray(signed.path.read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "archive.rdarchive").write_bytes(data)
    found = said("verify", path)
    assert found.exit_code == 2
    assert [file["kind"] for file in found.data["files"]] == ["archive", "paper"]
    assert found.data["files"][1]["code"] == "paper-unchecked"


def test_an_archive_that_is_named_is_verified_itself(signed: Archive, tmp_path: Path) -> None:
    path = alone(tmp_path, signed.parts[PACKET])
    for order in ((signed.path, path), (path, signed.path)):
        found = verified(*order, exit_code=0, code="ok")
        assert [file["kind"] for file in found.data["files"]] == ["archive", "paper"]
    (_, both) = check_files([signed.path, path]).files
    assert both.paper is not None
    assert not both.paper.looked_up
    assert len(verified(signed.path, path, signed.path, exit_code=0, code="ok").data["files"]) == 3


@pytest.fixture
def pdfsig(tmp_path: Path) -> Callable[[bytes], tuple[list[str], list[str]]]:
    if which("pdfsig") is None:
        pytest.skip("poppler-utils is not installed")

    def run(paper: bytes) -> tuple[list[str], list[str]]:
        path = alone(tmp_path, paper)
        found = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, check=False, text=True)
        lines = [line.strip(" -\t") for line in found.stdout.splitlines()]
        valid = [line.split(": ")[1] for line in lines if line.startswith("Signature Validation")]
        return valid, [line for line in lines if "otal document signed" in line]

    return run


def test_pdfsig_agrees_on_the_good_ones_and_on_the_bad_ones_it_can_see(
    signed: Archive, pdfsig: Callable[[bytes], tuple[list[str], list[str]]]
) -> None:
    part, whole = "Not total document signed", "Total document signed"
    for archive, name in ((signed, PACKET), (signed, RANKING), (dissenting_archive(), PACKET)):
        assert pdfsig(archive.parts[name]) == (["Signature is Valid."] * 3, [part, part, whole])
    paper = signed.parts[PACKET]
    at = paper.index(b"stream", len(paper) // 3) + 60
    assert "Signature is Valid." not in pdfsig(paper[:at] + bytes([paper[at] ^ 1]) + paper[at + 1 :])[0]
    for bad in (paper + b"\n% more\n", edited(paper, EDITS["page_overwritten"])):
        assert whole not in pdfsig(bad)[1]
