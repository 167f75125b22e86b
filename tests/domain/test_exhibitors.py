import pytest

from scse_desk.domain import exhibitors, records
from scse_desk.refused import Refused
from scse_desk.store import Store
from scse_desk.store.models import Organisation, OrganisationAlias
from tests.domain.conftest import Show


def test_a_booth_is_given_to_one_exhibitor_only(store: Store, show: Show) -> None:
    with store.change("Assign") as session:
        exhibitors.assign_booth(session, show.exhibitors[0], show.booths[0])
    with pytest.raises(exhibitors.BoothTaken) as refused, store.change("Assign") as session:
        exhibitors.assign_booth(session, show.exhibitors[1], show.booths[0])
    assert str(refused.value) == (
        "Booth A101 is given to Công ty Cửu Long. Release it there first."
    )


def test_a_booth_given_again_to_the_same_exhibitor_changes_nothing(
    store: Store, show: Show
) -> None:
    with store.change("Assign") as session:
        first = exhibitors.assign_booth(session, show.exhibitors[0], show.booths[0])
        assert exhibitors.assign_booth(session, show.exhibitors[0], show.booths[0]) is first


def test_a_released_booth_is_free_again(store: Store, show: Show) -> None:
    with store.change("Assign") as session:
        exhibitors.assign_booth(session, show.exhibitors[0], show.booths[0])
    with store.change("Release") as session:
        exhibitors.release_booth(session, show.booths[0])
        exhibitors.release_booth(session, show.booths[1])  # free already: stays free
    with store.change("Assign") as session:
        held = exhibitors.assign_booth(session, show.exhibitors[1], show.booths[0])
        assert held.exhibitor_id == show.exhibitors[1]


def test_a_represented_company_has_no_booth_of_its_own(store: Store, show: Show) -> None:
    with store.change("Edit") as session:
        records.set_value(session, "exhibitor", show.exhibitors[1], "kind", "represented")
    with pytest.raises(exhibitors.CannotExhibit), store.change("Assign") as session:
        exhibitors.assign_booth(session, show.exhibitors[1], show.booths[0])


def test_who_has_booths_cannot_withdraw(store: Store, show: Show) -> None:
    with store.change("Assign") as session:
        exhibitors.assign_booth(session, show.exhibitors[0], show.booths[0])
    with pytest.raises(Refused) as refused, store.change("Edit") as session:
        records.set_value(session, "exhibitor", show.exhibitors[0], "stage", "withdrawn")
    assert str(refused.value) == "Công ty Cửu Long still has booths. Release them first."


def test_a_co_exhibitor_stands_with_a_main_exhibitor_only(store: Store, show: Show) -> None:
    first, second = show.exhibitors
    with store.change("Edit") as session:
        records.set_value(session, "exhibitor", second, "kind", "co_exhibitor")
        records.set_value(session, "exhibitor", second, "main_exhibitor_id", first)
    with pytest.raises(exhibitors.CannotExhibit), store.change("Edit") as session:
        records.set_value(session, "exhibitor", second, "kind", "main")
    with pytest.raises(exhibitors.CannotExhibit) as refused, store.change("Edit") as session:
        records.set_value(session, "exhibitor", first, "kind", "represented")
    assert str(refused.value) == (
        "Đông Á Telecom is on the stand of Công ty Cửu Long, which must stay a main exhibitor."
    )


def test_an_organisation_is_found_by_any_of_its_names(store: Store, show: Show) -> None:
    with store.change("Alias") as session:
        session.add(OrganisationAlias(organisation_id=1, text="CLG"))
    with store.change("Find") as session:
        found = [
            exhibitors.organisation_called(session, name).id
            for name in ("Công ty Cửu Long", " CLG ", "東亞電信")
        ]
    assert found == [1, 1, 2]


def test_an_exhibitor_brings_a_new_organisation_but_exhibits_once(store: Store, show: Show) -> None:
    with store.change("Add") as session:
        made = exhibitors.add_exhibitor(session, show.edition, "Mega Kota", stage="applied")
        assert session.get_one(Organisation, made.organisation_id).name == "Mega Kota"
    with pytest.raises(exhibitors.CannotExhibit), store.change("Add") as session:
        exhibitors.add_exhibitor(session, show.edition, "Mega Kota")
