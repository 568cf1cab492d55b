"""What the archives office gets, item by item: which files each is, its title, number, date and pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath
from typing import Final

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.handover import ADDENDA, ARCHIVE, AUTHORITY, FILED_COURSE, FILED_PAPERS, SUMS, WORKBOOK
from reviewdesk.domain.addenda.course import Course
from reviewdesk.domain.addenda.entry import Addendum
from reviewdesk.domain.plan.values import ReviewSession
from reviewdesk.errors.marker import N_
from reviewdesk.report.course_words import KINDS
from reviewdesk.report.later.course_record import day_of
from reviewdesk.report.later.filing import FiledItem, FiledKind, Term, page_count
from reviewdesk.report.later.telling import TOLD, public_text
from reviewdesk.sealed.addendum import record_name
from reviewdesk.words import translator

_FILED: Final[Mapping[str, FiledKind]] = {
    "decide": "decision",
    "notice": "notice",
    "object": "objections",
    "confirm": "announcement",
    "cancel": "announcement",
}
_PUBLISHED: Final[Mapping[str, FiledKind]] = {
    "packet.pdf": "packet",
    "ranking-*.pdf": "ranking",
    WORKBOOK: "workbook",
    ARCHIVE: "archive",
    "result.json": "verifying",
    AUTHORITY: "verifying",
    SUMS: "verifying",
    "verify_archive.py": "verifying",
    "说明.txt": "verifying",
    "*": "other",
}
_PATTERNS: Final = tuple(_PUBLISHED)
_TITLES: Final[Mapping[FiledKind, str]] = {
    "packet": N_("Sign packet of “{title}”"),
    "ranking": N_("Ranking of “{title}”: {name}"),
    "workbook": N_("Workbook of “{title}”"),
    "archive": N_("Archive of “{title}”"),
    "decision": N_("Record of the decision on “{title}”"),
    "objections": N_("Ledger of objections to “{title}”"),
    "course": N_("What followed “{title}”"),
    "verifying": N_("Files to verify “{title}” with"),
    "record": N_("Later record {number} of “{title}”: {name}"),
    "other": N_("Further file of “{title}”: {name}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A folder with everything that is filed, and what it is made into items with.

    Attributes:
        files: paths in the folder.
        held: on which day the result became final, ISO text.
        terms: kind → how long it is kept.
    """

    chain: Chain
    folder: Path
    files: tuple[str, ...]
    held: str
    terms: Mapping[FiledKind, Term]

    @property
    def session(self) -> ReviewSession:
        """The review session it is all about."""
        return self.chain.course.plan.review_session

    def item(
        self, kind: FiledKind, files: tuple[str, ...], *, title: str, date: str, document: str = ""
    ) -> FiledItem:
        """Return one item; its first PDF gives the pages."""
        say = translator(self.session.language)
        paper = next((path for path in files if path.endswith(".pdf")), None)
        committee = kind in ("packet", "ranking")
        return FiledItem(
            kind=kind,
            title=title,
            document=document,
            responsible=say("Review committee") if committee else say(", ").join(self.session.organisers),
            date=date,
            pages=page_count((self.folder / paper).read_bytes()) if paper else None,
            files=files,
            term=self.terms[kind],
        )

    def title(self, kind: FiledKind, **words: object) -> str:
        """Return what an item is called."""
        say = translator(self.session.language)
        return say(_TITLES[kind]).format(title=self.session.title, **words)


def items_of(filed: Filed) -> tuple[FiledItem, ...]:
    """Return every item, in the order of what happened."""
    return (*_of_review(filed), *_of_course(filed), *_of_rest(filed))


def _of_review(filed: Filed) -> Iterator[FiledItem]:
    """What was published, apart from what only helps to verify."""
    for kind, path in _kinds(filed):
        if kind not in ("verifying", "other"):
            name = _track_name(filed.chain.course, path)
            yield filed.item(kind, (path,), title=filed.title(kind, name=name), date=filed.held)


def _of_course(filed: Filed) -> Iterator[FiledItem]:
    course = filed.chain.course
    objections = [one for one in course.addenda if one.kind == "object"]
    for addendum in course.addenda:
        kind = _FILED.get(addendum.kind, "record")
        if kind == "objections" and addendum != objections[-1]:
            continue
        own = objections[::-1] if kind == "objections" else [addendum]
        files = tuple(path for one in own for path in _files(filed, one))
        title = _addendum_title(filed, kind, addendum)
        document = addendum.data.get("document", "")
        yield filed.item(kind, files, title=title, date=day_of(addendum), document=document)


def _of_rest(filed: Filed) -> Iterator[FiledItem]:
    last = max(map(day_of, filed.chain.course.addenda), default=filed.held)
    yield filed.item("course", (FILED_COURSE,), title=filed.title("course"), date=last)
    kinds = list(_kinds(filed))
    for kind, path in kinds:
        if kind == "other":
            title = filed.title("other", name=PurePosixPath(path).name)
            yield filed.item("other", (path,), title=title, date="")
    verifying = tuple(path for kind, path in kinds if kind == "verifying")
    yield filed.item("verifying", verifying, title=filed.title("verifying"), date=filed.held)


def _kinds(filed: Filed) -> Iterator[tuple[FiledKind, str]]:
    """Yield what each file is that is neither of the course nor of an addendum, in order of kinds."""
    own = [
        path
        for path in filed.files
        if path != FILED_COURSE and not path.startswith((f"{ADDENDA}/", f"{FILED_PAPERS}/"))
    ]
    for number, path in sorted((_pattern(PurePosixPath(path).name), path) for path in own):
        yield _PUBLISHED[_PATTERNS[number]], path


def _pattern(name: str) -> int:
    return next(number for number, pattern in enumerate(_PATTERNS) if fnmatch(name, pattern))


def _files(filed: Filed, addendum: Addendum) -> tuple[str, ...]:
    """Return the files of an addendum, its papers first, of those its PDF."""
    papers = [path for path in filed.files if path.startswith(f"{FILED_PAPERS}/{addendum.number}-")]
    name = f"{ADDENDA}/{record_name(addendum.number, addendum.kind)}"
    sealed = [path for path in filed.files if path == name]
    return (*sorted(papers, key=lambda path: not path.endswith(".pdf")), *sealed)


def _addendum_title(filed: Filed, kind: FiledKind, addendum: Addendum) -> str:
    course = filed.chain.course
    if addendum.kind in TOLD:
        return public_text(course, addendum).title
    say = translator(filed.session.language)
    return filed.title(kind, number=addendum.number, name=say(KINDS[addendum.kind]))


def _track_name(course: Course, path: str) -> str:
    """Return the name of the track whose ranking a file is."""
    of = PurePosixPath(path).stem.removeprefix("ranking-")
    return next((track.name for track in course.plan.tracks if track.id == of), "")
