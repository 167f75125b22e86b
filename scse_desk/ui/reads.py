"""What the frame itself reads from the store: editions to choose, counts, records found."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from scse_desk.language import N_, Language

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

COUNTED = (
    "editions",
    "exhibitors",
    "delegations",
    "requests",
    "programme",
    "people",
    "agreements",
    "documents",
)
AREA_OF = {"requests": "matchmaking"}

KINDS: Mapping[str, tuple[str, str]] = {
    "series": (N_("Series"), "editions"),
    "edition": (N_("Edition"), "editions"),
    "leg": (N_("Leg"), "place"),
    "venue": (N_("Venue"), "place"),
    "statistic": (N_("Statistic"), "editions"),
    "claim": (N_("Claim"), "editions"),
    "exhibitor": (N_("Exhibitor"), "exhibitors"),
    "booth": (N_("Booth"), "booth"),
    "pavilion": (N_("Pavilion"), "booth"),
    "solution": (N_("Solution"), "solutions"),
    "organisation": (N_("Organisation"), "organisation"),
    "person": (N_("Person"), "people"),
    "registration": (N_("Attendee"), "people"),
    "delegation": (N_("Delegation"), "delegations"),
    "delegation_member": (N_("Member"), "people"),
    "programme_item": (N_("Programme item"), "programme"),
    "request": (N_("Request"), "matchmaking"),
    "meeting": (N_("Meeting"), "matchmaking"),
    "agreement": (N_("Agreement"), "agreements"),
    "document": (N_("Document"), "documents"),
}
"""Kind of record (name of its table) -> marked label and icon."""


@dataclass(frozen=True)
class EditionChoice:
    """An edition to choose at the top: its sign ("SCSE 2024"), and what tells it apart."""

    id: int
    title: str
    note: str


@dataclass(frozen=True)
class Found:
    """A record found: its kind, id, name, and what it belongs to, in the window's language."""

    kind: str
    id: int
    title: str
    subtitle: str
    icon: str


def editions(session: Session, language: Language) -> list[EditionChoice]:
    """The editions one works on, the latest first, without those that are only co-located."""
    from sqlalchemy import select

    from scse_desk.store.models import CoLocation, Edition, Series

    guests = select(CoLocation.guest_edition_id)
    rows = session.execute(
        select(Edition.id, Series.code, Edition.year, Edition.ordinal, Series.is_sample)
        .join(Series, Series.id == Edition.series_id)
        .where(Edition.id.not_in(guests))
        .order_by(Edition.year.desc(), Series.is_sample, Series.code)
    )
    return [
        EditionChoice(row.id, f"{row.code} {row.year}", _note(row.ordinal, row.is_sample, language))
        for row in rows
    ]


def _note(ordinal: int | None, is_sample: bool, language: Language) -> str:  # noqa: FBT001
    if is_sample:
        return language.text(N_("sample"))
    return language.text(N_("edition no. {ordinal}"), ordinal=ordinal) if ordinal else ""


def counts(session: Session, edition_id: int | None, language: Language) -> dict[str, int]:
    """How many records each area has, by the area's key."""
    from scse_desk.domain.listings import listing
    from scse_desk.domain.queries import Query

    query = Query(edition_id=edition_id, language=language.code)
    return {AREA_OF.get(kind, kind): listing(kind).count(session, query) for kind in COUNTED}


def find(
    session: Session, language: Language, words: str, edition_id: int | None, limit: int
) -> list[Found]:
    """The records that have all the words, best first."""
    from scse_desk.store.search import search

    return [
        Found(
            hit.kind,
            hit.id,
            language.name_of(hit) or hit.detail,
            _subtitle(hit.kind, hit.context, hit.detail, language),
            KINDS.get(hit.kind, ("", "documents"))[1],
        )
        for hit in search(session, words, edition_id, limit)
    ]


@cache
def prepare_search() -> None:
    """Make ready, once and on a thread, what the first key typed in the search would wait for."""
    from scse_desk.store import search

    threading.Thread(target=search.prepare, daemon=True).start()


@dataclass(frozen=True)
class _Names:
    names: Mapping[str, str]


def _subtitle(kind: str, context: Mapping[str, str], detail: str, language: Language) -> str:
    label = language.text(KINDS[kind][0]) if kind in KINDS else ""
    return " · ".join(filter(None, (language.name_of(_Names(context)), detail, label)))
