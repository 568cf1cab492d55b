"""Opening minutes: what the batch is, to be read aloud, compared and signed before anything opens."""

from collections.abc import Callable
from typing import Final

from reviewdesk.domain.drill import is_drill
from reviewdesk.domain.plan.values import ReviewSession
from reviewdesk.errors.marker import N_
from reviewdesk.report.leaf import BODY, HEAD, TITLE, Style
from reviewdesk.report.page import Draft
from reviewdesk.report.result_words import ROLES
from reviewdesk.report.rules_words import aggregate_words
from reviewdesk.report.table import Column, Row, Table, set_table, start_height
from reviewdesk.report.values import OpeningMinutes, Paper
from reviewdesk.words import translator

ARRANGEMENTS: Final = {
    "strict": N_("strict"),
    "standard": N_("standard"),
    "one_laptop": N_("one laptop in turn"),
    "paper": N_("paper, typed twice"),
}
WITNESSES: Final = {
    "supervisor": N_("supervisor"),
    "member": N_("a member"),
    "none": N_("none; the chair attests alone"),
}
SPOKEN: Final = dict(
    zip("0123456789", ("零", "一", "二", "三", "四", "五", "六", "七", "八", "九"), strict=True)
)
SPELLED: Final = dict(
    zip(
        "0123456789ABCDEFGHJKMNPQRSTVWXYZ",
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "Alfa",
            "Bravo",
            "Charlie",
            "Delta",
            "Echo",
            "Foxtrot",
            "Golf",
            "Hotel",
            "Juliett",
            "Kilo",
            "Mike",
            "November",
            "Papa",
            "Quebec",
            "Romeo",
            "Sierra",
            "Tango",
            "Victor",
            "Whiskey",
            "X-ray",
            "Yankee",
            "Zulu",
        ],
        strict=True,
    )
)
CELL: Final = Style("plain", 10.5, 15)
CODE: Final = Style("head", 30, 48, "center")
_CODE: Final = 100.0
"""Height of the code and of how it is read aloud."""
_SIGNED: Final = 50.0
SAID: Final = Style("plain", 10, 16, "center", grey=0.3)


def opening_minutes(minutes: OpeningMinutes) -> Paper:
    """Return opening-minutes.pdf."""
    session = minutes.plan.review_session
    say = translator(session.language)
    watermark = say("Drill") if is_drill(session.title) else ""
    draft = Draft(say("Opening minutes"), session.language, watermark=watermark, note=_note(minutes, say))
    draft.turn()
    draft.paragraph(session.title, TITLE)
    draft.paragraph(say("Opening minutes"), TITLE)
    draft.gap(6)
    first = say("1. Fingerprint of the batch, to be read aloud and compared")
    draft.paragraph(first, HEAD, bookmark=True, below=_CODE)
    _set_code(draft, minutes.fingerprint, session.language)
    draft.paragraph(minutes.digest, Style("plain", 8, 13, "center"))
    columns = (Column(say("Item")), Column(say("Content"), least=100))
    headed = (
        (say("2. The review session"), Table(columns, _facts(minutes), CELL)),
        (say("3. Seats"), _seats(minutes)),
    )
    for head, table in headed:
        draft.paragraph(head, HEAD, bookmark=True, below=start_height(draft, table))
        set_table(draft, table)
        draft.gap(8)
    _set_opening(draft, minutes)
    return draft.finished()


def spoken(code: str, language: str) -> str:
    """Return a code as it is read aloud, group by group."""
    words = SPELLED if language == "en" else SPELLED | SPOKEN
    groups = (" ".join(words.get(sign, sign) for sign in group) for group in code.split("-"))
    return "  –  ".join(groups)


def _note(minutes: OpeningMinutes, say: Callable[[str], str]) -> str:
    return say("Batch {digest}").format(digest=minutes.digest)


def _set_code(draft: Draft, code: str, language: str) -> None:
    draft.paragraph(code, CODE)
    draft.paragraph(spoken(code, language), SAID)


def _facts(minutes: OpeningMinutes) -> tuple[Row, ...]:
    session = minutes.plan.review_session
    say = translator(session.language)
    tracks = say("; ").join(
        say("{track}: {count} applications, {quota} places").format(
            track=track.name,
            count=minutes.counts.get(track.id, 0),
            quota="+".join(str(tier.quota) for tier in track.tiers),
        )
        for track in minutes.plan.tracks
    )
    facts = (
        (say("Basis"), session.basis),
        (say("Organisers"), say(", ").join(session.organisers)),
        (say("Venue"), session.venue),
        (say("Time"), _span(session)),
        (say("Deadline"), _deadline(session)),
        (say("Sealed at"), minutes.created),
        (say("Tracks"), tracks),
        (say("Score"), _scores(minutes)),
        (say("Arrangement"), say(ARRANGEMENTS[session.arrangement])),
        (say("Witness"), say(WITNESSES[session.witness])),
        (say("Session mark"), minutes.session_mark),
        (say("Reveal mark"), minutes.reveal_mark),
        (say("Waived at sealing"), "\n".join(minutes.waived)),
    )
    return tuple(Row(fact) for fact in facts if fact[1])


def _span(session: ReviewSession) -> str:
    moments = [moment.strftime("%Y-%m-%d %H:%M") for moment in (session.starts, session.ends) if moment]
    return " – ".join(moments)


def _deadline(session: ReviewSession) -> str:
    if session.deadline is None:
        return ""
    moment = session.deadline.strftime("%Y-%m-%d %H:%M")
    say = translator(session.language)
    by_post = say("{moment} (date of the postmark)").format(moment=moment)
    return by_post if session.received_by == "postmark" else moment


def _scores(minutes: OpeningMinutes) -> str:
    language = minutes.plan.review_session.language
    words = {aggregate_words(t.rules, t.rules.aggregate, language): None for t in minutes.plan.tracks}
    return translator(language)("; ").join(words)


def _seats(minutes: OpeningMinutes) -> Table:
    language = minutes.plan.review_session.language
    say = translator(language)
    names = {track.id: track.name for track in minutes.plan.tracks}
    columns = (
        Column(say("Seat")),
        Column(say("Role")),
        Column(say("Name"), least=60),
        Column(say("Tracks"), least=120, weight=3),
        Column(say("Slip received"), least=60),
    )
    rows = tuple(
        Row((seat.id, say(ROLES[seat.role]), seat.name, say(", ").join(names[t] for t in seat.tracks), ""))
        for seat in minutes.seats
    )
    return Table(columns, rows, CELL)


def _set_opening(draft: Draft, minutes: OpeningMinutes) -> None:
    say = translator(minutes.plan.review_session.language)
    draft.paragraph(say("4. Opening"), HEAD, bookmark=True)
    draft.paragraph(say("The package arrived with its seals whole: □ yes □ no. Opened at ____:____."), BODY)
    draft.paragraph(
        say(
            "The fingerprint read aloud agrees with every screen: □ yes □ no. "
            "The reveal mark agrees: □ yes □ no."
        ),
        BODY,
    )
    draft.paragraph(say("Present: expected ____, present ____. Elected chair: ________________."), BODY)
    draft.paragraph(
        say("Criteria and procedure: □ adopted as sealed □ amended by supplement (votes: ____ of ____)."),
        BODY,
        below=_SIGNED,
    )
    draft.gap(36)
    draft.write_rooms((say("Chair"), say("Witness"), say("Date")), Style("plain", 11, 15))
    draft.gap(12)
