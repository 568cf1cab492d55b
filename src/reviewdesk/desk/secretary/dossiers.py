"""Gathering dossiers: where to look, which file is which document, what belongs nowhere, what arrived."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from reviewdesk.desk.secretary.dossier_findings import documents_of, placed_at
from reviewdesk.desk.secretary.gathered import Gathered, Loose, Placed, Why
from reviewdesk.desk.secretary.office import Office
from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicationId
from reviewdesk.domain.plan.reader import read_plan
from reviewdesk.errors import ReviewDeskError
from reviewdesk.intake.cells import moment, whole
from reviewdesk.intake.dossier_walk import files_below
from reviewdesk.intake.matching import Match, Matching

Advance = Callable[[int], None]


def gather(
    office: Office,
    places: Sequence[Path] = (),
    *,
    column: str | None = None,
    advance: Advance = lambda files: None,
) -> Office:
    """Look through the folders for files, and take each for the document its names speak of.

    What a person placed or set aside stays as it is.

    Args:
        office: as it stands.
        places: further folders, or single files.
        column: the register's column that names file or folder; None for the one used before.
        advance: told of each file.

    Raises:
        Problems: "plan-problems", "dossiers-names".
        ReviewDeskError: "dossiers-no-folder", "dossiers-many-files", "dossiers-no-column".
    """
    old = office.dossiers
    column = old.column if column is None else column
    if column and column not in columns(office):
        raise ReviewDeskError("dossiers-no-column", column=column, known=", ".join(columns(office)))
    matching = Matching(office.applications, read_plan(office.plan_text), column)
    folders = _folders(old.folders, places)
    found = [match for folder in folders for match in _below(folder, office, matching, advance)]
    found += [matching.match_alone(path.absolute()) for path in places if path.is_file()]
    gathered = replace(old, folders=folders, column=column)
    return replace(office, dossiers=_taken(gathered, old, found))


def columns(office: Office) -> tuple[str, ...]:
    """Return the register's columns that the plan does not name; one of them may name files."""
    return tuple(dict.fromkeys(name for a in office.applications for name in a.further))


def leave_out(office: Office, folder: Path) -> Office:
    """Look no longer in a folder; what a person placed from it stays."""
    old = office.dossiers
    return _with(
        office,
        folders=tuple(one for one in old.folders if one != folder),
        placed=tuple(p for p in old.placed if p.how in _BY_HAND or not p.path.is_relative_to(folder)),
        loose=tuple(one for one in old.loose if not one.path.is_relative_to(folder)),
    )


def place(office: Office, path: Path, application: str, document: str) -> Office:
    """Take a file for a document; the file taken for it before belongs to none any more.

    Raises:
        ReviewDeskError: "dossier-no-application", "dossier-no-document", "dossier-no-file".
    """
    owner = _application(office, application)
    known = documents_of(owner, read_plan(office.plan_text))
    if document not in [one.id for one in known]:
        names = ", ".join(f"{one.id} ({one.name})" for one in known)
        raise ReviewDeskError("dossier-no-document", document=document, known=names)
    path = path.absolute()
    if not path.is_file():
        raise ReviewDeskError("dossier-no-file", path=str(path))
    before = placed_at(office.dossiers).get((owner.id, document))
    if before is not None and before.path != path:
        office = take_away(office, before.path)
    old = office.dossiers
    new = Placed(application=owner.id, document=document, path=path, how="hand")
    return _with(
        office,
        placed=(*(one for one in old.placed if one.path != path), new),
        loose=tuple(one for one in old.loose if one.path != path),
    )


def take_away(office: Office, path: Path) -> Office:
    """Take a file no longer for a document."""
    old = office.dossiers
    gone = [one for one in old.placed if one.path == path]
    loose = [Loose(path=one.path, why="unknown", application=one.application) for one in gone]
    return _with(
        office, placed=tuple(one for one in old.placed if one.path != path), loose=(*old.loose, *loose)
    )


