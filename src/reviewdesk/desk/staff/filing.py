"""The hand-over to the archives office: archive, records and papers in one folder, listed and verified."""

import shutil
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, get_args

from reviewdesk.desk.auditor.chain import Chain, open_chain
from reviewdesk.desk.auditor.handed_over import check_folder
from reviewdesk.desk.chair.handing_over import README, VERIFIER
from reviewdesk.desk.handover import (
    ADDENDA,
    ARCHIVE,
    FILED_COURSE,
    FILED_LIST,
    FILED_PAPERS,
    FILED_SHEET,
    PUBLISHED,
    SUMS,
    checksum,
)
from reviewdesk.desk.secretary.papers import local_time
from reviewdesk.desk.staff.copying import copy_file
from reviewdesk.desk.staff.filed_items import Filed, items_of
from reviewdesk.domain.drill import is_drill
from reviewdesk.errors import ReviewDeskError
from reviewdesk.errors.system import named, resolved
from reviewdesk.report.later.course_record import course_record
from reviewdesk.report.later.filing import RETENTION, FiledItem, FiledKind, Filing, Term, in_order
from reviewdesk.report.later.filing_list import filing_list
from reviewdesk.report.later.filing_sheet import filing_sheet
from reviewdesk.resources import resource
from reviewdesk.sealed.addendum import record_name
from reviewdesk.sealed.archive import open_archive
from reviewdesk.sealed.atomic import write_atomically
from reviewdesk.words import translator

