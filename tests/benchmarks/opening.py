"""Start the application and leave once the rows of its first page are painted.

Run as a process: python -m tests.benchmarks.opening STORE [whole | overview]; with `whole`, once
they are painted on the page that can be worked on, with `overview`, once the figures of the
edition are painted.
"""

import os
import sys
from pathlib import Path


def main(store: Path, until: str) -> None:
    """Start as `scse-desk --store STORE` does, on the page remembered as last."""
    from scse_desk import cli

    if until == "overview":
        _leave_after_figures()
    else:
        _leave_after_rows(whole=until == "whole")
    cli.main(["--store", str(store)])


def _leave_after_rows(*, whole: bool) -> None:
    from PySide6.QtGui import QPaintEvent

    from scse_desk.ui.first_sight import Glance
    from scse_desk.ui.table import Table

    paint = Table.paintEvent

    def painted(table: Table, event: QPaintEvent) -> None:
        paint(table, event)
        if table.rows.rowCount() and (not whole or not isinstance(table.context.store, Glance)):
            print(table.rows.rowCount(), flush=True)
            _leave()

    Table.paintEvent = painted  # type: ignore[method-assign,assignment]


def _leave_after_figures() -> None:
    """The page is painted from its ground up: once it has been, its cards are in the same turn."""
    from PySide6.QtCore import QEvent

    from scse_desk.ui.overview.page import OverviewPage

    happen = OverviewPage.event

    def happened(page: OverviewPage, event: QEvent) -> bool:
        done = happen(page, event)
        if event.type() == QEvent.Type.Paint and page.seen is not None and page.seen.key:
            print(len(page.seen.key), flush=True)
            _leave()
        return done

    OverviewPage.event = happened  # type: ignore[method-assign,assignment]


def _leave() -> None:
    """Close the windows once what is being painted has been, and end."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    def leave() -> None:
        QApplication.closeAllWindows()
        os._exit(0)

    QTimer.singleShot(0, leave)


if __name__ == "__main__":
    main(Path(sys.argv[1]), "".join(sys.argv[2:]))
