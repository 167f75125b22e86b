"""The baseline of the start: a bare window, and SQLAlchemy imported."""

import os
import sys

import sqlalchemy.orm
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow


class Words(QLabel):
    """Leaves once it is painted."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint, and leave."""
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(Words(sqlalchemy.orm.Session.__name__))
    window.resize(1440, 900)
    window.show()
    application.exec()
