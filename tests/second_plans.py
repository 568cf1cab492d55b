"""Random plans, and marks that may stand under them."""

import json
import random

from reviewdesk.domain.names import ApplicantId, ApplicationId, CriterionId, SeatId
from reviewdesk.domain.plan.values import Criterion, Track
from reviewdesk.domain.result import SeatState
from reviewdesk.domain.sheet import Sheet

LINKS = (
    "untrimmed_mean", "criteria_by_weight", "median", "head_to_head", "exact", "preferences", "components:g",
    "criterion:a",
)  # fmt: skip
STAGES = (["aggregate"], ["criterion", "aggregate"], ["criterion", "factored", "aggregate"], ["criterion"])


LIMITS = ('ratio = "0.20"', 'absolute = "15"', 'ratio = "0.1", absolute = "8"')


def plan_text(chance: random.Random) -> str:
    pick = chance.choice
    form, level, count = pick(("points", "points", "weights")), pick(("total", "criterion")), pick((1, 2, 3))
    kinds = ["mean", "trimmed", "trimmed", "median"]
    aggregate = pick([*kinds, "rank_sum", "z_score"] if level == "total" else kinds)
    trim, one = pick((1, 1, 2)), pick(("allowed", "one"))
    stages = pick(STAGES) if level == "criterion" else ["aggregate"]
    text = (
        f'schema = 1\n[review_session]\ntitle = "x"\nmultiple = "{one}"\n[rules]\nform = "{form}"\n'
        f'aggregate = "{aggregate}"\ntrim = {trim}\nlevel = "{level}"\n'
        f'fallback = "{pick(("mean", "median"))}"\n'
        f"minimum_ballots = {max(2 * trim + 1, pick((3, 5)))}\n"
        f'rank_on = "{pick(("published", "exact"))}"\n'
        f"rounding = {{ places = {pick((0, 1, 2))}, stages = {json.dumps(stages)} }}\n"
        f"tie_chain = {json.dumps(chance.sample(LINKS, chance.randint(0, 4)))}\n"
        f'end_rule = "{pick(("vote", "vote", "share", "lot", "empty"))}"\n'
        f'end_rule_after_vote = "{pick(("share", "lot", "empty"))}"\n'
        f"abnormal = {{ {pick(LIMITS)} }}\n"
        f'[rules.vote]\nmajority = "{pick(("half", "two_thirds"))}"\nbase = "{base(chance)}"\n'
        f"max_rounds = {pick((1, 2))}\n"
    )
    if chance.random() < 0.2:
        text += (
            f'[[stage]]\nkind = "score"\n[[stage]]\nkind = "vote"\n'
            f'candidates = "{pick(("all", "top:1.5"))}"\n'
            f'threshold = "{pick(("half", "two_thirds"))}"\nbase = "{base(chance)}"\nmax_yes = "any"\n'
        )
    extra = {name: chance.random() < 0.3 for name in ("gate", "deduction", "objective")}
    extra["objective"] = extra["objective"] and form == "points"
    for track in ("t", "u") if one == "one" or chance.random() < 0.3 else ("t",):
        text += track_text(chance, track, form, count, extra)
    return text


def base(chance: random.Random) -> str:
    return chance.choice(("all", "present", "present_minus_recused"))


def track_text(chance: random.Random, track: str, form: str, count: int, extra: dict[str, bool]) -> str:
    pick = chance.choice
    text = f'[[track]]\nid = "{track}"\n'
    for number in range(chance.randint(1, 3)):
        text += f'[[track.tier]]\nid = "{track}{number}"\nquota = {pick((1, 2))}\n'
        text += pick(("", 'floor = "60"\n', 'floor = "75"\n')) + pick(("", "ordered = true\n"))
    most = {1: [100], 2: [60, 40], 3: [40, 40, 20]}[count]
    weights = {1: ["1"], 2: ["1/3", "2/3"], 3: ["0.5", "0.3", "0.2"]}[count]
    most[0] -= 10 if extra["objective"] else 0
    for name, points, weight in zip("abc", most, weights, strict=False):
        own = f'max = "{points}"\n' if form == "points" else f'max = "7"\nweight = "{weight}"\n'
        group = "g" if name == "a" else pick(("g", "h"))
        text += f'[[track.criterion]]\nid = "{name}"\nstep = "0.5"\ngroup = "{group}"\n{own}'
    nothing = 'weight = "0"\n' if form == "weights" else ""
    if extra["objective"]:
        text += '[[track.criterion]]\nid = "o"\nmode = "objective"\nmax = "10"\n'
    if extra["deduction"]:
        text += f'[[track.criterion]]\nid = "d"\nmode = "deduction"\nmax = "5"\nstep = "1"\n{nothing}'
    if extra["gate"]:
        text += f'[[track.criterion]]\nid = "q"\nmode = "gate"\n{nothing}'
    return text + '[[track.preference]]\nid = "p"\nname = "p"\n'


def sheet_of(chance: random.Random, track: Track) -> Sheet:
    seats = [SeatId(f"r{n}") for n in range(1, chance.randint(3, 8))]
    names = [ApplicationId(f"{track.id.upper()}{n}") for n in range(1, chance.randint(3, 8))]
    rows: dict[SeatId, dict[ApplicationId, tuple[str, ...]]] = {seat: {} for seat in seats}
    states: dict[SeatId, dict[ApplicationId, str]] = {seat: {} for seat in seats}
    asked = [one for one in track.criteria if one.mode != "objective"]
    for name in names:
        level, spread = chance.choice((6, 7, 8, 9)), chance.choice((0, 0, 1, 3))
        for seat in seats:
            if chance.random() < 0.07:
                states[seat][name] = "recused"
            else:
                rows[seat][name] = tuple(spelled(chance, one, level, spread) for one in asked)
    outcomes: dict[SeatId, SeatState] = dict.fromkeys(seats, "counted")
    if chance.random() < 0.2:
        out = chance.choice(seats)
        outcomes[out] = chance.choice(("absent", "void"))
        rows[out], states[out] = {}, {}
    if chance.random() < 0.15:
        outcomes[SeatId("s1")] = "unused"
    value = CriterionId("o")
    given = len(asked) < len(track.criteria)
    objectors = [(seat, name) for seat in seats for name in rows[seat]] if given else []
    objections = {(*chance.choice(objectors), value)} if objectors and chance.random() < 0.3 else set()
    return Sheet(
        applications=tuple(names),
        seats=outcomes,
        rows=rows,
        states=states,
        objective={name: {value: chance.choice("567")} for name in names} if given else {},
        preferences={name: ("p",) * (chance.random() < 0.4) for name in names},
        applicants={name: ApplicantId(chance.choice(("x", "y", name, name))) for name in names},
        ineligible=frozenset(name for name in names if chance.random() < 0.05),
        objections=frozenset(objections),
    )


def spelled(chance: random.Random, criterion: Criterion, level: int, spread: int) -> str:
    if criterion.mode == "gate":
        return "fail" if chance.random() < 0.25 else "pass"
    if criterion.mode == "deduction":
        return chance.choice("0012")
    halves = int(criterion.max * 2) * level // 10 + chance.randint(-spread, spread)
    halves = halves // 2 if chance.random() < 0.03 else halves
    return f"{min(max(halves, 0), int(criterion.max * 2)) / 2:g}"
