"""First start: choose the language, then how to begin."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from scse_desk.language import LANGUAGES, N_, OWN_NAMES
from scse_desk.ui.choice_card import ChoiceCard
from scse_desk.ui.icons import pixmap
from scse_desk.ui.theme import Theme
from scse_desk.ui.widgets import button, column, label, row
from scse_desk.ui.window import Window

WIDTH = 720
MOST = 1000


class Beginnings(Protocol):
    """The ways to begin; see `ui.desk.Desk`."""

    def start_with_documents(self) -> None:
        """Make the default file with the facts of the documents."""

    def start_with_sample(self) -> None:
        """Make a file with the sample edition."""

    def choose_file(self) -> None:
        """Open a file."""

    def choose_new(self) -> None:
        """Make an empty file."""


class Welcome(QWidget):
    """Language first, in each language's own words, then four ways to begin."""

    def __init__(self, window: Window, beginnings: Beginnings) -> None:
        super().__init__()
        self.setObjectName("page")
        theme, words = window.theme, window.language
        self.languages = [self._language(window, code) for code in LANGUAGES]
        self.choices = [
            ChoiceCard(theme, words.text(title), words.text(text), picture_name, run)
            for title, text, picture_name, run in (
                (
                    N_("Start with the SCSE documents"),
                    N_("Editions 2020 to 2025 with every figure and its source."),
                    "documents",
                    beginnings.start_with_documents,
                ),
                (
                    N_("Open a sample edition"),
                    N_("600 exhibitors, 120 delegations and 1,000 meeting requests, all invented."),
                    "exhibitors",
                    beginnings.start_with_sample,
                ),
                (
                    N_("Open a file"),
                    N_("Go on with a file you or a colleague made before."),
                    "folder",
                    beginnings.choose_file,
                ),
                (
                    N_("New"),
                    N_("Begin with an empty file for your own show."),
                    "plus",
                    beginnings.choose_new,
                ),
            )
        ]
        self._lay_out(theme, words.text(N_("Welcome to SCSE Desk")), words.text(SUBTITLE))
        self.languages[LANGUAGES.index(words.code)].setFocus()

    def _language(self, window: Window, code: str) -> QWidget:
        chosen = window.language.code == code
        made = button(
            window.theme,
            OWN_NAMES[code],
            lambda: window.choose_language(code),
            kind="primary" if chosen else "",
        )
        made.setObjectName(f"language-{code}")
        return made

    def _lay_out(self, theme: Theme, title: str, subtitle: str) -> None:
        sign = label()
        sign.setPixmap(pixmap("mark", theme.colours.accent, theme.px(48)))
        cards = QGridLayout()
        cards.setSpacing(theme.px(14))
        for place, choice in enumerate(self.choices):
            choice.setMinimumHeight(theme.px(96))
            cards.addWidget(choice, place // 2, place % 2)
        body = column(
            sign,
            label(title, "figure"),
            label(subtitle, "muted", wrap=True),
            theme.px(12),
            row(*self.languages, None, spacing=theme.px(8)),
            theme.px(12),
            cards,
            spacing=theme.px(8),
        )
        middle = QWidget()
        middle.setLayout(body)
        middle.setMaximumWidth(theme.px(WIDTH))
        outer = QVBoxLayout()
        outer.addStretch(2)
        line = row()
        line.addStretch(1)
        line.addWidget(middle, MOST)  # as wide as it may be before the sides get any
        line.addStretch(1)
        outer.addLayout(line)
        outer.addStretch(3)
        inner = QWidget()
        inner.setLayout(outer)
        scroll = QScrollArea()  # at 200 % it is higher than many a screen
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(column(scroll))


SUBTITLE = N_(
    "Editions, delegations, matchmaking and papers of your trade show, in four languages."
    " Choose a language, then how to begin."
)
