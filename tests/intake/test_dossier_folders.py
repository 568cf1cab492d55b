import time
from collections.abc import Callable
from pathlib import Path

import pytest

import pdf_samples
from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicantId, ApplicationId, TrackId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.dossiers import Dossiers, check_dossiers, find_dossiers
from reviewdesk.intake.findings import Finding
from reviewdesk.intake.pdf_check import PdfCheck
from reviewdesk.words import sentence

PLAN = read_plan("""
schema = 1
[review_session]
title = "t"
[[track]]
id = "a"
name = "A"
[[track.criterion]]
id = "c"
name = "C"
max = "100"
[[track.document]]
id = "plan"
name = "实施方案"
[[track.document]]
id = "letter"
name = "政府文件"
required = false
""")


def application(id_: str, applicant: str = "某县") -> Application:
    return Application(
        id=ApplicationId(id_), track=TrackId("a"), applicant=applicant, applicant_id=ApplicantId(id_)
    )


APPLICATIONS = (application("A01", "甲县"), application("A012", "乙县"))


def put(path: Path, data: bytes | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pdf_samples.good() if data is None else data)
    return path


def found(folder: Path) -> Dossiers:
    return find_dossiers(folder, APPLICATIONS, PLAN)


def named(findings: tuple[Finding, ...]) -> list[tuple[str, str, str, str]]:
    for finding in findings:
        assert "{" not in sentence(finding.problem, "en")
    return [(f.code, f.weight, f.application, f.document) for f in findings]


def test_documents_are_matched_by_id_and_by_name(tmp_path: Path) -> None:
    put(tmp_path / "A01" / "plan.pdf")
    put(tmp_path / "A01" / "甲县政府文件（盖章）.PDF")
    put(tmp_path / "A012 乙县" / "实施方案.pdf")
    put(tmp_path / "A012 乙县" / ".DS_Store")
    put(tmp_path / "Thumbs.db")
    dossiers = found(tmp_path)
    assert dossiers.findings == ()
    assert [d.id for d in dossiers.documents[ApplicationId("A01")]] == ["plan", "letter"]
    assert [d.path.name for d in dossiers.documents[ApplicationId("A012")]] == ["实施方案.pdf"]


def test_whatever_is_missing_doubled_or_strange_is_named(tmp_path: Path) -> None:
    put(tmp_path / "A01" / "plan.pdf")
    put(tmp_path / "A01" / "实施方案.pdf")
    put(tmp_path / "A01" / "政府文件.docx")
    put(tmp_path / "A01" / "notes.pdf")
    put(tmp_path / "甲县" / "plan.pdf")
    put(tmp_path / "elsewhere" / "plan.pdf")
    assert named(found(tmp_path).findings) == [
        ("dossier-entry-unknown", "waivable", "", ""),
        ("dossier-folder-twice", "must", "A01", ""),
        ("dossier-file-unknown", "waivable", "A01", ""),
        ("dossier-document-twice", "must", "A01", "plan"),
        ("dossier-not-pdf", "waivable", "A01", "letter"),
        ("dossier-missing", "must", "A012", ""),
    ]


def test_a_missing_required_document_may_be_waived(tmp_path: Path) -> None:
    put(tmp_path / "A01" / "letter.pdf")
    put(tmp_path / "A012" / "plan.pdf")
    assert named(found(tmp_path).findings) == [("dossier-document-missing", "waivable", "A01", "plan")]


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReviewDeskError, match="dossiers-no-folder"):
        found(put(tmp_path / "file"))


def test_every_document_is_opened_and_progress_counts_bytes(tmp_path: Path) -> None:
    put(tmp_path / "A01" / "plan.pdf")
    put(tmp_path / "A012" / "plan.pdf", b"%PDF-1.4 garbage")
    sizes: list[int] = []
    checked = check_dossiers(found(tmp_path), sizes.append)
    assert named(checked.findings) == [("pdf-unreadable", "must", "A012", "plan")]
    assert sum(sizes) == sum(path.stat().st_size for path in tmp_path.rglob("*.pdf"))


@pytest.mark.parametrize(
    ("made", "code", "weight"),
    [
        (lambda: b"MZ not at all", "pdf-not-a-pdf", "must"),
        (bytes, "pdf-empty", "must"),
        (lambda: pdf_samples.good()[:200], "pdf-unreadable", "must"),
        (lambda: pdf_samples.encrypted("secret"), "pdf-encrypted", "must"),
        (lambda: pdf_samples.encrypted(""), "pdf-restricted", "waivable"),
        (pdf_samples.with_script, "pdf-script", "waivable"),
        (pdf_samples.launching, "pdf-launch", "waivable"),
        (pdf_samples.with_attachment, "pdf-attachment", "waivable"),
        (pdf_samples.without_embedded_font, "pdf-font-missing", "waivable"),
        (lambda: pdf_samples.good(size=(20_000, 100)), "pdf-page-size", "must"),
        (lambda: pdf_samples.good(pages=2_001), "pdf-pages", "must"),
        (pdf_samples.slow, "pdf-slow", "must"),
    ],
)
def test_a_hostile_pdf_is_named_in_bounded_time(
    tmp_path: Path, made: Callable[[], bytes], code: str, weight: str
) -> None:
    path = put(tmp_path / "plan.pdf", made())
    started = time.monotonic()
    with PdfCheck(page_seconds=1.0) as check:
        findings = check.findings(path, application="A01", document="plan")
        assert check.findings(put(tmp_path / "good.pdf")) == ()
    assert named(findings) == [(code, weight, "A01", "plan")]
    assert time.monotonic() - started < 60


def test_long_scans_one_after_another_are_no_swelling(tmp_path: Path) -> None:
    path = put(tmp_path / "plan.pdf", pdf_samples.bulky(10))
    with PdfCheck(resident_limit=128 * 2**20) as check:
        assert [check.look(path).pages for _ in range(4)] == [10] * 4


def test_a_pdf_that_swells_in_memory_is_stopped_from_outside(tmp_path: Path) -> None:
    path = put(tmp_path / "plan.pdf", pdf_samples.swollen())
    assert path.stat().st_size < 2 * 2**20
    with PdfCheck(resident_limit=256 * 2**20) as check:
        assert named(check.findings(path)) == [("pdf-memory", "must", "", "")]
