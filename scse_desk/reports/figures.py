"""Statistics as papers and the window show them: a key figure, bars over the years, sources."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from scse_desk.domain import statistics
from scse_desk.language import N_, Language, Message
from scse_desk.reports import report
from scse_desk.store.models import Citation, Statistic

STATUS_TONES: dict[str, report.Tone] = {
    "planned": "violet",
    "expected": "amber",
    "achieved_so_far": "blue",
    "final": "green",
}
UNCERTAIN = frozenset({"planned", "expected"})
"""Statuses whose bars are hatched."""


class SourceList:
    """Numbers the sources of figures as they are met, each place in a document once."""

    def __init__(self, session: Session, language: Language) -> None:
        self._session, self._language = session, language
        self._numbers: dict[tuple[str, str], int] = {}

    def numbers(self, kind: str, record_id: int) -> list[int]:
        """The numbers of the documents that a record is cited from."""
        cited = self._session.scalars(
            select(Citation)
            .where(Citation.record_kind == kind, Citation.record_id == record_id)
            .options(joinedload(Citation.document))
            .order_by(Citation.id)
        )
        return sorted({self._number(*self._document(citation)) for citation in cited})

    def of_statistic(self, statistic: Statistic) -> list[int]:
        """The numbers of the sources of a figure, whatever kind of source it has."""
        if statistic.source == "document":
            return self.numbers("statistic", statistic.id)
        words = self._language.text(SOURCE_WORDS[statistic.source])
        return [self._number(words, statistic.source_note)]

    def block(self) -> Iterable[report.Block]:
        """The numbered list, if anything was cited."""
        if self._numbers:
            sources = [
                report.Source(number, text, detail)
                for (text, detail), number in self._numbers.items()
            ]
            yield report.Sources(self._language.text("Sources"), sources)

    def _document(self, citation: Citation) -> tuple[str, str]:
        document, language = citation.document, self._language
        day = language.date(document.published_on) if document.published_on else ""
        parts = (document.publisher, language.language_name(document.language), day)
        detail = " · ".join(part for part in (*parts, document.file_name) if part)
        return language.name_of(document) or document.file_name, detail

    def _number(self, text: str, detail: str) -> int:
        return self._numbers.setdefault((text, detail), len(self._numbers) + 1)


SOURCE_WORDS = {
    "public": N_("Public source"),
    "record": N_("Computed from our own records"),
    "own": N_("Entered by staff"),
}


def status_of(statistic: Statistic, language: Language) -> report.Status:
    """The status of a figure as a chip."""
    word = language.text(statistics.STATUS_WORDS[statistic.status])
    return report.Status(word, STATUS_TONES[statistic.status])


def key_figure(
    figure: statistics.Figure, language: Language, sources: SourceList
) -> report.KeyFigure:
    """A headline figure with its comparator, status, comparison and sources."""
    statistic = figure.statistic
    return report.KeyFigure(
        label=statistics.label(language, statistic.metric),
        value=statistics.number(language, statistic),
        comparator=comparator_word(statistic, language),
        status=status_of(statistic, language),
        note=comparison_note(figure, language),
        sources=sources.of_statistic(statistic),
    )


def comparator_word(statistic: Statistic, language: Language) -> str:
    """The word that goes with the value ("more than"), without the value; nothing for exact."""
    return statistics.with_comparator(language, statistic.comparator, "").strip()


def comparison_note(figure: statistics.Figure, language: Language) -> str:
    """What a figure grew by against the edition before, or that it is not to be compared."""
    if figure.comparison is None or figure.previous is None:
        return ""
    year = figure.previous.edition.year
    if isinstance(figure.comparison, Message):
        before = statistics.in_words(language, figure.previous)
        return language.text("{year}: {value}, not comparable", year=year, value=before)
    value = statistics.growth_in_words(language, figure.comparison)
    return language.text("{growth} on {year}", growth=value, year=year)


def chart(
    points: Sequence[statistics.Point], language: Language, emphasised: int | None = None
) -> report.Chart:
    """Bars of one metric over the years; expected ones hatched, why not comparable in words.

    `emphasised` is the year of the edition at hand. At least one point.
    """
    bars = [_bar(point, language, emphasised) for point in points]
    title = statistics.label(language, points[0].statistic.metric)
    return report.Chart(title, bars, description=" ".join(_remarks(points, language)))


def _bar(point: statistics.Point, language: Language, emphasised: int | None) -> report.Bar:
    statistic = point.statistic
    return report.Bar(
        label=str(point.edition.year),
        value=float(statistic.value),
        text=statistics.in_words(language, statistic),
        status=status_of(statistic, language),
        expected=statistic.status in UNCERTAIN,
        emphasised=point.edition.year == emphasised,
        key=f"statistic:{statistic.id}",
    )


def _remarks(points: Sequence[statistics.Point], language: Language) -> Iterable[str]:
    """What each comparison of two neighbours comes to, in a sentence."""
    for before, point in pairwise(points):
        found = point.comparison
        years = {"year": point.edition.year, "before": before.edition.year}
        if isinstance(found, Message):
            yield language.text("{year} and {before}: {reason}", **years, reason=found)
        elif found is not None:
            value = statistics.growth_in_words(language, found)
            yield language.text("{year} against {before}: {growth}.", **years, growth=value)
            if found.caveat is not None:
                yield language.say(found.caveat)
