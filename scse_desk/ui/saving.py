"""Records saved, added and removed from the window, each as one change called by its record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from scse_desk.domain import labels, records, texts
from scse_desk.language import N_, Message
from scse_desk.ui.context import Context

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@contextmanager
def changing(context: Context, label: Message) -> Iterator[Session]:
    """A change called by a label."""
    values: Any = label.values
    with context.store.change(label.text, **values) as session:
        yield session


def called(context: Context, kind: str, record_id: int) -> str:
    """What a record is called in the window's language, else as it came in."""
    with context.store.read() as session:
        record: Any = records.get(session, kind, record_id)
        named = next((each for each in _named(record) if getattr(each, "names", None)), None)
        return context.language.name_of(named) if named else records.name(record)


def _named(record: Any) -> Iterator[Any]:
    """A record, else what it is called after."""
    yield record
    if not getattr(record, "number", None):
        yield getattr(record, "organisation", None)
    yield getattr(record, "person", None)


def save(
    context: Context,
    kind: str,
    record_id: int,
    key: str,
    value: object,
    attribute: str = "name",
    *,
    label: Message | None = None,
) -> None:
    """Save one field of a record; the key `names` sets its name (or `title`) in all languages.

    A tuple is saved as codes separated by a blank, a mapping as a text in every language.
    """
    label = label or labels.editing(kind, called(context, kind, record_id))
    if isinstance(value, tuple):
        value = " ".join(str(code) for code in value)
    with changing(context, label) as session:
        if key == "names":
            names: Any = value
            texts.set_names(session, kind, record_id, names, attribute)
        elif isinstance(value, Mapping):
            texts.set_texts(session, kind, record_id, key, value)
        else:
            records.set_value(session, kind, record_id, key, value)


def saver(kind: str, attribute: str = "name") -> Callable[[Context, int, str, object], None]:
    """What saves a field of a kind of records."""
    return lambda context, record_id, key, value: save(
        context, kind, record_id, key, value, attribute
    )


def remove(context: Context, kind: str, ids: Sequence[int]) -> None:
    """Remove records as one change. Refused where others need one of them: then all stay."""
    if len(ids) == 1:
        label = labels.removing(kind, called(context, kind, ids[0]))
    else:
        label = Message(N_("Remove {number} records"), {"number": len(ids)})
    with changing(context, label) as session:
        for record_id in ids:
            records.remove(session, kind, record_id)


def remover(kind: str) -> Callable[[Context, Sequence[int]], None]:
    """What removes records of a kind."""
    return lambda context, ids: remove(context, kind, ids)


def add(context: Context, kind: str, name: str, /, **values: object) -> int:
    """A new record, its id; `name` calls it in the label of the change."""
    with changing(context, labels.adding(kind, name)) as session:
        return records.add(session, kind, **values).id