def set_aside(office: Office, paths: Iterable[Path], *, aside: bool = True) -> Office:
    """Say that files belong nowhere, or take that back."""
    wanted = set(paths)
    old = office.dossiers
    placed = [one.path for one in old.placed if one.path in wanted]
    for path in placed:
        office = take_away(office, path)
    return _with(
        office,
        loose=tuple(
            replace(one, aside=aside) if one.path in wanted else one for one in office.dossiers.loose
        ),
    )


def receive(office: Office, application: str, received: str, copies: str) -> Office:
    """Note when a dossier arrived and how many copies on paper, as people write them; "" for not known.

    Raises:
        ReviewDeskError: "dossier-no-application", "dossier-received", "dossier-copies".
    """
    owner = _application(office, application)
    when = moment(received) if received.strip() else ""
    if when is None:
        raise ReviewDeskError("dossier-received", value=received)
    count = whole(copies) if copies.strip() else None
    if count is None and copies.strip():
        raise ReviewDeskError("dossier-copies", value=copies)
    changed = replace(owner, received=when, copies=count)
    return replace(
        office, applications=tuple(changed if a.id == owner.id else a for a in office.applications)
    )


_BY_HAND = ("hand", "converted")


def _folders(known: tuple[Path, ...], places: Sequence[Path]) -> tuple[Path, ...]:
    new = [path.absolute() for path in places if not path.is_file()]
    for folder in new:
        if not folder.is_dir():
            raise ReviewDeskError("dossiers-no-folder", folder=str(folder))
    return tuple(dict.fromkeys((*known, *new)))


def _below(folder: Path, office: Office, matching: Matching, advance: Advance) -> Iterable[Match]:
    if not folder.is_dir():
        return
    for path in files_below(folder, frozenset([office.folder.absolute()])):
        advance(1)
        yield matching.match(path, folder)


def _taken(gathered: Gathered, old: Gathered, found: Iterable[Match]) -> Gathered:
    """Merge what was found into what a person decided; of two files for one document a PDF goes first."""
    here = tuple(folder for folder in gathered.folders if folder.is_dir())
    kept = [one for one in old.placed if one.how in _BY_HAND or not _inside(one.path, here)]
    loose = [one for one in old.loose if one.aside or not _inside(one.path, here)]
    seen = {one.path for one in kept} | {one.path for one in loose}
    seen |= {one.source for one in kept if one.source}
    taken = {(one.application, one.document) for one in kept}
    placed = list(kept)
    for match in sorted(found, key=lambda match: (match.path.suffix.casefold() != ".pdf", match.path)):
        if match.path in seen:
            continue
        seen.add(match.path)
        key = (ApplicationId(match.application), match.document)
        why = _why(match, twice=key in taken)
        if why is None and match.how:
            taken.add(key)
            placed.append(Placed(application=key[0], document=key[1], path=match.path, how=match.how))
        else:
            loose.append(
                Loose(
                    path=match.path,
                    why=why or "unknown",
                    application=match.application,
                    document=match.document,
                )
            )
    return replace(
        gathered,
        placed=tuple(sorted(placed, key=lambda one: (one.application, one.document))),
        loose=tuple(sorted(loose, key=lambda one: one.path)),
    )


def _why(match: Match, *, twice: bool) -> Why | None:
    if match.several:
        return "several"
    if not match.application:
        return "unknown"
    if not match.document:
        return "document"
    if twice:
        return "twice" if match.path.suffix.casefold() == ".pdf" else "other_format"
    return None


def _inside(path: Path, folders: Sequence[Path]) -> bool:
    return any(path.is_relative_to(folder) for folder in folders)


def _application(office: Office, id_: str) -> Application:
    found = next((a for a in office.applications if a.id == id_), None)
    if found is None:
        raise ReviewDeskError("dossier-no-application", application=id_)
    return found


def _with(office: Office, **changes: object) -> Office:
    return replace(office, dossiers=replace(office.dossiers, **changes))  # type: ignore[arg-type]
