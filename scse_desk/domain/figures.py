"""The table of statistics: every figure with what makes it honest."""

from sqlalchemy.orm import aliased

from scse_desk.domain.columns import (
    DEFINITION_TITLES,
    EVIDENCE_TITLES,
    count_column,
    field_column,
    leg_column,
    note_columns,
    text_columns,
)
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.queries import Column
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
        field_column(Statistic, "comparator", N_("Comparator"), "code", COMPARATORS, width=11),
        field_column(Statistic, "value", N_("Value"), "number", width=12),
        field_column(Statistic, "unit", N_("Unit"), "code", UNITS, width=14),
        field_column(
            Statistic, "status", N_("Status"), "code", STATUSES, STATUS_TONES, width=14, steps=True
        ),
        field_column(Statistic, "as_of", N_("As of"), "date", width=12),
        leg_column(_city),
        *text_columns("definition", N_("Definition"), DEFINITION_TITLES, Statistic, width=40),
        Column("source", N_("Source"), "code", SOURCES, width=16, sql=Statistic.source),
        count_column(
            "citations",
            N_("Citations"),
            Statistic,
            Citation.record_kind == "statistic",
            Citation.record_id == Statistic.id,
            width=9,
            shown=False,
        ),
        field_column(Statistic, "deadline", N_("To be reached by"), "date", width=12, shown=False),
        Column(
            "definition_code",
            N_("Key of comparability"),
            width=20,
            shown=False,
            sql=Statistic.definition_code,
        ),
        Column("series", N_("Series"), width=10, shown=False, sql=_series.code),
        Column("year", N_("Year"), "number", width=6, shown=False, sql=_edition.year),
        *text_columns(
            "source_note", N_("Evidence"), EVIDENCE_TITLES, Statistic, width=30, shown=False
        ),
        *note_columns(Statistic),
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
