"""What the overview shows, read at once and put into the window's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scse_desk.domain import at_a_glance, editions, statistics, tallies, todo
from scse_desk.domain.agreements import KINDS as AGREEMENT_KINDS
from scse_desk.domain.agreements import STATUS_TONES as AGREEMENT_TONES
from scse_desk.domain.agreements import STATUSES as AGREEMENT_STATUSES
from scse_desk.domain.texts import text_in
from scse_desk.language import N_, Language, Message
from scse_desk.reports import figures as pictured
from scse_desk.reports import report
from scse_desk.reports.editions import edition_title
from scse_desk.ui.context import Context
from scse_desk.ui.figure import Figure
from scse_desk.ui.history import ago

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.journal import Change
    from scse_desk.store.models import Agreement, Edition, Leg, Statistic

MOST_CHARTS = 3
MOST_CHANGES = 5
WORTH_A_TALLY = 10
"""So few records are no picture of anything."""

Chips = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FigureRow:
    """A figure in a line of the table; `value` has its comparator, `source` is the link."""

    id: int
    title: str
    tip: str
    value: str
    chip: tuple[str, str]
    scope: str
    as_of: str
    source: str
    source_note: str


@dataclass(frozen=True)
class Key:
    """A key figure and the statistic behind it."""

    id: int
    figure: Figure
    source_note: str


@dataclass(frozen=True)
class Picture:
    """A chart, what its title opens (a kind and id, or a page), and words under it."""

    chart: report.Chart
    opens: tuple[str, int] | str
    chip: tuple[str, str] | None = None


@dataclass(frozen=True)
class Item:
    """A line in one of the smaller cards."""

    title: str
    detail: str = ""
    chips: Chips = ()
    opens: tuple[str, int] | None = None


@dataclass(frozen=True)
class Doing:
    """Something to do: its kind as a word, and the record where it is done."""

    word: str
    tone: str
    text: str
    opens: tuple[str, int]


@dataclass(frozen=True)
class Overview:
    """An edition at a glance."""

    id: int
    series_id: int
    year: int
    title: str
    ordinal: str
    subtitle: str
    chip: tuple[str, str]
    is_sample: bool
    key: Sequence[Key]
    rows: Sequence[FigureRow]
    pictures: Sequence[Picture]
    legs: Sequence[Item]
    to_do: Sequence[Doing]
    shows: Sequence[Item]
    agreements: Sequence[Item]
    changes: Sequence[Item]


def read(session: Session, context: Context, edition_id: int) -> Overview | None:
    """The overview of an edition in the window's language; None where there is no such edition."""
    edition = at_a_glance.edition(session, edition_id)
    if edition is None:
        return None
    language = context.language
    headline = statistics.headline(session, edition)
    rows = statistics.of_edition(session, edition)
    signs = at_a_glance.document_signs(session, [one.id for one in rows])
    return Overview(
        id=edition.id,
        series_id=edition.series_id,
        year=edition.year,
        title=edition_title(edition, language),
        ordinal=_ordinal(edition, language),
        subtitle=_subtitle(edition, language),
        chip=(language.text(editions.STATUSES[edition.status]),
              editions.STATUS_TONES[edition.status]),
        is_sample=edition.series.is_sample,
        key=[_key(figure, signs, language) for figure in headline],
        rows=_rows(session, rows, signs, language),
        pictures=_pictures(session, edition, headline, language),
        legs=[_leg(leg, language) for leg in edition.legs],
        to_do=_to_do(session, edition, language),
        shows=_shows(edition, language),
        agreements=_agreements(session, edition, language),
        changes=_changes(session, language),
    )  # fmt: skip


def _ordinal(edition: Edition, language: Language) -> str:
    if not edition.ordinal:
        return ""
    return language.text(N_("edition no. {ordinal}"), ordinal=edition.ordinal)


def _subtitle(edition: Edition, language: Language) -> str:
    parts = [language.text(editions.MODES[edition.mode])] if edition.mode else []
    parts += [
        " ".join(filter(None, (place_of(leg, language), days(leg, language))))
        for leg in edition.legs
        if leg.status != "cancelled"
    ]
    themes = [language.name_of(one) for one in edition.themes if one.kind in {"theme", "slogan"}]
    if themes:
        parts.append(language.text(N_("theme: {theme}"), theme=themes[0]))
    return "  ·  ".join(parts)


