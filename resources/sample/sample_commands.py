"""The story as commands: `reviewdesk …` lines, and `cp` lines for what a stick or a hand carries.

Every line can be pasted into a shell that stands in the demo's folder, bash or PowerShell: `mkdir` and `cp`
with one source each are what the two have in common.
"""

from collections.abc import Iterator
from decimal import Decimal

from sample_people import (
    ABNORMAL,
    DECLARED_CONFLICTS,
    LATE_CONFLICT,
    MISTYPED,
    PANELS,
    REFUSING,
    WITHDRAWN,
)

_SEATS = tuple(f"r{number}" for number in range(1, 10))
_CHAIR = "--workspace chair/workspace --slip-file chair/chair.txt"
_BOTH = f"{_CHAIR} --witness-slip-file witness/witness.txt"
_EXPLAINED = "公共平台尚未建成，项目投资多数未落实，评分据此从严，予以坚持"


def commands(right: Decimal) -> Iterator[str]:
    """Yield the lines of commands.txt; `right` is what the mistyped mark should be."""
    yield from _preparing()
    yield from _opening()
    for seat in _SEATS:
        yield from _reviewing(seat)
    yield from _collecting()
    yield from _settling(right)
    yield from _signing()


def _preparing() -> Iterator[str]:
    yield "# 1 评审前一天：工作人员检查、密封 / The day before: the secretary checks and seals"
    yield "reviewdesk plan check sample/plan.toml"
    yield (
        "reviewdesk seal --plan sample/plan.toml --register sample/register.xlsx --dossiers sample/dossiers "
        "--committee sample/committee.toml --conflicts sample/conflicts.csv --slips secretary/slips "
        "--slips-as-text --out secretary/sealed"
    )
    yield "reviewdesk inspect secretary/sealed/batch.rdbatch"
    yield "mkdir transfer"
    yield "cp secretary/sealed/batch.rdbatch transfer"
    yield "# 密钥条当面发给本人 / Slips are handed over in person"
    for seat in ("chair", "witness", *_SEATS):
        yield f"mkdir {seat}"
        yield f"cp secretary/slips/{seat}.txt {seat}"
    yield "mkdir envelope"
    yield "cp secretary/slips/reveal.txt envelope"


def _opening() -> Iterator[str]:
    yield ""
    yield "# 2 开场：推选组长，修改方案 / Opening: chair elected, plan amended by a supplement"
    yield "cp transfer/batch.rdbatch chair"
    yield f"reviewdesk open chair/batch.rdbatch --seat chair {_CHAIR}"
    yield f"reviewdesk elect {_CHAIR} --motion sample/motions/elect.toml"
    yield (
        "reviewdesk supplement --to secretary/sealed/batch.rdbatch --slip-file secretary/slips/secretary.txt "
        "--plan sample/plan-amended.toml --out secretary/sealed"
    )
    yield "cp secretary/sealed/supplement-1.rdsupplement transfer"
    yield "cp transfer/supplement-1.rdsupplement chair"
    yield (
        f"reviewdesk adopt {_BOTH} --motion sample/motions/adopt.toml "
        "--supplement chair/supplement-1.rdsupplement"
    )


