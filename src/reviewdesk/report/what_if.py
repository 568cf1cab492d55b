"""What other rules would have changed: a paper and a sheet with every application then and now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from reviewdesk.domain.application import Application
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.domain.plan.trying import Setting
from reviewdesk.domain.plan.values import Plan
from reviewdesk.domain.result import DecisionRecord
from reviewdesk.domain.what_if import Change, Unfit
from reviewdesk.report.book_values import Cell, Leaf
from reviewdesk.report.leaf import BODY, HEAD, SMALL, TITLE, Style
from reviewdesk.report.page import Draft
from reviewdesk.report.ranking_rows import number
from reviewdesk.report.result_words import decision_head, rehearsal_mark, standing_words
from reviewdesk.report.table import Column, Row, Table, set_table
from reviewdesk.report.values import Paper
from reviewdesk.words import sentence, translator

_MARK: Final = Style("head", 13, 30, "center")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPaper:
    """Everything on what a rehearsal changed; names already redacted.

    Attributes:
        plans: in force then, and tried.
        changes: every application, in the order of the rehearsal.
        notes: what nobody was asked about, a sentence each.
    """

    plans: tuple[Plan, Plan]
    settings: tuple[Setting, ...]
    changes: tuple[Change, ...]
    unfit: tuple[Unfit, ...]
    applications: Mapping[ApplicationId, Application]
    notes: tuple[str, ...] = ()
    fingerprint: str = ""

    @property
    def language(self) -> str:
        """The language it is written in."""
        return self.plans[0].review_session.language

    def standings(self, change: Change) -> tuple[str, str]:
        """Return an application's standing then and now."""
        then, now = (plan.track(change.track) for plan in self.plans)
        return standing_words(change.before, then, self.language), standing_words(
            change.after, now, self.language
        )


def changes_pdf(paper: ChangesPaper) -> Paper:
    """Return changes.pdf: what was set, what no longer applies, who moved; always the same bytes."""
    session = paper.plans[0].review_session
    say = translator(paper.language)
    mark = rehearsal_mark("trial", paper.language)
    fingerprint = say("Fingerprint {fingerprint}").format(fingerprint=paper.fingerprint)
    draft = Draft(
        mark
        + say("{title}: {track}").format(title=session.title, track=say("What other rules would change")),
        paper.language,
        watermark=say("TRIAL"),
        note=f"{mark}    {fingerprint}",
    )
    draft.turn()
    draft.paragraph(session.title, TITLE)
    draft.paragraph(say("What other rules would change"), TITLE)
    draft.paragraph(mark, _MARK)
    _set_settings(draft, paper)
    _set_left_out(draft, paper)
    for track in paper.plans[1].tracks:
        draft.gap(10)
        draft.paragraph(track.name, HEAD, bookmark=True)
        _set_changes(draft, paper, track.id)
    draft.paragraph(mark, _MARK)
    return draft.finished()


def changes_leaf(paper: ChangesPaper) -> Leaf:
    """Return the sheet of the workbook: every application, whether it moved or not."""
    say = translator(paper.language)
    heads: list[Cell] = [
        say("Track"),
        say("Number"),
        say("Applicant"),
        say("Place then"),
        say("Place tried"),
        say("Score then"),
        say("Score tried"),
        say("Standing then"),
        say("Standing tried"),
        say("Changed"),
    ]
    return Leaf(title=say("What changes"), rows=[heads, *_leaf_rows(paper)])


def decision_label(unfit: Unfit, plan: Plan, language: str) -> str:
    """Return which decision it is, in a few words; a vote with its number."""
    decision = unfit.decision
    record = DecisionRecord(kind=decision.kind, track=None, record=decision.record, before={}, after={})
    head = decision_head(record, plan, language)
    return " ".join(filter(None, (decision.text("id"), head)))


def _leaf_rows(paper: ChangesPaper) -> Iterator[list[Cell]]:
    say = translator(paper.language)
    for change in paper.changes:
        before, after = change.before, change.after
        yield [
            paper.plans[1].track(change.track).name,
            after.application,
            paper.applications[after.application].applicant,
            before.place,
            after.place,
            number(before.published),
            number(after.published),
            *paper.standings(change),
            say("changed") if change.moved else "",
        ]


def _set_settings(draft: Draft, paper: ChangesPaper) -> None:
    say = translator(paper.language)
    columns = (
        Column(say("Rule"), least=150, weight=2),
        Column(say("Then"), least=60),
        Column(say("Tried"), least=60),
    )
    rows = tuple(Row((one.key, one.before or "—", one.after or "—")) for one in paper.settings)
    if rows:
        set_table(draft, Table(columns, rows))
    else:
        draft.paragraph(say("No rule was changed."), BODY)


def _set_left_out(draft: Draft, paper: ChangesPaper) -> None:
    say = translator(paper.language)
    lines = [
        say("{decision} does not apply: {reason}").format(
            decision=decision_label(one, paper.plans[0], paper.language),
            reason=sentence(one.reason, paper.language),
        )
        for one in paper.unfit
    ]
    if lines or paper.notes:
        draft.gap(10)
        draft.paragraph(say("What no longer applies"), HEAD, bookmark=True)
    for line in (*lines, *paper.notes):
        draft.paragraph(line, SMALL)


def _set_changes(draft: Draft, paper: ChangesPaper, track: TrackId) -> None:
    say = translator(paper.language)
    own = [change for change in paper.changes if change.track == track]
    moved = [change for change in own if change.moved]
    columns = (
        Column(say("Number"), "center"),
        Column(say("Applicant"), least=90, weight=2),
        Column(say("Place"), "center"),
        Column(say("Score"), "center"),
        Column(say("Standing then"), "center"),
        Column(say("Standing tried"), "center"),
    )
    rows = tuple(
        Row(
            (
                change.after.application,
                paper.applications[change.after.application].applicant,
                _arrow(change.before.place, change.after.place),
                _arrow(change.before.published, change.after.published),
                *paper.standings(change),
            )
        )
        for change in moved
    )
    if rows:
        set_table(draft, Table(columns, rows, first=(0, 1)))
    counted = say("Changed: {moved} of {all}.").format(moved=len(moved), all=len(own))
    draft.paragraph(counted, SMALL)


def _arrow(before: object, after: object) -> str:
    then, now = ("—" if value is None else str(value) for value in (before, after))
    return then if then == now else f"{then} → {now}"
