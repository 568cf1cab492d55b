"""Chapters of the sign packet as papers of their own, to be read or handed on without the others."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from reviewdesk.domain.drill import is_drill
from reviewdesk.errors.marker import N_
from reviewdesk.report.packet import log_summary, personal, rankings, recusals, review_report
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.page import Draft
from reviewdesk.report.values import Paper
from reviewdesk.words import translator

Chapter = Callable[[Draft, Packet], None]

CHAPTERS: Final[Mapping[str, str]] = {
    "report": N_("Review report"),
    "rankings": N_("Rankings"),
    "scores": N_("Score summary"),
    "sheets": N_("Personal score sheets"),
    "recusals": N_("Table of recusals"),
    "log": N_("Summary of the log"),
}


def single_chapter(kind: str, packet: Packet, *, final: bool = True) -> Paper:
    """Return one chapter, unsigned; before the result is final it says so on every page."""
    title = packet.plan.review_session.title
    say = translator(packet.language)
    drill = say("Drill") if is_drill(title) else ""
    draft = Draft(
        say("{title}: {paper}").format(title=title, paper=say(CHAPTERS[kind])),
        packet.language,
        digest=packet.record,
        watermark=drill or ("" if final else say("Not final")),
        note=say("Fingerprint {fingerprint}").format(fingerprint=packet.fingerprint),
        code=packet.record,
    )
    for chapter in _chapters(kind, packet):
        chapter(draft, packet)
    return draft.finished()


def _chapters(kind: str, packet: Packet) -> Iterator[Chapter]:
    whole: dict[str, Chapter] = {
        "report": review_report.set_report,
        "recusals": recusals.set_recusals,
        "log": log_summary.set_log,
    }
    if kind in whole:
        yield whole[kind]
    elif kind == "sheets":
        for sheet in packet.sheets:
            yield partial(personal.set_personal, sheet=sheet)
    else:
        per_track = rankings.set_ranking if kind == "rankings" else rankings.set_scores
        for track in packet.plan.tracks:
            yield partial(per_track, track=track)
