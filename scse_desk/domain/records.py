"""Any record by its kind, the name of its table: add it, set a field, remove it, call it by name.

What holds for one kind only stands in that noun's file, in a function `check(session, record)`
that refuses what does not go together; it is called after every addition and every field.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, TypeVar, overload

from sqlalchemy import Column, Table, UniqueConstraint, delete, select
from sqlalchemy.orm import Session

from scse_desk.domain import column_labels, fields, own_script, together, zones
from scse_desk.language import LANGUAGES, N_, Called, Message, Row, language
from scse_desk.refused import Refused
from scse_desk.store.models import Base, Citation, Edition, Record, Request

R = TypeVar("R", bound=Record)

MODELS: Mapping[str, type[Record]] = {
    mapper.local_table.name: mapper.class_  # type: ignore[attr-defined]  # a Table
    for mapper in Base.registry.mappers
    if issubclass(mapper.class_, Record)
}
"""Kind of record -> its model."""

ALIASES = {"member": "delegation_member", "round": "matchmaking_round", "table": "meeting_table"}
"""Shorter words for some kinds."""

CHECKED = {
    "delegation": "delegations",
    "edition": "editions",
    "exhibitor": "exhibitors",
    "booth_assignment": "booths",
    "leg": "editions",
    "meeting": "meetings",
    "organisation": "organisations",
    "outcome": "outcomes",
    "post": "people",
    "programme_item": "programme",
    "meeting_table": "tables",
    "participant": "participants",
    "shift": "interpreters",
    "slot": "rounds",
    "statistic": "measuring",
    "booth": "booths",
    "unavailability": "absences",
}
"""Kind -> module with its `check`."""

OWNED: Mapping[str, tuple[str, ...]] = {
    "agreement": ("agreement_party.agreement_id",),
    "booth": ("booth_assignment.booth_id",),
    "delegation": (
        "delegation_member.delegation_id",
        "participant.delegation_id",
        "programme_participant.delegation_id",
    ),
    "document": ("citation.document_id", "document_remark.document_id"),
    "edition": (
        "leg.edition_id",
        "theme.edition_id",
        "edition_organiser.edition_id",
        "co_location.host_edition_id",
        "co_location.guest_edition_id",
    ),
    "exhibitor": (
        "booth_assignment.exhibitor_id",
        "solution.exhibitor_id",
        "participant.exhibitor_id",
    ),
    "interpreter": ("unavailability.interpreter_id", "shift.interpreter_id"),
    "matchmaking_round": (
        "slot.round_id",
        "meeting_table.round_id",
        "participant.round_id",
        "request.round_id",
    ),
    "organisation": ("organisation_alias.organisation_id",),
    "meeting": ("outcome.meeting_id",),
    "meeting_table": ("unavailability.table_id",),
    "participant": (
        "unavailability.participant_id",
        "request.first_id",
        "request.second_id",
        "recommendation.participant_id",
        "recommendation.counterpart_id",
    ),
    "person": ("person_alias.person_id", "post.person_id"),
    "programme_item": ("programme_participant.item_id", "programme_item.parent_id"),
    "registration": ("check_in.registration_id", "participant.registration_id"),
    "request": ("meeting.request_id",),
    "solution": ("solution_domain_link.solution_id",),
    "solution_domain": ("solution_domain_link.domain_id",),
}
"""What goes with a record that is removed: columns that refer to it. Anything else that refers
to it forbids the removal."""

MOST_NAMED = 5


class Gone(Refused):
    """The record is not there any more."""


class InTheWay(Refused):
    """Another record has the same number, name or pair."""


class StillNeeded(Refused):
    """Other records refer to the one to be removed."""


def kind_of(word: str) -> str:
    """The kind that a word means: the name of a table, or a shorter word."""
    kind = ALIASES.get(word, word)
    if kind not in MODELS:
        raise Gone(
            N_("There is no kind of record “{kind}”. Choose one of {kinds}."),
            kind=word,
            kinds=", ".join(sorted(MODELS)),
        )
    return kind


def find(session: Session, model: type[R], record_id: int) -> R:
    """A record by its id. Refused where it has been removed."""
    found = session.get(model, record_id)
    if found is None:
        raise Gone(N_("This record is not there any more."))
    return found


def get(session: Session, kind: str, record_id: int) -> Record:
    """A record by its kind and id."""
    return find(session, MODELS[kind_of(kind)], record_id)


def name(record: Any) -> str:
    """What to call a record in a label or a refusal: as it came in, in sentences as they say it."""
    if getattr(record, "person", None) is not None:
        return name(record.person)
    for attribute in ("name", "title", "number", "label", "code", "text", "file_name"):
        given = getattr(record, attribute, None)
        if given:
            names = getattr(record, "names", None)
            return Called(str(given), names) if names else str(given)
    if names := getattr(record, "names", None):
        return str(next(iter(names.values())))
    return _name_by_others(record)


def _name_by_others(record: Any) -> str:
    if isinstance(record, Edition):
        return f"{record.series.code} {record.year}"
    if isinstance(record, Request):
        return _pair(name(record.first), name(record.second))
    for attribute in _NAMED_BY:
        other = getattr(record, attribute, None)
        if other is not None:
            return name(other)
    return str(getattr(record, "starts_at", None) or getattr(record, "metric", None) or record.id)


def _pair(first: str, second: str) -> str:
    """Two who meet, in each language as it calls them."""
    both = (first, second)
    sides = [one if isinstance(one, Called) else Called(one, {"raw": one}) for one in both]
    names = {code: " – ".join(map(language(code).name_of, sides)) for code in LANGUAGES}
    return Called(" – ".join(both), names)


_NAMED_BY = (
    "organisation",
    "exhibitor",
    "delegation",
    "registration",
    "request",
    "meeting",
    "booth",
    "city",
    "venue",
    "guest",
)
"""Relations after which a record without a name of its own is called."""


@overload
def add(session: Session, kind: type[R], /, **values: object) -> R: ...


@overload
def add(session: Session, kind: str, /, **values: object) -> Record: ...


def add(session: Session, kind: str | type[Record], /, **values: object) -> Record:
    """A new record of a kind or model, with cleaned values. Refused where it cannot stand.

    A person or organisation with only a raw name gets it in the language its script tells.
    """
    record = MODELS[kind_of(kind)]() if isinstance(kind, str) else kind()
    for field, value in values.items():
        setattr(record, field, _cleaned(session, record, field, value, values))
    own_script.fill(record)
    with session.no_autoflush:
        together.refuse(session, record, _check)
        _refuse_twins(session, record)
    session.add(record)
    session.flush()
    _check(session, record)
    return record


def set_value(session: Session, kind: str, record_id: int, field: str, value: object) -> Any:
    """Set one field of a record; gives the value as it is stored.

    Names and texts are kept as typed, in NFC. Refused, naming why, where the value cannot stand
    in the field or does not go with the rest of the record.
    """
    record = get(session, kind, record_id)
    stored = _cleaned(session, record, field, value, {})
    if getattr(record, field) == stored:
        return stored  # another spelling of what is there: no change
    setattr(record, field, stored)
    with session.no_autoflush:
        _refuse_twins(session, record, field)
        _check(session, record)
        together.refuse(session, record, _check)
    session.flush()
    return getattr(record, field)


def remove(session: Session, kind: str, record_id: int) -> None:
    """Remove a record with what belongs to it alone. Refused, naming them, where others need it."""
    kind = kind_of(kind)
    going: dict[tuple[str, int], None] = {}
    _gather(session, kind, record_id, going)
    needed = dict.fromkeys(
        (other.__tablename__, name(other))
        for gone_kind, gone_id in going
        for other in _referring(session, gone_kind, gone_id, going)
    )
    if needed:
        others = [Message(KIND_AND_NAME, _told(*each)) for each in list(needed)[:MOST_NAMED]]
        raise StillNeeded(
            N_("{name} is still needed by {others}."),
            name=name(get(session, kind, record_id)),
            others=Row((*others, "…") if len(needed) > MOST_NAMED else others),
        )
    for gone_kind, gone_id in reversed(going):
        cited = (Citation.record_kind == gone_kind) & (Citation.record_id == gone_id)
        session.execute(delete(Citation).where(cited))
        session.delete(get(session, gone_kind, gone_id))
    session.flush()


KIND_AND_NAME = N_("{name} ({kind})")


def _told(kind: str, called: str) -> Mapping[str, object]:
    return {"name": called, "kind": Message(column_labels.NOUNS.get(kind, kind))}


def _gather(
    session: Session, kind: str, record_id: int, going: dict[tuple[str, int], None]
) -> None:
    """A record and all that goes with it, owners first."""
    get(session, kind, record_id)
    if (kind, record_id) in going:
        return
    going[kind, record_id] = None
    for place in OWNED.get(kind, ()):
        table, column = place.split(".")
        model: Any = MODELS[table]
        owned = select(model.id).where(getattr(model, column) == record_id)
        for owned_id in session.scalars(owned).all():
            _gather(session, table, owned_id, going)


def _referring(
    session: Session, kind: str, record_id: int, going: Mapping[tuple[str, int], None]
) -> Iterator[Record]:
    """The records that stay and refer to one that goes."""
    for table, column in _references(kind):
        model: Any = MODELS[table]
        statement = select(model).where(getattr(model, column) == record_id)
        for other in session.scalars(statement.limit(len(going) + MOST_NAMED + 1)):
            if (table, other.id) not in going:
                yield other


def _references(kind: str) -> Iterator[tuple[str, str]]:
    for table_name in MODELS:
        for column in Base.metadata.tables[table_name].columns:
            if any(key.column.table.name == kind for key in column.foreign_keys):
                yield table_name, column.name


def _cleaned(
    session: Session, record: Record, field: str, value: object, given: Mapping[str, object]
) -> Any:
    column = _column(record, field)
    with session.no_autoflush:
        country = given.get("country", getattr(record, "country", None))
        stored = fields.cleaned(
            column,
            value,
            zone=zones.zone_of_record(session, record, given),
            country=country if isinstance(country, str) else None,
        )
    if stored is not None and column.foreign_keys and field.endswith("_id"):
        target = next(iter(column.foreign_keys)).column.table.name
        find(session, MODELS[target], stored)
    return stored


def _column(record: Record, field: str) -> Column[Any]:
    table: Table = record.__table__  # type: ignore[assignment]
    if field == "id" or field not in table.columns:
        raise KeyError(field)
    return table.columns[field]


def _refuse_twins(session: Session, record: Record, field: str | None = None) -> None:
    """Refuse a record whose unique fields another has."""
    table: Table = record.__table__  # type: ignore[assignment]
    model: Any = type(record)
    for constraint in table.constraints:
        if not isinstance(constraint, UniqueConstraint):
            continue
        names = [column.name for column in constraint.columns]
        values = [getattr(record, each) for each in names]
        if None in values or (field and field not in names):
            continue
        same = [getattr(model, each) == value for each, value in zip(names, values, strict=True)]
        twin = session.scalars(select(model).where(*same, model.id.is_not(record.id))).first()
        if twin is not None:
            if table.name == "booth":
                raise InTheWay(
                    N_("Booth {number} is there already in this edition."), number=name(twin)
                )
            raise InTheWay(N_("{name} is there already."), name=name(twin))


def _check(session: Session, record: Record) -> None:
    kind = record.__tablename__
    if kind in CHECKED:
        module = import_module(f"scse_desk.domain.{CHECKED[kind]}")
        module.check(session, record)
