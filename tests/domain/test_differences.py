"""The history of a record tells its values in the reader's words."""

from datetime import UTC, datetime

import pytest

from scse_desk.domain import differences, fields, records
from scse_desk.domain.column_labels import NOUNS
from scse_desk.domain.texts import set_texts
from scse_desk.language import LANGUAGES, Message, language
from scse_desk.store import Store, sqlite
from scse_desk.store.journal import Entry
from scse_desk.store.models import Exhibitor
from tests.domain.conftest import Show


def told(store: Store, code: str, kind: str, record_id: int) -> list[tuple[str, str, str]]:
    """What the latest change made of a record."""
    rows = differences.by_change(store.history(kind, record_id))[0]
    with store.read() as session:
        found = [
            one for row in rows for one in differences.differences(session, row, language(code))
        ]
    return [(one.label, one.before, one.after) for one in found]


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        (
            "en",
            [
                ("Status", "Invited", "Confirmed"),
                ("Country", "", "Vietnam"),
                ("Arrives", "", "17 March 2026, 08:00"),
                ("Languages", "", "Vietnamese · English"),
            ],
        ),
        (
            "zh_TW",
            [
                ("狀態", "已邀請", "已確認"),
                ("國家", "", "越南"),
                ("抵達", "", "2026年3月17日 08:00"),
                ("語言", "", "越南語 · 英語"),
            ],
        ),
        (
            "vi",
            [
                ("Trạng thái", "Đã mời", "Đã xác nhận"),
                ("Quốc gia", "", "Việt Nam"),
                ("Đến", "", "08:00 ngày 17/3/2026"),
                ("Ngôn ngữ", "", "Tiếng Việt · Tiếng Anh"),
            ],
        ),
    ],
)
def test_codes_dates_and_languages_are_told_in_words(
    store: Store, show: Show, code: str, wanted: list[tuple[str, str, str]]
) -> None:
    with store.change("Start") as session:
        records.set_value(session, "delegation", show.delegations[0], "country", None)
        records.set_value(session, "delegation", show.delegations[0], "languages", "")
        records.set_value(session, "delegation", show.delegations[0], "status", "invited")
    values = {
        "status": "confirmed",
        "country": "VN",
        "arrives_at": "2026-03-17T08:00",
        "languages": "vi en",
    }
    with store.change("Confirm") as session:
        for key, value in values.items():
            records.set_value(session, "delegation", show.delegations[0], key, value)
    assert told(store, code, "delegation", show.delegations[0]) == wanted


def test_references_are_told_by_name_in_the_reader_s_language(store: Store, show: Show) -> None:
    person = show.people[0]
    with store.change("Name") as session:
        set_texts(session, "person", person, "name", {"en": "An Nguyen", "zh_TW": "阮安"})
    with store.change("Look after") as session:
        records.set_value(session, "delegation", show.delegations[0], "liaison_person_id", person)
    assert told(store, "zh_TW", "delegation", show.delegations[0]) == [("聯絡官", "", "阮安")]
    assert told(store, "en", "delegation", show.delegations[0]) == [("Liaison", "", "An Nguyen")]


def test_what_was_removed_is_told_as_it_was_called(store: Store, show: Show) -> None:
    with store.change("Add") as session:
        person = records.add(session, "person", name="Amber", name_zh_tw="安珀").id
        records.set_value(session, "delegation", show.delegations[0], "liaison_person_id", person)
    with store.change("Remove") as session:
        records.set_value(session, "delegation", show.delegations[0], "liaison_person_id", None)
        records.remove(session, "person", person)
    assert told(store, "zh_TW", "delegation", show.delegations[0]) == [("聯絡官", "安珀", "")]


def test_a_text_says_in_which_language_it_stands(store: Store, show: Show) -> None:
    with store.change("Hotel") as session:
        set_texts(session, "delegation", show.delegations[0], "hotel", {"vi": "Khách sạn"})
    assert told(store, "en", "delegation", show.delegations[0]) == [
        ("Hotel", "", "Khách sạn"),
        ("Hotel (Tiếng Việt)", "", "Khách sạn"),
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_column_and_every_code_of_the_store_has_words(code: str) -> None:
    words = language(code)
    for table in sqlite.journaled_tables():
        assert NOUNS[table.name]
        for column in table.columns:
            if column.name != "id":
                assert differences.label(table.name, column.name, words) != column.name
            for each in fields.codes_of(column):
                assert differences.code_words(table.name, column.name, each, words)


def test_the_history_of_an_exhibitor_tells_what_became_of_its_organisation(
    store: Store, show: Show
) -> None:
    exhibitor = show.exhibitors[0]
    with store.read() as session:
        organisation = session.get_one(Exhibitor, exhibitor).organisation_id
    with store.change("Edit") as session:
        records.set_value(session, "organisation", organisation, "website", "cuulong.vn")
        records.set_value(session, "exhibitor", exhibitor, "stage", "confirmed")
    assert [one[0] for one in told(store, "en", "exhibitor", exhibitor)] == ["Stage", "Website"]
    assert told(store, "en", "organisation", organisation) == [("Website", "", "cuulong.vn")]


def test_the_history_of_a_member_tells_what_became_of_the_person(store: Store, show: Show) -> None:
    with store.change("Edit") as session:
        records.set_value(session, "person", show.people[0], "email", "an@example.com")
    assert told(store, "en", "delegation_member", show.members[0]) == [
        ("E-mail", "", "an@example.com")
    ]
    with store.change("Remove") as session:
        records.remove(session, "delegation_member", show.members[0])
    assert len(differences.by_change(store.history("delegation_member", show.members[0]))) == 3


def test_a_key_of_comparability_is_not_told(store: Store, show: Show) -> None:
    del show
    entry = Entry(
        1, datetime.now(UTC), "Lin", Message("Edit"), "change", "statistic", 1,
        {"definition_code": "", "definition": ""},
        {"definition_code": "countries_represented", "definition": "Countries represented"},
    )  # fmt: skip
    with store.read() as session:
        found = differences.differences(session, entry, language("en"))
    assert [one.after for one in found] == ["Countries represented"]
