"""Finding names by a part of them, without regard to accents, case, width and Chinese variants."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Engine, Select, func, inspect, literal, or_, select
from sqlalchemy.orm import Session

from scse_desk.store import search, tokens
from scse_desk.store.models import NAME_LANGUAGES, Change

MOST_READ = 5_000
"""Names that are compared one by one; beyond, what the search index says is taken as it is."""
KEPT = 16

Found = Select[tuple[int]] | Sequence[int]

_found: WeakKeyDictionary[Engine, OrderedDict[tuple[object, ...], Found]] = WeakKeyDictionary()


def ids(session: Session, entity: Any, attribute: str, words: str) -> Found:
    """The ids of records whose name contains the words, as typed or as search compares them.

    `entity` is a model or an alias of one, `attribute` its `name` or `title`. What was found is
    kept until the next change, since rows are counted before they are read.
    """
    model: Any = inspect(entity).mapper.class_
    engine = session.get_bind()
    if not isinstance(engine, Engine):
        return _ids(session, model, attribute, words)
    latest = session.scalar(select(func.max(Change.id)))
    key = (latest, model.__tablename__, attribute, words)
    kept = _found.setdefault(engine, OrderedDict())
    if key not in kept:
        kept[key] = _ids(session, model, attribute, words)
        if len(kept) > KEPT:
            kept.popitem(last=False)
    return kept[key]


def _ids(session: Session, model: Any, attribute: str, words: str) -> Found:
    kind = model.__tablename__
    found = search.matching(kind, words) if kind in search.BY_NAME else None
    suffixes = ["", *(f"_{suffix}" for suffix in NAME_LANGUAGES.values())]
    names = [getattr(model, attribute + suffix) for suffix in suffixes]
    as_typed = or_(*(name.contains(words, autoescape=True) for name in names))
    typed = session.scalars(select(model.id).where(as_typed).limit(MOST_READ + 1)).all()
    within = literal(True) if found is None else model.id.in_(found)
    folded = _folded(session, model, names, within, words)
    if len(typed) <= MOST_READ and folded is not None:
        return sorted({*typed, *folded})
    close = [] if found is None else [model.id.in_(found)]
    return select(model.id).where(or_(as_typed, *close))


def _folded(
    session: Session, model: Any, names: Sequence[Any], within: ColumnElement[bool], words: str
) -> list[int] | None:
    """The ids of those within whose folded name contains the words; None if they are too many."""
    read = session.execute(select(model.id, *names).where(within).limit(MOST_READ + 1)).all()
    if len(read) > MOST_READ:
        return None
    wanted = tokens.fold(words)
    return [row[0] for row in read if any(wanted in tokens.fold(name) for name in row[1:] if name)]
