from dataclasses import fields
from pathlib import Path

import pytest

from scse_desk.ui.style import style_sheet
from scse_desk.ui.theme import DARK, LIGHT, Colours, Theme, Tone, contrast

READABLE = 4.5
TONES = ("amber", "red", "green", "blue", "violet", "neutral")


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("ground", ["ground", "card", "field", "hover"])
@pytest.mark.parametrize("ink", ["ink", "secondary", "faint", "accent"])
def test_words_can_be_read_on_every_ground(colours: Colours, ground: str, ink: str) -> None:
    if (ink, ground) != ("faint", "hover"):
        assert contrast(getattr(colours, ink), getattr(colours, ground)) >= READABLE


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("tone", TONES)
def test_words_can_be_read_on_their_tone_and_on_cards(colours: Colours, tone: str) -> None:
    found: Tone = getattr(colours, tone)
    assert contrast(found.ink, found.ground) >= READABLE
    assert contrast(found.ink, colours.card) >= READABLE
    assert contrast(found.ink, colours.ground) >= READABLE


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_words_can_be_read_on_what_is_chosen(colours: Colours) -> None:
    assert contrast(colours.on_accent, colours.accent) >= READABLE
    assert contrast(colours.on_accent, colours.accent_hover) >= READABLE
    for ink in (colours.ink, colours.secondary, colours.accent):
        assert contrast(ink, colours.accent_tint) >= READABLE
    for tone in TONES:
        assert contrast(colours.ink, getattr(colours, tone).ground) >= READABLE


def test_black_on_white_has_the_contrast_that_wcag_gives_it() -> None:
    assert contrast("#000000", "#ffffff") == 21


@pytest.mark.parametrize("dark", [False, True])
def test_the_style_sheet_knows_every_colour_it_names(dark: bool, tmp_path: Path) -> None:
    sheet = style_sheet(Theme(dark=dark), tmp_path)
    assert "$" not in sheet
    assert getattr(Theme(dark=dark).colours, fields(Colours)[0].name) in sheet


def test_twice_the_scale_is_twice_the_pixels(tmp_path: Path) -> None:
    assert "min-height: 60px" in style_sheet(Theme(scale=2.0), tmp_path)
    assert Theme(scale=1.5).px(10) == 15
