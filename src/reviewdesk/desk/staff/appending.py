"""Signing the next link of the chain with the secretary's slip, whole beside its papers or not at all."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reviewdesk.desk.auditor.chain import Chain, joined
from reviewdesk.desk.clock import now
from reviewdesk.desk.handover import SUMS
from reviewdesk.desk.staff.entered import check_dates, tidy, visible
from reviewdesk.desk.staff.papers import papers_of
from reviewdesk.domain import canonical
from reviewdesk.domain.addenda.course import Course
from reviewdesk.domain.addenda.entry import Addendum, Kind, entry_json
from reviewdesk.domain.addenda.steps import follow
from reviewdesk.domain.addenda.words import Words, words_json
from reviewdesk.domain.names import Digest
from reviewdesk.errors import ReviewDeskError
from reviewdesk.report.unprinted import unprinted
from reviewdesk.sealed.addendum import ENTRY, TEXTS, record_name, write_addendum
from reviewdesk.sealed.atomic import all_or_none, write_atomically
from reviewdesk.sealed.codes import parse_slip
from reviewdesk.sealed.header import Header
from reviewdesk.sealed.keys import SeatSecret
from reviewdesk.sealed.opening import open_batch


@dataclass(frozen=True, slots=True)
class Hand:
    """Who signs: the secretary's seat, opened once with its slip and the batch.

    Attributes:
        batch: digest of the batch it signs for.
    """

    secret: SeatSecret = field(repr=False)
    batch: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The addendum that would come next, lawful where it stands; nothing is written yet.

    Attributes:
        addendum: its digest is still empty.
        course: what it would lead to.
        texts: its texts.json.
        papers: path in the addendum → bytes.
    """

    addendum: Addendum
    course: Course = field(repr=False)
    texts: bytes = field(repr=False)
    papers: Mapping[str, bytes] = field(repr=False)

    @property
    def missing(self) -> tuple[str, ...]:
        """Characters no bundled font has; its PDFs print them as 〓."""
        return unprinted(b"".join(data for path, data in self.papers.items() if path.endswith(".pdf")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Appended:
    """An addendum that was written, and the papers beside it."""

    chain: Chain
    path: Path
    papers: tuple[Path, ...]

    @property
    def addendum(self) -> Addendum:
        """The addendum as it was read back."""
        return self.chain.course.addenda[-1]


def take_hand(batch: Path, slip: str) -> Hand:
    """Open the secretary's seat.

    Args:
        batch: the batch of the review session; supplements are not needed.
        slip: the secretary's, as typed or scanned.

    Raises:
        ReviewDeskError: as `open_batch`.
    """
    opened = open_batch(batch, (), None, parse_slip(slip))
    return Hand(opened.secret, opened.lineage.batch)


def drafted(chain: Chain, kind: Kind, data: Mapping[str, Any], words: Words | None = None) -> Draft:
    """Return the addendum that would come next.

    Args:
        chain: what is known so far, verified.
        kind: of addendum.
        data: of the entry, without `text`.
        words: names and free text, as `reviewdesk.domain.addenda.words` lists them.

    Raises:
        ReviewDeskError: as `check_dates` and `follow`.
    """
    words = {key: _visible(value) for key, value in (words or {}).items()}
    check_dates(chain.course, kind, data)
    texts = words_json(kind, words, secrets.token_hex(32))
    made = Addendum(
        number=len(chain.files) + 1,
        kind=kind,
        at=now(),
        data={**tidy(data), "text": canonical.digest(texts)},
        digest=Digest(""),
    )
    course = follow(chain.course, made)
    papers = papers_of(course, made, {**chain.words, made.number: words})
    return Draft(addendum=made, course=course, texts=texts, papers=papers)


def _visible(value: str | Mapping[str, str]) -> str | dict[str, str]:
    if isinstance(value, str):
        return visible(value)
    return {key: visible(text) for key, text in value.items()}


def append(chain: Chain, hand: Hand, draft: Draft, out: Path) -> Appended:
    """Sign a draft, and write it and copies of its papers into a folder.

    Args:
        chain: the one it was drafted for.
        hand: signs.
        draft: what to write.
        out: takes the record under its `record_name` and the papers, each with the number in front.

    Raises:
        ReviewDeskError: "addendum-not-secretary", "addendum-exists", "addendum-published" for a folder
            whose list of checksums would no longer name all that lies in it.
    """
    lineage, made = chain.verified.lineage, draft.addendum
    if hand.batch != lineage.batch or hand.secret.ssh_key != lineage.signer:
        raise ReviewDeskError("addendum-not-secretary")
    header = Header(
        kind="addendum",
        review_session=lineage.review_session,
        sequence=made.number,
        previous_digest=chain.head,
        created=made.at,
        batch_digest=lineage.batch,
        plan_digest=lineage.plan_digest,
    )
    parts = {ENTRY: entry_json(made.kind, made.data), TEXTS: draft.texts, **draft.papers}
    if (out / SUMS).exists():
        raise ReviewDeskError("addendum-published", path=str(out))
    out.mkdir(parents=True, exist_ok=True)
    target = out / record_name(made.number, made.kind)
    beside = {out / f"{made.number}-{path.rpartition('/')[2]}": data for path, data in draft.papers.items()}
    for path in (target, *beside):
        if path.exists():
            raise ReviewDeskError("addendum-exists", path=str(path))
    with all_or_none() as written:
        write_addendum(target, header, parts, hand.secret.signing_key)
        written.append(target)
        longer = joined(chain, target)
        for path, paper in beside.items():  # copies: a run that is killed here leaves them inside the record
            write_atomically(path, paper)
            written.append(path)
    return Appended(chain=longer, path=target, papers=tuple(beside))
