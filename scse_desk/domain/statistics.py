"""Figures of an edition: their words, and what may be compared with what.

A figure that was expected is never shown as achieved, and no percentage is computed across two
definitions. Where a comparison is not to be made, a Message says why instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from scse_desk.domain.texts import text_in
from scse_desk.language import N_, Called, Language, Message
from scse_desk.store.models import Edition, Leg, Series, Statistic

METRICS: Mapping[str, str] = {
    "exhibitors": N_("Exhibitors"),
    "booths": N_("Booths"),
    "participants_international": N_("International participants"),
    "countries_and_territories": N_("Countries and territories"),
    "cities": N_("Cities"),
    "mayors": N_("Mayors"),
    "government_delegates": N_("Government delegates"),
    "business_buyers": N_("Business buyers"),
    "experts": N_("Experts"),
    "city_leaders": N_("City leaders or representatives"),
    "forum_participants": N_("Participants of the forum"),
    "solutions": N_("Solutions"),
    "companies": N_("Companies"),
    "online_pavilions": N_("Online pavilions"),
    "forums": N_("Forums"),
    "sessions": N_("Sessions"),
    "matchmaking_events": N_("Matchmaking events"),
    "matchmaking_sessions": N_("Matchmaking sessions"),
    "page_views": N_("Page views"),
    "view_countries": N_("Countries and regions of the views"),
    "government_agencies": N_("Government agencies"),
    "banks": N_("Banks"),
    "smart21_communities": N_("ICF Smart21 communities"),
    "show_scale_growth": N_("Growth of the show"),
    "international_visitors_growth": N_("Growth in international visitors"),
    "urban_emissions_share": N_("Urban share of greenhouse gas emissions"),
    "visits": N_("Visits"),
    "visitors": N_("Visitors"),
    "attendees": N_("Registered attendees"),
    "delegations": N_("Delegations"),
    "delegation_members": N_("Delegation members"),
    "meetings": N_("Meetings"),
    "agreements": N_("Agreements"),
    "area_m2": N_("Exhibition area"),
}
"""Code of what is counted -> marked label."""

UNITS: Mapping[str, str] = {
    "organisations": N_("organisations"),
    "booths": N_("booths"),
    "people": N_("people"),
    "countries": N_("countries"),
    "countries_and_territories": N_("countries and territories"),
    "countries_and_regions": N_("countries and regions"),
    "cities": N_("cities"),
    "communities": N_("communities"),
    "percent": N_("per cent"),
    "solutions": N_("solutions"),
    "companies": N_("companies"),
    "pavilions": N_("pavilions"),
    "forums": N_("forums"),
    "sessions": N_("sessions"),
    "events": N_("events"),
    "views": N_("views"),
    "agencies": N_("agencies"),
    "banks": N_("banks"),
    "meetings": N_("meetings"),
    "agreements": N_("agreements"),
    "m2": N_("square metres"),
}
"""Code of the unit -> marked label."""

COMPARATOR_WORDS: Mapping[str, str] = {
    "eq": "{value}",
    "gt": N_("more than {value}"),
    "estimated": N_("an estimated {value}"),
    "about": N_("about {value}"),
}

STATUS_WORDS: Mapping[str, str] = {
    "planned": N_("planned"),
    "expected": N_("expected"),
    "achieved_so_far": N_("achieved so far"),
    "final": N_("final"),
}

GROWTH_METRICS = frozenset({"show_scale_growth", "international_visitors_growth"})
BACKGROUND_METRICS = frozenset({"urban_emissions_share"})
"""Figures told beside the show, never among its own."""

STRENGTH = ("planned", "expected", "achieved_so_far", "final")
"""Statuses, the one that says most last."""

_PERCENT = Decimal(100)

Bound = Literal["exact", "at_least", "at_most", "about"]


@dataclass(frozen=True)
class Growth:
    """By how much one figure exceeds an earlier one.

    `ratio` is 0.283 for +28.3 %. With `at_least` and `at_most` the true growth lies beyond it,
    because one of the figures is a lower bound. `caveat` says what else must be told with it.
    """

    ratio: Decimal
    bound: Bound
    caveat: Message | None = None


@dataclass(frozen=True)
class Progress:
    """How much of a plan is reached; `of_bounds` where neither figure is exact."""

    ratio: Decimal
    of_bounds: bool


@dataclass(frozen=True)
class Figure:
    """A headline figure with what belongs beside it.

    `comparison` is the growth on `previous`, or why there is none; None without a previous one.
    """

    statistic: Statistic
    plan: Statistic | None
    previous: Statistic | None
    comparison: Growth | Message | None


@dataclass(frozen=True)
class Point:
    """A figure of one edition in a series over the years."""

    edition: Edition
    statistic: Statistic
    comparison: Growth | Message | None
    """Against the point before it."""


def label(language: Language, metric: str) -> str:
    """The name of a metric; one that staff made up is its own name."""
    return language.text(METRICS[metric]) if metric in METRICS else metric


def in_words(language: Language, statistic: Statistic) -> str:
    """The value with its comparator as one says it: "more than 2,000", "+13%"."""
    return with_comparator(language, statistic.comparator, number(language, statistic))


def number(language: Language, statistic: Statistic) -> str:
    """The bare value, a percentage as one (signed where it is a growth)."""
    if statistic.unit == "percent":
        signed = statistic.metric in GROWTH_METRICS
        return language.percent(float(statistic.value / _PERCENT), signed=signed)
    return language.number(statistic.value)


def with_comparator(language: Language, comparator: str, value: str) -> str:
    """Put the word of a comparator (one of COMPARATORS) to a value already in words."""
    return language.text(COMPARATOR_WORDS[comparator], value=value)


def definition(language: Language, statistic: Statistic) -> str:
    """What was counted, in the language, else in English or as entered."""
    return text_in(statistic, "definition", language)


def place(language: Language, leg: Leg) -> str:
    """Where a leg is held: its city, or the platform of one online."""
    if leg.is_online:
        return leg.platform or language.text(N_("Online"))
    return language.name_of(leg.city) if leg.city else ""


def leg_of(language: Language, statistic: Statistic) -> str:
    """The place of the one leg that a figure counts; nothing for a whole edition."""
    return place(language, statistic.leg) if statistic.leg else ""


def of_edition(session: Session, edition: Edition) -> list[Statistic]:
    """Every statistic of an edition, in the order of METRICS, the strongest status first."""
    found = session.scalars(
        select(Statistic)
        .where(Statistic.edition_id == edition.id)
        .options(joinedload(Statistic.edition), joinedload(Statistic.leg).joinedload(Leg.city))
    )
    return sorted(found, key=_rank)


def headline(session: Session, edition: Edition) -> list[Figure]:
    """The figures of an edition itself: one per metric, nothing of a single programme item.

    What was achieved goes before what was expected; a plan stands beside it. Each is set against
    the latest earlier edition of the series that has the metric.
    """
    figures: dict[str, list[Statistic]] = {}
    for one in of_edition(session, edition):
        if is_headline(one):
            figures.setdefault(one.metric, []).append(one)
    earlier = _earlier(session, edition)
    return [_figure(found, earlier.get(metric)) for metric, found in figures.items()]


def is_headline(statistic: Statistic) -> bool:
    """Whether a figure is one of the edition itself, not of one item, a growth or background."""
    return statistic.programme_item_id is None and statistic.metric not in (
        GROWTH_METRICS | BACKGROUND_METRICS
    )


def series(
    session: Session, metric: str, code: str = "SCSE", until: int | None = None
) -> list[Point]:
    """The points of a chart: a metric over the editions of a series, oldest first.

    `until` is the year of the last edition wanted.
    """
    found = session.scalars(
        select(Statistic)
        .join(Statistic.edition)
        .join(Edition.series)
        .where(Series.code == code, Statistic.metric == metric)
        .order_by(Edition.year)
        .options(joinedload(Statistic.edition), joinedload(Statistic.leg).joinedload(Leg.city))
    )
    best: dict[int, Statistic] = {}
    for one in sorted(filter(is_headline, found), key=_rank):
        if until is None or one.edition.year <= until:
            best.setdefault(one.edition.year, one)
    points: list[Point] = []
    for year in sorted(best):
        before = points[-1].statistic if points else None
        compared = None if before is None else growth(before, best[year])
        points.append(Point(best[year].edition, best[year], compared))
    return points


def why_not_comparable(first: Statistic, second: Statistic) -> Message | None:
    """The reason why two figures are not to be compared, or None where they may be."""
    if first.metric != second.metric:
        return Message(N_("They count different things."))
    if first.definition_code != second.definition_code or first.unit != second.unit:
        return Message(N_("They were not counted in the same way."))
    leg = first.leg or second.leg
    if leg is not None and _held(first.leg) != _held(second.leg):
        return Message(N_("One was counted for {place} only."), {"place": _where(leg)})
    return None


def _where(leg: Leg) -> Message | str:
    if leg.is_online:
        return leg.platform or Message(N_("Online"))
    names = leg.city.names if leg.city else {}
    return Called(next(iter(names.values()), ""), names)


def _held(leg: Leg | None) -> tuple[bool, int | None] | None:
    """What makes the legs of two editions the same: the city, or that both are online."""
    if leg is None:
        return None
    return leg.is_online, None if leg.is_online else leg.city_id


def growth(earlier: Statistic, later: Statistic) -> Growth | Message:
    """By how much `later` exceeds `earlier`, or why that cannot be told.

    A lower bound above an exact figure gives growth of at least so much, an exact figure above a
    lower bound at most so much; two lower bounds give nothing.
    """
    reason = why_not_comparable(earlier, later)
    if reason is not None:
        return reason
    if earlier.value <= 0:
        return Message(N_("The earlier figure is zero."))
    bound = _bound(earlier.comparator, later.comparator)
    if bound is None:
        return Message(N_("Both figures are bounds: their ratio says nothing."))
    ratio = later.value / earlier.value - 1
    return Growth(ratio, bound, _caveat(earlier, later))


def growth_in_words(language: Language, found: Growth) -> str:
    """The growth as one says it: "+28.3%", "at least +33.3%"."""
    value = language.percent(float(found.ratio), signed=True)
    words = {
        "exact": "{value}",
        "at_least": N_("at least {value}"),
        "at_most": N_("at most {value}"),
        "about": N_("about {value}"),
    }
    return language.text(words[found.bound], value=value)


def progress(plan: Statistic, achieved: Statistic) -> Progress | Message:
    """How much of a planned figure is reached, or why that cannot be told."""
    reason = why_not_comparable(plan, achieved)
    if reason is not None:
        return reason
    if plan.value <= 0:
        return Message(N_("The planned figure is zero."))
    exact = plan.comparator == achieved.comparator == "eq"
    return Progress(achieved.value / plan.value, of_bounds=not exact)


def _rank(statistic: Statistic) -> tuple[int, int, int]:
    order = list(METRICS)
    known = order.index(statistic.metric) if statistic.metric in METRICS else len(order)
    return known, -STRENGTH.index(statistic.status), statistic.id


def _earlier(session: Session, edition: Edition) -> dict[str, Statistic]:
    """Metric -> the figure of the latest earlier edition of the series that has it."""
    found = session.scalars(
        select(Statistic)
        .join(Statistic.edition)
        .where(Edition.series_id == edition.series_id, Edition.year < edition.year)
        .options(joinedload(Statistic.edition), joinedload(Statistic.leg).joinedload(Leg.city))
    )
    latest: dict[str, Statistic] = {}
    for one in sorted(found, key=lambda one: (-one.edition.year, _rank(one))):
        if is_headline(one) and one.status != "planned":
            latest.setdefault(one.metric, one)
    return latest


def _figure(found: list[Statistic], previous: Statistic | None) -> Figure:
    best = found[0]
    plan = next((one for one in found[1:] if one.status == "planned"), None)
    compared = None if previous is None else growth(previous, best)
    return Figure(best, plan, previous, compared)


def _bound(earlier: str, later: str) -> Bound | None:
    if {earlier, later} & {"about", "estimated"}:
        return None if "gt" in {earlier, later} else "about"
    bounds: dict[tuple[str, str], Bound] = {
        ("eq", "eq"): "exact",
        ("eq", "gt"): "at_least",
        ("gt", "eq"): "at_most",
    }
    return bounds.get((earlier, later))


def _caveat(earlier: Statistic, later: Statistic) -> Message | None:
    if earlier.status == later.status:
        return None
    return Message(
        N_("The earlier figure is “{earlier}”, the later one “{later}”."),
        {
            "earlier": Message(STATUS_WORDS[earlier.status]),
            "later": Message(STATUS_WORDS[later.status]),
        },
    )
