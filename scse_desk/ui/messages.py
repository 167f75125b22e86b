"""Notices over the window that wait for nobody: a refusal, a note, what can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from scse_desk.language import N_, Language
from scse_desk.ui.cards import TONE_ICONS
from scse_desk.ui.context import Remedy
from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import button, label, picture, row

SHOWN_MS = {"red": 0, "amber": 12_000}
OTHERWISE_MS = 6_000
MOST = 3


class Messages(QWidget):
    """Notices at the foot of the window, the latest lowest; Escape takes the latest away."""

    def __init__(self, parent: QWidget, theme: Theme, language: Language) -> None:
        super().__init__(parent)
        self._over = parent
        self._theme, self._language = theme, language
        self._layout = QVBoxLayout()
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.px(8))
        self.setLayout(self._layout)
        self.hide()
        parent.installEventFilter(self)

    def show_message(self, text: str, tone: str = "neutral", remedy: Remedy | None = None) -> None:
        """Show a notice; a refusal stays until it is taken away, or something else is said."""
        for panel in self._panels():
            if panel.property("text") == text or panel.property("tone") == "red":
                self._remove(panel)
        while len(self._panels()) >= MOST:
            self._remove(self._panels()[0])
        panel = self._panel(text, tone, remedy)
        self._layout.addWidget(panel)
        if wait := SHOWN_MS.get(tone, OTHERWISE_MS):
            QTimer.singleShot(wait, panel, lambda: self._remove(panel))
        self._place()

    def texts(self) -> list[str]:
        """What is shown, the latest last."""
        return [str(panel.property("text")) for panel in self._panels()]

    def withdraw(self) -> None:
        """Take away what offered to take back, or to make again, a change before the latest."""
        for panel in self._panels():
            if panel.property("passing"):
                self._remove(panel)

    def dismiss(self) -> bool:
        """Take the latest notice away; False if there is none."""
        panels = self._panels()
        if panels:
            self._remove(panels[-1])
        return bool(panels)

    def _panel(self, text: str, tone: str, remedy: Remedy | None) -> QFrame:
        theme = self._theme
        panel = QFrame()
        panel.setProperty("tone", tone)
        panel.setProperty("text", text)
        panel.setProperty("passing", remedy is not None and tone not in SHOWN_MS)
        panel.setAccessibleName(text)
        words = label(text, wrap=True)
        words.setMinimumWidth(theme.px(220))
        layout = row(spacing=theme.px(10))
        layout.setContentsMargins(theme.px(14), theme.px(8), theme.px(8), theme.px(8))
        role = tone if tone in {"red", "amber", "green", "blue"} else "secondary"
        layout.addWidget(picture(theme, TONE_ICONS.get(tone, "info"), role))
        layout.addWidget(words, 1)
        if remedy is not None:
            link = button(theme, remedy.label, kind="link")
            link.clicked.connect(lambda: self._run(panel, remedy))
            layout.addWidget(link)
        close = button(theme, self._language.text(N_("Close")), kind="icon", picture="close")
        close.clicked.connect(lambda: self._remove(panel))
        layout.addWidget(close)
        panel.setLayout(layout)
        panel.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return panel

    def _run(self, panel: QFrame, remedy: Remedy) -> None:
        self._remove(panel)
        remedy.run()

    def _panels(self) -> list[QFrame]:
        items = (self._layout.itemAt(place) for place in range(self._layout.count()))
        return [w for item in items if item and isinstance(w := item.widget(), QFrame)]

    def _remove(self, panel: QFrame) -> None:
        if self._layout.indexOf(panel) >= 0:
            self._layout.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
        self._place()

    def _place(self) -> None:
        parent = self._over
        self.setVisible(bool(self._panels()))
        if not self._panels():
            return
        width = min(self._theme.px(540), parent.width() - self._theme.px(40))
        self.setFixedWidth(width)
        panels = self._panels()
        gaps = self._layout.spacing() * (len(panels) - 1)
        height = sum(_height(panel, width) for panel in panels) + gaps
        left = (parent.width() - width) // 2
        self.setGeometry(left, parent.height() - height - self._theme.px(44), width, height)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window."""
        if event.type() is QEvent.Type.Resize and watched is self._over:
            self._place()
        return super().eventFilter(watched, event)


def _height(panel: QFrame, width: int) -> int:
    """How high a notice is at a width, its style already counted."""
    for part in panel.findChildren(QWidget):
        part.ensurePolished()
    layout = panel.layout()
    if layout is None:
        return panel.sizeHint().height()
    layout.invalidate()
    return max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
