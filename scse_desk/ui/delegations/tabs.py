"""What a delegation does, in tabs: its programme, edited in place, its wishes, its days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from scse_desk.domain import (
    engagements,
    itinerary,
    labels,
    programme,
    records,
)
from scse_desk.domain.programme import KIND_TONES, KINDS, STATUS_TONES, STATUSES
from scse_desk.language import N_
from scse_desk.ui.cards import Empty
from scse_desk.ui.context import Context
from scse_desk.ui.fields import Choice, Field
from scse_desk.ui.finding import choice, found, reference
from scse_desk.ui.matchmaking.days import days_tab
from scse_desk.ui.matchmaking.recommended import recommended_tab
from scse_desk.ui.matchmaking.wishes import wishes_tab
from scse_desk.ui.programme.form import save as save_item
from scse_desk.ui.programme.when import local
from scse_desk.ui.related import Adding, Line, Related, related_tab
from scse_desk.ui.saving import called, changing

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from scse_desk.domain.engagements import Engagement
    from scse_desk.store.models import Delegation, ProgrammeItem

ITEM_FIELDS = (
    Field("starts_at", N_("From"), "datetime"),
    Field("ends_at", N_("To"), "datetime"),
    Field("kind", N_("Kind"), "choice", choices=KINDS, required=True),
    Field("status", N_("Status"), "choice", choices=STATUSES, tones=STATUS_TONES, required=True),
    Field("place", N_("Place"), "names"),
    reference("host_organisation_id", N_("Host"), "organisation", wide=True),
    Field("talking_points", N_("Talking points, one a line"), "texts"),
)


def _lines(session: Session, context: Context, record_id: int) -> list[Line]:
    delegation = itinerary.whole(session, record_id)
    plan = engagements.of_delegation(session, delegation, context.language)
    return [_line(context, delegation, one, one.item) for one in plan if one.item is not None]


def _line(context: Context, delegation: Delegation, one: Engagement, item: ProgrammeItem) -> Line:
    language = context.language
    host = language.name_of(item.host_organisation) if item.host_organisation else ""
    parts = (
        engagements.place(one, language),
        host,
        _interpreters(context, delegation, item),
        *(language.say(reason) for reason in one.clashes[:1]),
    )
    moments = filter(None, (one.starts_at, one.ends_at))
    return Line(
        item.id,
        language.name_of(item),
        " · ".join(filter(None, parts)),
        tuple(_chips(context, one, item)),
        ("programme_item", item.id),
        language.date(one.day, "long") if one.day else context.text(N_("No date yet")),
        "\n".join(language.time(moment) for moment in moments),
    )


def _interpreters(context: Context, delegation: Delegation, item: ProgrammeItem) -> str:
    people = [
        context.language.name_of(party.person)
        for party in item.participants
        if party.role == "interpreter"
        and party.person
        and engagements.interprets_for(party, delegation)
    ]
    if not people:
        return ""
    return context.text(N_("Interpreter: {name}"), name=context.language.listing(people))


def _chips(context: Context, one: Engagement, item: ProgrammeItem) -> list[tuple[str, str]]:
    text = context.text
    made = [(text(N_("Clash")), "red")] if one.clashes else []
    made.append((text(KINDS[item.kind]), KIND_TONES.get(item.kind, "neutral")))
    if item.status != "confirmed":
        made.append((text(STATUSES[item.status]), STATUS_TONES[item.status]))
    if not one.whole:
        made.append((text(N_("Single members")), "neutral"))
    if item.is_sample:
        made.append((text(N_("Sample")), "neutral"))
    return made


def _search(context: Context, _record_id: int, text: str) -> Sequence[Choice]:
    return found(context, text, "programme_item", here=True) if text.strip() else ()


def _add(context: Context, record_id: int, item_id: int) -> None:
    label = labels.adding("programme_participant", called(context, "delegation", record_id))
    with changing(context, label) as session:
        programme.add_participant(session, item_id, "delegation_id", record_id, "guest")


def _create(context: Context, record_id: int, title: str) -> None:
    with changing(context, labels.adding("programme_item", title)) as session:
        edition_id = _edition_id(session, record_id)
        item = records.add(
            session,
            "programme_item",
            edition_id=edition_id,
            title=title,
            kind="courtesy_call",
        )
        programme.add_participant(session, item.id, "delegation_id", record_id, "guest")


def _edition_id(session: Session, record_id: int) -> int:
    from scse_desk.store.models import Delegation

    return records.find(session, Delegation, record_id).edition_id


def _values(session: Session, context: Context, item_id: int) -> Mapping[str, object]:
    from scse_desk.store.models import ProgrammeItem, texts_of

    item = records.find(session, ProgrammeItem, item_id)
    zone, host = ZoneInfo(item.edition.time_zone), item.host_organisation
    return {
        "starts_at": local(item.starts_at, zone),
        "ends_at": local(item.ends_at, zone),
        "kind": item.kind,
        "status": item.status,
        "place": texts_of(item, "place"),
        "host_organisation_id": host and choice(context, host.id, host),
        "talking_points": texts_of(item, "talking_points"),
    }


def _summary(session: Session, context: Context, record_id: int) -> str:
    plan = itinerary.items(session, itinerary.whole(session, record_id))
    if not plan:
        return ""
    return context.language.plural(
        N_("{number} programme item"), N_("{number} programme items"), len(plan)
    )


PROGRAMME = related_tab(
    "programme",
    N_("Programme"),
    Related(
        _lines,
        Empty(
            N_("Nothing planned yet"),
            N_("Type the name of a forum or tour above, or of a new courtesy call."),
            icon="programme",
        ),
        Adding(N_("Take part in a programme item, or a new courtesy call"), _search, _add, _create),
        ITEM_FIELDS,
        _values,
        save_item,
        summary=_summary,
    ),
)


WISHES = wishes_tab("delegation")
RECOMMENDED = recommended_tab("delegation")
DAYS = days_tab("delegation")
