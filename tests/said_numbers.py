"""The numbers that result.json says, in the form and order in which papers and sheets should show them."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

Json = dict[str, Any]
MARKS = {
    "zh_CN": {"recused": "回", "absent": "缺", "void": "废", "withdrawn": "撤", "": "–"},
    "en": {"recused": "Rec.", "absent": "Abs.", "void": "Void", "withdrawn": "Wdn.", "": "–"},
}


def ordered(track: Json) -> list[Json]:
    """Return the ranking as printed: those without a place last."""
    return sorted(track["ranking"], key=lambda row: row["place"] is None)


def ids(track: Json) -> list[str]:
    return [row["application"] for row in track["ranking"]]


def ranking_figures(track: Json, row: Json) -> list[str]:
    """Return place, score, ballots, and the number inside a tier."""
    found = [shown(row["place"]), shown(row["published"]), str(row["ballots"])]
    return [*found, *within(track, row)]


def table_figures(track: Json, row: Json, language: str) -> list[str]:
    """Return what the score table says: totals or why none, ballots, extremes, score and place."""
    sorted_totals = sorted(row["totals"].values(), key=Fraction)
    extremes = [sorted_totals[-1], sorted_totals[0]] if sorted_totals else ["—", "—"]
    cells = [total(row, seat["id"], language) for seat in track["seats"] if seat["state"] != "unused"]
    ends = [str(row["ballots"]), *extremes, shown(row["published"]), shown(row["place"])]
    line = 1 + [one["application"] for one in ordered(track)].index(row["application"])
    return [str(line), *cells, *ends]


def within(track: Json, row: Json) -> list[str]:
    """Return the number inside a tier, where a row is in one."""
    return [str(row["number"])] if row["standing"] in {tier["id"] for tier in track["tiers"]} else []


def total(row: Json, seat: str, language: str) -> str:
    """Return one seat's total, in brackets where it was dropped, or the mark why there is none."""
    if seat in row["totals"]:
        text: str = row["totals"][seat]
        return f"({text})" if seat in row["dropped"] else text
    states = {one["reviewer"]: one["state"] for one in row["excluded"]}
    return MARKS[language][states.get(seat, "")]


def deciding(row: Json) -> str:
    """Return the digits of the link that settled a tie."""
    return "".join(readable(row["tie_break"][-1]["value"])) if row["tie_break"] else ""


def readable(value: str) -> list[str]:
    """Return an exact value, and to four places where no decimal ends it."""
    if "/" not in value:
        return [value]
    exact = Fraction(value)
    scaled = (2 * exact.numerator * 10_000 + exact.denominator) // (2 * exact.denominator)
    return [value, f"{scaled // 10_000}.{scaled % 10_000:04}"]


def head_numbers(track: Json) -> Counter[str]:
    """Return what stands above a ranking: places, how many applied, how many ballots of how many seats."""
    counted = sum(seat["state"] in {"counted", "typed"} for seat in track["seats"])
    tiers = [str(tier[key]) for tier in track["tiers"] for key in ("quota", "filled")]
    return Counter([*tiers, str(len(track["ranking"])), str(counted), str(len(track["seats"]))])


def tier_lines(track: Json) -> list[Counter[str]]:
    return [Counter([str(tier["quota"]), str(tier["filled"])]) for tier in track["tiers"]]


def matter_numbers(result: Json, track: Json) -> Counter[str]:
    """Return the numbers of alarms, decisions and moves, and of ties that more than one link decided."""
    found: Counter[str] = Counter()
    for alarm in track["alarms"]:
        if alarm["kind"] in {"tie_at_line", "unfilled"}:
            found[str(alarm["places_left"])] += 1
    for decision in result["decisions"]:
        if concerns(decision, track):
            found.update(_leaves(decision["record"]))
            for side in ("before", "after"):
                found.update(_stood(decision[side]))
    for row in track["ranking"]:
        if len(row["tie_break"]) > 1:
            found.update(n for link in row["tie_break"] for n in readable(link["value"]) if len(n) < 64)
    return found


def concerns(decision: Json, track: Json) -> bool:
    """Whether a decision stands on the paper of a track."""
    if decision["track"] is not None:
        return bool(decision["track"] == track["id"])
    application = decision["record"].get("application")
    moved = {*decision["before"], *decision["after"]}
    return application is None or application in ids(track) or track["id"] in moved


def outcome_numbers(track: Json) -> Counter[str]:
    """Return what the report's chapter on the result says of a track."""
    found: Counter[str] = Counter()
    placed = [row for row in ordered(track) if row["place"] is not None and row["published"] is not None]
    for tier in track["tiers"]:
        inside = [n for n, row in enumerate(placed) if row["standing"] == tier["id"]]
        found[str(len(inside) or tier["quota"])] += 1
        for n in inside:
            found.update([str(placed[n][key]) for key in ("place", "published", "number")])
        if tier["filled"] < tier["quota"]:
            found.update(map(str, (tier["quota"], tier["filled"], tier["quota"] - tier["filled"])))
        if inside and inside[-1] + 1 < len(placed):
            found.update(_gap(placed[inside[-1]], placed[inside[-1] + 1]))
    return found


def votes(result: Json) -> Iterator[Counter[str]]:
    """Yield the counts of every motion that was counted by number."""
    for decision in result["decisions"]:
        record = decision["record"]
        counts = [one["counts"] for one in record.get("round", ()) if "counts" in one]
        if decision["kind"] != "vote" or not counts:
            continue
        if record["motion"] == "stage":
            papers = [str(record["round"][0][key]) for key in ("handed_out", "returned", "valid")]
            yield Counter([*papers, *(str(said["yes"]) for said in counts[0].values())])
        else:
            answers = [str(counts[-1].get(answer, 0)) for answer in ("yes", "no", "abstain")]
            yield Counter([str(len(record["present"])), *answers])


def shown(value: object) -> str:
    return "—" if value is None else str(value)


def _gap(last: Json, following: Json) -> list[str]:
    gap = abs(Fraction(last["published"]) - Fraction(following["published"]))
    decimals = len(last["published"].partition(".")[2])
    text = f"{int(gap)}." + f"{int((gap % 1) * 10**decimals):0{decimals}}" if decimals else str(int(gap))
    return [str(last["place"]), str(following["place"]), text]


def _stood(tracks: Json) -> Iterator[str]:
    for rows in tracks.values():
        for row in rows.values():
            yield from (str(row[key]) for key in ("place", "published") if row.get(key) is not None)


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    elif isinstance(value, int) or (isinstance(value, str) and value.replace(".", "", 1).isdigit()):
        yield str(value)
