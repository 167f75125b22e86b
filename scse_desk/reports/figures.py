"""Statistics as papers and the window show them: a key figure, bars over the years, sources."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from scse_desk.domain import statistics
from scse_desk.domain.texts import text_in
from scse_desk.language import N_, Language, Message
from scse_desk.reports import report
from scse_desk.store.models import Citation, Statistic

STATUS_TONES: dict[str, report.Tone] = {
    "planned": "violet",
    "expected": "amber",
    "achieved_so_far": "blue",
    "final": "green",
}
REASONS = {
    "They count different things.": N_("different things are counted"),
    "They were not counted in the same way.": N_("counted in another way"),
    "The earlier figure is zero.": N_("the earlier figure is zero"),
    "One was counted for {place} only.": N_("counted for {place} only"),
    "Both figures are bounds: their ratio says nothing.": N_("both are lower bounds"),
}
"""Why figures are not compared, as it is said in a line below a chart."""
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
        return [self._number(words, text_in(statistic, "source_note", self._language))]

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
        day = language.text("date not stated")
        if document.published_on:
            day = language.date(document.published_on, "paper")
        written = language.text(
            N_("{field}: {value}"),
            field=language.text(N_("Language")),
            value=language.language_name(document.language),
        )
        parts = (document.publisher, written, day)
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
    """A headline figure with its comparator, status, leg, comparison and sources."""
    statistic = figure.statistic
    own = sources.of_statistic(statistic)
    known = [*filter(None, (leg_note(statistic, language), day_note(statistic, language)))]
    compared = comparison_note(figure, language, sources)
    notes = [*(known or [""]), compared] if compared else known
    return report.KeyFigure(
        label=statistics.label(language, statistic.metric),
        value=statistics.number(language, statistic),
        comparator=comparator_word(statistic, language),
        status=status_of(statistic, language),
        note="\n".join(notes),
        sources=own,
    )


def leg_note(statistic: Statistic, language: Language) -> str:
    """That a figure counts but one leg; nothing for one of the whole edition."""
    place = statistics.leg_of(language, statistic)
    return language.text("{place} only", place=place) if place else ""


def day_note(statistic: Statistic, language: Language) -> str:
    """The day on which a figure that still grows was known; nothing for any other."""
    if statistic.status != "achieved_so_far" or statistic.as_of is None:
        return ""
    return language.text("as of {day}", day=language.date(statistic.as_of, "paper"))


def comparator_word(statistic: Statistic, language: Language) -> str:
    """The word that goes with the value ("more than"), without the value; nothing for exact."""
    return statistics.with_comparator(language, statistic.comparator, "").strip()


def comparison_note(
    figure: statistics.Figure, language: Language, sources: SourceList | None = None
) -> str:
    """What a figure grew by against the edition before, or that it is not to be compared.

    An earlier figure that was but expected, or of another status, is told as such; `sources`
    numbers where it is from.
    """
    words = _comparison(figure, language)
    cited = sources.of_statistic(figure.previous) if words and sources and figure.previous else ()
    return " ".join((words, *_bracketed(cited)))


def _comparison(figure: statistics.Figure, language: Language) -> str:
    if figure.comparison is None or figure.previous is None:
        return ""
    year = figure.previous.edition.year
    if isinstance(figure.comparison, Message):
        before = statistics.in_words(language, figure.previous)
        place = statistics.leg_of(language, figure.previous)
        if place:
            before = language.text("{label} ({language})", label=before, language=place)
        return language.text("{year}: {value}, not comparable", year=year, value=before)
    value = statistics.growth_in_words(language, figure.comparison)
    if figure.comparison.caveat is None and figure.previous.status not in UNCERTAIN:
        return language.text("{growth} on {year}", growth=value, year=year)
    status = status_of(figure.previous, language).word
    return language.text("{growth} on {year} ({status})", growth=value, year=year, status=status)


def _bracketed(numbers: Iterable[int]) -> Iterable[str]:
    return (f"[{number}]" for number in numbers)


def progress_note(figure: statistics.Figure, language: Language) -> str:
    """How much of its plan a figure has reached; the plan alone where both are but bounds."""
    plan, reached = figure.plan, figure.statistic
    if plan is None or plan is reached:
        return ""
    planned = statistics.in_words(language, plan)
    found = statistics.progress(plan, reached)
    if isinstance(found, Message) or found.of_bounds:
        return language.text("planned: {plan}", plan=planned)
    share = language.percent(float(found.ratio))
    return language.text("{share} of the planned {plan}", share=share, plan=planned)


def plan_chart(plan: Statistic, reached: Statistic, language: Language) -> report.Chart:
    """What was planned beside what was reached, with the share of the plan in words."""
    bars = [
        report.Bar(
            language.date(day) if day else status_of(one, language).word,
            float(one.value),
            statistics.in_words(language, one),
            status_of(one, language),
            expected=one.status in UNCERTAIN,
            emphasised=one is reached,
            key=f"statistic:{one.id}",
        )
        for one, day in ((reached, reached.as_of), (plan, plan.deadline))
    ]
    title = statistics.label(language, reached.metric)
    note = progress_note(statistics.Figure(reached, plan, None, None), language)
    return report.Chart(title, bars, description=note)


def chart(
    points: Sequence[statistics.Point],
    language: Language,
    emphasised: int | None = None,
    sources: SourceList | None = None,
) -> report.Chart:
    """Bars of one metric over the years; expected ones hatched, why not comparable in words.

    `emphasised` is the year of the edition at hand; `sources` numbers where each figure is from.
    At least one point.
    """
    bars = [_bar(point, language, emphasised, sources) for point in points]
    title = statistics.label(language, points[0].statistic.metric)
    return report.Chart(title, bars, description="\n".join(_remarks(points, language)))


def _bar(
    point: statistics.Point,
    language: Language,
    emphasised: int | None,
    sources: SourceList | None,
) -> report.Bar:
    statistic = point.statistic
    cited = sources.of_statistic(statistic) if sources else ()
    year = " ".join((str(point.edition.year), *_bracketed(cited)))
    return report.Bar(
        label="\n".join(filter(None, (year, statistics.leg_of(language, statistic)))),
        value=float(statistic.value),
        text=statistics.in_words(language, statistic),
        status=status_of(statistic, language),
        expected=statistic.status in UNCERTAIN,
        emphasised=point.edition.year == emphasised,
        key=f"statistic:{statistic.id}",
    )


def _remarks(points: Sequence[statistics.Point], language: Language) -> Iterable[str]:
    """What each comparison of two neighbours comes to, or why there is none, in a few words."""
    for before, point in pairwise(points):
        found = point.comparison
        years = {"year": point.edition.year, "before": before.edition.year}
        if isinstance(found, Message):
            reason = language.say(Message(REASONS.get(found.text, found.text), found.values))
            yield language.text(
                "{before}–{year}: not comparable ({reason})", **years, reason=reason
            )
        elif found is not None:
            value = statistics.growth_in_words(language, found)
            statuses = [status_of(one.statistic, language).word for one in (before, point)]
            if found.caveat is None:
                yield language.text("{before}–{year}: {growth}", **years, growth=value)
            else:
                earlier, later = statuses
                yield language.text(
                    "{before}–{year}: {growth} ({earlier} → {later})",
                    **years,
                    growth=value,
                    earlier=earlier,
                    later=later,
                )
