"""Section 4 of the report: the rubric as a table, and the rules in words, track by track."""

from reviewdesk.domain.plan.values import Criterion, Track
from reviewdesk.report.packet.values import Packet
from reviewdesk.report.packet.wording import REPORT_CELL
from reviewdesk.report.rules_words import MODES, aggregate_words, plain_number, rule_sentences
from reviewdesk.report.table import Column, Row, Table
from reviewdesk.words import translator


def rubric_table(packet: Packet, track: Track) -> Table:
    """Return the criteria of a track: number, name, kind, highest mark, step, factor or weight."""
    say = translator(packet.language)
    weighted = track.rules.form == "weights"
    columns = (
        Column(say("No."), "center"),
        Column(say("Criterion name"), least=150, weight=3),
        Column(say("Kind"), "center"),
        Column(say("Maximum"), "center"),
        Column(say("Step"), "center"),
        Column(say("Weight") if weighted else say("Factor"), "center"),
    )
    rows = tuple(_row(packet, track, n, one) for n, one in enumerate(track.criteria, start=1))
    return Table(columns, rows, REPORT_CELL)


def sentences(packet: Packet, track: Track) -> tuple[str, ...]:
    """Return the rules of a track with what was applied, and the line of each tier."""
    say = translator(packet.language)
    result = packet.result.track(track.id)
    lines = [
        say("Line of {tier}: {quota} places, at least {floor} points.").format(
            tier=tier.name, quota=tier.quota, floor=plain_number(tier.floor)
        )
        if tier.floor is not None
        else say("Line of {tier}: {quota} places.").format(tier=tier.name, quota=tier.quota)
        for tier in track.tiers
    ]
    return (*rule_sentences(track, packet.plan.stages, result.applied, packet.language), *lines)


def method_words(packet: Packet, track: Track) -> str:
    """Return in a few words how the score of a track is formed."""
    applied = packet.result.track(track.id).applied
    return aggregate_words(track.rules, applied, packet.language)


def _row(packet: Packet, track: Track, number: int, one: Criterion) -> Row:
    say = translator(packet.language)
    gate = one.mode == "gate"
    share = one.weight if track.rules.form == "weights" else one.factor
    cells = ("—", "—", "—") if gate else tuple(map(plain_number, (one.max, one.step, share)))
    return Row((str(number), one.name, say(MODES[one.mode]), *cells))
