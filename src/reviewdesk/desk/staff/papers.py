"""Which papers belong to which addendum, and whether those in one say what the course leads to."""

from collections.abc import Iterator, Mapping
from typing import Final

from reviewdesk.domain.addenda.course import Course
from reviewdesk.domain.addenda.entry import Addendum
from reviewdesk.domain.addenda.words import Words
from reviewdesk.errors import ReviewDeskError
from reviewdesk.report.later.decision_record import decision_record
from reviewdesk.report.later.ledger import objection_ledger
from reviewdesk.report.later.readback import check_public
from reviewdesk.report.later.readback_internal import check_decision, check_ledger
from reviewdesk.report.later.telling import FORMS, public_forms
from reviewdesk.report.readback import Difference
from reviewdesk.sealed.addendum import PAPERS, PRIVATE_PAPERS

DECISION: Final = PRIVATE_PAPERS + "decision.pdf"
OBJECTIONS: Final = PRIVATE_PAPERS + "objections.pdf"
_PUBLIC: Final = {"notice": "notice", "confirm": "announcement", "cancel": "announcement"}


def papers_of(course: Course, addendum: Addendum, words: Mapping[int, Words]) -> dict[str, bytes]:
    """Return path in the addendum → bytes of its papers.

    Args:
        course: with the addendum as its last step.
        addendum: the one about to be written.
        words: number → names and free text, of this and of earlier addenda.
    """
    if addendum.kind == "decide":
        return {DECISION: decision_record(course, addendum, words.get(addendum.number)).data}
    if addendum.kind == "object":
        return {OBJECTIONS: objection_ledger(course, words).data}
    if addendum.kind in _PUBLIC:
        forms = public_forms(course, addendum)
        return {path: forms[form] for path, form in zip(paths_of(addendum), forms, strict=True)}
    return {}


def paths_of(addendum: Addendum) -> tuple[str, ...]:
    """Return where the papers of an addendum lie in it."""
    own = {"decide": (DECISION,), "object": (OBJECTIONS,)}
    if addendum.kind in _PUBLIC:
        return tuple(f"{PAPERS}{_PUBLIC[addendum.kind]}.{form}" for form in FORMS)
    return own.get(addendum.kind, ())


def check_papers(
    course: Course, addendum: Addendum, parts: Mapping[str, bytes], *, file: str, withheld: bool
) -> None:
    """Refuse papers that do not say what the addendum, and all before it, lead to.

    Args:
        course: with the addendum as its last step.
        addendum: the one they lie in.
        parts: path → bytes.
        file: what to call the addendum.
        withheld: the private group was not handed over.

    Raises:
        ReviewDeskError: "addendum-unlisted", "addendum-unknown", "addendum-paper", "report-pdf-unreadable".
    """
    known = paths_of(addendum)
    for path in sorted({*parts} - {*known}):
        raise ReviewDeskError("addendum-unknown", file=file, part=path)
    for path in known:
        if path not in parts and not (withheld and path.startswith(PRIVATE_PAPERS)):
            raise ReviewDeskError("addendum-unlisted", file=file, part=path)
    for path, found in _compared(course, addendum, parts):
        if found is not None:
            raise ReviewDeskError(
                "addendum-paper",
                file=file,
                part=path,
                application=found.application,
                field=found.field,
                printed=found.printed,
                expected=found.expected,
            )


def _compared(
    course: Course, addendum: Addendum, parts: Mapping[str, bytes]
) -> Iterator[tuple[str, Difference | None]]:
    for path, paper in parts.items():
        if path == DECISION:
            yield path, check_decision(paper, course, addendum)
        elif path == OBJECTIONS:
            yield path, check_ledger(paper, course)
        else:
            yield path, check_public(path.rpartition(".")[2], paper, course, addendum)
