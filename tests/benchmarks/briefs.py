"""120 delegation briefs, thirty in each language, beside plain Platypus making the same pages.

Both make each page out of the same values; what it takes to read them from the store comes apart.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
from sqlalchemy import select

from scse_desk.language import LANGUAGES, language
from scse_desk.reports import delegation_brief, report
from scse_desk.reports.cells import words
from scse_desk.reports.pdf import write_pdf
from scse_desk.store import Store
from scse_desk.store.models import Delegation
from tests.benchmarks import platypus, stores
from tests.benchmarks.measuring import TIMES, Figure, Time, compared, middle, timed

MOST = 1.5
BRIEFS = 120
PRINTED = datetime(2026, 1, 31, 9, 0, tzinfo=UTC)
Write = Callable[[report.Report, Path], None]


def figures() -> Iterator[Figure]:
    """From values to paper, then with reading them from the store."""
    with Store.open(stores.sample(1), stores.AUTHOR, read_only=True) as store:
        briefs = _built(store)
        _write(briefs, write_pdf, "ours")
        _write(briefs, platypus.write, "bare")
        _same(briefs)
        rounds = [_round(store, briefs) for _ in range(TIMES)]
    read, ours, bare = (middle(times) for times in zip(*rounds, strict=True))
    yield compared(f"briefs: {len(briefs)} written", ours, bare, MOST)
    both = Time(read.wall + ours.wall, read.cpu + ours.cpu)
    yield compared(f"briefs: {len(briefs)} read from the store too", both, bare, MOST)


def _round(store: Store, briefs: list[report.Report]) -> tuple[Time, Time, Time]:
    return (
        timed(lambda: _built(store)),
        timed(lambda: _write(briefs, write_pdf, "ours")),
        timed(lambda: _write(briefs, platypus.write, "bare")),
    )


def _built(store: Store) -> list[report.Report]:
    with store.read() as session:
        ids = session.scalars(select(Delegation.id).order_by(Delegation.id).limit(BRIEFS)).all()
    made = []
    for place, number in enumerate(ids):
        with store.read() as session:
            options = delegation_brief.Options(number, PRINTED)
            spoken = language(LANGUAGES[place % len(LANGUAGES)])
            made.append(delegation_brief.build(session, options, spoken))
    return made


def _write(briefs: list[report.Report], write: Write, name: str) -> None:
    for place, brief in enumerate(briefs):
        write(brief, _file(name, place))


def _file(name: str, place: int) -> Path:
    return stores.folder() / f"{name}-{place}.pdf"


def _same(briefs: list[report.Report]) -> None:
    """The same words on about as many pages: those of the sample's members and days."""
    pages = [0, 0]
    for place in range(len(briefs)):
        texts = []
        for number, name in enumerate(("ours", "bare")):
            document = pypdfium2.PdfDocument(_file(name, place))
            pages[number] += len(document)
            texts.append("".join(page.get_textpage().get_text_range() for page in document))
            document.close()
        ours, bare = ("".join(text.split()) for text in texts)
        for word in _words(briefs[place]):
            if word not in ours or word not in bare:
                raise AssertionError((word, word in ours, word in bare))
    if not 0.8 < pages[0] / pages[1] < 1.25:
        raise AssertionError(pages)


def _words(brief: report.Report) -> Iterator[str]:
    """Every word of the data in the brief: facts, members, days with all in them, contacts."""
    for text in (brief.title, brief.subtitle, *_texts(brief)):
        yield from text.split()


def _texts(brief: report.Report) -> Iterator[str]:
    for block in brief.blocks:
        match block:
            case report.Heading(text) | report.Text(text) | report.Note(text):
                yield text
            case report.Bullets(items):
                yield from items
            case report.Facts(facts):
                yield from _facts(facts, brief)
            case report.Table(_, rows):
                yield from (_cell(cell, brief) for row in rows for cell in row)
            case report.Day(title, entries):
                yield title
                for entry in entries:
                    yield from (entry.when, entry.title, entry.place, *entry.points)
                    yield from _facts(entry.facts, brief)
            case _:
                raise TypeError(block)


def _facts(facts: Sequence[report.Fact], brief: report.Report) -> Iterator[str]:
    return (_cell(fact.value, brief) for fact in facts)


def _cell(cell: report.Cell, brief: report.Report) -> str:
    return words(cell, brief.language, None, "paper")
