"""What the window passes down to its pages: no page reaches for anything global."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from scse_desk.language import Language, Message
from scse_desk.refused import Refused
from scse_desk.settings import Settings
from scse_desk.task import Progress
from scse_desk.ui.changes import Changes
from scse_desk.ui.theme import Theme

if TYPE_CHECKING:
    from scse_desk.store import Store

T = TypeVar("T")


@dataclass(frozen=True)
class Remedy:
    """What a notice offers to do: a label (in the window's language) and a function."""

    label: str
    run: Callable[[], object]


class RunTask(Protocol):
    """Runs work off the window's thread, with progress and cancel in the status line."""

    def __call__(
        self, title: str, work: Callable[[Progress], T], done: Callable[[T], object] | None = None
    ) -> None:
        """`title` is in the window's language; `done` gets the result on the window's thread."""


class ShowMessage(Protocol):
    """Shows a notice that waits for nobody."""

    def __call__(self, text: str, tone: str = "neutral", remedy: Remedy | None = None) -> None:
        """`text` is in the window's language; `tone` is green, blue, amber, red or neutral."""


def _no_file_to_put_back(path: Path) -> None:
    raise LookupError(path)


@dataclass(frozen=True)
class Context:
    """One store seen in one language and theme, at one edition.

    A change of language, theme, scale or edition makes a new one, and the pages anew.
    """

    store: Store
    language: Language
    settings: Settings
    theme: Theme
    edition_id: int | None
    changes: Changes
    open_record: Callable[[str, int], None]
    open_page: Callable[[str], None]
    choose_edition: Callable[[int], None]
    run_task: RunTask
    show_message: ShowMessage
    perform: Callable[[str], None]
    """Runs a command of the frame by its key: "seed", "sample", "attach-documents"…"""
    restore_backup: Callable[[Path], object] = _no_file_to_put_back
    """Puts a copy in the place of the open file, and opens that."""

    def text(self, message: str, /, **values: object) -> str:
        """A marked message in the window's language."""
        return self.language.text(message, **values)

    def show_refusal(self, refusal: Refused) -> None:
        """Show why something was refused."""
        self.show_message(self.language.say(refusal.message), "red")

    def attempt(self, work: Callable[..., T], *values: Any) -> T | None:
        """Run `work(*values)`; a refusal is shown as a notice and gives None."""
        try:
            return work(*values)
        except Refused as refusal:
            self.show_refusal(refusal)
            return None

    def undone(self, message: Message) -> str:
        """The words of a change as a sentence part, for notices."""
        return self.language.say(message)
