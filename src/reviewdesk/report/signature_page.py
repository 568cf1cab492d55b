"""The joint signature page: for each signer room for ink beside the field a digital signature fills."""

from typing import Final

from reviewdesk.domain.committee import Seat
from reviewdesk.domain.names import SeatId
from reviewdesk.report.leaf import HEAD, MM, PORTRAIT, SMALL, Style
from reviewdesk.report.page import Draft
from reviewdesk.report.result_words import ROLES, seat_words
from reviewdesk.report.values import RankingPaper, SignatureBox
from reviewdesk.words import translator

HEIGHT: Final = 46.0
MARGINS: Final = (28 * MM, 30 * MM, 26 * MM, 22 * MM)
COLUMNS: Final = (112.0, 130.0, 140.0, 60.0)
NAME: Final = Style("plain", 11, 15)
LABEL: Final = Style("head", 10.5, 20, "center")


def field_name(seat: SeatId) -> str:
    """Return the name of a seat's signature field."""
    return f"seat-{seat}"


def set_signature_page(draft: Draft, paper: RankingPaper) -> None:
    """Set the page and remember every box; the first signer certifies, the others approve in any order."""
    say = translator(paper.plan.review_session.language)
    title = say("5. Signatures")
    draft.turn(PORTRAIT, MARGINS)
    draft.paragraph(title, HEAD, bookmark=True)
    set_signers(draft, paper, title)
    if draft.need(46):
        _continue(draft, title, paper.plan.review_session.language)
    _set_clerks(draft, paper.plan.review_session.language)


def set_signers(draft: Draft, paper: RankingPaper, title: str) -> None:
    """Set who governs and a row per signer; every page that it goes on to repeats the title."""
    session = paper.plan.review_session
    draft.paragraph(_governing(session.signing, session.language), SMALL)
    set_deemed(draft, session.language)
    draft.gap(6)
    people = {seat.id: seat for seat in paper.seats}
    _set_head(draft, session.language)
    for number, seat in enumerate(paper.signers):
        if draft.need(HEIGHT):
            _continue(draft, title, session.language)
            _set_head(draft, session.language)
        digital = session.signing != "ink" or number == 0
        _set_signer(draft, people.get(seat, Seat(id=seat, role="reviewer")), paper, digital)


def set_deemed(draft: Draft, language: str, style: Style = SMALL) -> None:
    """Set what silence means, in the words that are fixed for it."""
    say = translator(language)
    draft.paragraph(
        say(
            "Who refuses to sign and does not state dissent and reasons in writing is deemed to agree "
            "with the result."
        ),
        style,
    )


def _continue(draft: Draft, title: str, language: str) -> None:
    """A signature never stands on a page that does not say what is signed."""
    say = translator(language)
    draft.paragraph(say("{title} (continued)").format(title=title), HEAD)


def _governing(signing: str, language: str) -> str:
    say = translator(language)
    if signing == "digital":
        return say("The electronic signatures govern; the ink column stays blank.")
    if signing == "ink":
        return say("The handwritten signatures govern.")
    return say(
        "The handwritten signature page governs; electronic signatures serve to check that the file is whole."
    )


def _set_head(draft: Draft, language: str) -> None:
    say = translator(language)
    heads = (say("Signer"), say("Signature by hand"), say("Electronic signature"), say("Date"))
    draft.need(20 + HEIGHT)
    x = draft.leaf.left
    draft.leaf.fills.append((x, draft.y - 20, sum(COLUMNS), 20, 0.94))
    for head, room in zip(heads, COLUMNS, strict=True):
        draft.frame((x, draft.y - 20, x + room, draft.y))
        draft.write(x, draft.y - 14, head, LABEL, room)
        x += room
    draft.y -= 20


def _set_signer(draft: Draft, seat: Seat, paper: RankingPaper, digital: bool) -> None:
    language = paper.plan.review_session.language
    say = translator(language)
    x, top = draft.leaf.left, draft.y
    for room in COLUMNS:
        draft.frame((x, top - HEIGHT, x + room, top))
        x += room
    left = draft.leaf.left + 6
    role = say(ROLES[seat.role])
    if seat.id == paper.elected:
        role = say("{role}, elected chair").format(role=role)
    lines = [_signing(seat, paper), role, seat.organisation]
    for number, (text, size) in enumerate(zip(lines, (11.0, 8.5, 7.5), strict=True)):
        draft.write(left, top - 15 - 13 * number, text, Style("plain", size, 14, grey=0.3 * bool(number)))
    if digital:
        start = draft.leaf.left + sum(COLUMNS[:2])
        box = (int(start) + 3, int(top - HEIGHT) + 3, int(start + COLUMNS[2]) - 3, int(top) - 3)
        draft.boxes.append(SignatureBox(seat.id, field_name(seat.id), len(draft.leaves) - 1, box))
    draft.y -= HEIGHT


def _signing(seat: Seat, paper: RankingPaper) -> str:
    """The chair seat is a place; who signs for it is the member who was elected."""
    elected = next((one for one in paper.seats if one.id == paper.elected), seat)
    who = elected if seat.role == "chair" and not seat.name else seat
    return seat_words(who, paper.plan.review_session.language)


def _set_clerks(draft: Draft, language: str) -> None:
    say = translator(language)
    draft.gap(34)
    draft.write_rooms((say("Counted by"), say("Checked by"), say("Date")), NAME)
    draft.gap(12)
