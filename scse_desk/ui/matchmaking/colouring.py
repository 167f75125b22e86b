"""By what meetings are coloured: each gets a tone and a sign that says the same without colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from scse_desk.domain import meetings
from scse_desk.domain.board import Board, Held, Wish
from scse_desk.domain.requests import PRIORITIES, PRIORITY_TONES, STATUSES
from scse_desk.language import N_
from scse_desk.ui.context import Context
from scse_desk.ui.matchmaking import words
from scse_desk.ui.theme import Theme, Tone

T = TypeVar("T", bound=Hashable)

PRIORITY, STATUS, COUNTRY, DELEGATION = "priority", "status", "country", "delegation"
WAYS: Mapping[str, str] = {
    PRIORITY: N_("Priority"),
    STATUS: N_("Status"),
    COUNTRY: N_("Country"),
    DELEGATION: N_("Delegation"),
}
MOST = 8
"""Countries or delegations with a colour of their own: those with the most meetings."""
HUES = (176, 262, 28, 212, 338, 96, 46, 300)
"""Of a colour circle of 360, neighbours far apart."""
HOME = "TW"


@dataclass(frozen=True, slots=True)
class Shade:
    """How a meeting looks: a tone's name, and its sign: a shape, an icon, or letters."""

    tone: str
    shape: str = ""
    letters: str = ""
    icon: str = ""


OTHERS = Shade("neutral")


@dataclass(frozen=True)
class Colouring:
    """Shades of meetings, and the entries of the legend: a shade and its words."""

    way: str
    shade: Callable[[Held], Shade]
    legend: Sequence[tuple[Shade, str]]


def read(context: Context, board: Board, way: str) -> Colouring:
    """The colouring of a board."""
    if way == STATUS:
        return _by_status(context)
    if way == COUNTRY:
        return _by_country(context, board)
    if way == DELEGATION:
        return _by_delegation(context, board)
    return _by_priority(context)


def _by_priority(context: Context) -> Colouring:
    shades = {code: Shade(PRIORITY_TONES[code], shape=code) for code in PRIORITIES}
    legend = [(shades[code], context.text(word)) for code, word in PRIORITIES.items()]
    return Colouring(PRIORITY, lambda held: shades[held.wish.priority], legend)


def _by_status(context: Context) -> Colouring:
    """What became of the meeting; before that, whether its request was answered."""
    shades = {
        "held": (Shade("blue", icon="check-bold"), meetings.STATUSES["held"]),
        "no_show": (Shade("red", icon="close"), meetings.STATUSES["no_show"]),
        "accepted": (Shade("green", icon="done"), STATUSES["accepted"]),
        "open": (Shade("amber", letters="?"), STATUSES["open"]),
    }

    def shade(held: Held) -> Shade:
        found = shades.get(held.status) or shades.get(held.wish.status)
        return found[0] if found else OTHERS

    return Colouring(STATUS, shade, [(made, context.text(word)) for made, word in shades.values()])


def _by_country(context: Context, board: Board) -> Colouring:
    """The country of the guest: of the two the one from abroad, who asked first."""

    def country(wish: Wish) -> str:
        found = [board.parties[key].country for key in (wish.first, wish.second)]
        return next((code for code in found if code not in {"", HOME}), max(found))

    most = _most(country(held.wish) for held in board.meetings.values())
    shades = {code: Shade(f"hue-{place}", letters=code) for place, code in enumerate(most)}

    def shade(held: Held) -> Shade:
        code = country(held.wish)
        return shades.get(code) or Shade("neutral", letters=code)

    legend = [(shades[code], context.language.country(code)) for code in most]
    return Colouring(COUNTRY, shade, [*legend, (Shade("neutral"), context.text(N_("Others")))])


def _by_delegation(context: Context, board: Board) -> Colouring:
    def delegation(wish: Wish) -> int:
        sides = (board.parties[key] for key in (wish.first, wish.second))
        return next((party.id for party in sides if party.kind == "delegation"), 0)

    most = _most(delegation(held.wish) for held in board.meetings.values())
    shades = {
        party_id: Shade(f"hue-{place}", letters=str(place + 1))
        for place, party_id in enumerate(most)
    }

    def shade(held: Held) -> Shade:
        return shades.get(delegation(held.wish), OTHERS)

    begin = words.prefix(board)
    legend = [(shades[each], board.parties[each].name.removeprefix(begin)) for each in most]
    return Colouring(DELEGATION, shade, [*legend, (OTHERS, context.text(N_("Others")))])


def _most(found: Iterable[T]) -> list[T]:
    """What there is most of, without what stands for nothing."""
    number = Counter(each for each in found if each)
    return sorted(number, key=lambda each: (-number[each], str(each)))[:MOST]


def tone_of(theme: Theme, name: str) -> Tone:
    """The tone of a shade."""
    if name.startswith("hue-"):
        return hue(HUES[int(name[4:])], dark=theme.dark)
    return theme.tone(name)


@cache
def hue(degrees: int, *, dark: bool) -> Tone:
    """A tone of a colour of the circle, its words readable on its ground."""
    from PySide6.QtGui import QColor

    ink, ground, line = (
        ((0.62, 0.78), (0.35, 0.17), (0.35, 0.34))
        if dark
        else (
            (0.75, 0.27),
            (0.65, 0.93),
            (0.5, 0.78),
        )
    )

    def colour(saturation: float, lightness: float) -> str:
        return QColor.fromHslF(degrees / 360, saturation, lightness).name()

    return Tone(colour(*ink), colour(*ground), colour(*line))
