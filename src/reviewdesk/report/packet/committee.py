"""Section 2 of the report: who sat on the committee, who chaired, who watched."""

from collections.abc import Iterator

from reviewdesk.domain.committee import Seat
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.packet.wording import REPORT_CELL, person
from reviewdesk.report.result_words import seat_words
from reviewdesk.report.table import Column, Row, Table
from reviewdesk.words import translator


def paragraphs(packet: Packet) -> Iterator[str]:
    """Yield the paragraphs before the table."""
    say = translator(packet.language)
    yield say("The committee has {count} members; expected {expected}, present {present}.").format(
        count=len(packet.members), expected=len(packet.members), present=len(packet.present)
    )
    if packet.elected:
        words = (
            say("Chair, elected by the members: {name}.")
            if packet.plan.review_session.chair == "elected"
            else say("Chair, appointed by the organiser: {name}.")
        )
        yield words.format(name=person(packet, packet.elected))
    yield _witness(packet)
    staff = [seat.name for seat in packet.seats if seat.role == "secretary" and seat.name]
    if staff:
        yield say("Staff: {names}.").format(names=say(", ").join(staff))


def members_table(packet: Packet) -> Table:
    """Return the members: name, organisation, title, field, tracks."""
    say = translator(packet.language)
    columns = (
        Column(say("No."), "center"),
        Column(say("Name"), least=56),
        Column(say("Organisation"), least=90, weight=2),
        Column(say("Title"), least=56),
        Column(say("Specialty"), least=56),
        Column(say("Panels"), least=80, weight=2),
    )
    rows = tuple(_row(packet, number, seat) for number, seat in enumerate(packet.members, start=1))
    return Table(columns, rows, REPORT_CELL)


def _row(packet: Packet, number: int, seat: Seat) -> Row:
    say = translator(packet.language)
    own = {outcome.track for outcome in packet.roll if outcome.seat == seat.id and outcome.state != "unused"}
    tracks = say(", ").join(track.name for track in packet.plan.tracks if track.id in own)
    name = seat_words(seat, packet.language)
    if seat.id == packet.elected:
        name = say("{name} (chair)").format(name=name)
    if seat.id == packet.witness:
        name = say("{name} (witness)").format(name=name)
    return Row((str(number), name, seat.organisation, seat.title, seat.field, tracks))


def _witness(packet: Packet) -> str:
    say = translator(packet.language)
    if packet.plan.review_session.witness == "none":
        return say("No witness: two-person acts were attested by the chair alone.")
    attesting = {seat for event in packet.events for seat in event.attested}
    witnesses = [s for s in packet.seats if s.role == "witness" and s.id in attesting]
    names = [person(packet, packet.witness)] if packet.witness else [_named(packet, s) for s in witnesses]
    return say("Witness: {names}.").format(names=say(", ").join(names))


def _named(packet: Packet, seat: Seat) -> str:
    say = translator(packet.language)
    name = seat_words(seat, packet.language)
    whole = say("{name}, {organisation}").format(name=name, organisation=seat.organisation)
    return whole if seat.organisation else name
