"""The sheet of methods: every rule of a track in words, its criteria, and the score as a formula."""

from reviewdesk.domain.plan.values import Criterion, Track
from reviewdesk.domain.result import TrackResult
from reviewdesk.report.book_formulas import told_formulas
from reviewdesk.report.book_numbers import held
from reviewdesk.report.book_values import Cell, Workbook
from reviewdesk.report.rules_words import MODES, rule_sentences
from reviewdesk.words import translator


def method_rows(book: Workbook) -> list[list[Cell]]:
    """Return a row per rule, formula and criterion of every track."""
    say = translator(book.language)
    heads = (
        say("Track"),
        say("Rule or criterion"),
        say("Kind"),
        say("Maximum"),
        say("Step"),
        say("Factor or weight"),
    )
    rows: list[list[Cell]] = [[*heads]]
    for track, result in book.tracks:
        rows.extend(_rules(book, track, result))
        rows.extend(_criterion(book, track, criterion) for criterion in track.criteria)
    order = say("It holds while the score detail keeps its order: undo any sorting before you look at it.")
    rows.append([say("Self-check"), order, say("Rule"), None, None, None])
    return rows


def _rules(book: Workbook, track: Track, result: TrackResult) -> list[list[Cell]]:
    say = translator(book.language)
    sentences = rule_sentences(track, book.plan.stages, result.applied, book.language)
    rows: list[list[Cell]] = [[track.name, words, say("Rule"), None, None, None] for words in sentences]
    counts = [row.ballots for row in result.ranking]
    formulas = told_formulas(track.rules, result.applied, max(counts, default=0), say)
    rows += [[track.name, formula, say("Formula"), None, None, None] for formula in formulas]
    return rows


def _criterion(book: Workbook, track: Track, criterion: Criterion) -> list[Cell]:
    say = translator(book.language)
    share = criterion.weight if track.rules.form == "weights" else criterion.factor
    gate = criterion.mode == "gate"
    figures: list[Cell] = [None if gate else held(one) for one in (criterion.max, criterion.step, share)]
    return [track.name, criterion.name, say(MODES[criterion.mode]), *figures]
