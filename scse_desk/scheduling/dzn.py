"""Events as they are published: data files of MiniZinc (`.dzn`).

`requested` has a row for each meeting: its two participants and its session (1 morning, 2
afternoon, 3 either). `forbidden` has the slots closed to each participant, `fixed` (in older
files `fixat`) the slot of each meeting or 0, `precedences` for each meeting those that come
before it; these three may be missing. All count from 1; 0 in a set means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from scse_desk.language import N_
from scse_desk.refused import Refused, problem
from scse_desk.scheduling.exact.event import EITHER, Event

Statements = Mapping[str, str]

ROW = 3
"""Numbers that tell of a meeting in `requested`."""
MOST = 100_000
"""Participants, meetings, tables or slots."""
COMMENT = re.compile(r"%[^\n]*|/\*.*?\*/", re.DOTALL)
STATEMENT = re.compile(r"\s*([A-Za-z]\w*)\s*=\s*(.*?)\s*", re.DOTALL)
SIZES = re.compile(r"\s*array[12]d\s*\((?:[^\[\]]*,)?\s*(\[.*\])\s*\)\s*", re.DOTALL)
"""An array whose sizes are told before its values."""
ELEMENT = re.compile(r"\{([^{}]*)\}|(\d+)\s*\.\.\s*(\d+)|(\d+)")
BETWEEN = re.compile(r"[\s,|]*")
WHOLE = re.compile(r"\d{1,9}")


class Unreadable(Refused):
    """The file tells of no event; the message says what is wrong in it."""


def read(path: Path) -> Event:
    """Read an event; refused with the name of the file and what is wrong with it."""
    try:
        return _event(_statements(path.read_text(encoding="utf-8-sig")))
    except UnicodeDecodeError:
        raise Unreadable(N_("{file} is not a text file."), file=path.name) from None
    except OSError as error:
        raise Unreadable(
            N_("{file} cannot be read: {problem}."), file=path.name, problem=problem(error)
        ) from None
    except Unreadable as refusal:
        raise Unreadable(
            N_("{file} is no event to be scheduled: {problem}"),
            file=path.name,
            problem=refusal.message,
        ) from None


def _statements(text: str) -> dict[str, str]:
    found = {}
    for part in COMMENT.sub(" ", text).split(";"):
        statement = STATEMENT.fullmatch(part)
        if statement:
            found[statement[1]] = statement[2]
        elif part.strip():
            raise Unreadable(N_("“{text}” is no statement."), text=_shortened(part.strip()))
    return found


def _shortened(text: str, most: int = 40) -> str:
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _event(given: Statements) -> Event:
    participants, meetings = _size(given, "nBusiness"), _size(given, "nMeetings")
    slots, morning = _size(given, "nTotalSlots"), _size(given, "nMorningSlots")
    if morning > slots:
        raise Unreadable(N_("there are more morning slots than slots."))
    rows = _rows(given, meetings)
    for one, other, session in rows:
        _refuse_foreign("requested", max(one, other), min(one, other), participants)
        _refuse_foreign("requested", session, session, EITHER)
        if one == other:
            raise Unreadable(N_("participant {number} is to meet itself."), number=one)
    return Event(
        participants,
        _size(given, "nTables"),
        slots,
        morning,
        tuple((one - 1, other - 1) for one, other, _ in rows),
        tuple(session for _, _, session in rows),
        tuple(_sets(given, "forbidden", participants)),
        _fixed(given, meetings, slots),
        _before(given, meetings),
    )


def _size(given: Statements, name: str) -> int:
    value = _named(given, name)
    if not WHOLE.fullmatch(value) or int(value) > MOST:
        raise Unreadable(N_("{name} is no whole number up to {most}."), name=name, most=MOST)
    return int(value)


def _named(given: Statements, name: str) -> str:
    if name not in given:
        raise Unreadable(N_("{name} is missing."), name=name)
    return given[name]


def _refuse_foreign(name: str, largest: int, least: int, most: int) -> None:
    if least < 1 or largest > most:
        number = largest if largest > most else least
        raise Unreadable(
            N_("{name} has {number}, where 1 to {most} are possible."),
            name=name,
            number=number,
            most=most,
        )


def _rows(given: Statements, meetings: int) -> list[tuple[int, int, int]]:
    numbers = _numbers("requested", _named(given, "requested"))
    _refuse_length("requested", len(numbers), ROW * meetings)
    return list(zip(numbers[::ROW], numbers[1::ROW], numbers[2::ROW], strict=True))


def _fixed(given: Statements, meetings: int, slots: int) -> tuple[int | None, ...]:
    name = "fixed" if "fixed" in given else "fixat"
    if name not in given:
        return (None,) * meetings
    numbers = _numbers(name, given[name])
    _refuse_length(name, len(numbers), meetings)
    _refuse_foreign(name, max(numbers, default=1), 1, slots)
    return tuple(number - 1 if number else None for number in numbers)


def _before(given: Statements, meetings: int) -> tuple[frozenset[int], ...]:
    found = _sets(given, "precedences", meetings)
    largest = max((max(earlier) for earlier in found if earlier), default=0) + 1
    _refuse_foreign("precedences", largest, 1, max(meetings, 1))
    return tuple(found)


def _sets(given: Statements, name: str, length: int) -> list[frozenset[int]]:
    """The sets of an array, its numbers from 0; empty ones where it is missing."""
    if name not in given:
        return [frozenset()] * length
    found = _elements(name, given[name])
    _refuse_length(name, len(found), length)
    return [frozenset(number - 1 for number in numbers if number) for numbers, _ in found]


def _numbers(name: str, text: str) -> list[int]:
    found = _elements(name, text)
    if any(is_set for _, is_set in found):
        raise _unclear(name)
    return [number for numbers, _ in found for number in numbers]


def _refuse_length(name: str, length: int, wanted: int) -> None:
    if length != wanted:
        raise Unreadable(
            N_("{name} has {number} entries instead of {wanted}."),
            name=name,
            number=length,
            wanted=wanted,
        )


def _elements(name: str, text: str) -> list[tuple[list[int], bool]]:
    """The elements of an array: their numbers, and whether they are written as sets."""
    sized = SIZES.fullmatch(text)
    whole = sized[1] if sized else text
    if not (whole.startswith("[") and whole.endswith("]")):
        raise _unclear(name)
    return _listed(name, whole[1:-1])


def _listed(name: str, text: str) -> list[tuple[list[int], bool]]:
    found: list[tuple[list[int], bool]] = []
    place = _next(text, 0)
    while place < len(text):
        element = ELEMENT.match(text, place)
        if element is None or len(element[0]) > MOST:
            raise _unclear(name)
        found.append(_read(name, element))
        place = _next(text, element.end())
    return found


def _next(text: str, place: int) -> int:
    between = BETWEEN.match(text, place)
    return between.end() if between else place


def _read(name: str, element: re.Match[str]) -> tuple[list[int], bool]:
    inside, first, last, alone = element.groups()
    if inside is not None:
        return [number for numbers, _ in _listed(name, inside) for number in numbers], True
    if alone is not None:
        return [_number(name, alone)], False
    return list(range(_number(name, first), _number(name, last) + 1)), True


def _number(name: str, text: str) -> int:
    if not WHOLE.fullmatch(text) or int(text) > MOST:
        raise _unclear(name)
    return int(text)


def _unclear(name: str) -> Unreadable:
    return Unreadable(N_("the values of {name} are not understood."), name=name)
