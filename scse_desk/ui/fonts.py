"""The shipped fonts, given to Qt (all of them: together they cost some 30 ms)."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFontDatabase

from scse_desk.resources import locate


@cache
def load_fonts() -> None:
    """Give Qt every font file of the product, once a process; needs the application object."""
    for path in sorted(locate("resources", "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
