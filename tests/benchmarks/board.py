"""A board of 100 tables and 64 slots, most of them taken: frames while it is scrolled."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QApplication, QScrollBar

from scse_desk.domain.board import Board, Held, Party, Place, Span, Wish
from scse_desk.domain.board_values import minutes
from scse_desk.store import Store
from scse_desk.ui.matchmaking import colouring, lines
from scse_desk.ui.matchmaking.grid import Grid
from scse_desk.ui.style import apply
from tests.benchmarks import stores
from tests.benchmarks.measuring import Figure, Time, as_it_runs, spread, timed, told
from tests.ui.desk import make_desk

DAYS, SLOTS, TABLES, PARTIES = 4, 16, 100, 700
FILLED = 0.8
SIZE = (1180, 700)
FRAMES = 200
STEPS = {"by wheel": 99, "by page": 600, "pulling the bar": 1500}
"""Pixels of a frame."""
FRAME, LATE_FRAME = 0.016, 0.033
PRIORITIES = ("must", "high", "normal", "if_possible")
COUNTRIES = ("TW", "JP", "VN", "ID", "TH", "KR", "CZ", "NL", "FR", "US", "IN", "PH")
KINDS = ("exhibitor", "delegation", "person")


def figures() -> Iterator[Figure]:
    """Each kind of rows, and while a wish is carried."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    board = made()
    with Store.open(stores.sample(1), stores.AUTHOR, read_only=True) as store:
        desk = make_desk(store, stores.folder(), 1)
        apply(application, desk.context.theme)
        grid = Grid(desk.context)
        grid.resize(*SIZE)
        grid.show()
        what = f"board: {TABLES} tables × {DAYS * SLOTS} slots"
        yield told(f"{what}, shown", timed(lambda: _show(grid, board, lines.TABLES, application)))
        yield from _scrolled(grid, application, what)
        grid.carry(next(iter(board.waiting())).id)
        yield from _scrolled(grid, application, f"{what}, a wish carried")
        grid.carry(None)
        _show(grid, board, lines.PARTIES, application)
        yield from _scrolled(grid, application, f"board: {PARTIES} participants")
        grid.close()


def _show(grid: Grid, board: Board, kind: str, application: QApplication) -> None:
    grid.show_board(board, None, kind)
    grid.show_colours(colouring.COUNTRY)
    application.processEvents()


def made() -> Board:
    """The board of a round at a large fair, every fifth of its wishes waiting."""
    rng = Random(1)  # noqa: S311 - names and places for a picture
    spans = {span.id: span for span in _spans()}
    tables = {key: Place(key, str(key), "table", "A") for key in range(1, TABLES + 1)}
    parties = {key: _party(key, rng) for key in range(1, PARTIES + 1)}
    cells = [(span, table) for span in spans.values() for table in tables]
    wishes = {number: _wish(number, rng) for number in range(1, len(cells) + 1)}
    held = [
        Held(number, wishes[number], span, table, None, number % 9 == 0, "placed")
        for number, (span, table) in enumerate(cells, 1)
        if rng.random() < FILLED
    ]
    zone = ZoneInfo("Asia/Taipei")
    return Board(1, zone, spans, tables, parties, {}, wishes, held, {}, {}, {}, {}, {})


def _spans() -> Iterator[Span]:
    number = 0
    for day in range(DAYS):
        for slot in range(SLOTS):
            number += 1
            hours = timedelta(minutes=25 * slot + (70 if slot >= SLOTS // 2 else 0))
            start = datetime(2026, 3, 17 + day, 1, tzinfo=UTC) + hours
            end = start + timedelta(minutes=20)
            yield Span(number, start, end, date(2026, 3, 17 + day), *minutes(start, end))


def _party(key: int, rng: Random) -> Party:
    kind = KINDS[key % 3]
    who = (key if key % 3 == 0 else None, key if key % 3 == 1 else None, None)
    name = f"Example {kind} of the far city number {key}"
    country = rng.choice(COUNTRIES)
    return Party(key, 1, name, kind, who, 9, None, frozenset(), country=country)


def _wish(number: int, rng: Random) -> Wish:
    first, second = rng.sample(range(1, PARTIES + 1), 2)
    priority = PRIORITIES[number % 4]
    pair = f"{first} – {second}"
    return Wish(number, 1, first, second, pair, priority, "accepted", "", False, "")


def _scrolled(grid: Grid, application: QApplication, what: str) -> Iterator[Figure]:
    bars = {"down": grid.verticalScrollBar(), "across": grid.horizontalScrollBar()}
    for way, bar in bars.items():
        for name, step in STEPS.items():
            times = _frames(bar, step, application.processEvents)
            named = f"{what}, {way} {name}"
            yield spread(named, times, middle=FRAME, late=LATE_FRAME)


def _frames(bar: QScrollBar, step: int, settle: Callable[[], object]) -> list[Time]:
    """Scrolled to and fro, so that each frame shows something else."""
    bar.setValue(0)
    settle()
    times = []
    with as_it_runs():
        for _ in range(FRAMES):
            if not 0 <= bar.value() + step <= bar.maximum():
                step = -step
            wall, cpu = time.perf_counter(), time.process_time()
            bar.setValue(bar.value() + step)
            settle()
            times.append(Time(time.perf_counter() - wall, time.process_time() - cpu))
    return times
