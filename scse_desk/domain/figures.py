"""The table of statistics: every figure with what makes it honest."""

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from scse_desk.domain.listing import Column, Join, Listing, in_language
from scse_desk.domain.statistics import METRICS, UNITS
from scse_desk.language import N_
from scse_desk.store.models import Citation, City, Edition, Leg, Series, Statistic

COMPARATORS = {
    "eq": N_("exactly"),
    "gt": N_("more than"),
    "estimated": N_("estimated"),
    "about": N_("about"),
}
STATUSES = {
    "planned": N_("Planned"),
    "expected": N_("Expected"),
    "achieved_so_far": N_("Achieved so far"),
    "final": N_("Final"),
}
STATUS_TONES = {
    "planned": "violet",
    "expected": "amber",
    "achieved_so_far": "blue",
    "final": "green",
}
SOURCES = {
    "document": N_("Document"),
    "public": N_("Public source"),
    "record": N_("Our own records"),
    "own": N_("Entered by staff"),
}

_edition = aliased(Edition)
_series = aliased(Series)
_leg = aliased(Leg)
_city = aliased(City)

LISTING = Listing(
    "statistics",
    N_("Statistics"),
    Statistic,
    [
        Column("metric", N_("Metric"), "code", METRICS, width=26, sql=Statistic.metric),
        Column(
            "comparator",
            N_("Comparator"),
            "code",
            COMPARATORS,
            width=11,
            editable=True,
            sql=Statistic.comparator,
        ),
        Column("value", N_("Value"), "number", width=12, editable=True, sql=Statistic.value),
        Column("unit", N_("Unit"), "code", UNITS, width=14, editable=True, sql=Statistic.unit),
        Column(
            "status",
            N_("Status"),
            "code",
            STATUSES,
            STATUS_TONES,
            width=14,
            editable=True,
            sql=Statistic.status,
        ),
        Column("as_of", N_("As of"), "date", width=12, editable=True, sql=Statistic.as_of),
        Column("leg", N_("Leg"), "name", width=12, sql=lambda code: in_language(_city, code)),
        Column(
            "definition",
            N_("Definition"),
            width=40,
            sql=lambda code: (
                Statistic.definition
                if code == "en"
                else func.coalesce(
                    getattr(Statistic, f"definition_{code.lower()}"), Statistic.definition
                )
            ),
        ),
        Column("source", N_("Source"), "code", SOURCES, width=16, sql=Statistic.source),
        Column(
            "citations",
            N_("Citations"),
            "number",
            width=9,
            shown=False,
            sql=select(func.count())
            .where(Citation.record_kind == "statistic", Citation.record_id == Statistic.id)
            .correlate(Statistic)
            .scalar_subquery(),
        ),
        Column(
            "deadline",
            N_("To be reached by"),
            "date",
            width=12,
            shown=False,
            editable=True,
            sql=Statistic.deadline,
        ),
        Column(
            "definition_code",
            N_("Key of comparability"),
            width=20,
            shown=False,
            sql=Statistic.definition_code,
        ),
        Column("series", N_("Series"), width=10, shown=False, sql=_series.code),
        Column("year", N_("Year"), "number", width=6, shown=False, sql=_edition.year),
        Column("note", N_("Note"), width=30, shown=False, editable=True, sql=Statistic.note),
    ],
    joins=[
        Join(_edition, _edition.id == Statistic.edition_id, outer=False),
        Join(_series, _series.id == _edition.series_id, outer=False),
        Join(_leg, _leg.id == Statistic.leg_id),
        Join(_city, _city.id == _leg.city_id),
    ],
    edition=Statistic.edition_id,
    also=["citation"],
)
