"""Figures: their words, what may be compared with what, and what adds up."""

from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.domain import statistics, sums
from scse_desk.domain.statistics import Growth, Progress
from scse_desk.language import Message, language
from scse_desk.store.models import Citation, City, Leg, Statistic
from tests.seeds import look


@pytest.fixture
def session(facts: Session) -> Session:
    return facts


def _leg(city: int | None = None, *, online: bool = False, name: str = "Taipei") -> Leg:
    named = None if online else City(name_en=name)
    return Leg(is_online=online, city_id=city, city=named)


def _figure(
    value: str = "10", comparator: str = "eq", status: str = "expected", **other: object
) -> Statistic:
    values = {"metric": "cities", "unit": "cities", "definition_code": "cities", **other}
    return Statistic(value=Decimal(value), comparator=comparator, status=status, **values)


@pytest.mark.parametrize(
    ("comparator", "words"),
    [
        ("eq", "2,000"),
        ("gt", "more than 2,000"),
        ("estimated", "an estimated 2,000"),
        ("about", "about 2,000"),
    ],
)
def test_a_figure_is_told_with_its_comparator(comparator: str, words: str) -> None:
    assert statistics.in_words(language("en"), _figure("2000", comparator)) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "more than 2,000"),
        ("zh_TW", "超過 2,000"),
        ("vi", "hơn 2.000"),
        ("id", "lebih dari 2.000"),
    ],
)
def test_more_than_is_said_in_each_language(code: str, words: str) -> None:
    assert statistics.in_words(language(code), _figure("2000", "gt")) == words


def test_a_growth_is_told_as_a_signed_percentage(session: Session) -> None:
    found = look.statistic(session, "2024/scale-growth")
    assert statistics.in_words(language("en"), found) == "+13%"
    share = look.statistic(session, "2024/urban-emissions")
    assert statistics.in_words(language("en"), share) == "an estimated 67%"


def test_a_definition_is_told_in_each_language(session: Session) -> None:
    found = look.statistic(session, "2024/booths")
    told = [statistics.definition(language(code), found) for code in ("en", "zh_TW", "vi", "id")]
    assert told == [
        "Booths of all legs together",
        "各展區攤位合計",
        "Tổng số gian hàng ở mọi điểm tổ chức",
        "Jumlah stan di semua lokasi",
    ]


@pytest.mark.parametrize(
    ("earlier", "later", "bound"),
    [
        ("eq", "eq", "exact"),
        ("eq", "gt", "at_least"),
        ("gt", "eq", "at_most"),
        ("eq", "estimated", "about"),
        ("about", "eq", "about"),
    ],
)
def test_growth_is_bounded_as_its_figures_are(
    earlier: str, later: str, bound: statistics.Bound
) -> None:
    found = statistics.growth(_figure("100", earlier), _figure("125", later))
    assert found == Growth(Decimal("0.25"), bound)


@pytest.mark.parametrize(("earlier", "later"), [("gt", "gt"), ("gt", "about"), ("about", "gt")])
def test_two_bounds_give_no_growth(earlier: str, later: str) -> None:
    found = statistics.growth(_figure("100", earlier), _figure("125", later))
    assert found == Message("Both figures are bounds: their ratio says nothing.")


def test_nothing_grows_from_zero() -> None:
    assert statistics.growth(_figure("0"), _figure("5")) == Message("The earlier figure is zero.")


def test_what_was_expected_is_compared_with_what_came_only_with_a_word() -> None:
    found = statistics.growth(_figure("100"), _figure("125", status="final"))
    assert isinstance(found, Growth)
    assert found.caveat is not None
    assert found.caveat.english() == "The earlier figure is “expected”, the later one “final”."


def test_what_was_counted_otherwise_is_not_compared() -> None:
    other = _figure(definition_code="invited_cities")
    assert statistics.why_not_comparable(_figure(), other)
    assert statistics.growth(_figure(), other) == Message("They were not counted in the same way.")
    assert statistics.growth(_figure(), _figure(metric="mayors")) == Message(
        "They count different things."
    )
    assert statistics.why_not_comparable(_figure(), _figure("12")) is None


def test_growth_is_put_into_words() -> None:
    assert statistics.growth_in_words(language("en"), Growth(Decimal("0.283"), "exact")) == "+28.3%"
    at_least = Growth(Decimal("0.25"), "at_least")
    assert statistics.growth_in_words(language("en"), at_least) == "at least +25%"


def test_a_plan_is_set_against_what_was_reached(session: Session) -> None:
    events = [look.statistic(session, f"2020/matchmaking{end}") for end in ("-plan", "")]
    assert statistics.progress(*events) == Progress(Decimal("0.25"), of_bounds=False)
    solutions = [look.statistic(session, f"2020/solutions{end}") for end in ("-plan", "")]
    assert statistics.progress(*solutions) == Progress(Decimal("0.35"), of_bounds=True)
    assert isinstance(statistics.progress(events[0], solutions[1]), Message)


