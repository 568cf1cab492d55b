"""The signed paper of one track: ranking with every line, the rule in words, score table, signature page."""

from reviewdesk.domain.plan.values import Track
from reviewdesk.domain.result import TrackResult
from reviewdesk.report.leaf import BODY, HEAD, LANDSCAPE, SMALL, TITLE, WIDE, Style
from reviewdesk.report.page import Draft
from reviewdesk.report.ranking_rows import ordered
from reviewdesk.report.ranking_table import ranking_table
from reviewdesk.report.result_words import (
    STATES,
    alarm_words,
    concerns,
    decision_words,
    evidence_words,
    rehearsal_mark,
)
from reviewdesk.report.rules_words import rule_sentences
from reviewdesk.report.score_table import set_score_tables
from reviewdesk.report.signature_page import set_signature_page
from reviewdesk.report.table import Column, Row, Table, set_table
from reviewdesk.report.values import Paper, RankingPaper
from reviewdesk.words import translator

FACTS = Style("plain", 10.5, 15)
ITEM = Style("body", 12, 20, indent=2)


def ranking_pdf(paper: RankingPaper) -> Paper:
    """Return ranking-<track>.pdf, unsigned; the same values give the same bytes."""
    track = paper.plan.track(paper.track)
    result = paper.result.track(paper.track)
    session = paper.plan.review_session
    say = translator(session.language)
    fingerprint = say("Fingerprint {fingerprint}").format(fingerprint=paper.fingerprint)
    mark = rehearsal_mark(paper.result.state, session.language)
    draft = Draft(
        mark + say("{title}: {track}").format(title=session.title, track=track.name),
        session.language,
        digest=paper.record,
        watermark=say("TRIAL") if mark else "",
        note="    ".join(filter(None, (mark, fingerprint if paper.fingerprint else ""))),
    )
    draft.turn()
    _set_title(draft, paper, track, result)
    draft.paragraph(say("1. Ranking"), HEAD, bookmark=True)
    set_table(draft, ranking_table(paper, track, result))
    _set_rules(draft, paper, track, result)
    _set_matters(draft, paper, track, result)
    draft.turn(LANDSCAPE, WIDE)
    draft.paragraph(say("4. Score table"), HEAD, bookmark=True)
    set_score_tables(draft, paper, track, result)
    if not mark:
        set_signature_page(draft, paper)
    return draft.finished()


def _set_title(draft: Draft, paper: RankingPaper, track: Track, result: TrackResult) -> None:
    session = paper.plan.review_session
    say = translator(session.language)
    draft.paragraph(session.title, TITLE)
    draft.paragraph(say("Ranking of the track {track}").format(track=track.name), TITLE)
    draft.gap(8)
    quota = say("; ").join(
        say("{tier}: {quota} places, {filled} filled").format(
            tier=tier.name, quota=fill.quota, filled=fill.filled
        )
        for tier, fill in zip(track.tiers, result.tiers, strict=True)
    )
    counted = sum(seat.state in ("counted", "typed") for seat in result.seats)
    facts = [
        (say("Review"), session.title),
        (say("Basis"), session.basis),
        (say("Organisers"), say(", ").join(session.organisers)),
        (say("Track"), track.name),
        (say("Places"), quota),
        (say("Venue"), session.venue),
        (say("Applications"), str(len(result.ranking))),
        (
            say("Ballots counted"),
            say("{counted} of {seats}").format(counted=counted, seats=len(result.seats)),
        ),
        (say("State"), say(STATES[paper.result.state])),
        (say("Time"), paper.at),
    ]
    rows = tuple(Row(fact) for fact in facts if fact[1])
    set_table(draft, Table((Column(say("Item")), Column(say("Content"), least=100)), rows, FACTS))
    draft.gap(8)


def _set_rules(draft: Draft, paper: RankingPaper, track: Track, result: TrackResult) -> None:
    language = paper.plan.review_session.language
    say = translator(language)
    draft.gap(10)
    draft.paragraph(say("2. How the score is formed"), HEAD, bookmark=True)
    for number, sentence in enumerate(
        rule_sentences(track, paper.plan.stages, result.applied, language), start=1
    ):
        draft.paragraph(say("({number}) {text}").format(number=number, text=sentence), ITEM)


def _set_matters(draft: Draft, paper: RankingPaper, track: Track, result: TrackResult) -> None:
    language = paper.plan.review_session.language
    say = translator(language)
    matters = [alarm_words(alarm, track, language) for alarm in result.alarms]
    matters += [
        decision_words(decision, paper.plan, language)
        for decision in paper.result.decisions
        if concerns(decision, result)
    ]
    matters += [
        say("{application}, decided by: {evidence}").format(
            application=row.application, evidence=evidence_words(row, track, language)
        )
        for row in ordered(result)
        if len(row.tie_break) > 1
    ]
    draft.paragraph(say("3. Ties, abnormal scores, corrections and votes"), HEAD, bookmark=True)
    for number, matter in enumerate(matters, start=1):
        draft.paragraph(say("({number}) {text}").format(number=number, text=matter), ITEM)
    if not matters:
        draft.paragraph(say("None."), BODY)
    if paper.plan.review_session.witness == "none":
        draft.paragraph(say("No witness: two-person acts were attested by the chair alone."), SMALL)
