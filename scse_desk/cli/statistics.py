"""Statistics as JSON: the fields that other programs may rely on."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from scse_desk.store.models import Citation, Edition, Leg, Statistic


def records(session: Session, edition_id: int | None) -> Iterator[dict[str, object]]:
    """Every statistic of an edition, or of all, with where it comes from; names in English."""
    statement = select(Statistic).options(
        joinedload(Statistic.edition).joinedload(Edition.series),
        joinedload(Statistic.leg).joinedload(Leg.city),
    )
    if edition_id is not None:
        statement = statement.where(Statistic.edition_id == edition_id)
    citations = _citations(session)
    for statistic in session.scalars(statement.order_by(Statistic.id)):
        yield _record(statistic, citations[statistic.id])


def _record(statistic: Statistic, sources: list[dict[str, object]]) -> dict[str, object]:
    nothing = {"document": None, "sha256": None, "offset": None, "length": None}
    return {
        "id": statistic.id,
        "edition": statistic.edition.year,
        "series": statistic.edition.series.code,
        "leg": _leg(statistic.leg),
        "metric": statistic.metric,
        "value": statistic.value,
        "unit": statistic.unit,
        "comparator": statistic.comparator,
        "status": statistic.status,
        "as_of": statistic.as_of,
        "definition": statistic.definition_en or statistic.definition,
        "definition_code": statistic.definition_code,
        "source": {"kind": statistic.source, **(sources[0] if sources else nothing)},
        "sources": sources,
    }


def _leg(leg: Leg | None) -> str | None:
    if leg is None:
        return None
    return (leg.city.name_en or leg.city.name) if leg.city else "online"


def _citations(session: Session) -> dict[int, list[dict[str, object]]]:
    statement = (
        select(Citation)
        .where(Citation.record_kind == "statistic")
        .options(joinedload(Citation.document))
        .order_by(Citation.id)
    )
    found: dict[int, list[dict[str, object]]] = defaultdict(list)
    for citation in session.scalars(statement):
        found[citation.record_id].append(
            {
                "document": citation.document.file_name,
                "sha256": citation.document.sha256,
                "offset": citation.offset,
                "length": citation.length,
            }
        )
    return found
