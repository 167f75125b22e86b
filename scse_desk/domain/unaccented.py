"""Finding names without regard to accents, case, width and variants of Chinese characters."""

from typing import Any

from sqlalchemy import ColumnElement, Select, func, inspect, literal, select
from sqlalchemy.orm import Session

from scse_desk.store import search, tokens
from scse_desk.store.models import NAME_LANGUAGES

MOST_READ = 5_000
"""Names that are compared one by one; beyond, what the search index says is taken as it is."""


def ids(
    session: Session, entity: Any, attribute: str, words: str
) -> Select[tuple[int]] | list[int]:
    """The ids of records of whose names one contains the words, as search compares them.

    `entity` is a model or an alias of one, `attribute` its `name` or `title`.
    """
    model: Any = inspect(entity).mapper.class_
    kind = model.__tablename__
    found = search.matching(kind, words) if kind in search.BY_NAME else None
    within = literal(True) if found is None else model.id.in_(found)
    number = session.scalar(select(func.count()).select_from(model).where(within)) or 0
    if number <= MOST_READ:
        return _verified(session, model, attribute, words, within)
    return [] if found is None else found


def _verified(
    session: Session, model: Any, attribute: str, words: str, within: ColumnElement[bool]
) -> list[int]:
    names = [getattr(model, f"{attribute}_{suffix}") for suffix in NAME_LANGUAGES.values()]
    statement = select(model.id, getattr(model, attribute), *names).where(within)
    wanted = tokens.fold(words)
    return [
        row[0]
        for row in session.execute(statement)
        if any(wanted in tokens.fold(name) for name in row[1:] if name)
    ]
