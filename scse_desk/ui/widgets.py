"""Small builders: labels, buttons and rows in the one visual style."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from scse_desk.ui.icons import icon, pixmap
from scse_desk.ui.theme import Theme

Item = QWidget | QLayout | int | None


def label(text: str = "", role: str = "body", *, wrap: bool = False) -> QLabel:
    """Plain words; user text is safe in them, for they are never read as rich text.

    Roles of the style sheet: page, record, figure, strong, muted, secondary, label, heading, error.
    """
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def button(
    theme: Theme,
    text: str,
    run: Callable[[], object] | None = None,
    *,
    kind: str = "",
    picture: str = "",
    tip: str = "",
) -> QPushButton:
    """A button; `kind` is "", primary (one a page), quiet, link, small, danger or icon.

    A button of kind icon shows only its picture: its text is for screen readers and the tip.
    """
    words = text.replace("&", "&&")
    made = QPushButton("" if kind == "icon" else f" {words}" if picture and words else words)
    made.setProperty("kind", kind)
    made.setAccessibleName(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if tip or kind == "icon":
        made.setToolTip(tip or text)
    if picture:
        role = {"primary": "on_accent", "link": "accent", "danger": "red"}.get(kind, "secondary")
        made.setIcon(icon(theme, picture, role))
        made.setIconSize(QSize(theme.px(16), theme.px(16)))
    if run is not None:
        made.clicked.connect(lambda: run())  # noqa: PLW0108 - without Qt's `checked`
    return made


def set_short(made: QPushButton, short: bool) -> None:  # noqa: FBT001
    """Show the picture of a button alone, its words as a tip, or both again."""
    words = made.property("words")
    if short and words is None:
        made.setProperty("words", made.text())
        made.setText("")
        made.setToolTip(made.accessibleName())
    elif not short and words is not None:
        made.setText(words)
        made.setProperty("words", None)
        made.setToolTip("")


def picture(theme: Theme, name: str, role: str = "secondary", size: int = 16) -> QLabel:
    """An icon as a label; `size` is that of a drawing at 100 %."""
    made = QLabel()
    made.setPixmap(pixmap(name, theme.colour(role).name(), theme.px(size)))
    made.setFixedSize(theme.px(size), theme.px(size))
    return made


def row(
    *items: Item, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Items side by side: widgets, layouts, a number for a gap, None for what stretches."""
    made = QHBoxLayout()
    fill(made, items, spacing, margins)
    return made


def column(
    *items: Item, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Items below each other, as in `row`."""
    made = QVBoxLayout()
    fill(made, items, spacing, margins)
    return made


def fill(
    layout: QBoxLayout, items: tuple[Item, ...], spacing: int, margins: tuple[int, int, int, int]
) -> None:
    """Put items into a layout; spacing and margins are real pixels."""
    layout.setSpacing(spacing)
    layout.setContentsMargins(*margins)
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, int):
            layout.addSpacing(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)


def holder(layout: QLayout, name: str = "") -> QWidget:
    """A widget around a layout."""
    made = QWidget()
    made.setObjectName(name)
    made.setLayout(layout)
    return made


def scrolled(inner: QWidget) -> QScrollArea:
    """A widget that scrolls up and down where it finds no room."""
    made = QScrollArea()
    made.setWidget(inner)
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def settle(area: QScrollArea) -> None:
    """Set out at once what was put into a widget that scrolls.

    Left to itself Qt shows, styles and measures widgets that stand in each other in several turns
    of its loop, each going by heights of the turn before, and paints cut words in between.
    """
    explicit = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    if (inner := area.widget()) is None:
        return
    for each in [*reversed(inner.findChildren(QWidget)), inner]:  # those within others first
        if each.isHidden() and not each.isWindow() and not each.testAttribute(explicit):
            each.show()
        each.ensurePolished()
        if (layout := each.layout()) is not None:
            layout.activate()
    QCoreApplication.sendEvent(area, QEvent(QEvent.Type.LayoutRequest))


def rule() -> QFrame:
    """A hairline from left to right."""
    made = QFrame()
    made.setProperty("rule", "true")
    made.setFixedHeight(1)
    return made


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties the style sheet asks about, and let it look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and destroy it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
