"""Typed cells in the words of a language."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

from scse_desk.language import N_, DateStyle, Language
from scse_desk.reports.report import Cell, Stack, Status


def words(  # noqa: PLR0911 - one for each kind of cell
    cell: Cell, language: Language, digits: int | None = None, style: DateStyle = "medium"
) -> str:
    """Return a cell as it is read; nothing for None. A Stack comes as two lines."""
    match cell:
        case str():
            return cell
        case None:
            return ""
        case bool():
            return language.text("Yes") if cell else language.text("No")
        case int() | float() | Decimal():
            return language.number(cell, digits)
        case datetime():
            return language.datetime(cell, style)
        case date():
            return language.date(cell, style)
        case time():
            return language.time(cell)
        case Status():
            return cell.word
        case Stack():
            return f"{cell.main}\n{cell.below}" if cell.below else cell.main


def in_a_row(values: Sequence[str], language: Language) -> str:
    """Values that may have commas in them, one after the other; nothing for none."""
    row = values[0] if values else ""
    for value in values[1:]:
        row = language.text(N_("{first}; {second}"), first=row, second=value)
    return row


def is_number(cell: Cell) -> bool:
    """Whether a cell is a figure, to be set to the right and added up."""
    return isinstance(cell, int | float | Decimal) and not isinstance(cell, bool)
