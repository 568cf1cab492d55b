"""Twenty small review sessions of different shape, played by the chair's verbs into published archives."""

from collections.abc import Mapping
from functools import cache

from reviewdesk.domain.committee import Committee
from reviewdesk.domain.names import ApplicationId, TrackId
from reviewdesk.sealed.supplement import Change
from sealed_session import CREATED, panel
from second_playing import ALL, ONE, SEATS, TIER, TWO, Marks, Published, Shape, played
from second_steps import (
    adopted,
    corrected,
    finalised_again,
    line,
    lot,
    missing,
    moved,
    on_paper,
    recast,
    substituted,
    voided,
    vote,
    withdrawn,
)


@cache
def published(name: str) -> Published:
    """Play a session once per process, from sealing to the published folder."""
    return played(SHAPES[name])


def spread(**middles: float) -> tuple[dict[str, tuple[str, ...]], dict[str, Marks]]:
    """Return marks of one criterion around a middle for every application, and each seat's own."""
    own = {seat: {a: (str(m + n - 2),) for a, m in middles.items()} for n, seat in enumerate(SEATS)}
    return {a: (str(m),) for a, m in middles.items()}, own  # type: ignore[return-value]


def even(**middles: float) -> dict[str, tuple[str, ...]]:
    """Return the same mark of one criterion by everybody."""
    return {a: (str(m),) for a, m in middles.items()}


PLAIN, OWN = spread(A1=80, A2=70, A3=60)
ORDERED = (
    '[[track.tier]]\nid = "listed"\nquota = 1\nfloor = "75"\n'
    '[[track.tier]]\nid = "second"\nquota = 3\nordered = true\nfloor = "40"\n'
)
GATE = '[[track.criterion]]\nid = "q"\nname = "诚信"\nmode = "gate"\n'
LATE = '[[track.criterion]]\nid = "d"\nname = "补正"\nmode = "deduction"\nmax = "5"\nstep = "1"\n'
GIVEN = '[[track.criterion]]\nid = "o"\nname = "指数"\nmode = "objective"\nmax = "10"\n'
NINETY = ONE.replace("100", "90")
STAGE = (
    '[[stage]]\nkind = "score"\n[[stage]]\nkind = "vote"\ncandidates = "top:1.5"\nsecrecy = "secret"\n'
    'threshold = "two_thirds"\nbase = "present_minus_recused"\n'
)
BANDS = (
    '[[track.criterion]]\nid = "c"\nmax = "100"\nmode = "bands"\n'
    'bands = [{ name = "优", min = "95", max = "95" }, { name = "良", min = "80", max = "80" }, '
    '{ name = "差", min = "35", max = "35" }]\n'
)
REFINAL = (
    'text = "更正"\n[[decision]]\nkind = "correct"\ncorrection = "transcription"\napplication = "A2"\n'
    'seat = "r3"\ncriterion = "c"\nvalue = "90"\ntext = "签字表为90"\n'
)

