"""The ids of whole tables in their order, kept until something changes."""

from __future__ import annotations

import threading
from array import array
from collections import OrderedDict
from collections.abc import Hashable
from weakref import WeakKeyDictionary

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from scse_desk.store.sqlite_file import LATEST

QUERIES_KEPT = 6
"""How many queries of one store are kept: eight bytes for each of their rows."""

_ids: WeakKeyDictionary[Engine, OrderedDict[Hashable, array[int]]] = WeakKeyDictionary()
_guard = threading.Lock()


def find(session: Session, kind: str, query: Hashable) -> array[int] | None:
    """The ids of a query, if they were read since the latest change; never inside a change."""
    engine = session.get_bind()
    if not isinstance(engine, Engine) or engine not in _ids:
        return None
    key = _key(session, kind, query)
    with _guard:
        return _ids[engine].get(key)


def keep(session: Session, kind: str, query: Hashable, ids: array[int]) -> None:
    """Keep the ids of a query, and let go of those kept longest."""
    engine = session.get_bind()
    if isinstance(engine, Engine):
        key = _key(session, kind, query)
        with _guard:
            queries = _ids.setdefault(engine, OrderedDict())
            queries[key] = ids
            while len(queries) > QUERIES_KEPT:
                queries.popitem(last=False)


def _key(session: Session, kind: str, query: Hashable) -> Hashable:
    latest = session.connection().exec_driver_sql(LATEST).scalar()
    return kind, latest, query
