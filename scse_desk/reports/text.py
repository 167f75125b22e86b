"""How words are set on paper: which face each gets, where a line may end, which way it runs.

Text goes into the PDF as it is: there is no markup anywhere, so nothing needs escaping and
nothing that a user typed can be taken for an instruction.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from reportlab.lib.textsplit import ALL_CANNOT_END, ALL_CANNOT_START

from scse_desk.reports.direction import levels as levels_of
from scse_desk.reports.direction import mirrored, seen_order
from scse_desk.reports.fonts import CHINESE, FAMILIES, LATIN, Face, Mark, face
from scse_desk.reports.scripts import (
    ATOMS,
    BREAKS,
    CARE,
    HANGUL,
    KANA,
    MARKS,
    PARTS,
    RIGHT_TO_LEFT,
    SCRIPTS,
    SIMPLE,
    WIDE_WORD,
    WORDS,
)

NO_START = frozenset(ALL_CANNOT_START + "，！？；：》」』）】、。〉〕］｝”’…‥—～‧·%％％℃〗〙〛ー々")
"""What may not begin a line: reportlab's list and what it lacks (CLREQ 3.1.2)."""

NO_END = frozenset(ALL_CANNOT_END + "「『（《【〈〔［｛“‘〖〘〚([{＄￥")
"""What may not end one."""

_UNSEEN = dict.fromkeys(
    [code for code in range(0x20) if code not in {9, 10}]
    + list(range(0x7F, 0xA0))
    + [0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF]
    + list(range(0x202A, 0x202F))
    + list(range(0x2066, 0x206A))
    + list(range(0xFE00, 0xFE10))
    + list(range(0xE0100, 0xE01F0))
)
_JOINERS = frozenset("\u200c\u200d")


STEPS = 6
"""So often the room is halved to find where lines are alike in length."""

BOUND = 4
"""So many letters are kept together for the rules' sake where a word must be broken anyway."""


class Run(NamedTuple):
    """Text in one face, `width` in thousandths of the type size.

    `text` is what goes to reportlab (shaped glyphs have characters of their own), `says` what
    was meant.
    """

    face: Face
    text: str
    width: float
    says: str
    marks: tuple[Mark, ...] = ()


class Unit(NamedTuple):
    """What is never broken as long as it fits a line, and the space that follows it or ""."""

    runs: tuple[Run, ...]
    width: float
    says: str
    space: str


class Line(NamedTuple):
    """One line as it is set, from left to right; `width` in thousandths of the size."""

    runs: tuple[Run, ...]
    width: float


