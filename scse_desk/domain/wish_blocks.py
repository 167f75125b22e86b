"""Wishes as a block of lines, as it comes from a spreadsheet: who, whom, and how much."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from scse_desk.domain import participants, requests
from scse_desk.language import LANGUAGES, N_, Message, language
from scse_desk.refused import Refused
from scse_desk.store.models import Exhibitor, OrganisationAlias, Participant, Request
from scse_desk.store.tokens import fold

HEADS = (N_("Participant"), N_("Wishes to meet"), N_("Name"))
"""What a line with the titles of the columns says."""
NAMES = 2
"""How many names a line needs."""


class NothingTaken(Refused):
    """Lines of a block cannot be taken, so none was. `problems` says of each why."""

    def __init__(self, problems: Sequence[Message]) -> None:
        super().__init__(
            N_("{number} lines cannot be taken; nothing was added."), number=len(problems)
        )
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Added:
    """What a block added: new wishes, and wishes that were there and are mutual now."""

    new: int
    mutual: int


@dataclass
class _Reading:
    """A block while it is read: pairs (who, whom) with their lines, and what is wrong."""

    names: Mapping[str, frozenset[int]]
    there: dict[tuple[int, int], Request]
    wishes: list[tuple[int, int, str]] = field(default_factory=list)
    lines: dict[tuple[int, int], int] = field(default_factory=dict)
    problems: list[Message] = field(default_factory=list)


def add_block(session: Session, round_id: int, rows: Sequence[Sequence[str]]) -> Added:
    """Add a wish for each row: who, whom, and optionally the priority, in any of our languages.

    Names are those of the round's participants in any language or spelling, without regard to
    case, accents and variants of characters. Empty rows and one with titles are passed over. A
    counterpart's wish makes one that is there mutual. Where a row cannot be taken, none is
    (`NothingTaken`).
    """
    reading = _Reading(_names(session, round_id), _there(session, round_id))
    for number, row in enumerate(rows, start=1):
        cells = [cell.strip() for cell in row]
        if any(cells) and not (number == 1 and _is_head(cells)):
            _read(reading, number, cells)
    if reading.problems:
        raise NothingTaken(reading.problems)
    mutual = 0
    for one, other, priority in reading.wishes:
        mutual += _key(one, other) in reading.there
        requests.add_request(session, one, other, priority=priority, origin="import")
    return Added(len(reading.wishes) - mutual, mutual)


def _read(reading: _Reading, number: int, cells: Sequence[str]) -> None:
    """Take a line, or say what is wrong with it in one sentence."""
    problem = _problem(reading, number, cells)
    if problem is not None:
        reading.problems.append(problem)
        return
    one, other = (min(_found(reading, cell)) for cell in cells[:NAMES])
    reading.lines[one, other] = number
    reading.wishes.append((one, other, _priority(cells) or "normal"))


def _problem(reading: _Reading, number: int, cells: Sequence[str]) -> Message | None:
    line: Mapping[str, object] = {"line": number}
    if len(cells) < NAMES or not (cells[0] and cells[1]):
        return Message(N_("Line {line}: two names are needed."), line)
    for cell in cells[:NAMES]:
        found = _found(reading, cell)
        if not found:
            said = N_("Line {line}: nobody called “{name}” takes part in this round.")
            return Message(said, {**line, "name": cell})
        if len(found) > 1:
            said = N_("Line {line}: {number} participants are called “{name}”.")
            return Message(said, {**line, "name": cell, "number": len(found)})
    if _priority(cells) is None:
        said = N_("Line {line}: “{text}” is no priority, such as Must, High or Normal.")
        return Message(said, {**line, "text": cells[NAMES]})
    return _doubled(reading, line, cells)


def _doubled(reading: _Reading, line: Mapping[str, object], cells: Sequence[str]) -> Message | None:
    """Why the pair of a line cannot be asked for, or not again."""
    one, other = (min(_found(reading, cell)) for cell in cells[:NAMES])
    names = {**line, "name": cells[0], "other": cells[1]}
    if one == other:
        return Message(N_("Line {line}: {name} cannot meet itself."), names)
    before = reading.lines.get((one, other)) or reading.lines.get((other, one))
    if before is not None:
        said = N_("Line {line}: {name} and {other} stand in line {before} already.")
        return Message(said, {**names, "before": before})
    there = reading.there.get(_key(one, other))
    if there is not None and (there.is_mutual or there.requested_by_id == one):
        return Message(N_("Line {line}: {name} and {other} have a request already."), names)
    return None


def _found(reading: _Reading, cell: str) -> frozenset[int]:
    return reading.names.get(_folded(cell), frozenset())


def _folded(text: str) -> str:
    return " ".join(fold(text).split())


def _key(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _there(session: Session, round_id: int) -> dict[tuple[int, int], Request]:
    found = session.scalars(select(Request).where(Request.round_id == round_id))
    return {(each.first_id, each.second_id): each for each in found}


def _names(session: Session, round_id: int) -> Mapping[str, frozenset[int]]:
    """Every spelling of the participants of a round, folded -> who is called so."""
    side = participants.side()
    statement: Any = select(side.participant.id, *side.spellings()).select_from(side.participant)
    for join in side.joins_behind():
        statement = statement.outerjoin(join.target, join.on)
    found: dict[str, set[int]] = defaultdict(set)
    for row in session.execute(statement.where(side.participant.round_id == round_id)):
        for name in filter(None, row[1:]):
            found[_folded(name)].add(row[0])
    for participant_id, text in _aliases(session, round_id):
        found[_folded(text)].add(participant_id)
    return {name: frozenset(ids) for name, ids in found.items()}


def _aliases(session: Session, round_id: int) -> Iterator[tuple[int, str]]:
    statement = (
        select(Participant.id, OrganisationAlias.text)
        .join(Participant.exhibitor)
        .join(OrganisationAlias, OrganisationAlias.organisation_id == Exhibitor.organisation_id)
        .where(Participant.round_id == round_id)
    )
    for row in session.execute(statement):
        yield row[0], row[1]


def _priority(cells: Sequence[str]) -> str | None:
    """The priority that a line names, normal where it names none; None for what is no priority."""
    said = _folded(cells[NAMES]) if len(cells) > NAMES else ""
    if not said:
        return "normal"
    for code, marked in requests.PRIORITIES.items():
        words = {_folded(language(each).text(marked)) for each in LANGUAGES}
        if said in words | {code, code.replace("_", " ")}:
            return code
    return None


def _is_head(cells: Sequence[str]) -> bool:
    known = {_folded(language(code).text(word)) for code in LANGUAGES for word in HEADS}
    return all(_folded(cell) in known for cell in cells[:NAMES])
