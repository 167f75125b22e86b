"""Cards, notices, lists of what to do, and what an empty page says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from scse_desk.ui.chips import Chip
from scse_desk.ui.context import Remedy
from scse_desk.ui.icons import pixmap
from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import Item, button, column, label, picture, row

TONE_ICONS = {
    "amber": "warning",
    "red": "error",
    "green": "done",
    "blue": "info",
    "neutral": "info",
}


def card(theme: Theme, *items: Item, title: str = "", aside: QWidget | None = None) -> QFrame:
    """A white card with a heading (in the window's language) and something at its right."""
    made = QFrame()
    made.setProperty("card", "true")
    layout = column(*items, spacing=theme.px(8))
    pad = theme.px(16)
    layout.setContentsMargins(pad, theme.px(14), pad, theme.px(14))
    if title:
        heading = row(label(title, "strong"), None, spacing=theme.px(8))
        if aside is not None:
            heading.addWidget(aside)
        layout.insertLayout(0, heading)
    if not any(item is None or _grows(item) for item in items):
        layout.addStretch(0)
    made.setLayout(layout)
    return made


def _grows(item: Item) -> bool:
    """Whether an item wants all the height there is."""
    if not isinstance(item, QWidget):
        return False
    return bool(item.sizePolicy().expandingDirections() & Qt.Orientation.Vertical)


@dataclass(frozen=True)
class Notice:
    """Something to know about a record, with what can be done; in the window's language."""

    text: str
    tone: str = "amber"
    remedies: tuple[Remedy, ...] = ()


def notice_panel(theme: Theme, notice: Notice) -> QFrame:
    """A notice in its colour, with a picture of its own and its remedies as links."""
    made = QFrame()
    made.setProperty("tone", notice.tone)
    words = label(notice.text, wrap=True)
    sign = picture(theme, TONE_ICONS.get(notice.tone, "info"), notice.tone)
    links = row(spacing=theme.px(8))
    for remedy in notice.remedies:
        links.addWidget(button(theme, remedy.label, remedy.run, kind="link"))
    links.addStretch(1)
    body = column(words, spacing=theme.px(4))
    if notice.remedies:
        body.addLayout(links)
    else:
        links.deleteLater()
    layout = QHBoxLayout()
    layout.setSpacing(theme.px(10))
    layout.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
    layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    layout.addLayout(body, 1)
    made.setLayout(layout)
    made.setAccessibleName(notice.text)
    return made


@dataclass(frozen=True)
class ToDo:
    """Something to do: a word of its kind as a chip, what it is, and the remedy."""

    word: str
    tone: str
    text: str
    remedy: Remedy | None = None


def to_do_list(theme: Theme, items: Sequence[ToDo], nothing: str) -> QWidget:
    """What needs doing, each with its remedy one click away; `nothing` is said of an empty list."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.px(10))
    for item in items:
        line = row(spacing=theme.px(8))
        line.addWidget(Chip(theme, item.word, item.tone), 0, Qt.AlignmentFlag.AlignTop)
        words = label(item.text, wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        if item.remedy:
            link = button(theme, item.remedy.label, item.remedy.run, kind="link")
            line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(line)
    if not items:
        done = row(picture(theme, "done", "green"), label(nothing, "muted"), None)
        layout.addLayout(done)
    layout.addStretch(1)
    made = QWidget()
    made.setLayout(layout)
    return made


@dataclass(frozen=True)
class Empty:
    """What a page without anything on it says; marked messages. `label` names its one button."""

    title: str
    text: str = ""
    label: str = ""
    icon: str = "documents"


class Balanced(QLabel):
    """Words in the middle, on lines of about the same length, none longer than `most` pixels."""

    def __init__(self, text: str, role: str, most: int) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMaximumWidth(most)

    def sizeHint(self) -> QSize:
        """Wide enough that no word is left alone on the last line."""
        whole = self.fontMetrics().horizontalAdvance(self.text()) + self.fontMetrics().height()
        lines = -(-whole // self.maximumWidth())
        width = whole if lines == 1 else min(self.maximumWidth(), whole * 108 // (100 * lines))
        return QSize(width, self.heightForWidth(width))


def empty_state(
    theme: Theme,
    title: str,
    text: str = "",
    *,
    icon: str = "documents",
    remedies: Sequence[Remedy] = (),
) -> QWidget:
    """A quiet page that says what to do first; the first remedy is the primary button."""
    made = QWidget()
    sign = _round_picture(theme, icon)
    words, more = Balanced(title, "record", theme.px(420)), Balanced(text, "muted", theme.px(420))
    for part in (words, more):
        part.setMinimumWidth(theme.px(240))
        part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        part.ensurePolished()
        part.setMinimumHeight(max(0, part.heightForWidth(part.minimumWidth())))  # -1: no words
    buttons = row(None, spacing=theme.px(8))
    for place, remedy in enumerate(remedies):
        kind = "primary" if place == 0 else ""
        buttons.addWidget(button(theme, remedy.label, remedy.run, kind=kind))
    buttons.addStretch(1)
    layout = QVBoxLayout()
    layout.setSpacing(theme.px(8))
    layout.addStretch(2)
    middle = Qt.AlignmentFlag.AlignHCenter
    layout.addWidget(sign, 0, middle)
    layout.addWidget(words, 0, middle)
    layout.addWidget(more, 0, middle)
    layout.addSpacing(theme.px(8))
    layout.addLayout(buttons)
    layout.addStretch(3)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    made.setLayout(layout)
    more.setVisible(bool(text))
    return made


def _round_picture(theme: Theme, icon: str) -> QWidget:
    made = QFrame()
    size = theme.px(56)
    made.setFixedSize(size, size)
    made.setStyleSheet(
        f"background: {theme.colours.accent_tint}; border: none; border-radius: {size // 2}px;"
    )
    inner = label()
    pixels = theme.px(26)
    inner.setPixmap(pixmap(icon, theme.colours.accent, pixels))
    inner.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setLayout(column(inner, margins=(0, 0, 0, 0)))
    return made


def facts(theme: Theme, pairs: Sequence[tuple[str, str]]) -> QWidget:
    """Labels and their values below each other, for what is only read."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.px(6))
    for name, value in pairs:
        words = label(value or "—", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        title = label(name, "label")
        title.setFixedWidth(theme.px(120))
        title.setWordWrap(True)
        line = row(spacing=theme.px(8))
        line.addWidget(title, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        layout.addLayout(line)
    made = QWidget()
    made.setLayout(layout)
    return made
