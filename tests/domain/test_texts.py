import pytest
from sqlalchemy.orm import Session

from scse_desk.domain import (
    interpreters,
    programme,
    readiness,
    records,
    texts,
    todo,
)
from scse_desk.domain.queries import Filter, Query
from scse_desk.language import LANGUAGES, language
from scse_desk.store import Store
from scse_desk.store.models import ProgrammeItem, texts_of
from tests.domain.conftest import Show, at

GATE = {
    "en": "Meeting point: Gate 2",
    "zh_TW": "集合地點：2號門",
    "vi": "Điểm tập trung: Cổng 2",
    "id": "Titik kumpul: Gerbang 2",
}


@pytest.fixture
def tour(store: Store, show: Show) -> int:
    """A tour of the first delegation, without a place."""
    with store.change("Add a tour") as session:
        given = {"starts_at": at(9), "ends_at": at(10), "kind": "tour", "title": "Tour"}
        item = records.add(session, "programme_item", edition_id=show.edition, **given)
        programme.add_participant(session, item.id, "delegation_id", show.delegations[0], "guest")
        return item.id


def set_place(store: Store, item_id: int, **given: str) -> None:
    with store.change("Set the place") as session:
        texts.set_texts(session, "programme_item", item_id, "place", given)


def places(store: Store, item_id: int) -> dict[str, str]:
    with store.read() as session:
        return dict(texts_of(session.get_one(ProgrammeItem, item_id), "place"))


def test_a_place_is_told_in_the_language_of_the_reader(store: Store, tour: int) -> None:
    set_place(store, tour, **GATE)
    with store.read() as session:
        item = session.get_one(ProgrammeItem, tour)
        assert {code: texts.text_in(item, "place", language(code)) for code in LANGUAGES} == GATE


def test_what_is_not_translated_is_told_in_english_else_as_entered(store: Store, tour: int) -> None:
    set_place(store, tour, en="Gate 2", id="Gerbang 2")
    with store.read() as session:
        item = session.get_one(ProgrammeItem, tour)
        assert texts.text_in(item, "place", language("vi")) == "Gate 2"
    with store.change("As entered") as session:
        texts.set_texts(session, "programme_item", tour, "place", {"raw": "二號門"})
    with store.read() as session:
        item = session.get_one(ProgrammeItem, tour)
        assert texts.text_in(item, "place", language("vi")) == "二號門"
        assert texts.text_in(item, "topics", language("vi")) == ""


def test_talking_points_are_one_a_line_without_empty_ones(store: Store, tour: int) -> None:
    with store.change("Points") as session:
        points = {"vi": "Dữ liệu mở\n\n  Đèn đường \n"}
        texts.set_texts(session, "programme_item", tour, "talking_points", points)
    with store.read() as session:
        item = session.get_one(ProgrammeItem, tour)
        found = texts.lines_in(item, "talking_points", language("vi"))
    assert found == ["Dữ liệu mở", "Đèn đường"]


def test_the_text_as_entered_stays_beside_its_translations(store: Store, tour: int) -> None:
    with store.change("As entered") as session:
        records.set_value(session, "programme_item", tour, "place", "gate2")
    set_place(store, tour, vi="Cổng 2")
    assert places(store, tour) == {"vi": "Cổng 2", "raw": "gate2"}


def test_a_text_entered_in_a_language_leaves_with_it(store: Store, tour: int) -> None:
    set_place(store, tour, vi="Cổng 2")
    assert places(store, tour) == {"vi": "Cổng 2", "raw": "Cổng 2"}
    set_place(store, tour, vi="Cổng 3", en="Gate 3")
    assert places(store, tour) == {"vi": "Cổng 3", "en": "Gate 3", "raw": "Cổng 3"}
    set_place(store, tour, en="Gate 3")
    assert places(store, tour) == {"en": "Gate 3", "raw": "Gate 3"}
    set_place(store, tour)
    assert places(store, tour) == {}


def test_a_text_in_four_languages_is_one_change_that_undo_takes_back(
    store: Store, tour: int
) -> None:
    set_place(store, tour, **GATE)
    store.undo()
    assert places(store, tour) == {}


def test_the_programme_lists_places_in_the_language_of_the_window(store: Store, tour: int) -> None:
    set_place(store, tour, **GATE)
    with store.read() as session:
        shown = {code: row_of(session, tour, code) for code in LANGUAGES}
    assert shown == GATE


def row_of(session: Session, item_id: int, code: str) -> object:
    query = Query(language=code)
    ((_, (place,)),) = programme.LISTING.values(session, query, [item_id], ["place"])
    return place


def test_places_are_found_in_any_language(store: Store, tour: int) -> None:
    set_place(store, tour, **GATE)
    with store.read() as session:
        filters = {"place": Filter(text="2號門")}
        query = Query(language="vi", filters=filters)
        assert [key for key, _ in programme.LISTING.rows(session, query)] == [tour]


def test_an_item_without_a_place_in_any_language_is_to_be_done(
    store: Store, show: Show, tour: int
) -> None:
    english = language("en")
    told = "Programme items without a place: 1"

    def tasks() -> list[str]:
        with store.read() as session:
            found = todo.tasks(session, show.edition, at(8).date(), english)
            return [english.say(task.message) for task in found]

    assert told in tasks()
    set_place(store, tour, vi="Cổng 2")
    assert told not in tasks()


def test_texts_in_another_language_than_the_paper_are_to_be_done(
    store: Store, show: Show, tour: int
) -> None:
    set_place(store, tour, zh_TW="二號門", en="Gate 2")
    assert "The place of “Tour” in Vietnamese." in to_do(store, show, "vi")
    assert "The place of “Tour” in English." not in to_do(store, show, "en")
    set_place(store, tour, en="Gate 2", vi="Cổng 2")
    assert "The place of “Tour” in Vietnamese." not in to_do(store, show, "vi")


@pytest.mark.parametrize(
    ("entered", "foreign"),
    [
        ("701", []),
        ("A · 1", []),
        ("Gate 2", ["zh_TW", "vi", "id"]),
        ("二號門", ["en", "vi", "id"]),
        ("Cổng số hai", ["en", "zh_TW", "id"]),
    ],
)
def test_a_text_as_entered_is_taken_for_the_language_of_its_letters(
    store: Store, tour: int, entered: str, foreign: list[str]
) -> None:
    with store.change("As entered") as session:
        records.set_value(session, "programme_item", tour, "place", entered)
    with store.read() as session:
        item = session.get_one(ProgrammeItem, tour)
        found = [code for code in LANGUAGES if texts.is_foreign_in(item, "place", language(code))]
    assert found == foreign


def to_do(store: Store, show: Show, code: str) -> list[str]:
    english = language("en")
    with store.read() as session:
        gaps = readiness.of_delegation(session, show.delegations[0], language(code), english)
        return [english.say(gap.message) for gap in gaps]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "Vietnamese–Chinese and English–Chinese"),
        ("zh_TW", "越南語–華語及英語–華語"),
        ("vi", "Tiếng Việt – tiếng Trung và tiếng Anh – tiếng Trung"),
        ("id", "Vietnam–Mandarin dan Inggris–Mandarin"),
    ],
)
def test_language_pairs_are_told_in_words(code: str, words: str) -> None:
    assert interpreters.in_words("vi-zh en-zh", language(code)) == words
