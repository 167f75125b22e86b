"""What an SQLite file is to a store: how it is known for one, and how it is connected to.

It needs the driver alone, so that a file can be read before SQLAlchemy is loaded.
"""

import os
from pathlib import Path

import sqlcipher3

from scse_desk.language import LANGUAGES, order

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

LATEST = "SELECT max(id) FROM change"
"""The latest change: ids of changes are never given out twice, and undo is a change too."""

ORDER = "order_key"
"""Functions of a connection, one a language (`order_key_vi`): texts sort by what they give.

Collations of the same names sort alike: quicker where only the first rows are wanted.
"""


def is_there(path: Path) -> bool:
    """Whether there is such a file or folder; none where the computer cannot even look."""
    return os.path.exists(path)  # noqa: PTH110 - which raises where it cannot look


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
        for code in LANGUAGES:
            connection.create_function(f"{ORDER}_{code}", 1, order.key(code), deterministic=True)
            connection.create_collation(f"{ORDER}_{code}", order.comparing(code))
    except BaseException:
        connection.close()
        raise
    return connection
