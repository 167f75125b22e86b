"""Finding a round, and who and what is in it, by what it is called: as the command line names them.

A name in any language, whole or in part, or the ID.
"""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from scse_desk.domain import participants
from scse_desk.domain.columns import spellings
from scse_desk.domain.fields import tidy
from scse_desk.language import N_, Language
from scse_desk.refused import Refused
from scse_desk.store.models import (
    Interpreter,
    MatchmakingRound,
    MeetingTable,
    Participant,
    Person,
    Request,
)

MOST_NAMED = 8
MOST_DIGITS = 18
"""Of an ID, so that it fits the 64 bits of a store's keys."""
SIDES = 2


class NotFound(Refused):
    """There is none of that name, or several."""


def id_of(text: str) -> int | None:
    """The ID that a text is; None where it is none."""
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else None


def round_called(
    session: Session, name: str | None, edition_id: int, words: Language
) -> MatchmakingRound:
    """A round of an edition; without a name the only one there is.

    Refused where there is none, or several may be meant.
    """
    of_edition = select(MatchmakingRound).where(MatchmakingRound.edition_id == edition_id)
    if name is None:
        found = session.scalars(of_edition.limit(MOST_NAMED)).all()
        if len(found) == 1:
            return found[0]
        if not found:
            raise NotFound(N_("This edition has no matchmaking round."))
        names = words.row([_told_apart(words.name_of(one), one.id, words) for one in found])
        raise NotFound(N_("Say which round: --round NAME, one of {names}."), names=names)
    one, several = _search(session, of_edition, MatchmakingRound, spellings(MatchmakingRound), name)
    if one is not None:
        return one  # type: ignore[no-any-return]  # of the model that was asked for
    if several:
        names = words.row([_told_apart(words.name_of(one), one.id, words) for one in several])
        raise NotFound(N_("“{name}” may be any of these rounds: {names}."), name=name, names=names)
    raise NotFound(N_("There is no round “{name}” in this edition."), name=name)


def participant_called(session: Session, name: str, round_id: int, words: Language) -> Participant:
    """A participant of a round by the name of the exhibitor, delegation or person.

    Refused where there is none, or several may be meant.
    """
    who = participants.side()
    statement: Any = select(who.participant).where(who.participant.round_id == round_id)
    for join in who.joins_behind():
        statement = statement.outerjoin(join.target, join.on)
    one, several = _search(session, statement, who.participant, who.spellings(), name)
    if one is not None:
        return one  # type: ignore[no-any-return]  # of the model that was asked for
    if several:
        from scse_desk.domain.itinerary import participant_name

        names = words.row(
            [_told_apart(participant_name(each, words), each.id, words) for each in several]
        )
        raise NotFound(
            N_("“{name}” may be any of these participants: {names}."), name=name, names=names
        )
    raise NotFound(N_("There is no participant “{name}” in this round."), name=name)


def request_called(
    session: Session, given: Sequence[str], edition_id: int | None, words: Language
) -> Request:
    """A request by its ID, or by the names of the two (apart, or as one text with a dash between).

    Of an edition if one is named. Refused where there is none, or several may be meant.
    """
    if len(given) == 1 and given[0].isdecimal():
        found = session.get(Request, id_of(given[0]) or 0)
        if found is None:
            raise NotFound(N_("There is no request {number}."), number=given[0])
        return found
    names = re.split(r"\s+[-–—×/]\s+", given[0].strip()) if len(given) == 1 else list(given)
    if len(names) != SIDES:
        raise NotFound(N_("Name a request by its ID, or by the names of the two who are to meet."))
    one, other = (_participants_called(session, name) for name in names)
    statement = select(Request).where(
        or_(
            Request.first_id.in_(one) & Request.second_id.in_(other),
            Request.first_id.in_(other) & Request.second_id.in_(one),
        )
    )
    if edition_id is not None:
        of_edition = select(MatchmakingRound.id).where(MatchmakingRound.edition_id == edition_id)
        statement = statement.where(Request.round_id.in_(of_edition))
    several = session.scalars(statement.order_by(Request.id).limit(MOST_NAMED)).all()
    if not several:
        raise NotFound(
            N_("There is no request of “{name}” and “{other}”."), name=names[0], other=names[1]
        )
    if len(several) > 1:
        from scse_desk.domain.differences import called

        told = words.row([_told_apart(called(each, words), each.id, words) for each in several])
        raise NotFound(N_("These requests may be meant: {names}."), names=told)
    return several[0]


def _participants_called(session: Session, name: str) -> Sequence[int]:
    """The ids of participants of all rounds with a name, else with it as a part of theirs."""
    who, kept = participants.side(), tidy(name)
    statement: Any = select(who.participant.id)
    for join in who.joins_behind():
        statement = statement.outerjoin(join.target, join.on)
    whole = or_(*(column == kept for column in who.spellings()))
    part = or_(*(column.icontains(kept, autoescape=True) for column in who.spellings()))
    found: Sequence[int] = session.scalars(statement.where(whole)).all()
    return found or session.scalars(statement.where(part)).all()


def table_called(session: Session, label: str, round_id: int) -> MeetingTable:
    """A place of a round by its label. Refused where there is none."""
    of_round = select(MeetingTable).where(MeetingTable.round_id == round_id)
    found = session.scalars(of_round.where(MeetingTable.label == tidy(label))).first()
    if found is None:
        raise NotFound(N_("There is no table “{label}” in this round."), label=label)
    return found


def interpreter_called(
    session: Session, name: str, edition_id: int, words: Language
) -> Interpreter:
    """An interpreter of an edition by the person's name, or by ID.

    Refused where there is none, or several may be meant.
    """
    of_edition: Any = (
        select(Interpreter)
        .join(Person, Person.id == Interpreter.person_id)
        .where(Interpreter.edition_id == edition_id)
    )
    one, several = _search(session, of_edition, Interpreter, spellings(Person), name)
    if one is not None:
        return one  # type: ignore[no-any-return]  # of the model that was asked for
    if several:
        names = words.row(
            [_told_apart(words.name_of(one.person), one.id, words) for one in several]
        )
        raise NotFound(
            N_("“{name}” may be any of these interpreters: {names}."), name=name, names=names
        )
    raise NotFound(N_("There is no interpreter “{name}” in this edition."), name=name)


def _search(
    session: Session, statement: Select[Any], entity: Any, columns: Sequence[Any], name: str
) -> tuple[Any, Sequence[Any]]:
    """The one that is meant, else those that may be: whole names, then parts of them, then IDs."""
    kept = tidy(name)
    whole: list[ColumnElement[bool]] = [column == kept for column in columns]
    part = [column.icontains(kept, autoescape=True) for column in columns]
    for matches in (whole, part) if kept else ():
        found = session.scalars(
            statement.where(or_(*matches)).order_by(entity.id).limit(MOST_NAMED)
        ).all()
        if found:
            return (found[0], ()) if len(found) == 1 else (None, found)
    number = id_of(kept)
    if number is not None:
        return session.scalars(statement.where(entity.id == number)).first(), ()
    return None, ()


def _told_apart(name: str, number: int, words: Language) -> str:
    return words.text(N_("{label} ({language})"), label=name, language=f"ID {number}")
