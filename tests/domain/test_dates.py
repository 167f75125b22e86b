"""Days as texts tell them."""

from datetime import date

import pytest

from scse_desk.domain import dates


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("Tuesday (Sept. 2)", 1),
        ("3月23日(三)下午", 2),
        ("3月18日（星期二）", 1),
        ("Thứ Ba, 18/3", 1),
        ("Selasa, 18 Maret 2025", 1),
        ("Monday or Tuesday", None),
        ("a sunny day in March", None),
        ("第三屆", None),
    ],
)
def test_a_stated_weekday_is_found(text: str, weekday: int | None) -> None:
    assert dates.stated_weekday(text) == weekday


def test_a_right_weekday_is_no_cause_for_a_warning() -> None:
    assert dates.weekday_warning("3月23日(三)", date(2022, 3, 23)) is None
    assert dates.weekday_warning("Sept. 2", date(2020, 9, 2)) is None


@pytest.mark.parametrize(("roc", "year"), [(105, 2016), (110, 2021), (111, 2022), (1, 1912)])
def test_a_year_of_the_republic_is_one_of_the_common_era(roc: int, year: int) -> None:
    assert dates.roc_year(roc) == year
