import datetime as dt
from decimal import Decimal

import pytest

from scse_desk.language import language
from scse_desk.ui.ranges import date_range, number_range
from scse_desk.ui.typed import date_from, datetime_from, number_from, time_from

EN, VI, ZH = language("en"), language("vi"), language("zh_TW")


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-18",
        "2026/3/18",
        "18/3/2026",
        "18.03.2026",
        "18-3-26",
        "2026年3月18日",
        "民國115年3月18日",
        "115/3/18",
        "２０２６/３/１８",
        "18-Mar-26",
        "March 18, 2026",
    ],
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert date_from(text, EN) == dt.date(2026, 3, 18)


@pytest.mark.parametrize("text", ["", "31/2/2026", "soon", "2026-03", "18 Mai 2026", "Mar 2026"])
def test_what_is_no_day_is_not_taken_for_one(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        date_from(text, EN)


@pytest.mark.parametrize("language_code", ["en", "zh_TW", "vi", "id"])
def test_a_day_as_it_is_shown_is_read_back(language_code: str) -> None:
    spoken, day = language(language_code), dt.date(2026, 12, 5)
    assert date_from(spoken.date(day, "short"), spoken) == day
    assert date_from(spoken.date(day, "medium"), spoken) == day


@pytest.mark.parametrize("text", ["9:30", "0930", "9.30", "09:30"])
def test_a_time_is_read_as_people_write_it(text: str) -> None:
    assert time_from(text) == dt.time(9, 30)


def test_a_moment_is_a_day_and_a_time() -> None:
    assert datetime_from("18/3/2026 9:05", EN) == dt.datetime(2026, 3, 18, 9, 5)


def test_a_number_is_read_with_the_signs_of_the_language() -> None:
    assert number_from("1,234.5", EN) == Decimal("1234.5")
    assert number_from("1.234,5", VI) == Decimal("1234.5")
    assert number_from("1.234", VI) == Decimal(1234)
    assert number_from("１２", ZH) == Decimal(12)


def test_the_signs_of_another_language_are_read_where_they_can_mean_one_thing_only() -> None:
    assert number_from("9.5", VI) == number_from("9,5", EN) == Decimal("9.5")
    assert number_from("1,234.5", VI) == number_from("1.234,5", EN) == Decimal("1234.5")


@pytest.mark.parametrize("text", ["1,23,4", "1.234,567.8", "12 m²", "1e3", "NaN", "-", ""])
def test_what_is_no_number_is_not_taken_for_one(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        number_from(text, EN)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("5", 5, 5),
        ("≥ 5", 5, None),
        (">=5", 5, None),
        ("≤7", None, 7),
        ("3–7", 3, 7),
        ("3..7", 3, 7),
        ("3…", 3, None),
        ("", None, None),
    ],
)
def test_a_range_of_numbers(text: str, least: int | None, most: int | None) -> None:
    assert number_range(text, EN) == (least, most)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
        ("2026-02", dt.date(2026, 2, 1), dt.date(2026, 2, 28)),
        ("2026-03-18", dt.date(2026, 3, 18), dt.date(2026, 3, 18)),
        ("≥ 18/3/2026", dt.date(2026, 3, 18), None),
        ("2026-03-18 – 2026-03-21", dt.date(2026, 3, 18), dt.date(2026, 3, 21)),
    ],
)
def test_a_range_of_days(text: str, first: dt.date | None, last: dt.date | None) -> None:
    assert date_range(text, EN) == (first, last)
