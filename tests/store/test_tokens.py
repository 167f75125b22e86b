import pytest

from scse_desk.store import tokens
from scse_desk.store.variants import VARIANTS


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Nguyễn Thị Ánh Đào", "nguyen thi anh dao"),
        ("ĐÀ NẴNG", "da nang"),
        ("Zdeněk Hřib", "zdenek hrib"),
        ("Łódź", "lodz"),
        ("İstanbul Beyoğlu ılık", "istanbul beyoglu ilik"),
        ("Straße", "strasse"),
        ("ＳＣＳＥ　２０２５", "scse 2025"),
        ("Київ", "киів"),
        ("김민수", "김민수"),
        ("ที่ปรึกษา", "ที่ปรึกษา"),
    ],
)
def test_case_accents_and_width_do_not_matter(written: str, folded: str) -> None:
    assert tokens.fold(written) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("臺北市", "台北市"),
        ("雙北", "双北"),
        ("陳", "陈"),
        ("國際", "国际"),
        ("吉野", "𠮷野"),
        ("ガス", "ｶﾞｽ"),
    ],
)
def test_characters_written_in_more_than_one_way_are_one(one: str, other: str) -> None:
    assert tokens.fold(one) == tokens.fold(other)


def test_voiced_kana_are_not_unvoiced_ones() -> None:
    assert tokens.fold("が") != tokens.fold("か")


def test_no_character_stands_in_two_groups_of_variants() -> None:
    characters = "".join(VARIANTS.split())
    assert len(characters) == len(set(characters))


def test_folding_again_changes_nothing() -> None:
    for group in VARIANTS.split():
        assert tokens.fold(tokens.fold(group)) == tokens.fold(group)


def test_chinese_is_found_by_one_and_by_two_characters() -> None:
    assert {"美", "玲", "美玲"} <= set(tokens.entry([], ["美玲"]).split())
    assert tokens.wanted("美") == [("美", False)]
    assert tokens.wanted("林美玲") == [("林美", False), ("美玲", False)]


def test_words_are_found_by_their_beginnings() -> None:
    assert tokens.wanted("Nguyễn v") == [("nguyen", True), ("v", True)]


def test_a_number_is_found_with_and_without_its_hyphen() -> None:
    assert {"a", "101", "a101"} <= set(tokens.entry(["A-101"], []).split())


@pytest.mark.parametrize("nothing", ["", "  ", "-", "\"'*()", "_"])
def test_what_has_no_letter_asks_for_nothing(nothing: str) -> None:
    assert tokens.wanted(nothing) == []
