"""What a committee decides, as records of ids and values; log, motion files and trials share these shapes.

A record is a flat map. Chair's log entries carry it among their data, a file of `trial --decisions`
as `[[decision]]` tables with `kind`, a motion file as one table.

    withdraw   application
    void       seat, [track], [application], [vote]          the whole seat, or one row of it
    correct    correction = transcription | range | objective | abnormal | eligibility,
               application, [seat], [criterion], [value], [vote]
    lot        track, tier, digits                           ten dice read aloud, one throw per tie
    vote       id, motion, present = [seats], [recused = [seats]], [[round]], and by motion:
               line         track, tier                      names for the places left
               stage        track                            yes or no on every candidate
               empty        track, tier, [places]            leave so many of the tier's places empty, or
                                                             all that nobody has yet
               aggregate    track, value = aggregate         which of the two printed results holds
               gate         track, application, criterion    carried: the application passes
               objective    application, criterion, value    sets the one value
               abnormal     seat, application                lets `correct` replace the score
               void         seat, [application]              lets `void` act after the reveal
               eligibility  application, value = pass | fail

A round has `ballots` (seat → what it marked) or, where ballots are secret, `counts` and the numbers of
papers `handed_out`, `returned`, `valid`. Line: ballots = {r1 = ["A003"], r2 = []} ([] abstains), counts =
{A003 = 5}. Stage: ballots = {r1 = {A003 = "yes"}}, counts = {A003 = {yes = 5, no = 2, abstain = 0}}.
Every other motion: ballots = {r1 = "yes"}, counts = {yes = 5, no = 2, abstain = 0}.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from reviewdesk.domain.log import Entry
from reviewdesk.domain.plan.values import Aggregate
from reviewdesk.errors import Problem, Problems, ReviewDeskError

Kind = Literal["withdraw", "void", "correct", "vote", "lot"]
CorrectionKind = Literal["transcription", "range", "objective", "abnormal", "eligibility"]
Motion = Literal[
    "line", "stage", "empty", "aggregate", "gate", "objective", "abnormal", "void", "eligibility"
]
SCHEMA: Final = 1
KINDS: Final[tuple[str, ...]] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: its kind and its record, checked for shape.

    Attributes:
        record: the keys of the module's table, defaults left out.
        revealed: whether it was taken after the reveal, so that the applied aggregate stays.
    """

    kind: Kind
    record: Mapping[str, object] = field(default_factory=dict)
    revealed: bool = False

    def text(self, key: str) -> str:
        """Return a value of the record, "" where it was left out."""
        return str(self.record.get(key, ""))


def decisions(entries: Sequence[Entry]) -> tuple[Decision, ...]:
    """Return the decisions a log records, in its order.

    Raises:
        Problems: "decision-problems" when an entry has another shape.
    """
    reveal = min((e.index for e in entries if e.kind == "reveal"), default=None)
    return tuple(
        decision(entry.kind, _known(entry.kind, entry.data), reveal is not None and entry.index > reveal)
        for entry in entries
        if entry.kind in KINDS and not _settled_by_roll(entry, reveal)
    )


def decision_file(content: Mapping[str, object]) -> tuple[Decision, ...]:
    """Return the decisions of a parsed TOML file with `[[decision]]` tables; all problems at once.

    They stand in the order in which they were taken: whatever follows a vote, a lot or a correction was
    taken after the reveal.

    Raises:
        Problems: "decision-problems".
        ReviewDeskError: "decision-newer" when the file's schema is of a later program.
    """
    stated = content.get("schema", SCHEMA)
    if isinstance(stated, int) and stated > SCHEMA:
        raise ReviewDeskError("decision-newer", schema=stated)
    tables = content.get("decision", [])
    problems = [_unknown(1, key) for key in sorted(set(content) - {"decision", "schema"})]
    if stated != SCHEMA:
        problems.append(_unlawful(1, "schema", stated))
    found: list[Decision] = []
    for number, table in enumerate(tables if isinstance(tables, list) else [tables], start=1):
        rest = dict(table) if isinstance(table, Mapping) else {}
        kind = str(rest.pop("kind", ""))
        wrong = _wrong(kind, rest, number)
        problems += wrong
        if not wrong:
            late = kind in ("correct", "vote", "lot") or "vote" in rest
            found.append(_made(kind, rest, late or any(decision.revealed for decision in found)))
    if problems:
        raise Problems("decision-problems", problems)
    return tuple(found)


def decision(kind: str, data: Mapping[str, object], revealed: bool = False) -> Decision:
    """Return one decision from its kind and its keys (a motion file, the data of a log entry)."""
    problems = _wrong(kind, data, 1)
    if problems:
        raise Problems("decision-problems", problems)
    return _made(kind, data, revealed)


def _settled_by_roll(entry: Entry, reveal: int | None) -> bool:
    """A seat voided before the close, or whose ballot proved unreadable, is an outcome of the roll."""
    if entry.kind != "void" or entry.data.get("application"):
        return False
    return reveal is None or entry.index < reveal or "unreadable" in entry.data


def _known(kind: str, data: Mapping[str, object]) -> dict[str, object]:
    return {key: data[key] for key in _keys(kind, data) if key in data and data[key] not in (None, "")}


def _made(kind: str, data: Mapping[str, object], revealed: bool) -> Decision:
    record = {key: data[key] for key in sorted(_keys(kind, data)) if key in data}
    return Decision(next(k for k in get_args(Kind) if k == kind), record, revealed)


def _is_id(value: object) -> bool:
    return isinstance(value, str) and value != ""


