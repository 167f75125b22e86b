"""What this program is, and under which licences it and its parts may be used."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from importlib import metadata

from PySide6.QtWidgets import QWidget

from scse_desk import __version__
from scse_desk.language import N_
from scse_desk.ui.cards import card
from scse_desk.ui.context import Context
from scse_desk.ui.icons import pixmap
from scse_desk.ui.settings.parts import TwoColumns, line
from scse_desk.ui.widgets import column, label, row

FONTS = (
    ("Noto Sans", N_("Latin, Vietnamese and Cyrillic")),
    ("Noto Sans TC", N_("Traditional Chinese")),
    ("Noto Sans SC", N_("Simplified Chinese")),
    ("Noto Sans JP", N_("Japanese")),
    ("Noto Sans KR", N_("Korean")),
    ("Noto Sans Thai", N_("Thai")),
    ("Noto Sans Arabic", N_("Arabic")),
)
FONT_LICENCE = "SIL OFL 1.1"
LIBRARIES: Sequence[tuple[str, str]] = (
    ("alembic", "MIT"),
    ("Babel", "BSD-3-Clause"),
    ("filelock", "MIT"),
    ("fonttools", "MIT"),
    ("lxml", "BSD-3-Clause"),
    ("openpyxl", "MIT"),
    ("phonenumbers", "Apache-2.0"),
    ("platformdirs", "MIT"),
    ("psutil", "BSD-3-Clause"),
    ("pypdfium2", "Apache-2.0, BSD-3-Clause"),
    ("PySide6-Essentials", "LGPL-3.0"),
    ("python-bidi", "LGPL-3.0"),
    ("RapidFuzz", "MIT"),
    ("reportlab", "BSD-3-Clause"),
    ("SQLAlchemy", "MIT"),
    ("sqlcipher3", "Zlib"),
    ("tqdm", "MPL-2.0, MIT"),
    ("uharfbuzz", "Apache-2.0"),
)
"""What the program is built on, with the licence of each."""


def version_of(name: str) -> str:
    """The version of an installed library, nothing where it is not known."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


class About(QWidget):
    """The program at the left, its parts at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        left = [self._program(), self._fonts()]
        self.setLayout(column(TwoColumns(context.theme, left, [self._libraries()])))

    def _program(self) -> QWidget:
        theme, text = self._context.theme, self._context.text
        sign = label()
        sign.setPixmap(pixmap("mark", theme.colours.accent, theme.px(44)))
        words = column(
            label("SCSE Desk", "record"),
            label(text(N_("Version {version}"), version=__version__), "muted"),
            spacing=theme.px(1),
        )
        said = N_("Editions, delegations, matchmaking and papers of a trade show.")
        return card(
            theme,
            row(sign, words, None, spacing=theme.px(14)),
            label(text(said), wrap=True),
            line(theme, text(N_("Licence")), "", label("Apache-2.0", "muted")),
            line(theme, "Python", "", label(platform.python_version(), "muted")),
            line(theme, text(N_("System")), "", label(platform.platform(terse=True), "muted")),
        )

    def _fonts(self) -> QWidget:
        theme, text = self._context.theme, self._context.text
        lines = [
            line(theme, name, text(script), label(FONT_LICENCE, "muted")) for name, script in FONTS
        ]
        return card(theme, *lines, title=text(N_("Fonts")))

    def _libraries(self) -> QWidget:
        theme, text = self._context.theme, self._context.text
        lines = [
            line(theme, f"{name} {version_of(name)}", "", label(licence, "muted"))
            for name, licence in LIBRARIES
        ]
        return card(theme, *lines, title=text(N_("Libraries")))
