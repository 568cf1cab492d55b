"""What `--json` says of the records that follow an archive."""

from reviewdesk.desk.auditor.chain import Chain
from reviewdesk.desk.staff.appending import Appended


def appended_data(done: Appended) -> dict[str, object]:
    """Return what is said of a record that was written."""
    return {
        "addendum": str(done.path),
        "papers": [str(path) for path in done.papers],
        **course_data(done.chain),
    }


def course_data(chain: Chain) -> dict[str, object]:
    """Return where things stand after the last record."""
    course = chain.course
    return {
        "fingerprint": chain.verified.fingerprint,
        "archive": chain.verified.digest,
        "head": chain.head,
        "addenda": [
            {"number": one.number, "kind": one.kind, "at": one.at, "digest": one.digest, "data": one.data}
            for one in course.addenda
        ],
        "titles": [
            {
                "track": title.track,
                "application": title.application,
                "recommended": title.recommended,
                "standing": title.standing,
                "number": title.number,
                "state": title.state,
            }
            for title in course.titles.values()
        ],
        "objections": [
            {
                "number": one.number,
                "application": one.application,
                "conclusion": one.conclusion,
                "effect": one.effect,
                "open": one.open,
            }
            for one in course.objections
        ],
        "vacancies": [
            {"track": one.track, "tier": one.tier, "removed": one.removed, "next": one.next}
            for one in course.vacancies()
        ],
        "withheld": [one.number for one in course.addenda if one.number not in chain.words],
    }