def place_of(leg: Leg, language: Language) -> str:
    """Where a leg is held: its city, or the platform of one online."""
    return statistics.place(language, leg)


def days(leg: Leg, language: Language) -> str:
    """The days of a leg in words; nothing where they are not known."""
    if leg.starts_on and leg.ends_on:
        return language.dates(leg.starts_on, leg.ends_on)
    if leg.starts_on:
        return language.text(N_("from {day}"), day=language.date(leg.starts_on))
    return ""


# Figures


def _key(figure: statistics.Figure, signs: dict[int, str], language: Language) -> Key:
    one = figure.statistic
    chip = pictured.status_of(one, language)
    note, tip = _note(figure, language)
    return Key(
        one.id,
        Figure(
            statistics.label(language, one.metric),
            statistics.number(language, one),
            pictured.comparator_word(one, language),
            chip.word,
            chip.tone,
            note,
            tip,
            source_word(one, signs, language),
            language.text(N_("Show the source")),
            pictured.leg_note(one, language),
        ),
        source_note(one, language),
    )


def _note(figure: statistics.Figure, language: Language) -> tuple[str, str]:
    """The comparison under a key figure, and what must be told with it."""
    progress = pictured.progress_note(figure, language)
    if progress:
        return progress, ""
    compared = figure.comparison
    if isinstance(compared, Message):
        note = pictured.comparison_note(figure, language)
        return note, f"{note}\n{language.say(compared)}"
    tip = language.say(compared.caveat) if compared and compared.caveat else ""
    return pictured.comparison_note(figure, language), tip


def source_word(one: Statistic, signs: dict[int, str], language: Language) -> str:
    """The words of a figure's source link: the sign of the document, or what kind it is."""
    words = {
        "public": N_("public"),
        "record": N_("records"),
        "own": N_("staff"),
    }
    return signs.get(one.id) or language.text(words.get(one.source, N_("source")))


def source_note(one: Statistic, language: Language) -> str:
    """What is said of the source of a figure beside its documents."""
    if one.source == "document":
        return text_in(one, "note", language)
    words = language.text(pictured.SOURCE_WORDS[one.source])
    notes = (text_in(one, key, language) for key in ("source_note", "note"))
    return " · ".join(filter(None, (words, *notes)))


def _rows(
    session: Session, found: Sequence[Statistic], signs: dict[int, str], language: Language
) -> list[FigureRow]:
    items = at_a_glance.items_named(session, found)

    def scope(one: Statistic) -> str:
        if one.programme_item_id in items:
            return language.name_of(items[one.programme_item_id])
        if one.leg is not None:
            return place_of(one.leg, language)
        if one.metric in statistics.BACKGROUND_METRICS:
            return language.text(N_("background"))
        return language.text(N_("whole edition"))

    def line(one: Statistic) -> FigureRow:
        chip = pictured.status_of(one, language)
        return FigureRow(
            one.id,
            statistics.label(language, one.metric),
            statistics.definition(language, one),
            statistics.in_words(language, one),
            (chip.word, chip.tone),
            scope(one),
            _when(one, language),
            source_word(one, signs, language),
            source_note(one, language),
        )

    return [line(one) for one in found]


def _when(one: Statistic, language: Language) -> str:
    """The day a figure is of; for a plan the day by which it is to be reached."""
    if one.status == "planned" and one.deadline:
        return language.text(N_("by {day}"), day=language.date(one.deadline))
    return language.date(one.as_of) if one.as_of else ""


# Pictures


def _pictures(
    session: Session, edition: Edition, headline: Sequence[statistics.Figure], language: Language
) -> list[Picture]:
    """Charts against earlier editions, plans against what was reached, then our own records."""
    made = []
    for figure in headline:
        points = statistics.series(
            session, figure.statistic.metric, edition.series.code, until=edition.year
        )
        if len(points) > 1:
            drawn = pictured.chart(points, language, emphasised=edition.year)
            made.append(Picture(drawn, ("statistic", figure.statistic.id)))
    for figure in headline:
        if figure.plan is not None and figure.plan is not figure.statistic:
            drawn = pictured.plan_chart(figure.plan, figure.statistic, language)
            made.append(Picture(drawn, ("statistic", figure.statistic.id)))
    counted = tallies.of_edition(session, edition.id)
    made += [_tally(tally, language) for tally in counted if tally.total >= WORTH_A_TALLY]
    return made[:MOST_CHARTS]


