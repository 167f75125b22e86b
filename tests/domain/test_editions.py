from datetime import date

import pytest

from scse_desk.domain import editions
from scse_desk.store import Store
from scse_desk.store.models import (
    City,
    CoLocation,
    Edition,
    EditionOrganiser,
    Leg,
    Pavilion,
    Series,
)
from tests.domain.conftest import Show


def test_an_edition_is_found_by_year_or_by_series_and_year(store: Store, show: Show) -> None:
    with store.read() as session:
        found = {editions.find(session, text).id for text in ("2026", "SCSE-2026", "scse-2026")}
    assert found == {show.edition}


def test_an_unknown_edition_is_answered_with_those_known(store: Store, show: Show) -> None:
    with store.read() as session, pytest.raises(editions.NoSuchEdition) as refused:
        editions.find(session, "2024")
    assert str(refused.value) == "There is no edition 2024. These are known: SCSE-2026."


def test_a_store_without_editions_says_so(store: Store) -> None:
    with store.read() as session, pytest.raises(editions.NoSuchEdition) as refused:
        editions.find(session, "soon")
    assert str(refused.value) == "There is no edition in this store yet."


def test_a_new_edition_copies_last_year_s_frame_and_none_of_its_dates(
    store: Store, show: Show
) -> None:
    with store.change("Fill") as session:
        last = session.get_one(Edition, show.edition)
        last.ordinal, last.name = 13, "SCSE 2026"
        session.add(City(name="Taipei"))
        leg = session.get_one(Leg, 1)
        leg.city_id, leg.starts_on, leg.ends_on = 1, date(2026, 3, 17), date(2026, 3, 20)
        leg.dates_status = "actual"
        guest = Edition(series=Series(code="NZCE"), year=2026)
        session.add_all([guest, Pavilion(edition=last, leg_id=1, name="Energy")])
        session.add(EditionOrganiser(edition_id=last.id, organisation_id=1))
        session.flush()
        session.add(CoLocation(host=last, guest=guest))
    with store.change("Open") as session:
        made = editions.new_edition(session, show.series, 2027, show.edition).id
    with store.read() as session:
        edition = session.get_one(Edition, made)
        assert (edition.year, edition.ordinal, edition.ordinal_source) == (2027, 14, "derived")
        assert (edition.name, edition.status) == ("", "planned")
        legs = [(each.city_id, each.starts_on, each.dates_status) for each in edition.legs]
        assert legs == [(1, None, "planned")]
        assert [each.organisation_id for each in edition.organisers] == [1]
        assert [editions.sign(each.guest) for each in edition.co_locations] == ["NZCE-2027"]
        pavilion = session.query(Pavilion).filter_by(edition_id=made).one()
        assert pavilion.leg_id == edition.legs[0].id


def test_a_series_has_one_edition_a_year(store: Store, show: Show) -> None:
    with pytest.raises(editions.CannotOpen), store.change("Open") as session:
        editions.new_edition(session, show.series, 2026)


def test_the_latest_edition_of_scse_is_shown_first(store: Store, show: Show) -> None:
    with store.change("Add") as session:
        session.add(Edition(series=Series(code="SAMPLE"), year=2030))
    with store.read() as session:
        current = editions.current(session)
    assert current is not None
    assert current.id == show.edition
