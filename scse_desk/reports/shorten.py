"""Text in few lines: what does not fit ends in an ellipsis, and is never cut through a letter."""

from scse_desk.reports.rows import SetLine, Type, set_lines

ELLIPSIS = "…"


def set_short(text: str, type_: Type, width: float, most: int) -> list[SetLine]:
    """Break `text` into at most so many lines `width` points wide, ending in “…” if cut short."""
    found = set_lines(text, type_, width)
    if len(found) <= most:
        return found
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if len(set_lines(_cut(text, middle), type_, width)) <= most:
            low = middle
        else:
            high = middle - 1
    return set_lines(_cut(text, low), type_, width)[:most]


def _cut(text: str, length: int) -> str:
    return text[:length].rstrip(" ,;·–-（(") + ELLIPSIS
