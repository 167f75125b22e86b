"""The stores that are measured on, made once in a run and thrown away at its end.

A folder named in SCSE_BENCH_STORES keeps them for the next run.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import sqlcipher3

from scse_desk.store import Store, sqlite, sqlite_file
from scse_desk.task import silent

AUTHOR = "Bench"


@cache
def folder() -> Path:
    """A folder that is removed when the run ends, for stores and for what is written."""
    kept = tempfile.TemporaryDirectory(prefix="scse-desk-bench-")
    _kept.append(kept)
    return Path(kept.name)


def _place(name: str) -> Path:
    kept = Path(os.environ.get("SCSE_BENCH_STORES") or folder())
    kept.mkdir(parents=True, exist_ok=True)
    return kept / name


_kept: list[tempfile.TemporaryDirectory[str]] = []


@cache
def sample(size: int) -> Path:
    """A store with the sample edition at a size."""
    from scse_desk.domain import sample as edition

    path = _place(f"sample-{size}.scse")
    if path.exists():
        return path
    with Store.create(path, AUTHOR) as store, store.change(edition.LABEL) as session:
        edition.generate(session, size, silent)
    return path


@cache
def attendees(number: int) -> Path:
    """A store with so many attendees of edition 1, their names in four scripts.

    Written without the journal and the search index, for speed: neither is read by a table.
    """
    path = _place(f"attendees-{number}.scse")
    if path.exists():
        return path
    Store.create(path, AUTHOR).close()
    with _without_triggers(path) as connection:
        for table, values, source in ATTENDEES:
            _insert(connection, table, values, source, number)
    return path


def _insert(
    connection: sqlcipher3.Connection, table: str, values: dict[str, str], source: str, number: int
) -> None:
    """Insert rows of SQL expressions; what must not be null and is not given stays empty."""
    columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
    empty = {name: "''" for _, name, _, must, _, key in columns if must and not key}
    given = empty | values
    connection.execute(
        f"INSERT INTO {table} ({', '.join(given)}) {NUMBERS}"  # noqa: S608
        f" SELECT {', '.join(given.values())} FROM n WHERE {source}",
        {"number": number},
    )


@contextmanager
def _without_triggers(path: Path) -> Iterator[sqlcipher3.Connection]:
    connection = sqlite_file.connect(path, read_only=False)
    for name in sqlite.trigger_names():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("BEGIN")
    yield connection
    connection.execute("COMMIT")
    sqlite.install_triggers(connection.execute)
    connection.execute("ANALYZE")
    connection.close()


NUMBERS = (
    "WITH RECURSIVE n(i, s) AS (SELECT 1, 112648"
    " UNION ALL SELECT i + 1, ((i + 1) * 7919 + 104729) % 1000003 FROM n WHERE i < :number)"
)
"""1 to :number, and beside each a number that is scattered like a name."""
NAME = (
    "CASE i % 4 WHEN 0 THEN '王' || char(19968 + s % 20000) || char(19968 + s / 3 % 20000)"
    " WHEN 1 THEN 'Nguyễn Thị ' || char(65 + s % 26) || s"
    " WHEN 2 THEN char(65 + s % 26) || 'example Person ' || s"
    " ELSE 'Iŕena ' || char(65 + s / 7 % 26) || s END"
)
COUNTRY = "CASE s % 5 WHEN 0 THEN 'TW' WHEN 1 THEN 'JP' WHEN 2 THEN 'VN' WHEN 3 THEN 'DE' END"
ROLE = "CASE i % 5 WHEN 0 THEN 'buyer' WHEN 1 THEN 'vip' ELSE 'visitor' END"
STATUS = "CASE i % 3 WHEN 0 THEN 'cancelled' ELSE 'confirmed' END"
ATTENDEES: tuple[tuple[str, dict[str, str], str], ...] = (
    ("series", {"id": "1", "code": "'BENCH'", "name": "'Bench'", "is_sample": "1"}, "i = 1"),
    (
        "edition",
        {
            "id": "1",
            "series_id": "1",
            "year": "2026",
            "status": "'planned'",
            "mode": "'in_person'",
            "time_zone": "'Asia/Taipei'",
        },
        "i = 1",
    ),
    (
        "organisation",
        {
            "id": "i",
            "kind": "'company'",
            "name": "'Example Company ' || s",
            "country": "'TW'",
            "is_sample": "1",
        },
        "i <= 20000",
    ),
    (
        "person",
        {
            "id": "i",
            "name": NAME,
            "country": COUNTRY,
            "email": "'p' || i || '@example.com'",
            "phone": "'+886 2 5550 1' || (i % 100)",
            "is_sample": "1",
        },
        "1",
    ),
    (
        "post",
        {
            "id": "i",
            "person_id": "i",
            "organisation_id": "1 + i % 20000",
            "title": "'Manager ' || (i % 50)",
        },
        "1",
    ),
    (
        "registration",
        {
            "id": "i",
            "edition_id": "1",
            "person_id": "i",
            "organisation_id": "1 + i % 20000",
            "post_id": "i",
            "number": "printf('%07d', i)",
            "role": ROLE,
            "badge_type": "'A'",
            "status": STATUS,
            "language": "'en'",
            "registered_at": "'2026-01-05T08:00:00+00:00'",
        },
        "1",
    ),
)
