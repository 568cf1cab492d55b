"""Key slips: one seat's code on one sheet of paper, and what its holder does with it."""

from typing import Final

from reviewdesk.domain.drill import is_drill
from reviewdesk.errors.marker import N_
from reviewdesk.report.fonts import width
from reviewdesk.report.leaf import PORTRAIT, Style
from reviewdesk.report.page import Draft
from reviewdesk.report.result_words import ROLES
from reviewdesk.report.values import KeySlip, Paper
from reviewdesk.words import translator

STEPS: Final = {
    "secretary": N_("Needed again only for a supplement. Lock it away with the batch."),
    "reviewer": N_(
        "Open the batch on your computer, choose your seat and type this code. Keep the slip with you; "
        "nobody else may see it."
    ),
    "spare": N_(
        "For a substitute. Opening the envelope is recorded; "
        "the substitute then opens the batch with this code."
    ),
    "chair": N_(
        "For the member who chairs. Type this code on the collecting computer; "
        "it cannot open a score by itself."
    ),
    "witness": N_(
        "For the witness. Type this code yourself whenever an act needs two persons; never hand it over."
    ),
    "reveal": N_(
        "Keep this slip in a sealed envelope. It is opened before the whole committee after the close, "
        "not before."
    ),
}
TITLE: Final = Style("title", 24, 40, "center")
CODE: Final = Style("head", 40, 64, "center")
LABEL: Final = Style("plain", 11, 18, grey=0.35)
VALUE: Final = Style("head", 14, 24)
TEXT: Final = Style("body", 14, 24)


def key_slip(slip: KeySlip) -> Paper:
    """Return one seat's slip on one page."""
    say = translator(slip.language)
    watermark = say("Drill") if is_drill(slip.title) else ""
    draft = Draft(say("Key slip {seat}").format(seat=slip.seat), slip.language, watermark=watermark)
    draft.turn(PORTRAIT)
    draft.paragraph(say("Key slip"), TITLE)
    if slip.title:
        draft.paragraph(slip.title, Style("plain", 12, 20, "center"))
    draft.gap(14)
    _set_facts(draft, slip)
    draft.gap(16)
    _set_code(draft, slip)
    draft.gap(12)
    draft.paragraph(say(STEPS[slip.role]), TEXT)
    if slip.reserve:
        draft.paragraph(say("Reserve: stays in its sealed envelope; using it is recorded."), TEXT)
    draft.paragraph(
        say("After the session this slip is returned and shredded. A lost slip is reported at once."), TEXT
    )
    return draft.finished()


def _set_facts(draft: Draft, slip: KeySlip) -> None:
    say = translator(slip.language)
    facts = [
        (say("Seat"), f"{slip.seat}  {say(ROLES[slip.role])}"),
        (say("Name"), slip.name),
        (say("Tracks"), "\n".join(slip.tracks)),
        (say("Session mark"), slip.session_mark),
        (say("Reveal mark"), slip.reveal_mark),
    ]
    for label, value in facts:
        for number, line in enumerate(value.splitlines()):
            draft.write(draft.leaf.left, draft.y - 17, "" if number else label, LABEL)
            draft.write(draft.leaf.left + 96, draft.y - 17, line, VALUE)
            draft.gap(24)


def _set_code(draft: Draft, slip: KeySlip) -> None:
    side = 150.0
    left, right = draft.leaf.left, draft.leaf.right
    top = draft.y
    draft.frame((left, top - 268, right, top), 1.2)
    draft.gap(14)
    size = min(40.0, (right - left - 24) / width(slip.code, "head", 1))
    draft.paragraph(slip.code, Style("head", size, 60, "center"))
    draft.leaf.codes.append(((left + right - side) / 2, top - 74 - side - 8, side, slip.scan))
    say = translator(slip.language)
    hint = say("Capitals, blanks and hyphens do not matter; O is 0, I and L are 1.")
    draft.write(left, top - 254, hint, Style("plain", 9, 12, "center", grey=0.35), right - left)
    draft.y = top - 268