def _reviewing(seat: str) -> Iterator[str]:
    desk = f"--workspace {seat}/workspace --slip-file {seat}/{seat}.txt"
    tracks = [track for track, panel in PANELS.items() if seat in panel]
    declared = f"--recusals sample/recusals/{seat}.csv" if seat in DECLARED_CONFLICTS else "--none"
    yield ""
    yield f"# 3 评委 {seat}：启封、承诺、回避、评分、封存提交 / Reviewer {seat}"
    if seat == _SEATS[0]:
        yield f"# {WITHDRAWN} 申报单位当场撤回，组长宣布“撤1” / {WITHDRAWN} is withdrawn in session, notice 1"
        yield f"reviewdesk withdraw {_BOTH} --application {WITHDRAWN} --reason 申报单位当场书面撤回（样例）"
    yield f"cp transfer/batch.rdbatch {seat}"
    yield f"cp transfer/supplement-1.rdsupplement {seat}"
    yield f"reviewdesk open {seat}/batch.rdbatch {seat}/supplement-1.rdsupplement --seat {seat} {desk}"
    yield f"reviewdesk declare {desk} --batch {seat}/batch.rdbatch {declared} --pledge-agreed"
    for track in tracks:
        yield f"reviewdesk score {desk} --from sample/sheets/{seat}-{track}.csv"
    if seat == LATE_CONFLICT[0]:
        yield f"reviewdesk recuse {desk} --application {LATE_CONFLICT[1]} --reason {LATE_CONFLICT[2]}"
    if "comprehensive" in tracks:
        yield f"reviewdesk skip {desk} --application {WITHDRAWN} --notice 1"
    yield f"reviewdesk check {desk}"
    for track in tracks:
        yield f"reviewdesk cast {desk} --track {track} --out {seat}/ballots"
    yield f"cp {seat}/ballots/*.rdballot transfer"


def _collecting() -> Iterator[str]:
    ballots = [
        f"chair/inbox/{seat}-{track}-1-1.rdballot" for track, panel in PANELS.items() for seat in panel
    ]
    yield ""
    yield "# 4 组长：收取、核对回执、截止 / The chair collects, receipts are compared, the list is closed"
    yield "mkdir chair/inbox"
    yield "cp transfer/*.rdballot chair/inbox"
    yield f"reviewdesk collect {_CHAIR} {' '.join(ballots)}"
    yield f"reviewdesk examine {_CHAIR}"
    yield f"reviewdesk close {_BOTH}"


def _settling(right: Decimal) -> Iterator[str]:
    seat, application = ABNORMAL
    owner, mistyped, criterion, wrong = MISTYPED
    signed = format(right.normalize(), "f")
    yield ""
    yield "# 5 当众启封，先看偏差，再看排名 / The envelope is opened: deviations first, then the ranking"
    yield f"reviewdesk reveal {_BOTH} --reveal-slip-file envelope/reveal.txt"
    yield (
        f"reviewdesk explain {_CHAIR} --seat {seat} --seat-slip-file {seat}/{seat}.txt "
        f"--application {application} --text {_EXPLAINED}"
    )
    yield f"reviewdesk reveal --ranking {_BOTH}"
    yield "# 签字的评分表与文件不符：更正 / A mark differs from its signed sheet: corrected"
    yield (
        f"reviewdesk correct {_BOTH} --kind transcription --seat {owner} --application {mistyped} "
        f"--criterion {criterion} --value {signed} --reason 签字评分表为{signed}，录入为{wrong}"
    )
    yield "# 第八名同分，比较链未能分出先后：记名表决 / A tie at the line outlives the chain: a named vote"
    yield f"reviewdesk vote {_BOTH} --motion sample/motions/tie.toml"
    yield f"reviewdesk result {_CHAIR} --out chair/result.json"


def _signing() -> Iterator[str]:
    yield ""
    yield "# 6 自检、定稿、签名、发布、核验 / Audit, finalise, sign, publish, verify"
    yield f"reviewdesk audit {_CHAIR}"
    yield f"reviewdesk finalise {_BOTH}"
    for seat in _SEATS:
        refusal = f" --refuse sample/refuse-{seat}.txt" if seat == REFUSING else ""
        yield f"reviewdesk sign {_CHAIR} --seat {seat} --seat-slip-file {seat}/{seat}.txt{refusal}"
    yield f"reviewdesk publish {_CHAIR} --out chair/published"
    yield "mkdir transfer/published"
    yield "cp chair/published/* transfer/published"
    yield "mkdir province"
    yield "mkdir province/published"
    yield "cp transfer/published/* province/published"
    yield "reviewdesk verify province/published/archive.rdarchive"
