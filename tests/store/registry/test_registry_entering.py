"""Entering archives: the same rules and the same answers on both databases."""

from dataclasses import replace

import pytest

from registry_scene import (
    ANJI,
    LISTED,
    PRIVATE,
    WHEN,
    confirmed,
    digest,
    entries,
    entry,
    recommended,
    submitted,
)
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.registry import Cut, Kept, Submitted, Wanted
from reviewdesk.errors import ReviewDeskError
from reviewdesk.store.registry_database import Registry
from reviewdesk.store.registry_entering import enter
from reviewdesk.store.registry_searching import archives, one_archive, private_group, search


def listed(registry: Registry) -> tuple[Kept, ...]:
    return archives(registry, None, Cut()).rows


def refused(registry: Registry, one: Submitted) -> ReviewDeskError:
    before = listed(registry)
    with pytest.raises(ReviewDeskError) as caught:
        enter(registry, one, "2020-01-01T00:00:00Z")
    assert listed(registry) == before
    return caught.value


def test_an_archive_comes_back_as_it_was_entered(registry: Registry) -> None:
    one = submitted(compared=True)
    assert enter(registry, one, WHEN) == ("new", 1)
    assert listed(registry) == (
        Kept(
            number=1,
            archive=one.archive,
            entered=WHEN,
            superseded=False,
            private=False,
            applications=3,
            titles=2,
        ),
    )
    found = search(registry, Wanted(), Cut())
    assert tuple(row.entry for row in found.rows) == one.entries
    assert {(row.number, row.session, row.year) for row in found.rows} == {(1, "2014年评审一", 2014)}


def test_the_same_archive_twice_changes_nothing(registry: Registry) -> None:
    enter(registry, submitted(), WHEN)
    before = listed(registry), search(registry, Wanted(), Cut())
    assert enter(registry, submitted(), "2020-01-01T00:00:00Z") == ("same", 1)
    assert (listed(registry), search(registry, Wanted(), Cut())) == before


def test_an_archive_without_applications_or_words_is_one_too(registry: Registry) -> None:
    bare = replace(PRIVATE, people=(), remarks=())
    assert enter(registry, submitted(rows=(), private=bare), WHEN) == ("new", 1)
    assert enter(registry, submitted(rows=(), addenda=["1"]), WHEN) == ("updated", 1)
    (one,) = listed(registry)
    assert (one.applications, one.titles, one.private) == (0, 0, False)


def test_more_applicants_than_one_question_may_name(registry: Registry) -> None:
    rows = tuple(
        replace(entry(f"A{n}", ANJI, recommended(LISTED)), applicant=replace(ANJI, code=str(n)))
        for n in range(1, 1203)
    )
    enter(registry, submitted(rows=rows), WHEN)
    found = search(registry, Wanted(text="1202"), Cut())
    assert [row.entry for row in found.rows] == [rows[-1]]
    assert search(registry, Wanted(), Cut(size=5)).total == 1202


def test_later_records_bring_an_archive_up_to_date(registry: Registry) -> None:
    enter(registry, submitted(), WHEN)
    later = submitted(addenda=["1", "2"], rows=entries(confirmed(LISTED, "2014-09-10")))
    assert enter(registry, later, WHEN) == ("updated", 1)
    assert enter(registry, later, WHEN) == ("same", 1)
    (one,) = listed(registry)
    assert one.archive.addenda == (digest("1"), digest("2"))
    found = search(registry, Wanted(text="临安"), Cut()).rows[0].entry
    assert (found.recommended, found.title) == (LISTED, confirmed(LISTED, "2014-09-10"))


def test_fewer_later_records_or_others_are_refused(registry: Registry) -> None:
    enter(registry, submitted(addenda=["1", "2"]), WHEN)
    fewer = refused(registry, submitted(addenda=["1"]))
    assert (fewer.code, fewer.data) == ("registry-fewer", {"known": 2, "found": 1})
    for chain in (["1", "x"], ["1", "x", "3"]):
        other = refused(registry, submitted(addenda=chain))
        assert (other.code, other.data) == ("registry-other-chain", {"number": 2})


def test_a_newer_result_supersedes_the_older_which_is_kept(registry: Registry) -> None:
    enter(registry, submitted(), WHEN)
    again = submitted(sequence=2, rows=entries()[:2])
    assert enter(registry, again, WHEN) == ("superseding", 2)
    assert [(one.number, one.superseded) for one in listed(registry)] == [(2, False), (1, True)]
    assert search(registry, Wanted(), Cut()).total == 2
    assert search(registry, Wanted(number=1), Cut()).total == 3
    assert one_archive(registry, again.archive.fingerprint).number == 2
    assert enter(registry, submitted(), WHEN) == ("same", 1)


def test_an_older_result_that_comes_later_stands_behind(registry: Registry) -> None:
    enter(registry, submitted(sequence=2), WHEN)
    assert enter(registry, submitted(sequence=1), WHEN) == ("superseded", 2)
    assert [(one.number, one.superseded) for one in listed(registry)] == [(2, True), (1, False)]
    assert one_archive(registry, submitted().archive.fingerprint).number == 1


def test_who_claims_a_known_session_with_another_batch_or_result_is_refused(registry: Registry) -> None:
    enter(registry, submitted(), WHEN)
    other = refused(registry, submitted(batch="x", sequence=9))
    assert other.code == "registry-other-batch"
    assert other.data["known"] == submitted().archive.fingerprint
    assert refused(registry, submitted(record="x")).code == "registry-other-record"


def test_a_later_signature_makes_another_archive_of_the_same_record(registry: Registry) -> None:
    enter(registry, submitted(), WHEN)
    signed = submitted(signed="1")
    assert enter(registry, signed, WHEN) == ("updated", 1)
    assert enter(registry, submitted(), WHEN) == ("same", 1)
    assert listed(registry)[0].archive.digest == signed.archive.digest


def test_a_fingerprint_once_compared_stays_compared(registry: Registry) -> None:
    enter(registry, submitted(), WHEN)
    assert enter(registry, submitted(compared=True), WHEN) == ("updated", 1)
    assert enter(registry, submitted(), WHEN) == ("same", 1)
    assert listed(registry)[0].archive.compared


def test_names_come_in_only_where_they_are_given(registry: Registry) -> None:
    enter(registry, submitted(), WHEN)
    assert private_group(registry, 1) == replace(PRIVATE, people=(), remarks=())
    assert enter(registry, submitted(private=PRIVATE), WHEN) == ("updated", 1)
    assert enter(registry, submitted(private=PRIVATE), WHEN) == ("same", 1)
    assert private_group(registry, 1) == PRIVATE
    assert listed(registry)[0].private
    enter(registry, submitted("二", private=PRIVATE), WHEN)
    assert private_group(registry, 2) == PRIVATE


def test_an_unknown_archive_is_named(registry: Registry) -> None:
    for which in ("7", "99999999999999999999", "AAAA-BBBB-CCCC-DDDD"):
        with pytest.raises(ReviewDeskError) as caught:
            one_archive(registry, which)
        assert (caught.value.code, caught.value.data) == ("registry-unknown", {"which": which})


def test_ids_are_told_apart_by_case(registry: Registry) -> None:
    rows = tuple(replace(entries()[0], application=ApplicationId(one)) for one in ("A1", "a1"))
    enter(registry, submitted(rows=rows), WHEN)
    assert search(registry, Wanted(), Cut()).total == 2
