from datetime import UTC, date, datetime

import pytest

from scse_desk.domain import listings
from scse_desk.domain.queries import Column, Filter, Query
from scse_desk.language import LANGUAGES, language
from scse_desk.store import Store
from scse_desk.store.models import Organisation, Person, Post, ProgrammeItem
from tests.domain.conftest import Show, at

A_FILTER = {
    "text": Filter("x"),
    "name": Filter("x"),
    "code": Filter("a"),
    "country": Filter("a"),
    "languages": Filter("a"),
    "boolean": Filter(codes=frozenset({"true"})),
    "number": Filter(minimum=1, maximum=3),
    "date": Filter(minimum=date(2026, 1, 1)),
    "datetime": Filter(minimum=date(2026, 1, 1), maximum=date(2026, 1, 2)),
}


@pytest.mark.parametrize("kind", listings.MODULES)
def test_every_column_of_every_list_can_be_read_sorted_and_filtered(
    kind: str, store: Store, show: Show
) -> None:
    listing = listings.listing(kind)
    for code in ("en", "zh_TW"):
        with store.read() as session:
            for column in listing.columns:
                sort = ((column.key, code == "en"),)
                query = Query(show.edition, code, {column.key: A_FILTER[column.kind]}, sort)
                ids = [row[0] for row in listing.page(session, query, 0, 50)]
                assert listing.count(session, query) == len(ids)


def people(store: Store, *names: str) -> None:
    with store.change("Add people") as session:
        session.add_all([Person(name=name) for name in names])


def names(store: Store, query: Query, offset: int = 0, limit: int = 100) -> list[object]:
    with store.read() as session:
        rows = listings.listing("people").page(session, query, offset, limit)
    return [values[0] for _, values in rows]


def test_names_are_sorted_without_regard_to_capitals(store: Store) -> None:
    people(store, "chen", "Bui", "Chan")
    assert names(store, Query()) == ["Bui", "Chan", "chen"]
    assert names(store, Query(sort=(("name", True),))) == ["chen", "Chan", "Bui"]


def test_a_name_is_shown_in_the_language_of_the_query(store: Store) -> None:
    with store.change("Add a person") as session:
        session.add(Person(name="Ko", name_zh_tw="柯文", name_en="Ko Wen"))
    shown = {code: names(store, Query(language=code)) for code in LANGUAGES}
    assert shown == {"en": ["Ko Wen"], "zh_TW": ["柯文"], "vi": ["Ko Wen"], "id": ["Ko Wen"]}


def test_a_name_is_found_in_any_of_its_languages(store: Store) -> None:
    with store.change("Add a person") as session:
        session.add(Person(name="Ko", name_zh_tw="柯文", name_en="Ko Wen"))
    assert names(store, Query(filters={"name": Filter("柯")})) == ["Ko Wen"]


def test_a_name_is_found_without_its_accents(store: Store) -> None:
    people(store, "Nguyễn Đức", "Nguyen Van", "Lê")
    assert names(store, Query(filters={"name": Filter("nguyen d")})) == ["Nguyễn Đức"]


def test_a_country_is_found_by_its_name_in_the_language(store: Store, show: Show) -> None:
    listing = listings.listing("exhibitors")
    query = Query(show.edition, "zh_TW", {"country": Filter("越")})
    with store.read() as session:
        found = [
            values[listing.columns.index(listing.by_key["name"])]
            for _, values in listing.page(session, query, 0, 9)
        ]
    assert found == ["Công ty Cửu Long"]


def test_rows_of_other_editions_are_left_out(store: Store, show: Show) -> None:
    listing = listings.listing("booths")
    with store.read() as session:
        assert listing.count(session, Query(show.edition)) == 2
        assert listing.count(session, Query(show.edition + 1)) == 0
        assert listing.count(session, Query(None)) == 2


