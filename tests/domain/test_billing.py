import pytest

from scse_desk.domain import billing, legs, records, tallies
from scse_desk.store import Store
from scse_desk.store.models import CoLocation, Edition
from tests.domain.conftest import Round, Show


def test_a_leg_is_added_last_in_a_city_found_by_any_of_its_names(store: Store, show: Show) -> None:
    with store.change("Add legs") as session:
        taipei = records.add(session, "city", name="Taipei", name_zh_tw="臺北市")
        assert legs.add_leg(session, show.edition, "臺北市").city_id == taipei.id
        made = legs.add_leg(session, show.edition, "桃園市")
        assert made.city is not None
        assert (made.city.name, made.position) == ("桃園市", 3)
        online = legs.add_leg(session, show.edition, None)
        assert (online.city_id, online.is_online) == (None, True)
        legs.reorder(session, show.edition, [online.id, made.id])
        assert [leg.position for leg in legs.legs(session, show.edition)] == [1, 2, 3, 4]
        assert legs.legs(session, show.edition)[0].id == online.id


def test_a_leg_without_a_place_is_refused(store: Store, show: Show) -> None:
    with pytest.raises(legs.NoPlace), store.change("Add leg") as session:
        legs.add_leg(session, show.edition, " ")


def test_a_show_held_together_is_opened_in_the_same_year(store: Store, show: Show) -> None:
    with store.change("Add show") as session:
        series = billing.series_called(session, "Net Zero City Expo")
        assert series.code == "NZCE"
        assert billing.series_called(session, "New Zealand City Expo").code == "NZCE2"
        made = billing.add_show(session, show.edition, series.id)
        assert isinstance(made, CoLocation)
        assert (made.guest.year, made.guest.series_id) == (2026, series.id)
    with pytest.raises(records.InTheWay), store.change("Again") as session:
        billing.add_show(session, show.edition, series.id)
    with pytest.raises(billing.NotTogether), store.change("Itself") as session:
        billing.add_show(session, show.edition, session.get_one(Edition, show.edition).series_id)


def test_the_first_theme_is_the_theme_and_later_ones_are_subthemes(
    store: Store, show: Show
) -> None:
    with store.change("Add themes") as session:
        first = billing.add_theme(session, show.edition, "數位與綠色轉型")
        second = billing.add_theme(session, show.edition, "Twin transition")
        assert (first.kind, second.kind) == ("theme", "subtheme")
        billing.reorder_themes(session, show.edition, [second.id, first.id])
        assert [one.id for one in billing.themes(session, show.edition)] == [second.id, first.id]


def test_records_are_tallied_by_their_state(store: Store, show: Show, board: Round) -> None:
    with store.read() as session:
        found = {tally.key: tally for tally in tallies.of_edition(session, show.edition)}
    assert found["exhibitors"].total == 2
    assert found["delegations"].among == ("Members: {number}", 2)
    assert {part.code: part.count for part in found["requests"].parts} == {
        "placed": 0,
        "waiting": 2,
    }


def test_represented_organisations_are_not_counted(store: Store, show: Show) -> None:
    with store.change("Represent") as session:
        records.set_value(session, "exhibitor", show.exhibitors[1], "kind", "represented")
    with store.read() as session:
        found = {tally.key: tally for tally in tallies.of_edition(session, show.edition)}
    assert found["exhibitors"].total == 1
