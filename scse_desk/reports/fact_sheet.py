"""The fact sheet of an edition: what, when, who, its figures with status and source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from scse_desk.domain import agreements, at_a_glance, editions, statistics
from scse_desk.language import N_, Language, Message
from scse_desk.reports import figures, report
from scse_desk.reports.editions import edition_title, edition_whole, sample_note
from scse_desk.store.models import Agreement, Edition, Leg, Record, Statistic

NAME = "fact-sheet"
TITLE = N_("Edition fact sheet")
DESCRIPTION = N_("What, when, who, and the figures with their status and sources.")
FORMATS = ("pdf",)
MOST_CHARTS = 6

STATUS_HEADINGS = {
    "final": N_("Final figures"),
    "achieved_so_far": N_("Achieved so far"),
    "expected": N_("Expected figures"),
    "planned": N_("Planned figures"),
}
MODE_WORDS = {
    "in_person": N_("In person"),
    "online": N_("Online"),
    "hybrid": N_("In person and online"),
}
DATES_STATUS_WORDS: dict[str, tuple[str, report.Tone]] = {
    "planned": (N_("planned"), "amber"),
    "actual": (N_("actual"), "green"),
    "derived": (N_("end computed"), "blue"),
}


@dataclass(frozen=True)
class Options:
    """Which edition; `printed_at` is aware, in any zone."""

    edition_id: int
    printed_at: datetime


def build(session: Session, options: Options, language: Language) -> report.Report:
    """The fact sheet in a language. Nothing is compared that is not comparable."""
    edition = edition_whole(session, options.edition_id)
    sources = figures.SourceList(session, language)
    title = edition_title(edition, language)
    return report.Report(
        kicker=language.text(TITLE),
        title=title,
        subtitle=_subtitle(edition, language),
        header=title,
        language=language,
        printed_at=options.printed_at.astimezone(ZoneInfo(edition.time_zone)),
        blocks=[
            *sample_note(edition, language),
            _facts(edition, language, sources),
            *_legs(edition, language, sources),
            *_figures(session, edition, language, sources),
            *_agreements(session, edition, language, sources),
            *sources.block(),
        ],
    )


def _subtitle(edition: Edition, language: Language) -> str:
    parts = [str(edition.year)]
    if edition.ordinal:
        parts.append(language.text("edition no. {ordinal}", ordinal=edition.ordinal))
    parts.append(language.text(editions.STATUSES[edition.status]))
    if edition.mode:
        parts.append(language.text(MODE_WORDS[edition.mode]))
    return " · ".join(parts)


def _facts(edition: Edition, language: Language, sources: figures.SourceList) -> report.Facts:
    organisers = [one for one in edition.organisers if one.role in {"organiser", "co_organiser"}]
    rows = (
        (N_("Series"), "" if edition.names else language.name_of(edition.series), ()),
        (
            N_("Organisers"),
            "\n".join(language.name_of(one.organisation) for one in organisers),
            _numbers(sources, "edition_organiser", organisers),
        ),
        (
            N_("Theme"),
            "\n".join(language.name_of(theme) for theme in edition.themes),
            _numbers(sources, "theme", edition.themes),
        ),
        (
            N_("Co-located shows"),
            "\n".join(_guest(one.guest, language) for one in edition.co_locations),
            _numbers(sources, "co_location", edition.co_locations),
        ),
    )
    shown = [
        report.Fact(language.text(label), value, numbers) for label, value, numbers in rows if value
    ]
    return report.Facts(shown)


def _numbers(sources: figures.SourceList, kind: str, records: Sequence[Record]) -> list[int]:
    found = {number for one in records for number in sources.numbers(kind, one.id)}
    return sorted(found)


def _guest(guest: Edition, language: Language) -> str:
    name = language.name_of(guest) or language.name_of(guest.series)
    if not guest.ordinal:
        return name
    number = language.text("edition no. {ordinal}", ordinal=guest.ordinal)
    return language.text("{label} ({language})", label=name, language=number)


def _legs(
    edition: Edition, language: Language, sources: figures.SourceList
) -> Iterator[report.Block]:
    if not edition.legs:
        return
    yield report.Heading(language.text("When and where"))
    yield report.Table(
        columns=[
            report.Column(language.text("Place"), width=0.38),
            report.Column(language.text("Dates"), width=0.3),
            report.Column(language.text("Status"), kind="status", width=0.2),
            report.Column(language.text("Source"), width=0.12),
        ],
        rows=[_leg(leg, language, sources) for leg in edition.legs],
    )


def _leg(leg: Leg, language: Language, sources: figures.SourceList) -> tuple[report.Cell, ...]:
    place = leg.platform if leg.is_online else (language.name_of(leg.city) if leg.city else "")
    venue = language.name_of(leg.venue) if leg.venue else ""
    hall = language.text("hall {hall}", hall=leg.hall) if leg.hall else ""
    below = " · ".join(part for part in (venue, hall) if part)
    numbers = sources.numbers("leg", leg.id)
    return (
        report.Stack(place or language.text("Online"), below),
        _dates(leg, language),
        _leg_status(leg, language),
        ", ".join(f"[{number}]" for number in numbers),
    )


def _leg_status(leg: Leg, language: Language) -> report.Status | None:
    """That it was cancelled, else how certain its dates are."""
    if leg.status == "cancelled":
        return report.Status(language.text("cancelled"), "red")
    word, tone = DATES_STATUS_WORDS[leg.dates_status]
    return report.Status(language.text(word), tone) if leg.starts_on else None


def _dates(leg: Leg, language: Language) -> str:
    style: Literal["paper", "official"] = "official" if language.code == "zh_TW" else "paper"
    if leg.starts_on and leg.ends_on:
        return language.dates(leg.starts_on, leg.ends_on, style)
    if leg.starts_on:
        return language.text("from {day}", day=language.date(leg.starts_on, style))
    return "" if leg.status == "cancelled" else language.text("not known")


def _figures(
    session: Session, edition: Edition, language: Language, sources: figures.SourceList
) -> Iterator[report.Block]:
    """Figures by status, plans against what was reached, charts, and all that is left."""
    headline = statistics.headline(session, edition)
    planned = [figure for figure in headline if figure.plan is not None]
    if planned:
        planned = [figure for figure in headline if _plan_of(figure) is not None]
    if headline:
        yield report.Heading(language.text("Figures"))
    if planned:
        yield from _plans(planned, language, sources)
    for status, words in STATUS_HEADINGS.items():
        alone = [figure for figure in headline if figure not in planned]
        found = [figure for figure in alone if figure.statistic.status == status]
        if found:
            yield report.Heading(language.text(words), level=2)
            yield report.KeyFigures(
                [figures.key_figure(figure, language, sources) for figure in found]
            )
    yield from _charts(session, edition, headline, language, sources)
    shown = {figure.statistic.id for figure in headline}
    shown |= {figure.plan.id for figure in headline if figure.plan is not None}
    rest = [one for one in statistics.of_edition(session, edition) if one.id not in shown]
    yield from _others(rest, language, sources)


def _plan_of(figure: statistics.Figure) -> Statistic | None:
    """What was planned for a figure; a figure that is itself but a plan is its own."""
    if figure.plan is None and figure.statistic.status == "planned":
        return figure.statistic
    return figure.plan


def _plans(
    planned: list[statistics.Figure], language: Language, sources: figures.SourceList
) -> Iterator[report.Block]:
    yield report.Heading(language.text("Planned against achieved"), level=2)
    yield report.Table(
        columns=[
            report.Column(language.text("Metric"), width=0.26),
            report.Column(language.text("Planned"), width=0.24),
            report.Column(language.text("Achieved so far"), width=0.24),
            report.Column(language.text("Share of the plan"), width=0.18),
            report.Column(language.text("Source"), width=0.08),
        ],
        rows=[_plan(figure, language, sources) for figure in planned],
    )


def _plan(
    figure: statistics.Figure, language: Language, sources: figures.SourceList
) -> tuple[report.Cell, ...]:
    plan = _plan_of(figure)
    assert plan is not None  # noqa: S101 - only such figures are asked for
    reached = None if plan is figure.statistic else figure.statistic
    numbers = {*sources.of_statistic(plan), *(sources.of_statistic(reached) if reached else ())}
    until = plan.deadline and language.text("by {day}", day=language.date(plan.deadline, "paper"))
    since = reached and reached.as_of
    known = since and language.text("as of {day}", day=language.date(since, "paper"))
    return (
        report.Stack(statistics.label(language, plan.metric), figures.leg_note(plan, language)),
        report.Stack(statistics.in_words(language, plan), until or ""),
        report.Stack(statistics.in_words(language, reached), known or "")
        if reached
        else language.text("not stated"),
        _share(plan, reached, language),
        ", ".join(f"[{number}]" for number in sorted(numbers)),
    )


def _share(plan: Statistic, reached: Statistic | None, language: Language) -> report.Cell:
    """How much of a plan is reached, said only where both figures are exact."""
    if reached is None:
        return ""
    found = statistics.progress(plan, reached)
    if isinstance(found, Message):
        return language.text("not comparable")
    if found.of_bounds:
        return language.text("lower bounds only")
    return language.percent(float(found.ratio))


def _others(
    rest: Sequence[Statistic], language: Language, sources: figures.SourceList
) -> Iterator[report.Block]:
    """The figures beside the headline: growth as stated, figures of single items."""
    if not rest:
        return
    yield report.Heading(language.text("Further figures"), level=2)
    yield report.Table(
        columns=[
            report.Column(language.text("Metric"), width=0.36),
            report.Column(language.text("Value"), width=0.18, align="right"),
            report.Column(language.text("Status"), kind="status", width=0.2),
            report.Column(language.text("As of"), kind="date", width=0.18),
            report.Column(language.text("Source"), width=0.08),
        ],
        rows=[_other(one, language, sources) for one in rest],
    )


def _other(
    one: Statistic, language: Language, sources: figures.SourceList
) -> tuple[report.Cell, ...]:
    metric = statistics.label(language, one.metric)
    parts = (figures.leg_note(one, language), statistics.definition(language, one))
    below = " · ".join(filter(None, parts))
    numbers = ", ".join(f"[{number}]" for number in sources.of_statistic(one))
    return (
        report.Stack(metric, below),
        statistics.in_words(language, one),
        figures.status_of(one, language),
        one.as_of or one.deadline,
        numbers,
    )


def _charts(
    session: Session,
    edition: Edition,
    headline: Sequence[statistics.Figure],
    language: Language,
    sources: figures.SourceList,
) -> Iterator[report.Block]:
    """The metrics of this edition that an earlier edition has too."""
    metrics = [figure.statistic.metric for figure in headline]
    code, year = edition.series.code, edition.year
    found = [statistics.series(session, metric, code, until=year) for metric in metrics]
    drawn = [points for points in found if len(points) > 1][:MOST_CHARTS]
    if drawn:
        yield report.Heading(language.text("Against earlier editions"), level=2)
        charts = [figures.chart(points, language, year, sources) for points in drawn]
        yield report.Charts(charts)


def _agreements(
    session: Session, edition: Edition, language: Language, sources: figures.SourceList
) -> Iterator[report.Block]:
    found = at_a_glance.agreements(session, edition.id)
    if not found:
        return
    yield report.Heading(language.text("Agreements"))
    dated = any(one.signed_on for one in found)
    signed = report.Column(language.text("Signed on"), kind="date", width=0.16)
    yield report.Table(
        columns=[
            report.Column(language.text("Parties"), width=0.48),
            report.Column(language.text("Kind"), width=0.26),
            *([signed] if dated else []),
            report.Column(language.text("Source"), width=0.1),
        ],
        rows=[_agreement(one, language, sources, dated=dated) for one in found],
    )


def _agreement(
    one: Agreement, language: Language, sources: figures.SourceList, *, dated: bool
) -> tuple[report.Cell, ...]:
    """A row of the agreements; the day of signing only where one of them has it (`dated`)."""
    parties = " – ".join(language.name_of(party.organisation) for party in one.parties)
    numbers = ", ".join(f"[{number}]" for number in sources.numbers("agreement", one.id))
    fields = "; ".join(line for line in one.fields.splitlines() if line)
    return (
        report.Stack(parties or language.name_of(one), fields),
        language.text(agreements.KINDS[one.kind]),
        *((one.signed_on or language.text("not stated"),) if dated else ()),
        numbers,
    )
