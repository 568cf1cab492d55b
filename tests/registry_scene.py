"""Invented archives as the registry takes them in, and the two databases every answer is asked of."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from postgres_server import server
from reviewdesk.domain.names import ApplicationId, Digest, SeatId
from reviewdesk.domain.registry import (
    Applicant,
    Entry,
    Named,
    Person,
    PrivateGroup,
    RegistryArchive,
    Remark,
    Submitted,
    Title,
)
from reviewdesk.sealed.codes import fingerprint
from reviewdesk.store.registry_database import Place, opened

DATABASES: Final = ("sqlite", "postgresql")
WHEN: Final = "2014-10-01T08:00:00Z"
LISTED, PILOT, OUT = Named("listed", "入围"), Named("pilot", "试点培育"), Named("not_listed")
COMPREHENSIVE, GREEN = Named("comprehensive", "综合性示范区域"), Named("green", "绿色示范区域")


def new_place(kind: str, folder: Path) -> Place:
    """Return where a new registry may be made in one of the two databases."""
    if kind == "sqlite":
        return folder / "registry"
    running = server()
    return running.address(running.database())


@cache
def _made() -> str:
    """Return a database with an empty registry, to make others like it."""
    running = server()
    name = running.database()
    with opened(running.address(name), create=True):
        return name


@pytest.fixture(params=DATABASES)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Return a place to hold a registry, where PostgreSQL has an empty one already, which is quicker."""
    if request.param == "sqlite":
        return tmp_path / "registry"
    running = server()
    return running.address(running.database(_made()))


@pytest.fixture(params=DATABASES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Return where a new registry may be made, once in each database."""
    return new_place(request.param, tmp_path)


def digest(text: str) -> Digest:
    """Return some digest."""
    return Digest(hashlib.sha256(text.encode()).hexdigest())


def recommended(standing: Named) -> Title:
    """Return what an application holds before anything follows."""
    return Title(standing=standing, state="recommended" if standing.name else "")


def confirmed(standing: Named, day: str, document: str = "浙经信〔2014〕9号") -> Title:
    """Return a title that was confirmed."""
    return Title(standing=standing, state="confirmed", document=document, dated=day, confirmed=day)


def cancelled(title: Title, day: str) -> Title:
    """Return a title that was taken away again."""
    return replace(title, state="cancelled", dated=day, document="浙经信〔2016〕1号")


def entry(
    application: str,
    applicant: Applicant,
    title: Title,
    *,
    track: Named = COMPREHENSIVE,
    place: int | None = 1,
    committee: Named | None = None,
) -> Entry:
    """Return one application."""
    return Entry(
        track=track,
        application=ApplicationId(application),
        applicant=applicant,
        place=place,
        number=place,
        published="85.40",
        recommended=committee or title.standing,
        title=title,
        totals={SeatId("r1"): "84", SeatId("r2"): "86"},
        excluded={SeatId("r3"): "recused"},
    )


LINAN = Applicant("临安市人民政府", "330185", "临安市", "杭州市", "330185")
HAINING = Applicant("海宁市人民政府", "330481", "海宁市", "嘉兴市", "330481")
ANJI = Applicant("安吉县 Anji", "330523", "安吉县", "湖州市", "330523")


def entries(*titles: Title) -> tuple[Entry, ...]:
    """Return three applications of two tracks, in order, with titles for as many as are given."""
    given = (*titles, *(recommended(one) for one in (LISTED, PILOT, OUT)[len(titles) :]))
    return (
        entry("A001", LINAN, given[0], place=1, committee=LISTED),
        entry("A002", HAINING, given[1], place=2, committee=PILOT),
        entry("G001", ANJI, given[2], place=1, track=GREEN, committee=OUT),
    )


def submitted(
    session: str = "一",
    *,
    sequence: int = 1,
    year: int = 2014,
    addenda: Sequence[str] = (),
    rows: tuple[Entry, ...] | None = None,
    private: PrivateGroup | None = None,
    record: str = "",
    batch: str = "",
    signed: str = "",
    compared: bool = False,
) -> Submitted:
    """Return an archive as it comes from verifying."""
    of_batch = digest(f"batch {session} {batch}")
    return Submitted(
        archive=RegistryArchive(
            review_session=digest(session)[:32],
            sequence=sequence,
            batch=of_batch,
            fingerprint=fingerprint(of_batch),
            digest=digest(f"archive {session} {sequence} {signed}"),
            record=digest(f"record {session} {sequence} {record}"),
            created=f"{year}-07-26T0{sequence}:00:00Z",
            logged=40 + len(signed),
            title=f"{year}年评审{session}",
            year=year,
            organisers=("甲委", "乙厅"),
            compared=compared,
            addenda=tuple(map(digest, addenda)),
        ),
        entries=entries() if rows is None else rows,
        private=private,
    )


PRIVATE = PrivateGroup(
    (Person(SeatId("r1"), "评委甲乙丙", "某研究院"),), (Remark("vote", "并列第八名的表决说明"),)
)