SHAPES: Mapping[str, Shape] = {
    "mean, a supplement": Shape(
        rules='aggregate = "mean"',
        marks={**PLAIN, "A4": ("90",)},
        own=OWN,
        before=(adopted,),
        supplement=Change(
            created=CREATED,
            withdrawn=(ApplicationId("A4"),),
            seats=Committee(panel((TrackId("a"),), "spare2")),
        ),
    ),
    "trimmed twice, exact": Shape(
        rules='aggregate = "trimmed"\ntrim = 2\nrank_on = "exact"\nrounding = { places = 0 }',
        marks=PLAIN,
        own=OWN,
        witness="supervisor",
    ),
    "median, a withdrawal": Shape(
        rules='aggregate = "median"',
        marks=PLAIN,
        own=OWN,
        before=(withdrawn("A2"),),
        handover="without_names",
    ),
    "rank sum with a recusal": Shape(
        rules='aggregate = "rank_sum"\nminimum_ballots = 3', marks=PLAIN, own=OWN, recused={"r2": ("A1",)}
    ),
    "z score": Shape(
        rules='aggregate = "z_score"\nminimum_ballots = 3\nend_rule = "share"\n'
        'abnormal = { absolute = "50" }',
        marks=even(**{f"A{n}": 50 + 3 * n for n in range(1, 10)}),
        own={"r2": even(A1=90, A4=51.5), "r3": even(A2=44)},
    ),
    "per criterion, rounded twice": Shape(
        rules='level = "criterion"\nrounding = { places = 1, stages = ["criterion", "aggregate"] }',
        criteria=TWO,
        marks={"A1": ("50", "30"), "A2": ("50", "30"), "A3": ("40", "20")},
        own={"r1": {"A1": ("50.5", "30.5")}, "r4": {"A2": ("49", "33")}, "r5": {"A2": ("51", "22")}},
    ),
    "weights, a gate that splits, an abnormal score replaced": Shape(
        rules='form = "weights"\naggregate = "mean"\nend_rule = "share"\nabnormal = { ratio = "0.20" }',
        criteria=(TWO.replace('group = "g"', 'group = "g"\nweight = "1/3"') + 'weight = "2/3"\n' + GATE),
        marks={"A1": ("50", "30", "pass"), "A2": ("48", "30", "pass"), "A3": ("40", "20", "pass")},
        own={
            "r1": {"A1": ("20", "9.5", "pass"), "A2": ("48", "30", "fail")},
            "r2": {"A2": ("48", "30", "fail"), "A3": ("40", "20", "fail")},
            "r3": {"A3": ("40", "20", "fail")},
            "r4": {"A3": ("41", "20", "fail")},
        },
        recused={"r5": ("A2",)},
        after=(
            moved("gate", "yes = 3, no = 1", track="a", application="A2", criterion="q"),
            moved("abnormal", "yes = 4", seat="r1", application="A1"),
            corrected(correction="abnormal", seat="r1", application="A1", vote="v2"),
        ),
    ),
    "a deduction, an objection to a value": Shape(
        rules='aggregate = "mean"\ntie_chain = ["criterion:c", "untrimmed_mean"]',
        criteria=NINETY + GIVEN + LATE,
        marks={"A1": ("80", "0"), "A2": ("80", "2"), "A3": ("70", "5")},
        facts={a: {"objective": {"o": value}} for a, value in {"A1": "5", "A2": "7.5", "A3": "6"}.items()},
        objections={"r2": ("A3",)},
        after=(moved("objective", "yes = 4, no = 1", application="A3", criterion="o", value="9"),),
    ),
    "a tie at the line by vote": Shape(
        rules='end_rule = "vote"',
        marks=even(A1=90, A2=80, A3=80, A4=80, A5=60),
        after=(
            line("listed", 'r1 = ["A2"], r2 = ["A2"], r3 = ["A3"]', 'r1 = ["A3"], r2 = ["A3"], r3 = ["A3"]'),
        ),
    ),
    "a vote that settles nothing, then a lot": Shape(
        rules='end_rule = "vote"\nend_rule_after_vote = "lot"\n[rules.vote]\nmax_rounds = 1',
        marks=even(A1=90, A2=80, A3=80),
        after=(line("listed", 'r1 = ["A2"], r2 = ["A3"]'), lot("listed")),
    ),
    "a tie at the line by lot": Shape(
        rules='end_rule = "lot"', marks=even(A1=80, A2=80, A3=80), after=(lot("listed", dice="6543216543"),)
    ),
    "a shared place": Shape(rules='end_rule = "share"', marks=even(A1=90, A2=80, A3=80, A4=70)),
    "an empty place": Shape(rules='end_rule = "empty"', marks=even(A1=90, A2=80, A3=80, A4=70)),
    "ordered tiers with floors": Shape(
        rules='end_rule = "lot"',
        tiers=ORDERED,
        marks=even(A1=90, A2=70, A3=70, A4=50, A5=30),
        after=(lot("second"), moved("empty", "yes = 5", track="a", tier="second")),
    ),
    "two thirds vote on candidates": Shape(
        rules='aggregate = "mean"\nend_rule = "share"\n'
        'tie_chain = ["components:g", "median", "head_to_head"]',
        stage=STAGE,
        tiers=TIER.replace("2", "1") + '[[track.tier]]\nid = "reserve"\nquota = 1\nordered = true\n',
        criteria=TWO,
        multiple="one",
        applicants={"A1": "p1", "B1": "p1"},
        marks={
            "A1": ("50", "30"),
            "A2": ("40", "30"),
            "A3": ("30", "30"),
            "B1": ("55", "35"),
            "B2": ("50", "35"),
        },
        after=(
            vote(
                f'{ALL}motion = "stage"\ntrack = "a"\n[[round]]\nhanded_out = 5\nreturned = 5\nvalid = 5\n'
                "counts = { A1 = { yes = 4, no = 1 }, A2 = { yes = 3, no = 2 } }\n"
            ),
            vote(
                f'{ALL}motion = "stage"\ntrack = "b"\n[[round]]\nhanded_out = 5\nreturned = 5\nvalid = 5\n'
                "counts = { B2 = { yes = 5 } }\n"
            ),
        ),
    ),
    "absent, replaced, reopened": Shape(
        marks=PLAIN,
        own=OWN,
        witness="supervisor",
        absent=("r4", "r5"),
        before=(missing("r4"), substituted("r5"), recast("r1")),
    ),
    "void before the close and after the reveal": Shape(
        rules='fallback = "median"',
        marks=PLAIN,
        own=OWN,
        before=(recast("r3"), voided("r3", "A2")),
        after=(
            moved("void", "yes = 4, abstain = 1", seat="r4", application="A1"),
            voided("r4", "A1", "v1"),
            moved("eligibility", "yes = 5", application="A3", value="fail"),
            corrected(correction="eligibility", application="A3", value="fail", vote="v2"),
        ),
    ),
    "typed from paper, out of range": Shape(
        rules="minimum_ballots = 3",
        marks=PLAIN,
        own=OWN,
        before=(on_paper("r2", {"A1": ("180",), "A2": ("70",), "A3": ("60",)}, ("c",)),),
        after=(corrected(correction="range", seat="r2", application="A1", criterion="c", value="80"),),
    ),
    "bands, preferences, one ineligible": Shape(
        rules='tie_chain = ["preferences", "head_to_head"]\nend_rule = "share"',
        criteria=BANDS + '[[track.preference]]\nid = "p"\nname = "试点"\n',
        marks={"A1": ("良",), "A2": ("良",), "A3": ("优",), "A4": ("35",)},
        facts={"A2": {"preferences": ("p",)}, "A3": {"failed": True}},
    ),
    "two rounds, finalised again": Shape(
        stage='[[stage]]\nkind = "score"\nrounds = 2\n',
        rounds=2,
        marks=PLAIN,
        own=OWN,
        after=(
            corrected(correction="transcription", seat="r1", application="A3", criterion="c", value="62"),
        ),
        late=(finalised_again(REFINAL),),
    ),
}
