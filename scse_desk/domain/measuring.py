"""Entering figures: what a new one needs, what makes it comparable, when it may be called final."""

from decimal import Decimal

from sqlalchemy import inspect as inspected
from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from scse_desk.domain import documents, records
from scse_desk.domain.statistics import METRICS
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import NAME_LANGUAGES, Edition, Leg, Record, Statistic

UNIT_OF = {
    "exhibitors": "organisations",
    "booths": "booths",
    "countries_and_territories": "countries_and_territories",
    "view_countries": "countries_and_regions",
    "cities": "cities",
    "solutions": "solutions",
    "companies": "companies",
    "online_pavilions": "pavilions",
    "forums": "forums",
    "sessions": "sessions",
    "matchmaking_events": "events",
    "matchmaking_sessions": "sessions",
    "page_views": "views",
    "government_agencies": "agencies",
    "banks": "banks",
    "smart21_communities": "communities",
    "show_scale_growth": "percent",
    "international_visitors_growth": "percent",
    "urban_emissions_share": "percent",
    "visits": "people",
    "delegations": "organisations",
    "meetings": "meetings",
    "agreements": "agreements",
    "area_m2": "m2",
}
"""The unit a metric is usually counted in; people otherwise."""

LIKE = (
    "unit",
    "definition_code",
    "definition",
    *(f"definition_{suffix}" for suffix in NAME_LANGUAGES.values()),
)
"""What two figures share that are counted in the same way."""

OFFERED = 12


class NoEvidence(Refused):
    """A figure is called final, and nobody is named who says so."""

    field = "source_note"


class NoFigure(Refused):
    """A figure is not told what it is of."""

    field = "metric"


class NoValue(Refused):
    """A figure has no value."""

    field = "value"


def check(session: Session, record: Record) -> None:
    """Refuse a final figure without evidence, and a figure of a leg of another edition."""
    if not isinstance(record, Statistic):
        return
    if record.status == "final" and not _has_evidence(session, record):
        raise NoEvidence(
            N_("A final figure needs its evidence: say first who published or confirmed it, when.")
        )
    if record.leg_id is not None:
        leg = records.find(session, Leg, record.leg_id)
        if leg.edition_id != record.edition_id:
            raise NoFigure(N_("This leg is of another edition."))


def _has_evidence(session: Session, record: Statistic) -> bool:
    """A note, or a document that said so from the first; a cited forecast proves nothing."""
    if record.source_note.strip():
        return True
    turned = inspected(record).attrs.status.history.has_changes()
    cited = record.source == "document" and documents.citations_of(session, "statistic", record.id)
    return bool(cited) and not turned


def add(
    session: Session,
    edition_id: int,
    metric: str,
    value: object,
    *,
    like_id: int | None = None,
    **given: object,
) -> Statistic:
    """A new figure of an edition.

    Counted like another one it takes its unit and definition, so that the two may be compared;
    else it has a definition of its own and is compared with nothing. Refused without a metric or
    a value.
    """
    metric = metric.strip()
    if not metric:
        raise NoFigure(N_("Say what is counted."))
    if value is None or not isinstance(value, Decimal | int | float):
        raise NoValue(N_("A figure needs a value."))
    edition = records.find(session, Edition, edition_id)
    own = {
        "unit": UNIT_OF.get(metric, "people"),
        "definition_code": f"{edition.series.code.lower()}-{edition.year}-{metric}",
    }
    if like_id is not None:
        other = records.find(session, Statistic, like_id)
        own = {key: getattr(other, key) for key in LIKE}
    values = {**own, "source": "own", "status": "expected", **given}
    return records.add(
        session, Statistic, edition_id=edition_id, metric=metric, value=value, **values
    )


def reach(session: Session, expected_id: int, value: object, **given: object) -> Statistic:
    """What became of a figure that was expected or planned: a figure of its own beside it.

    The expected one stays as it is. `given` has the status and what goes with it.
    """
    expected = records.find(session, Statistic, expected_id)
    return add(
        session,
        expected.edition_id,
        expected.metric,
        value,
        like_id=expected_id,
        leg_id=expected.leg_id,
        programme_item_id=expected.programme_item_id,
        part_of_id=expected.part_of_id,
        **given,
    )


def count_like(session: Session, statistic_id: int, other_id: int | None) -> None:
    """Say that a figure is counted in the same way as another; None gives it its own definition.

    Refused where the two count different things.
    """
    figure = records.find(session, Statistic, statistic_id)
    if other_id is None:
        edition = figure.edition
        code = f"{edition.series.code.lower()}-{edition.year}-{figure.metric}-{figure.id}"
        figure.definition_code = code
        session.flush()
        return
    other = records.find(session, Statistic, other_id)
    if other.metric != figure.metric:
        raise NoFigure(N_("They count different things."))
    for key in LIKE:
        setattr(figure, key, getattr(other, key))
    session.flush()


def alike(session: Session, metric: str, apart_from: int | None = None) -> list[Statistic]:
    """The figures of a metric, the latest edition first: what a new one may be counted like."""
    statement = (
        select(Statistic)
        .join(Statistic.edition)
        .where(Statistic.metric == metric, Statistic.id.is_not(apart_from))
        .options(joinedload(Statistic.edition).joinedload(Edition.series))
        .order_by(Edition.year.desc(), Statistic.id)
    )
    return list(session.scalars(statement.limit(OFFERED)))


def counted_like(session: Session, figure: Statistic) -> Statistic | None:
    """Another figure that this one may be compared with, if there is one."""
    same = (one for one in alike(session, figure.metric, figure.id))
    return next((one for one in same if one.definition_code == figure.definition_code), None)


def metric_of(word: str, labels: dict[str, str]) -> str:
    """The metric that a word means: a label (code -> words) or a code, else the word itself."""
    wanted = word.strip().casefold()
    for code in METRICS:
        if wanted in {code.casefold(), labels.get(code, "").casefold()}:
            return code
    return word.strip()
