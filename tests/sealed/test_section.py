"""Sections: a dossier is sealed as it was, and altered or too large it is refused."""

import io
from pathlib import Path

import pytest

from reviewdesk.domain.names import ApplicationId, Digest
from reviewdesk.errors import ReviewDeskError
from reviewdesk.sealed import age, tar
from reviewdesk.sealed.section import (
    MAX_DOCUMENT_MIB,
    DocumentSource,
    opened_section,
    read_manifest,
    seal_section,
)
from reviewdesk.words import SENTENCES
from sealed_session import PDF
from sitting import A1


def test_a_dossier_changed_while_it_is_sealed_is_noticed(tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(PDF)

    def meddle(_: int) -> None:
        source.write_bytes(PDF + b"more")

    _, recipient = age.new_identity()
    document = DocumentSource("plan", "方案", source)
    with pytest.raises(ReviewDeskError, match="container-source-changed"):
        seal_section(tmp_path / "s", A1, [document], recipient, path="s00001.age", progress=meddle)


def test_a_document_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    with source.open("wb") as stream:
        stream.truncate(MAX_DOCUMENT_MIB * 1024 * 1024 + 1)
    with pytest.raises(ReviewDeskError, match="section-too-large"):
        seal_section(tmp_path / "s", A1, [DocumentSource("p", "p", source)], "age1", path="s00001.age")


def test_a_large_document_streams_through(tmp_path: Path) -> None:
    source, identity = tmp_path / "a.pdf", age.new_identity()
    content = bytes(range(256)) * 4096 * 17
    source.write_bytes(content)
    part = seal_section(
        tmp_path / "s", A1, [DocumentSource("p", "p", source)], identity[1], path="s00001.age"
    )
    assert part.entry.size == (tmp_path / "s").stat().st_size
    with opened_section((tmp_path / "s").open("rb"), identity[0], part.entry.content, A1) as opened:
        for _, stream in opened.documents():
            assert stream.read(5) == content[:5]


def packed(
    tmp_path: Path, change: tuple[bytes, bytes] | None = None, cut: int = 0
) -> tuple[bytes, str, Digest]:
    """Return a section, changed under its encryption, with its identity and the digest it should have."""
    (tmp_path / "a.pdf").write_bytes(PDF)
    identity, recipient = age.new_identity()
    part = seal_section(
        tmp_path / "s", A1, [DocumentSource("p", "p", tmp_path / "a.pdf")], recipient, path="s00001.age"
    )
    plain = age.decrypt((tmp_path / "s").read_bytes(), identity)
    if change is not None:
        plain = plain.replace(*change, 1)
    plain = plain[:-cut] if cut > 0 else plain + bytes(-cut)
    return age.encrypt(plain, [recipient]), identity, part.entry.content


@pytest.mark.parametrize(
    ("change", "cut"),
    [
        ((b"tiny", b"TINY"), 0),
        ((b'"application"', b'"applicatio_"'), 0),
        ((b"manifest.json\0", b"manifest.jsno\0"), 0),
        ((b"documents/01.pdf\0", b"documents/02.pdf\0"), 0),
        ((b"0000644", b"0000755"), 0),
        ((b"}" + bytes(10), b"}" + b"x" * 10), 0),
        ((tar.header_block("documents/01.pdf", len(PDF)), tar.header_block("documents/02.pdf", len(PDF))), 0),
        (None, 1024),
        (None, 1500),
        (None, 3000),
        (None, -1),
    ],
)
def test_a_section_altered_under_its_encryption_is_refused(
    tmp_path: Path, change: tuple[bytes, bytes] | None, cut: int
) -> None:
    data, identity, content = packed(tmp_path, change, cut)
    with (
        pytest.raises(ReviewDeskError, match="section-altered"),
        opened_section(io.BytesIO(data), identity, content, A1) as opened,
    ):
        list(opened.documents())


def test_a_section_damaged_outside_is_refused(tmp_path: Path) -> None:
    data, identity, content = packed(tmp_path)
    for damaged in (data[:-1], data[:-20] + bytes(20), data[:100]):
        with (
            pytest.raises(ReviewDeskError) as caught,
            opened_section(io.BytesIO(damaged), identity, content, A1) as opened,
        ):
            list(opened.documents())
        assert caught.value.code in SENTENCES


def test_a_manifest_of_another_application_is_refused(tmp_path: Path) -> None:
    data, identity, content = packed(tmp_path)
    with opened_section(io.BytesIO(data), identity, content, A1) as opened:
        manifest = opened.manifest
    with pytest.raises(ReviewDeskError, match="section-altered"):
        read_manifest(manifest, ApplicationId("A2"))
