"""Beneath the venues: the legs and the programme items that are held at the one chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scse_desk.domain.editions import STATUS_TONES, STATUSES
from scse_desk.domain.venues import items_at, legs_at
from scse_desk.language import N_
from scse_desk.reports.editions import edition_title
from scse_desk.ui.cards import Empty
from scse_desk.ui.chosen_beneath import chosen_beneath
from scse_desk.ui.context import Context
from scse_desk.ui.editions.tabs import leg_days
from scse_desk.ui.programme.when import day_words
from scse_desk.ui.related import Line, Related

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Leg, ProgrammeItem

MOST = 40
"""A hall holds more items than anyone reads beneath a table."""


def _lines(session: Session, context: Context, record_id: int) -> list[Line]:
    legs = [_leg(context, leg) for leg in legs_at(session, record_id)]
    return legs + [_item(context, item) for item in items_at(session, record_id, MOST)]


def _leg(context: Context, leg: Leg) -> Line:
    hall = context.text(N_("hall {hall}"), hall=leg.hall) if leg.hall else ""
    return Line(
        -leg.id,
        edition_title(leg.edition, context.language),
        " · ".join(filter(None, (leg_days(context, leg), hall))),
        ((context.text(STATUSES[leg.status]), STATUS_TONES[leg.status]),),
        ("leg", leg.id),
        context.text(N_("Legs")),
    )


def _item(context: Context, item: ProgrammeItem) -> Line:
    return Line(
        item.id,
        context.language.name_of(item),
        " · ".join((day_words(context, item), edition_title(item.edition, context.language))),
        opens=("programme_item", item.id),
        group=context.text(N_("Programme items")),
    )


BENEATH = chosen_beneath(
    N_("Held here"),
    Related(_lines, Empty(N_("Nothing is held here yet"), icon="place")),
    frozenset({"venue", "leg", "edition", "programme_item"}),
)
