"""The programme of an edition as it is read: day by day, sessions beneath their forum."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from scse_desk.domain import clashes, names
from scse_desk.language import Language, Message
from scse_desk.store.models import Delegation, Person, ProgrammeItem, ProgrammeParticipant

SPEAKING = ("speaker", "moderator", "presenter")


@dataclass(frozen=True)
class Entry:
    """One item with those in it; `depth` is 1 for a session under its forum.

    Names are in the language asked for. `delegations` is how many take part, `delegation` the
    name of one that comes alone. `clashes` say who is in two places.
    """

    item: ProgrammeItem
    depth: int
    speakers: tuple[str, ...] = ()
    interpreters: tuple[str, ...] = ()
    delegations: int = 0
    delegation: str = ""
    clashes: tuple[Message, ...] = ()


def entries(session: Session, edition_id: int | None, language: Language) -> list[Entry]:
    """The items of an edition, or of all, by day and time; those without a day come last."""
    statement = select(ProgrammeItem).options(
        joinedload(ProgrammeItem.venue),
        joinedload(ProgrammeItem.host_organisation),
        joinedload(ProgrammeItem.edition),
    )
    if edition_id is not None:
        statement = statement.where(ProgrammeItem.edition_id == edition_id)
    items = list(session.scalars(statement))
    ids = [item.id for item in items]
    people = _people(session, ids, language)
    guests = _delegations(session, ids, language)
    reasons = clashes_by_item(session, {item.edition_id for item in items}, language)
    return [
        Entry(
            item,
            depth,
            tuple(people[item.id, False]),
            tuple(people[item.id, True]),
            *guests.get(item.id, (0, "")),
            tuple(reasons.get(item.id, ())),
        )
        for item, depth in _ordered(items)
    ]


def _ordered(items: Sequence[ProgrammeItem]) -> Iterator[tuple[ProgrammeItem, int]]:
    """Items by day and time, each followed by its sessions of the same day."""
    by_id = {item.id: item for item in items}
    sessions: dict[int, list[ProgrammeItem]] = defaultdict(list)
    tops = []
    for item in sorted(items, key=_by_time):
        parent = by_id.get(item.parent_id) if item.parent_id else None
        if parent is not None and parent.day == item.day:
            sessions[parent.id].append(item)
        else:
            tops.append(item)
    for top in tops:
        yield from _with_sessions(top, sessions, 0)


def _with_sessions(
    item: ProgrammeItem, sessions: dict[int, list[ProgrammeItem]], depth: int
) -> Iterator[tuple[ProgrammeItem, int]]:
    yield item, depth
    for part in sessions.get(item.id, ()):
        yield from _with_sessions(part, sessions, 1)


def _by_time(item: ProgrammeItem) -> tuple[date, datetime, int]:
    return item.day or date.max, item.starts_at or datetime.min.replace(tzinfo=UTC), item.id


def _people(
    session: Session, ids: Sequence[int], language: Language
) -> dict[tuple[int, bool], list[str]]:
    """(item, whether as interpreters) -> names of those who speak or interpret there."""
    found: dict[tuple[int, bool], list[str]] = defaultdict(list)
    rows = session.execute(
        select(ProgrammeParticipant.item_id, ProgrammeParticipant.role, Person)
        .join(Person, Person.id == ProgrammeParticipant.person_id)
        .where(
            ProgrammeParticipant.item_id.in_(ids),
            ProgrammeParticipant.role.in_((*SPEAKING, "interpreter")),
        )
        .order_by(ProgrammeParticipant.item_id, ProgrammeParticipant.position)
    )
    for item_id, role, person in rows:
        found[item_id, role == "interpreter"].append(names.printed_name(person, language))
    return found


def _delegations(
    session: Session, ids: Sequence[int], language: Language
) -> dict[int, tuple[int, str]]:
    """Item -> how many delegations take part, and the name of one that comes alone."""
    rows = session.execute(
        select(
            ProgrammeParticipant.item_id,
            func.count(ProgrammeParticipant.delegation_id.distinct()),
            func.min(ProgrammeParticipant.delegation_id),
        )
        .where(
            ProgrammeParticipant.item_id.in_(ids), ProgrammeParticipant.delegation_id.is_not(None)
        )
        .group_by(ProgrammeParticipant.item_id)
    ).all()
    single = [first for _, number, first in rows if number == 1]
    known = {
        one.id: one for one in session.scalars(select(Delegation).where(Delegation.id.in_(single)))
    }
    return {
        item_id: (number, language.name_of(known[first]) if number == 1 and first else "")
        for item_id, number, first in rows
    }


def clashes_by_item(
    session: Session, edition_ids: set[int], language: Language
) -> dict[int, list[Message]]:
    """Item -> who in it is elsewhere at that time, with names in a language."""
    found: dict[int, list[Message]] = defaultdict(list)
    for edition_id in edition_ids:
        for clash in clashes.clashes(session, edition_id, language):
            for item_id in clash.items:
                found[item_id].append(clash.message)
    return found
