"""What an SQLite file is to a store: how it is known for one, and how it is connected to.

It needs the driver alone, so that a file can be read before SQLAlchemy is loaded.
"""

from pathlib import Path

import sqlcipher3

APPLICATION_ID = 0x53435345
"""`SCSE` in the file's header, so that a store is known for one."""
SCHEMA = 1
"""Number of the newest migration, in the file's `user_version`."""

PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA synchronous = FULL",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
)


def connect(path: Path, *, read_only: bool) -> sqlcipher3.Connection:
    """Open a connection of the driver with the store's pragmas; statements begin no transaction.

    `read_only` opens the file so that nothing at all can be written.
    """
    if not read_only:
        return _connect(path, "mode=rw")
    try:
        return _connect(path, "mode=ro")
    except sqlcipher3.OperationalError:
        if Path(f"{path}-wal").exists():
            raise
        return _connect(path, "mode=ro&immutable=1")  # a medium on which no log can be kept


def _connect(path: Path, how: str) -> sqlcipher3.Connection:
    connection = sqlcipher3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        check_same_thread=False,
        isolation_level=None,
    )
    try:
        for pragma in PRAGMAS:
            connection.execute(pragma)
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection
