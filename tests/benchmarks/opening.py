"""Start the application and leave once the rows of its first page are painted.

Run as a process: python -m tests.benchmarks.opening STORE [whole]; with `whole`, once they are
painted on the page that can be worked on.
"""

import os
import sys
from pathlib import Path


def main(store: Path, *, whole: bool) -> None:
    """Start as `scse-desk --store STORE` does, on the page remembered as last."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication

    from scse_desk import cli
    from scse_desk.ui.first_sight import Glance
    from scse_desk.ui.table import Table

    paint = Table.paintEvent

    def painted(table: Table, event: QPaintEvent) -> None:
        paint(table, event)
        if table.rows.rowCount() and (not whole or not isinstance(table.context.store, Glance)):
            print(table.rows.rowCount(), flush=True)
            QTimer.singleShot(0, _leave)

    def _leave() -> None:
        QApplication.closeAllWindows()
        os._exit(0)

    Table.paintEvent = painted  # type: ignore[method-assign,assignment]
    cli.main(["--store", str(store)])


if __name__ == "__main__":
    main(Path(sys.argv[1]), whole=sys.argv[2:] == ["whole"])
