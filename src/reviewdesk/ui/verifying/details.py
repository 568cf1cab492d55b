"""What is shown of one verified file: what was checked of an archive, who signed a paper and when."""

import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from reviewdesk.desk import spoken_papers
from reviewdesk.desk.auditor.files import CheckedFile
from reviewdesk.desk.auditor.signed_paper import CheckedPaper, PaperSignature
from reviewdesk.desk.auditor.verify import Verified
from reviewdesk.ui.parts import Item, column, hairline, label, row, surface
from reviewdesk.ui.speech import language, say, say_error
from reviewdesk.ui.verifying.words import checked, counted, signed_by

_LONG: Final = re.compile(r"[0-9a-f]{64}")


def details(file: CheckedFile, *, alone: bool) -> QWidget | None:
    """Return the card of a file, None for nothing to add; of the only one the verdict stands beside it."""
    kind = "strong" if file.refusal is None else "warn" if file.unsettled else "bad"
    sign = spoken_papers.mark(file)
    head: list[Item] = [] if alone else [label(file.name, "place", wrap=True)]
    if not alone:
        head.append(label(f"{sign}  {_breakable(spoken_papers.verdict(file, language()))}", kind, wrap=True))
    if file.archive is not None:
        return _card([*head, *_archive(file.archive)])
    if file.paper is not None:
        return _card([*head, *_paper(file.paper)])
    if file.course is not None:
        head.append(label(spoken_papers.record_line(file.course, language()), "muted-base", wrap=True))
    return _card(head) if head else None


def _breakable(text: str) -> str:
    """Let a digest go on in the next line; what breaks it is passed over where it is typed or pasted."""
    return _LONG.sub(lambda found: "\u200b".join(re.findall(".{1,16}", found[0])), text)


def _card(items: list[Item]) -> QFrame:
    return surface(column(*items, spacing=8, margins=24))


def _archive(found: Verified) -> list[Item]:
    return [
        label(say("What was checked"), "strong"),
        *(label(f"✓  {text}", wrap=True) for text in checked(found)),
        label(counted(found, language()), "muted-base", wrap=True),
        *(label(text, "muted-base", wrap=True) for text in signed_by(found)),
    ]


def _paper(paper: CheckedPaper) -> list[Item]:
    items: list[Item] = [label(say("Who signed, when, and what became of it since"), "strong")]
    for one in paper.signatures:
        items += [hairline(), _signature(one)]
    items.append(hairline())
    beside = (problem for problem in paper.problems if problem is not paper.found[0])
    items += [label(f"✗  {say_error(problem)}", "bad", wrap=True) for problem in beside]
    told = (spoken_papers.waiting(paper, language()), spoken_papers.chain(paper, language()))
    items += [_selectable(text) for text in told if text]
    items.append(label(say("A time is claimed by the computer that signed; nobody vouches for it."), "muted"))
    return items


def _signature(one: PaperSignature) -> QWidget:
    """Return a sign and two or more lines: who and when above, what it covers and what followed below."""
    bad = bool(one.problems)
    sign = label("✗" if bad else "✓", "bad" if bad else "good")
    sign.setAlignment(Qt.AlignmentFlag.AlignTop)
    done = f"{spoken_papers.deed(one, language())}  {spoken_papers.claimed(one, language())}"
    when = label(done)
    when.setAlignment(Qt.AlignmentFlag.AlignTop)
    above = row(label(spoken_papers.signer(one, language()), "strong", wrap=True), when, spacing=16)
    above.setStretch(0, 1)
    after = spoken_papers.afterwards(one, language())
    covers = spoken_papers.coverage(one, language())
    if bad:
        below = [label(covers, "muted-base"), *(label(text, "bad", wrap=True) for text in after)]
    else:
        below = [label(say("; ").join((covers, *after)), "muted-base", wrap=True)]
    lines = column(above, *below, spacing=2)
    whole = row(sign, lines, spacing=12)
    whole.setStretch(1, 1)
    made = QWidget()
    made.setLayout(whole)
    return made


def _selectable(text: str) -> QLabel:
    made = label(_breakable(text), "muted-base", wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
