"""Beneath the agreements: who the parties are, and what else they have signed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scse_desk.domain.agreements import KINDS, STATUS_TONES, STATUSES
from scse_desk.domain.parties import agreements_in_common
from scse_desk.language import N_
from scse_desk.reports.editions import edition_title
from scse_desk.ui.agreements.parties import party_lines
from scse_desk.ui.cards import Empty
from scse_desk.ui.chosen_beneath import chosen_beneath
from scse_desk.ui.context import Context
from scse_desk.ui.related import Line, Related

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Agreement


def _lines(session: Session, context: Context, record_id: int) -> list[Line]:
    others = context.text(N_("Other agreements of the parties"))
    made = [replace(line, id=-line.id) for line in party_lines(session, context, record_id)]
    common = agreements_in_common(session, record_id)
    return made + [replace(_line(context, one), group=others) for one in common]


def _line(context: Context, one: Agreement) -> Line:
    language = context.language
    signed = language.date(one.signed_on) if one.signed_on else ""
    words = (edition_title(one.edition, language), context.text(KINDS[one.kind]), signed)
    return Line(
        one.id,
        language.name_of(one),
        " · ".join(filter(None, words)),
        ((context.text(STATUSES[one.status]), STATUS_TONES[one.status]),),
        ("agreement", one.id),
    )


BENEATH = chosen_beneath(
    N_("Parties"),
    Related(_lines, Empty(N_("No party yet"), icon="agreements")),
    frozenset({"agreement", "agreement_party", "organisation", "person"}),
)
