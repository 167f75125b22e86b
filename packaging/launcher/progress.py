"""One line that says how far a long piece of work is."""

import shutil
import sys
from types import TracebackType
from typing import Self


class Line:
    """On a terminal a line that is written over; in a log each text is a line of its own."""

    def __init__(self) -> None:
        self._text = ""
        self._terminal = sys.stdout.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave the last text standing on a line of its own."""
        if self._terminal and self._text:
            print(flush=True)

    def say(self, text: str) -> None:
        """Show the text, cut to the width of the terminal."""
        if text == self._text:
            return
        if self._terminal:
            width = shutil.get_terminal_size().columns - 1
            print(f"\r{text[:width].ljust(width)}", end="", flush=True)
        else:
            print(text, flush=True)
        self._text = text