@pytest.mark.parametrize("other", [None, _leg(2, name="Kaohsiung"), _leg(online=True)])
def test_a_figure_of_one_leg_is_not_compared_with_another_scope(other: Leg | None) -> None:
    found = statistics.why_not_comparable(_figure(leg=_leg(1)), _figure(leg=other))
    assert found is not None
    assert language("en").say(found) == "One was counted for Taipei only."


def test_figures_of_legs_in_the_same_city_may_be_compared() -> None:
    assert statistics.why_not_comparable(_figure(leg=_leg(1)), _figure(leg=_leg(1))) is None
    online = [_figure(leg=_leg(online=True)) for _ in "12"]
    assert statistics.why_not_comparable(*online) is None


def test_the_headline_of_2024_is_expected_and_compared_only_where_it_may_be(
    session: Session,
) -> None:
    found = statistics.headline(session, look.edition(session, "SCSE", 2024))
    assert [one.statistic.metric for one in found] == [
        "exhibitors",
        "booths",
        "participants_international",
        "countries_and_territories",
        "cities",
        "mayors",
        "government_delegates",
        "business_buyers",
    ]
    assert {one.statistic.status for one in found} == {"expected"}
    compared = {one.statistic.metric: one.comparison for one in found if one.previous}
    assert compared == {
        "countries_and_territories": Message("They were not counted in the same way.")
    }


def test_the_headline_of_2025_grows_in_countries_and_cities_alone(session: Session) -> None:
    found = statistics.headline(session, look.edition(session, "SCSE", 2025))
    told = {
        one.statistic.metric: statistics.growth_in_words(language("en"), one.comparison)
        for one in found
        if isinstance(one.comparison, Growth)
    }
    assert told == {"countries_and_territories": "+28.3%", "cities": "+23.2%"}
    caveats = {
        one.comparison.caveat.english()
        for one in found
        if isinstance(one.comparison, Growth) and one.comparison.caveat
    }
    assert caveats == {"The earlier figure is “expected”, the later one “achieved so far”."}


def test_the_headline_of_2020_shows_plans_beside_what_was_reached(session: Session) -> None:
    found = statistics.headline(session, look.edition(session, "SCSE", 2020))
    told = {
        one.statistic.metric: (
            one.statistic.status,
            int(one.statistic.value),
            one.plan and int(one.plan.value),
        )
        for one in found
    }
    assert told == {
        "solutions": ("achieved_so_far", 350, 1000),
        "companies": ("planned", 500, None),
        "online_pavilions": ("achieved_so_far", 19, None),
        "forums": ("achieved_so_far", 17, 60),
        "matchmaking_events": ("achieved_so_far", 200, 800),
        "page_views": ("achieved_so_far", 200000, None),
        "view_countries": ("achieved_so_far", 118, None),
    }


def test_a_chart_has_a_point_an_edition_and_says_what_may_be_compared(session: Session) -> None:
    points = statistics.series(session, "countries_and_territories")
    told = [(one.edition.year, int(one.statistic.value), type(one.comparison)) for one in points]
    assert told == [(2022, 34, type(None)), (2024, 46, Message), (2025, 59, Growth)]
    assert statistics.series(session, "banks") == []
    assert [one.edition.year for one in statistics.series(session, "banks", "NZCE")] == [2024]


def test_a_metric_of_our_own_is_its_own_name() -> None:
    assert statistics.label(language("en"), "booths") == "Booths"
    assert statistics.label(language("en"), "umbrellas") == "umbrellas"


def test_every_seeded_metric_and_unit_has_a_name(session: Session) -> None:
    found = list(session.scalars(select(Statistic)))
    assert {one.metric for one in found} <= statistics.METRICS.keys()
    assert {one.unit for one in found} <= statistics.UNITS.keys()


def test_only_the_summit_that_was_held_is_final(session: Session) -> None:
    found = session.scalars(select(Statistic).where(Statistic.status == "final"))
    assert {one.programme_item_id for one in found} == {look.item(session, "2020/mayors-summit").id}


def test_every_seeded_figure_leads_to_a_document(session: Session) -> None:
    cited = set(
        session.scalars(select(Citation.record_id).where(Citation.record_kind == "statistic"))
    )
    assert cited == set(session.scalars(select(Statistic.id)))
    assert set(session.scalars(select(Statistic.source))) == {"document"}


def test_parts_larger_than_their_whole_are_told() -> None:
    whole = _figure("100")
    assert sums.sum_check(whole, [_figure("60"), _figure("40")]) is None
    assert sums.sum_check(whole, [_figure("60", "about"), _figure("90")]) is None
    assert sums.sum_check(_figure("100", "gt"), [_figure("600")]) is None
    wrong = sums.sum_check(whole, [_figure("60", "gt"), _figure("40")])
    assert wrong is not None
    assert wrong.english() == "The parts come to at least 101, the whole to at most 100."
    assert sums.subset_check(_figure("101"), whole) is not None
