"""Where a character of a text stands in Qt, which counts UTF-16 units and one break a line."""

from __future__ import annotations

from bisect import bisect_right


class Places:
    """Offsets in code points of a text, and positions in a QTextDocument of the same text."""

    def __init__(self, text: str) -> None:
        self._positions = [0]
        position = 0
        for place, character in enumerate(text):
            joined = character == "\r" and text[place + 1 : place + 2] == "\n"
            position += 0 if joined else 2 if ord(character) > 0xFFFF else 1  # noqa: PLR2004
            self._positions.append(position)

    def position(self, offset: int) -> int:
        """The position of a character; behind the end it is that of the end."""
        return self._positions[max(0, min(offset, len(self._positions) - 1))]

    def offset(self, position: int) -> int:
        """The character that stands at a position."""
        return max(0, bisect_right(self._positions, position) - 1)
