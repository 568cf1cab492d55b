from collections.abc import Callable

from reviewdesk.desk.chair.memory import SILENT, Memory
from reviewdesk.domain.log import Entry
from reviewdesk.domain.names import Digest
from reviewdesk.domain.order import AFTER_FINAL, ANYTIME


def entries(*kinds: str) -> list[Entry]:
    return [Entry(index=n, kind=k, at="", data={}, head=Digest(f"{n}{k}")) for n, k in enumerate(kinds, 1)]


def counting() -> tuple[list[int], Callable[[], int]]:
    done: list[int] = []

    def work() -> int:
        done.append(1)
        return len(done)

    return done, work


def test_an_answer_holds_while_only_signatures_are_added() -> None:
    memory, (done, work) = Memory(), counting()
    basis = object()
    for kinds in (
        ("close", "ranking"),
        ("close", "ranking", "finalise"),
        ("close", "ranking", "finalise", "sign"),
    ):
        assert memory.recall(basis, entries(*kinds), "result", work) == 1
    assert done == [1]


def test_a_decision_or_another_question_is_worked_out_anew() -> None:
    memory, (_, work) = Memory(), counting()
    basis = object()
    assert memory.recall(basis, entries("ranking"), "result", work) == 1
    assert memory.recall(basis, entries("ranking"), "other", work) == 2
    assert memory.recall(basis, entries("ranking", "vote"), "result", work) == 3
    assert memory.recall(basis, entries("ranking"), "result", work) == 4


def test_what_nothing_can_change_outlives_decisions_but_no_other_lineage() -> None:
    memory, (_, work) = Memory(), counting()
    basis, other = object(), object()
    assert memory.always(basis, "ballot", work) == 1
    memory.recall(basis, entries("vote"), "result", work)
    assert memory.always(basis, "ballot", work) == 1
    assert memory.always(other, "ballot", work) == 3
    assert memory.recall(other, entries("vote"), "result", work) == 4


def test_what_is_silent_comes_when_nothing_can_be_decided_any_more_or_decides_nothing() -> None:
    assert {"finalise"} == SILENT - ANYTIME - AFTER_FINAL
    assert not SILENT & {"refinalise", "vote", "lot", "correct", "withdraw", "void", "people", "ranking"}
