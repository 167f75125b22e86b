from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from scse_desk.domain import absences, fields, matchmaking, records
from scse_desk.domain.editions import DatesCross
from scse_desk.language import language
from scse_desk.refused import Refused
from scse_desk.store import Store
from scse_desk.store.models import Booth, Leg, Organisation, Person, ProgrammeItem
from tests.domain.conftest import Round, Show, at


def refusal(store: Store, kind: str, record_id: int, field: str, value: object) -> str:
    with pytest.raises(Refused) as refused, store.change("Edit") as session:
        records.set_value(session, kind, record_id, field, value)
    return str(refused.value)


def stored(store: Store, kind: str, record_id: int, field: str, value: object) -> object:
    with store.change("Edit") as session:
        return records.set_value(session, kind, record_id, field, value)


def test_a_value_is_kept_as_typed_but_for_blanks_and_control_characters(
    store: Store, show: Show
) -> None:
    kept = stored(store, "person", show.people[0], "name", "  Nguyê\u0303n \x07An ")
    assert kept == "Nguyễn An"


@pytest.mark.parametrize("ends", ["\u200b", "\ufeff", " \u2060\u3000", "\ud83d", "\uffff"])
def test_what_nobody_sees_makes_no_name_another(store: Store, show: Show, ends: str) -> None:
    kept = stored(store, "person", show.people[0], "name", f"{ends}An{ends}")
    assert kept == "An"


def test_what_joins_or_turns_letters_is_kept(store: Store, show: Show) -> None:
    name = "\U0001f469\u200d\U0001f4bc \u0645\u06cc\u200c\u062e \u200fx"
    assert stored(store, "person", show.people[0], "name", name) == name


def test_an_emptied_name_of_a_language_is_none(store: Store, show: Show) -> None:
    stored(store, "person", show.people[0], "name_vi", "Nguyễn An")
    assert stored(store, "person", show.people[0], "name_vi", "") is None


def test_an_email_address_must_be_one(store: Store, show: Show) -> None:
    said = refusal(store, "person", show.people[0], "email", "an@example")
    assert said == "“an@example” is no e-mail address, such as name@example.com."
    assert stored(store, "person", show.people[0], "email", "an@例え.example") == "an@例え.example"


def test_a_phone_number_is_read_in_the_persons_country(store: Store, show: Show) -> None:
    stored(store, "person", show.people[0], "country", "tw")
    assert stored(store, "person", show.people[0], "phone", "02 2720 8889") == "+886227208889"


def test_a_phone_number_that_cannot_be_read_is_kept_as_it_came(store: Store, show: Show) -> None:
    assert stored(store, "person", show.people[0], "phone", "0912 x 12") == "0912 x 12"
    assert refusal(store, "person", show.people[0], "phone", "none") == (
        "“none” is no phone number."
    )


def test_a_taiwanese_tax_number_has_8_digits_that_agree(store: Store, show: Show) -> None:
    with store.read() as session:
        company = session.get_one(Organisation, 2)
        assert company.country == "TW"
    assert refusal(store, "organisation", 2, "tax_number", "0459525") == "8 digits; one is missing."
    assert refusal(store, "organisation", 2, "tax_number", "045952570") == (
        "8 digits; there are 9."
    )
    assert refusal(store, "organisation", 2, "tax_number", "04595258") == (
        "04595258 is no tax number: a digit is wrong."
    )
    assert stored(store, "organisation", 2, "tax_number", "0459 5257") == "04595257"


def test_a_tax_number_of_another_country_is_not_judged(store: Store, show: Show) -> None:
    assert stored(store, "organisation", 1, "tax_number", "0300-X") == "0300-X"


@pytest.mark.parametrize("number", ["04595257", "10458575", "10458574"])
def test_a_7_in_the_seventh_place_of_a_tax_number_counts_either_way(number: str) -> None:
    assert fields.tax_number(number) == number


def test_a_web_address_and_a_country_code_must_be_such(store: Store, show: Show) -> None:
    assert stored(store, "organisation", 1, "website", "cuulong.example.vn/en") is not None
    assert refusal(store, "organisation", 1, "website", "cuu long") == (
        "“cuu long” is no web address, such as example.com."
    )
    assert refusal(store, "organisation", 1, "country", "XX") == (
        "“XX” is no country code of two letters."
    )


def test_a_code_must_be_one_of_those_there_are(store: Store, show: Show) -> None:
    said = refusal(store, "exhibitor", show.exhibitors[0], "stage", "gone")
    assert said.startswith("“gone” is none of prospect, applied")


def test_an_area_is_a_number_above_zero(store: Store, show: Show) -> None:
    assert stored(store, "booth", show.booths[0], "area_m2", "9.5") == Decimal("9.5")
    assert refusal(store, "booth", show.booths[0], "area_m2", "-1") == (
        "The area must be more than 0 m²."
    )
    assert refusal(store, "booth", show.booths[0], "area_m2", "nine") == "“nine” is no number."


def test_a_booth_number_is_given_once_in_an_edition(store: Store, show: Show) -> None:
    assert refusal(store, "booth", show.booths[1], "number", "A101") == (
        "Booth A101 is there already in this edition."
    )
    with pytest.raises(records.InTheWay), store.change("Add") as session:
        records.add(session, "booth", edition_id=show.edition, number=" A102 ")