def clean(text: str) -> str:
    """Return `text` in NFC without characters that have no shape of their own."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", text).translate(_UNSEEN).replace("\t", " ")


def _chain(text: str) -> tuple[str, ...]:
    """The families to ask for a word of ideographs, kana or Hangul, best first."""
    if re.search(f"[{HANGUL}]", text):
        return ("NotoSansKR", CHINESE, "NotoSansJP", "NotoSansSC")
    if re.search(f"[{KANA}]", text):
        return ("NotoSansJP", CHINESE, "NotoSansSC", "NotoSansKR")
    return (CHINESE, "NotoSansJP", "NotoSansSC", "NotoSansKR")


def _first_with(text: str, families: Iterable[str], *, bold: bool) -> Face | None:
    return next((f for name in families if (f := face(name, bold=bold)).has(text)), None)


def _glyph_by_glyph(
    text: str, families: Sequence[str], *, bold: bool
) -> Iterator[tuple[Face, str]]:
    """Set each character in the first face that has it.

    One that none has comes in the first face, whose empty box shows that something is missing.
    """
    order = dict.fromkeys((*families, *FAMILIES))

    def best(character: str) -> Face:
        seen = character not in _JOINERS and not unicodedata.combining(character)
        found = _first_with(character, order, bold=bold) if seen else None
        return found or face(families[0], bold=bold)

    for chosen, letters in groupby(text, key=best):
        yield chosen, "".join(letters)


def _in_one_face(text: str, families: Sequence[str], *, bold: bool) -> Iterator[tuple[Face, str]]:
    whole = _first_with(text, families, bold=bold)
    if whole:
        yield whole, text
    else:
        yield from _glyph_by_glyph(text, families, bold=bold)


def _wide(text: str, *, bold: bool) -> Iterator[tuple[Face, str]]:
    """Ideographs, kana, Hangul and their punctuation: a name keeps to one face throughout."""
    families = _chain(text)
    whole = face(families[0], bold=bold)
    if whole.has(text):
        yield whole, text
        return
    for word in WIDE_WORD.findall(text):
        yield from _in_one_face(word, _chain(word), bold=bold)


@lru_cache(maxsize=16384)
def faces(text: str, *, bold: bool = False) -> tuple[tuple[Face, str], ...]:
    """Return `text`, cleaned already, in pieces with the face of each."""
    latin = face(LATIN, bold=bold)
    if SIMPLE.fullmatch(text) and latin.has(text):
        return ((latin, text),) if text else ()
    pieces: list[tuple[Face, str]] = []
    for match in SCRIPTS.finditer(text):
        piece = match.group()
        match match.lastgroup:
            case "wide":
                pieces.extend(_wide(piece, bold=bold))
            case "thai":
                pieces.extend(_in_one_face(piece, ("NotoSansThai",), bold=bold))
            case "arabic":
                pieces.extend(_in_one_face(piece, ("NotoSansArabic",), bold=bold))
            case _:
                pieces.extend(_in_one_face(piece, (LATIN,), bold=bold))
    return tuple(
        (chosen, "".join(piece for _, piece in group))
        for chosen, group in groupby(pieces, key=lambda pair: pair[0])
    )


@lru_cache(maxsize=16384)
def _run(chosen: Face, text: str) -> Run:
    if chosen.family in {"NotoSansThai", "NotoSansArabic"} or MARKS.search(text):
        shaped = chosen.shape(text)
        return Run(chosen, shaped.text, shaped.width, text, shaped.marks)
    return Run(chosen, text, chosen.width(text), text)


def _ends(word: str) -> list[int]:
    """The places in a word after which a line may end; the last is its end."""
    ends = {len(word)}
    for match in BREAKS.finditer(word):
        ends.update((match.start(), match.end()))
    for match in ATOMS.finditer(word):
        ends.add(match.end())
    allowed = [
        end
        for end in ends
        if 0 < end < len(word) and word[end] not in NO_START and word[end - 1] not in NO_END
    ]
    return [*sorted(allowed), len(word)]


@lru_cache(maxsize=16384)
def units(text: str, *, bold: bool = False) -> tuple[Unit, ...]:
    """Return a paragraph, cleaned already and without line breaks, in units."""
    faces_at = [chosen for chosen, piece in faces(text, bold=bold) for _ in piece]
    made = []
    for match in WORDS.finditer(text):
        word, begin = match.group(1), match.start()
        for start, end in pairwise((0, *_ends(word))):
            space = match.group(2)[:1] if end == len(word) else ""
            made.append(_unit(word[start:end], faces_at[begin + start : begin + end], space))
    return tuple(made)


def _unit(text: str, faces_at: Sequence[Face], space: str) -> Unit:
    runs, at = [], 0
    for chosen, group in groupby(faces_at):
        length = len(list(group))
        runs.append(_run(chosen, text[at : at + length]))
        at += length
    return Unit(tuple(runs), sum(run.width for run in runs), text, space)


def _parts(unit: Unit) -> Iterator[Unit]:
    """A unit that fits no line, parted after the signs of an address, or else by its letters."""
    signs = len(PARTS.findall(unit.says)) > 1
    letters = [
        (run.face, part)
        for run in unit.runs
        for part in (PARTS.findall(run.says) if signs else _clusters(run.says))
    ]
    for index, (chosen, letter) in enumerate(letters):
        run = _run(chosen, letter)
        last = index == len(letters) - 1
        yield Unit((run,), run.width, letter, unit.space if last else "")


def _clusters(text: str) -> list[str]:
    clusters: list[str] = []
    for letter in text:
        joins = unicodedata.category(letter) in {"Mn", "Mc"} or letter in "\u0e33\u200c\u200d"
        before = clusters[-1][-1] if clusters else ""
        bound = (
            len(clusters[-1]) < BOUND and (letter in NO_START or before in NO_END)
            if before
            else False
        )
        if before and (joins or bound):
            clusters[-1] += letter
        else:
            clusters.append(letter)
    return clusters


@lru_cache(maxsize=16384)
def lines(text: str, room: float, *, bold: bool = False) -> tuple[Line, ...]:
    """Break `text` into lines no wider than `room` (in thousandths of the type size).

    A line break in the text is kept. Nothing is cut off: a word wider than the line goes on
    in the next one, between letters.
    """
    found: list[Line] = []
    for paragraph in clean(text).split("\n"):
        found.extend(_broken(paragraph, room, bold=bold))
    return tuple(found)


@lru_cache(maxsize=1024)
def balanced(text: str, room: float, *, bold: bool = False, least: float = 0.5) -> tuple[Line, ...]:
    """Break `text` into as few lines as `lines` does, but alike in length: no word ends alone.

    The lines are not made shorter than the share `least` of the room, nor than a word of theirs.
    """
    found: list[Line] = []
    for part in text.split("\n"):
        fewest = lines(part, room, bold=bold)
        several = len(fewest) > 1
        widest = max((unit.width for unit in units(clean(part), bold=bold)), default=0.0)
        low, high = max(room * least, min(widest, room)), room
        for _ in range(STEPS if several and low < high else 0):
            middle = round((low + high) / 2, 1)
            tried = lines(part, middle, bold=bold)
            if len(tried) > len(fewest):
                low = middle
            else:
                high, fewest = middle, tried
        found += fewest
    return tuple(found)


def _broken(text: str, room: float, *, bold: bool) -> Iterator[Line]:
    text = text.strip()
    pieces = faces(text, bold=bold)
    if len(pieces) <= 1 and not CARE.search(text):
        width = pieces[0][0].width(text) if pieces else 0.0
        if width <= room:
            yield Line((Run(pieces[0][0], text, width, text),) if pieces else (), width)
            return
    levels = levels_of(text) if RIGHT_TO_LEFT.search(text) else None
    at = 0
    for line in _filled(units(text, bold=bold), room):
        start = at
        at += sum(len(unit.says) for unit in line)
        at += sum(len(unit.space) for unit in line)
        if levels is None:
            yield _joined(line)
        else:
            yield _ordered(line, levels[start:at])


def _filled(pieces: Iterable[Unit], room: float) -> Iterator[list[Unit]]:
    """Put as many units on each line as fit it."""
    line: list[Unit] = []
    used = 0.0
    queue = list(reversed(list(pieces)))
    while queue:
        unit = queue.pop()
        gap = _space(line[-1]).width if line and line[-1].space else 0.0
        if line and used + gap + unit.width > room:
            yield line
            line, used, gap = [], 0.0, 0.0
        if not line and unit.width > room and len(_clusters(unit.says)) > 1:
            queue.extend(reversed(list(_parts(unit))))
            continue
        line.append(unit)
        used += gap + unit.width
    if line:
        yield line


def _space(unit: Unit) -> Run:
    """The space after a unit, in the unit's own face where that has one."""
    chosen = unit.runs[-1].face
    if chosen.family == LATIN or not chosen.has(unit.space):
        bold = chosen.name.endswith("Bold")
        chosen = face(CHINESE if unit.space == "\u3000" else LATIN, bold=bold)
    return Run(chosen, unit.space, chosen.width(unit.space), unit.space)