def _is_digits(value: object) -> bool:
    return isinstance(value, str) and len(value) == 10 and set(value) <= set("123456")


def _is_places(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_ids(value: object) -> bool:
    return isinstance(value, list | tuple) and all(map(_is_id, value)) and len(set(value)) == len(value)


def _one_of(words: tuple[str, ...]) -> Callable[[object], bool]:
    return lambda value: value in words


def _is_rounds(value: object) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(map(_is_round, value))


def _is_round(value: object) -> bool:
    if not isinstance(value, Mapping) or set(value) - {"ballots", "counts", *PAPERS}:
        return False
    if isinstance(value.get("ballots"), Mapping):
        return set(value) == {"ballots"}
    return (
        isinstance(value.get("counts"), Mapping)
        and all(_is_count(value.get(key, 0)) for key in PAPERS)
        and all(_is_tally(count) for count in value["counts"].values())
    )


def _is_tally(value: object) -> bool:
    return _is_count(value) or (isinstance(value, Mapping) and all(map(_is_count, value.values())))


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


PAPERS: Final = ("handed_out", "returned", "valid")
ANSWERS: Final = ("yes", "no", "abstain")
_VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    "aggregate": get_args(Aggregate),
    "eligibility": ("pass", "fail"),
}
_SHAPES: Final[Mapping[str, str]] = {
    "withdraw": "application",
    "void": "seat track? application? vote?",
    "correct": "correction application seat? criterion? value? vote?",
    "lot": "track tier digits",
}
_MOTIONS: Final[Mapping[str, str]] = {
    "line": "track tier",
    "stage": "track",
    "empty": "track tier places?",
    "aggregate": "track value",
    "gate": "track application criterion",
    "objective": "application criterion value",
    "abnormal": "seat application",
    "void": "seat application?",
    "eligibility": "application value",
}
_CORRECTIONS: Final[Mapping[str, str]] = {
    "transcription": "seat criterion value",
    "range": "seat criterion value",
    "objective": "criterion value vote",
    "abnormal": "seat vote",
    "eligibility": "value vote",
}
_CHECKS: Final[Mapping[str, Callable[[object], bool]]] = {
    "correction": _one_of(get_args(CorrectionKind)),
    "motion": _one_of(get_args(Motion)),
    "digits": _is_digits,
    "places": _is_places,
    "present": _is_ids,
    "recused": _is_ids,
    "round": _is_rounds,
}


def _keys(kind: str, data: Mapping[str, object]) -> dict[str, bool]:
    shape = _SHAPES.get(kind, "")
    if kind == "vote":
        shape = f"id motion present recused? round {_MOTIONS.get(str(data.get('motion')), '')}"
    keys = {name.removesuffix("?"): not name.endswith("?") for name in shape.split()}
    if kind == "correct":
        keys |= dict.fromkeys(_CORRECTIONS.get(str(data.get("correction")), "").split(), True)
    return keys


def _wrong(kind: str, data: Mapping[str, object], number: int) -> list[Problem]:
    if kind not in KINDS:
        return [Problem("decision-kind", {"number": number, "kind": kind})]
    keys = _keys(kind, data)
    return [
        *(_unknown(number, key) for key in sorted(set(data) - set(keys))),
        *(_missing(number, key) for key, needed in keys.items() if needed and key not in data),
        *(
            _unlawful(number, key, data[key])
            for key in keys
            if key in data and not _CHECKS.get(key, _is_id)(data[key])
        ),
        *_unfit(kind, data, number),
    ]


def _unfit(kind: str, data: Mapping[str, object], number: int) -> list[Problem]:
    """Return what is of the right type but means nothing on this motion or correction."""
    matter = str(data.get("motion") or data.get("correction") or "")
    found: list[tuple[str, object]] = []
    rounds = data.get("round")
    if kind == "vote" and isinstance(rounds, list | tuple) and all(map(_is_round, rounds)):
        found += [("round", each) for each in rounds if not _fits(matter, each)]
    words = _VALUES.get(matter)
    value = data.get("value")
    if words is not None and _is_id(value) and value not in words:
        found.append(("value", value))
    return [_unlawful(number, key, v) for key, v in found]


def _fits(motion: str, each: Mapping[str, Mapping[str, object]]) -> bool:
    if motion == "line":
        held, counted = _is_ids, _is_count
    elif motion == "stage":
        held, counted = _are_answers, _is_poll
    elif "counts" in each:
        return _is_poll(each["counts"])
    else:
        held, counted = _is_answer, _is_count
    kept = each["ballots"] if "ballots" in each else each["counts"]
    return all(map(held if "ballots" in each else counted, kept.values()))


def _is_answer(value: object) -> bool:
    return isinstance(value, str) and value in ANSWERS


def _are_answers(value: object) -> bool:
    return isinstance(value, Mapping) and all(map(_is_answer, value.values()))


def _is_poll(value: object) -> bool:
    return isinstance(value, Mapping) and set(value) <= set(ANSWERS) and all(map(_is_count, value.values()))


def _unknown(number: int, key: str) -> Problem:
    return Problem("decision-key-unknown", {"number": number, "key": key})


def _unlawful(number: int, key: str, value: object) -> Problem:
    """Lists and tables are named, not repeated."""
    if isinstance(value, str | int):
        return Problem("decision-value", {"number": number, "key": key, "value": str(value)})
    return Problem("decision-shape", {"number": number, "key": key})


def _missing(number: int, key: str) -> Problem:
    return Problem("decision-key-missing", {"number": number, "key": key})
