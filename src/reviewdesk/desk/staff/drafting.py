"""What staff enter, as the next addendum: each order is one form of the window, one file or set of flags."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from reviewdesk.desk.auditor.chain import Chain, open_chain
from reviewdesk.desk.staff.appending import Draft, drafted
from reviewdesk.domain.addenda.course import Key
from reviewdesk.domain.addenda.entry import Conclusion, Effect, Outcome, Sender
from reviewdesk.domain.addenda.listing import listed_record, listing
from reviewdesk.domain.addenda.objecting import is_late
from reviewdesk.domain.addenda.period import DayRule, period
from reviewdesk.domain.addenda.places import title_of, track_of
from reviewdesk.domain.addenda.steps import notice_list
from reviewdesk.domain.addenda.words import reason_key
from reviewdesk.domain.names import TrackId
from reviewdesk.domain.plan.values import Plan
from reviewdesk.errors import ReviewDeskError


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One application that is decided otherwise than recommended.

    Attributes:
        standing: a tier's id, or "not_listed".
        track: "" where the application stands in one track alone.
    """

    application: str
    standing: str
    reason: str
    track: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionOrder:
    """What the organisers decided, and where."""

    meeting: date
    place: str = ""
    by: str = ""
    document: str = ""
    note: str = ""
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeOrder:
    """How the decision is made public; what is None or "" is the plan's."""

    published: date
    supplementary: bool = False
    days: int | None = None
    kind: Literal["calendar", "working"] | None = None
    first_day: Literal["next", "same"] | None = None
    holidays: tuple[date, ...] = ()
    workdays: tuple[date, ...] = ()
    place: str = ""
    contact: str = ""
    phone: str = ""
    address: str = ""
    supervision_phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionOrder:
    """An objection as it came, or as it was concluded.

    Attributes:
        number: of one that is in the ledger; None for a new one.
    """

    number: int | None = None
    received: date
    sender: Sender
    application: str
    track: str = ""
    who: str = ""
    contact: str = ""
    ground: str = ""
    evidence: str = ""
    handler: str = ""
    conclusion: Conclusion | None = None
    effect: Effect | None = None
    words: str = ""
    replied: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RereviewOrder:
    """The review session in which an objection's application was reviewed again, and what follows.

    Attributes:
        archive, addenda: of that review session; verified like any other.
    """

    objection: int
    archive: Path
    addenda: tuple[Path, ...] = ()
    outcome: Outcome
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CancellationOrder:
    """A title that is taken away after it was confirmed."""

    application: str
    track: str = ""
    document: str
    date: date
    reason: str = field(default="")


def decision(chain: Chain, order: DecisionOrder) -> Draft:
    """Return the decision as an addendum.

    Raises:
        ReviewDeskError: "decision-reason" for a change without one, or as `follow`.
    """
    changes, reasons = [], {}
    for change in order.changes:
        key = _key(chain, change.application, change.track)
        if not change.reason.strip():
            raise ReviewDeskError("decision-reason", application=change.application)
        before = title_of(chain.course, *key).recommended
        changes.append({"track": key[0], "application": key[1], "before": before, "after": change.standing})
        reasons[reason_key(key)] = change.reason
    data = {"meeting": order.meeting.isoformat(), "document": order.document, "changes": changes}
    words = {"place": order.place, "by": order.by, "note": order.note, "reasons": reasons}
    return drafted(chain, "decide", data, words)


def notice(chain: Chain, order: NoticeOrder) -> Draft:
    """Return the public notice of what holds now as an addendum; raises as `follow`."""
    _need_decided(chain)
    both = sorted(set(order.holidays) & set(order.workdays))
    if both:
        raise ReviewDeskError("notice-day-twice", date=both[0].isoformat())
    plan = chain.course.plan
    told = notice_list(chain.course, supplementary=order.supplementary)
    rule = day_rule_of(plan, order)
    lies = period(order.published, rule)
    data = {
        "supplementary": order.supplementary,
        "published": order.published.isoformat(),
        "first": lies.first.isoformat(),
        "last": lies.last.isoformat(),
        "days": rule.days,
        "kind": rule.kind,
        "first_day": rule.first_day,
        "holidays": [day.isoformat() for day in sorted(set(order.holidays))],
        "workdays": [day.isoformat() for day in sorted(set(order.workdays))],
        "place": order.place or plan.notice.place,
        "contacts": {
            "contact": order.contact,
            "phone": order.phone or plan.contacts.phone,
            "address": order.address or plan.contacts.address,
            "supervision_phone": order.supervision_phone or plan.contacts.supervision_phone,
        },
        "tracks": listed_record(told),
    }
    return drafted(chain, "notice", data)


