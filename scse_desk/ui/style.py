"""The theme as Qt's style sheet, palette and fonts; everything a page shows takes its look here."""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from dataclasses import fields
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtWidgets import QApplication, QStyleFactory

from scse_desk.resources import locate
from scse_desk.ui.fonts import load_fonts
from scse_desk.ui.icons import source
from scse_desk.ui.theme import Theme, Tone

PICTURES = {
    "down": ("chevron-down", "secondary"),
    "up": ("chevron-up", "secondary"),
    "left": ("chevron-left", "secondary"),
    "right": ("chevron-right", "secondary"),
    "check": ("check-bold", "on_accent"),
    "check_menu": ("check", "accent"),
    "dot": ("radio-dot", "on_accent"),
    "close": ("close", "secondary"),
}


def apply(application: QApplication, theme: Theme) -> None:
    """Dress the whole application in `theme`; what it wears already costs nothing."""
    worn = f"{theme.dark} {theme.scale}"
    if application.property("scse_theme") == worn:
        return
    application.setProperty("scse_theme", worn)
    load_fonts()
    application.setStyle(QStyleFactory.create("Fusion"))
    application.setPalette(theme.palette())
    application.setFont(theme.font())
    application.setStyleSheet(style_sheet(theme, picture_folder()))


@cache
def picture_folder() -> Path:
    """A folder, as long as the process lives, for pictures a style sheet only takes from files."""
    folder = Path(tempfile.mkdtemp(prefix="scse-desk-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def style_sheet(theme: Theme, folder: Path) -> str:
    """The style sheet of `theme`, its pixels scaled, its pictures written into `folder`."""
    template = locate("resources", "style.qss").read_text(encoding="utf-8")
    scaled = re.sub(r"\b(\d+(?:\.\d+)?)px", lambda found: _scaled(theme, found[1]), template)
    return Template(scaled).substitute(_values(theme) | _pictures(theme, folder))


def _scaled(theme: Theme, number: str) -> str:
    pixels = float(number)
    return f"{max(1, theme.px(pixels))}px" if pixels else "0px"


def _values(theme: Theme) -> dict[str, str]:
    values: dict[str, str] = {}
    for field in fields(theme.colours):
        value = getattr(theme.colours, field.name)
        if isinstance(value, Tone):
            values |= {
                f"{field.name}_ink": value.ink,
                f"{field.name}_ground": value.ground,
                f"{field.name}_line": value.line,
            }
        else:
            values[field.name] = value
    return values


def _pictures(theme: Theme, folder: Path) -> dict[str, str]:
    found = {}
    for name, (icon, role) in PICTURES.items():
        colour = theme.colour(role).name()
        path = folder / f"{icon}-{colour[1:]}.svg"
        if not path.exists():
            path.write_bytes(source(icon, colour))
        found[f"picture_{name}"] = f'"{path.as_posix()}"'
    return found
