"""A block of cells pasted into a table: all of it as one change, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scse_desk.domain import labels
from scse_desk.language import N_, Message
from scse_desk.refused import Refused
from scse_desk.task import Progress, silent
from scse_desk.ui.cells import cell, plain
from scse_desk.ui.context import Context
from scse_desk.ui.entered import value_of

if TYPE_CHECKING:
    from scse_desk.domain.blocks import Entry, Save
    from scse_desk.domain.listing import Listing
    from scse_desk.domain.queries import Column, Query, Row

MANY_CELLS = 400
"""More than these are written in the background, with progress and cancel."""

Cells = Sequence[Sequence[str]]


class CannotPaste(Refused):
    """A block does not go where it was to be pasted, or a cell of it cannot be written."""


@dataclass(frozen=True)
class Place:
    """Where to paste: the rows that are selected, the columns likewise from left to right.

    `seen` are all columns that are shown; the block may go beyond the selection to the right and
    down to the last of `count` rows.
    """

    rows: range
    columns: Sequence[int]
    seen: Sequence[int]
    count: int


@dataclass(frozen=True)
class _Block:
    """Cells, and the rows and columns of the table that they go to."""

    cells: Cells
    rows: range
    columns: Sequence[int]

    def at(self, row: int, column: int) -> str:
        """What goes to a row and column of the block; what is selected is filled by repeating."""
        line = self.cells[row % len(self.cells)]
        return line[column % len(line)]


@dataclass(frozen=True)
class _Written:
    """An entry, and where in the block it came from."""

    entry: Entry
    row: int
    column: Column
    text: str


def paste(
    context: Context, listing: Listing, query: Query, cells: Cells, place: Place, save: Save
) -> None:
    """Write cells into the fields of the records shown there, as one change.

    `save(record_id, key, value)` saves one of them, as it does one that is edited in place.

    A selection that the block divides is filled with it, else it goes from the first cell on.
    What stands there already is passed over, so that a block with columns that cannot be edited
    can be copied, worked on and put back. Refused, naming row, column and value, where one cell
    cannot be written: then none is.
    """
    block = _placed(cells, place)

    def work(report: Progress) -> None:
        _write(context, listing, query, block, save, report)

    if len(block.rows) * len(block.columns) > MANY_CELLS:
        context.run_task(context.text(N_("Pasting")), work)
    else:
        work(silent)


def _placed(cells: Cells, place: Place) -> _Block:
    height, width = len(cells), len(cells[0])
    if len(place.rows) % height == 0 and len(place.columns) % width == 0:
        return _Block(cells, place.rows, place.columns)
    top, left = place.rows.start, place.seen.index(place.columns[0])
    if top + height > place.count:
        raise CannotPaste(
            N_(
                "The block has more rows ({rows}) than there are from here on ({left})."
                " Nothing was pasted."
            ),
            rows=height,
            left=place.count - top,
        )
    if left + width > len(place.seen):
        raise CannotPaste(
            N_(
                "The block has more columns ({columns}) than there are from here on ({left})."
                " Nothing was pasted."
            ),
            columns=width,
            left=len(place.seen) - left,
        )
    return _Block(cells, range(top, top + height), place.seen[left : left + width])


def _write(
    context: Context,
    listing: Listing,
    query: Query,
    block: _Block,
    save: Save,
    report: Progress,
) -> None:
    from scse_desk.domain.blocks import EntryRefused, set_all

    written = list(_entries(context, listing, block, _rows(context, listing, query, block)))
    if not written:
        return
    entries = [each.entry for each in written]
    label = _label(context, listing, entries)
    with context.store.together(label.text, **label.values) as session:  # type: ignore[arg-type]
        try:
            set_all(session, entries, save, report)
        except EntryRefused as refusal:
            raise _complaint(context, written[refusal.place], refusal) from refusal


def _rows(context: Context, listing: Listing, query: Query, block: _Block) -> list[Row]:
    keys = [listing.columns[place].key for place in block.columns]
    with context.store.read() as session:
        ids = listing.ids(session, query)[block.rows.start : block.rows.stop]
        return listing.values(session, query, ids, keys)


def _entries(
    context: Context, listing: Listing, block: _Block, rows: Sequence[Row]
) -> Iterator[_Written]:
    from scse_desk.domain.blocks import Entry

    language = context.language
    for row, (record_id, values) in enumerate(rows):
        for at, place in enumerate(block.columns):
            column, text = listing.columns[place], block.at(row, at)
            if text.strip() in {
                plain(column, values[at], language),
                _shown(context, column, values[at]),
            }:
                continue
            entry = Entry(record_id, column.key, None)
            written = _Written(entry, row, column, text)
            if not column.editable:
                refusal = Refused(N_("This column cannot be edited here."))
                raise _complaint(context, written, refusal)
            try:
                value = value_of(column, text, language)
            except Refused as refusal:
                raise _complaint(context, written, refusal) from refusal
            yield _Written(entry._replace(value=value), row, column, text)


def _shown(context: Context, column: Column, value: object) -> str:
    return cell(column, value, context.language).text


def _label(context: Context, listing: Listing, entries: Sequence[Entry]) -> Message:
    from scse_desk.ui.saving import called

    if len(entries) == 1:
        name = called(context, listing.record, entries[0].record_id)
        return labels.editing(listing.record, name)
    return Message(N_("Paste {number} cells"), {"number": len(entries)})


def _complaint(context: Context, written: _Written, refusal: Refused) -> CannotPaste:
    """Which cell of the block cannot be written, and why; its value, unless why has it."""
    reason = context.language.say(refusal.message)
    values = {
        "row": written.row + 1,
        "column": context.text(written.column.title),
        "reason": reason,
    }
    text = written.text.strip()
    if not text or text in reason:
        return CannotPaste(N_("Row {row}, {column}: {reason} Nothing was pasted."), **values)
    return CannotPaste(
        N_("Row {row}, {column}, “{value}”: {reason} Nothing was pasted."), value=text, **values
    )