def day_rule_of(plan: Plan, order: NoticeOrder) -> DayRule:
    """Return the rule of a notice: the plan's, where the order says nothing else."""
    return DayRule(
        days=order.days or plan.notice.days,
        kind=order.kind or plan.notice.kind,
        first_day=order.first_day or plan.notice.first_day,
        holidays=order.holidays,
        workdays=order.workdays,
    )


def objection(chain: Chain, order: ObjectionOrder) -> Draft:
    """Return an objection, received or concluded, as an addendum.

    What a conclusion leaves out is as it was received.

    Raises:
        ReviewDeskError: "objection-who" when a stamped or signed one names nobody, "objection-ground", or as
            `follow`.
    """
    track, application = _key(chain, order.application, order.track)
    held = next((one for one in chain.course.objections if one.number == order.number), None)
    before = chain.words.get(held.addenda[0], {}) if held else {}
    texts = {name: getattr(order, name) or before.get(name, "") for name in _TEXTS}
    if order.sender != "anonymous" and not texts["who"].strip():
        raise ReviewDeskError("objection-who")
    if not texts["ground"].strip():
        raise ReviewDeskError("objection-ground")
    noticed = bool(chain.course.notices)
    late = held.late if held else noticed and is_late(chain.course, order.received)
    data = {
        "number": order.number or len(chain.course.objections) + 1,
        "received": order.received.isoformat(),
        "sender": order.sender,
        "track": track,
        "application": application,
        "late": late,
        "conclusion": order.conclusion,
        "effect": order.effect,
        "replied": None if order.replied is None else order.replied.isoformat(),
    }
    return drafted(chain, "object", data, texts)


def promotion(chain: Chain, note: str = "") -> Draft:
    """Return the next move into a vacated place as an addendum.

    Raises:
        ReviewDeskError: "course-nobody-next" when no place is vacated that somebody moves up to.
    """
    for vacancy in chain.course.vacancies():
        if vacancy.next is None:
            continue
        title = title_of(chain.course, vacancy.track, vacancy.next)
        data = {
            "track": vacancy.track,
            "application": vacancy.next,
            "tier": title.standing,
            "to": vacancy.tier,
            "instead_of": vacancy.removed,
        }
        return drafted(chain, "promote", data, {"note": note})
    raise ReviewDeskError("course-nobody-next")


def rereview(chain: Chain, order: RereviewOrder) -> Draft:
    """Return the link to the review session that reviewed again, with what was decided on it.

    Raises:
        Verdict: as `open_chain`, for the other archive.
        ReviewDeskError: "rereview-same" for this archive itself, or as `follow`.
    """
    other = open_chain(order.archive, order.addenda).verified
    if other.lineage.review_session == chain.verified.lineage.review_session:
        raise ReviewDeskError("rereview-same")
    asked = next((one for one in chain.course.objections if one.number == order.objection), None)
    if asked is None:
        raise ReviewDeskError("course-rereview-none", number=order.objection)
    ours = chain.course.applications[asked.track, asked.application]
    if all(one.applicant_id != ours.applicant_id for one in other.lineage.applications):
        raise ReviewDeskError("rereview-other", applicant=ours.applicant)
    data = {
        "objection": order.objection,
        "track": asked.track,
        "applications": [asked.application],
        "review_session": other.lineage.review_session,
        "batch": other.lineage.batch,
        "archive": other.digest,
        "outcome": order.outcome,
    }
    return drafted(chain, "rereview", data, {"note": order.note})


def confirmation(chain: Chain, document: str, on: date, note: str = "") -> Draft:
    """Return the confirmation of all who hold a place now as an addendum; raises as `follow`."""
    if not document.strip():
        raise ReviewDeskError("confirm-document")
    data = {"document": document, "date": on.isoformat(), "tracks": listed_record(listing(chain.course))}
    return drafted(chain, "confirm", data, {"note": note})


def cancellation(chain: Chain, order: CancellationOrder) -> Draft:
    """Return the cancellation of a title as an addendum.

    Raises:
        ReviewDeskError: "cancel-reason", "confirm-document", or as `follow`.
    """
    if not order.reason.strip():
        raise ReviewDeskError("cancel-reason")
    if not order.document.strip():
        raise ReviewDeskError("confirm-document")
    track, application = _key(chain, order.application, order.track)
    data = {
        "track": track,
        "application": application,
        "document": order.document,
        "date": order.date.isoformat(),
    }
    return drafted(chain, "cancel", data, {"reason": order.reason})


_TEXTS = ("who", "contact", "ground", "evidence", "handler", "words")


def _key(chain: Chain, application: str, track: str) -> Key:
    found = TrackId(track) if track else track_of(chain.course, application)
    return title_of(chain.course, found, application).key


def _need_decided(chain: Chain) -> None:
    if chain.course.decided is None:
        raise ReviewDeskError("course-undecided")
