"""Whoever holds the genuine chair key changes ballots, seats or documents and signs the archive again."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from archives import Archive, refusal
from reviewdesk.desk.auditor import ballots
from reviewdesk.desk.auditor.verdict import DIFFERS, MISSING
from reviewdesk.desk.auditor.verify import verify
from reviewdesk.domain import canonical
from reviewdesk.sealed.codes import fingerprint

pytestmark = pytest.mark.xdist_group("auditor")
BALLOT = "ballots/r2-t-1-1/"
SCORES = BALLOT + "scores.json"


def test_the_genuine_archive_holds_and_says_what_became_of_every_seat(signed: Archive) -> None:
    found = verify(signed.path)
    assert found.counts == {"absent": 1, "counted": 9, "unused": 2}
    assert found.signers["report/ranking-t.pdf"] == ("chair", "r1", "r2")
    assert found.withheld == ()
    assert found.compared is False
    assert verify(signed.path, found.fingerprint.lower()).compared is True


def test_written_again_unchanged_by_the_chair_it_still_holds(signed: Archive, forged: Path) -> None:
    assert verify(signed.forged(forged, {})).counts == verify(signed.path).counts


def test_another_fingerprint_is_refused(signed: Archive, lone: Archive) -> None:
    other = fingerprint(lone.held.lineage("chair").batch)
    assert refusal(signed.path, other).exit_code == DIFFERS
    assert refusal(signed.path, "no fingerprint").code == "verify-fingerprint"


def test_a_dropped_ballot_is_missed_by_its_seat(signed: Archive, forged: Path) -> None:
    dropped = dict.fromkeys(path for path in signed.parts if path.startswith(BALLOT))
    found = refusal(signed.forged(forged, dropped))
    assert (found.exit_code, found.data["seat"]) == (MISSING, "r2")


def test_a_changed_score_is_not_the_one_that_was_sealed(signed: Archive, forged: Path) -> None:
    document = json.loads(signed.parts[SCORES])
    document["scores"]["A1"] = ["90"]
    found = refusal(signed.forged(forged, {SCORES: canonical.encode(document)}))
    assert (found.exit_code, found.code, found.data["seat"]) == (DIFFERS, "ballot-altered", "r2")


def test_every_ballot_that_is_removed_is_missed_by_its_seat_and_track(signed: Archive, forged: Path) -> None:
    folders = sorted({path.rpartition("/")[0] for path in signed.parts if path.startswith("ballots/")})
    assert len(folders) == 9
    for folder in folders:
        dropped = dict.fromkeys(path for path in signed.parts if path.startswith(f"{folder}/"))
        found = refusal(signed.forged(forged, dropped))
        assert (found.exit_code, found.code) == (MISSING, "verify-ballot-missing")
        assert f"ballots/{found.data['seat']}-{found.data['track']}-1-1" == folder


def test_every_score_that_is_changed_is_named_by_its_ballot(signed: Archive, forged: Path) -> None:
    scores = [path for path in signed.parts if path.endswith("/scores.json")]
    cells = [(path, one) for path in scores for one in json.loads(signed.parts[path])["scores"]]
    assert len(cells) == 23
    for path, application in cells:
        document = json.loads(signed.parts[path])
        document["scores"][application] = ["90"]
        found = refusal(signed.forged(forged, {path: canonical.encode(document)}))
        assert (found.exit_code, found.code) == (DIFFERS, "ballot-altered")
        assert path.startswith(f"ballots/{found.data['seat']}-{found.data['track']}-")


def test_switched_off_the_check_of_scores_lets_the_change_reach_the_result(
    signed: Archive, forged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reviewdesk.sealed import ballot

    document = json.loads(signed.parts[SCORES])
    document["scores"]["A1"] = ["90"]
    signed.forged(forged, {SCORES: canonical.encode(document)})
    monkeypatch.setattr(ballot, "_check_content", lambda *_: None)
    found = refusal(forged)
    assert (found.code, "A1" in str(found.data["where"])) == ("verify-result", True)


def test_a_ballot_nobody_counted_is_refused(signed: Archive, forged: Path) -> None:
    found = refusal(signed.forged(forged, {"ballots/r5-u-1-1/scores.json": b"more"}))
    assert (found.exit_code, found.code) == (DIFFERS, "verify-ballot-uncounted")


def test_a_ballot_under_another_seats_name_is_refused(signed: Archive, forged: Path) -> None:
    moved: dict[str, bytes | None] = {}
    for path in (p for p in signed.parts if p.startswith(BALLOT)):
        moved |= {path: None, path.replace("r2", "spare1"): signed.parts[path]}
    assert refusal(signed.forged(forged, moved)).code == "verify-misfiled"


def test_scores_of_one_seat_do_not_fit_another(signed: Archive, forged: Path) -> None:
    other = signed.parts["ballots/r3-t-1-1/scores.json"]
    assert refusal(signed.forged(forged, {SCORES: other})).exit_code == DIFFERS


@pytest.mark.parametrize("part", ["batch/plan.json", "batch/list.json", "batch/manifest.json"])
def test_changed_rules_lists_and_dossier_digests_are_not_those_sealed(
    signed: Archive, forged: Path, part: str
) -> None:
    changed = signed.parts[part].replace(b"A1", b"A9").replace(b'"quota":2', b'"quota":1')
    assert changed != signed.parts[part]
    found = refusal(signed.forged(forged, {part: changed}))
    assert (found.exit_code, found.code[:8]) == (DIFFERS, "archive-")


def test_another_certificate_is_refused_and_a_missing_one_missed(signed: Archive, forged: Path) -> None:
    swapped = {"keys/r4.pem": signed.parts["keys/r5.pem"]}
    found = refusal(signed.forged(forged, swapped))
    assert (found.exit_code, found.code, found.data["part"]) == (DIFFERS, "verify-certificate", "keys/r4.pem")
    assert refusal(signed.forged(forged, {"keys/r4.pem": b"no certificate"})).exit_code == DIFFERS
    assert refusal(signed.forged(forged, {"keys/r4.pem": None})).exit_code == MISSING


@pytest.mark.parametrize(
    "part",
    [
        "log.jsonl",
        "record.json",
        "result.json",
        "keys/allowed_signers",
        "batch/header.json",
        "batch/list.json",
        "report/ranking-u.pdf",
        "report/workbook.xlsx",
        "private/people.json",
        "private/texts.json",
        "private/statements/r2-t-1-1.json",
        SCORES,
    ],
)
def test_a_part_struck_from_header_and_archive_is_missed(signed: Archive, forged: Path, part: str) -> None:
    found = refusal(signed.forged(forged, {part: None}))
    assert (found.exit_code, found.data["part"]) == (MISSING, part)


@pytest.mark.parametrize(
    "part",
    [
        "note.txt",
        "batch/more.json",
        "keys/r9.pem",
        "report/more.pdf",
        "typed/r5-u-1.json",
        "private/more.json",
    ],
)
def test_a_part_no_archive_has_is_refused(signed: Archive, forged: Path, part: str) -> None:
    found = refusal(signed.forged(forged, {part: b"more"}))
    assert (found.exit_code, found.data["part"]) == (DIFFERS, part)


@pytest.mark.parametrize(
    "part", ["private/people.json", "private/texts.json", "private/statements/r2-t-1-1.json"]
)
def test_changed_names_reasons_and_statements_are_not_those_recorded(
    signed: Archive, forged: Path, part: str
) -> None:
    document = json.loads(signed.parts[part])
    document["more"] = "x"
    found = refusal(signed.forged(forged, {part: canonical.encode(document)}))
    assert (found.exit_code, found.data["part"]) == (DIFFERS, part)


def test_another_seat_than_the_chairs_cannot_sign_an_archive(signed: Archive, forged: Path) -> None:
    from reviewdesk.sealed.archive import write_archive

    for key in (signed.held.secret("r1").signing_key, _stranger()):
        write_archive(forged, signed.header, signed.parts, key)
        found = refusal(forged)
        assert (found.exit_code, found.code) == (DIFFERS, "verify-signer")


def test_switched_off_the_check_of_ballot_folders_lets_an_uncounted_ballot_pass(
    signed: Archive, forged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed.forged(forged, {"typed/r5-u-1.json": b"more"})
    monkeypatch.setattr(ballots, "_check_known", lambda *_: None)
    assert verify(forged).counts["counted"] == 9


def _stranger() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()
