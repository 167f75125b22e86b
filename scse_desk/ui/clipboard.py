"""A block of cells on the clipboard, as spreadsheets take it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from scse_desk.ui.cells import plain
from scse_desk.ui.table_model import TableModel

Rows = Iterable[Sequence[str]]
OWN = "application/x-scse-desk-block"
"""The format by which a block of ours is known."""


def block(rows: Rows, *, text_columns: frozenset[int] = frozenset()) -> QMimeData:
    """Cells as tab-separated text and as an HTML table.

    The columns in `text_columns` are marked as text, so that Excel keeps leading zeros and takes
    "=1+1" for what it is.
    """
    held = [list(row) for row in rows]
    data = QMimeData()
    data.setText("\r\n".join("\t".join(map(_quoted, row)) for row in held))
    data.setHtml(_table(held, text_columns))
    data.setData(OWN, b"block")
    return data


def release() -> None:
    """Leave of a block of ours its text alone: Qt lets go of the clipboard when Python is gone."""
    clipboard = QGuiApplication.clipboard()
    data = cast("QMimeData | None", clipboard.mimeData())
    if data is not None and data.hasFormat(OWN):
        clipboard.setText(data.text())


def block_of(model: TableModel, rows: Iterable[int], columns: Sequence[int]) -> QMimeData:
    """Rows of a table with some of its columns, in their order."""
    kinds = [model.column(place).kind for place in columns]
    lines = (
        [plain(model.column(place), row[1][place], model.language) for place in columns]
        for row in map(model.row, rows)
        if row
    )
    texts = frozenset(p for p, kind in enumerate(kinds) if kind in {"text", "name", "code"})
    return block(lines, text_columns=texts)


def cells_of(text: str) -> list[list[str]]:
    """The cells of tab-separated text, as spreadsheets put it on the clipboard: all rows alike.

    Spreadsheets quote a cell only for what stands in it (a tab, a new line, a quotation mark);
    other quotation marks are the cell's own.
    """
    rows: list[list[str]] = [[]]
    for found in _CELL.finditer(text.removesuffix("\n").removesuffix("\r")):
        quoted, bare, end = found["quoted"], found["bare"], found["end"]
        rows[-1].append(bare if quoted is None else _unquoted(quoted))
        if end == "":
            break
        if end != "\t":
            rows.append([])
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


_CELL = re.compile(
    r"""(?:"(?P<quoted>(?:[^"]|"")*)"(?=[\t\r\n]|\Z)|(?P<bare>[^\t\r\n]*))"""
    r"""(?P<end>\t|\r\n|\r|\n|\Z)"""
)


def _unquoted(text: str) -> str:
    if not any(sign in text for sign in '\t\r\n"'):
        return f'"{text}"'
    return text.replace('""', '"')


def _quoted(text: str) -> str:
    if any(sign in text for sign in '\t\r\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text


def _table(rows: list[list[str]], text_columns: frozenset[int]) -> str:
    lines = "".join(
        "<tr>"
        + "".join(_cell(text, place in text_columns) for place, text in enumerate(row))
        + "</tr>"
        for row in rows
    )
    return f'<meta charset="utf-8"><table>{lines}</table>'


def _cell(text: str, as_text: bool) -> str:  # noqa: FBT001
    style = " style='mso-number-format:\"\\@\"'" if as_text else ""
    return f"<td{style}>{html.escape(text)}</td>"
