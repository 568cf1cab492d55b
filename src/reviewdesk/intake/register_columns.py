"""Which header of a register means what: fixed columns in both languages, and those the plan names."""

from collections.abc import Mapping
from typing import Final

from reviewdesk.domain.plan.values import Plan, Track

REQUIRED: Final = ("id", "track", "applicant")
FIXED: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("编号", "项目编号", "申报编号", "申报项目编号", "application"),
    "track": ("类别", "申报类别", "评审类别", "组别"),
    "applicant": ("申报单位", "申报单位名称", "单位名称", "申报主体", "申报地区"),
    "applicant_id": ("单位代码", "申报单位代码", "统一社会信用代码", "组织机构代码"),
    "county": ("县", "县市区", "县（市、区）", "县(市、区)", "区县", "所在县"),
    "city": ("市", "设区市", "地市", "所在市", "地级市"),
    "region_code": ("行政区划代码", "区划代码", "地区代码"),
    "contact": ("联系人", "联系方式", "联系人及电话"),
    "received": ("收到时间", "收到日期", "收件时间", "接收时间", "受理时间"),
    "copies": ("份数", "收到份数", "纸质份数", "装订份数"),
    "order": ("序号", "顺序", "排序", "评审顺序"),
}
ELIGIBILITY_REQUIRED: Final = ("application", "item", "verdict")
ELIGIBILITY: Final[Mapping[str, tuple[str, ...]]] = {
    "application": ("编号", "项目编号", "申报编号", "申报项目编号", "id"),
    "item": ("审查事项", "资格审查事项", "资格审查项", "条件", "事项", "审查项目"),
    "verdict": ("结论", "审查结论", "审查结果", "结果", "pass/fail/waived", "result"),
    "reason": ("理由", "原因", "说明", "备注"),
}
VERDICTS: Final = {
    "pass": ("pass", "通过", "合格", "符合"),
    "fail": ("fail", "不通过", "不合格", "不符合"),
    "waived": ("waived", "豁免", "免审", "特批"),
}


def register_columns(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Return every column a register of this plan may have, with its headers.

    What several tracks name alike is one column; fixed names win over the plan's.
    """
    names: dict[str, set[str]] = {}
    taken = {word for column, words in FIXED.items() for word in (column, *words)}
    for track in plan.tracks:
        for column, name in planned_columns(track):
            names.setdefault(column, set()).add(name)
    found = {column: tuple(sorted(words - taken)) for column, words in names.items() if column not in FIXED}
    shared = {word for words in found.values() for word in words if _times(word, found) > 1}
    return dict(FIXED) | {
        column: tuple(word for word in words if word not in shared) for column, words in found.items()
    }


def planned_columns(track: Track) -> tuple[tuple[str, str], ...]:
    """Return id and name of what one track's plan asks the register for."""
    return (
        *((requirement.id, requirement.name) for requirement in track.requirements),
        *((preference.id, preference.name) for preference in track.preferences),
        *((criterion.id, criterion.name) for criterion in track.criteria if criterion.mode == "objective"),
    )


def _times(word: str, columns: Mapping[str, tuple[str, ...]]) -> int:
    return sum(word in words for words in columns.values())
