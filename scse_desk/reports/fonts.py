"""The typefaces that are shipped, what each of them has, and how they go into a PDF.

reportlab's own TrueType font is kept and mended in two places: what its subsets say about
copying (characters above U+FFFF, ligatures, glyphs that shaping chose), and two documents
being saved at the same time.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby, pairwise
from threading import Lock
from typing import Any, NamedTuple

import uharfbuzz
from fontTools.pens.basePen import BasePen
from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import SUBSETN, ShapeData, ShapedStr, TTFont

from scse_desk.resources import locate

# Streams as they are, not as text of 85 letters: a fifth smaller, and faster.
rl_config.useA85 = 0

LATIN = "NotoSans"
CHINESE = "NotoSansTC"
FAMILIES = (
    LATIN,
    CHINESE,
    "NotoSansJP",
    "NotoSansSC",
    "NotoSansKR",
    "NotoSansThai",
    "NotoSansArabic",
)
"""In the order in which they are asked for a character that has no family of its own."""

FIRST_SPELLING = 0xF0000
"""Codes from here stand for glyphs that no single character stands for."""

BLOCK = 100
"""Entries that one block of a ToUnicode map may have (Adobe technical note 5411)."""


class Mark(NamedTuple):
    """A glyph that is drawn but says nothing: a tone above a letter, the dots of an Arabic one.

    Where it stands counts from the beginning of the run, in thousandths of the size.
    """

    glyph: int
    x: float
    y: float


class Shaped(NamedTuple):
    """A glyph for each letter, in the order they are set, and the marks that are drawn to them.

    Each of those glyphs copies as its whole letter, marks and all: readers tear stacked marks
    off their letters, and what is marked as standing for a word (ActualText) comes out turned
    round where writing runs from right to left. `width` is in thousandths of the size.
    """

    text: str
    width: float
    marks: tuple[Mark, ...]


class ShippedFont(TTFont):
    """A TrueType font whose text copies out of the PDF as it went in."""

    def __init__(self, name: str, path: str, *, ascii_first: bool) -> None:
        super().__init__(name, path, asciiReadable=ascii_first)
        self.covered = frozenset(self.face.charToGlyph)
        self.spellings: dict[int, str] = {}
        self._codes: dict[tuple[int, str], int] = {}
        self._lock = Lock()
        # Every subset of every document copies whole tables out of the file otherwise.
        vars(self.face)["get_table"] = cache(self.face.get_table)

    def spell(self, glyph: int, text: str, advance: float) -> str:
        """Return the character that stands for `glyph` and copies as `text`."""
        with self._lock:
            code = self._codes.get((glyph, text))
            if code is None:
                code = FIRST_SPELLING + len(self._codes)
                self.face.charToGlyph[code] = glyph
                self.face.charWidths[code] = advance
                self.spellings[code] = text
                self._codes[glyph, text] = code
        return chr(code)

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - reportlab's name
        """Add the subsets used in `doc`, with maps back to Unicode that are valid."""
        with self._lock:
            subsets: list[list[int]] = self.state[doc].subsets
            super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name).decode("ascii")
            objects: dict[str, Any] = doc.idToObject
            objects[f"toUnicodeCMap:{name}"].content = to_unicode(name, subset, self.spellings)


def to_unicode(name: str, subset: Sequence[int], spellings: Mapping[int, str]) -> str:
    """Return the ToUnicode map of a subset; code points above U+FFFF as UTF-16BE pairs.

    ISO 32000-1, 9.10.3. reportlab writes `<%04X>`, which is five digits there and invalid.
    """
    entries = [
        f"<{index:02X}> <{spellings.get(code, chr(code)).encode('utf-16-be').hex().upper()}>"
        for index, code in enumerate(subset)
        if code
    ]
    blocks = [entries[start : start + BLOCK] for start in range(0, len(entries), BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *(
                line
                for block in blocks
                for line in (f"{len(block)} beginbfchar", *block, "endbfchar")
            ),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


class Face:
    """One family in one weight, ready for reportlab under `name`."""

    def __init__(self, family: str, *, bold: bool) -> None:
        self.family = family
        self.name = f"{family}-{'Bold' if bold else 'Regular'}"
        self._path = str(locate("resources", "fonts", f"{self.name}.ttf"))
        self.font = ShippedFont(self.name, self._path, ascii_first=family == LATIN)
        self._default = float(self.font.face.defaultWidth or 0)
        self._scale = 1000 / self.font.face.unitsPerEm
        self.covered = self.font.covered
        self.widths: dict[int, float] = self.font.face.charWidths
        registerFont(self.font)
        self._harfbuzz: uharfbuzz.Font | None = None
        self._outlines: dict[int, str] = {}

    def has(self, text: str) -> bool:
        """Whether every character of `text` is in this face."""
        return self.covered.issuperset(map(ord, text))

    def width(self, text: str) -> float:
        """Return how wide `text` is set, in thousandths of the type size."""
        widths = self.widths
        default = self._default
        return sum([widths.get(code, default) for code in map(ord, text)])

    def shape(self, text: str) -> Shaped:
        """Set `text`, a run of one script and direction, as its script wants it."""
        buffer = uharfbuzz.Buffer()
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._shaper(), buffer, {"kern": True, "liga": True})
        return self._spelled(text, buffer)

    def _spelled(self, text: str, buffer: Any) -> Shaped:
        places = ((p.x_advance, p.x_offset, p.y_offset) for p in buffer.glyph_positions)
        glyphs = [
            _Glyph(info.codepoint, info.cluster, *(value * self._scale for value in place))
            for info, place in zip(buffer.glyph_infos, places, strict=True)
        ]
        starts = [*sorted({glyph.cluster for glyph in glyphs}), len(text)]
        says = {start: text[start:end] for start, end in pairwise(starts)}
        letters, data, marks, x = [], [], [], 0.0
        for cluster, group in groupby(glyphs, key=lambda glyph: glyph.cluster):
            letter = list(group)
            body = max(letter, key=lambda glyph: glyph.advance)
            begin = x
            for glyph in letter:
                if glyph is body:
                    shift = x - begin + glyph.x
                else:
                    marks.append(Mark(glyph.glyph, x + glyph.x, glyph.y))
                x += glyph.advance
            # Readers turn a line round letter by letter, and what one glyph says with it; a
            # glyph narrower than its letter would leave a gap that they take for a space.
            said = says[cluster][::-1] if buffer.direction == "rtl" else says[cluster]
            code = self.font.spell(body.glyph, said, max(self._own(body.glyph), x - begin))
            letters.append(code)
            data.append(ShapeData(cluster, x - begin, 0.0, shift, body.y, self.widths[ord(code)]))
        return Shaped(_shaped("".join(letters), data), x, tuple(marks))

    def outline(self, glyph: int) -> str:
        """Return the path of a glyph in PDF's operators, in thousandths of the size."""
        found = self._outlines.get(glyph)
        if found is None:
            steps: list[str] = []
            self._shaper().draw_glyph_with_pen(glyph, _Pen(steps, self._scale))
            found = self._outlines[glyph] = " ".join(steps)
        return found

    def _own(self, glyph: int) -> float:
        return float(self.font.face.hmetrics[glyph][0] * self._scale)

    def _shaper(self) -> uharfbuzz.Font:
        if self._harfbuzz is None:
            blob = uharfbuzz.Blob.from_file_path(self._path)
            self._harfbuzz = uharfbuzz.Font(uharfbuzz.Face(blob))
        return self._harfbuzz


class _Glyph(NamedTuple):
    """One glyph as HarfBuzz set it, in thousandths of the size."""

    glyph: int
    cluster: int
    advance: float
    x: float
    y: float


def _shaped(letters: str, data: list[ShapeData]) -> str:
    return ShapedStr(letters, data)  # type: ignore[arg-type] # one for each letter


class _Pen(BasePen):  # type: ignore[misc] # fontTools carries no types
    """Writes an outline down in PDF's operators; quadratic curves come as cubic ones."""

    def __init__(self, steps: list[str], scale: float) -> None:
        super().__init__(None)
        self._steps = steps
        self._times = scale

    def _add(self, operator: str, *points: tuple[float, float]) -> None:
        values = (f"{value * self._times:.1f}" for point in points for value in point)
        self._steps.append(" ".join((*values, operator)))

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - fontTools' name
        self._add("m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._add("l", pt)

    def _curveToOne(  # noqa: N802
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        self._add("c", pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802
        self._add("h")


@cache
def face(family: str, *, bold: bool = False) -> Face:
    """Return a face, read on first use and kept: reading one costs up to a tenth of a second."""
    with _reading:
        return Face(family, bold=bold)


_reading = Lock()
