"""The meeting schedule of each participant of a round, in a language of their own."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from scse_desk.domain.interpreters import in_words
from scse_desk.domain.timetable import Appointment, Side
from scse_desk.language import N_, Language, language
from scse_desk.language.zones import zone_in_words
from scse_desk.reports import report, rounds
from scse_desk.reports.rounds import Scene

NAME = "meeting-schedule"
TITLE = N_("Meeting schedule")
DESCRIPTION = N_("Each participant’s meetings by day, in their own language if you like.")
FORMATS = ("pdf", "xlsx")
PREVIEW = 12
"""So many participants are shown in a preview of all of them."""


@dataclass(frozen=True)
class Options(rounds.OfRound):
    """Of which round, whose (None: of all who have meetings), which day (None: every one)."""

    participant_id: int | None = None
    day: date | None = None
    own_language: bool = False
    """Each schedule in the language that its participant reads best, where that is known."""
    most: int | None = None
    """Of a preview: how many participants are shown."""


Scenes = Callable[[str], Scene]
"""The round in the language of a code, read once."""


def scenes(session: Session, round_id: int) -> Scenes:
    """Reads a round once in each language that is asked for."""
    made: dict[str, Scene] = {}

    def in_language(code: str) -> Scene:
        if code not in made:
            made[code] = rounds.scene(session, round_id, language(code))
        return made[code]

    return in_language


def build(session: Session, options: Options, words: Language) -> report.Report:
    """A schedule for each participant; times are the edition's, online ones have theirs beside."""
    found = scenes(session, options.round_id)
    scene = found(words.code)
    sides = chosen(scene, options.participant_id, options.day)
    shown = sides[: options.most] if options.most else sides
    return report.Report(
        kicker=words.text(TITLE),
        title=sides[0].name if len(sides) == 1 else scene.timetable.name,
        subtitle=words.plural("{number} participant", "{number} participants", len(sides)),
        header=scene.edition,
        language=words,
        printed_at=rounds.at_hand(options.printed_at, scene),
        blocks=list(_papers(shown, sides, found, options, words)),
        sheets=[_sheet(scene, sides, options.day)],
        export_note=rounds.export_note(scene),
    )


def chosen(
    scene: Scene,
    participant_id: int | None,
    day: date | None = None,
    also: Collection[int] = (),
) -> list[Side]:
    """The one participant asked for, or all who have meetings (on a day) and others, by name."""
    rounds.refuse_others(scene, participant_id, day=day)
    timetable = scene.timetable
    if participant_id is not None:
        return [timetable.sides[participant_id]]
    busy = {
        key
        for key, meetings in timetable.of_side.items()
        if day is None or any(one.day == day for one in meetings)
    }
    order = {"delegation": 0, "exhibitor": 1, "person": 2}
    sides = [side for side in timetable.sides.values() if side.id in busy or side.id in also]
    return sorted(sides, key=lambda side: (order[side.kind], side.name, side.id))


def spoken_to(side: Side, words: Language, *, own: bool) -> Language:
    """The language of a participant's paper: its own if wanted and known, else that of the rest."""
    return language(side.paper_language) if own and side.paper_language else words


def _papers(
    shown: Sequence[Side], sides: Sequence[Side], found: Scenes, options: Options, words: Language
) -> Iterator[report.Block]:
    if not sides:
        yield report.Note(words.text(N_("Nobody has a meeting yet.")))
    for side in shown:
        spoken = spoken_to(side, words, own=options.own_language)
        yield from _paper(found(spoken.code), side.id, options.day)
    if len(shown) < len(sides):
        yield report.PageBreak()
        yield report.Note(rounds.first_participants(len(shown), len(sides), words), tone="blue")


def _paper(scene: Scene, participant_id: int, day: date | None) -> Iterator[report.Block]:
    words, side = scene.language, scene.timetable.sides[participant_id]
    meetings = [
        one
        for one in scene.timetable.of_side.get(participant_id, ())
        if day is None or one.day == day
    ]
    number = words.plural("{number} meeting", "{number} meetings", len(meetings))
    parts = (scene.timetable.name, rounds.side_words(side, words), number)
    yield report.Section(
        side.name, words.text(TITLE), " · ".join(parts), header=scene.edition, language=words
    )
    yield from scene.note
    if not meetings:
        yield report.Text(words.text(N_("No meetings yet.")))
        return
    yield from _zones(side, meetings[0], scene)
    shape = _Shape(
        bool(side.zone),
        any(one.voice or one.pair for one in meetings),
        any(one.topics for one in meetings),
    )
    for on, group in groupby(meetings, key=lambda one: one.day):
        yield _day(on, list(group), side, scene, shape)


