"""The programme: its items, their sessions, the people in them."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from scse_desk.domain import records
from scse_desk.domain.columns import (
    PLACE_TITLES,
    VEHICLE_TITLES,
    count_column,
    field_column,
    leg_column,
    name_column,
    note_columns,
    text_columns,
    title_columns,
)
from scse_desk.domain.listing import Join, Listing
from scse_desk.domain.ordering import next_position, put_in_order
from scse_desk.domain.queries import Column
from scse_desk.language import N_
from scse_desk.refused import Refused
from scse_desk.store.models import (
    City,
    Leg,
    Organisation,
    ProgrammeItem,
    ProgrammeParticipant,
    Record,
    Venue,
)

KINDS = {
    "forum": N_("Forum"),
    "summit": N_("Summit"),
    "conference": N_("Conference"),
    "ceremony": N_("Ceremony"),
    "session": N_("Session"),
    "press_conference": N_("Press conference"),
    "general_assembly": N_("General assembly"),
    "courtesy_call": N_("Courtesy call"),
    "tour": N_("Tour"),
    "meal": N_("Meal"),
    "transfer": N_("Transfer"),
    "other": N_("Other"),
}
KIND_TONES = {
    **dict.fromkeys(("forum", "summit", "conference", "session", "general_assembly"), "blue"),
    **dict.fromkeys(("courtesy_call", "press_conference"), "violet"),
    "ceremony": "amber",
    "tour": "green",
}
"""A category by its colour; the rest (meals, transfers) is neutral."""
STATUSES = {
    "planned": N_("Planned"),
    "confirmed": N_("Confirmed"),
    "held": N_("Held"),
    "cancelled": N_("Cancelled"),
}
STATUS_TONES = {"planned": "amber", "confirmed": "blue", "held": "green", "cancelled": "red"}
PRECISIONS = {
    "time": N_("Day and time"),
    "half_day": N_("Half a day"),
    "day": N_("The day only"),
    "month": N_("The month only"),
    "year": N_("The year only"),
}
MODES = {"in_person": N_("In person"), "online": N_("Online"), "hybrid": N_("Hybrid")}
ROLES = {
    "host": N_("Host"),
    "guest": N_("Guest"),
    "speaker": N_("Speaker"),
    "moderator": N_("Moderator"),
    "presenter": N_("Presenter"),
    "participant": N_("Participant"),
    "interpreter": N_("Interpreter"),
    "liaison": N_("Liaison"),
    "driver": N_("Driver"),
}

_parent = aliased(ProgrammeItem)
_venue = aliased(Venue)
_leg = aliased(Leg)
_city = aliased(City)
_host = aliased(Organisation)

LISTING = Listing(
    "programme",
    N_("Programme"),
    ProgrammeItem,
    [
        Column("day", N_("Day"), "date", width=12, sql=ProgrammeItem.day),
        field_column(
            ProgrammeItem, "precision", N_("Known is"), "code", PRECISIONS, width=10, shown=False
        ),
        Column("starts_at", N_("From"), "datetime", width=17, sql=ProgrammeItem.starts_at),
        Column("ends_at", N_("To"), "datetime", width=17, shown=False, sql=ProgrammeItem.ends_at),
        name_column("title", N_("Name"), ProgrammeItem, "title", width=44),
        field_column(ProgrammeItem, "kind", N_("Kind"), "code", KINDS, width=16),
        field_column(
            ProgrammeItem, "status", N_("Status"), "code", STATUSES, STATUS_TONES, width=11
        ),
        name_column("venue", N_("Venue"), _venue, width=26),
        *text_columns("place", N_("Place"), PLACE_TITLES, ProgrammeItem, width=16),
        name_column("host", N_("Host"), _host, width=26),
        count_column(
            "participants",
            N_("Participants"),
            ProgrammeItem,
            ProgrammeParticipant.item_id == ProgrammeItem.id,
            width=11,
        ),
        name_column("parent", N_("Part of"), _parent, "title", shown=False),
        leg_column(_city, shown=False),
        field_column(ProgrammeItem, "mode", N_("Mode"), "code", MODES, width=10, shown=False),
        *text_columns(
            "vehicles", N_("Vehicles"), VEHICLE_TITLES, ProgrammeItem, width=18, shown=False
        ),
        *note_columns(ProgrammeItem),
        *title_columns(ProgrammeItem),
    ],
    joins=[
        Join(_parent, _parent.id == ProgrammeItem.parent_id),
        Join(_venue, _venue.id == ProgrammeItem.venue_id),
        Join(_leg, _leg.id == ProgrammeItem.leg_id),
        Join(_city, _city.id == _leg.city_id),
        Join(_host, _host.id == ProgrammeItem.host_organisation_id),
    ],
    edition=ProgrammeItem.edition_id,
    order=(("day", False), ("starts_at", False)),
    also=["programme_participant"],
)


class CannotSchedule(Refused):
    """An item cannot be held then, or cannot belong there."""


def check(session: Session, item: Record) -> None:
    """Refuse times that cross and a parent that cannot be one; keep the day with the start."""
    assert isinstance(item, ProgrammeItem)  # noqa: S101 - called for its own kind
    if item.starts_at and item.ends_at and item.ends_at <= item.starts_at:
        raise CannotSchedule(N_("The end must be after the start."))
    if item.starts_at:
        edition = records.get(session, "edition", item.edition_id)
        item.day = item.starts_at.astimezone(ZoneInfo(edition.time_zone)).date()  # type: ignore[attr-defined]
    _refuse_parent(session, item)


def _refuse_parent(session: Session, item: ProgrammeItem) -> None:
    seen = {item.id}
    above = item.parent_id
    while above is not None:
        if above in seen:
            raise CannotSchedule(N_("An item cannot be a part of itself."))
        seen.add(above)
        parent = records.find(session, ProgrammeItem, above)
        if parent.edition_id != item.edition_id:
            raise CannotSchedule(
                N_("{name} belongs to another edition."), name=records.name(parent)
            )
        above = parent.parent_id


def add_participant(
    session: Session, item_id: int, field: str, record_id: int, role: str = "participant"
) -> ProgrammeParticipant:
    """Put a person, delegation or organisation into an item, once per role.

    `field` is `person_id`, `delegation_id` or `organisation_id`.
    """
    item = records.find(session, ProgrammeItem, item_id)
    present = session.scalars(
        select(ProgrammeParticipant).where(ProgrammeParticipant.item_id == item_id)
    ).all()
    if any(getattr(other, field) == record_id and other.role == role for other in present):
        raise CannotSchedule(
            N_("{name} is in {item} already."),
            name=records.name(records.get(session, field.removesuffix("_id"), record_id)),
            item=records.name(item),
        )
    position = next_position(present)
    given = {"item_id": item_id, field: record_id, "role": role, "position": position}
    return records.add(session, ProgrammeParticipant, **given)


def reorder(session: Session, item_id: int, participant_ids: Sequence[int]) -> None:
    """Put those in an item in the order of `participant_ids`; others follow as they were."""
    present = session.scalars(
        select(ProgrammeParticipant)
        .where(ProgrammeParticipant.item_id == item_id)
        .order_by(ProgrammeParticipant.position, ProgrammeParticipant.id)
    )
    put_in_order(session, present, participant_ids)
