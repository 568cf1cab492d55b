import pytest

from reviewdesk.domain import canonical
from reviewdesk.domain.names import Digest, SeatId, TrackId
from reviewdesk.store import chair_ballots, chair_papers, chair_words
from reviewdesk.store.chair_ballots import KeptBallot
from reviewdesk.store.workspace import Workspace


def ballot(digest: str) -> KeptBallot:
    return KeptBallot(
        digest=Digest(digest * 64),
        kind="ballot",
        seat=SeatId("r1"),
        track=TrackId("t"),
        round=1,
        sequence=1,
        states={"A1": "recused"},
        file=b"sealed",
    )


def test_a_ballot_is_kept_once_and_comes_back_as_it_was(workspace: Workspace) -> None:
    chair_ballots.keep(workspace, ballot("a"))
    chair_ballots.keep(workspace, ballot("a"), ballot("b"))
    assert chair_ballots.one(workspace, ballot("a").digest) == ballot("a")
    assert chair_ballots.unscored(workspace) == {
        one.digest: dict(one.states) for one in (ballot("a"), ballot("b"))
    }
    assert chair_ballots.kept(workspace) == {b.digest: b for b in (ballot("a"), ballot("b"))}


def test_opened_ballots_come_back_by_their_digest(workspace: Workspace) -> None:
    documents = {Digest("a" * 64): b"{}", Digest("b" * 64): b"[]"}
    chair_ballots.keep_opened(workspace, documents)
    assert chair_ballots.kept_opened(workspace) == documents


def test_words_are_kept_under_their_digest_and_by_kind(workspace: Workspace) -> None:
    digest = chair_words.keep(workspace, "text", b"{}")
    assert digest == canonical.digest(b"{}")
    chair_words.keep(workspace, "text", b"{}")
    assert chair_words.kept(workspace, "text") == {digest: b"{}"}
    assert chair_words.kept(workspace, "people") == {}


def test_papers_of_one_finalisation_replace_less_signed_ones(workspace: Workspace) -> None:
    chair_papers.keep(workspace, 1, {"a.pdf": b"1", "b.pdf": b"1"})
    chair_papers.keep(workspace, 1, {"a.pdf": b"2"})
    chair_papers.keep(workspace, 2, {"a.pdf": b"3"})
    assert chair_papers.kept(workspace, 1) == {"a.pdf": b"2", "b.pdf": b"1"}


def test_a_transaction_that_fails_leaves_no_ballot(workspace: Workspace) -> None:
    with pytest.raises(RuntimeError), workspace.transaction():
        chair_ballots.keep(workspace, ballot("a"))
        raise RuntimeError
    assert chair_ballots.kept(workspace) == {}
