"""Opening an edition: a new one of any series, or the next one on the pattern of another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from scse_desk.domain import billing, editions, labels, records
from scse_desk.language import N_, Message
from scse_desk.ui.asking import Ask, Asking
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Field
from scse_desk.ui.saving import changing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Edition

YEAR = Field("year", N_("Year"), required=True)
"""As text: a number would be parted into thousands."""


def year_of(values: Mapping[str, object]) -> int:
    """The year that was typed. Refused where none was."""
    try:
        return int(str(values.get("year")))
    except ValueError:
        raise editions.CannotOpen(N_("A year is needed.")) from None


def open_edition(
    context: Context, series: int | str, year: int, copy_from: int | None = None
) -> int:
    """Open an edition of a series (by its id, or a new one by its name) as one change; its id."""
    name = series
    if isinstance(series, int):
        with context.store.read() as session:
            name = _series_code(session, series)
    with changing(context, Message(labels.NEW_EDITION, {"name": f"{name} {year}"})) as session:
        if isinstance(series, str):
            series = billing.series_called(session, series).id
        return editions.new_edition(session, series, year, copy_from).id


def _series_code(session: Session, series_id: int) -> str:
    from scse_desk.store.models import Series

    return records.find(session, Series, series_id).code


def open_next(over: QWidget, context: Context, edition_id: int) -> None:
    """Ask for the year of an edition on the pattern of another; show it once it is made."""
    with context.store.read() as session:
        source = _edition(session, edition_id)
        series_id, year = source.series_id, source.year

    def make(_context: Context, values: Mapping[str, object]) -> int:
        return open_edition(context, series_id, year_of(values), edition_id)

    asking = Asking(
        N_("New edition from this one"),
        (YEAR,),
        make,
        text=N_(
            "Legs, organisers, pavilions and co-located shows are taken over;"
            " dates, themes and figures are not."
        ),
        label=N_("Open edition"),
        start=lambda _context: {"year": str(year + 1)},
    )
    Ask(over, context, asking, context.choose_edition).open()


def _edition(session: Session, edition_id: int) -> Edition:
    from scse_desk.store.models import Edition

    return records.find(session, Edition, edition_id)
