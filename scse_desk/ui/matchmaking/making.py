"""Slots and places of a round made many at once: what each asks for first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time, timedelta
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from scse_desk.domain import labels, rounds, tables
from scse_desk.domain.rounds import CannotMakeSlots
from scse_desk.language import N_, Message
from scse_desk.ui.asking import Ask, Asking
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Field
from scse_desk.ui.flow import Flow
from scse_desk.ui.matchmaking.finding import grids
from scse_desk.ui.matchmaking.follow_up import figures_button
from scse_desk.ui.record_page import RecordPage
from scse_desk.ui.saving import called, changing
from scse_desk.ui.widgets import button

FIRST = Field("first", N_("From day"), "date", required=True)
LAST = Field("last", N_("To day"), "date", required=True)
OPENS = Field("opens", N_("From"), "time", required=True)
CLOSES = Field("closes", N_("To"), "time", required=True)
GRID = Field("grid", N_("Slot grid"), "text", search=grids, hint=N_("Main grid"), wide=True)


def buttons(context: Context, page: RecordPage) -> Sequence[QWidget]:
    """Puts what makes slots and places, and what enters its figures, over the record of a round."""
    if context.store.read_only:
        return ()

    def opener(asking: Callable[[Context, int], Asking]) -> Callable[[], None]:
        def show() -> None:
            record_id = page.record_id()
            if record_id is None:
                context.show_message(context.text(N_("Choose a round first.")), "amber")
                return
            Ask(page, context, asking(context, record_id), page.go_to).open()

        return show

    theme, text = context.theme, context.text
    held = Flow(theme.px(8))
    for words, asking, picture in (
        (N_("Make slots…"), slots_asked, "programme"),
        (N_("Clear slots…"), clearing_asked, "close"),
        (N_("Add tables…"), tables_asked, "plus"),
        (N_("Add booths…"), booths_asked, "booth"),
    ):
        held.add(button(theme, text(words), opener(asking), picture=picture))
    held.add(figures_button(context, page.record_id))
    page.panel.above.addWidget(held)
    return ()


def slots_asked(_context: Context, round_id: int) -> Asking:
    """What making slots needs to know."""

    def make(context: Context, values: Mapping[str, object]) -> int:
        opens, closes = values.get("opens"), values.get("closes")
        if not (isinstance(opens, time) and isinstance(closes, time)):
            raise CannotMakeSlots(N_("Say from when to when."), "opens")
        days, breaks = days_of(values), rounds.read_breaks(str(values.get("breaks") or ""))
        name = called(context, "matchmaking_round", round_id)
        with changing(context, Message(labels.MAKE_SLOTS, {"name": name})) as session:
            made = rounds.make_slots(
                session,
                round_id,
                days,
                opens,
                closes,
                breaks,
                length=_whole(values, "length"),
                gap=_whole(values, "gap"),
                grid=_grid(values),
            )
            number = len(made)
        said = context.language.plural(N_("{number} slot made"), N_("{number} slots made"), number)
        context.show_message(said, "green")
        return round_id

    return Asking(
        N_("Make slots"),
        (
            FIRST,
            LAST,
            OPENS,
            CLOSES,
            Field("length", N_("A slot lasts"), "number", unit=N_("minutes"), required=True),
            Field("gap", N_("Between slots"), "number", unit=N_("minutes"), required=True),
            Field("breaks", N_("Breaks"), hint=N_("12:00–13:30, 15:00–15:20"), wide=True),
            GRID,
        ),
        make,
        N_("Those that are there stay. Places that need other slots follow a grid of their own."),
        N_("Make slots"),
        lambda context: _start(context, round_id),
    )


def _start(context: Context, round_id: int) -> Mapping[str, object]:
    from scse_desk.domain import records
    from scse_desk.store.models import MatchmakingRound

    with context.store.read() as session:
        first, last, opens, closes = rounds.hours(session, round_id)
        held = records.find(session, MatchmakingRound, round_id)
        length, gap = held.slot_minutes, held.gap_minutes
    lasts = {"length": length and Decimal(length), "gap": None if gap is None else Decimal(gap)}
    return {"first": first, "last": last, "opens": opens, "closes": closes, **lasts}


def days_of(values: Mapping[str, object]) -> list[date]:
    """The days from `first` to `last`."""
    first, last = values.get("first"), values.get("last")
    if not (isinstance(first, date) and isinstance(last, date)):
        raise CannotMakeSlots(N_("Say from which day to which."), "first")
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _whole(values: Mapping[str, object], key: str) -> int | None:
    value = values.get(key)
    return int(value) if isinstance(value, Decimal) else None


def _grid(values: Mapping[str, object]) -> str:
    return str(values.get("grid") or "").strip()


def clearing_asked(_context: Context, round_id: int) -> Asking:
    """What removing the slots of days needs to know."""

    def make(context: Context, values: Mapping[str, object]) -> int:
        days, name = days_of(values), called(context, "matchmaking_round", round_id)
        with changing(context, Message(N_("Clear slots of {name}"), {"name": name})) as session:
            number = rounds.clear_slots(session, round_id, days, _grid(values) or None)
        plural = context.language.plural
        said = plural(N_("{number} slot removed"), N_("{number} slots removed"), number)
        context.show_message(said, "green")
        return round_id

    return Asking(
        N_("Clear slots"),
        (
            FIRST,
            LAST,
            Field("grid", N_("Slot grid"), "text", search=grids, hint=N_("All grids"), wide=True),
        ),
        make,
        N_("Removes the slots of these days; only where no meeting is placed in them."),
        N_("Clear slots"),
        lambda context: _start(context, round_id),
    )


def tables_asked(_context: Context, round_id: int) -> Asking:
    """What adding many tables needs to know."""

    def make(context: Context, values: Mapping[str, object]) -> int:
        number = values.get("number")
        if not isinstance(number, Decimal) or not 0 < number <= rounds.MOST_TABLES:
            raise CannotMakeSlots(N_("Say how many, up to {number}."), number=rounds.MOST_TABLES)
        name = called(context, "matchmaking_round", round_id)
        with changing(context, Message(labels.MAKE_TABLES, {"name": name})) as session:
            hall = str(values.get("hall") or "")
            made = rounds.make_tables(session, round_id, int(number), hall, grid=_grid(values))
            tables.check(session, made[0])
        return round_id

    return Asking(
        N_("Add tables"),
        (
            Field("number", N_("How many"), "number", required=True),
            Field("hall", N_("Hall")),
            GRID,
        ),
        make,
        N_("They are numbered on from those there are."),
        N_("Add tables"),
        lambda _context: {"number": Decimal(10)},
    )


def booths_asked(_context: Context, round_id: int) -> Asking:
    """What adding the booths of exhibitors as their own places needs to know."""

    def make(context: Context, values: Mapping[str, object]) -> int:
        name = called(context, "matchmaking_round", round_id)
        with changing(context, Message(labels.MAKE_TABLES, {"name": name})) as session:
            made = tables.add_booths(
                session,
                round_id,
                grid=_grid(values),
                own_place_only=values.get("own_place_only") is True,
            )
            number = len(made)
        plural = context.language.plural
        said = plural(N_("{number} booth added"), N_("{number} booths added"), number)
        context.show_message(said, "green")
        return round_id

    return Asking(
        N_("Add booths"),
        (
            GRID,
            Field("own_place_only", N_("They meet at their own booth only"), "check", wide=True),
        ),
        make,
        N_(
            "The booths of exhibitors in the round become places of their own: one for each"
            " meeting they can hold at once."
        ),
        N_("Add booths"),
    )
