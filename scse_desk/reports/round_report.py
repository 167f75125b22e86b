"""The report of a round: its figures with what they count, charts, and what was expected."""

from collections.abc import Iterator, Mapping

from sqlalchemy.orm import Session

from scse_desk.domain import round_figures, statistics
from scse_desk.domain.meetings_held import METRICS
from scse_desk.domain.participants import KINDS
from scse_desk.domain.requests import PRIORITIES
from scse_desk.domain.round_figures import Count, Outcomes, RoundFigures
from scse_desk.language import N_, Language
from scse_desk.reports import figures, report, rounds
from scse_desk.reports.editions import edition_whole
from scse_desk.reports.rounds import Scene
from scse_desk.store.models import Statistic

NAME = "round-report"
TITLE = N_("Report of the round")
DESCRIPTION = N_("Wishes, meetings placed and held, outcomes, beside what was expected.")
FORMATS = ("pdf", "xlsx")
MOST_COUNTRIES = 20
MINUTES = 60


Options = rounds.OfRound


def build(session: Session, options: Options, language: Language) -> report.Report:
    """The report in a language."""
    scene = rounds.scene(session, options.round_id, language)
    found = round_figures.figures(session, scene.timetable)
    sources = figures.SourceList(session, language)
    days = scene.timetable.days
    when = language.dates(days[0], days[-1], "paper") if days else ""
    return report.Report(
        kicker=language.text(TITLE),
        title=scene.timetable.name,
        subtitle=" · ".join(filter(None, (scene.edition, when))),
        header=scene.edition,
        language=language,
        printed_at=rounds.at_hand(options.printed_at, scene),
        blocks=[
            *scene.note,
            report.KeyFigures(list(_headline(found, language))),
            report.Text(_definition(language), "secondary"),
            *_expected(session, scene, sources),
            *_charts(found, language),
            *_tables(found, scene),
            *_outcomes(found.outcomes, language),
            *sources.block(),
        ],
        export_note=rounds.export_note(scene, (N_("Definition"), _definition(language))),
    )


def _definition(language: Language) -> str:
    return language.text(
        N_(
            "What is counted: a meeting counts once, whoever takes part. One that a side did not "
            "come to (no-show) is placed but not held; a cancelled one is neither. Wishes that "
            "were declined or withdrawn are told beside the others, not among them."
        )
    )


def _headline(found: RoundFigures, language: Language) -> Iterator[report.KeyFigure]:
    whole, musts = found.whole, found.by_priority["must"]
    dead = language.text(
        N_("{declined} declined, {withdrawn} withdrawn"),
        declined=language.number(found.declined),
        withdrawn=language.number(found.withdrawn),
    )
    rows = (
        (N_("Wishes"), whole.wishes, dead),
        (N_("Meetings placed"), whole.placed, _share(whole.placed, whole.wishes, language)),
        (N_("Meetings held"), whole.held, _share(whole.held, whole.placed, language)),
        (N_("No-shows"), whole.no_shows, _share(whole.no_shows, whole.placed, language)),
        (N_("Musts placed"), musts.placed, _share(musts.placed, musts.wishes, language)),
        (N_("Cancelled"), found.cancelled, ""),
    )
    for label, value, note in rows:
        yield report.KeyFigure(language.text(label), language.number(value), note=note)


def _share(part: int, whole: int, language: Language) -> str:
    if not whole:
        return ""
    return language.text(
        N_("{share} of {whole}"),
        share=language.percent(part / whole),
        whole=language.number(whole),
    )


def _expected(
    session: Session, scene: Scene, sources: figures.SourceList
) -> Iterator[report.Block]:
    """What was expected, planned or told of meetings in the edition's statistics."""
    language = scene.language
    edition = edition_whole(session, scene.timetable.edition_id)
    told = [one for one in statistics.of_edition(session, edition) if one.metric in METRICS]
    if not told:
        return
    yield report.Heading(language.text(N_("Figures told of the edition")), level=2)
    yield report.Table(
        columns=[
            report.Column(language.text("Metric"), width=0.4),
            report.Column(language.text("Value"), width=0.18, align="right"),
            report.Column(language.text("Status"), kind="status", width=0.16),
            report.Column(language.text("As of"), kind="date", width=0.18),
            report.Column(language.text("Source"), width=0.08),
        ],
        rows=[_told(one, language, sources) for one in told],
        title="",
    )


def _told(
    one: Statistic, language: Language, sources: figures.SourceList
) -> tuple[report.Cell, ...]:
    below = (figures.leg_note(one, language), statistics.definition(language, one))
    numbers = ", ".join(f"[{number}]" for number in sources.of_statistic(one))
    return (
        report.Stack(statistics.label(language, one.metric), " · ".join(filter(None, below))),
        statistics.in_words(language, one),
        figures.status_of(one, language),
        one.as_of or one.deadline,
        numbers,
    )


