"""What a report says: frozen plain values, in order, before anyone decides how it looks.

Words are already in the report's language; cells are still typed, so that paper writes a date
in words and a workbook keeps it a date. Nothing here knows the store, reportlab or openpyxl.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal

from scse_desk.language import Language

Tone = Literal["neutral", "accent", "amber", "red", "green", "blue", "violet"]
"""What a colour means: amber expected or to be checked, red missing or refused, green settled,
blue in progress, violet a category, accent ours."""


@dataclass(frozen=True, slots=True)
class Status:
    """A word with its meaning in colour; paper draws a chip, a workbook writes the word."""

    word: str
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class Stack:
    """A main line and, smaller below it, what belongs to it: a name and its title, say."""

    main: str
    below: str


Cell = str | int | float | Decimal | bool | date | datetime | time | Status | Stack | None
"""One typed value. A `datetime` is aware and already in the zone in which it is to be read;
a line break in a `str` is kept."""

Kind = Literal["text", "number", "date", "datetime", "time", "truth", "status"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    `width` is its share of the page beside the others; None lets the writer measure the first
    rows. `align` None puts figures to the right and all else to the left. `total` adds the
    column up below the last row. `digits` fixes the decimals of numbers.
    """

    title: str
    kind: Kind = "text"
    width: float | None = None
    align: Literal["left", "right", "centre"] | None = None
    total: bool = False
    digits: int | None = None


@dataclass(frozen=True)
class Table:
    """Rows under columns.

    `rows` is gone through several times, so it is a list or an object whose `__iter__` reads
    afresh, never a generator; `count` says how many there are where that is known, for
    progress. `empty` is said in place of no rows.
    """

    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    title: str = ""
    empty: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows; level 1 or 2. It never stands alone at the foot of a page."""

    text: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph: the opening (`lead`), the running text, or an aside (`secondary`)."""

    text: str
    style: Literal["lead", "body", "secondary"] = "body"


@dataclass(frozen=True, slots=True)
class Bullets:
    """A short list."""

    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Note:
    """A box that must not be overlooked."""

    text: str
    tone: Tone = "accent"
    title: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure, never bare.

    Its comparator word ("more than"), the value as printed, what is counted, its status, what
    it compares with in words, and the numbers of its sources, which stand after the note's first
    line.
    """

    label: str
    value: str
    comparator: str = ""
    status: Status | None = None
    note: str = ""
    sources: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Figures side by side, as many rows as they need."""

    figures: Sequence[KeyFigure]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value; `sources` are numbers of the list of sources."""

    label: str
    value: Cell
    sources: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values, in one column or in two."""

    facts: Sequence[Fact]
    columns: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar.

    `text` is the value as printed with its comparator ("more than 2,000"); an `expected` bar
    is hatched and says so in `status`; a `value` None has no bar, only its text. `key` is what
    a click on it means, for the screen.
    """

    label: str
    value: float | None
    text: str
    status: Status | None = None
    expected: bool = False
    emphasised: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars beside each other on an axis from zero; `description` says in words what it shows."""

    title: str
    bars: Sequence[Bar]
    description: str = ""
    across: bool = False
    """Bars lie across the page, one below the other: for long labels."""


@dataclass(frozen=True, slots=True)
class Charts:
    """Charts beside each other, three to a row, each with its title and description."""

    charts: Sequence[Chart]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in a day: when, what, where, with whom.

    `when` and the rest are words already; `facts` are labelled details (place, hosts,
    interpreter), `points` what to say there.
    """

    when: str
    title: str
    place: str = ""
    status: Status | None = None
    facts: Sequence[Fact] = ()
    points: Sequence[str] = ()
    points_title: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a programme, in order of time."""

    title: str
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure comes from; `number` is what `sources` elsewhere refer to."""

    number: int
    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """The numbered sources, under their title."""

    title: str
    sources: Sequence[Source]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Section:
    """The head of what follows: a paper of its own within the report, such as one person's.

    It begins a page, stands in the outline, and its pages are numbered by themselves. A report
    that begins with one, or with a grid or sign, has no title page. `language` None is the
    report's; so is `header` "".
    """

    title: str
    kicker: str = ""
    subtitle: str = ""
    header: str = ""
    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Square:
    """Something in a square of a grid: its main lines, each shortened to fit, and one below."""

    lines: Sequence[str]
    below: str = ""
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class GridRow:
    """A place, with a square (or None) for each head of its grid."""

    label: str
    below: str
    squares: Sequence[Square | None]


@dataclass(frozen=True, slots=True)
class Grid:
    """What is where at what time: times across, places down.

    It takes as many pages as it needs, the heads on each; `part` is said on each page with
    `{first}` and `{last}` filled by the labels of the rows on it, if these are numbers.
    `corner` names the rows.
    """

    title: str
    heads: Sequence[str]
    rows: Sequence[GridRow]
    part: str
    corner: str = ""


@dataclass(frozen=True, slots=True)
class SignEntry:
    """What happens at a place at a time: who, a line each, and what is said smaller below."""

    when: str
    lines: Sequence[str]
    below: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A page of its own, to be read from afar: a place (`kicker`, `number`, `below`) on a day."""

    kicker: str
    number: str
    below: str
    day: str
    entries: Sequence[SignEntry]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of a calendar. Moments are aware; `changed_at` is when it was changed last.

    `uid` stays the same however often it is written; `sequence` grows with each change.
    """

    uid: str
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str = ""
    description: str = ""
    link: str = ""
    sequence: int = 0
    changed_at: datetime | None = None
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """The events of one person or group; `zone` is the IANA name of the zone they are told in.

    `file_name` (without its ending) is how it is called among others in one folder.
    """

    title: str
    zone: str
    events: Sequence[Event]
    file_name: str = ""
    language: Language | None = None


Block = (
    Heading
    | Text
    | Bullets
    | Note
    | KeyFigures
    | Facts
    | Table
    | Chart
    | Charts
    | Day
    | Sources
    | PageBreak
    | Section
    | Grid
    | Sign
    | Calendar
)


@dataclass(frozen=True)
class Report:
    """One paper or workbook, whole.

    `printed_at` is aware, already in the zone of its readers, and passed in: the same report
    gives the same bytes. `header` stands small above every page (the edition), `footer` below
    it (who answers for the paper). `export_note` says of which edition and with which filter
    it was exported: labels in the report's language, values typed; the last sheet of a workbook
    has it, after the report's name (`kicker`) and the time, before the number of rows.
    """

    title: str
    language: Language
    printed_at: datetime
    blocks: Sequence[Block]
    subtitle: str = ""
    kicker: str = ""
    """Small, above the title: what kind of paper this is."""
    header: str = ""
    footer: str = ""
    author: str = ""
    landscape: bool = False
    size: Literal["A4", "A3"] = "A4"
    sheets: Sequence[Table] = ()
    """What a workbook of it consists of where that is not its tables as they are on paper."""
    export_note: Sequence[tuple[str, Cell]] = ()


def tables(report: Report) -> list[Table]:
    """The tables of a report in order: what a workbook of it consists of."""
    return list(report.sheets) or tables_on_paper(report)


def tables_on_paper(report: Report) -> list[Table]:
    """The tables among the blocks of a report."""
    return [block for block in report.blocks if isinstance(block, Table)]


def calendars(report: Report) -> list[Calendar]:
    """The calendars of a report in order."""
    return [block for block in report.blocks if isinstance(block, Calendar)]
