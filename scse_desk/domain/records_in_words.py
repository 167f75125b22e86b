"""Any record that a document's words support, as one says it: "Exhibitors: 600, expected"."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session, object_session

from scse_desk.domain import agreements, claims, editions, programme, records, statistics
from scse_desk.language import N_, Language
from scse_desk.store.models import Edition

GROUPS: Mapping[str, str] = {
    "figure": N_("Figures"),
    "claim": N_("Claims"),
    "edition": N_("Editions"),
    "organisation": N_("Organisations"),
    "person": N_("People"),
    "programme": N_("Programme"),
    "text": N_("Remarks"),
}
"""What facts are told apart by, in the order of a legend -> marked label."""

KINDS: Mapping[str, tuple[str, str]] = {
    "agreement": (N_("Agreement"), "programme"),
    "agreement_party": (N_("Party of an agreement"), "programme"),
    "city": (N_("City"), "edition"),
    "claim": (N_("Claim"), "claim"),
    "co_location": (N_("Co-located show"), "edition"),
    "delegation": (N_("Delegation"), "programme"),
    "delegation_member": (N_("Member"), "person"),
    "document": (N_("Document"), "text"),
    "document_remark": (N_("Remark on the text"), "text"),
    "edition": (N_("Edition"), "edition"),
    "edition_organiser": (N_("Organiser"), "organisation"),
    "exhibitor": (N_("Exhibitor"), "organisation"),
    "leg": (N_("Leg"), "edition"),
    "matchmaking_round": (N_("Matchmaking round"), "programme"),
    "organisation": (N_("Organisation"), "organisation"),
    "organisation_alias": (N_("Other spelling"), "organisation"),
    "pavilion": (N_("Pavilion"), "organisation"),
    "person": (N_("Person"), "person"),
    "person_alias": (N_("Other spelling"), "person"),
    "post": (N_("Post"), "person"),
    "programme_item": (N_("Programme item"), "programme"),
    "programme_participant": (N_("Participant"), "programme"),
    "series": (N_("Series"), "edition"),
    "solution": (N_("Solution"), "organisation"),
    "solution_domain": (N_("Field"), "claim"),
    "statistic": (N_("Statistic"), "figure"),
    "theme": (N_("Theme"), "claim"),
    "venue": (N_("Venue"), "edition"),
}
"""Kind of record -> its marked noun and the group of its marks."""

OWNERS: Mapping[str, tuple[str, str]] = {
    "agreement_party": ("agreement", "agreement_id"),
    "co_location": ("edition", "host_edition_id"),
    "document_remark": ("document", "document_id"),
    "edition_organiser": ("edition", "edition_id"),
    "organisation_alias": ("organisation", "organisation_id"),
    "person_alias": ("person", "person_id"),
    "post": ("person", "person_id"),
    "programme_participant": ("programme_item", "item_id"),
    "theme": ("edition", "edition_id"),
}
"""Kinds that are shown with another record: that record's kind, and the field with its id."""
UNSHOWN = frozenset({"city", "solution_domain"})
"""Kinds without a page of their own."""

FIELDS: Mapping[str, str] = {
    "city_id": N_("City"),
    "country": N_("Country"),
    "deadline": N_("To be reached by"),
    "ends_on": N_("To"),
    "mode": N_("Mode"),
    "name": N_("Name"),
    "note": N_("Note"),
    "ordinal": N_("Number of the edition"),
    "platform": N_("Platform"),
    "published_on": N_("Published"),
    "publisher": N_("Publisher"),
    "short_title_zh_tw": N_("Short title (Chinese)"),
    "starts_on": N_("From"),
    "status": N_("Status"),
    "talking_points": N_("Talking points"),
    "topics": N_("Topics"),
    "venue_id": N_("Venue"),
    "year": N_("Year"),
}
"""Fields that facts are about -> marked label."""


@dataclass(frozen=True)
class InWords:
    """A record in the words of a language.

    `noun` says what it is, `words` what the fact says of it, `context` where it belongs; `opens`
    is the kind and id of the record that shows it, None where no page does.
    """

    group: str
    noun: str
    words: str
    context: str
    opens: tuple[str, int] | None


def in_words(
    session: Session, language: Language, kind: str, record_id: int, field: str = ""
) -> InWords | None:
    """A record, or one field of it, in words; None where the record has been removed."""
    model = records.MODELS.get(kind)
    record = session.get(model, record_id) if model else None
    if record is None:
        return None
    noun, group = KINDS.get(kind, (N_("Record"), "text"))
    words, context = _called(record, language), _context(record, language)
    if field:
        context = " · ".join(filter(None, (words, context)))
        words = _field(record, field, language)
    return InWords(group, language.text(noun), words, context, _opens(kind, record))


def _opens(kind: str, record: Any) -> tuple[str, int] | None:
    if kind in UNSHOWN:
        return None
    owner, column = OWNERS.get(kind, (kind, "id"))
    return owner, getattr(record, column)


def _called(record: Any, language: Language) -> str:
    say = _SAY.get(record.__tablename__)
    words = say(record, language) if say else language.name_of(record)
    return words or records.name(record)


