"""What may happen in a played session, each thing as a step that a shape lists."""

from collections.abc import Mapping, Sequence

from reviewdesk.desk.chair import opening, seats, settling
from reviewdesk.desk.chair.collecting import collect
from reviewdesk.desk.chair.finalising import refinalise
from reviewdesk.desk.chair.seats import Place
from reviewdesk.desk.chair.typed_sheets import typed
from reviewdesk.domain.names import TrackId
from reviewdesk.sealed.container import open_sealed
from second_playing import ALL, Play, Step


def vote(text: str) -> Step:
    """Return the step that records a vote of the five members."""

    def step(play: Play) -> None:
        path = play.motion(text if text.startswith("present") else ALL + text)
        play.room, _ = settling.vote(play.room, path, play.held.witness)

    return step


def moved(motion: str, votes: str = "yes = 5", **keys: str) -> Step:
    """Return the step that records a counted yes-or-no vote."""
    told = "".join(f'{key} = "{value}"\n' for key, value in keys.items())
    return vote(f'{ALL}motion = "{motion}"\n{told}[[round]]\ncounts = {{ {votes} }}\n')


def line(tier: str, *rounds: str, track: str = "a") -> Step:
    """Return the step that records a named vote on a line."""
    held = "".join(f"[[round]]\nballots = {{ {one} }}\n" for one in rounds)
    return vote(f'{ALL}motion = "line"\ntrack = "{track}"\ntier = "{tier}"\n{held}')


def lot(tier: str, track: str = "a", dice: str = "1234561234") -> Step:
    """Return the step that throws the dice for a line."""

    def step(play: Play) -> None:
        play.room, _ = settling.lot(play.room, track=track, tier=tier, dice=dice, witness=play.held.witness)

    return step


def corrected(**keys: str) -> Step:
    """Return the step that records a correction."""

    def step(play: Play) -> None:
        play.room, _ = settling.correct(play.room, keys, "核对签字表", play.held.witness)

    return step


def withdrawn(application: str) -> Step:
    """Return the step that records a withdrawal."""

    def step(play: Play) -> None:
        play.room, _ = settling.withdraw(play.room, application, "书面撤回", play.held.witness)

    return step


def voided(seat: str, application: str | None = None, by_vote: str | None = None) -> Step:
    """Return the step that makes a row or a seat void."""

    def step(play: Play) -> None:
        place = Place(seat=seat, application=application)
        play.room = seats.void(play.room, place, "未申报回避", play.held.witness, vote=by_vote)

    return step


def missing(seat: str) -> Step:
    """Return the step that records a seat as absent."""

    def step(play: Play) -> None:
        play.room = seats.absent(play.room, Place(seat=seat), "提前离会", play.held.witness)

    return step


def substituted(seat: str) -> Step:
    """Return the step that lets the spare score for a seat."""

    def step(play: Play) -> None:
        play.room = seats.replace_seat(play.room, Place(seat=seat), "spare1", "突发疾病", play.held.witness)

    return step


def recast(seat: str, track: str = "a") -> Step:
    """Return the step that sends a ballot back and takes the next one in."""

    def step(play: Play) -> None:
        first = play.ballot(seat, TrackId(track))
        play.room, _ = collect(play.room, [first])
        play.room = seats.reopen(play.room, Place(seat=seat, track=track), "漏评", play.held.witness)
        second = play.ballot(seat, TrackId(track), again=open_sealed(first).digest)
        play.room, _ = collect(play.room, [second])

    return step


def on_paper(seat: str, rows: Mapping[str, Sequence[str]], criteria: Sequence[str], track: str = "a") -> Step:
    """Return the step that takes in a sheet two people typed."""

    def step(play: Play) -> None:
        path = play.folder / f"{seat}.csv"
        lines = [f"{a},{c},{m}" for a, row in rows.items() for c, m in zip(criteria, row, strict=True)]
        path.write_text("application,criterion,points\n" + "\n".join(lines) + "\n", encoding="utf-8")
        play.room, _ = typed(
            play.room, seat=seat, track=track, round_number=1, copies=(path, path), witness=play.held.witness
        )

    return step


def adopted(play: Play) -> None:
    """Elect and adopt, then stop for the night and go on."""
    play.room, _ = opening.elect(
        play.room, play.motion(ALL + 'seat = "r1"\n[[round]]\ncounts = { r1 = 5 }\n')
    )
    play.room, _ = opening.adopt(
        play.room, play.motion("[[round]]\ncounts = { yes = 5 }\n"), None, play.held.witness
    )
    play.room, _ = opening.adjourn(play.room, "次日继续", play.held.witness)
    play.room, _ = opening.resume(play.room, play.held.witness)


def finalised_again(text: str) -> Step:
    """Return the step that sets an error right after finalising."""

    def step(play: Play) -> None:
        play.room, _ = refinalise(play.room, play.motion(text), play.held.witness)

    return step
