"""Tables of 100,000 and 1,000,000 rows, sorted and filtered, beside the bare SQL for their rows."""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import sqlcipher3
from PySide6.QtWidgets import QApplication

from scse_desk.domain import attendees, kept_ids
from scse_desk.domain.queries import Filter, Query
from scse_desk.language import language, order
from scse_desk.store import Store, sqlite_file
from scse_desk.ui.style import apply
from scse_desk.ui.table import Table
from scse_desk.ui.table_model import PAGE
from tests.benchmarks import stores
from tests.benchmarks.measuring import Figure, Time, as_it_runs, compared, in_turns, spread, timed
from tests.ui.desk import make_desk

SIZES = (100_000, 1_000_000)
MOST = 3.0
OR_UNDER = 0.05
SORT = (("country", True), ("name", False))
FILTERS = {"status": Filter(codes=frozenset({"confirmed"}))}
QUERY = Query(1, "en", FILTERS, SORT)
SIZE = (1400, 800)
FRAMES = 200
STEPS = {"by wheel": 99, "by page": 700, "pulling the bar": 4000}
"""Pixels of a frame."""
FRAME, LATE_FRAME = 0.016, 0.033

NAMES = "{0}.name_en, nullif({0}.name, ''), {0}.name_zh_tw, {0}.name_vi, {0}.name_id"
NAME = f"coalesce({NAMES.format('p')})"
TITLES = NAMES.format("t").replace("name", "title")
FROM = (
    " FROM registration r JOIN person p ON p.id = r.person_id"
    " WHERE r.edition_id = 1 AND r.status = 'confirmed'"
)
COUNT = "SELECT count(*) FROM registration WHERE edition_id = 1 AND status = 'confirmed'"
PLACES = (
    f"SELECT r.id{FROM} ORDER BY p.country DESC NULLS LAST, {NAME} COLLATE NOCASE, r.id"
    " LIMIT ? OFFSET ?"
)
"""By codes and bytes: the quickest that SQLite sorts."""
READ = f"SELECT r.id, p.country, {NAME}{FROM}"
VALUES = (
    f"SELECT r.id, r.number, {NAME}, coalesce({TITLES}),"  # noqa: S608 - of our own words
    f" coalesce({NAMES.format('o')}), p.country, r.role, r.badge_type, r.status, r.language,"
    " r.registered_at, (SELECT count(*) FROM check_in c WHERE c.registration_id = r.id), p.email,"
    " p.phone, nullif(r.needs, '') FROM registration r JOIN person p ON p.id = r.person_id"
    " LEFT JOIN post t ON t.id = r.post_id LEFT JOIN organisation o ON o.id = r.organisation_id"
    " WHERE r.id IN ({})"
)


def figures() -> Iterator[Figure]:
    """Both sizes."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    for size in SIZES:
        path = stores.attendees(size)
        connection = sqlite_file.connect(path, read_only=True)
        with Store.open(path, stores.AUTHOR, read_only=True) as store:
            yield from _of(store, connection, application, f"{size:,} rows")
        connection.close()


def _of(
    store: Store, connection: sqlcipher3.Connection, application: QApplication, what: str
) -> Iterator[Figure]:
    desk = make_desk(store, stores.folder(), 1)
    apply(application, desk.context.theme)
    table = Table(desk.context, attendees.LISTING)
    table.resize(*SIZE)
    table.show()
    application.processEvents()

    def first() -> None:
        table.rows.ask(QUERY)
        table.verticalScrollBar().setValue(0)
        table.viewport().repaint()

    def from_the_top() -> Time:
        _forget()
        first()
        _forget()
        return timed(middle)

    def middle() -> None:
        table.verticalScrollBar().setValue(table.verticalScrollBar().maximum() // 2)
        table.viewport().repaint()

    count = connection.execute(COUNT).fetchone()[0]
    half = count // 2 // PAGE * PAGE
    ours, bare = in_turns(lambda: _cold(first), lambda: timed(lambda: _bare(connection, 0)))
    _same(table, 0, _in_words(connection, 0), count)
    yield compared(f"tables: {what}, first page painted", ours, bare, MOST, or_under=OR_UNDER)
    ours, bare = in_turns(from_the_top, lambda: timed(lambda: _bare(connection, half)))
    _same(table, half, _in_words(connection, half), count)
    yield compared(f"tables: {what}, jump to the middle", ours, bare, MOST, or_under=OR_UNDER)
    for name, step in STEPS.items():
        times = _scrolled(table, application, step)
        yield spread(f"tables: {what}, a frame {name}", times, middle=FRAME, late=LATE_FRAME)
    table.close()


def _cold(work: Callable[[], None]) -> Time:
    """As if asked for the first time."""
    _forget()
    return timed(work)


def _forget() -> None:
    """Nothing is kept of what was asked before."""
    kept_ids._ids.clear()


def _bare(connection: sqlcipher3.Connection, offset: int) -> list[tuple[Any, ...]]:
    connection.execute(COUNT).fetchone()
    return _values(connection, connection.execute(PLACES, (PAGE, offset)).fetchall())


def _values(
    connection: sqlcipher3.Connection, places: Sequence[Sequence[Any]]
) -> list[tuple[Any, ...]]:
    marks = ", ".join("?" * len(places))
    found = connection.execute(VALUES.format(marks), [place[0] for place in places])
    rows = {row[0]: row for row in found}
    return [rows[place[0]] for place in places]


def _in_words(connection: sqlcipher3.Connection, offset: int) -> list[tuple[Any, ...]]:
    """The same page with countries and names in the order of their words, sorted by hand."""
    ranks = {code: rank for rank, code in enumerate(language("en").countries())}
    key = order.key("en")
    rows = sorted(
        connection.execute(READ),
        key=lambda row: (-ranks.get(row[1], -1), key(row[2]) or "", row[0]),
    )
    return _values(connection, rows[offset : offset + PAGE])


def _same(table: Table, offset: int, wanted: Sequence[tuple[Any, ...]], count: int) -> None:
    rows = [table.rows.row(offset + place) for place in range(len(wanted))]
    shown = [(row[0], *row[1][:9], *row[1][10:14]) for row in rows if row]
    bare = [(*row[:10], *row[11:]) for row in wanted]
    if shown != bare or table.rows.rowCount() != count:
        raise AssertionError("the table shows other rows than the bare SQL")


def _scrolled(table: Table, application: QApplication, step: int) -> list[Time]:
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    application.processEvents()
    times = []
    with as_it_runs():
        for _ in range(FRAMES):
            wall, cpu = time.perf_counter(), time.process_time()
            bar.setValue(bar.value() + step)
            application.processEvents()
            times.append(Time(time.perf_counter() - wall, time.process_time() - cpu))
    return times