def test_a_leg_ends_on_or_after_the_day_it_starts(store: Store, show: Show) -> None:
    stored(store, "leg", 1, "starts_on", date(2026, 3, 18))
    with pytest.raises(DatesCross), store.change("Edit") as session:
        records.set_value(session, "leg", 1, "ends_on", date(2026, 3, 17))
    with store.read() as session:
        assert session.get_one(Leg, 1).ends_on is None


def test_a_time_without_zone_is_read_in_the_edition_s_and_gives_the_day(
    store: Store, show: Show
) -> None:
    with store.change("Add item") as session:
        item = records.add(session, "programme_item", edition_id=show.edition, title="Summit")
    typed = datetime(2026, 3, 19, 0, 30)
    kept = stored(store, "programme_item", item.id, "starts_at", typed)
    assert kept == datetime(2026, 3, 18, 16, 30, tzinfo=UTC)
    with store.read() as session:
        assert session.get_one(ProgrammeItem, item.id).day == date(2026, 3, 19)


def test_what_belongs_to_a_record_alone_goes_with_it(store: Store, show: Show) -> None:
    with store.change("Remove") as session:
        records.remove(session, "delegation", show.delegations[0])
    with store.read() as session:
        assert session.get(Person, show.people[0]) is not None
    store.undo()
    with store.read() as session:
        assert len(records.get(session, "delegation", show.delegations[0]).members) == 2  # type: ignore[attr-defined]


def test_what_others_need_is_not_removed(store: Store, show: Show) -> None:
    with pytest.raises(records.StillNeeded) as refused, store.change("Remove") as session:
        records.remove(session, "organisation", 1)
    assert str(refused.value) == "Công ty Cửu Long is still needed by Công ty Cửu Long (Exhibitor)."
    with pytest.raises(records.StillNeeded) as refused, store.change("Remove") as session:
        records.remove(session, "person", show.people[0])
    assert str(refused.value) == "Nguyễn An is still needed by Nguyễn An (Member)."


def test_what_others_need_is_told_by_name_and_kind_in_the_language_asked_for(
    store: Store, show: Show
) -> None:
    stored(store, "person", show.people[0], "name_zh_tw", "阮安")
    with pytest.raises(records.StillNeeded) as refused, store.change("Remove") as session:
        records.remove(session, "person", show.people[0])
    said = language("zh_TW").say(refused.value.message)
    assert said == "「阮安」仍為下列項目所需：阮安（團員）。"


def test_a_whole_number_that_no_column_holds_is_refused(store: Store, show: Show) -> None:
    assert refusal(store, "edition", show.edition, "ordinal", 2**63) == (
        "This must not be more than 999999999999."
    )


def test_a_meeting_has_a_place_unless_it_is_cancelled(store: Store, board: Round) -> None:
    with store.change("Place") as session:
        matchmaking.place_freely(session, board.requests[0], board.slots[0], board.tables[0])
    both = "A cancelled meeting keeps neither slot nor table; any other has both."
    assert refusal(store, "meeting", 1, "status", "cancelled") == both
    assert refusal(store, "meeting", 1, "slot_id", None) == both
    assert stored(store, "meeting", 1, "status", "held") == "held"


def test_an_absence_ends_after_it_starts(store: Store, board: Round) -> None:
    with store.change("Away") as session:
        away = absences.add(session, "participant", board.participants[1], "").id
    refused = refusal(store, "unavailability", away, "ends_at", at(8))
    assert refused == "The end must be after the start."


def test_nobody_holds_fewer_meetings_a_day_than_none(store: Store, board: Round) -> None:
    party = board.participants[1]
    assert refusal(store, "participant", party, "most_per_day", -1) == (
        "This must not be less than 0."
    )
    assert stored(store, "participant", party, "most_per_day", 0) == 0


def test_a_record_that_is_gone_is_said_to_be(store: Store, show: Show) -> None:
    assert refusal(store, "booth", 99, "hall", "1") == "This record is not there any more."
    with pytest.raises(records.Gone):
        records.kind_of("boat")


def test_a_reference_must_lead_somewhere(store: Store, show: Show) -> None:
    assert refusal(store, "booth", show.booths[0], "pavilion_id", 7) == (
        "This record is not there any more."
    )


def test_setting_a_field_is_one_change_that_undo_takes_back(store: Store, show: Show) -> None:
    stored(store, "booth", show.booths[0], "hall", "Hall 2")
    store.undo()
    with store.read() as session:
        assert session.get_one(Booth, show.booths[0]).hall == ""


def test_records_are_called_by_name(store: Store, show: Show) -> None:
    with store.read() as session:
        called = {
            kind: records.name(records.get(session, kind, 1))
            for kind in ("exhibitor", "booth", "member", "edition", "delegation")
        }
    assert called == {
        "exhibitor": "Công ty Cửu Long",
        "booth": "A101",
        "member": "Nguyễn An",
        "edition": "SCSE 2026",
        "delegation": "Hà Nội",
    }


def test_every_owner_names_columns_that_refer_to_it() -> None:
    for owner, places in records.OWNED.items():
        for place in places:
            table, column = place.split(".")
            keys = records.MODELS[table].__table__.columns[column].foreign_keys
            assert {key.column.table.name for key in keys} == {owner}


def test_times_of_the_fixture_are_taipei_s() -> None:
    assert at(9).isoformat() == "2026-03-18T01:00:00+00:00"
