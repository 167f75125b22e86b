"""Words and formats of the four languages."""

import datetime as dt
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from scse_desk.language import LANGUAGES, N_, DateStyle, Language, Message, Spoken, When, language
from scse_desk.refused import Refused

TUESDAY = dt.date(2025, 3, 18)


@dataclass
class City:
    names: dict[str, str] = field(default_factory=dict)


def in_each(write: Callable[[Language], str]) -> list[str]:
    return [write(language(code)) for code in LANGUAGES]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("short", ["18/03/2025", "2025/3/18", "18/03/2025", "18/03/2025"]),
        ("medium", ["18 March 2025", "2025年3月18日", "18/3/2025", "18 Maret 2025"]),
        ("paper", ["18 March 2025", "民國114年3月18日", "18/3/2025", "18 Maret 2025"]),
        (
            "long",
            [
                "Tuesday, 18 March 2025",
                "2025年3月18日（星期二）",
                "Thứ Ba, ngày 18 tháng 3 năm 2025",
                "Selasa, 18 Maret 2025",
            ],
        ),
        (
            "official",
            [
                "18 March 2025",
                "民國114年3月18日（星期二）",
                "ngày 18 tháng 3 năm 2025",
                "18 Maret 2025",
            ],
        ),
        ("day_month", ["18 March", "3月18日", "18 tháng 3", "18 Maret"]),
    ],
)
def test_a_date_is_written_as_its_readers_write_it(style: DateStyle, expected: list[str]) -> None:
    assert in_each(lambda words: words.date(TUESDAY, style)) == expected


def test_the_republic_counts_its_years_from_1912() -> None:
    chinese = language("zh_TW")
    assert chinese.date(dt.date(1912, 1, 1), "official") == "民國1年1月1日（星期一）"
    assert chinese.date(dt.date(1911, 12, 31), "official") == "1911年12月31日（星期日）"


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (TUESDAY, ["18 March 2025", "2025年3月18日", "18/3/2025", "18 Maret 2025"]),
        (
            dt.date(2025, 3, 21),
            ["18–21 March 2025", "2025年3月18日至21日", "18–21/3/2025", "18–21 Maret 2025"],
        ),
        (
            dt.date(2025, 4, 2),
            [
                "18 March – 2 April 2025",
                "2025年3月18日至4月2日",
                "18/3 – 2/4/2025",
                "18 Maret – 2 April 2025",
            ],
        ),
        (
            dt.date(2026, 1, 2),
            [
                "18 March 2025 – 2 January 2026",
                "2025年3月18日至2026年1月2日",
                "18/3/2025 – 2/1/2026",
                "18 Maret 2025 – 2 Januari 2026",
            ],
        ),
    ],
)
def test_a_range_of_days_is_written_in_its_shortest_form(end: dt.date, expected: list[str]) -> None:
    assert in_each(lambda words: words.dates(TUESDAY, end)) == expected


def test_a_range_on_an_official_chinese_paper_counts_the_years_of_the_republic() -> None:
    end = dt.date(2026, 1, 2)
    assert language("zh_TW").dates(TUESDAY, end, "official") == "民國114年3月18日至民國115年1月2日"


def test_a_time_has_24_hours_and_two_digits() -> None:
    assert in_each(lambda words: words.time(dt.time(9, 5))) == ["09:05"] * 4


def test_a_moment_is_a_day_and_a_time() -> None:
    moment = dt.datetime(2025, 3, 18, 14, 5, tzinfo=dt.UTC)
    assert in_each(lambda words: words.datetime(moment)) == [
        "18 March 2025, 14:05",
        "2025年3月18日 14:05",
        "14:05 ngày 18/3/2025",
        "18 Maret 2025, 14:05",
    ]


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (2806, None, ["2,806", "2,806", "2.806", "2.806"]),
        (-2806, None, ["-2,806", "-2,806", "-2.806", "-2.806"]),
        (0.5, None, ["0.5", "0.5", "0,5", "0,5"]),
        (Decimal("1.23456"), None, ["1.23456", "1.23456", "1,23456", "1,23456"]),
        (12, 2, ["12.00", "12.00", "12,00", "12,00"]),
        (1999.5, 0, ["2,000", "2,000", "2.000", "2.000"]),
    ],
)
def test_a_number_has_its_readers_separators(
    value: float | Decimal, digits: int | None, expected: list[str]
) -> None:
    assert in_each(lambda words: words.number(value, digits)) == expected


