"""What a change made of a record, in words: each value before and after as the reader says it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Boolean, Column, Date, Float, Integer, select
from sqlalchemy.orm import Session

from scse_desk.domain import (
    billing,
    editions,
    legs,
    listings,
    outcomes,
    participants,
    programme,
    recommendations,
    records,
    rounds,
    statistics,
    zones,
)
from scse_desk.domain.column_labels import LABELS, NOUNS
from scse_desk.language import LANGUAGES, N_, OWN_NAMES, Called, Language
from scse_desk.store import journal
from scse_desk.store.journal import Entry
from scse_desk.store.models import (
    NAME_LANGUAGES,
    Base,
    Edition,
    JournalEntry,
    Request,
    Slot,
    texts_of,
)
from scse_desk.store.models.base import Figure, UtcDateTime

CODES: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("co_location", "status"): editions.STATUSES,
    ("document_remark", "kind"): {
        "defect": N_("Defect of the text"),
        "meta": N_("About the text"),
        "contradiction": N_("Contradiction"),
    },
    ("edition_organiser", "role"): billing.ROLES,
    ("leg", "dates_status"): legs.DATES_STATUSES,
    ("leg", "status"): editions.STATUSES,
    ("meeting_table", "kind"): rounds.TABLE_KINDS,
    ("outcome", "absent"): outcomes.ABSENT,
    ("participant", "attendance"): participants.ATTENDANCES,
    ("participant", "preferred_half"): participants.HALVES,
    ("programme_participant", "role"): programme.ROLES,
    ("recommendation", "status"): recommendations.STATUSES,
    ("statistic", "base_metric"): statistics.METRICS,
    ("theme", "kind"): billing.THEME_KINDS,
}
"""Table and column -> its codes and their marked labels, where no listing has them."""
SPOKEN = frozenset({"languages", "pairs"})
WRITTEN = frozenset({"alias", "document", "registration"})
YEARS = frozenset({"year", "base_year"})
UNTOLD = frozenset({"id", "definition_code"})
"""Keys for the machine, of which `definition` and the like say the same in words."""


@dataclass(frozen=True)
class Difference:
    """One value of a record before and after a change, in words; empty where there is none."""

    label: str
    before: str
    after: str


def by_change(entries: Iterable[Entry]) -> list[list[Entry]]:
    """The entries of one record, latest first, change by change: of each row only one."""
    made = []
    for _, group in groupby(entries, key=attrgetter("change_id")):
        rows: dict[tuple[str, int], Entry] = {}
        for entry in group:
            row = (entry.table, entry.row_id)
            rows[row] = replace(rows[row], before=entry.before) if row in rows else entry
        made.append(list(rows.values()))
    return made


def differences(session: Session, entry: Entry, language: Language) -> list[Difference]:
    """The values that a change made others, in the order of the columns; none for a new record."""
    was, now = entry.before or {}, entry.after or {}
    zone = _zone(session, entry.table, entry.row_id)
    words = _Words(session, language, entry.table, zone)
    found = (
        Difference(label(entry.table, key, language), words.of(key, was.get(key)), after)
        for key in dict.fromkeys([*was, *now])
        if key not in UNTOLD and was.get(key) != now.get(key)
        for after in [words.of(key, now.get(key))]
    )
    return [one for one in found if one.before or one.after]


def _zone(session: Session, table: str, record_id: int) -> ZoneInfo:
    record = session.get(records.MODELS[table], record_id)
    return ZoneInfo(zones.zone_of_record(session, record, {}) if record else zones.ELSEWHERE)


def label(table: str, column: str, language: Language) -> str:
    """What a column of a table is called; one per language says which."""
    for code, suffix in NAME_LANGUAGES.items():
        stem = column.removesuffix(f"_{suffix}")
        if stem != column and stem in Base.metadata.tables[table].columns:
            marked = N_("{label} ({language})")
            return language.text(
                marked, label=label(table, stem, language), language=OWN_NAMES[code]
            )
    listed = _shown(table).get(column)
    known = LABELS.get((table, column)) or LABELS.get(column)
    title = known or (listed.title if listed is not None else "")
    return language.text(title) if title else column


def code_words(table: str, column: str, code: object, language: Language) -> str:
    """A code of a column in words; empty for what is no code of it."""
    listed = _shown(table).get(column)
    labels = CODES.get((table, column)) or (listed.choices if listed is not None else {})
    return language.text(labels[code]) if isinstance(code, str) and code in labels else ""


def noun(table: str, language: Language) -> str:
    """What a record of a table is."""
    return language.text(NOUNS[table])


@cache
def _shown(table: str) -> Mapping[str, Any]:
    """The columns of the listing of a table, by the column of the table they show."""
    found = (listings.listing(kind) for kind in listings.MODULES)
    own = (each for listing in found if listing.record == table for each in listing.columns)
    return {column.key: column for column in own}


def called(record: Any, language: Language) -> str:
    """What a record is called in a language."""
    if isinstance(record, Edition):
        return f"{record.series.code} {record.year}"
    if isinstance(record, Request):
        return " × ".join(called(side, language) for side in (record.first, record.second))
    if isinstance(record, Slot):
        zone = ZoneInfo(record.round.edition.time_zone)
        return language.datetime(record.starts_at.astimezone(zone))
    given = records.name(record)
    if record.__tablename__ == "statistic":
        return statistics.label(language, given)
    return language.name_of(given) if isinstance(given, Called) else given


def called_then(
    session: Session, table: str, record_id: int, image: Mapping[str, Any], language: Language
) -> str:
    """What a record is called now; one that has been removed as it was called in an image of it."""
    record = session.get(records.MODELS[table], record_id) if table in records.MODELS else None
    if record is not None:
        return called(record, language)
    return as_it_was(image, language) or noun(table, language)


def as_it_was(image: Mapping[str, Any], language: Language) -> str:
    """What the row of an image was called by itself; empty where it had no name."""
    for column in ("name", "title"):
        if names := texts_of(_Image(image), column):
            return language.name_of(Called("", names))
    return str(next((image[key] for key in journal.NAMING_COLUMNS if image.get(key)), ""))


class _Image:
    """An image of a row that is read like a record."""

    def __init__(self, image: Mapping[str, Any]) -> None:
        self._image = image

    def __getattr__(self, name: str) -> Any:
        return self._image.get(name)


@dataclass(frozen=True)
class _Words:
    session: Session
    language: Language
    table: str
    zone: ZoneInfo

    def of(self, key: str, value: Any) -> str:
        """A value of a column, as the journal keeps it, in words."""
        column = Base.metadata.tables[self.table].columns.get(key)
        if value is None or value == "" or column is None:
            return "" if value is None else str(value)
        if column.foreign_keys:
            return self._reference(column, int(value))
        words = code_words(self.table, key, value, self.language)
        return words or self._told(key, value) or self._typed(column, value)

    def _told(self, key: str, value: Any) -> str:
        """Countries and languages."""
        if key == "country":
            return self.language.country(value)
        if key in SPOKEN or (key == "language" and self.table == "request"):
            return " · ".join(self.language.spoken(value))
        if key == "language":
            return OWN_NAMES[value] if value in LANGUAGES else self.language.language_name(value)
        return noun(value, self.language) if key == "record_kind" and value in NOUNS else ""

    def _typed(self, column: Column[Any], value: Any) -> str:
        if isinstance(column.type, Boolean):
            return self.language.text(N_("Yes") if value else N_("No"))
        if isinstance(column.type, UtcDateTime):
            return self.language.datetime(datetime.fromisoformat(value).astimezone(self.zone))
        if isinstance(column.type, Date):
            return self.language.date(date.fromisoformat(value))
        if isinstance(column.type, Figure | Float):
            return self.language.number(Decimal(f"{value:.15g}"))
        if isinstance(column.type, Integer):
            return str(value) if column.name in YEARS else self.language.number(value)
        return str(value)

    def _reference(self, column: Column[Any], record_id: int) -> str:
        table = next(iter(column.foreign_keys)).column.table.name
        latest = self.session.execute(
            select(JournalEntry.before, JournalEntry.after)
            .where(JournalEntry.table_name == table, JournalEntry.row_id == record_id)
            .order_by(JournalEntry.id.desc())
            .limit(1)
        ).first()
        image = json.loads((latest and (latest.after or latest.before)) or "{}")
        return called_then(self.session, table, record_id, image, self.language)