def _charts(found: RoundFigures, language: Language) -> Iterator[report.Block]:
    charts = [
        report.Chart(
            language.text(N_("Meetings by day")),
            [
                report.Bar(
                    language.date(load.day, "day_month"),
                    float(load.placed),
                    language.number(load.placed),
                )
                for load in found.days
            ],
        ),
        report.Chart(
            language.text(N_("Wishes placed by priority")),
            [
                report.Bar(
                    language.text(PRIORITIES[code]),
                    count.placed / count.wishes * 100 if count.wishes else None,
                    language.percent(count.placed / count.wishes) if count.wishes else "–",
                    emphasised=code == "must",
                )
                for code, count in found.by_priority.items()
            ],
        ),
    ]
    if any(found.outcomes.stars.values()):
        charts.append(
            report.Chart(
                language.text(N_("Ratings by the sides")),
                [
                    report.Bar(language.number(star), float(number), language.number(number))
                    for star, number in found.outcomes.stars.items()
                ],
                description=language.text(N_("5 is the best.")),
            )
        )
    if found.whole.placed:
        yield report.Charts(charts)


def _tables(found: RoundFigures, scene: Scene) -> Iterator[report.Block]:
    language = scene.language
    text = language.text
    yield _counts(
        text(N_("By priority")),
        text("Priority"),
        {text(PRIORITIES[code]): count for code, count in found.by_priority.items()},
        language,
    )
    kinds = {
        f"{text(KINDS[one])} – {text(KINDS[other])}": count
        for (one, other), count in found.by_kind.items()
    }
    yield _counts(text(N_("By kind of participants")), text("Participants"), kinds, language)
    yield _days(found, language)
    countries = sorted(found.by_country.items(), key=lambda each: (-each[1].placed, each[0]))
    told = {language.country(code): count for code, count in countries[:MOST_COUNTRIES]}
    title = text(N_("By country, of either side"))
    if len(countries) > MOST_COUNTRIES:
        first = text(N_("the first {number}"), number=language.number(MOST_COUNTRIES))
        title = text("{label} ({language})", label=title, language=first)
    yield _counts(title, text("Country"), told, language)
    yield _busiest(found, scene)
    yield _voices(found, language)


def _counts(
    title: str, label: str, counts: Mapping[str, Count], language: Language
) -> report.Table:
    heads = (N_("Wishes"), N_("Placed"), N_("Held"), N_("No-shows"))
    return report.Table(
        title=title,
        columns=[
            report.Column(label, width=0.44),
            *(report.Column(language.text(each), kind="number", width=0.14) for each in heads),
        ],
        rows=[(words, *count) for words, count in counts.items()],
    )


def _days(found: RoundFigures, language: Language) -> report.Table:
    heads = (N_("Placed"), N_("Held"), N_("Participants"))
    return report.Table(
        title=language.text(N_("By day")),
        columns=[
            report.Column(language.text("Day"), kind="date", width=0.58),
            *(report.Column(language.text(each), kind="number", width=0.14) for each in heads),
        ],
        rows=[tuple(load) for load in found.days],
    )


def _busiest(found: RoundFigures, scene: Scene) -> report.Table:
    language = scene.language
    return report.Table(
        title=language.text(N_("Busiest participants")),
        columns=[
            report.Column(language.text("Participant"), width=0.5),
            report.Column(language.text("Kind"), width=0.36),
            report.Column(language.text("Meetings"), kind="number", width=0.14),
        ],
        rows=[
            (scene.name(key), rounds.side_words(scene.timetable.sides[key], language), number)
            for key, number in found.busiest
        ],
        empty=language.text("Nobody has a meeting yet."),
    )


def _voices(found: RoundFigures, language: Language) -> report.Table:
    return report.Table(
        title=language.text("Interpreters"),
        columns=[
            report.Column(language.text("Interpreter"), width=0.72),
            report.Column(language.text("Meetings"), kind="number", width=0.14),
            report.Column(language.text(N_("Hours")), kind="number", width=0.14, digits=1),
        ],
        rows=[(one.name, one.meetings, one.minutes / MINUTES) for one in found.voices],
        empty=language.text(N_("No meeting is interpreted.")),
    )


def _outcomes(found: Outcomes, language: Language) -> Iterator[report.Block]:
    text, number = language.text, language.number
    yield report.Heading(text(N_("Outcomes")))
    if not found.entered:
        yield report.Text(text(N_("No outcomes have been entered yet.")))
        return
    done = text(
        N_("{done} of {all} done"),
        done=number(found.follow_ups_done),
        all=number(found.follow_ups),
    )
    facts = [
        (N_("Outcomes entered"), number(found.entered)),
        (N_("Mean rating by who asked"), _rated(found.asked, language)),
        (N_("Mean rating by the counterpart"), _rated(found.other, language)),
        (N_("Follow-ups"), done),
        (N_("Agreements that came of it"), number(found.agreements)),
        *(
            (
                N_("Value of deals"),
                text(
                    N_("{value} in {number} meetings"),
                    value=language.money(one.value, one.currency) if one.currency else one.value,
                    number=number(one.meetings),
                ),
            )
            for one in found.values
        ),
    ]
    yield report.Facts([report.Fact(text(label), value) for label, value in facts])


def _rated(found: round_figures.Rated, language: Language) -> str:
    if found.mean is None:
        return "–"
    return language.text(
        N_("{mean} of 5 ({number} ratings)"),
        mean=language.number(found.mean, 1),
        number=language.number(found.ratings),
    )
