"""The colours of marks, one for each group of facts; the legend gives each its word."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QColor

from scse_desk.ui.theme import Theme

LIGHT: Mapping[str, str] = {
    "figure": "#1c4fae",
    "claim": "#5b34a6",
    "edition": "#0b6e69",
    "organisation": "#5d5346",
    "person": "#a3246b",
    "programme": "#5a6600",
    "text": "#a81f16",
}
DARK: Mapping[str, str] = {
    "figure": "#97bdff",
    "claim": "#c8afff",
    "edition": "#52c7bb",
    "organisation": "#d2c4b0",
    "person": "#ff9ccf",
    "programme": "#c9d46a",
    "text": "#ff9f96",
}
TINT = 26
"""Opacity of the ground under marked words, of 255: where facts overlap it adds up."""


def ink(theme: Theme, group: str) -> QColor:
    """The colour of a group's lines and dots."""
    return QColor((DARK if theme.dark else LIGHT)[group])


def tint(theme: Theme, group: str, opacity: int = TINT) -> QColor:
    """The colour of the ground under a group's words."""
    made = ink(theme, group)
    made.setAlpha(opacity)
    return made
