"""Qt's own words (buttons, context menus, the print dialog) in the window's language.

Qt ships no Vietnamese and no Indonesian, so they are looked up in the product's own catalogue.
"""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from scse_desk.language import N_, Language, language

QT_WORDS = (
    N_("OK"),
    N_("Save"),
    N_("Save All"),
    N_("Open"),
    N_("Yes"),
    N_("No"),
    N_("Abort"),
    N_("Retry"),
    N_("Ignore"),
    N_("Close"),
    N_("Cancel"),
    N_("Discard"),
    N_("Help"),
    N_("Apply"),
    N_("Reset"),
    N_("Undo"),
    N_("Redo"),
    N_("Cut"),
    N_("Copy"),
    N_("Copy Link Location"),
    N_("Paste"),
    N_("Delete"),
    N_("Select All"),
    N_("Clear"),
    N_("Print"),
    N_("Print…"),
    N_("Printer"),
    N_("Pages"),
    N_("Page"),
    N_("Copies"),
    N_("Options"),
    N_("Properties"),
    N_("Preview"),
    N_("All Files (*)"),
    N_("Directory"),
    N_("File name:"),
    N_("Files of type:"),
    N_("Look in:"),
    N_("Name"),
    N_("Size"),
    N_("Type"),
    N_("Date Modified"),
    N_("Back"),
    N_("Forward"),
    N_("Parent Directory"),
    N_("Create New Folder"),
    N_("New Folder"),
    N_("List View"),
    N_("Detail View"),
    N_("My Computer"),
    N_("Computer"),
    N_("Rename"),
    N_("Open File"),
    N_("Save As"),
    N_("Next Month"),
    N_("Previous Month"),
)


class Translator(QTranslator):
    """Looks Qt's words up in the catalogue, whatever accelerators and dots Qt puts into them."""

    def __init__(self) -> None:
        super().__init__()
        self._language: Language = language("en")

    def speak(self, spoken: Language) -> None:
        """Translate into another language from now on."""
        self._language = spoken

    def isEmpty(self) -> bool:
        """Never: Qt would not ask."""
        return False

    def translate(
        self,
        context: str | bytes | bytearray | memoryview,
        sourceText: str | bytes | bytearray | memoryview,  # noqa: N803 - Qt's name
        disambiguation: str | bytes | bytearray | memoryview | None = None,
        n: int = -1,
    ) -> str:
        """The words in the language; Qt's own where there are none."""
        del context, disambiguation, n
        words = sourceText if isinstance(sourceText, str) else bytes(sourceText).decode()
        plain = words.replace("&", "")
        ending = next((end for end in ("...", "…") if plain.endswith(end)), "")
        bare = plain.removesuffix(ending) if ending else plain
        found = self._language.translation(plain) or self._language.translation(bare)
        if not found:
            return words
        return f"{found}…" if ending and not found.endswith("…") else found
