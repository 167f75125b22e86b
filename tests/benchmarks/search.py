"""From a key typed in the search box to its rows shown, at more than 100,000 people.

The store's part is put beside the bare queries of the same index for the same records.
"""

import json
import time
from collections.abc import Iterator, Sequence
from functools import cache

import sqlcipher3
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect

from scse_desk.settings import Settings
from scse_desk.store import Store, search, sqlite_file, tokens
from scse_desk.store.kinds import KINDS, reading
from scse_desk.ui.palette import MOST_RECORDS, Palette
from scse_desk.ui.window import Window
from tests.benchmarks import stores
from tests.benchmarks.measuring import Figure, Time, as_it_runs, compared, in_turns, spread, timed

TYPED = {
    "one and two Chinese characters": ("燈", "林", "市長", "智慧", "玉", "河", "城市", "照明"),
    "Vietnamese without accents": ("suoi", "rung minh duc", "bien ngoc anh", "thi truong"),
    "Latin": ("smart city", "example", "mayor", "hanna"),
}
"""Each is found in the sample; the Vietnamese are its invented names and a title: Suối, Rừng …"""
LATE = 0.05
MOST = 3.0
ROUNDS = 3
SETTLED_MS = 2000
"""Milliseconds for which the window has stood when the first key is typed."""
EDITION = "SELECT id FROM edition ORDER BY year DESC LIMIT 1"


def figures() -> Iterator[Figure]:
    """The whole, then the store's part, for each way of typing."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    path = stores.sample(10)
    connection = sqlite_file.connect(path, read_only=True)
    people = connection.execute("SELECT count(*) FROM person").fetchone()[0]
    edition = connection.execute(EDITION).fetchone()[0]
    with Store.open(path, stores.AUTHOR, read_only=True) as store:
        for name, texts in TYPED.items():
            times = _typed(store, application, texts)
            yield spread(f"search: {people:,} people, {name}", times, middle=None, late=LATE)
        for name, texts in TYPED.items():
            ours, bare = in_turns(
                lambda: timed(lambda: _all_ours(store, texts, edition)),  # noqa: B023
                lambda: timed(lambda: _all_bare(connection, texts, edition)),  # noqa: B023
            )
            _same(store, connection, texts, edition)
            yield compared(f"search: the store, {name}", ours, bare, MOST)
    connection.close()


def _typed(store: Store, application: QApplication, texts: Sequence[str]) -> list[Time]:
    """Each key of the texts typed into the search box of a window."""
    window = Window(Settings(stores.folder() / "search.json"))
    window.use(store)
    window.show()
    application.processEvents()
    window.frame.open_page("people")
    application.processEvents()
    window.frame.open_palette()
    application.processEvents()
    palette = window.findChildren(Palette)[0]
    QTest.qWait(SETTLED_MS)
    records = window.frame.context.text("Records found")
    times = []
    with as_it_runs():
        for text in list(texts) * ROUNDS:
            palette.line.clear()
            application.processEvents()
            times += [_pressed(palette, application, key) for key in text]
            if not _shown(palette, records):
                raise AssertionError(f"nothing is shown for {text}")
    window.close()
    return times


def _shown(palette: Palette, records: str) -> bool:
    """Whether the list begins with records: they stand below a heading, above the commands."""
    model = palette.list.model()
    return bool(model.rowCount() > 1 and model.index(0, 0).data() == records)


def _pressed(palette: Palette, application: QApplication, key: str) -> Time:
    event = QInputMethodEvent()
    event.setCommitString(key)
    wall, cpu = time.perf_counter(), time.process_time()
    QCoreApplication.sendEvent(palette.line, event)
    application.processEvents()
    return Time(time.perf_counter() - wall, time.process_time() - cpu)


def _prefixes(texts: Sequence[str]) -> list[str]:
    return [text[: end + 1] for text in texts for end in range(len(text))]


def _all_ours(store: Store, texts: Sequence[str], edition: int) -> list[list[tuple[str, int]]]:
    found = []
    for words in _prefixes(texts):
        with store.read() as session:
            hits = search.search(session, words, edition, MOST_RECORDS)
        found.append([(hit.kind, hit.id) for hit in hits])
    return found


def _all_bare(
    connection: sqlcipher3.Connection, texts: Sequence[str], edition: int
) -> list[list[tuple[str, int]]]:
    return [_bare(connection, words, edition) for words in _prefixes(texts)]


def _bare(connection: sqlcipher3.Connection, words: str, edition: int) -> list[tuple[str, int]]:
    """Ask the index for titles that are the words, begin with them, and for the rest; read rows."""
    places: list[int] = []
    for query in _queries(words, edition):
        found = connection.execute(
            "SELECT rowid FROM search_index WHERE search_index MATCH ? LIMIT ?",
            (query, MOST_RECORDS),
        ).fetchall()
        new = {place for (place,) in found} - set(places)
        places += sorted(new, key=lambda place: (place % search.CODES, place))
        if len(places) >= MOST_RECORDS:
            break
    hits = [(KINDS[at % search.CODES].name, at // search.CODES) for at in places[:MOST_RECORDS]]
    for kind in {kind for kind, _ in hits}:
        ids = json.dumps([each for name, each in hits if name == kind])
        for statement in _readings(kind):
            connection.execute(statement, (ids,)).fetchall()
    return hits


@cache
def _readings(kind: str) -> list[str]:
    """What reads the names, the context and the detail that are shown of a kind's records."""
    shown = search.BY_NAME[kind]
    wanted = set(shown.shown)
    statements = []
    for keys, texts in shown.paths.items():
        some = tuple(text for text in texts if text in wanted)
        if some or not keys:
            compiled = reading(shown, keys, some).statement.compile(dialect=sqlite_dialect())
            statements.append(str(compiled))
    return statements


def _queries(words: str, edition: int) -> Iterator[str]:
    start = tokens.START + tokens.joined(words)
    every = " AND ".join(f'"{token}"{"*" if part else ""}' for token, part in tokens.wanted(words))
    here = f'("{search.EDITION}{edition}" OR "{search.EDITION}0")'
    for near in (f" AND {here}", ""):
        yield f'"{start}"{near}'
        yield f'"{start}"*{near}'
        yield f"{every}{near}"


def _same(
    store: Store, connection: sqlcipher3.Connection, texts: Sequence[str], edition: int
) -> None:
    ours = _all_ours(store, texts, edition)
    if ours != _all_bare(connection, texts, edition):
        raise AssertionError("the search finds other records than the bare queries")
    found = dict(zip(_prefixes(texts), ours, strict=True))
    for text in texts:
        if not found[text]:
            raise AssertionError(f"nothing is found for {text}")
