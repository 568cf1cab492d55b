"""An addendum that is changed, missing, out of order, foreign or unlawful is named."""

import json
import tarfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chains import chained
from reviewdesk.desk.auditor.chain import Chain, open_chain
from reviewdesk.desk.auditor.verdict import Verdict
from reviewdesk.domain import canonical
from reviewdesk.sealed.addendum import ENTRY, PAPERS, TEXTS, write_addendum
from reviewdesk.sealed.archive import withhold
from reviewdesk.sealed.container import SealedFile, open_sealed
from reviewdesk.sealed.keys import SeatSecret
from reviewdesk.words import sentence

Parts = dict[str, bytes]


def refusal(archive: Path, *addenda: Path) -> Verdict:
    with pytest.raises(Verdict) as found:
        open_chain(archive, addenda)
    assert sentence(found.value, "en")
    return found.value


def forged(
    source: Path,
    target: Path,
    key: SeatSecret,
    parts: Callable[[Parts], Parts] = lambda parts: parts,
    **header: Any,
) -> Path:
    """Write an addendum again with other parts or another header, whole in itself."""
    sealed: SealedFile = open_sealed(source)
    held = {path: sealed.read_part(path) for path in sealed.members}
    write_addendum(target, replace(sealed.header, **header), parts(held), key.signing_key)
    return target


def entry(change: Callable[[dict[str, Any]], None]) -> Callable[[Parts], Parts]:
    def changed(parts: Parts) -> Parts:
        document = json.loads(parts[ENTRY])
        change(document["data"])
        return {**parts, ENTRY: canonical.encode(document)}

    return changed


def test_a_whole_chain_holds_and_says_who_holds_what() -> None:
    session, files = chained()
    chain = open_chain(session.archive, files)
    assert [one.kind for one in chain.course.addenda] == ["decide", "notice", "object"]
    assert chain.words[1]["reasons"] == {"t/A3": "补足", "t/A2": "重复支持"}
    assert [title.application for title in chain.course.differences()] == ["A1", "A2", "A3"]


def test_records_out_of_order_or_missing_are_named() -> None:
    session, (first, second, third) = chained()
    swapped = refusal(session.archive, second, first)
    assert (swapped.exit_code, swapped.code, swapped.data["expected"]) == (3, "addendum-missing", 1)
    twice = refusal(session.archive, first, first)
    assert (twice.exit_code, twice.code, twice.data["file"]) == (2, "addendum-first", first.name)
    gap = refusal(session.archive, first, third)
    assert (gap.exit_code, gap.code, gap.data["file"]) == (3, "addendum-missing", third.name)


def test_records_of_another_session_are_foreign() -> None:
    session, files = chained()
    _, others = chained(number=2)
    found = refusal(session.archive, others[0])
    assert (found.exit_code, found.code) == (2, "addendum-foreign")
    found = refusal(session.archive, files[0], others[1])
    assert (found.exit_code, found.code) == (2, "addendum-foreign")


def test_a_record_whose_signature_does_not_fit_is_named(tmp_path: Path) -> None:
    session, (first, *_) = chained()
    data = bytearray(first.read_bytes())
    data[data.index(b'"sequence":1') - 30] ^= 1
    changed = tmp_path / "changed.rdaddendum"
    changed.write_bytes(data)
    found = refusal(session.archive, changed)
    assert (found.exit_code, found.code, found.data) == (2, "addendum-signature", {"file": changed.name})


def test_every_changed_byte_is_refused(tmp_path: Path) -> None:
    session, files = chained()
    data = files[0].read_bytes()
    held = open_chain(session.archive)
    accepted = [at for at in range(0, len(data), 97) if _holds(held, data, at, tmp_path / "a.rdaddendum")]
    assert accepted == []


def _holds(chain: Chain, data: bytes, at: int, path: Path) -> bool:
    from reviewdesk.desk.auditor.chain import joined

    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    try:
        joined(chain, path)
    except Verdict as found:
        assert found.exit_code in (2, 3, 4)
        return False
    return True


def test_another_key_of_the_same_session_is_no_secretary(tmp_path: Path) -> None:
    session, files = chained()
    made = forged(files[0], tmp_path / "a.rdaddendum", session.held.secret("chair"))
    assert refusal(session.archive, made).code == "addendum-signer"


