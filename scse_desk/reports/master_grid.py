"""The master grid of a round: the whole of a day on large sheets, times across, places down."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from scse_desk.domain.timetable import Appointment, Place, Times
from scse_desk.language import N_, Language
from scse_desk.reports import report, rounds
from scse_desk.reports.rounds import PRIORITY_TONES, Scene

NAME = "master-grid"
TITLE = N_("Master grid")
DESCRIPTION = N_("All tables and slots of each day on A3: who meets whom where and when.")
FORMATS = ("pdf",)
MOST_ACROSS = 16
"""A day of more slots goes on on further pages, so that names can be read."""

Cells = Mapping[tuple[int, datetime], Appointment]


@dataclass(frozen=True)
class Options(rounds.OfRound):
    """Of which round, which day (None: all)."""

    day: date | None = None


def build(session: Session, options: Options, language: Language) -> report.Report:
    """The grid in a language, a set of pages for each day, with each grid of slots.

    A participant's own place stands there on the days on which it has meetings.
    """
    scene = rounds.scene(session, options.round_id, language)
    rounds.refuse_others(scene, day=options.day)
    days = [day for day in scene.timetable.days if options.day in {None, day}]
    legend = language.text(
        N_("Red: must · amber: high · blue: normal · grey: if possible; below: the interpreter")
    )
    blocks: list[report.Block] = []
    for day in days:
        blocks += [report.PageBreak()] if blocks else []
        blocks += _grids(day, scene)
    if not blocks:
        blocks = [report.Note(language.text(N_("This round has no slots yet.")))]
    return report.Report(
        kicker=language.text(TITLE),
        title=scene.timetable.name,
        subtitle=_subtitle(days, scene),
        header=f"{scene.edition} · {scene.timetable.name}",
        footer=rounds.footer(scene, legend),
        language=language,
        printed_at=rounds.at_hand(options.printed_at, scene),
        landscape=True,
        size="A3",
        blocks=blocks,
    )


def _subtitle(days: Sequence[date], scene: Scene) -> str:
    language = scene.language
    meetings = [one for one in scene.timetable.appointments if one.day in days]
    number = language.plural("{number} meeting", "{number} meetings", len(meetings))
    when = language.dates(days[0], days[-1], "paper") if days else ""
    return " · ".join(filter(None, (when, number)))


def _grids(day: date, scene: Scene) -> Iterator[report.Grid]:
    timetable = scene.timetable
    for name, spans in timetable.grids.items():
        places = [
            one
            for one in timetable.places.values()
            if one.grid == name and (one.owner_id is None or (one.id, day) in timetable.at_place)
        ]
        times = [each for each in spans if each[0].date() == day]
        cells = {(one.place.id, one.starts_at): one for one in timetable.appointments}
        for at in range(0, len(times), MOST_ACROSS):
            if places:
                yield _grid(day, name, times[at : at + MOST_ACROSS], places, cells, scene)


def _grid(
    day: date,
    name: str,
    times: Sequence[Times],
    places: Sequence[Place],
    cells: Cells,
    scene: Scene,
) -> report.Grid:
    language = scene.language
    clock = rounds.span(times[0][0], times[-1][1], language)
    title = " · ".join(filter(None, (rounds.day_title(day, language), name, clock)))
    return report.Grid(
        title=title,
        heads=[rounds.span(start, end, language) for start, end in times],
        rows=[_row(place, times, cells, scene) for place in places],
        part=language.text(N_("Tables {first}–{last}"), first="{first}", last="{last}"),
        corner=language.text("Table"),
    )


def _row(place: Place, times: Sequence[Times], cells: Cells, scene: Scene) -> report.GridRow:
    language = scene.language
    return report.GridRow(
        place.label,
        rounds.hall_words(place.hall, language),
        [_square(cells.get((place.id, start)), scene) for start, _ in times],
    )


def _square(meeting: Appointment | None, scene: Scene) -> report.Square | None:
    if meeting is None:
        return None
    names = [scene.name(meeting.first), scene.name(meeting.second)]
    return report.Square(names, meeting.voice, PRIORITY_TONES[meeting.priority])
