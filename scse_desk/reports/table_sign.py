"""Signs for the places of a round: one for each day, with its number and its meetings by time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from scse_desk.domain.interpreters import in_words
from scse_desk.domain.rounds import TABLE_KINDS
from scse_desk.domain.timetable import Appointment, Place
from scse_desk.language import N_, Language
from scse_desk.reports import report, rounds
from scse_desk.reports.rounds import Scene

NAME = "table-sign"
TITLE = N_("Table signs")
DESCRIPTION = N_("A sheet for each table and day: its number, large, and who meets there when.")
FORMATS = ("pdf",)
PREVIEW = 12
"""So many signs are shown in a preview of all of them."""


@dataclass(frozen=True)
class Options(rounds.OfRound):
    """Of which round, which place (None: of all that are not online), which day (None: all)."""

    table_id: int | None = None
    day: date | None = None
    most: int | None = None
    """Of a preview: how many signs are shown."""


def build(session: Session, options: Options, language: Language) -> report.Report:
    """The signs in a language, by day and place; a place without a meeting that day has none."""
    scene = rounds.scene(session, options.round_id, language)
    signs = list(_signs(scene, options))
    shown = signs[: options.most] if options.most else signs
    number = language.plural("{number} sign", "{number} signs", len(signs))
    blocks: list[report.Block] = [*shown]
    if not signs:
        blocks = [report.Note(language.text(N_("No table has a meeting.")))]
    return report.Report(
        kicker=language.text(TITLE),
        title=language.text(TITLE),
        subtitle=number,
        header=f"{scene.edition} · {scene.timetable.name}",
        footer=rounds.footer(scene),
        language=language,
        printed_at=rounds.at_hand(options.printed_at, scene),
        blocks=[*blocks, *_preview(len(shown), len(signs), language)],
    )


def _preview(shown: int, count: int, language: Language) -> Iterator[report.Block]:
    if shown < count:
        said = language.text(
            N_("Preview of the first {shown} of {count} signs."),
            shown=language.number(shown),
            count=language.number(count),
        )
        yield report.PageBreak()
        yield report.Note(said, tone="blue")


def _signs(scene: Scene, options: Options) -> Iterator[report.Sign]:
    timetable = scene.timetable
    rounds.refuse_others(scene, table_id=options.table_id, day=options.day)
    for day in timetable.days:
        if options.day not in {None, day}:
            continue
        for place in timetable.places.values():
            meetings = timetable.at_place.get((place.id, day), ())
            asked_for = options.table_id == place.id
            if asked_for or (options.table_id is None and meetings and place.kind != "online"):
                yield _sign(place, day, meetings, scene)


def _sign(place: Place, day: date, meetings: Sequence[Appointment], scene: Scene) -> report.Sign:
    language = scene.language
    return report.Sign(
        kicker=language.text(TABLE_KINDS[place.kind]),
        number=place.label,
        below=rounds.hall_words(place.hall, language),
        day=rounds.day_title(day, language),
        entries=[_entry(one, scene) for one in meetings],
        empty=language.text(N_("No meetings on this day.")),
    )


def _entry(meeting: Appointment, scene: Scene) -> report.SignEntry:
    language = scene.language
    names = [scene.name(meeting.first), scene.name(meeting.second)]
    voice = ""
    if meeting.pair:
        label = meeting.voice or language.text("to be named")
        voice = language.text(
            N_("Interpreter: {name}"),
            name=language.text(
                "{label} ({language})", label=label, language=in_words(meeting.pair, language)
            ),
        )
    return report.SignEntry(rounds.span(meeting.starts_at, meeting.ends_at, language), names, voice)
