"""The sessions of a forum: added by their title, edited in place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scse_desk.domain import labels, records
from scse_desk.domain.programme import STATUS_TONES, STATUSES
from scse_desk.domain.texts import text_in
from scse_desk.language import N_
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Field
from scse_desk.ui.programme import form
from scse_desk.ui.programme.when import local, span
from scse_desk.ui.related import Adding, Line, Related, related_tab
from scse_desk.ui.relating import taking_away
from scse_desk.ui.saving import changing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import ProgrammeItem

FIELDS = (
    Field("names", N_("Name"), "names"),
    Field("starts_at", N_("From"), "datetime"),
    Field("ends_at", N_("To"), "datetime"),
    Field("place", N_("Place"), "names"),
    Field("status", N_("Status"), "choice", choices=STATUSES, tones=STATUS_TONES, required=True),
)


def _item(session: Session, item_id: int) -> ProgrammeItem:
    from scse_desk.store.models import ProgrammeItem

    return records.find(session, ProgrammeItem, item_id)


def _lines(session: Session, context: Context, record_id: int) -> list[Line]:
    return [_line(context, part) for part in _item(session, record_id).sessions]


def _line(context: Context, part: ProgrammeItem) -> Line:
    language = context.language
    zone = ZoneInfo(part.edition.time_zone)
    speakers = [
        language.name_of(one.person)
        for one in part.participants
        if one.person and one.role in {"speaker", "moderator", "presenter"}
    ]
    return Line(
        part.id,
        language.name_of(part) or context.text(N_("Without a name")),
        " · ".join(filter(None, (text_in(part, "place", language), language.row(speakers)))),
        ((context.text(STATUSES[part.status]), STATUS_TONES[part.status]),),
        ("programme_item", part.id),
        aside=span(context, part, zone).replace("–", "\n"),
    )


def _create(context: Context, record_id: int, title: str) -> None:
    """A session in its forum, at the end of those that are there."""
    with changing(context, labels.adding("programme_item", title)) as session:
        forum = _item(session, record_id)
        last = forum.sessions[-1] if forum.sessions else None
        records.add(
            session,
            "programme_item",
            edition_id=forum.edition_id,
            parent_id=forum.id,
            title=title,
            kind="session",
            leg_id=forum.leg_id,
            venue_id=forum.venue_id,
            **_place_of(forum),
            starts_at=(last.ends_at if last else None) or forum.starts_at,
            day=forum.day,
            precision=forum.precision,
        )


def _place_of(forum: ProgrammeItem) -> dict[str, object]:
    from scse_desk.store.models import NAME_LANGUAGES

    columns = ["place", *(f"place_{suffix}" for suffix in NAME_LANGUAGES.values())]
    return {key: getattr(forum, key) for key in columns}


def _values(session: Session, context: Context, item_id: int) -> Mapping[str, object]:
    from scse_desk.store.models import texts_of

    del context
    part = _item(session, item_id)
    zone = ZoneInfo(part.edition.time_zone)
    return {
        "names": part.names,
        "starts_at": local(part.starts_at, zone),
        "ends_at": local(part.ends_at, zone),
        "place": texts_of(part, "place"),
        "status": part.status,
    }


SESSIONS = related_tab(
    "sessions",
    N_("Sessions"),
    Related(
        _lines,
        Empty(
            N_("No sessions"),
            N_("Type the name of the first session of this item above."),
            icon="programme",
        ),
        Adding(N_("Add a session by its name"), create=_create),
        FIELDS,
        _values,
        form.save,
        taking_away("programme_item"),
    ),
)
