import pytest
from reportlab.lib.colors import Color

from scse_desk.reports.palette import DARK, LIGHT, Palette


def luminance(colour: Color) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.red, colour.green, colour.blue)
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_colour_of_words_reads_on_what_lies_behind_it(palette: Palette) -> None:
    pairs = [
        (ink, ground)
        for ink in (palette.ink, palette.secondary, palette.accent)
        for ground in (palette.ground, palette.card)
    ]
    pairs += list(palette.tones.values())
    pairs += [(ink, palette.card) for ink, _ in palette.tones.values()]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []
