"""The papers of a ballot as the preview takes them, with their names in the language of the window."""

from collections.abc import Iterable

from reviewdesk.desk.reviewer.papers import OwnPaper
from reviewdesk.ui.dossier.preview import Paper
from reviewdesk.ui.speech import say


def previewed(papers: Iterable[OwnPaper]) -> tuple[Paper, ...]:
    """Return papers with a title each, to be shown and printed."""
    titles = {"sheet": say("Personal score sheet"), "receipt": say("Receipt of a ballot")}
    return tuple(Paper(titles[paper.kind], paper.name, paper.data, paper.missing) for paper in papers)
