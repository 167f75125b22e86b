"""What the page of documents says while there is nothing to read."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from scse_desk.language import N_
from scse_desk.ui.cards import empty_state
from scse_desk.ui.context import Context, Remedy


def no_documents(context: Context) -> QWidget:
    """The store knows no document yet."""
    text = context.text
    seed = Remedy(text(N_("Add the facts of the documents")), lambda: context.perform("seed"))
    return empty_state(
        context.theme,
        text(N_("No documents yet")),
        text(N_("The SCSE documents bring every figure with its source.")),
        icon="documents",
        remedies=[] if context.store.read_only else [seed],
    )


def not_attached(context: Context) -> QWidget:
    """The facts of a document are there, its text is not."""
    text = context.text
    attach = Remedy(text(N_("Attach documents…")), lambda: context.perform("attach-documents"))
    return empty_state(
        context.theme,
        text(N_("The text is not attached")),
        text(
            N_(
                "Choose the folder that has the file of this document. It is known by its"
                " checksum, whatever its name. The facts at the right stand without it."
            )
        ),
        icon="link",
        remedies=[] if context.store.read_only else [attach],
    )
