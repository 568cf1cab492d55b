import pytest

from reviewdesk.domain.place_names import folded, units, without_end, without_front, without_units


def test_width_case_and_blanks_at_the_ends_do_not_count() -> None:
    assert folded(" ＡＢＣ公司 ") == "abc公司"


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("东江市清潭区人民政府", "东江清潭"),
        ("松溪自治县", "松溪"),
        ("市区", "市区"),
        ("开发区管委会", "开发"),
    ],
)
def test_units_and_who_governs_them_are_left_out(name: str, left: str) -> None:
    assert without_units(name) == left


def test_units_are_told_in_their_order() -> None:
    assert units("东江省松溪自治州清潭县") == ["省", "自治州", "县"]


@pytest.mark.parametrize(("name", "left"), [("清潭新区", "清潭"), ("松溪自治县", "松溪"), ("清潭", "清潭")])
def test_only_the_unit_at_the_end_goes(name: str, left: str) -> None:
    assert without_end(name) == left


def test_province_goes_first_and_then_the_city() -> None:
    assert list(without_front("东江省西泽市清潭县")) == ["西泽市清潭县", "清潭县"]
    assert list(without_front("清潭县")) == []
