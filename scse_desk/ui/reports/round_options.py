"""What is asked for the papers of a matchmaking round: which, whose, which table, which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from scse_desk.domain import rounds
from scse_desk.language import N_
from scse_desk.store.models import MatchmakingRound, MeetingTable, Participant, Slot
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.finding import OFFERED
from scse_desk.ui.matchmaking.finding import parties

NO_ROUND = N_("This edition has no matchmaking round yet.")
WITHIN = ("participant_id", "table_id", "day")
"""Values that belong to the round chosen, and go with it."""


def fields_of(kind: Any, values: Mapping[str, Any], context: Context) -> Sequence[Field]:
    """The fields of a report about a round, for the round that is chosen among `values`."""
    wanted = {each.name for each in fields(kind.Options)}
    round_id = chosen_round(values, context)
    made = [Field("round_id", N_("Round"), "choice", _rounds(context), required=True, wide=True)]
    if "participant_id" in wanted:
        made.append(
            Field(
                "participant_id",
                N_("Only this participant"),
                "reference",
                search=lambda context, text: parties(context, round_id, text),
                hint=N_("all; type to search"),
                wide=True,
            )
        )
    if "table_id" in wanted:
        made.append(
            Field(
                "table_id",
                N_("Only this table"),
                "reference",
                search=lambda context, text: tables(context, round_id, text),
                hint=N_("all; type to search"),
            )
        )
    if "day" in wanted:
        made.append(Field("day", N_("Only this day"), "choice", _days(context, round_id)))
    if "own_language" in wanted:
        label = N_("Each in the language they read best")
        made.append(Field("own_language", label, "check", wide=True))
    if "contacts" in wanted:
        made.append(Field("contacts", N_("With e-mail and phone"), "check", wide=True))
    return made


def options(kind: Any, values: Mapping[str, Any], context: Context) -> Any:
    """The report's own options; None while the edition has no round."""
    round_id = chosen_round(values, context)
    if round_id is None:
        return None
    wanted = {each.name for each in fields(kind.Options)}
    asked = wanted & {*WITHIN, "own_language", "contacts"}
    given = {key: values[key] for key in asked if shown(context, key, values.get(key), values)}
    if "day" in given:
        given["day"] = date.fromisoformat(given["day"])
    return kind.Options(round_id=round_id, printed_at=datetime.now(UTC), **given)


def chosen_round(values: Mapping[str, Any], context: Context) -> int | None:
    """The round chosen if the edition still has it, else its first one."""
    with context.store.read() as session:
        there = [one.id for one in rounds.of_edition(session, context.edition_id)]
    kept = int(values.get("round_id") or 0)
    return kept if kept in there else next(iter(there), None)


def shown(context: Context, key: str, value: Any, values: Mapping[str, Any]) -> Any:
    """A value as its field shows it: a participant or table of the round chosen by its name.

    None for what belongs to another round.
    """
    round_id = chosen_round(values, context)
    if key == "round_id":
        return str(round_id) if round_id else None
    if key == "day":
        return value if value in _days(context, round_id) else None
    model: Any = {"participant_id": Participant, "table_id": MeetingTable}.get(key)
    if model is None or not value:
        return value
    from scse_desk.domain.itinerary import participant_name

    with context.store.read() as session:
        found = session.get(model, value)
        if found is None or found.round_id != round_id:
            return None
        if isinstance(found, Participant):
            return Choice(found.id, participant_name(found, context.language))
        return Choice(found.id, found.label)


def tables(context: Context, round_id: int | None, text: str) -> Sequence[Choice]:
    """The first places of a round in whose label the words are."""
    if round_id is None:
        return ()
    wanted = text.strip().casefold()
    with context.store.read() as session:
        held = session.get(MatchmakingRound, round_id)
        found = [
            Choice(table.id, table.label, table.hall)
            for table in (held.tables if held else ())
            if wanted in table.label.casefold()
        ]
    return sorted(found, key=lambda one: not one.title.casefold().startswith(wanted))[:OFFERED]


def _rounds(context: Context) -> dict[str, str]:
    with context.store.read() as session:
        return {
            str(one.id): context.language.name_of(one)
            for one in rounds.of_edition(session, context.edition_id)
        }


def _days(context: Context, round_id: int | None) -> dict[str, str]:
    from sqlalchemy import select

    if round_id is None:
        return {}
    with context.store.read() as session:
        held = session.get(MatchmakingRound, round_id)
        zone = ZoneInfo(held.edition.time_zone) if held else UTC
        starts = session.scalars(select(Slot.starts_at).where(Slot.round_id == round_id))
        found = sorted({start.astimezone(zone).date() for start in starts})
    return {day.isoformat(): context.language.date(day, "long") for day in found}
