"""Places of meeting in a round: tables, exhibitors' own booths, rooms, online rooms."""

from collections.abc import Collection, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from scse_desk.domain import exhibiting, interpreters, participants, records, rounds
from scse_desk.domain.columns import count_column, field_column, leg_column, name_column
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.ordering import next_position
from scse_desk.domain.queries import Column
from scse_desk.domain.rounds import TABLE_KINDS
from scse_desk.language import N_
from scse_desk.refused import FieldRefused
from scse_desk.store.models import (
    Booth,
    City,
    Leg,
    MatchmakingRound,
    Meeting,
    MeetingTable,
    Participant,
    Record,
    Slot,
    Unavailability,
)

_round = aliased(MatchmakingRound)
_leg = aliased(Leg)
_city = aliased(City)
_owner = participants.side()

LISTING = Listing(
    "tables",
    N_("Tables"),
    MeetingTable,
    [
        field_column(MeetingTable, "label", N_("Label"), width=14),
        field_column(MeetingTable, "kind", N_("Kind"), "code", TABLE_KINDS, width=10),
        field_column(MeetingTable, "hall", N_("Hall"), width=10),
        leg_column(_city),
        field_column(MeetingTable, "grid", N_("Slot grid"), width=16),
        _owner.column("owner", N_("Whose place"), width=28),
        field_column(
            MeetingTable, "has_interpreting", N_("Interpreters’ cabin"), "boolean", width=12
        ),
        field_column(MeetingTable, "link", N_("Link"), width=24),
        count_column(
            "meetings", N_("Meetings"), MeetingTable, Meeting.table_id == MeetingTable.id, width=10
        ),
        count_column(
            "absences",
            N_("Times closed"),
            MeetingTable,
            Unavailability.table_id == MeetingTable.id,
            width=11,
        ),
        Column(
            "position",
            N_("Place in the order"),
            "number",
            width=9,
            shown=False,
            editable=True,
            sql=MeetingTable.position,
        ),
        name_column("round", N_("Round"), _round, width=20, shown=False),
    ],
    joins=[
        Join(_round, _round.id == MeetingTable.round_id, outer=False),
        Join(_leg, _leg.id == MeetingTable.leg_id),
        Join(_city, _city.id == _leg.city_id),
        Join(_owner.participant, _owner.participant.id == MeetingTable.owner_id),
        *_owner.joins_behind(),
    ],
    edition=_round.edition_id,
    order=(("position", False),),
    also=["meeting", "unavailability"],
)


class CannotMeetThere(FieldRefused):
    """A place cannot be as asked for."""


def check(session: Session, table: Record) -> None:
    """Refuse a place that follows a grid without slots, or belongs to one of another round."""
    assert isinstance(table, MeetingTable)  # noqa: S101 - called for its own kind
    if table.grid and table.grid not in rounds.grids_of(session, table.round_id):
        raise CannotMeetThere(
            N_("This round has no slots of a grid “{grid}”; make them first."),
            "grid",
            grid=table.grid,
        )
    placed = (
        select(Slot.grid)
        .join(Meeting, Meeting.slot_id == Slot.id)
        .where(Meeting.table_id == table.id, Slot.grid != table.grid)
    )
    if session.scalars(placed).first() is not None:
        raise CannotMeetThere(
            N_("Meetings are placed at {name} in its present slots; take them off first."),
            "grid",
            name=table.label,
        )
    owner = session.get(Participant, table.owner_id) if table.owner_id else None
    if owner is not None and owner.round_id != table.round_id:
        raise CannotMeetThere(
            N_("{name} does not take part in this round."), "owner_id", name=records.name(owner)
        )


def add(session: Session, round_id: int, **values: object) -> MeetingTable:
    """A further place of a round, behind those there are."""
    held = records.find(session, MatchmakingRound, round_id)
    given = {"round_id": round_id, "position": next_position(held.tables), **values}
    made = records.add(session, MeetingTable, **given)
    session.expire(held)
    return made


def meetings(session: Session, table_id: int) -> list[Meeting]:
    """The meetings placed at a table, by time."""
    return interpreters.placed(session, Meeting.table_id == table_id)


def owned(session: Session, participant_id: int) -> list[MeetingTable]:
    """The places of a participant's own."""
    found = select(MeetingTable).where(MeetingTable.owner_id == participant_id)
    return list(session.scalars(found.order_by(MeetingTable.position)))


def add_booths(
    session: Session,
    round_id: int,
    *,
    only: Collection[int] | None = None,
    grid: str = "",
    own_place_only: bool = False,
) -> list[MeetingTable]:
    """The booths of exhibitors who take part in a round as places of their own.

    `only` are ids of participants, None for all. One place for each meeting an exhibitor can hold
    at once, called by its booths, in their hall and leg; those that have a place of their own
    already get no other. `own_place_only` keeps them to it. Refused where there is none to add.
    """
    held = records.find(session, MatchmakingRound, round_id)
    labels = {table.label for table in held.tables}
    position = next_position(held.tables)
    made: list[MeetingTable] = []
    for party in _without_place(session, round_id, only):
        booths = exhibiting.booths(session, party.exhibitor_id or 0)
        for label, booth in _named(booths, party.capacity):
            if label in labels:
                continue
            labels.add(label)
            made.append(
                MeetingTable(
                    round_id=round_id,
                    label=label,
                    kind="booth",
                    grid=grid,
                    leg_id=booth.leg_id,
                    hall=booth.hall,
                    owner_id=party.id,
                    position=position + len(made),
                )
            )
            party.own_place_only = own_place_only or party.own_place_only
    if not made:
        raise CannotMeetThere(N_("No exhibitor of this round has a booth that is no place yet."))
    session.add_all(made)
    session.flush()
    for table in made[:1]:
        check(session, table)
    session.expire(held)
    return made


def _without_place(
    session: Session, round_id: int, only: Collection[int] | None
) -> list[Participant]:
    owners = select(MeetingTable.owner_id).where(MeetingTable.owner_id.is_not(None))
    statement = select(Participant).where(
        Participant.round_id == round_id,
        Participant.exhibitor_id.is_not(None),
        Participant.id.not_in(owners),
    )
    if only is not None:
        statement = statement.where(Participant.id.in_(only))
    return list(session.scalars(statement.order_by(Participant.id)))


def _named(booths: list[Booth], number: int) -> Iterator[tuple[str, Booth]]:
    """As many labels as meetings can be held at once, each with the booth it is at."""
    for place in range(number if booths else 0):
        booth = booths[place % len(booths)]
        again = place // len(booths)
        yield (f"{booth.number}-{again + 1}" if again else booth.number), booth
