"""What the papers about a matchmaking round share: its head, places, times and sides in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from scse_desk.domain.interpreters import in_words
from scse_desk.domain.participants import KINDS
from scse_desk.domain.rounds import TABLE_KINDS
from scse_desk.domain.timetable import Appointment, Place, Side, Timetable, read
from scse_desk.language import N_, DateStyle, Language
from scse_desk.refused import Refused
from scse_desk.reports import report
from scse_desk.reports.editions import edition_title, edition_whole, sample_note

PRIORITY_TONES: Mapping[str, report.Tone] = {
    "must": "red",
    "high": "amber",
    "normal": "blue",
    "if_possible": "neutral",
}


class NotOfTheRound(Refused):
    """The participant, place or day that was asked for is none of the round's."""


@dataclass(frozen=True)
class OfRound:
    """What every paper about a round asks: which; `printed_at` is aware, in any zone."""

    round_id: int
    printed_at: datetime


@dataclass(frozen=True)
class Scene:
    """A round in one language, and what stands at the head of a paper about it."""

    timetable: Timetable
    language: Language
    edition: str
    note: Sequence[report.Block]

    def at(self, moment: datetime) -> datetime:
        """The moment in the edition's zone."""
        return moment.astimezone(self.timetable.zone)

    def name(self, participant_id: int) -> str:
        """A participant's name as it is printed."""
        return self.timetable.sides[participant_id].name


def scene(session: Session, round_id: int, language: Language) -> Scene:
    """Read a round for a paper. Refused where it is not there."""
    timetable = read(session, round_id, language)
    edition = edition_whole(session, timetable.edition_id)
    title = edition_title(edition, language)
    return Scene(timetable, language, title, sample_note(edition, language))


def refuse_others(
    scene: Scene,
    participant_id: int | None = None,
    table_id: int | None = None,
    day: date | None = None,
) -> None:
    """Refuse a participant, a place and a day that are none of the round's."""
    timetable = scene.timetable
    if participant_id is not None and participant_id not in timetable.sides:
        raise NotOfTheRound(N_("This participant takes no part in the round."))
    if table_id is not None and table_id not in timetable.places:
        raise NotOfTheRound(N_("This table is not in the round."))
    if day is not None and day not in timetable.days:
        raise NotOfTheRound(
            N_("The round is not held on {day}."), day=scene.language.date(day, "medium")
        )


def first_participants(shown: int, count: int, language: Language) -> str:
    """That a preview shows but the first."""
    return language.text(
        N_("Preview of the first {shown} of {count} participants."),
        shown=language.number(shown),
        count=language.number(count),
    )


def span(start: datetime, end: datetime, language: Language) -> str:
    """From and to, as times of day of the zone they come in."""
    return f"{language.time(start)}–{language.time(end)}"


def day_title(day: date, language: Language) -> str:
    """A day as papers head what happens on it; Chinese ones have the year of the Republic."""
    style: DateStyle = "official" if language.code == "zh_TW" else "long"
    title = language.date(day, style)
    return title[:1].upper() + title[1:]


def place_words(place: Place, language: Language) -> str:
    """A place as it is called: a table, booth or online room with its kind, a room by its name."""
    if place.kind == "table":
        return language.text("Table {label}", label=place.label)
    if place.kind == "booth":
        return language.text("Booth {number}", number=place.label)
    if place.kind == "online":
        return " · ".join(filter(None, (language.text(TABLE_KINDS["online"]), place.label)))
    return place.label


def hall_words(hall: str, language: Language) -> str:
    """A hall: “Hall 1” for one that is but a letter or figure, else as it is called."""
    if len(hall) == 1:
        return language.text(N_("Hall {hall}"), hall=hall)
    return hall


def where(place: Place, language: Language) -> report.Cell:
    """A place with its hall below it; an online room with its link."""
    if place.kind == "online":
        return report.Stack(place_words(place, language), place.link)
    below = (hall_words(place.hall, language), place.link)
    return report.Stack(place_words(place, language), " · ".join(filter(None, below)))


def side_words(side: Side, language: Language) -> str:
    """What a participant is and where from: Exhibitor · Taiwan."""
    country = language.country(side.country) if side.country else ""
    return " · ".join(filter(None, (language.text(KINDS[side.kind]), country)))


def voice_words(meeting: Appointment, language: Language) -> report.Cell:
    """The interpreter with the pair of languages; that one is still wanted, where it is so."""
    if not meeting.voice:
        if not meeting.pair:
            return ""
        wanted = language.text(N_("to be named"))
        return report.Stack(wanted, in_words(meeting.pair, language))
    return report.Stack(meeting.voice, in_words(meeting.pair, language) if meeting.pair else "")


def footer(scene: Scene, *more: str) -> str:
    """What stands below each page of a paper without a title page: that it is of the sample."""
    notes = [block.text for block in scene.note if isinstance(block, report.Note)]
    return " · ".join([*more, *notes])


def at_hand(printed_at: datetime, scene: Scene) -> datetime:
    """When a paper was printed, in the zone of its readers."""
    return printed_at.astimezone(ZoneInfo(str(scene.timetable.zone)))


def export_note(scene: Scene, *more: tuple[str, report.Cell]) -> list[tuple[str, report.Cell]]:
    """Of which edition and round something was exported, in which zone its times are."""
    text = scene.language.text
    return [
        (text("Edition"), scene.edition),
        (text("Round"), scene.timetable.name),
        (text(N_("Time zone")), str(scene.timetable.zone)),
        *((text(label), value) for label, value in more),
    ]
