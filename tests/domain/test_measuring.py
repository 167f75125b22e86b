from decimal import Decimal

import pytest

from scse_desk.domain import measuring, records, statistics
from scse_desk.language import Message
from scse_desk.store import Store
from scse_desk.store.models import Statistic
from tests.domain.conftest import Show


def add(store: Store, show: Show, **given: object) -> int:
    with store.change("Add") as session:
        return measuring.add(session, show.edition, "cities", Decimal(112), **given).id  # type: ignore[arg-type]


def test_a_figure_needs_its_metric_and_its_value(store: Store, show: Show) -> None:
    with pytest.raises(measuring.NoFigure), store.change("Add") as session:
        measuring.add(session, show.edition, " ", Decimal(1))
    with pytest.raises(measuring.NoValue), store.change("Add") as session:
        measuring.add(session, show.edition, "cities", None)


def test_a_new_figure_is_compared_with_nothing_until_it_is_counted_alike(
    store: Store, show: Show
) -> None:
    first = add(store, show)
    with store.change("Next edition") as session:
        later = records.add(session, "edition", series_id=show.series, year=2027)
        other = measuring.add(session, later.id, "cities", Decimal(140))
        assert statistics.growth(session.get_one(Statistic, first), other) == Message(
            "They were not counted in the same way."
        )
        measuring.count_like(session, other.id, first)
        found = statistics.growth(session.get_one(Statistic, first), other)
        assert isinstance(found, statistics.Growth)
        assert found.ratio == Decimal("0.25")


def test_a_figure_is_final_on_evidence_only(store: Store, show: Show) -> None:
    with pytest.raises(measuring.NoEvidence):
        add(store, show, status="final")
    made = add(store, show)
    with pytest.raises(measuring.NoEvidence), store.change("Final") as session:
        records.set_value(session, "statistic", made, "status", "final")
    with store.change("Final") as session:
        records.set_value(session, "statistic", made, "source_note", "Closing release")
        records.set_value(session, "statistic", made, "status", "final")
    with pytest.raises(measuring.NoEvidence), store.change("Unsay") as session:
        records.set_value(session, "statistic", made, "source_note", "")


def test_what_was_reached_leaves_what_was_expected_as_it_is(store: Store, show: Show) -> None:
    expected = add(store, show)
    with store.change("Reach") as session:
        given = {"status": "final", "source": "public", "source_note": "Closing release"}
        reached = measuring.reach(session, expected, Decimal(110), **given)
        first = session.get_one(Statistic, expected)
        assert (first.status, first.value) == ("expected", Decimal(112))
        assert (reached.status, reached.value, reached.unit) == ("final", Decimal(110), "cities")
        assert statistics.why_not_comparable(first, reached) is None


def test_a_figure_keeps_to_the_legs_of_its_edition(store: Store, show: Show) -> None:
    made = add(store, show)
    with store.change("Elsewhere") as session:
        other = records.add(session, "edition", series_id=show.series, year=2027)
        leg = records.add(session, "leg", edition_id=other.id)
    with pytest.raises(measuring.NoFigure), store.change("Move") as session:
        records.set_value(session, "statistic", made, "leg_id", leg.id)


def test_a_metric_is_known_by_its_words_or_its_code() -> None:
    words = {"cities": "城市", "exhibitors": "參展商"}
    assert measuring.metric_of("城市", words) == "cities"
    assert measuring.metric_of("Exhibitors", words) == "exhibitors"
    assert measuring.metric_of("robots", words) == "robots"