def _tally(tally: tallies.Tally, language: Language) -> Picture:
    bars = [
        report.Bar(
            language.text(part.word),
            part.count,
            language.number(part.count),
            emphasised=part.tone == "green",
            key=f"page:{tally.page}",
        )
        for part in tally.parts
    ]
    total = language.text(N_("Total: {number}"), number=language.number(tally.total))
    words = [total]
    if tally.among is not None:
        message, number = tally.among
        words.append(language.text(message, number=language.number(number)))
    chart = report.Chart(language.text(tally.title), bars, " · ".join(words), across=True)
    return Picture(chart, tally.page, (language.text(N_("from our records")), "blue"))


# The smaller cards


def _leg(leg: Leg, language: Language) -> Item:
    venue = language.name_of(leg.venue) if leg.venue else ""
    chips: list[tuple[str, str]] = []
    if leg.status == "cancelled":
        chips.append((language.text(N_("Cancelled")), "red"))
    else:
        if leg.dates_status == "derived":
            chips.append((language.text(N_("end computed")), "blue"))
        if leg.starts_on is None or leg.ends_on is None:
            chips.append((language.text(N_("Dates missing")), "amber"))
        if leg.venue is None and not leg.is_online:
            chips.append((language.text(N_("Venue missing")), "amber"))
    hall = language.text(N_("hall {hall}"), hall=leg.hall) if leg.hall else ""
    detail = "\n".join(filter(None, (days(leg, language), " · ".join(filter(None, (venue, hall))))))
    return Item(place_of(leg, language), detail, tuple(chips), ("leg", leg.id))


WORDS = {"red": N_("Clash"), "amber": N_("Missing"), "blue": N_("To decide")}


def _to_do(session: Session, edition: Edition, language: Language) -> list[Doing]:
    today = datetime.now(zone_of(edition)).date()
    return [
        Doing(
            language.text(N_("To update") if task.kind == "statistic" else WORDS[task.tone]),
            task.tone,
            language.say(task.message),
            (task.kind, task.record_id),
        )
        for task in todo.tasks(session, edition.id, today, language)
    ]


def zone_of(edition: Edition) -> tzinfo:
    """The zone in which the days of an edition are counted."""
    return ZoneInfo(edition.time_zone)


def _shows(edition: Edition, language: Language) -> list[Item]:
    return [
        Item(
            edition_title(one.guest, language),
            _ordinal(one.guest, language),
            ((language.text(N_("Cancelled")), "red"),) if one.status == "cancelled" else (),
            ("edition", one.guest.id),
        )
        for one in edition.co_locations
    ]


def _agreements(session: Session, edition: Edition, language: Language) -> list[Item]:
    found = at_a_glance.agreements(session, edition.id)
    return [_agreement(one, language) for one in found]


def _agreement(one: Agreement, language: Language) -> Item:
    parties = " – ".join(language.name_of(party.organisation) for party in one.parties)
    day = language.date(one.signed_on) if one.signed_on else ""
    kind = language.text(AGREEMENT_KINDS[one.kind])
    return Item(
        parties or language.name_of(one),
        " · ".join(filter(None, (kind, day))),
        ((language.text(AGREEMENT_STATUSES[one.status]), AGREEMENT_TONES[one.status]),),
        ("agreement", one.id),
    )


def _changes(session: Session, language: Language) -> list[Item]:
    from scse_desk.store import journal

    now = datetime.now(UTC)
    return [_change(one, language, now) for one in journal.changes(session, MOST_CHANGES)]


def _change(one: Change, language: Language, now: datetime) -> Item:
    what = language.say(one.label)
    words = {"undo": N_("Undone: {change}"), "redo": N_("Redone: {change}")}
    if one.kind in words:
        what = language.text(words[one.kind], change=what)
    records = language.plural(N_("{number} record"), N_("{number} records"), one.records)
    return Item(what, " · ".join((one.author, ago(language, one.at, now), records)))