def _joined(line: Sequence[Unit]) -> Line:
    """Units side by side, neighbours in one face made one, so that words copy with spaces."""
    runs: list[Run] = []
    for index, unit in enumerate(line):
        for run in unit.runs:
            _append(runs, run)
        if unit.space and index < len(line) - 1:
            _append(runs, _space(unit))
    return Line(tuple(runs), sum(run.width for run in runs))


def _append(runs: list[Run], run: Run) -> None:
    before = runs[-1] if runs else None
    if before and before.face is run.face and before.text is before.says and run.text is run.says:
        both = before.text + run.text
        runs[-1] = Run(run.face, both, before.width + run.width, both)
    else:
        runs.append(run)


def _ordered(line: Sequence[Unit], levels: Sequence[int]) -> Line:
    """A line with right-to-left text in it, in the order in which it is seen."""
    pieces: list[tuple[int, Run]] = []
    at = 0
    for index, unit in enumerate(line):
        for run in unit.runs:
            pieces.extend(_by_level(run, levels[at : at + len(run.says)]))
            at += len(run.says)
        if unit.space:
            if index < len(line) - 1:
                pieces.append((levels[at], _space(unit)))
            at += 1
    runs: list[Run] = []
    for run in seen_order(pieces):
        _append(runs, run)
    return Line(tuple(runs), sum(run.width for run in runs))


def _by_level(run: Run, levels: Sequence[int]) -> Iterator[tuple[int, Run]]:
    if run.text is not run.says:
        yield levels[0], run
        return
    at = 0
    for level, group in groupby(levels):
        text = run.says[at : (at := at + len(list(group)))]
        if level % 2:
            text = mirrored(text)
        yield level, _run(run.face, text)


def width(text: str, *, bold: bool = False) -> float:
    """Return the width of `text` on one line, in thousandths of the type size."""
    return max((line.width for line in lines(text, 1e9, bold=bold)), default=0.0)


def is_shipped(character: str) -> bool:
    """Whether a font has a character, or it is none that is seen."""
    cleaned = clean(character)
    if not cleaned.strip() or cleaned in _JOINERS:
        return True
    return _first_with(cleaned, FAMILIES, bold=False) is not None