def test_growth_is_a_percentage_with_its_sign() -> None:
    assert in_each(lambda words: words.percent(0.132, signed=True)) == [
        "+13.2%",
        "+13.2%",
        "+13,2%",
        "+13,2%",
    ]
    assert language("en").percent(-0.5) == "−50%"
    assert language("en").percent(0.13) == "13%"
    assert language("en").percent(0, signed=True) == "0%"


def test_the_new_taiwan_dollar_is_never_a_bare_dollar() -> None:
    amount = Decimal(1200000)
    assert in_each(lambda words: words.money(amount, "TWD").replace("\xa0", " ")) == [
        "NT$1,200,000",
        "NT$1,200,000",
        "1.200.000 NT$",
        "NT$1.200.000",
    ]
    assert language("zh_TW").money(Decimal("12.5"), "USD") == "US$12.50"


def test_a_list_ends_with_and() -> None:
    assert in_each(lambda words: words.listing(["A", "B", "C"])) == [
        "A, B and C",
        "A、B及C",
        "A, B và C",
        "A, B, dan C",
    ]
    assert language("en").listing([]) == ""


def test_taiwan_is_named_as_it_names_itself() -> None:
    assert in_each(lambda words: words.country("TW")) == ["Taiwan", "臺灣", "Đài Loan", "Taiwan"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_country_is_called_a_province_or_a_special_region(code: str) -> None:
    names = language(code).countries()
    assert len(names) == 250
    assert not [
        name
        for name in names.values()
        if any(w in name for w in ("Province", "SAR", "行政區", "Đặc khu", "DAK", "省", "(", "&"))
    ]
    assert len(set(names.values())) == len(names)


def test_an_unknown_country_keeps_its_code() -> None:
    assert language("en").country("ZZ") == "ZZ"


def test_a_language_is_named_in_each_language() -> None:
    assert in_each(lambda words: words.language_name("vi")) == [
        "Vietnamese",
        "越南文",
        "Tiếng Việt",
        "Vietnam",
    ]
    assert language("vi").language_name("zh_TW") == "Tiếng Trung (Phồn thể)"


def test_a_name_is_given_in_the_readers_language_or_the_next_best() -> None:
    city = City({"zh_TW": "臺北市", "en": "Taipei", "raw": "台北"})
    assert in_each(lambda words: words.name_of(city)) == ["Taipei", "臺北市", "Taipei", "Taipei"]
    assert language("vi").name_of(City({"zh_TW": "臺北市", "raw": "台北"})) == "台北"
    assert language("vi").name_of(City({"zh_TW": "臺北市"})) == "臺北市"
    assert language("vi").name_of(City()) == ""


def test_a_message_is_put_into_words_with_its_values() -> None:
    inner = Message("hall {number}", {"number": 1})
    assert language("en").text("Booth {booth} in {hall}", booth="A1", hall=inner) == (
        "Booth A1 in hall 1"
    )


def test_a_placeholder_without_a_value_is_a_bug() -> None:
    with pytest.raises(KeyError):
        language("en").text("Booth {booth}")


def test_what_a_person_typed_is_never_taken_for_a_placeholder() -> None:
    assert language("en").text("Booth {booth}", booth="{code}") == "Booth {code}"


def test_numbers_decide_between_one_and_many() -> None:
    words = language("en")
    assert words.plural("{number} booth", "{number} booths", 1) == "1 booth"
    assert words.plural("{number} booth", "{number} booths", 2200) == "2,200 booths"


def test_a_text_without_a_translation_is_known_to_have_none() -> None:
    assert language("vi").translation("no such text at all") is None
    assert language("vi").translation("") is None


def test_an_unknown_language_is_refused_naming_the_known_ones() -> None:
    with pytest.raises(Refused, match=r"no language “fr”\. Choose one of en, zh_TW, vi, id"):
        language("fr")


def test_a_language_is_made_once_and_cannot_be_changed() -> None:
    assert language("vi") is language("vi")
    with pytest.raises(AttributeError):
        language("vi").code = "id"  # type: ignore[misc]


def test_a_refusal_carries_its_message_for_any_language() -> None:
    refusal = Refused(N_("There is no file {path}."), path="a.scse")
    assert refusal.message == Message("There is no file {path}.", {"path": "a.scse"})
    assert str(refusal) == "There is no file a.scse."


def test_starting_up_does_not_wait_for_babel() -> None:
    program = (
        "import sys, scse_desk.language, scse_desk.settings, scse_desk.task, scse_desk.refused;"
        "scse_desk.language.language('vi'); sys.exit('babel' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_count_is_said_in_each_language() -> None:
    assert in_each(lambda words: words.plural("{number} attendee", "{number} attendees", 1200)) == [
        "1,200 attendees",
        "1,200 位與會者",
        "1.200 người tham dự",
        "1.200 peserta",
    ]


def test_a_refusal_is_said_in_each_language() -> None:
    message = Message(N_("There is no file {path}."), {"path": "a.scse"})
    assert in_each(lambda words: words.say(message)) == [
        "There is no file a.scse.",
        "沒有檔案 a.scse。",
        "Không có tệp a.scse.",
        "Tidak ada berkas a.scse.",
    ]


def test_a_text_of_others_is_found_in_the_catalogue_if_it_is_there() -> None:
    assert language("vi").translation("Cancel") == "Hủy"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", ["Mongolian–Chinese", "English–Chinese", "Vietnamese"]),
        ("zh_TW", ["蒙古語–華語", "英語–華語", "越南語"]),
        ("vi", ["Tiếng Mông Cổ – tiếng Trung", "Tiếng Anh – tiếng Trung", "Tiếng Việt"]),
        ("id", ["Mongolia–Mandarin", "Inggris–Mandarin", "Vietnam"]),
    ],
)
def test_languages_and_pairs_of_them_are_said_in_words(code: str, said: list[str]) -> None:
    assert language(code).spoken("mn-zh en-zh vi") == said


def test_a_sentence_says_a_pair_in_its_own_language() -> None:
    message = Message("No interpreter of this edition has {pair}.", {"pair": Spoken("mn-zh")})
    assert "蒙古語–華語" in language("zh_TW").say(message)
    assert language("vi").say(message).endswith("dịch tiếng Mông Cổ – tiếng Trung.")
    assert language("vi").text("{pair}", pair=Spoken("vi")) == "Tiếng Việt"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", ["18 March", "18 March, 14:00", "18 March 14:00–14:20"]),
        ("zh_TW", ["3月18日", "3月18日 14:00", "3月18日 14:00–14:20"]),
        ("vi", ["18 tháng 3", "14:00 ngày 18 tháng 3", "18 tháng 3 14:00–14:20"]),
        ("id", ["18 Maret", "18 Maret, 14:00", "18 Maret 14:00–14:20"]),
    ],
)
def test_a_sentence_tells_days_and_times_in_its_own_language(code: str, said: list[str]) -> None:
    starts, ends = dt.datetime(2026, 3, 18, 14, 0), dt.datetime(2026, 3, 18, 14, 20)
    whens = When(dt.date(2026, 3, 18)), When(starts), When(starts, ends)
    assert [language(code).text("{when}", when=each) for each in whens] == said
