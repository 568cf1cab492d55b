"""elect, adopt, adjourn, resume."""

import argparse
from pathlib import Path

from reviewdesk.cli.chair_frame import chair_verb, reason_argument, room_of, witness
from reviewdesk.cli.frame import Reply, Verbs, say
from reviewdesk.desk.chair import opening
from reviewdesk.errors.marker import N_


def register(verbs: Verbs) -> None:
    """Add the verbs of the opening."""
    parser = chair_verb(
        verbs,
        "elect",
        _elect,
        N_("record sign-in and the election of the chair (motion: seat, present, [[round]], [[person]])"),
        two_persons=False,
    )
    _motion(parser)
    parser = chair_verb(
        verbs,
        "adopt",
        _adopt,
        N_("record the vote on criteria and procedure (motion: present, [[round]] of yes and no)"),
    )
    _motion(parser)
    parser.add_argument(
        "--supplement", type=Path, metavar="FILE", help=say(N_("the supplement with the amended plan"))
    )
    reason_argument(chair_verb(verbs, "adjourn", _adjourn, N_("stop until another time")))
    chair_verb(verbs, "resume", _resume, N_("go on after an adjournment"))


def _motion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--motion", type=Path, required=True, metavar="FILE.toml", help=say(N_("what was moved and voted"))
    )


def _elect(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        _, election = opening.elect(room, args.motion)
    return Reply(say(N_("Seat {seat} chairs."), seat=election.seat), {"seat": election.seat})


def _adopt(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        _, adoption = opening.adopt(room, args.motion, args.supplement, witness(args))
    data: dict[str, object] = {"plan_digest": adoption.plan_digest, "amended": adoption.amended}
    if adoption.amended:
        return Reply(say(N_("The plan is adopted as amended; it binds every ballot from now on.")), data)
    return Reply(say(N_("The plan is adopted as sealed.")), data)


def _adjourn(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        _, custody = opening.adjourn(room, args.reason, witness(args))
    return Reply(
        say(N_("Adjourned. Write this down and compare it when going on: {head}"), head=custody.head),
        {"head": custody.head, "open": custody.open_cells, "counted": custody.ballots},
    )


def _resume(args: argparse.Namespace) -> Reply:
    with room_of(args) as room:
        _, custody = opening.resume(room, witness(args))
    return Reply(
        say(N_("Resumed. Compare with what was written down: {head}"), head=custody.head),
        {"head": custody.head, "open": custody.open_cells, "counted": custody.ballots},
    )