def test_far_rows_are_the_same_as_those_read_by_their_place(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    people(store, *(f"P{number:03}" for number in range(100)))
    near = names(store, Query(), 40, 20)
    monkeypatch.setattr("scse_desk.domain.listing.NEAR", 0)
    assert names(store, Query(), 40, 20) == near == [f"P{number:03}" for number in range(40, 60)]


def test_ids_that_were_kept_are_read_again_after_a_change(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scse_desk.domain.listing.NEAR", 0)
    people(store, "B")
    assert names(store, Query()) == ["B"]
    people(store, "A")
    assert names(store, Query()) == ["A", "B"]
    store.undo()
    assert names(store, Query()) == ["B"]


def test_a_record_knows_its_place(store: Store) -> None:
    people(store, "C", "A", "B")
    listing = listings.listing("people")
    with store.read() as session:
        places = [listing.position(session, Query(), key) for key in (1, 2, 3, 4)]
    assert places == [2, 0, 1, None]


def test_an_export_reads_every_row_once_in_order(store: Store) -> None:
    people(store, *(f"P{number:04}" for number in range(1200)))
    with store.read() as session:
        rows = list(listings.listing("people").rows(session, Query(), ["raw", "name"]))
    assert [values for _, values in rows] == [(f"P{n:04}", f"P{n:04}") for n in range(1200)]


def test_times_are_those_of_the_edition_and_its_days_are_filtered(store: Store, show: Show) -> None:
    with store.change("Add items") as session:
        for hour, day in ((23, 18), (9, 19)):
            item = ProgrammeItem(edition_id=show.edition, starts_at=at(hour, day=day))
            session.add(item)
    listing = listings.listing("programme")
    place = [column.key for column in listing.columns].index("starts_at")
    query = Query(
        show.edition,
        filters={"starts_at": Filter(minimum=date(2026, 3, 18), maximum=date(2026, 3, 18))},
    )
    with store.read() as session:
        found = [values[place] for _, values in listing.page(session, query, 0, 9)]
    assert found == [datetime(2026, 3, 18, 15, tzinfo=UTC)]
    assert [f"{moment:%d %H:%M}" for moment in found] == ["18 23:00"]


def test_filters_of_a_code_take_several_and_none(store: Store) -> None:
    with store.change("Add people") as session:
        session.add_all([Person(name="A", honorific="dr"), Person(name="B"), Person(name="C")])
        session.add(Person(name="D", honorific="mr"))
    wanted = Filter(codes=frozenset({"", "dr"}))
    assert names(store, Query(filters={"honorific": wanted})) == ["A", "B", "C"]


def test_keys_of_columns_are_unique_and_editable_ones_are_fields() -> None:
    """Of the record itself; the official titles of a member are those of the post."""
    for kind in listings.MODULES:
        listing = listings.listing(kind)
        assert len(listing.by_key) == len(listing.columns)
        fields = set(listing.base.__table__.columns.keys())
        if kind == "members":
            fields |= set(Post.__table__.columns.keys())
        assert {column.key for column in listing.columns if column.editable} <= fields


def test_personal_data_is_marked() -> None:
    def marked(kind: str) -> set[str]:
        columns: tuple[Column, ...] = listings.listing(kind).columns
        return {column.key for column in columns if column.sensitive}

    assert marked("attendees") >= {"email", "phone", "needs"}
    assert marked("people") >= {"email", "phone"}
    assert "needs" in marked("members")


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("en", ["Ân", "An Bình", "Čapek", "Chan", "chen", "Đỗ", "Hřib", "丁一", "玉", "臺北"]),
        ("zh_TW", ["丁一", "玉", "臺北", "Ân", "An Bình", "Čapek", "Chan", "chen", "Đỗ", "Hřib"]),
        ("vi", ["An Bình", "Ân", "Čapek", "Chan", "chen", "Đỗ", "Hřib", "丁一", "玉", "臺北"]),
    ],
)
def test_names_are_sorted_as_the_reader_sorts_them(
    store: Store, code: str, wanted: list[str]
) -> None:
    people(store, *sorted(wanted))
    query = Query(language=code, sort=(("name", False),))
    assert names(store, query) == wanted
    with store.read() as session:
        rows = listings.listing("people").rows(session, query, ["name"])
        assert [values[0] for _, values in rows] == wanted


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("en", ["Germany", "Indonesia", "Japan", "Taiwan", "Vietnam"]),
        ("zh_TW", ["日本", "印尼", "越南", "臺灣", "德國"]),
        ("vi", ["Đài Loan", "Đức", "Indonesia", "Nhật Bản", "Việt Nam"]),
        ("id", ["Indonesia", "Jepang", "Jerman", "Taiwan", "Vietnam"]),
    ],
)
def test_countries_are_sorted_by_the_words_that_are_read(
    store: Store, code: str, wanted: list[str]
) -> None:
    with store.change("Add people") as session:
        session.add_all(
            [Person(name=each, country=each) for each in ("VN", "TW", "JP", "ID", "DE")]
        )
        session.add(Person(name="?"))
    for descending in (False, True):
        query = Query(language=code, sort=(("country", descending),))
        place = [column.key for column in listings.listing("people").columns].index("country")
        with store.read() as session:
            page = listings.listing("people").page(session, query, 0, 9)
        found = [row[1][place] for row in page]
        words = [language(code).country(str(each)) for each in found[:5]]
        assert words == (wanted[::-1] if descending else wanted)
        assert found[5] is None


def test_codes_are_sorted_by_their_words_but_steps_in_their_order(store: Store, show: Show) -> None:
    shown = {
        key: listings.listing(kind).by_key[key]
        for kind, key in (("organisations", "kind"), ("requests", "priority"))
    }
    assert not shown["kind"].steps
    assert shown["priority"].steps
    with store.change("Add") as session:
        kinds = ("university", "bank", "company", "media")
        session.add_all([Organisation(name=each, kind=each) for each in kinds])
    query = Query(language="zh_TW", sort=(("kind", False),))
    with store.read() as session:
        rows = listings.listing("organisations").rows(session, query, ["kind"])
        found = [str(values[0]) for _, values in rows]
    said = [language("zh_TW").text(shown["kind"].choices[each]) for each in found]
    assert list(dict.fromkeys(said)) == ["大學", "公司", "媒體", "銀行"]
