"""Who and what the invented review session is about; nothing here exists."""

TRACKS = {"comprehensive": ("A", 28), "electronics": ("B", 14), "green": ("C", 18)}
PANELS = {
    "comprehensive": ("r1", "r2", "r3", "r4", "r5", "r6", "r7"),
    "electronics": ("r5", "r6", "r7", "r8", "r9"),
    "green": ("r1", "r2", "r3", "r4", "r7", "r8", "r9"),
}
REASONS = ("在申报地任职、挂职或三年内曾任职", "参与方案编制、论证或担任顾问", "与拟列示范企业有经济利益")
KNOWN_CONFLICTS = (("A004", "r2", REASONS[0]), ("C007", "r8", REASONS[1]))
DECLARED_CONFLICTS = {"r5": (("A011", REASONS[1]),)}
LATE_CONFLICT = ("r3", "A017", REASONS[2])
WITHDRAWN = "A023"
TIED = ("A006", "A019")
ABNORMAL = ("r9", "B006")
MISTYPED = ("r1", "C009", "platform", "6")
"""What the file says; the signed sheet says what `sample_scores` computed."""
CHAIR = "r4"
REFUSING = "r8"
RARE_REVIEWER = "r7"

_FIRST = "云岭清潭松溪石渡梅浦青埠白沙竹源锦川古堰枫桥兰渚荷泽柳湾杏坪"
_CITIES = ("样例东江市", "样例西泽市", "样例南屏市", "样例北渚市")


def applications() -> list[dict[str, object]]:
    """Return the sixty applications, in the order of their ids."""
    found: list[dict[str, object]] = []
    for track, (letter, count) in TRACKS.items():
        found += [_application(track, f"{letter}{number:03d}") for number in range(1, count + 1)]
    return found


def reviewers() -> list[dict[str, object]]:
    """Return the nine reviewers."""
    fields = (
        "工业经济",
        "自动化",
        "电子信息",
        "软件工程",
        "财政金融",
        "智能制造",
        "环境工程",
        "安全工程",
        "物联网",
    )
    return [
        {
            "seat": f"r{number}",
            "name": f"评委{number:02d}" + ("·𬱖䶮" if f"r{number}" == RARE_REVIEWER else ""),
            "role": "reviewer",
            "tracks": [track for track, panel in PANELS.items() if f"r{number}" in panel],
            "organisation": f"样例研究院{number:02d}",
            "title": "教授" if number % 2 else "高级工程师",
            "field": fields[number - 1],
            "region": _CITIES[number % 4],
            "phone": f"000-0000{number:02d}",
            "chair_eligible": number not in (1, 9),
        }
        for number in range(1, 10)
    ]


def _application(track: str, id_: str) -> dict[str, object]:
    letter, number = id_[0], int(id_[1:])
    index = number + {"A": 0, "B": 28, "C": 42}[letter]
    county = _county(9 if id_ == "C012" else index)
    city = _CITIES[index % 4]
    applicant = f"（样例）{county}人民政府"
    return {
        "id": id_,
        "track": track,
        "applicant": applicant,
        "applicant_id": f"SAMPLE-{9 if id_ == 'C012' else index:03d}",
        "county": f"样例{county}",
        "city": city,
        "region_code": f"9901{index:02d}",
        "contact": f"联系人{index:02d}",
        "received": f"2014-07-{1 + index % 10:02d} {9 + index % 8:02d}:{index % 6}0",
        "copies": 5,
        "order": number,
    }


def _county(index: int) -> str:
    if index == 13:
        return "䶮溪县"
    pairs = [_FIRST[i : i + 2] for i in range(0, len(_FIRST), 2)]
    name = pairs[index % len(pairs)]
    return (
        name[:1]
        + name[1:]
        + ("", "上", "中", "下", "新")[index // len(pairs)]
        + ("县", "区", "市")[index % 3]
    )
