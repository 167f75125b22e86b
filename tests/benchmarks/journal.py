"""What the journal costs: a bulk insert of 100,000 rows, its undo and redo, the sample edition."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text

from scse_desk.domain import sample
from scse_desk.store import Store, sqlite, sqlite_file
from scse_desk.store.models import City
from scse_desk.task import silent
from tests.benchmarks import stores
from tests.benchmarks.measuring import TIMES, Figure, Time, middle, timed, told

ROWS = 100_000


def figures() -> Iterator[Figure]:
    """Insert, undo and redo; then the sample."""
    rows: list[dict[str, Any]] = [
        {"name": f"Example Place {number}", "country": "TW"} for number in range(ROWS)
    ]
    runs = [_turn(rows, number) for number in range(TIMES)]
    bare = middle([run["bare"] for run in runs])
    for name in ("insert", "undo", "redo"):
        yield told(f"journal: {name} of {ROWS:,} rows", middle([run[name] for run in runs]), bare)
    for size in (1, 10):
        yield told(f"journal: sample of size {size} made", timed(_sample(size)))


def _turn(rows: list[dict[str, Any]], number: int) -> dict[str, Time]:
    path = stores.folder() / f"journal-{number}.scse"
    Store.create(path, stores.AUTHOR).close()
    bare = timed(lambda: _bare(rows, path))
    with Store.open(path, stores.AUTHOR) as store:
        taken = {"insert": timed(lambda: _insert(store, rows))}
        _expect(store, 2 * len(rows))
        taken["undo"] = timed(store.undo)
        _expect(store, len(rows))
        taken["redo"] = timed(store.redo)
        _expect(store, 2 * len(rows))
    path.unlink()
    return taken | {"bare": bare}


def _insert(store: Store, rows: list[dict[str, Any]]) -> None:
    with store.change("Benchmark") as session:
        session.execute(insert(City), rows)


def _bare(rows: list[dict[str, Any]], path: Path) -> None:
    """The same rows by the driver alone, in a copy without triggers put back in its place."""
    copy = path.with_suffix(".bare")
    shutil.copyfile(path, copy)
    connection = sqlite_file.connect(copy, read_only=False)
    for name in sqlite.trigger_names():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("BEGIN")
    connection.executemany(
        "INSERT INTO city (name, country, region, is_sample) VALUES (:name, :country, '', 0)",
        rows,
    )
    connection.execute("COMMIT")
    sqlite.install_triggers(connection.execute)
    connection.close()
    copy.replace(path)


def _expect(store: Store, count: int) -> None:
    with store.read() as session:
        found = session.execute(text("SELECT count(*) FROM city")).scalar()
    if found != count:
        raise AssertionError((found, count))


def _sample(size: int) -> Callable[[], None]:
    def make() -> None:
        path = stores.folder() / f"sample-made-{size}.scse"
        with Store.create(path, stores.AUTHOR) as store, store.change(sample.LABEL) as session:
            sample.generate(session, size, silent)

    return make
