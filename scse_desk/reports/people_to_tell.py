"""Whom to tell of what a change did to a round's meetings, and which papers to print again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy.orm import Session

from scse_desk.domain import board_reading, contacts, whom_to_tell
from scse_desk.domain.board import Board
from scse_desk.domain.participants import KINDS
from scse_desk.domain.whom_to_tell import Change, Told
from scse_desk.language import N_, Language, Message
from scse_desk.reports import meeting_schedule, report, rounds, table_sign
from scse_desk.reports.rounds import Scene
from scse_desk.scheduling.values import Placement
from scse_desk.store import models

NAME = "people-to-tell"
TITLE = N_("Whom to tell")
DESCRIPTION = N_("Whom to tell of what has changed on the day, and which papers to print again.")
FORMATS = ("pdf", "xlsx")
COLUMNS = (
    (N_("To tell"), 0.16),
    (N_("Meets"), 0.16),
    (N_("Change"), 0.1),
    (N_("So far"), 0.2),
    (N_("From now on"), 0.2),
)
REACHED = ((N_("Contact"), 0.14), (N_("E-mail"), 0.18), (N_("Phone"), 0.12))
"""Columns of those to tell, with their share of the page, and how they are reached."""


@dataclass(frozen=True)
class Options(rounds.OfRound):
    """Of which round, after which change: its number; None: the latest that concerns anybody."""

    change_id: int | None = None
    contacts: bool = False
    """Whether to say by which e-mail address and telephone number each is reached."""


@dataclass(frozen=True)
class _Told:
    """What the lines are made of."""

    board: Board
    scene: Scene
    reached: Mapping[tuple[bool, int], contacts.Contact]
    """By whether an interpreter, and id; empty where nobody asked for it."""


def build(session: Session, options: Options, language: Language) -> report.Report:
    """The two lists in a language. Refused where there is no such change."""
    scene = rounds.scene(session, options.round_id, language)
    board = board_reading.read(session, options.round_id, language.code)
    change, made = _change(session, board, options.change_id)
    told = whom_to_tell.to_tell(board, made)
    reached = _reached(session, told, language) if options.contacts else {}
    said = language.say(Message(change.label, change.label_values)) if change else ""
    return report.Report(
        kicker=language.text(TITLE),
        title=said or language.text(TITLE),
        subtitle=scene.timetable.name,
        header=scene.edition,
        language=language,
        printed_at=rounds.at_hand(options.printed_at, scene),
        landscape=True,
        blocks=[
            *scene.note,
            _people(_Told(board, scene, reached), told, with_contacts=options.contacts),
            _papers(board, scene, made),
        ],
        export_note=rounds.export_note(scene),
    )


def _change(
    session: Session, board: Board, change_id: int | None
) -> tuple[models.Change | None, Sequence[Change]]:
    if change_id is None:
        return whom_to_tell.latest(session, board)
    found = whom_to_tell.find(session, change_id)
    return found, whom_to_tell.of_change(session, board, change_id)


def _people(lines: _Told, told: Sequence[Told], *, with_contacts: bool) -> report.Table:
    text = lines.scene.language.text
    columns = COLUMNS + (REACHED if with_contacts else ())
    rows = [_line(lines, each, change) for each in told for change in each.changes]
    return report.Table(
        title=text(TITLE),
        columns=[report.Column(text(title), width=width) for title, width in columns],
        rows=rows,
        empty=text(N_("Nobody’s meeting has changed.")),
        count=len(rows),
    )


def _line(lines: _Told, told: Told, change: Change) -> tuple[report.Cell, ...]:
    board, language = lines.board, lines.scene.language
    others = " × ".join(board.parties[side].name for side in _others(told, change))
    tone = cast("report.Tone", whom_to_tell.CHANGE_TONES[change.kind])
    found = lines.reached.get((told.is_interpreter, told.id))
    return (
        _who(board, told, language),
        others,
        report.Status(language.text(whom_to_tell.CHANGES[change.kind]), tone),
        _where(lines, change.before),
        _where(lines, change.after),
        *((found.name, found.email, found.phone) if found else ()),
    )


def _others(told: Told, change: Change) -> Iterator[int]:
    """With whom: the counterpart; of an interpreter both."""
    return (side for side in change.wish.sides if told.is_interpreter or side != told.id)


def _who(board: Board, told: Told, language: Language) -> report.Stack:
    if told.is_interpreter:
        return report.Stack(board.voices[told.id].name, language.text(N_("Interpreter")))
    party = board.parties[told.id]
    return report.Stack(party.name, language.text(KINDS[party.kind]))


def _where(lines: _Told, placed: Placement | None) -> report.Cell:
    """When; below it at which table, who interprets."""
    if placed is None:
        return "—"
    scene, span = lines.scene, lines.board.spans[placed.slot]
    starts, ends = scene.at(span.starts_at), scene.at(span.ends_at)
    day = scene.language.date(span.day, "day_month")
    table = rounds.place_words(scene.timetable.places[placed.place], scene.language)
    voice = lines.board.voices.get(placed.interpreter or 0)
    return report.Stack(
        f"{day} {rounds.span(starts, ends, scene.language)}",
        " · ".join(filter(None, (table, voice.name if voice else ""))),
    )


def _papers(board: Board, scene: Scene, made: Sequence[Change]) -> report.Table:
    text, language = scene.language.text, scene.language
    papers = whom_to_tell.papers(board, made)
    schedule, sign = text(meeting_schedule.TITLE), text(table_sign.TITLE)
    places = scene.timetable.places
    rows: list[tuple[report.Cell, ...]] = [
        (schedule, board.parties[side].name, "") for side in papers.schedules
    ]
    rows += [
        (sign, rounds.place_words(places[table], language), language.date(day, "day_month"))
        for table, day in papers.signs
    ]
    return report.Table(
        title=text(N_("To print again")),
        columns=[report.Column(text(title)) for title in (N_("Paper"), N_("For"), N_("Day"))],
        rows=rows,
        empty=text(N_("No paper needs printing again.")),
        count=len(rows),
    )


def _reached(
    session: Session, told: Sequence[Told], language: Language
) -> dict[tuple[bool, int], contacts.Contact]:
    parties = contacts.of_participants(
        session, [each.id for each in told if not each.is_interpreter], language
    )
    voices = contacts.of_interpreters(
        session, [each.id for each in told if each.is_interpreter], language
    )
    return {
        **{(False, key): contact for key, contact in parties.items()},
        **{(True, key): contact for key, contact in voices.items()},
    }
