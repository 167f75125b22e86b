"""The table and the record of attendees: people registered in the chosen edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scse_desk.domain import biography, labels, names, records
from scse_desk.domain.attendees import LANGUAGE_CHOICES, LISTING, ROLES, STATUS_TONES, STATUSES
from scse_desk.domain.exhibitors import CannotExhibit
from scse_desk.domain.texts import texts
from scse_desk.language import N_
from scse_desk.ui.asking import Asking
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.finding import choice, finder, found, reference
from scse_desk.ui.history import last_change
from scse_desk.ui.matchmaking.recommended import recommended_tab
from scse_desk.ui.matchmaking.wishes import wishes_tab
from scse_desk.ui.people.day import DAY_OF_ATTENDEE
from scse_desk.ui.people.registrations import FIELDS as REGISTRATION_FIELDS
from scse_desk.ui.record_page import RecordArea
from scse_desk.ui.record_panel import RecordView
from scse_desk.ui.related import Line, Related, related_tab
from scse_desk.ui.saving import changing, remover, saver
from scse_desk.ui.sections import SectionsPage

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.store.models import Registration


def _posts(context: Context, text: str) -> Sequence[Choice]:
    from scse_desk.store.search import search

    with context.store.read() as session:
        people = [hit.id for hit in search(session, text, None, 6, ["person"])] if text else []
        return [
            choice(context, post.id, post, _where(context, post.organisation))
            for person_id in people
            for post in biography.posts(session, person_id)
        ]


def _where(context: Context, organisation: object) -> str:
    from scse_desk.store.models import Organisation

    named = isinstance(organisation, Organisation)
    return context.language.name_of(organisation) if named else ""  # type: ignore[arg-type]


FIELDS = (
    Field("person", N_("Person"), "reference", opens="person", read_only=True, wide=True),
    *REGISTRATION_FIELDS,
    reference("organisation_id", N_("Organisation"), "organisation", wide=True),
    Field(
        "post_id",
        N_("Post printed on the badge"),
        "reference",
        search=_posts,
        wide=True,
        hint=N_("Type the person’s name"),
    ),
    Field("language", N_("Language"), "choice", choices=LANGUAGE_CHOICES),
    Field("registered_at", N_("Registered at"), "datetime"),
    Field("needs", N_("Needs (personal: not exported unless asked for)"), "texts", lines=1),
)


def _local(moment: datetime | None, zone: str) -> datetime | None:
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) if moment else None


def _load(session: Session, context: Context, record_id: int) -> RecordView | None:
    from scse_desk.store.models import Registration

    record = session.get(Registration, record_id)
    if record is None:
        return None
    organisation = context.language.name_of(record.organisation) if record.organisation else ""
    parts = (record.number or "", context.text(ROLES[record.role]), organisation)
    return RecordView(
        names.printed_name(record.person, context.language),
        " · ".join(filter(None, parts)),
        _values(context, record),
        (context.text(STATUSES[record.status]), STATUS_TONES[record.status]),
        changed=last_change(context, "registration", record_id),
    )


def _values(context: Context, record: Registration) -> Mapping[str, object]:
    person, organisation, post = record.person, record.organisation, record.post
    plain = ("role", "status", "number", "badge_type", "language")
    return {
        **{key: getattr(record, key) for key in plain},
        **texts(record, "needs"),
        "person": choice(context, person.id, person),
        "organisation_id": organisation and choice(context, organisation.id, organisation),
        "post_id": post and choice(context, post.id, post),
        "registered_at": _local(record.registered_at, record.edition.time_zone),
    }


def _check_ins(session: Session, context: Context, record_id: int) -> list[Line]:
    from scse_desk.store.models import Registration

    record = records.find(session, Registration, record_id)
    zone = ZoneInfo(record.edition.time_zone)
    visits = sorted((visit.at.astimezone(zone), visit.id, visit.door) for visit in record.check_ins)
    return [
        Line(
            key,
            door or context.text(N_("Door not recorded")),
            aside=context.language.time(at),
            group=context.language.date(at.date(), "long"),
            fixed=True,
        )
        for at, key, door in visits
    ]


CHECK_INS = related_tab(
    "check-ins",
    N_("Check-ins"),
    Related(
        _check_ins,
        Empty(N_("Has not come yet"), N_("Each entry at a door stands here."), icon="done"),
    ),
)


def _make(context: Context, values: Mapping[str, object]) -> int:
    name = str(values.get("name") or "").strip()
    if context.edition_id is None:
        raise CannotExhibit(N_("Choose an edition first."))
    if not name:
        raise CannotExhibit(N_("An attendee needs a name."))
    with changing(context, labels.adding("registration", name)) as session:
        person = biography.person_called(session, name)
        posts = biography.posts(session, person.id)
        made = records.add(
            session,
            "registration",
            edition_id=context.edition_id,
            person_id=person.id,
            role=values["role"],
            organisation_id=values.get("organisation_id"),
            post_id=posts[0].id if posts and posts[0].ends_on is None else None,
        )
        return made.id


def area(_page: SectionsPage) -> RecordArea:
    """Who is registered in the chosen edition."""
    return RecordArea(
        kind="registration",
        title=N_("Attendees"),
        listing=LISTING,
        fields=FIELDS,
        load=_load,
        save=saver("registration"),
        empty=Empty(
            N_("Nobody is registered yet"),
            N_("Register the first attendee; a person who is known already is found by name."),
            icon="people",
        ),
        new=Asking(
            N_("New attendee"),
            (
                Field(
                    "name",
                    N_("Full name"),
                    search=lambda context, text: found(context, text, "person") if text else (),
                    hint=N_("A person known already, or a new name"),
                    wide=True,
                ),
                Field("role", N_("Role"), "choice", choices=ROLES, required=True),
                Field(
                    "organisation_id",
                    N_("Organisation"),
                    "reference",
                    search=finder("organisation"),
                ),
            ),
            _make,
            start=lambda _context: {"role": "visitor"},
        ),
        new_label=N_("New attendee"),
        delete=remover("registration"),
        tabs=(
            CHECK_INS,
            DAY_OF_ATTENDEE,
            wishes_tab("registration"),
            recommended_tab("registration"),
        ),
        panel_width=400,
        also=frozenset(
            {
                "programme_participant",
                "programme_item",
                "delegation_member",
                "meeting",
                "participant",
                "recommendation",
                "request",
            }
        ),
    )
