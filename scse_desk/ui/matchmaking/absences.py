"""When a participant or an interpreter cannot meet, or a place is closed: a tab of the record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from scse_desk.domain import absences, labels, records
from scse_desk.domain.texts import text_in, texts
from scse_desk.language import N_, Message
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Field
from scse_desk.ui.record_panel import Tab
from scse_desk.ui.related import Adding, Line, Related, related_tab
from scse_desk.ui.saving import called, changing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Unavailability

FIELDS = (
    Field("starts_at", N_("From"), "datetime", required=True),
    Field("ends_at", N_("To"), "datetime", required=True),
    Field("reason", N_("Reason"), "texts", lines=1),
)


AWAY = (
    N_("Absences"),
    N_("Always available"),
    N_("Type above why it cannot meet, then set from when to when."),
    N_("Add an absence: its reason"),
    N_("Absence of {name}"),
)
CLOSED = (
    N_("Closed"),
    N_("Always open"),
    N_("Type above why nobody can meet here, then set from when to when."),
    N_("Close for a while: the reason"),
    N_("Close {name}"),
)


def absences_tab(kind: str) -> Tab:
    """The tab for participants, for interpreters or for places."""
    title, empty, help_, hint, change = CLOSED if kind == "meeting_table" else AWAY

    def lines(session: Session, context: Context, record_id: int) -> list[Line]:
        return [
            _line(context, each, absences.zone_of(session, each))
            for each in absences.of(session, kind, record_id)
        ]

    def create(context: Context, record_id: int, reason: str) -> None:
        label = Message(change, {"name": called(context, kind, record_id)})
        with changing(context, label) as session:
            absences.add(session, kind, record_id, reason)

    return related_tab(
        "absences",
        title,
        Related(
            lines,
            Empty(empty, help_, icon="programme"),
            Adding(hint, create=create),
            FIELDS,
            _values,
            _save,
            _remove,
        ),
    )


def _line(context: Context, away: Unavailability, zone: ZoneInfo) -> Line:
    language = context.language
    starts, ends = away.starts_at.astimezone(zone), away.ends_at.astimezone(zone)
    times = f"{language.time(starts)}–{language.time(ends)}"
    if starts.date() != ends.date():
        times = f"{language.datetime(starts)} – {language.datetime(ends)}"
    reason = text_in(away, "reason", language)
    return Line(away.id, times, reason, group=language.date(starts.date(), "long"))


def _values(session: Session, _context: Context, line_id: int) -> Mapping[str, object]:
    from scse_desk.store.models import Unavailability

    away = records.find(session, Unavailability, line_id)
    zone = absences.zone_of(session, away)
    return {
        "starts_at": away.starts_at.astimezone(zone).replace(tzinfo=None),
        "ends_at": away.ends_at.astimezone(zone).replace(tzinfo=None),
        **texts(away, "reason"),
    }


def _save(context: Context, line_id: int, key: str, value: object) -> None:
    with changing(context, Message(N_("Edit absence"))) as session:
        from scse_desk.store.models import Unavailability

        if isinstance(value, datetime):
            zone = absences.zone_of(session, records.find(session, Unavailability, line_id))
            value = value.replace(tzinfo=zone)
        stored: Any = value
        absences.set_value(session, line_id, key, stored)


def _remove(context: Context, line_id: int) -> None:
    with changing(context, labels.removing("unavailability", "")) as session:
        records.remove(session, "unavailability", line_id)
