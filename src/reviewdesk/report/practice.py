"""The documents of a drill: one page that says it is invented, so that a dossier looks like a dossier."""

from reviewdesk.report.leaf import TITLE, Style
from reviewdesk.report.page import Draft
from reviewdesk.report.values import Paper
from reviewdesk.words import translator


def practice_document(applicant: str, document: str, language: str) -> Paper:
    """Return one invented document of an invented applicant."""
    say = translator(language)
    draft = Draft(document, language, watermark=say("Drill"))
    draft.turn()
    draft.paragraph(document, TITLE)
    draft.paragraph(applicant, Style("plain", 12, 24, "center"))
    draft.gap(12)
    for number in (1, 2, 3):
        draft.paragraph(say("Part {number}").format(number=number), Style("head", 15, 28))
        draft.paragraph(
            say("This page is invented for the drill. Read it, score it, cast: nothing of it counts.")
        )
    return draft.finished()
