"""Several lines of words in each of the four languages, one language at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QSizePolicy, QWidget

from scse_desk.language import LANGUAGES, N_, OWN_NAMES
from scse_desk.ui.editors import Editor, LongBox, names_without_raw
from scse_desk.ui.flow import Flow
from scse_desk.ui.widgets import column, holder, row

RAW = "raw"
CODES = (*LANGUAGES, RAW)
SHORT = {"en": "English", "zh_TW": "中文", "vi": "Việt", "id": "Indonesia"}
"""Each language in its own words, short enough to stand side by side."""


class TextsEditor(Editor):
    """A box of some lines, and above it the languages; a dot marks those that have a text.

    The text as entered is offered beside them where it is that of no language.
    """

    def make(self) -> QWidget:
        """The languages over the box."""
        theme = self.context.theme
        self._shown: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._code = self.context.language.code
        self._hint = self.context.text(self.field.hint) if self.field.hint else ""
        self._stand_in = self._hint
        self._box = LongBox(self.left.emit)
        self._box.setReadOnly(self.field.read_only)
        self._box.setFixedHeight(theme.px(24 + 16 * self.field.lines))
        self._box.setAccessibleName(self.context.text(self.field.label))
        self._group = QButtonGroup(self)
        line = Flow(theme.px(2))
        self._names = {**OWN_NAMES, RAW: self.context.text(N_("As entered"))}
        for place, code in enumerate(CODES):
            made = QPushButton(SHORT.get(code, self._names[code]))
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            made.setProperty("kind", "segment")
            made.setCheckable(True)
            self._group.addButton(made, place)
            line.add(made)
        bar = QFrame()
        bar.setObjectName("segments")
        bar.setLayout(row(line, margins=(theme.px(2),) * 4))
        self._group.button(CODES.index(self._code)).setChecked(True)
        self._group.idClicked.connect(self.turn_to)
        self._box.textChanged.connect(self._note)
        return holder(column(bar, self._box, spacing=theme.px(4)))

    def turn_to(self, place: int) -> None:
        """Show the text of another language."""
        self._code = CODES[place]
        self._group.button(place).setChecked(True)
        self._show_text()

    def _show_text(self) -> None:
        self._box.blockSignals(True)
        self._box.shown = self._shown.get(self._code, "")
        self._box.setPlaceholderText(self._stand_in)
        text = self._texts.get(self._code, "")
        if self._box.toPlainText() != text:
            self._box.setPlainText(text)
        self._box.blockSignals(False)
        self._mark()

    def _note(self) -> None:
        self._texts[self._code] = self._box.toPlainText()
        self._mark()

    def _mark(self) -> None:
        for place, code in enumerate(CODES):
            filled = bool(self._texts.get(code, "").strip())
            name = self._names[code]
            short = SHORT.get(code, name)
            self._group.button(place).setText(f"{short} •" if filled else short)
            words = self.context.text(N_("{language}: filled in"), language=name)
            self._group.button(place).setAccessibleName(words if filled else name)

    def take(self, value: Any) -> None:
        """Show the texts; what stands in for an empty one is shown in grey."""
        texts: Mapping[str, str] = value or {}
        raw = texts.get(RAW, "")
        self._shown = names_without_raw(texts)
        offered = bool(raw) and raw not in self._shown.values()
        if offered:
            self._shown[RAW] = raw
        self._group.button(CODES.index(RAW)).setVisible(offered)
        if self._code == RAW and not offered:
            self._code = self.context.language.code
            self._group.button(CODES.index(self._code)).setChecked(True)
        self._texts = dict(self._shown)
        self._stand_in = texts.get("en") or raw or self._hint
        self._show_text()

    def touched(self) -> bool:
        """Whether a text is another now."""
        return self.value() != self._shown

    def value(self) -> object:
        """Language code to text, without empty ones but the one as entered where it is shown."""
        typed = {code: text.strip() for code, text in self._texts.items()}
        kept = {code: text for code, text in typed.items() if text}
        return {RAW: "", **kept} if RAW in self._shown else kept

    def marked(self) -> QWidget:
        """The box."""
        return self._box