def test_a_record_exchanged_by_the_secretary_breaks_the_chain(tmp_path: Path) -> None:
    session, (first, second, _) = chained()
    key = session.held.secret("secretary")
    other = forged(first, tmp_path / "a.rdaddendum", key, created="2026-11-24T00:00:00Z")
    found = refusal(session.archive, other, second)
    assert (found.exit_code, found.code, found.data["file"]) == (2, "addendum-chain", second.name)


@pytest.mark.parametrize(
    ("which", "change", "why"),
    [
        (0, lambda data: data["changes"].pop(), "course-over-quota"),
        (1, lambda data: data["tracks"][0]["tiers"][0]["applications"].pop(), "course-list"),
        (1, lambda data: data.update(last="2014-08-10"), "course-period"),
        (2, lambda data: data.update(late=True), "course-late"),
        (2, lambda data: data.update(number=2), "course-objection-number"),
        (2, lambda data: data.update(track="x"), "course-application"),
    ],
)
def test_a_record_that_says_what_does_not_follow_is_named(
    which: int, change: Callable[[dict[str, Any]], None], why: str, tmp_path: Path
) -> None:
    session, files = chained()
    made = forged(files[which], tmp_path / "a.rdaddendum", session.held.secret("secretary"), entry(change))
    found = refusal(session.archive, *files[:which], made)
    assert (found.exit_code, found.code, found.data["file"]) == (2, "addendum-unlawful", made.name)
    reason = found.data["why"]
    assert isinstance(reason, Verdict)
    assert reason.code == why


@pytest.mark.parametrize(
    ("parts", "exit_code", "code"),
    [
        (lambda parts: {**parts, ENTRY: b"{}"}, 2, "addendum-form"),
        (lambda parts: {**parts, ENTRY: b"no json"}, 2, "json-not-canonical"),
        (lambda parts: {**parts, TEXTS: parts[TEXTS] + b" "}, 2, "addendum-words"),
        (lambda parts: {**parts, "more.txt": b""}, 2, "addendum-unknown"),
        (lambda parts: {path: data for path, data in parts.items() if path != TEXTS}, 2, "addendum-unlisted"),
    ],
)
def test_a_record_of_another_make_is_refused(
    parts: Callable[[Mapping[str, bytes]], Parts], exit_code: int, code: str, tmp_path: Path
) -> None:
    session, files = chained()
    made = forged(files[0], tmp_path / "a.rdaddendum", session.held.secret("secretary"), parts)
    found = refusal(session.archive, made)
    assert (found.exit_code, found.code) == (exit_code, code)


def test_words_of_another_shape_are_refused_though_they_are_vouched_for(tmp_path: Path) -> None:
    session, files = chained()
    texts = b'{"nonce":""}'
    vouched = entry(lambda data: data.update(text=canonical.digest(texts)))
    made = forged(
        files[0],
        tmp_path / "a.rdaddendum",
        session.held.secret("secretary"),
        lambda parts: {**vouched(parts), TEXTS: texts},
    )
    assert refusal(session.archive, made).code == "addendum-form"


def test_names_and_words_may_be_withheld_as_a_whole(tmp_path: Path) -> None:
    session, files = chained()
    bare = tmp_path / files[0].name
    withhold(files[0], bare)
    chain = open_chain(session.archive, (bare, *files[1:]))
    assert 1 not in chain.words
    assert 2 in chain.words
    assert open_sealed(bare, absent_allowed=True).digest == chain.course.addenda[0].digest


def test_a_paper_that_was_taken_out_is_missing(tmp_path: Path) -> None:
    session, files = chained()
    cut = tmp_path / files[1].name
    with tarfile.open(files[1]) as members:
        paper = next(one for one in members if one.name.startswith(PAPERS))
    end = paper.offset_data + -(-paper.size // tarfile.BLOCKSIZE) * tarfile.BLOCKSIZE
    whole = files[1].read_bytes()
    cut.write_bytes(whole[: paper.offset] + whole[end:])
    found = refusal(session.archive, files[0], cut)
    assert (found.exit_code, found.code, found.data["part"]) == (3, "addendum-part", paper.name)


def test_a_file_that_is_none_ends_with_4(tmp_path: Path) -> None:
    session, files = chained()
    stray = tmp_path / "stray.rdaddendum"
    stray.write_bytes(b"no sealed file")
    assert refusal(session.archive, stray).exit_code == 4
    assert refusal(session.archive, session.archive).exit_code == 4
    short = tmp_path / "short.rdaddendum"
    short.write_bytes(files[0].read_bytes()[:-600])
    assert refusal(session.archive, short).exit_code in (3, 4)
