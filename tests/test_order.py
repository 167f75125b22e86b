from itertools import pairwise

import pytest

from scse_desk.language import LANGUAGES, language, order


def in_order(code: str, *texts: str) -> list[str]:
    key = order.key(code)
    return sorted(texts, key=lambda text: key(text) or "")


def test_chinese_stands_by_strokes_and_before_latin_letters() -> None:
    surnames = ("陳", "林", "Adams", "王", "丁", "張", "劉", "2050")
    assert in_order("zh_TW", *surnames) == ["2050", "丁", "王", "林", "張", "陳", "劉", "Adams"]


def test_a_rare_character_comes_after_those_with_a_place_and_before_letters() -> None:
    assert in_order("zh_TW", "A", "𠮷", "龘") == ["龘", "𠮷", "A"]


def test_vietnamese_has_letters_of_its_own_and_tones_come_after() -> None:
    words = ("ân", "ăn", "an", "án", "az", "đa", "dz", "ô", "oz", "ơ", "ưa", "uz")
    wanted = ["an", "án", "az", "ăn", "ân", "dz", "đa", "oz", "ô", "ơ", "uz", "ưa"]
    assert in_order("vi", *words) == wanted
    assert in_order("en", "Đa", "dz", "ăn", "az") == ["ăn", "az", "Đa", "dz"]


def test_accents_and_capitals_tell_apart_what_else_is_alike() -> None:
    assert in_order("en", "Hřib B", "Hrib A", "hrib C") == ["Hrib A", "Hřib B", "hrib C"]
    assert in_order("id", "ａ2", "A1", "Øst", "ost") == ["A1", "ａ2", "ost", "Øst"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_comparing_two_is_sorting_by_their_keys(code: str) -> None:
    names = list(language(code).countries().values())
    compared = order.comparing(code)
    assert all(compared(one, other) < 0 for one, other in pairwise(names))
    assert compared(names[0], names[0]) == 0
    assert order.key(code)(None) is None
