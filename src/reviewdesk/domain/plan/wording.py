"""What a plan says where it leaves the saying to us: pledge and reasons for recusal, by its language."""

from collections.abc import Mapping
from typing import Final

PLEDGE: Final[Mapping[str, str]] = {
    "zh_CN": (
        "遵守评审纪律，客观公正、独立评审，对评审意见承担个人责任；"
        "不泄露评审过程、评审意见及申报单位商业秘密；不记录、复制、带走评审材料；"
        "评审期间上交通讯工具；不接受请托。"
    ),
    "en": (
        "I keep the discipline of the review, judge objectively, fairly and on my own, and answer for my "
        "opinion; I disclose neither the course of the review nor opinions nor applicants' trade secrets; "
        "I note down, copy and take away nothing; I hand in my telephone during the review; "
        "I accept no requests."
    ),
}
REASONS: Final[Mapping[str, tuple[str, ...]]] = {
    "zh_CN": (
        "在申报地任职、挂职或三年内曾任职",
        "近亲属在申报单位任领导或本项目负责人",
        "参与方案编制、论证或担任顾问",
        "与拟列示范企业有经济利益",
        "其他",
    ),
    "en": (
        "holds or within three years held office with the applicant",
        "a close relative leads the applicant or the project",
        "took part in preparing or appraising the application, or advised on it",
        "has an economic interest in an enterprise that would benefit",
        "other",
    ),
}
