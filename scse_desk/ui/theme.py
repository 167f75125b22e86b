"""The one visual style: colours by role, type scale and sizes, light and dark, 100-200 %."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

from PySide6.QtGui import QColor, QFont, QPalette

FAMILIES = (
    "Noto Sans",
    "Noto Sans TC",
    "Noto Sans Thai",
    "Noto Sans Arabic",
    "Noto Sans KR",
    "Noto Sans JP",
    "Noto Sans SC",
)
TYPE_SCALE = {
    "body": (13.0, QFont.Weight.Normal),
    "strong": (13.0, QFont.Weight.DemiBold),
    "secondary": (11.5, QFont.Weight.Normal),
    "secondary-strong": (11.5, QFont.Weight.DemiBold),
    "record": (15.0, QFont.Weight.DemiBold),
    "page": (20.0, QFont.Weight.DemiBold),
    "figure": (26.0, QFont.Weight.DemiBold),
}


@dataclass(frozen=True)
class Tone:
    """A meaning in colour: the words on it, the ground under them and the line around."""

    ink: str
    ground: str
    line: str


@dataclass(frozen=True)
class Colours:
    """Hex colours by what they are for; the tones carry meaning, the rest is surface."""

    ink: str
    secondary: str
    faint: str
    hairline: str
    border: str
    ground: str
    card: str
    field: str
    hover: str
    pressed: str
    accent: str
    accent_hover: str
    accent_tint: str
    on_accent: str
    shadow: str
    amber: Tone
    red: Tone
    green: Tone
    blue: Tone
    violet: Tone
    neutral: Tone


LIGHT = Colours(
    ink="#1b2430",
    secondary="#566273",
    faint="#667284",
    hairline="#e2e6ec",
    border="#cbd2db",
    ground="#f6f7f9",
    card="#ffffff",
    field="#ffffff",
    hover="#f0f3f6",
    pressed="#e4e9ee",
    accent="#0b6e69",
    accent_hover="#095c58",
    accent_tint="#e2f1f0",
    on_accent="#ffffff",
    shadow="#1b2430",
    amber=Tone("#8a4b00", "#fdf1d8", "#f0d597"),
    red=Tone("#a81f16", "#fde7e5", "#f3b9b3"),
    green=Tone("#12673a", "#e0f4e6", "#a9dcbb"),
    blue=Tone("#1c4fae", "#e5edfc", "#b4cbf5"),
    violet=Tone("#5b34a6", "#ede6f9", "#cdbcec"),
    neutral=Tone("#465263", "#e9edf2", "#cfd6de"),
)
DARK = Colours(
    ink="#e7ecf2",
    secondary="#a9b5c3",
    faint="#97a4b3",
    hairline="#2a343f",
    border="#3d4a58",
    ground="#11161c",
    card="#1a212a",
    field="#141a21",
    hover="#232c36",
    pressed="#2c3743",
    accent="#52c7bb",
    accent_hover="#6ed6cb",
    accent_tint="#153536",
    on_accent="#04211f",
    shadow="#000000",
    amber=Tone("#f2b968", "#3a2c13", "#65501f"),
    red=Tone("#ff9f96", "#43201e", "#743733"),
    green=Tone("#7dd498", "#173425", "#2b5c41"),
    blue=Tone("#97bdff", "#1c3052", "#34548a"),
    violet=Tone("#c8afff", "#33274f", "#574584"),
    neutral=Tone("#bcc7d3", "#2a343f", "#44515f"),
)


@dataclass(frozen=True)
class Theme:
    """Colours and sizes of one window; `scale` is a factor, 1.0 to 2.0."""

    dark: bool = False
    scale: float = 1.0

    @property
    def colours(self) -> Colours:
        """The colours by role."""
        return DARK if self.dark else LIGHT

    def px(self, size: float) -> int:
        """`size` pixels of a drawing at 100 % in pixels of this window."""
        return round(size * self.scale)

    def tone(self, name: str) -> Tone:
        """The tone of a meaning: amber, red, green, blue, violet, or neutral for any other."""
        tones: dict[str, Tone] = self._tones
        return tones.get(name, self.colours.neutral)

    @cached_property
    def _tones(self) -> dict[str, Tone]:
        colours = self.colours
        accent = Tone(colours.accent, colours.accent_tint, colours.accent)
        names = ("amber", "red", "green", "blue", "violet", "neutral")
        return {"accent": accent} | {name: getattr(colours, name) for name in names}

    def colour(self, role: str) -> QColor:
        """The colour of a role of `Colours`, or the ink of a tone."""
        value = getattr(self.colours, role)
        return _colour(value.ink if isinstance(value, Tone) else value)

    def font(self, role: str = "body") -> QFont:
        """The font of a role of the type scale, Latin first and Chinese after it."""
        size, weight = TYPE_SCALE[role]
        return _font(self.px(size), weight)

    def palette(self) -> QPalette:
        """Qt's palette in these colours, for whatever the style sheet leaves to Qt."""
        palette = QPalette()
        role = QPalette.ColorRole
        for name, colour in (
            (role.Window, "ground"),
            (role.WindowText, "ink"),
            (role.Base, "card"),
            (role.AlternateBase, "ground"),
            (role.Text, "ink"),
            (role.PlaceholderText, "faint"),
            (role.Button, "card"),
            (role.ButtonText, "ink"),
            (role.ToolTipBase, "card"),
            (role.ToolTipText, "ink"),
            (role.Highlight, "accent"),
            (role.HighlightedText, "on_accent"),
            (role.Link, "accent"),
            (role.LinkVisited, "accent"),
            (role.Mid, "hairline"),
            (role.Accent, "accent"),
        ):
            palette.setColor(name, self.colour(colour))
        disabled = QPalette.ColorGroup.Disabled
        for name in (role.Text, role.WindowText, role.ButtonText):
            palette.setColor(disabled, name, self.colour("faint"))
        return palette


@cache
def _colour(value: str) -> QColor:
    return QColor(value)


@cache
def _font(pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(list(FAMILIES))
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def contrast(first: str, second: str) -> float:
    """Contrast of two colours (`#rrggbb`) after WCAG 2.2: 1 (none) to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


LINEAR_BELOW = 0.04045


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
