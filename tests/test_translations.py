"""The catalogues say everything that the code says, in the field's words."""

import importlib.util
import shutil
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from scse_desk.language import LANGUAGES

ROOT = Path(__file__).parent.parent


def program() -> ModuleType:
    """Load packaging/translations.py, which belongs to no package."""
    path = ROOT / "packaging" / "translations.py"
    spec = importlib.util.spec_from_file_location("catalogue_tool", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = program()
TRANSLATED = [code for code in LANGUAGES if code != "en"]


@cache
def entries_of(code: str) -> list[Any]:
    found: list[Any] = tool.entries(code)
    return found


@pytest.fixture(scope="session")
def marked() -> dict[str, str | None]:
    found: dict[str, str | None] = tool.messages()
    return found


def test_every_language_but_english_has_a_catalogue() -> None:
    assert list(tool.LANGUAGES) == TRANSLATED


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_catalogue_has_exactly_the_messages_of_the_code(
    code: str, marked: dict[str, str | None]
) -> None:
    assert {entry.text: entry.plural for entry in entries_of(code)} == marked


@pytest.mark.parametrize("code", TRANSLATED)
def test_nothing_is_untranslated(code: str) -> None:
    assert [str(entry) for entry in entries_of(code) if tool.untranslated(entry)] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_translation_is_a_guess(code: str) -> None:
    assert [message.id for message in tool.read(tool.path_of(code)) if message.fuzzy] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_translation_has_the_placeholders_of_its_message(code: str) -> None:
    assert [str(entry) for entry in entries_of(code) if tool.placeholders_differ(entry)] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_sentence_stays_a_sentence_and_a_name_a_name(code: str) -> None:
    assert [str(entry) for entry in entries_of(code) if tool.ends_otherwise(entry)] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_what_is_the_same_as_in_english_stands_on_the_list(code: str) -> None:
    same = [entry.text for entry in entries_of(code) if tool.same_as_english(entry)]
    assert sorted(same) == sorted(tool.same()[code])


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_field_s_terms_are_translated_as_the_glossary_says(code: str) -> None:
    terms = tool.glossary()
    assert [
        (term, str(entry))
        for entry in entries_of(code)
        if not tool.untranslated(entry)
        for term in tool.glossary_breaches(entry, terms)
    ] == []


def test_every_exception_from_the_glossary_is_needed_and_has_its_reason(
    marked: dict[str, str | None],
) -> None:
    for exception in tool.exceptions():
        assert exception["message"] in marked
        assert exception["reason"]
        assert set(exception["languages"]) <= set(TRANSLATED)


def test_every_term_of_the_glossary_has_words_in_each_language() -> None:
    for form, words in tool.glossary().terms:
        assert set(words) - {"en", "meaning"} == set(TRANSLATED), form
        assert all(words[code] for code in TRANSLATED), form


def test_bringing_up_to_date_what_is_up_to_date_changes_nothing(
    tmp_path: Path, marked: dict[str, str | None]
) -> None:
    for code in TRANSLATED:
        copy = tmp_path / f"{code}.po"
        shutil.copy(tool.path_of(code), copy)
        tool.update(copy, marked)
        assert copy.read_text("utf-8") == tool.path_of(code).read_text("utf-8")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "package"
    folder.mkdir()
    return folder


def test_each_way_of_marking_is_found(sources: Path) -> None:
    (sources / "refusals.py").write_text("class Taken(Refused): pass\nclass Given(Taken): pass\n")
    (sources / "a.py").write_text(
        'N_("one")\n'
        'self.language.text("two {a}", a=1)\n'
        'language("vi").plural("{number} three", "{number} threes", 3)\n'
        'words.plural(N_("{number} six"), N_("{number} sixes"), 6)\n'
        'raise Given("four", booth="no message")\n'
        'Message("fi" "ve", {})\n'
        "language.text(column.title)\n"
    )
    assert tool.messages(sources) == {
        "one": None,
        "two {a}": None,
        "{number} three": "{number} threes",
        "{number} six": "{number} sixes",
        "four": None,
        "five": None,
    }


def test_the_text_of_others_is_no_message(sources: Path) -> None:
    (sources / "a.py").write_text(
        "import sqlalchemy as sa\nfrom sqlalchemy import text\n"
        'sa.text("SELECT 1")\ntext("SELECT 2")\n'
    )
    assert tool.messages(sources) == {}


def test_marking_what_is_no_literal_is_a_mistake(sources: Path) -> None:
    (sources / "a.py").write_text('N_(f"one {a}")\n')
    with pytest.raises(ValueError, match=r"a\.py:1"):
        tool.messages(sources)


def test_bringing_up_to_date_keeps_translations_and_drops_what_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "vi.po"
    path.write_text(
        tool.HEADER.format(code="vi", plurals=tool.PLURALS)
        + 'msgid "Gone"\nmsgstr "Mất"\n\nmsgid "Booth {booth}"\nmsgstr "Gian hàng {booth}"\n',
        "utf-8",
    )
    tool.update(path, {"Booth {booth}": None, "{number} row": "{number} rows"})
    assert path.read_text("utf-8") == tool.HEADER.format(code="vi", plurals=tool.PLURALS) + (
        'msgid "Booth {booth}"\nmsgstr "Gian hàng {booth}"\n\n'
        'msgid "{number} row"\nmsgid_plural "{number} rows"\nmsgstr[0] ""\n'
    )


@pytest.mark.parametrize(
    ("message", "translation", "differ"),
    [
        ("{a} of {b}", "{b} của {a}", False),
        ("{a} and its name", "{a} và tên của {a}", False),
        ("{a} of {b}", "{a} của {c}", True),
        ("{a} of {b}", "{a}", True),
        ("none", "không {a}", True),
        ("{a}", "{a", True),
    ],
)
def test_placeholders_are_compared(message: str, translation: str, differ: bool) -> None:
    entry = tool.Entry("vi", message, None, (translation,))
    assert tool.placeholders_differ(entry) is differ


def test_a_term_translated_otherwise_is_found() -> None:
    terms = tool.glossary()

    def breaches(text: str, translation: str) -> list[str]:
        found: list[str] = tool.glossary_breaches(
            tool.Entry("zh_TW", text, None, (translation,)), terms
        )
        return found

    assert breaches("New booth", "新增攤位") == []
    assert breaches("New booth", "新增展位") == ["booth"]
    assert breaches("Co-exhibitors", "聯合參展商") == []
    assert breaches("Co-exhibitors", "參展商") == ["co-exhibitors"]
    assert breaches("{booth} is taken", "{booth} 已被使用") == []
