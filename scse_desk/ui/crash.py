"""What happens at a bug: the data is kept, the log has it, and one says so in plain words."""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from scse_desk.language import N_, Language
from scse_desk.refused import Refused
from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import button, column, label, picture, row

LOG = logging.getLogger(__name__)


def details_of(error: BaseException) -> str:
    """The traceback of an error with what it ran on."""
    import PySide6

    where = f"Python {platform.python_version()}, PySide6 {PySide6.__version__}"
    trace = "".join(traceback.format_exception(error))
    return f"{where}, {platform.platform()}\n\n{trace}"


class CrashDialog(QDialog):
    """Says that something went wrong, that nothing is lost, and offers the details."""

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        language: Language,
        error: BaseException,
        log_folder: Path,
    ) -> None:
        super().__init__(parent)
        self._details = details_of(error)
        self.setWindowTitle(language.text(N_("Something went wrong")))
        self.setMinimumWidth(theme.px(560))
        box = QPlainTextEdit(self._details)
        box.setReadOnly(True)
        box.setAccessibleName(language.text(N_("Details")))
        box.setMinimumHeight(theme.px(220))
        said = N_(
            "This is a fault in the program, not in what you did. Everything saved so far is safe;"
            " what was being changed at this moment was not saved. You can go on working."
        )
        head = row(
            picture(theme, "error", "red", 20),
            label(language.text(N_("Something went wrong")), "record"),
            None,
        )
        copy = button(theme, language.text(N_("Copy details")), self.copy, picture="copy")
        folder = button(theme, language.text(N_("Open log folder")), picture="folder")
        folder.clicked.connect(lambda: _open(log_folder))
        close = button(theme, language.text(N_("Go on")), self.accept, kind="primary")
        close.setDefault(True)
        pad = theme.px(20)
        self.setLayout(
            column(
                head,
                label(language.text(said), wrap=True),
                box,
                row(copy, folder, None, close),
                spacing=theme.px(12),
                margins=(pad, pad, pad, pad),
            )
        )

    def copy(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self._details)


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class CrashGuard(QObject):
    """Takes every exception that nobody else took: refusals are shown, bugs logged and told.

    Errors on other threads are handed to the window's thread first.
    """

    _raised = Signal(object)

    def __init__(
        self,
        show: Callable[[BaseException], None],
        refused: Callable[[Refused], object],
    ) -> None:
        super().__init__()
        self._show, self._refused = show, refused
        self._telling = False
        self._before = sys.excepthook
        self._raised.connect(self._tell)

    def install(self) -> None:
        """Become the hook for uncaught exceptions, also of slots."""
        sys.excepthook = self._hook

    def remove(self) -> None:
        """Give the hook back."""
        sys.excepthook = self._before

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before(kind, error, trace)
        else:
            self._raised.emit(error)

    @Slot(object)
    def _tell(self, error: BaseException) -> None:
        if isinstance(error, Refused):
            self._refused(error)
            return
        LOG.error("An exception nobody took", exc_info=error)
        if self._telling:
            return
        self._telling = True
        try:
            self._show(error)
        finally:
            self._telling = False