def _field(record: Any, field: str, language: Language) -> str:
    label = language.text(FIELDS.get(field, field))
    own = f"{field}_{language.code.lower()}"
    value = getattr(record, own, None) or getattr(record, field.removesuffix("_id"))
    return language.text(
        N_("{field}: {value}"), field=label, value=_value(field, value, record, language)
    )


def _value(field: str, value: Any, record: Any, language: Language) -> str:
    if value is None or value == "":
        return "—"
    if isinstance(value, datetime):
        return language.datetime(value)
    if isinstance(value, date):
        return language.date(value)
    if field == "country":
        return language.country(value)
    if field in {"status", "mode"}:
        return _code(record, field, value, language)
    return language.name_of(value) if field.endswith("_id") else str(value)


def _code(record: Any, field: str, value: str, language: Language) -> str:
    words = editions.MODES if field == "mode" else editions.STATUSES
    if record.__tablename__ == "programme_item" and field == "status":
        words = programme.STATUSES
    return language.text(words[value]) if value in words else value


def _context(record: Any, language: Language) -> str:
    parts = [_edition_of(record)]
    if record.__tablename__ == "statistic":
        parts.append(_called(record.leg, language) if record.leg else "")
    elif record.__tablename__ in {"agreement_party", "programme_participant"}:
        owner = getattr(record, "agreement", None) or record.item
        parts = [_edition_of(owner), language.name_of(owner)]
    elif record.__tablename__ == "delegation_member":
        parts = [_edition_of(record.delegation), language.name_of(record.delegation)]
    elif record.__tablename__ in {"organisation", "person", "claim", "theme"}:
        parts.append(_more(record, language))
    return " · ".join(filter(None, parts))


def _more(record: Any, language: Language) -> str:
    if record.__tablename__ in {"organisation", "person"}:
        return language.country(record.country) if record.country else ""
    if record.__tablename__ == "claim":
        return language.text(claims.KINDS[record.kind])
    return ""


def _edition_of(record: Any) -> str:
    edition = getattr(record, "edition", None) or getattr(record, "host", None)
    session = object_session(record)
    if edition is None and session is not None and hasattr(record, "edition_id"):
        edition = session.get(Edition, record.edition_id)
    return _sign(edition) if isinstance(edition, Edition) else ""


def _sign(edition: Edition) -> str:
    return f"{edition.series.code} {edition.year}"


def _statistic(record: Any, language: Language) -> str:
    return language.text(
        N_("{metric}: {value}, {status}"),
        metric=statistics.label(language, record.metric),
        value=statistics.in_words(language, record),
        status=language.text(statistics.STATUS_WORDS[record.status]),
    )


def _edition(record: Any, language: Language) -> str:
    if not record.ordinal:
        return _sign(record)
    words = N_("{edition}, edition no. {ordinal}")
    return language.text(words, edition=_sign(record), ordinal=record.ordinal)


def _leg(record: Any, language: Language) -> str:
    place = language.name_of(record.city) if record.city else language.text(N_("Online"))
    if not record.starts_on:
        return place
    days = language.dates(record.starts_on, record.ends_on or record.starts_on)
    return language.text(N_("{place}, {days}"), place=place, days=days)


def _guest(record: Any, language: Language) -> str:
    return language.name_of(record.guest) or _sign(record.guest)


def _party(record: Any, language: Language) -> str:
    return language.name_of(record.organisation)


def _member(record: Any, language: Language) -> str:
    return language.name_of(record.person)


def _post(record: Any, language: Language) -> str:
    parts = (
        language.name_of(record.person),
        language.name_of(record),
        language.name_of(record.organisation) if record.organisation else "",
    )
    return " · ".join(filter(None, parts))


def _alias(record: Any, language: Language) -> str:
    owner = getattr(record, "organisation", None) or record.person
    words = N_("{spelling} for {name}")
    return language.text(words, spelling=record.text, name=language.name_of(owner))


def _item(record: Any, language: Language) -> str:
    zone = ZoneInfo(record.edition.time_zone)
    day = record.starts_at.astimezone(zone).date() if record.starts_at else record.day
    if day is None or record.precision in {"month", "year"}:
        return language.name_of(record)
    return language.text(N_("{item}, {day}"), item=language.name_of(record), day=language.date(day))


def _taking_part(record: Any, language: Language) -> str:
    who = record.person or record.delegation or record.organisation
    role = language.text(programme.ROLES[record.role])
    return language.text(N_("{role}: {name}"), role=role, name=language.name_of(who))


def _agreement(record: Any, language: Language) -> str:
    status = language.text(agreements.STATUSES[record.status])
    return f"{language.name_of(record)} · {status}"


_SAY: Mapping[str, Callable[[Any, Language], str]] = {
    "agreement": _agreement,
    "agreement_party": _party,
    "co_location": _guest,
    "delegation_member": _member,
    "edition": _edition,
    "edition_organiser": _party,
    "exhibitor": _party,
    "leg": _leg,
    "organisation_alias": _alias,
    "person_alias": _alias,
    "post": _post,
    "programme_item": _item,
    "programme_participant": _taking_part,
    "statistic": _statistic,
}
