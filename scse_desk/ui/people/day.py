"""A person's days at a glance: delegations, programme and meetings in the chosen edition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from scse_desk.domain import biography, records, whereabouts
from scse_desk.domain.delegations import STATUS_TONES, STATUSES
from scse_desk.domain.itinerary import participant_name
from scse_desk.domain.meetings import STATUS_TONES as MEETING_TONES
from scse_desk.domain.meetings import STATUSES as MEETING_STATUSES
from scse_desk.domain.members import ROLES as MEMBER_ROLES
from scse_desk.domain.programme import KIND_TONES, ROLES
from scse_desk.domain.programme import STATUS_TONES as ITEM_TONES
from scse_desk.domain.programme import STATUSES as ITEM_STATUSES
from scse_desk.domain.texts import text_in
from scse_desk.domain.whereabouts import Appointment
from scse_desk.language import N_
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.day_strip import Block
from scse_desk.ui.delegations.shown import Day
from scse_desk.ui.matchmaking.days import DaysTab
from scse_desk.ui.matchmaking.held import place_name
from scse_desk.ui.record_panel import Tab
from scse_desk.ui.related import Line, Related

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import DelegationMember, Meeting, ProgrammeItem

EMPTY = Empty(
    N_("Nothing planned"),
    N_("Delegations, programme items and meetings of this person in the edition show here."),
    icon="programme",
)


def day_lines(session: Session, context: Context, person_id: int) -> list[Line]:
    """The delegations of a person and each day of the chosen edition, one line an entry.

    The ids of the lines are their places.
    """
    made = [*_memberships(session, context, person_id)]
    if context.edition_id is not None:
        for entry in whereabouts.appointments(session, person_id, context.edition_id):
            made.append(_line(context, entry, len(made)))
    return made


def _memberships(session: Session, context: Context, person_id: int) -> Iterator[Line]:
    found = [
        member
        for member in biography.memberships(session, person_id)
        if context.edition_id in {None, member.delegation.edition_id}
    ]
    for place, member in enumerate(found):
        yield _membership(context, member, place)


def _membership(context: Context, member: DelegationMember, place: int) -> Line:
    head = context.text(N_("Head of delegation"))
    role = head if member.is_head else context.text(MEMBER_ROLES[member.role])
    status = member.delegation.status
    number = context.text(N_("No. {number} in precedence"), number=member.position)
    return Line(
        place,
        context.language.name_of(member.delegation),
        f"{role} · {number}",
        ((context.text(STATUSES[status]), STATUS_TONES[status]),),
        ("delegation", member.delegation_id),
        context.text(N_("Delegations")),
    )


def _line(context: Context, entry: Appointment, place: int) -> Line:
    day = context.language.date(entry.day, "long") if entry.day else context.text(N_("No date yet"))
    moments = filter(None, (entry.starts_at, entry.ends_at))
    time = "\n".join(context.language.time(moment) for moment in moments)
    if entry.item is not None:
        return _item(context, entry, entry.item, Line(place, "", group=day, aside=time))
    assert entry.meeting is not None  # noqa: S101 - an entry is one of the two
    return _meeting(context, entry, entry.meeting, Line(place, "", group=day, aside=time))


def _item(context: Context, entry: Appointment, item: ProgrammeItem, line: Line) -> Line:
    role = context.text(ROLES[entry.role])
    if entry.delegation is not None:
        role = context.text(N_("with the delegation"))
    venue = context.language.name_of(item.venue) if item.venue else ""
    parts = (role, text_in(item, "place", context.language), venue)
    return Line(
        line.id,
        context.language.name_of(item),
        " · ".join(filter(None, parts)),
        ((context.text(ITEM_STATUSES[item.status]), ITEM_TONES[item.status]),),
        ("programme_item", item.id),
        line.group,
        line.aside,
    )


def _meeting(context: Context, entry: Appointment, meeting: Meeting, line: Line) -> Line:
    if entry.other is not None:
        name = participant_name(entry.other, context.language)
        words = context.text(N_("Meeting with {name}"), name=name)
        role = context.text(N_("with the delegation")) if entry.delegation else ""
    else:
        sides = (meeting.request.first, meeting.request.second)
        pair = " – ".join(participant_name(side, context.language) for side in sides)
        words = context.text(N_("Meeting: {names}"), names=pair)
        role = context.text(N_("as interpreter"))
    table = place_name(context, meeting.table) if meeting.table else ""
    return Line(
        line.id,
        words,
        " · ".join(filter(None, (role, table))),
        ((context.text(MEETING_STATUSES[meeting.status]), MEETING_TONES[meeting.status]),),
        ("request", meeting.request_id),
        line.group,
        line.aside,
    )


def _of_registration(session: Session, context: Context, record_id: int) -> list[Line]:
    from scse_desk.store.models import Registration

    person_id = records.find(session, Registration, record_id).person_id
    return day_lines(session, context, person_id)


def _hours(session: Session, context: Context, person_id: int) -> list[Day]:
    """The days of a person in the chosen edition, as they are drawn."""
    if context.edition_id is None:
        return []
    by_day: dict[date | None, list[Appointment]] = defaultdict(list)
    for entry in whereabouts.appointments(session, person_id, context.edition_id):
        by_day[entry.day].append(entry)
    return [
        Day(
            day,
            tuple(_block(context, entry) for entry in held if entry.starts_at),
            tuple(_words(context, entry) for entry in held if not entry.starts_at),
        )
        for day, held in by_day.items()
    ]


def _words(context: Context, entry: Appointment) -> str:
    """What an entry is called in few words: the item, or whom the person meets."""
    if entry.item is not None:
        return context.language.name_of(entry.item)
    if entry.other is not None:
        return participant_name(entry.other, context.language)
    return context.text(N_("as interpreter"))


def _block(context: Context, entry: Appointment) -> Block:
    assert entry.starts_at is not None  # noqa: S101 - asked of timed ones only
    line = _line(context, entry, 0)
    starts = entry.starts_at.hour * 60 + entry.starts_at.minute
    ends = entry.ends_at.hour * 60 + entry.ends_at.minute if entry.ends_at else starts + 30
    item = entry.item
    return Block(
        line.opens or ("person", 0),
        _words(context, entry),
        line.subtitle,
        starts,
        ends if ends > starts else 24 * 60,
        KIND_TONES.get(item.kind, "neutral") if item else "accent",
        faint=item is not None and item.status in {"planned", "cancelled"},
        tip="\n".join(filter(None, (line.aside.replace("\n", "–"), line.title, line.subtitle))),
    )


def _hours_of_attendee(session: Session, context: Context, record_id: int) -> list[Day]:
    from scse_desk.store.models import Registration

    return _hours(session, context, records.find(session, Registration, record_id).person_id)


DAY = Tab("day", N_("Days"), lambda context: DaysTab(context, _hours, Related(day_lines, EMPTY)))
DAY_OF_ATTENDEE = Tab(
    "day",
    N_("Days"),
    lambda context: DaysTab(context, _hours_of_attendee, Related(_of_registration, EMPTY)),
)