Advance = Callable[[int], None]
_LITTER: Final = shutil.ignore_patterns(".*", "[Tt]humbs.db", "desktop.ini")
_TERMS: Final[Mapping[str, Term]] = {
    "永久": "permanent", "permanent": "permanent", "30年": "30", "30": "30", "10年": "10", "10": "10",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What was written: the folder, its files, and the items in the order of the list."""

    folder: Path
    files: tuple[str, ...]
    items: tuple[FiledItem, ...]
    fingerprint: str


def read_terms(texts: Sequence[str]) -> Mapping[FiledKind, Term]:
    """Return how long each kind is kept, from words such as "notice=10年"; the rest is the default.

    Raises:
        ReviewDeskError: "filing-retention".
    """
    terms = dict(RETENTION)
    for text in texts:
        kind, _, term = text.partition("=")
        if kind not in terms or term not in _TERMS:
            kinds, known = ", ".join(get_args(FiledKind)), ", ".join(_TERMS)
            raise ReviewDeskError("filing-retention", text=text, kinds=kinds, terms=known)
        terms[kind] = _TERMS[term]
    return terms


def hand_over(
    archive: Path,
    addenda: Sequence[Path],
    out: Path,
    *,
    published: Path | None = None,
    terms: Mapping[FiledKind, Term] = MappingProxyType(RETENTION),
    wanted: str | None = None,
    advance: Advance = lambda _: None,
) -> HandedOver:
    """Write the folder for the archives office: whole and verified under its name, or not at all.

    Args:
        archive: the archive; the whole one where there are two.
        addenda: what followed it, in order.
        out: the folder; it is not there yet.
        published: what `publish` wrote, copied as it is.
        terms: kind → how long it is kept.
        wanted: the fingerprint from paper.
        advance: told the bytes verified; may raise to stop.

    Raises:
        Verdict: as `open_chain`, or as a published folder does not hold.
        ReviewDeskError: "filing-exists", "filing-inside", "filing-published".
    """
    whole = resolved(out)
    if whole.exists() and (not whole.is_dir() or any(whole.iterdir())):
        raise ReviewDeskError("filing-exists", path=str(out))
    if published is not None and whole.is_relative_to(resolved(published)):
        raise ReviewDeskError("filing-inside", folder=str(published))
    chain = open_chain(archive, addenda, wanted, advance)
    whole.parent.mkdir(parents=True, exist_ok=True)
    making = whole.with_name(f".{whole.name}.filing")
    shutil.rmtree(making, ignore_errors=True)
    try:
        with named(making, whole):
            making.mkdir()
            if published is not None:
                _copy_published(published, making / PUBLISHED, chain, advance)
            items = _fill(making, chain, terms)
        if whole.exists():
            whole.rmdir()
        making.replace(whole)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return HandedOver(folder=out, files=_files(whole), items=items, fingerprint=chain.verified.fingerprint)


def _copy_published(folder: Path, copy: Path, chain: Chain, advance: Advance) -> None:
    """Copy what was published; later records that lie beside it have places of their own."""
    papers = (f"{n}-{path.rpartition('/')[2]}" for n, parts in chain.papers.items() for path in parts)
    later = {*papers, *(path.name for path in chain.files)}
    shutil.copytree(
        folder,
        copy,
        ignore=lambda at, names: {*_LITTER(at, names), *later & {*names}},
        copy_function=copy_file,
    )
    for file in check_folder(copy, chain.verified.fingerprint, advance):
        if file.refusal is not None:
            raise file.refusal
    if not any(_is_same(path, chain) for path in _archives(copy)):
        raise ReviewDeskError("filing-published", folder=str(folder))


def _archives(folder: Path) -> Iterator[Path]:
    """The whole archive lies deeper than one without names."""
    found = (path for path in folder.rglob(ARCHIVE) if path.is_file())
    yield from sorted(found, key=lambda path: -len(path.parts))


def _is_same(path: Path, chain: Chain) -> bool:
    return open_archive(path).digest == chain.verified.digest


def _fill(folder: Path, chain: Chain, terms: Mapping[FiledKind, Term]) -> tuple[FiledItem, ...]:
    archive = _archive(folder, chain)
    (folder / ADDENDA).mkdir()
    (folder / FILED_PAPERS).mkdir()
    copies = [folder / ADDENDA / record_name(a.number, a.kind) for a in chain.course.addenda]
    for source, copy in zip(chain.files, copies, strict=True):
        copy_file(str(source), str(copy))
    for number, papers in chain.papers.items():
        for path, data in papers.items():
            write_atomically(folder / FILED_PAPERS / f"{number}-{path.rpartition('/')[2]}", data)
    write_atomically(folder / FILED_COURSE, course_record(chain.course).data)
    write_atomically(folder / VERIFIER, resource("handover", VERIFIER).read_bytes())
    again = open_chain(folder / archive, copies)
    write_atomically(folder / README, _readme(again, archive))
    filing = _filing(folder, again, terms)
    write_atomically(folder / FILED_LIST, filing_list(filing))
    write_atomically(folder / FILED_SHEET, filing_sheet(filing).data)
    sums = "".join(f"{checksum(folder / name)}  {name}\n" for name in _files(folder))
    write_atomically(folder / SUMS, sums.encode())
    return filing.items


def _archive(folder: Path, chain: Chain) -> str:
    """Return where the archive lies, copied unless the published folder brought it."""
    brought = next((path for path in _archives(folder) if _is_same(path, chain)), None)
    if brought is not None:
        return brought.relative_to(folder).as_posix()
    copy_file(str(chain.archive), str(folder / ARCHIVE))
    return ARCHIVE


def _filing(folder: Path, chain: Chain, terms: Mapping[FiledKind, Term]) -> Filing:
    plan = chain.course.plan
    created = open_archive(chain.archive).header.created
    held = local_time(created, plan)[: len("2014-07-25")]
    filed = Filed(chain=chain, folder=folder, files=_files(folder), held=held, terms=terms)
    session = plan.review_session
    mark = translator(session.language)("Drill") if is_drill(session.title) else ""
    return Filing(session.title, session.language, in_order(items_of(filed)), mark)


def _readme(chain: Chain, archive: str) -> bytes:
    languages = tomllib.loads(resource("handover", "filing.toml").read_text("utf-8"))
    lineage, own = chain.verified.lineage, chain.course.plan.review_session
    signers = {keys.ssh_key: seat for seat, keys in lineage.seats.items()}
    texts = []
    for language in sorted(languages, key=lambda language: language != own.language):
        words = languages[language]
        linked = words["chain"].format(secretary=signers[lineage.signer], count=len(chain.files))
        texts.append(
            words["text"].format(
                title=own.title,
                archive=archive,
                published=words["published"] if archive != ARCHIVE else "",
                fingerprint=chain.verified.fingerprint,
                files=" ".join((archive, *(f"{ADDENDA}/{path.name}" for path in chain.files))),
                chair=signers[open_archive(chain.archive).header.signer],
                chain=linked if chain.files else "",
            )
        )
    text = ("\n" + "=" * 40 + "\n\n").join(texts).replace("\n", "\r\n")
    return text.encode("utf-8-sig")


def _files(folder: Path) -> tuple[str, ...]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return tuple(sorted(found))