def _zones(side: Side, first: Appointment, scene: Scene) -> Iterator[report.Block]:
    """In which zone the times are; for one who is elsewhere, in which two."""
    words = scene.language
    here = zone_in_words(words, str(scene.timetable.zone), first.starts_at)
    if not side.zone:
        yield report.Text(words.text(N_("All times are those of {zone}."), zone=here), "secondary")
        return
    there = zone_in_words(words, side.zone, first.starts_at)
    said = N_("The first times are those of {zone}, the local ones those of {local}.")
    yield report.Note(words.text(said, zone=here, local=there), tone="blue")


class _Shape(NamedTuple):
    """Which columns all tables of one schedule have beside the others."""

    local: bool
    voices: bool
    topics: bool


def _day(
    day: date, meetings: Sequence[Appointment], side: Side, scene: Scene, shape: _Shape
) -> report.Table:
    words = scene.language
    columns = (
        (N_("Time"), 0.16 if shape.local else 0.13, True),
        (N_("Local time"), 0.16, shape.local),
        (N_("Place"), 0.18 if shape.voices else 0.24, True),
        (N_("With"), 0.29, True),
        (N_("Interpreter"), 0.17, shape.voices),
        (N_("Topics"), 0.23, shape.topics),
    )
    return report.Table(
        title=rounds.day_title(day, words),
        columns=[
            report.Column(words.text(title), width=wide) for title, wide, kept in columns if kept
        ],
        rows=[_row(one, side, scene, shape) for one in meetings],
    )


def _row(meeting: Appointment, side: Side, scene: Scene, shape: _Shape) -> tuple[report.Cell, ...]:
    words = scene.language
    other = scene.timetable.sides[meeting.other(side.id)]
    return (
        rounds.span(meeting.starts_at, meeting.ends_at, words),
        *((_local(meeting, side, words),) if shape.local else ()),
        rounds.where(meeting.place, words),
        report.Stack(other.name, rounds.side_words(other, words)),
        *((rounds.voice_words(meeting, words),) if shape.voices else ()),
        *(("\n".join(meeting.topics),) if shape.topics else ()),
    )


def _local(meeting: Appointment, side: Side, words: Language) -> report.Cell:
    """The times where the participant is; with the day where that is another one there."""
    zone = ZoneInfo(side.zone)
    start, end = meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone)
    said = rounds.span(start, end, words)
    if start.date() == meeting.day:
        return said
    return report.Stack(said, words.date(start.date(), "day_month"))


def _sheet(scene: Scene, sides: Sequence[Side], day: date | None) -> report.Table:
    """A row for each meeting of each participant, in the language of the report."""
    words = scene.language
    rows = [
        _typed(one, side, scene)
        for side in sides
        for one in scene.timetable.of_side.get(side.id, ())
        if day is None or one.day == day
    ]
    return report.Table(
        title=words.text(TITLE),
        columns=[
            report.Column(words.text("Participant")),
            report.Column(words.text("Day"), kind="date"),
            report.Column(words.text("From"), kind="time"),
            report.Column(words.text("To"), kind="time"),
            report.Column(words.text("Local time"), kind="datetime"),
            report.Column(words.text("Time zone")),
            report.Column(words.text("Place")),
            report.Column(words.text("Hall")),
            report.Column(words.text(N_("Link"))),
            report.Column(words.text("With")),
            report.Column(words.text("Country")),
            report.Column(words.text("Interpreter")),
            report.Column(words.text("Interpreting")),
            report.Column(words.text("Topics")),
        ],
        rows=rows,
        count=len(rows),
        empty=words.text("Nobody has a meeting yet."),
    )


def _typed(meeting: Appointment, side: Side, scene: Scene) -> tuple[report.Cell, ...]:
    words = scene.language
    other = scene.timetable.sides[meeting.other(side.id)]
    return (
        side.name,
        meeting.day,
        meeting.starts_at.time(),
        meeting.ends_at.time(),
        meeting.starts_at.astimezone(ZoneInfo(side.zone)) if side.zone else None,
        side.zone,
        rounds.place_words(meeting.place, words),
        meeting.place.hall,
        meeting.place.link,
        other.name,
        words.country(other.country) if other.country else "",
        meeting.voice,
        in_words(meeting.pair, words) if meeting.pair else "",
        "\n".join(meeting.topics),
    )
