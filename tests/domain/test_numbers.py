"""Numbers as each language writes them."""

from decimal import Decimal

import pytest

from scse_desk.domain import numbers


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("2.000", "vi", "2000"),
        ("2.806", "id", "2806"),
        ("2,806", "en", "2806"),
        ("2,806", "id", "2.806"),
        ("2.806", "en", "2.806"),
        ("1.234.567,8", "id", "1234567.8"),
        ("600", "zh_TW", "600"),
        ("19.3", "vi", None),
        ("Sixty", "en", "60"),
        ("百", "zh_TW", "100"),
        ("many", "en", None),
    ],
)
def test_a_number_is_read_by_the_rules_of_its_language(
    text: str, language: str, value: str | None
) -> None:
    assert numbers.parse(text, language) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("超過181位", "zh_TW", [("gt", 181)]),
        ("hơn 400 đại biểu và 80 thị trưởng", "vi", [("gt", 400), ("eq", 80)]),
        ("about 20 and over 30", "en", [("about", 20), ("gt", 30)]),
        ("lebih dari 5 kota, 3 negara", "id", [("gt", 5), ("eq", 3)]),
        ("nothing here", "en", []),
    ],
)
def test_a_number_is_found_with_its_comparator(
    text: str, language: str, found: list[tuple[str, int]]
) -> None:
    assert [(one.comparator, int(one.value)) for one in numbers.find(text, language)] == found
