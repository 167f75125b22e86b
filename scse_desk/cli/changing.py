"""`scse-desk history`, `undo`, `redo` and `check`."""

import argparse

from scse_desk.cli import desk, tables
from scse_desk.language import N_, Language, Message
from scse_desk.refused import Refused

LATEST = 200


class Unsound(Refused):
    """The store is damaged; the message says the worst of it."""


class NoSuchId(Refused):
    """What should be the id of a record is none."""


def run_history(options: argparse.Namespace, words: Language) -> None:
    """Print the latest changes, or all that happened to one record, latest first."""
    if options.record:
        _print_record(options, words)
    else:
        _print_changes(options, words)


def _print_changes(options: argparse.Namespace, words: Language) -> None:
    from scse_desk.store import journal

    with desk.reading(options, words) as store, store.read() as session:
        found = journal.changes(session, LATEST)
    if options.json:
        tables.print_json(
            {
                "id": change.id,
                "at": change.at,
                "author": change.author,
                "kind": change.kind,
                "label": words.say(change.label),
                "records": change.records,
                "stands": change.stands,
            }
            for change in found
        )
        return
    titles = [N_("When"), N_("Who"), N_("Change"), N_("Records")]
    tables.print_table(
        ["ID", *map(words.text, titles)],
        (
            [
                str(change.id),
                f"{change.at.astimezone():%Y-%m-%d %H:%M}",
                change.author,
                _called(change.kind, change.label, words),
                words.number(change.records),
            ]
            for change in found
        ),
        frozenset({0, 4}),
    )


def _called(kind: str, label: Message, words: Language) -> str:
    said = words.say(label)
    if kind == "undo":
        return words.text(N_("Undo: {change}"), change=said)
    return words.text(N_("Redo: {change}"), change=said) if kind == "redo" else said


def _print_record(options: argparse.Namespace, words: Language) -> None:
    from scse_desk.domain import called, records
    from scse_desk.domain.differences import by_change, differences

    word, number = options.record
    kind = records.kind_of(_singular(word))
    record_id = called.id_of(number)
    if record_id is None:
        raise NoSuchId(N_("“{value}” is no id of a record."), value=number)
    with desk.reading(options, words) as store, store.read() as session:
        entries = store.history(kind, record_id)
        if not entries and session.get(records.MODELS[kind], record_id) is None:
            raise NoSuchId(N_("There is no {kind} {number}."), kind=word, number=number)
        whole = [] if options.json else by_change(entries)
        told = [[one for row in rows for one in differences(session, row, words)] for rows in whole]
    if options.json:
        tables.print_json(
            {
                "change": entry.change_id,
                "at": entry.at,
                "author": entry.author,
                "label": words.say(entry.label),
                "kind": entry.table,
                "id": entry.row_id,
                "before": entry.before,
                "after": entry.after,
            }
            for entry in entries
        )
        return
    for (entry, *_), changed in zip(whole, told, strict=True):
        said = _called(entry.kind, entry.label, words)
        print(f"{entry.at.astimezone():%Y-%m-%d %H:%M}  {entry.author}  {said}")
        for one in changed:
            print(f"    {one.label}: {one.before or '—'} → {one.after or '—'}")


def _singular(word: str) -> str:
    """The kind of record that a kind of list is of; other words as they are."""
    from scse_desk.domain import listings

    return listings.listing(word).record if word in listings.MODULES else word


def run_undo(options: argparse.Namespace, words: Language) -> None:
    """Take the latest change back."""
    with desk.writing(options, words) as store, desk.bar(words.text(N_("Undo"))):
        label = store.undo()
    print(words.text(N_("Taken back: {change}"), change=words.say(label)))


def run_redo(options: argparse.Namespace, words: Language) -> None:
    """Make the change again that was taken back last."""
    with desk.writing(options, words) as store, desk.bar(words.text(N_("Redo"))):
        label = store.redo()
    print(words.text(N_("Made again: {change}"), change=words.say(label)))


def run_check(options: argparse.Namespace, words: Language) -> None:
    """Say that the store is sound. Refused, saying what is wrong, where it is not."""
    from scse_desk.store.check import check

    with desk.reading(options, words) as store, desk.bar(words.text(N_("Checking"))):
        found = check(store)
    if found:
        raise Unsound(found[0].text, **found[0].values)
    print(words.text(N_("{path} is sound."), path=desk.path_of(options)))
