"""The colours of paper and charts, by what they mean; every pair reads at 4.5 : 1 or better."""

from dataclasses import dataclass
from typing import Literal

from reportlab.lib.colors import Color, HexColor

from scse_desk.reports.report import Tone

Tint = Literal["ink", "tint"]


@dataclass(frozen=True)
class Palette:
    """Roles, not hues: `tones` gives for each meaning its ink and the tint behind it."""

    ink: Color
    secondary: Color
    hairline: Color
    ground: Color
    card: Color
    accent: Color
    accent_tint: Color
    quiet_bar: Color
    tones: dict[Tone, tuple[Color, Color]]


def _tones(**pairs: tuple[str, str]) -> dict[Tone, tuple[Color, Color]]:
    names: tuple[Tone, ...] = ("neutral", "accent", "amber", "red", "green", "blue", "violet")
    return {name: (HexColor(pairs[name][0]), HexColor(pairs[name][1])) for name in names}


LIGHT = Palette(
    ink=HexColor("#1b2430"),
    secondary=HexColor("#566273"),
    hairline=HexColor("#e2e6ec"),
    ground=HexColor("#f6f7f9"),
    card=HexColor("#ffffff"),
    accent=HexColor("#0b6e69"),
    accent_tint=HexColor("#e2f1f0"),
    quiet_bar=HexColor("#a9b6c4"),
    tones=_tones(
        neutral=("#566273", "#eef1f5"),
        accent=("#0b6e69", "#e2f1f0"),
        amber=("#8a5300", "#fdf0d8"),
        red=("#a8261d", "#fce8e6"),
        green=("#1d6b34", "#e3f4e7"),
        blue=("#1f5aa8", "#e5effb"),
        violet=("#5f3da8", "#efe9fb"),
    ),
)

DARK = Palette(
    ink=HexColor("#e8ecf1"),
    secondary=HexColor("#a3afbd"),
    hairline=HexColor("#323c49"),
    ground=HexColor("#151b23"),
    card=HexColor("#1c242e"),
    accent=HexColor("#4fc3bb"),
    accent_tint=HexColor("#17403e"),
    quiet_bar=HexColor("#5c6b7c"),
    tones=_tones(
        neutral=("#a3afbd", "#2a333f"),
        accent=("#4fc3bb", "#17403e"),
        amber=("#f0b75a", "#463410"),
        red=("#f2938c", "#4b211e"),
        green=("#7fce95", "#1c3f27"),
        blue=("#86b6f2", "#1d3552"),
        violet=("#bfa5f2", "#352a52"),
    ),
)
