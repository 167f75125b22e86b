"""The meetings of a round as calendars (.ics), one for each participant, or all in a .zip."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from scse_desk.domain import calendars
from scse_desk.domain.interpreters import in_words
from scse_desk.domain.timetable import Appointment, Side
from scse_desk.language import N_, Language
from scse_desk.reports import report, rounds
from scse_desk.reports.meeting_schedule import chosen, scenes, spoken_to
from scse_desk.reports.rounds import Scene

NAME = "calendar"
TITLE = N_("Calendars")
DESCRIPTION = N_("Each participant’s meetings for Outlook, Google or Apple Calendar (.ics).")
FORMATS = ("ics", "zip")
PREVIEW = 12
"""So many calendars are shown in a preview of all of them."""


@dataclass(frozen=True)
class Options(rounds.OfRound):
    """Of which round, whose (None: of all who have meetings, which only a .zip can hold)."""

    participant_id: int | None = None
    own_language: bool = False
    """Each in the language that its participant reads best, where that is known."""
    most: int | None = None
    """Of a preview: how many calendars are shown."""


def build(session: Session, options: Options, words: Language) -> report.Report:
    """The calendars; their times carry the edition's zone, so every device shows its own.

    A meeting that is no more is told as cancelled to whom an earlier calendar told of it.
    """
    found = scenes(session, options.round_id)
    scene = found(words.code)
    changes = _Changes(
        calendars.changes(session, scene.timetable), calendars.cancelled(session, scene.timetable)
    )
    sides = chosen(scene, options.participant_id, also=changes.cancelled)
    shown = sides[: options.most] if options.most else sides
    made = []
    for side in shown:
        spoken = spoken_to(side, words, own=options.own_language)
        made.append(_calendar(session, found(spoken.code), side.id, changes))
    note: list[report.Block] = []
    if len(shown) < len(sides):
        said = rounds.first_participants(len(shown), len(sides), words)
        note = [report.Note(said, tone="blue")]
    if not sides:
        note = [report.Note(words.text("Nobody has a meeting yet."))]
    return report.Report(
        kicker=words.text(TITLE),
        title=scene.timetable.name,
        subtitle=words.plural("{number} calendar", "{number} calendars", len(sides)),
        header=scene.edition,
        language=words,
        printed_at=rounds.at_hand(options.printed_at, scene),
        blocks=[*scene.note, *note, *made],
    )


@dataclass(frozen=True)
class _Changes:
    """Of each meeting its latest change; by participant what is no more."""

    changed: Mapping[int, calendars.Changed]
    cancelled: Mapping[int, Sequence[calendars.Cancelled]]


def _calendar(
    session: Session, scene: Scene, participant_id: int, changes: _Changes
) -> report.Calendar:
    side = scene.timetable.sides[participant_id]
    return report.Calendar(
        title=f"{side.name} · {scene.timetable.name}",
        zone=str(scene.timetable.zone),
        events=[
            *_events(session, scene, side, changes),
            *_cancelled(session, scene, side, changes),
        ],
        file_name=f"{side.name} ({side.id})",
        language=scene.language,
    )


def _events(
    session: Session, scene: Scene, side: Side, changes: _Changes
) -> Iterator[report.Event]:
    words = scene.language
    for one in scene.timetable.of_side.get(side.id, ()):
        known = changes.changed.get(one.id)
        other = scene.timetable.sides[one.other(side.id)]
        hall = "" if one.place.kind == "online" else rounds.hall_words(one.place.hall, words)
        place = " · ".join(filter(None, (rounds.place_words(one.place, words), hall)))
        yield report.Event(
            uid=calendars.uid(session, scene.timetable, one.request_id, side.id),
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            title=words.text("Meeting with {name}", name=other.name),
            place=one.place.link or place,
            description="\n".join(_lines(one, other, place, words)),
            link=one.place.link,
            sequence=known.number if known else 0,
            changed_at=known.at if known else None,
        )


def _cancelled(
    session: Session, scene: Scene, side: Side, changes: _Changes
) -> Iterator[report.Event]:
    words = scene.language
    for one in changes.cancelled.get(side.id, ()):
        (other,) = (scene.timetable.sides[each] for each in one.sides if each != side.id)
        meeting = words.text("Meeting with {name}", name=other.name)
        yield report.Event(
            uid=calendars.uid(session, scene.timetable, one.request_id, side.id),
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            title=words.text(N_("Cancelled: {meeting}"), meeting=meeting),
            sequence=one.change.number,
            changed_at=one.change.at,
            is_cancelled=True,
        )


def _lines(meeting: Appointment, other: Side, place: str, words: Language) -> Iterator[str]:
    facts = (
        (N_("With"), " · ".join((other.name, rounds.side_words(other, words)))),
        (N_("Place"), place),
        (N_("Link"), meeting.place.link),
        (N_("Interpreter"), meeting.voice),
        (N_("Interpreting"), in_words(meeting.pair, words) if meeting.pair else ""),
        (N_("Topics"), words.row(meeting.topics)),
    )
    for label, value in facts:
        if value:
            yield words.text(N_("{field}: {value}"), field=words.text(label), value=value)
