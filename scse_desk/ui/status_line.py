"""The line at the foot: which store, whether it can be changed, and what is running."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from scse_desk.language import N_, Language
from scse_desk.ui.tasks import Task, Tasks
from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import button, label, picture, row


class StatusLine(QFrame):
    """Name and state of the store at the left, the running task with its cancel at the right."""

    def __init__(
        self, theme: Theme, language: Language, name: str, tasks: Tasks, *, read_only: bool
    ) -> None:
        super().__init__()
        self.setObjectName("statusline")
        self._language = language
        self._task: Task | None = None
        self._waiting: list[Task] = []
        self.setFixedHeight(theme.px(28))
        self._words = label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(160))
        self._cancel = button(theme, language.text(N_("Cancel")), self._stop, kind="link")
        self._running: list[QWidget] = [self._words, self._bar, self._cancel]
        sign = picture(
            theme, "lock" if read_only else "done", "amber" if read_only else "green", 14
        )
        state = N_("open for reading only") if read_only else N_("saved")
        layout = row(
            sign,
            label(f"{name}  ·  {language.text(state)}"),
            None,
            *self._running,
            spacing=theme.px(8),
        )
        layout.setContentsMargins(theme.px(16), 0, theme.px(12), 0)
        self.setLayout(layout)
        self._show_running(False)
        tasks.started.connect(self._start)
        tasks.ended.connect(self._end)

    def _show_running(self, running: bool) -> None:  # noqa: FBT001
        for widget in self._running:
            widget.setVisible(running)

    def _start(self, task: Task) -> None:
        if self._task is None:
            self._show(task)
        else:
            self._waiting.append(task)

    def _show(self, task: Task) -> None:
        self._task = task
        self._words.setText(task.title)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        task.progressed.connect(self._progress)
        self._show_running(True)

    def _progress(self, done: int, total: int, text: str) -> None:
        if self._task is None:
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._words.setText(f"{self._task.title}  ·  {text}" if text else self._task.title)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._cancel.setEnabled(False)
            self._words.setText(self._language.text(N_("Stopping…")))

    def _end(self, task: Task) -> None:
        if task is not self._task:
            if task in self._waiting:
                self._waiting.remove(task)
            return
        self._task = None
        self._show_running(False)
        if self._waiting:
            self._show(self._waiting.pop(0))
