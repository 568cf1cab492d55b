"""The review report: nine sections of running text made from the record alone."""

from collections.abc import Iterable
from dataclasses import replace

from reviewdesk.report.fonts import whole
from reviewdesk.report.leaf import OFFICIAL, PORTRAIT, TITLE
from reviewdesk.report.packet import (
    basis,
    closing,
    committee,
    matters,
    method,
    outcome,
    procedure,
    recusals,
)
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.packet.wording import Styles, day_words, numbered, second, styles
from reviewdesk.report.page import Draft
from reviewdesk.report.table import Table, set_table, start_height
from reviewdesk.words import translator

_TOGETHER = 4
"""Lines that must have room below a head, or it goes to the next page with them."""

_ENDING = 8
"""Lines from the last annex but one to the date: who signs never stands on a page alone."""


def set_report(draft: Draft, packet: Packet) -> None:
    """Set the whole report."""
    say = translator(packet.language)
    draft.turn(PORTRAIT, OFFICIAL)
    draft.mark(say("Review report"))
    title = say("Report on the expert review\nof {title}").format(title=packet.plan.review_session.title)
    for line in title.splitlines():
        draft.paragraph(line, TITLE)
    draft.gap(14)
    writer = _Writer(draft, packet, styles(packet.language))
    writer.section(say("Basis and facts"), basis.paragraphs(packet))
    writer.section(say("The committee"), committee.paragraphs(packet))
    writer.table(committee.members_table(packet))
    writer.section(say("Procedure"), ())
    writer.items(procedure.steps(packet))
    writer.section(say("Criteria and scoring"), ())
    _set_method(writer)
    writer.section(say("Recusals of members"), recusals.paragraphs(packet))
    writer.section(say("Result"), ())
    _set_outcome(writer)
    writer.section(say("Abnormal scores, corrections, votes and clarifications"), ())
    _set_matters(writer)
    writer.section(say("Dissent"), closing.dissent(packet))
    writer.section(say("Further notes and recommendations"), ())
    writer.items(closing.notes(packet))
    _set_end(writer)


class _Writer:
    """Sets heads and paragraphs one below the other, sections counted."""

    def __init__(self, draft: Draft, packet: Packet, style: Styles) -> None:
        self.draft, self.packet, self.style = draft, packet, style
        self.count = 0

    def section(self, title: str, paragraphs: Iterable[str]) -> None:
        self.count += 1
        self.draft.gap(6)
        self.draft.need(_TOGETHER * self.style.text.leading)
        head = numbered(self.count, title, self.packet.language)
        self.draft.paragraph(head, self.style.head, bookmark=True, level=1)
        for text in paragraphs:
            self.text(text)

    def text(self, text: str, below: float = 0.0) -> None:
        self.draft.paragraph(text, self.style.text, below=below)

    def table(self, table: Table) -> None:
        set_table(self.draft, table)
        self.draft.gap(8)

    def items(self, texts: Iterable[str]) -> None:
        say = translator(self.packet.language)
        for number, text in enumerate(texts, start=1):
            self.text(say("{number}) {text}").format(number=number, text=text))

    def head(self, number: int, title: str, below: float = 0.0) -> None:
        words = second(number, title, self.packet.language)
        room = max(below, (_TOGETHER - 1) * self.style.second.leading)
        style = self.style.second
        self.draft.paragraph(words, replace(style, face=whole(words, style.face, "plain")), below=room)


def _set_method(writer: _Writer) -> None:
    packet = writer.packet
    for number, track in enumerate(packet.plan.tracks, start=1):
        table = method.rubric_table(packet, track)
        writer.head(number, track.name, start_height(writer.draft, table))
        writer.table(table)
        writer.items(method.sentences(packet, track))


def _set_outcome(writer: _Writer) -> None:
    packet = writer.packet
    for number, track in enumerate(packet.plan.tracks, start=1):
        writer.head(number, track.name)
        for tier in track.tiers:
            table = outcome.tier_table(packet, track, tier)
            writer.text(
                outcome.recommendation(packet, track, tier),
                start_height(writer.draft, table) if table else 0.0,
            )
            if table:
                writer.table(table)
        for text in outcome.remarks(packet, track):
            writer.text(text)


def _set_matters(writer: _Writer) -> None:
    packet = writer.packet
    say = translator(packet.language)
    parts = (
        (say("Abnormal scores"), matters.abnormal(packet)),
        (say("Corrections"), matters.corrections(packet)),
        (say("Votes taken"), matters.votes(packet)),
        (say("Clarifications"), matters.clarifications(packet)),
    )
    for number, (title, texts) in enumerate(parts, start=1):
        writer.head(number, title)
        said = list(texts)
        if said:
            writer.items(said)
        else:
            writer.text(say("None."))


def _set_end(writer: _Writer) -> None:
    packet, draft = writer.packet, writer.draft
    say = translator(packet.language)
    draft.gap(10)
    names = closing.annexes(packet)
    for number, name in enumerate(names, start=1):
        if number == len(names) - 1:
            draft.need(_ENDING * writer.style.text.leading)
        writer.text(say("Annex {number}: {name}").format(number=number, name=name))
    writer.text(say("Originals filled in by hand are filed with it: sign-in sheet, pledges, voting slips."))
    draft.gap(writer.style.text.leading)
    style = replace(writer.style.text, align="right", indent=0)
    for text in (
        say("The committee (signatures of all members and the witness on the joint signature page)"),
        day_words(packet.at, packet.language),
    ):
        draft.paragraph(text, style)
